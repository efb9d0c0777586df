"""What was not recorded: the list, and saying, correcting or taking back one fact."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from getsafe import web
from getsafe.errors import Refused
from getsafe.forms import refusals
from getsafe.permissions import Permission
from reporting.actions import recording_facts
from reporting.forms.recording_facts import RecordingFactForm, initial_of
from reporting.models import RecordingFact
from reporting.presenters import recording_facts as words
from reporting.queries import recording_facts as queries


@web.page(Permission.FOI_ANSWER)
def index(request: HttpRequest) -> HttpResponse:
    """Every stretch of time for which something was not recorded."""
    table = words.table(queries.list_facts(request.user))
    return render(request, "reporting/recording_facts.html", {"table": table})


@web.page(Permission.FOI_ANSWER)
def add(request: HttpRequest) -> HttpResponse:
    """Say that something was not recorded."""
    form = RecordingFactForm(web.sent(request))
    if form.is_valid():
        try:
            recording_facts.record(by=request.user, **form.facts())
        except Refused as refusal:
            refusals.show(form, refusal)
        else:
            return redirect("reporting:recording-facts")
    return render(request, "reporting/recording_fact.html", {"form": form})


@web.page(Permission.FOI_ANSWER)
def change(request: HttpRequest, key: int) -> HttpResponse:
    """Correct a fact."""
    fact = _fact_or_404(request, key)
    form = RecordingFactForm(web.sent(request), initial=initial_of(fact))
    if form.is_valid():
        try:
            recording_facts.change(fact, by=request.user, **form.facts())
        except Refused as refusal:
            refusals.show(form, refusal)
        else:
            return redirect("reporting:recording-facts")
    return render(request, "reporting/recording_fact.html", {"form": form, "fact": fact})


@web.page(Permission.FOI_ANSWER)
def remove(request: HttpRequest, key: int) -> HttpResponse:
    """Take a fact back, after asking."""
    fact = _fact_or_404(request, key)
    if request.method == "POST":
        recording_facts.remove(fact, by=request.user)
        return redirect("reporting:recording-facts")
    table = words.table([fact])
    return render(request, "reporting/recording_fact_remove.html", {"table": table})


def _fact_or_404(request: HttpRequest, key: int) -> RecordingFact:
    fact = queries.get_fact(request.user, key)
    if fact is None:
        raise Http404
    return fact
