"""The pages that close a case: the proposal, the answer to it, and the lists of both."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from getsafe import guards, web
from getsafe.actions import closure_drafts, closures, sendings
from getsafe.choices import CLOSURE_REASON
from getsafe.dates import today
from getsafe.errors import Refused
from getsafe.forms.cases import ReasonForm
from getsafe.forms.closures import DecisionForm, ProposalForm
from getsafe.govuk.forms import GovukForm
from getsafe.models import Case, ClosureProposal
from getsafe.permissions import Permission
from getsafe.policies import cases as policy
from getsafe.presenters import closures as presenter
from getsafe.queries import cases, decisions, work
from getsafe.views.changes import change
from getsafe.views.opened import case_page

CHANGED_ELSEWHERE = (
    "Not saved while you type: you have typed here in another window. The button still sends this"
)


@case_page(Permission.CASE_WORK)
def propose(request: HttpRequest, case: Case) -> HttpResponse:
    """Write a proposal to close the case; begins with what was typed before, or sent back."""
    draft = cases.get_closure_draft(request.user, case)
    if "discard" in request.POST:  # also where another window has thrown it away before
        if draft:
            closure_drafts.discard(draft, by=request.user)
        messages.success(request, "What you had typed and not sent was thrown away")
        return redirect("getsafe:closure-propose", case.uuid)
    reason = request.GET.get("reason", "")
    initial = {"reason": reason} if reason in CLOSURE_REASON else {}
    if sent_back := cases.get_live_proposal(case):
        initial = presenter.as_typed(sent_back) | initial
    form = ProposalForm(web.sent(request), initial=initial)
    if draft and not form.is_bound:
        form = ProposalForm.show_typed(draft.typed)

    def act(transfer=None, **facts):
        handed_over = closures.Transfer(**transfer) if transfer else None
        closures.propose(case, by=request.user, transfer=handed_over, **facts)

    return change(
        request,
        form,
        act,
        done="The closure was proposed. A manager decides it",
        back=_case(case),
        words={
            "heading": "Propose closure",
            "record": case,
            "child": case.child,
            "obstacles": guards.closure_obstacles(case),
            "sent_back": sent_back,
            "draft": draft,
            "autosave": reverse("getsafe:closure-draft", args=[case.uuid]),
            "seen": sendings.digest(draft.typed if draft else {}),
        },
        template="getsafe/closure_propose.html",
    )


@require_POST
@case_page(Permission.CASE_WORK)
def save_draft(request: HttpRequest, case: Case) -> HttpResponse:
    """Keep what is being typed to propose the closure."""
    typed, sending = ProposalForm.typed_in(request.POST), sendings.read(request.POST)
    try:
        draft = closure_drafts.keep(case, by=request.user, typed=typed, sending=sending)
    except sendings.Overtaken:
        return JsonResponse({}, status=409)
    except sendings.ChangedElsewhere:
        return JsonResponse({"stop": CHANGED_ELSEWHERE}, status=409)
    except Refused as refusal:
        return JsonResponse({"stop": f"Not saved: {refusal.message}"}, status=409)
    return JsonResponse({"saved_at": presenter.saved(draft.saved_at)})


@web.page(Permission.CASE_READ)
def show(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Show a proposal, and to a manager who is not its author the answer to give."""
    proposal = cases.get_proposal(request.user, uuid)
    if proposal is None:
        raise Http404
    case = proposal.case
    asked = web.record_read(request, case, child=case.child)
    return asked or change(
        request,
        DecisionForm(web.sent(request)),
        lambda **facts: _decide(request, proposal, **facts),
        done="Your decision was recorded",
        back=_case(case),
        words=presenter.present(
            proposal,
            request.user,
            obstacles=guards.closure_obstacles(case),
            earlier=cases.list_earlier_proposals(proposal),
        ),
        template="getsafe/closure.html",
    )


@web.page(Permission.CASE_WORK)
def withdraw(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Take one's own proposal back."""
    proposal = cases.get_proposal(request.user, uuid)
    if proposal is None:
        raise Http404
    case = proposal.case
    asked = web.record_read(request, case, child=case.child)
    return asked or change(
        request,
        GovukForm(web.sent(request)),
        lambda: closures.withdraw(proposal, by=request.user),
        done="The proposal was withdrawn",
        back=_case(case),
        words={"heading": "Withdraw this proposal", "record": case, "child": case.child},
    )


@case_page(Permission.CASE_MANAGE)
def undo(request: HttpRequest, case: Case) -> HttpResponse:
    """Open again a case that was closed in error this week."""
    proposal = cases.get_last_closure(case)
    if proposal is None:
        raise Http404
    text = "The case goes back to exactly what it was. Anything later is a new referral."

    def act(reason):
        closures.undo(proposal, by=request.user, reason=reason)

    return change(
        request,
        ReasonForm(web.sent(request)),
        act,
        done="The case is open again",
        back=_case(case),
        words={
            "heading": "Undo this closure: closed in error",
            "text": text,
            "record": case,
            "child": case.child,
        },
    )


@web.page(Permission.CASE_MANAGE)
def list_waiting(request: HttpRequest) -> HttpResponse:
    """Show the proposals that wait for this manager."""
    table = presenter.waiting(work.list_closures_waiting(request.user))
    return render(
        request, "getsafe/list.html", {"heading": "Closures to authorise", "table": table}
    )


@web.page(Permission.CASE_WORK)
def list_sent_back(request: HttpRequest) -> HttpResponse:
    """Show one's own proposals that were sent back."""
    table = presenter.sent_back(work.list_closures_sent_back(request.user))
    return render(
        request, "getsafe/list.html", {"heading": "My closures sent back", "table": table}
    )


@web.page(Permission.CASE_MANAGE)
def list_decisions(request: HttpRequest) -> HttpResponse:
    """Show the cases that a birthday or consent has left to a manager, and those to plan for."""
    day = today()
    context = presenter.decisions(
        decisions.list_owing(request.user, day), decisions.list_coming(request.user, day), day
    )
    return render(request, "getsafe/decisions.html", context)


def _decide(request, proposal: ClosureProposal, *, decision: str, answer: str) -> None:
    policy.check_can_decide_closure(request.user, proposal)
    if decision == "authorise":
        closures.authorise(proposal, by=request.user)
    else:
        closures.send_back(proposal, by=request.user, answer=answer)


def _case(case: Case) -> str:
    return reverse("getsafe:case", args=[case.uuid])
