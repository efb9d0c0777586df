"""Logging a referral: the steps of a draft, likely duplicates, the check and the receipt."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render

from getsafe import web
from getsafe.actions import filling
from getsafe.actions import referral_drafts as drafts
from getsafe.errors import Refused
from getsafe.forms import refusals
from getsafe.forms.referrals import STEPS, StepForm
from getsafe.forms.screenings import MatchForm
from getsafe.models import ReferralDraft, User
from getsafe.permissions import Permission, Scope
from getsafe.presenters import drafts as presenter
from getsafe.presenters import matches as match_presenter
from getsafe.queries import duplicates
from getsafe.queries import referrals as queries


@web.page(Permission.REFERRAL_LOG)
def new(request: HttpRequest) -> HttpResponse:
    """Say what to do in an emergency and begin a draft."""
    if request.method == "POST":
        draft = drafts.start(by=request.user)
        return redirect("getsafe:draft-step", draft.uuid, "child")
    return render(request, "getsafe/referral_new.html")


@web.page(Permission.REFERRAL_LOG)
def list_own(request: HttpRequest) -> HttpResponse:
    """List the person's own drafts."""
    table = presenter.drafts_table(queries.list_drafts(request.user))
    return render(request, "getsafe/draft_list.html", {"table": table})


@web.page(Permission.REFERRAL_LOG)
def step(request: HttpRequest, uuid: UUID, name: str) -> HttpResponse:
    """Fill in one step; whatever was typed is kept, right or wrong."""
    draft, form_class = _draft(request, uuid), _step(name)
    options = _options(request.user, name)
    if request.method != "POST":
        form = form_class.show_typed(draft.typed.get(name, {}), **options)
        return _show_step(request, draft, name, form)
    form = form_class(request.POST, **options)
    typed, is_done = form_class.typed_in(request.POST), form.is_valid()
    draft = drafts.save_step(
        draft, by=request.user, step=name, typed=typed, done=is_done, sending=_sending(request)
    )
    if "later" in request.POST:
        messages.success(request, "Draft saved. You can come back to it here")
        return redirect("getsafe:referral-drafts")
    if not is_done:
        return _show_step(request, draft, name, form)
    if name == "child" and _unanswered(request.user, draft, form):
        return redirect("getsafe:draft-matches", draft.uuid)
    return _next(draft, name)


@web.page(Permission.REFERRAL_LOG)
def autosave(request: HttpRequest, uuid: UUID, name: str) -> HttpResponse:
    """Keep what has been typed so far on a step, while it is being typed."""
    draft, form_class = _draft(request, uuid), _step(name)
    if request.method != "POST":
        return redirect("getsafe:draft-step", draft.uuid, name)
    typed = form_class.typed_in(request.POST)
    sending = _sending(request)
    try:
        draft = drafts.save_step(draft, by=request.user, step=name, typed=typed, sending=sending)
    except drafts.Overtaken:
        return JsonResponse({"saved_at": presenter.saved(draft.saved_at)}, status=409)
    return JsonResponse({"saved_at": presenter.saved(draft.saved_at)})


