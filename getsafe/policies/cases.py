"""Who may do what to a case and to a child's record, and in which status of the case."""

from datetime import date, datetime, timedelta

from getsafe.errors import NotAllowed, Refused, passes
from getsafe.models import Case, ClosureProposal, RiskLevel, User
from getsafe.permissions import Permission, Role
from getsafe.policies.statuses import CASE, CLOSURE

UNDO_WINDOW = timedelta(days=7)
LEADERS = (Role.WORKER, Role.TEAM_MANAGER)


class CaseIsClosed(Refused):
    """The case was closed, so it does not change any more."""


class WrongStatus(Refused):
    """The case, or its closure proposal, is not in a status from which this step leads on."""


# The steps between the statuses of an open case, and the permission that each needs.
MOVES = {
    "hold": Permission.CASE_WORK,
    "resume": Permission.CASE_WORK,
    "activate": Permission.MEETING_MINUTE,
    "step_down": Permission.CASE_MANAGE,
    "step_up": Permission.CASE_MANAGE,
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
    CASE.check(case.status, "work", CaseIsClosed)


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
    check_holds(actor, MOVES[move])
    CASE.check(case.status, move, WrongStatus)


def check_can_step_down(actor: User, case: Case, level: RiskLevel | None) -> None:
    """An active case is stepped down at a level that allows it."""
    check_can_move(actor, case, "step_down")
    if level is None or not level.allows_step_down:
        raise Refused("Set a risk level that allows step-down first")


def check_can_decide_closure(
    actor: User, proposal: ClosureProposal, act: str = "authorise"
) -> None:
    """A manager who is not its author authorises a waiting proposal, or sends it back."""
    check_holds(actor, Permission.CASE_MANAGE)
    CLOSURE.check(proposal.status, act, WrongStatus)
    if proposal.proposed_by_id == actor.pk:
        raise NotAllowed("You wrote this proposal. Ask another manager to decide it")


def check_can_withdraw_closure(actor: User, proposal: ClosureProposal) -> None:
    """A proposal not yet authorised is withdrawn by its author."""
    check_holds(actor, Permission.CASE_WORK)
    CLOSURE.check(proposal.status, "withdraw", WrongStatus)
    if proposal.proposed_by_id != actor.pk:
        raise NotAllowed("Ask the person who wrote this proposal to withdraw it")


def check_can_undo_closure(actor: User, proposal: ClosureProposal, now: datetime) -> None:
    """A manager takes back a closure made in error within a week of it."""
    check_holds(actor, Permission.CASE_MANAGE)
    CLOSURE.check(proposal.status, "undo", WrongStatus)
    if proposal.decided_at is None or now - proposal.decided_at > UNDO_WINDOW:
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
