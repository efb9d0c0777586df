"""Search: what was typed stays in the session, so that no name is in an address or a log."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.crypto import get_random_string

from getsafe import web
from getsafe.actions import reading
from getsafe.dates import today
from getsafe.forms.children import SearchForm
from getsafe.permissions import Permission
from getsafe.policies.permits import reads_names_in_lists
from getsafe.presenters import children
from getsafe.queries import search

KEPT = 10  # searches that a session remembers


@web.page(Permission.CASE_READ)
def start(request: HttpRequest) -> HttpResponse:
    """Keep what is looked for and lead to its answer, whose address says nothing of it."""
    form = SearchForm(web.sent(request))
    if not form.is_valid():
        return render(request, "getsafe/search.html", {"form": form})
    reading.search_children(request.user, by=request.user)
    key = get_random_string(12)
    kept = list(request.session.get("searches", {}).items())[-KEPT + 1 :]
    request.session["searches"] = dict([*kept, (key, form.cleaned_data["text"])])
    return redirect("getsafe:search-found", key=key)


@web.page(Permission.CASE_READ)
def show(request: HttpRequest, key: str) -> HttpResponse:
    """Show the answer to a search of this session."""
    text = request.session.get("searches", {}).get(key)
    if text is None:
        raise Http404
    asked = request.GET.get("page", "1")
    page = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 6 else 1
    answer = search.find_children(request.user, text, page)
    here = reverse("getsafe:search-found", args=[key])
    named = reads_names_in_lists(request.user)
    context = children.found(answer, text, here, today(), named=named)
    return render(request, "getsafe/search.html", context)
