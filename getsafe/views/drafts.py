"""Logging a referral: the steps of a draft, likely duplicates, the check and the receipt."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from getsafe import web
from getsafe.actions import filling, sendings, typed_work
from getsafe.actions import referral_drafts as drafts
from getsafe.errors import Refused
from getsafe.forms import refusals
from getsafe.forms.referral_child import ChildForm
from getsafe.forms.referrals import STEPS, StepForm
from getsafe.forms.screenings import MatchForm
from getsafe.models import ReferralDraft, User
from getsafe.permissions import Permission, Scope
from getsafe.presenters import drafts as presenter
from getsafe.presenters import matches as match_presenter
from getsafe.queries import duplicates
from getsafe.queries import referrals as queries
from getsafe.views.typed_work import NOT_TYPED

SENT = (
    "This referral was sent in another window, so what you typed here was not added to it. "
    "Copy what you need from below"
)
GONE = (
    "Not saved: this draft was sent, or discarded, in another window. Copy what you need before "
    "you leave this page"
)
CHANGED_ELSEWHERE = (
    "Not saved: this step was changed in another window. Continue to keep what is here instead"
)


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
    draft, form_class = queries.get_draft(request.user, uuid), _step(name)
    if draft is None:
        return _gone(request, uuid)
    options = _options(request.user, name)
    if request.method != "POST":
        form = form_class.show_typed(draft.typed.get(name, {}), **options)
        return _show_step(request, draft, name, form)
    form = form_class(request.POST, **options)
    typed, is_done = form_class.typed_in(request.POST), form.is_valid()
    try:
        draft = drafts.save_step(
            draft,
            by=request.user,
            step=name,
            typed=typed,
            done=is_done,
            sending=sendings.read(request.POST),
        )
    except sendings.ChangedElsewhere as refusal:
        refusals.show(form, refusal)
        return _show_step(request, draft, name, form)
    if "later" in request.POST:
        messages.success(request, "Draft saved. You can come back to it here")
        return redirect("getsafe:referral-drafts")
    return _go_on(request, draft, name) if is_done else _show_step(request, draft, name, form)


@web.page(Permission.REFERRAL_LOG)
def autosave(request: HttpRequest, uuid: UUID, name: str) -> HttpResponse:
    """Keep what has been typed so far on a step, while it is being typed."""
    form_class = _step(name)
    if request.method != "POST":
        return redirect("getsafe:draft-step", _draft(request, uuid).uuid, name)
    draft = queries.get_draft(request.user, uuid)
    if draft is None:
        return JsonResponse({"stop": GONE}, status=404)
    typed = form_class.typed_in(request.POST)
    sending = sendings.read(request.POST)
    try:
        draft = drafts.save_step(draft, by=request.user, step=name, typed=typed, sending=sending)
    except sendings.Overtaken:
        return JsonResponse({"saved_at": presenter.saved(draft.saved_at)}, status=409)
    except sendings.ChangedElsewhere:
        return JsonResponse({"stop": CHANGED_ELSEWHERE}, status=409)
    told = {"saved_at": presenter.saved(draft.saved_at)}
    if name == "child":
        told["notice"] = match_presenter.notice(_unanswered(request.user, draft))
    return JsonResponse(told)


@web.page(Permission.REFERRAL_LOG)
def matches(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Ask of each likely record whether it is the same child."""
    draft = _draft(request, uuid)
    said = _said_of_child(draft)
    if said is None:
        return redirect("getsafe:draft-step", draft.uuid, "child")
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


def _step(name: str) -> type[StepForm]:
    if name not in STEPS:
        raise Http404
    return STEPS[name]


def _options(actor: User, name: str) -> dict[str, Any]:
    """What a step is given: the agencies, and a partner's own details as the referrer's."""
    if name != "referrer":
        return {}
    options: dict[str, Any] = {"agencies": queries.list_agencies}
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
        "seen": sendings.digest(draft.typed.get(name, {})),
    }
    if name == "child":
        said = _said_of_child(draft)
        same = said and duplicates.get_same(
            request.user, drafts.answers_about(draft, duplicates.Facts.of(said))
        )
        context |= {
            "notice": match_presenter.notice(_unanswered(request.user, draft)),
            "notice_url": reverse("getsafe:draft-matches", args=[draft.uuid]),
            "joined": same,
        }
    return render(request, "getsafe/draft_step.html", context)


def _go_on(request: HttpRequest, draft: ReferralDraft, name: str) -> HttpResponse:
    """From a finished step to the next, by way of the records that may be the same child."""
    if name == "child" and _unanswered(request.user, draft):
        return redirect("getsafe:draft-matches", draft.uuid)
    return _next(draft, name)


def _next(draft: ReferralDraft, name: str) -> HttpResponse:
    """The first step after this one that is not done, else the check; this one, if it is not."""
    left = [step for step in STEPS if step not in draft.steps_done]
    if name in left:
        return redirect("getsafe:draft-step", draft.uuid, name)
    later = list(STEPS)[list(STEPS).index(name) + 1 :]
    following = [step for step in later if step in left]
    if following:
        return redirect("getsafe:draft-step", draft.uuid, following[0])
    return redirect("getsafe:draft-check", draft.uuid)


def _said_of_child(draft: ReferralDraft) -> dict[str, Any] | None:
    """What the draft says of the child, if it is enough to look for their record."""
    form = ChildForm.check_typed(draft.typed.get("child", {}))
    return form.facts_so_far()


def _unanswered(actor: User, draft: ReferralDraft) -> list[duplicates.Candidate]:
    """The likely records about which the author has not been asked, as far as can be told."""
    said = _said_of_child(draft)
    if said is None:
        return []
    facts = duplicates.Facts.of(said)
    answered = drafts.answers_about(draft, facts)
    candidates = duplicates.list_candidates(actor, facts)
    return [one for one in candidates if str(one.child.uuid) not in answered]


def _gone(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """A step of a draft that was sent in another window; nothing typed here is lost."""
    referral = queries.get_referral(request.user, uuid)
    if request.method == "POST" and referral and referral.logged_by_id == request.user.pk:
        fields = {name: values for name, values in request.POST.lists() if name not in NOT_TYPED}
        here = request.get_full_path()
        typed = typed_work.Typed(page=here, action=here, fields=fields)
        saved = typed_work.keep(typed, by=None, owner=request.user)
        messages.warning(request, SENT)
        return redirect("getsafe:typed-work-text", saved.uuid)
    return _already_sent(request, uuid)


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
