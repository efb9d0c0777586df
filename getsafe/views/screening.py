"""The screening list, what agencies say, the decision and its withdrawal."""

from collections.abc import Sequence
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from getsafe import clocks, web
from getsafe.actions import screenings
from getsafe.dates import today
from getsafe.errors import Refused
from getsafe.forms import refusals
from getsafe.forms.screenings import ContributionForm, DecisionForm, WithdrawForm
from getsafe.models import Case, Referral
from getsafe.permissions import Permission
from getsafe.policies import referrals as policy
from getsafe.presenters import referrals as referral_presenter
from getsafe.presenters import screenings as presenter
from getsafe.presenters import words
from getsafe.queries import cases as case_queries
from getsafe.queries import referrals as queries
from getsafe.views.opened import referral_page
from getsafe.views.referrals import not_now


@web.page(Permission.REFERRAL_SCREEN)
def list_waiting(request: HttpRequest) -> HttpResponse:
    """List what waits for screening, the longest waiting first."""
    which = request.GET.get("list", "waiting")
    which = which if which in presenter.LISTS else "waiting"
    loaded, on = clocks.load(), today()
    place = queries.Place.parse(request.GET.get("at", ""))
    found = queries.list_waiting(request.user, which=which, clocks=loaded, today=on, place=place)
    numbers = queries.count_waiting(request.user, clocks=loaded, today=on)
    context = {
        "counts": presenter.counts(numbers, which),
        "table": presenter.waiting_table(found, which, clocks=loaded, today=on),
        "pages": presenter.pages(found, f"?list={which}"),
    }
    return render(request, "getsafe/screening_list.html", context)


@referral_page(Permission.REFERRAL_SCREEN)
def contribute(request: HttpRequest, referral: Referral) -> HttpResponse:
    """Write down, or correct, what an agency knows."""
    try:
        policy.check_can_contribute(request.user, referral)
    except Refused as refusal:
        return not_now(request, referral, refusal)
    chosen = request.GET.get("agency", "")
    initial = {"agency": chosen, "text": queries.contribution_of(referral, chosen)}
    agencies = queries.list_agencies()
    form = ContributionForm(web.sent(request), agencies=agencies, initial=initial)
    if form.is_valid():
        agency = queries.get_agency(int(form.cleaned_data["agency"]))
        text = form.cleaned_data["text"]
        try:
            screenings.record_contribution(referral, by=request.user, agency=agency, text=text)
        except Refused as refusal:
            refusals.show(form, refusal)
        else:
            messages.success(request, f"What {agency.name} knows is saved")
            return redirect("getsafe:referral-detail", referral.uuid)
    context = {"referral": referral, "form": form, "heading": "What an agency knows"}
    return render(request, "getsafe/referral_form.html", context | {"button": "Save"})


@web.page(Permission.REFERRAL_DECIDE)
def decide(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Decide a referral that waits."""
    referral = queries.get_referral_file(request.user, uuid)
    if referral is None:
        raise Http404
    try:
        policy.check_can_decide(request.user, referral)
    except Refused as refusal:
        return not_now(request, referral, refusal)
    if answer := web.record_read(request, referral, child=referral.child):
        return answer
    on, cases = today(), queries.list_cases_of(request.user, referral.child)
    form = _decision_form(request, referral, cases)
    if form.is_valid() and _decided(request, referral, form):
        return redirect("getsafe:referral-detail", uuid)
    context = {
        "referral": referral,
        "form": form,
        "danger": referral_presenter.danger(referral),
        "background": referral_presenter.background(referral, request.user, on),
        "bearing": presenter.bearing(referral, cases, on),
        "said": referral.contributions.all(),
        "types": words.types(c.exploitation_type for c in referral.concern_types.all()),
    }
    return render(request, "getsafe/referral_screen.html", context)


@web.page(Permission.REFERRAL_DECIDE)
def withdraw(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Take a decision back on the day that it was recorded."""
    screening = queries.get_screening(request.user, uuid)
    if screening is None:
        raise Http404
    referral = screening.referral
    if answer := web.record_read(request, referral, child=referral.child):
        return answer
    form = WithdrawForm(web.sent(request))
    if form.is_valid():
        try:
            screenings.withdraw(screening, by=request.user, reason=form.cleaned_data["reason"])
        except Refused as refusal:
            refusals.show(form, refusal)
        else:
            messages.success(request, "Decision withdrawn. The referral waits for screening again")
            return redirect("getsafe:referral-detail", referral.uuid)
    context = {"referral": referral, "form": form, "heading": "Withdraw the decision"}
    return render(request, "getsafe/referral_form.html", context | {"button": "Withdraw"})


def _decision_form(request: HttpRequest, referral: Referral, cases: Sequence[Case]) -> DecisionForm:
    """The form, with what is asked only of an adult or of a child referred before."""
    on, is_open = today(), any(case.is_open for case in cases)
    asks_consent = referral.child.age_on(on) >= 18 and not is_open
    return DecisionForm(
        web.sent(request),
        levels=case_queries.list_risk_levels_on(on),
        workers=case_queries.list_lead_workers(),
        adult=presenter.on_record(referral.child) if asks_consent else None,
        others=queries.list_other_referrals(request.user, referral),
        initial={"outcome": "CONTINUE"} if is_open else {},
    )


def _decided(request: HttpRequest, referral: Referral, form: DecisionForm) -> bool:
    """Whether the decision was taken; a refusal is shown on the form."""
    adult = screenings.AdultFacts(**form.adult_facts())
    try:
        screening = screenings.decide(referral, by=request.user, adult=adult, **form.facts())
    except Refused as refusal:
        refusals.show(form, refusal)
        return False
    messages.success(request, presenter.decided(screening))
    return True
