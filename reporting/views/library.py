"""The answer library."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import slugify

from getsafe import web
from getsafe.errors import Refused
from getsafe.forms import refusals
from getsafe.permissions import Permission
from reporting import policies
from reporting.actions import library
from reporting.forms.foi import LibraryForm
from reporting.models import LibraryAnswer
from reporting.presenters import foi
from reporting.queries import foi_requests as queries


@web.page(Permission.FOI_READ)
def answers(request: HttpRequest) -> HttpResponse:
    """Every answer with its owner and review date."""
    table = foi.library(queries.list_library(request.user))
    return render(
        request,
        "reporting/library.html",
        {"table": table, "may_answer": policies.can_answer(request.user)},
    )


@web.page(Permission.FOI_ANSWER)
def write(request: HttpRequest) -> HttpResponse:
    """Add an answer."""
    form = LibraryForm(web.sent(request))
    if form.is_valid():
        code = slugify(form.cleaned_data["title"])[:60]
        try:
            answer = library.write(code, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            refusals.show(form, refusal)
        else:
            return redirect("reporting:library-answer", answer.code)
    return render(request, "reporting/library_edit.html", {"form": form})


@web.page(Permission.FOI_READ)
def show(request: HttpRequest, code: str) -> HttpResponse:
    """An answer with every version of it."""
    answer = _answer_or_404(request, code)
    context = {"answer": answer, "summary": foi.library_answer(answer)}
    context |= {
        "versions": foi.versions(answer),
        "may_answer": policies.can_answer(request.user),
    }
    return render(request, "reporting/library_answer.html", context)


@web.page(Permission.FOI_ANSWER)
def revise(request: HttpRequest, code: str) -> HttpResponse:
    """Write an answer's next version."""
    answer = _answer_or_404(request, code)
    initial = {name: getattr(answer, name) for name in LibraryForm.base_fields}
    form = LibraryForm(web.sent(request), initial=initial)
    if form.is_valid():
        library.revise(answer, by=request.user, **form.cleaned_data)
        return redirect("reporting:library-answer", code)
    return render(request, "reporting/library_edit.html", {"form": form, "answer": answer})


def _answer_or_404(request: HttpRequest, code: str) -> LibraryAnswer:
    answer = queries.get_library_answer(request.user, code)
    if answer is None:
        raise Http404
    return answer
