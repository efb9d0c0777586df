"""Who may do what to a case and to a child's record, and in which status of the case."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from getsafe.errors import NotAllowed, Refused, passes
from getsafe.models import Case, ClosureProposal, RiskLevel, User
from getsafe.permissions import Permission, Role

UNDO_WINDOW = timedelta(days=7)
LEADERS = (Role.WORKER, Role.TEAM_MANAGER)


class CaseIsClosed(Refused):
    """The case was closed, so it does not change any more."""


class WrongStatus(Refused):
    """The case, or its closure proposal, is not in a status from which this step leads on."""


@dataclass(frozen=True, slots=True)
class Move:
    """A step from some statuses of an open case to another, and the permission it needs.

    `to` is empty where the status to return to depends on the case.
    """

    permission: Permission
    leaves: frozenset[str]
    to: str
    refusal: str


MOVES = {
    "hold": Move(
        Permission.CASE_WORK,
        frozenset({"pending_mace1", "active", "step_down"}),
        "on_hold_missing",
        "This case is already on hold",
    ),
    "resume": Move(
        Permission.CASE_WORK,
        frozenset({"on_hold_missing"}),
        "",
        "This case is not on hold",
    ),
    "activate": Move(
        Permission.MEETING_MINUTE,
        frozenset({"pending_mace1"}),
        "active",
        "This case is not waiting for MACE 1",
    ),
    "step_down": Move(
        Permission.CASE_MANAGE,
        frozenset({"active"}),
        "step_down",
        "Only an active case can be stepped down",
    ),
    "step_up": Move(
        Permission.CASE_MANAGE,
        frozenset({"step_down"}),
        "active",
        "This case is not in step-down monitoring",
    ),
}

LEVEL_DECIDERS = {
    "screening": Permission.REFERRAL_DECIDE,
    "meeting": Permission.MEETING_MINUTE,
    "manager": Permission.CASE_MANAGE,
}

DENIED = {
    Permission.CASE_WORK: "Ask a GETSAFE worker to change this record",
    Permission.CASE_MANAGE: "Ask a team manager to do this",
    Permission.MEETING_MINUTE: "Ask whoever takes the minutes to record this",
    Permission.REFERRAL_DECIDE: "Ask a team manager to decide the level at screening",
}


def check_holds(actor: User, permission: Permission) -> None:
    """Refuse anyone who does not hold `permission`."""
    if not actor.may(permission):
        raise NotAllowed(DENIED[permission])


def check_is_open(case: Case) -> None:
    """Refuse a closed case: what comes later is a new referral."""
    if not case.is_open:
        raise CaseIsClosed("This case is closed. Log a new referral instead")


def check_can_work_child(actor: User) -> None:
    """The child's own record is kept up by those who work cases, whether one is open or not."""
    check_holds(actor, Permission.CASE_WORK)


def check_can_work(actor: User, case: Case) -> None:
    """Spells, persons of concern and a proposal to close are the worker's, while it is open."""
    check_holds(actor, Permission.CASE_WORK)
    check_is_open(case)


def check_can_allocate(actor: User, case: Case) -> None:
    """A manager decides who leads an open case."""
    check_holds(actor, Permission.CASE_MANAGE)
    check_is_open(case)


def check_can_lead(worker: User) -> None:
    """Only a GETSAFE worker or team manager who can sign in leads a case."""
    if not any(worker.holds(role) for role in LEADERS):
        raise Refused("Select a GETSAFE worker or a team manager", field="worker")


def check_can_set_level(actor: User, case: Case, basis: str) -> None:
    """A level is decided at screening, at a meeting, or by a manager."""
    check_holds(actor, LEVEL_DECIDERS[basis])
    check_is_open(case)


def check_can_move(actor: User, case: Case, move: str) -> None:
    """Refuse a step that the person may not take or that does not lead on from the status."""
    rule = MOVES[move]
    check_holds(actor, rule.permission)
    check_is_open(case)
    if case.status not in rule.leaves:
        raise WrongStatus(rule.refusal)


def check_can_step_down(actor: User, case: Case, level: RiskLevel | None) -> None:
    """An active case is stepped down at a level that allows it."""
    check_can_move(actor, case, "step_down")
    if level is None or not level.allows_step_down:
        raise Refused("Set a risk level that allows step-down first")


def check_can_decide_closure(actor: User, proposal: ClosureProposal) -> None:
    """A manager who is not its author authorises a waiting proposal, or sends it back."""
    check_holds(actor, Permission.CASE_MANAGE)
    if proposal.status != "waiting":
        raise WrongStatus("This proposal is not waiting for a decision")
    if proposal.proposed_by_id == actor.pk:
        raise NotAllowed("You wrote this proposal. Ask another manager to decide it")


def check_can_withdraw_closure(actor: User, proposal: ClosureProposal) -> None:
    """A proposal not yet authorised is withdrawn by its author."""
    check_holds(actor, Permission.CASE_WORK)
    if proposal.status not in {"waiting", "sent_back"}:
        raise WrongStatus("This proposal has been decided")
    if proposal.proposed_by_id != actor.pk:
        raise NotAllowed("Ask the person who wrote this proposal to withdraw it")


def check_can_undo_closure(actor: User, proposal: ClosureProposal, now: datetime) -> None:
    """A manager takes back a closure made in error within a week of it."""
    check_holds(actor, Permission.CASE_MANAGE)
    if proposal.status != "authorised" or proposal.decided_at is None:
        raise WrongStatus("This case was not closed by this proposal")
    if now - proposal.decided_at > UNDO_WINDOW:
        raise Refused("The case was closed more than 7 days ago. Log a new referral instead")


def check_dated_within(day: date, case: Case, field: str) -> None:
    """A fact of a case is not dated before the case opened."""
    if day < case.opened_on:
        raise Refused("The date must be on or after the day the case opened", field=field)


can_work_child = passes(check_can_work_child)
can_work = passes(check_can_work)
can_allocate = passes(check_can_allocate)
can_set_level = passes(check_can_set_level)
can_move = passes(check_can_move)
can_step_down = passes(check_can_step_down)
can_decide_closure = passes(check_can_decide_closure)
can_withdraw_closure = passes(check_can_withdraw_closure)
can_undo_closure = passes(check_can_undo_closure)
