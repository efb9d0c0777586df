"""Closing a case: one person proposes, another authorises, and an error can be taken back."""

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from getsafe import audit, guards
from getsafe.actions import cases, children
from getsafe.errors import Refused
from getsafe.models import Case, ClosureDraft, ClosureProposal, User
from getsafe.policies import cases as policy
from getsafe.policies.statuses import CASE, CLOSURE

MOVED = "moved_area"


class NotReadyToClose(Refused):
    """Something has to be done before the case may close; the message says what."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Transfer:
    """The handing over to another council: which, who there was told and of what, and when."""

    transferred_to: str
    received_by: str
    handed_over_on: date | None


@transaction.atomic
def propose(
    case: Case,
    *,
    by: User,
    closed_on: date,
    reason: str,
    transfer: Transfer | None = None,
    **facts: Any,
) -> ClosureProposal:
    """Put an open case forward for closing; a proposal that was sent back is written anew.

    `facts` are `summary`, `told`, `level` and `experience`. Refuses while something stands in the
    way (an open action), while another proposal waits, a date before the case's own facts, and a
    move to another council without its `transfer`. Audited as closure.propose.
    """
    case = cases.lock(case)
    policy.check_can_work(by, case)
    _check_ready(case, closed_on)
    handed_over = _handed_over(case, reason, transfer)
    live = case.closure_proposals.filter(status__in=["waiting", "sent_back"]).first()
    if live:
        _decide(live, by=by, act="replace")
    proposal = ClosureProposal.objects.create(
        case=case,
        proposed_by=by,
        closed_on=closed_on,
        reason=reason,
        **facts,
        **handed_over,
    )
    ClosureDraft.objects.visible_to(by).filter(case=case).delete()
    audit.record("closure.propose", proposal, by=by, child=case.child, details={"reason": reason})
    return proposal


@transaction.atomic
def authorise(proposal: ClosureProposal, *, by: User) -> Case:
    """Close the case as proposed, ending its spells and level on the closing date.

    Refuses the proposal's author, and whatever has come in the way since. Audited as case.close.
    """
    case, proposal = _lock(proposal)
    policy.check_can_decide_closure(by, proposal)
    policy.check_is_open(case)
    _check_ready(case, proposal.closed_on)
    replaced = {
        "status": case.status,
        "review_due_on": _text(case.review_due_on),
        "monitoring_until": _text(case.monitoring_until),
        "spells": _end(case.exploitation_spells, proposal.closed_on),
        "levels": _end(case.risk_levels, proposal.closed_on),
    }
    _decide(proposal, by=by, act="authorise", replaced=replaced)
    _write(
        case,
        status=CASE.after(case.status, "close"),
        closed_on=proposal.closed_on,
        review_due_on=None,
        closure_reason=proposal.reason,
        closure_summary=proposal.summary,
        told=proposal.told,
        final_level=proposal.level,
        final_experience=proposal.experience,
        closed_by=proposal.proposed_by,
        closure_authorised_by=by,
    )
    audit.record("case.close", case, by=by, child=case.child, details={"reason": proposal.reason})
    return case


@transaction.atomic
def send_back(proposal: ClosureProposal, *, by: User, answer: str) -> ClosureProposal:
    """Return a proposal to its author with what is wanted first. Audited as closure.send_back."""
    case, proposal = _lock(proposal)
    policy.check_can_decide_closure(by, proposal, "send_back")
    _decide(proposal, by=by, act="send_back", answer=answer)
    audit.record("closure.send_back", proposal, by=by, child=case.child)
    return proposal


@transaction.atomic
def withdraw(proposal: ClosureProposal, *, by: User) -> ClosureProposal:
    """Take one's own proposal back before it is authorised. Audited as closure.withdraw."""
    case, proposal = _lock(proposal)
    policy.check_can_withdraw_closure(by, proposal)
    _decide(proposal, by=by, act="withdraw")
    audit.record("closure.withdraw", proposal, by=by, child=case.child)
    return proposal


