"""Referrals that were logged: the list, the page, and putting right what was keyed."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from getsafe import clocks, panels, web
from getsafe.actions import referrals
from getsafe.choices import REFERRAL_STATUS
from getsafe.dates import today
from getsafe.errors import Refused
from getsafe.forms import refusals
from getsafe.forms.referrals import STEPS, fields_of, initial_of
from getsafe.forms.screenings import CompleteForm, ReturnForm, ToldForm
from getsafe.govuk.forms import GovukForm
from getsafe.models import Referral
from getsafe.permissions import Permission, Scope
from getsafe.policies import referrals as policy
from getsafe.presenters import referrals as presenter
from getsafe.presenters.screenings import pages
from getsafe.queries import duplicates, versions
from getsafe.queries import referrals as queries
from getsafe.views.changes import Drawn, change
from getsafe.views.opened import referral_page

CORRECTABLE = ("concern", "referrer", "family")


@web.page(Permission.REFERRAL_READ)
def list_all(request: HttpRequest) -> HttpResponse:
    """List the referrals that the person may open, the newest first."""
    status = request.GET.get("status", "")
    status = status if status in REFERRAL_STATUS else ""
    place = queries.Place.parse(request.GET.get("at", ""))
    found = queries.list_referrals(request.user, status=status, place=place)
    context = {
        "table": presenter.list_table(found, request.user, status=status),
        "pages": pages(found, f"?status={status}"),
        "statuses": [("", "All"), *REFERRAL_STATUS.choices],
        "status": status,
        "may_log": request.user.may(Permission.REFERRAL_LOG),
    }
    return render(request, "getsafe/referral_list.html", context)


@web.page(Permission.REFERRAL_READ)
def detail(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Show one referral; to someone outside the team, its receipt."""
    referral = queries.get_referral_file(request.user, uuid)
    if referral is None:
        raise Http404
    if answer := web.record_read(request, referral, child=referral.child):
        return answer
    if request.user.scope is Scope.INVITED and referral.logged_by_id == request.user.pk:
        context = {"referral": referral, "tag": presenter.status_tag(referral.status)}
        return render(request, "getsafe/referral_receipt.html", context)
    may_screen = request.user.may(Permission.REFERRAL_SCREEN)
    likely = duplicates.list_for_referral(request.user, referral) if may_screen else []
    cases = queries.list_cases_of(request.user, referral.child)
    view = presenter.view(referral, request.user, cases=cases, clocks=clocks.load(), today=today())
    context = {
        "referral": referral,
        "view": view,
        "likely": len(likely),
        "said_same": duplicates.list_said_same(request.user, referral.child) if may_screen else [],
        "different": len(duplicates.list_said_different(request.user, referral.child))
        if may_screen
        else 0,
        "may_merge": request.user.may(Permission.CASE_MANAGE),
        "panels": panels.render_panels("referral", request.user, referral),
    }
    return render(request, "getsafe/referral_detail.html", context)


@referral_page(Permission.REFERRAL_SCREEN)
def return_incomplete(request: HttpRequest, referral: Referral) -> HttpResponse:
    """Send a referral back for what is missing."""
    return _act(
        request,
        referral,
        ReturnForm(web.sent(request)),
        act=referrals.return_incomplete,
        check=policy.check_can_return,
        said="Referral returned. The screening clock has stopped",
        button="Return the referral",
    )


@referral_page(Permission.REFERRAL_SCREEN)
def mark_complete(request: HttpRequest, referral: Referral) -> HttpResponse:
    """Put a returned referral back among those that wait."""
    return _act(
        request,
        referral,
        CompleteForm(web.sent(request)),
        act=referrals.mark_complete,
        check=policy.check_can_complete,
        said="Referral complete. The screening clock has started again",
        button="Mark as complete",
    )


@referral_page(Permission.REFERRAL_SCREEN)
def record_told(request: HttpRequest, referral: Referral) -> HttpResponse:
    """Record that the referrer was told what was decided."""
    known = {"told_on": referral.referrer_told_on, "told": referral.referrer_told}
    return _act(
        request,
        referral,
        ToldForm(web.sent(request), initial=known if referral.referrer_told_on else None),
        act=referrals.record_told,
        check=policy.check_can_tell,
        said="Recorded that the referrer was told",
        button="Save",
        heading="Tell the referrer",
    )


@referral_page(Permission.REFERRAL_SCREEN)
def correct(request: HttpRequest, referral: Referral, step: str) -> HttpResponse:
    """Put right one part of what was keyed."""
    if step not in CORRECTABLE:
        raise Http404
    drawn = _drawn(referral, step)
    options: dict[str, Any] = {"initial": drawn.shown(drawn.facts)}
    if step == "referrer":
        options["agencies"] = queries.list_agencies
    form = STEPS[step](web.sent(request), **options)

    def act(was, **_):
        concerns = form.types_raised() if step == "concern" else None
        facts = form.facts()
        referrals.correct(referral, by=request.user, facts=facts, concerns=concerns, was=was)

    return change(
        request,
        form,
        act,
        done="Referral corrected",
        back=reverse("getsafe:referral-detail", args=[referral.uuid]),
        words={"heading": form.title, "button": "Save", "referral": referral},
        template="getsafe/referral_form.html",
        drawn=drawn,
    )


def _drawn(referral: Referral, step: str) -> Drawn:
    """What the page of a correction is drawn from."""
    facts = versions.facts_of(referral, fields_of(step))
    rows = [versions.row(referral)]
    if step == "concern":
        facts |= versions.concern_facts(referral)
        rows.append(referral.concern_types.all())

    def shown(said: versions.Facts) -> dict[str, Any]:
        own = {name: value for name, value in said.items() if name != "concern_types"}
        concerns = said.get("concern_types", ())
        return initial_of(versions.rebuild(Referral, own), step, concerns)

    return Drawn(facts, shown, rows)


def _act(request, referral, form, *, act, check, said, button, heading="") -> HttpResponse:
    """Do what a one-question form asks, or say why not."""
    try:
        check(request.user, referral)
        if form.is_valid():
            act(referral, by=request.user, **form.cleaned_data)
            messages.success(request, said)
            return redirect("getsafe:referral-detail", referral.uuid)
    except Refused as refusal:
        if not form.is_bound:
            return not_now(request, referral, refusal)
        refusals.show(form, refusal)
    return _form_page(request, referral, form, heading=heading or button, button=button)


def not_now(request: HttpRequest, referral: Referral, refusal: Refused) -> HttpResponse:
    """Lead back to the referral, saying why this cannot be done to it."""
    messages.error(request, refusal.message)
    return redirect("getsafe:referral-detail", referral.uuid)


def _form_page(
    request: HttpRequest,
    referral: Referral,
    form: GovukForm,
    *,
    heading: str,
    button: str,
) -> HttpResponse:
    context = {"referral": referral, "form": form, "heading": heading, "button": button}
    return render(request, "getsafe/referral_form.html", context)
