"""What is late in the team: each number counts the list that it leads to."""

from collections.abc import Iterator

from getsafe import clocks, routes
from getsafe.dates import today
from getsafe.models import User
from getsafe.panels import WorkGroup
from getsafe.permissions import Permission, Scope
from getsafe.presenters.case_list import address_of
from getsafe.queries import caseload, decisions, referrals
from getsafe.queries.cases import CaseFilter

CASES = {
    "pending_mace1": "MACE 1 meetings late",
    "active": "Reviews late",
    "step_down": "Reviews late in step-down",
    "on_hold_missing": "Reviews late while the child is missing",
}
ALWAYS_SHOWN = ("pending_mace1", "active")


def groups(actor: User) -> Iterator[WorkGroup]:
    """Screenings, MACE 1 meetings, reviews and owed decisions, for those who see every case."""
    if actor.scope is not Scope.ALL:
        return
    if actor.may(Permission.REFERRAL_SCREEN):
        yield _screenings(actor)
    if actor.may(Permission.CASE_READ):
        yield from _cases(actor)
    if actor.may(Permission.CASE_MANAGE):
        owed = decisions.count_owing(actor)
        yield WorkGroup("Decisions owed", owed, owed, routes.to("getsafe:decisions"), 30)


def _screenings(actor: User) -> WorkGroup:
    counts = referrals.count_waiting(actor, clocks=clocks.load(), today=today())
    address = f"{routes.to('getsafe:screening-list')}?list=late"
    return WorkGroup("Screenings late", counts.late, counts.late, address, 10)


def _cases(actor: User) -> Iterator[WorkGroup]:
    late = caseload.count_late_by_status(actor)
    for order, (status, label) in enumerate(CASES.items(), 20):
        count = late.get(status, 0)
        if count or status in ALWAYS_SHOWN:
            address = address_of(CaseFilter(status=status, due="late", sort="due"))
            yield WorkGroup(label, count, count, address, order)