@web.page(Permission.REFERRAL_LOG)
def matches(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Ask of each likely record whether it is the same child."""
    draft = _draft(request, uuid)
    child_form = _checked(request.user, draft, "child")
    if not child_form.is_valid():
        return redirect("getsafe:draft-step", draft.uuid, "child")
    said = child_form.facts()
    facts = duplicates.Facts.of(said)
    candidates = duplicates.list_candidates(request.user, facts)
    if not candidates:
        return _next(draft, "child")
    keys = [str(candidate.child.uuid) for candidate in candidates]
    answered = drafts.answers_about(draft, facts)
    form = MatchForm(web.sent(request), keys=keys, initial=answered)
    if form.is_valid():
        try:
            drafts.answer_matches(draft, by=request.user, facts=facts, answers=form.cleaned_data)
        except Refused as refusal:
            refusals.show(form, refusal)
        else:
            return _next(draft, "child")
    if request.method != "POST":
        web.record_comparisons(request, [candidate.child for candidate in candidates])
    found = match_presenter.match_list(candidates, said, form)
    context = {"form": form, "matches": found, "draft": draft}
    return render(request, "getsafe/draft_matches.html", context)


@web.page(Permission.REFERRAL_LOG)
def check(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Show every answer before it is sent, then send it, once."""
    draft = queries.get_draft(request.user, uuid)
    if draft is None:
        return _already_sent(request, uuid)
    steps = {name: _checked(request.user, draft, name) for name in STEPS}
    unfinished = [name for name, form in steps.items() if not form.is_valid()]
    if unfinished:
        tasks = presenter.tasks(draft, steps)
        return render(request, "getsafe/draft_tasks.html", {"tasks": tasks, "draft": draft})
    problems: list[dict[str, str]] = []
    if request.method == "POST":
        try:
            referral = drafts.submit(draft, by=request.user, given=_given(steps))
        except drafts.MatchesUnanswered:
            return redirect("getsafe:draft-matches", draft.uuid)
        except Refused as refusal:
            problems = presenter.refused(draft, steps, refusal)
        else:
            return redirect("getsafe:referral-submitted", referral.uuid)
    context = {
        "draft": draft,
        "sections": presenter.checked(draft, steps),
        "problems": problems,
        "joined": _joined(request.user, draft, steps["child"]),
    }
    return render(request, "getsafe/draft_check.html", context)


@web.page(Permission.REFERRAL_LOG)
def discard(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Throw a draft away, after asking."""
    draft = _draft(request, uuid)
    if request.method == "POST":
        drafts.discard(draft, by=request.user)
        messages.success(request, "Draft discarded")
        return redirect("getsafe:referral-drafts")
    context = {"draft": draft, "name": presenter.draft_name(draft)}
    return render(request, "getsafe/draft_discard.html", context)


@web.page(Permission.REFERRAL_LOG)
def submitted(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Confirm that a referral was received and say what happens next."""
    referral = queries.get_referral(request.user, uuid)
    if referral is None:
        raise Http404
    return render(request, "getsafe/referral_submitted.html", {"referral": referral})


def _draft(request: HttpRequest, uuid: UUID) -> ReferralDraft:
    draft = queries.get_draft(request.user, uuid)
    if draft is None:
        raise Http404
    return draft


def _sending(request: HttpRequest) -> drafts.Sending | None:
    """Where the script says that the text came from; without script nobody says."""
    page, number = request.POST.get("sent_page", ""), request.POST.get("sent_number", "")
    if not (page and number.isdecimal() and len(page) <= 64 and len(number) <= 9):
        return None
    return drafts.Sending(page, int(number))


def _step(name: str) -> type[StepForm]:
    if name not in STEPS:
        raise Http404
    return STEPS[name]


def _options(actor: User, name: str) -> dict[str, Any]:
    """What a step is given: the agencies, and a partner's own details as the referrer's."""
    if name != "referrer":
        return {}
    options: dict[str, Any] = {"agencies": queries.list_agencies()}
    if actor.scope is Scope.INVITED:
        options["initial"] = {
            "referrer_name": actor.name,
            "referrer_role": actor.job_title,
            "referrer_contact": actor.email,
            "referrer_agency": str(actor.agency_id or ""),
        }
    return options


def _checked(actor: User, draft: ReferralDraft, name: str) -> StepForm:
    return STEPS[name].check_typed(draft.typed.get(name, {}), **_options(actor, name))


def _show_step(
    request: HttpRequest, draft: ReferralDraft, name: str, form: StepForm
) -> HttpResponse:
    number = list(STEPS).index(name) + 1
    context = {
        "draft": draft,
        "form": form,
        "step": name,
        "before": list(STEPS)[number - 2] if number > 1 else "",
        "number": number,
        "steps": len(STEPS),
        "saved_at": presenter.saved(draft.saved_at) if draft.typed else "",
    }
    return render(request, "getsafe/draft_step.html", context)


def _next(draft: ReferralDraft, name: str) -> HttpResponse:
    """The first step after this one that is not done, else the check."""
    left = [step for step in STEPS if step not in draft.steps_done]
    later = list(STEPS)[list(STEPS).index(name) + 1 :]
    following = [step for step in later if step in left]
    if following:
        return redirect("getsafe:draft-step", draft.uuid, following[0])
    return redirect("getsafe:draft-check", draft.uuid)


def _unanswered(actor: User, draft: ReferralDraft, form: StepForm) -> bool:
    facts = duplicates.Facts.of(form.facts())
    answered = drafts.answers_about(draft, facts)
    candidates = duplicates.list_candidates(actor, facts)
    return any(str(candidate.child.uuid) not in answered for candidate in candidates)


def _given(steps: dict[str, Any]) -> drafts.Given:
    referral: dict[str, Any] = {}
    for name in ("concern", "referrer", "family"):
        referral |= steps[name].facts()
    concerns = steps["concern"].types_raised()
    return drafts.Given(child=steps["child"].facts(), referral=referral, concerns=concerns)


def _joined(actor: User, draft: ReferralDraft, form: StepForm) -> dict[str, Any] | None:
    """The existing record that the referral will be added to, and what that does."""
    said = form.facts()
    answered = drafts.answers_about(draft, duplicates.Facts.of(said))
    child = duplicates.get_same(actor, answered)
    if child is None:
        return None
    return {"child": child, "lines": match_presenter.filled(*filling.compare_facts(child, said))}


def _already_sent(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """A second press of the button: the draft is gone because its referral is there."""
    if queries.get_referral(request.user, uuid) is None:
        raise Http404
    return redirect("getsafe:referral-submitted", uuid)
