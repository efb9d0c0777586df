"""The FOI desk: the register, a request with its parts, and what leaves the building."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate

from getsafe import web
from getsafe.errors import Refused
from getsafe.forms import refusals
from getsafe.permissions import Permission
from reporting import policies
from reporting.actions import foi_requests, releases
from reporting.exports.open_data_csv import plain_csv, tidy_csv
from reporting.forms.foi import NO_PACK, RequestForm, WithdrawForm
from reporting.models import FoiRequest, Preparation
from reporting.packs import PACKS
from reporting.presenters import foi, letters
from reporting.queries import foi_answers, foi_overlaps
from reporting.queries import foi_requests as queries
from reporting.queries.clock import get_count
from reporting.views.files import attachment
from reporting.views.opened import request_or_404


@web.page(Permission.FOI_READ)
def register(request: HttpRequest) -> HttpResponse:
    """Every request: those with a running clock first."""
    unanswered = queries.list_unanswered(request.user)
    context = {
        "unanswered": foi.register(unanswered, queries.working_days_left(unanswered)),
        "packs": PACKS.values(),
        "may_answer": policies.can_answer(request.user),
        "closed": foi.closed(queries.list_closed(request.user)),
    }
    return render(request, "reporting/foi_register.html", context)


@web.page(Permission.FOI_ANSWER)
def log_request(request: HttpRequest) -> HttpResponse:
    """Put a request into the register, with its parts when it is a known one."""
    form = RequestForm(web.sent(request), initial=foi.initial_request(request.GET))
    if form.is_valid():
        asked = form.cleaned_data
        pack = "" if asked["pack"] == NO_PACK else asked["pack"]
        try:
            logged = foi_requests.log_request(
                asked["reference"],
                by=request.user,
                title=asked["title"],
                received_on=asked["received_on"],
                pack=pack,
            )
        except Refused as refusal:
            refusals.show(form, refusal)
        else:
            return redirect("reporting:foi-request", logged.uuid)
    return render(request, "reporting/foi_request_new.html", {"form": form})


@web.page(Permission.FOI_READ)
def show_request(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """A request with its clock and its whole answer, figures protected."""
    asked = request_or_404(request, uuid)
    prepared = _prepared(asked)
    content = prepared.content if prepared else foi_answers.compose(asked)
    may_change = policies.can_change(request.user, asked)
    left = queries.working_days_left([asked])[asked.pk]
    context = {
        "asked": asked,
        "summary": foi.summary(asked, left),
        "clock": foi.clock(get_count(asked)),
        "parts": foi.parts(content, change=asked if may_change else None),
        "tables": foi_answers.tables_of(content),
        "may_change": may_change,
        "may_answer": policies.can_answer(request.user),
        "prepared": prepared,
    }
    if asked.status == "released" and prepared:
        context |= _release_of(asked, prepared)
    elif asked.status != "withdrawn":
        context["overlaps"] = foi.overlaps(foi_overlaps.list_overlaps(asked, content))
    return render(request, "reporting/foi_request.html", context)


@web.page(Permission.FOI_ANSWER)
def prepare(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Freeze the answer and put it forward for approval."""
    asked = request_or_404(request, uuid)
    if request.method == "POST":
        try:
            releases.prepare(asked, by=request.user)
        except Refused as refusal:
            messages.error(request, refusal.message)
        else:
            messages.success(request, "Sent for approval. The figures are frozen as of now.")
    return redirect("reporting:foi-request", uuid)


@web.page(Permission.FOI_ANSWER)
def withdraw(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Close a request that needs no answer."""
    asked = request_or_404(request, uuid)
    form = WithdrawForm(web.sent(request))
    if form.is_valid():
        try:
            foi_requests.withdraw(asked, by=request.user, reason=form.cleaned_data["reason"])
        except Refused as refusal:
            form.add_error(None, refusal.message)
        else:
            return redirect("reporting:foi-register")
    context = {"form": form, "asked": asked}
    return render(request, "reporting/foi_request_withdraw.html", context)


@web.page(Permission.FOI_READ)
def letter(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The reply as plain text; marked as a draft until it is released."""
    asked = request_or_404(request, uuid)
    text = letters.letter(
        _content(asked), council=settings.COUNCIL_NAME, is_draft=asked.status != "released"
    )
    web.record_copy(request, asked, "download")
    return attachment(text.encode(), name=f"{asked.reference}-reply.txt", kind="text/plain")


@web.page(Permission.FOI_READ)
def table(request: HttpRequest, uuid: UUID, letter: str, number: int) -> HttpResponse:
    """One figure as tidy CSV."""
    asked = request_or_404(request, uuid)
    for held in foi_answers.tables_of(_content(asked)):
        if (held["letter"], held["number"]) == (letter, number):
            content = tidy_csv([held["answer"]], council=settings.COUNCIL_NAME)
            name = f"{asked.reference}-{letter}{number}.csv"
            web.record_copy(request, asked, "download")
            return attachment(content, name=name, kind="text/csv")
    raise Http404


@web.page(Permission.FOI_ANSWER)
def recompute(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Count a frozen answer again, as known then and as known now, and say how many differ."""
    asked = request_or_404(request, uuid)
    prepared = queries.latest_preparation(asked)
    if prepared is None:
        raise Http404
    then, now = foi_answers.count_changes(prepared)
    context = {"asked": asked, "prepared": foi.moment(prepared.as_known_at)}
    context |= {"then": then, "now": now}
    return render(request, "reporting/foi_recompute.html", context)


@web.page(Permission.FOI_READ)
def log_entry(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The disclosure log's line of a released request as CSV."""
    asked = request_or_404(request, uuid)
    if asked.status != "released":
        raise Http404
    rows = foi.log_rows(asked, asked.release, _working_day(asked))
    web.record_copy(request, asked, "download")
    return attachment(plain_csv(rows), name=f"{asked.reference}-log.csv", kind="text/csv")


def _release_of(asked: FoiRequest, prepared: Preparation) -> dict[str, Any]:
    return {
        "release": foi.release(prepared.release),
        "log_entry": foi.log_entry(asked, prepared.release, _working_day(asked)),
    }


def _working_day(asked: FoiRequest) -> int:
    return queries.get_working_day(asked, localdate(asked.release.released_at))


def _content(asked: FoiRequest) -> dict[str, Any]:
    """The answer as frozen, or as it stands while it may still change."""
    prepared = _prepared(asked)
    return prepared.content if prepared else foi_answers.compose(asked)


def _prepared(asked: FoiRequest) -> Preparation | None:
    is_open = asked.status in {"open", "clarifying"}
    return None if is_open else queries.latest_preparation(asked)