@transaction.atomic
def undo(proposal: ClosureProposal, *, by: User, reason: str) -> Case:
    """Open again a case closed in error within the week, exactly as it was, because of `reason`.

    Refuses when the child has a later case. Later reopening is a new referral. Audited as
    case.undo_closure.
    """
    children.hold(proposal.case.child)
    case, proposal = _lock(proposal)
    policy.check_can_undo_closure(by, proposal, timezone.now())
    if (
        Case.objects.filter(child=case.child, opened_on__gte=case.closed_on)
        .exclude(pk=case.pk)
        .exists()
    ):
        raise Refused("The child has a later case. Work on that one instead")
    replaced = proposal.replaced
    proposal.status, proposal.answer = CLOSURE.after(proposal.status, "undo"), reason
    proposal.save(update_fields=["status", "answer"])
    _reopen(case, replaced)
    case.exploitation_spells.filter(pk__in=replaced["spells"]).update(ended_on=None)
    case.risk_levels.filter(pk__in=replaced["levels"]).update(ended_on=None)
    audit.record("case.undo_closure", case, by=by, child=case.child, reason=reason)
    return case


def _lock(proposal: ClosureProposal) -> tuple[Case, ClosureProposal]:
    case = cases.lock(proposal.case)
    return case, case.closure_proposals.select_related("level").get(pk=proposal.pk)


def _handed_over(case: Case, reason: str, transfer: Transfer | None) -> dict[str, Any]:
    """What a proposal keeps of the handing over: all of it for a move, else nothing."""
    if reason != MOVED:
        return {}
    if transfer is None or not transfer.transferred_to.strip():
        raise Refused("Enter the council that the child moved to", field="transferred_to")
    if not transfer.received_by.strip():
        raise Refused("Enter who there was told, and of what", field="received_by")
    if transfer.handed_over_on is None:
        raise Refused("Enter the date of the handover", field="handed_over_on")
    policy.check_dated_within(transfer.handed_over_on, case, "handed_over_on")
    return asdict(transfer)


def _check_ready(case: Case, closed_on: date) -> None:
    for sentence in guards.closure_obstacles(case):
        raise NotReadyToClose(sentence)
    policy.check_dated_within(closed_on, case, "closed_on")
    for facts in (case.exploitation_spells, case.risk_levels):
        if (
            facts.filter(started_on__gt=closed_on).exists()
            or facts.filter(ended_on__gt=closed_on).exists()
        ):
            raise Refused(
                "The closing date must not be before the case's last change of type or level",
                field="closed_on",
            )
    if _would_end_twice(case, closed_on):
        raise Refused(
            "The case's type or level was changed twice on the closing date. "
            "Close the case from the day after",
            field="closed_on",
        )


def _would_end_twice(case: Case, day: date) -> bool:
    """Whether closing would leave two facts of one kind that both began and ended on `day`."""
    began = {"started_on": day, "ended_on": None}
    done = {"started_on": day, "ended_on": day}
    types = case.exploitation_spells.filter(**began).values("exploitation_type")
    return (
        case.risk_levels.filter(**began).exists() and case.risk_levels.filter(**done).exists()
    ) or case.exploitation_spells.filter(exploitation_type__in=types, **done).exists()


def _decide(proposal: ClosureProposal, *, by: User, act: str, **facts: object) -> None:
    status = CLOSURE.after(proposal.status, act, policy.WrongStatus)
    changes = {"status": status, "decided_by": by, "decided_at": timezone.now()} | facts
    for name, value in changes.items():
        setattr(proposal, name, value)
    proposal.save(update_fields=list(changes))


def _end(spells: Any, closed_on: date) -> list[int]:
    running = list(spells.filter(ended_on=None).values_list("pk", flat=True))
    spells.filter(pk__in=running).update(ended_on=closed_on)
    return running


def _reopen(case: Case, replaced: dict) -> None:
    _write(
        case,
        status=replaced["status"],
        closed_on=None,
        closure_reason=None,
        review_due_on=_day(replaced["review_due_on"]),
        monitoring_until=_day(replaced["monitoring_until"]),
        closure_summary="",
        told="",
        final_level=None,
        final_experience=None,
        closed_by=None,
        closure_authorised_by=None,
    )


def _write(case: Case, **facts: Any) -> None:
    """Write what changes and no more: the whole row would take the child's lock too."""
    for name, value in facts.items():
        setattr(case, name, value)
    case.save(update_fields=list(facts))


def _text(day: date | None) -> str:
    return day.isoformat() if day else ""


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
