"""My work: the groups that the core adds, and how the page sets them out."""

from collections.abc import Iterator, Sequence
from typing import Any

from getsafe import routes
from getsafe.govuk.components import Count
from getsafe.models import User
from getsafe.navigation import MenuItem
from getsafe.panels import WorkGroup
from getsafe.permissions import Permission
from getsafe.presenters.case_list import address_of
from getsafe.queries import duplicates, work
from getsafe.queries.cases import UNALLOCATED, CaseFilter

SAYS_LATE = {"late", "owed"}  # a label with one of these needs no note


def groups_of_worker(actor: User) -> Iterator[WorkGroup]:
    """The cases that one leads: all, late, soon due, waiting for MACE 1; closures sent back."""
    if not actor.may(Permission.CASE_WORK):
        return
    counts = work.count_led_cases(actor)
    mine = str(actor.pk)
    if counts.open or not actor.may(Permission.CASE_MANAGE):
        yield _group("My open cases", counts.open, 10, worker=mine)
        yield _late("My cases that are late", counts.late, 11, worker=mine, sort="due")
        yield _group("My cases due in 14 days", counts.soon, 12, worker=mine, due="soon")
        yield _group(
            "My cases waiting for MACE 1", counts.pending, 13, worker=mine, status="pending_mace1"
        )
    if back := work.count_closures_sent_back(actor):
        href = routes.to("getsafe:closures-sent-back")
        yield WorkGroup("My closures sent back", back, 0, href, 14)


def groups_of_manager(actor: User) -> Iterator[WorkGroup]:
    """What a manager looks after: late and unallocated cases, closures, decisions owed."""
    if not actor.may(Permission.CASE_MANAGE):
        return
    counts = work.count_team_cases(actor)
    closures = routes.to("getsafe:closures")
    yield WorkGroup("Closures to authorise", work.count_closures_waiting(actor), 0, closures, 20)
    if pairs := duplicates.count_to_merge(actor):
        yield WorkGroup("Records to merge", pairs, 0, routes.to("getsafe:merges"), 19)
    owed = work.count_decisions(actor)
    yield WorkGroup("Decisions owed", owed, owed, routes.to("getsafe:decisions"), 21)
    yield _late("The team's cases that are late", counts.late, 22, sort="due")
    yield _group("The team's cases due in 14 days", counts.soon, 23, due="soon")
    yield _group("Cases without a lead worker", counts.unallocated, 24, worker=UNALLOCATED)
    yield _group("All open cases", counts.open, 25)


def present(actor: User, groups: Sequence[WorkGroup], menu: Sequence[MenuItem]) -> dict[str, Any]:
    """The page's words: the counts, or where to go for those whose work is not counted here."""
    return {
        "counts": [_count(group) for group in groups],
        "places": [item for item in menu if item.href != "/"],
        "may_log": actor.may(Permission.REFERRAL_LOG),
        "may_search": actor.may(Permission.CASE_READ),
    }


def _count(group: WorkGroup) -> Count:
    """The count, with how many are late in words: its colour alone would tell only some."""
    says_so = SAYS_LATE & set(group.label.lower().split())
    note = f"{group.late:,} late" if group.late and not says_so else ""
    return Count(group.count, group.label, group.href, note, late=bool(group.late))


def _group(label: str, count: int, order: int, **narrowed: str) -> WorkGroup:
    return WorkGroup(label, count, 0, address_of(CaseFilter(**narrowed)), order)


def _late(label: str, count: int, order: int, **narrowed: str) -> WorkGroup:
    return WorkGroup(label, count, count, address_of(CaseFilter(due="late", **narrowed)), order)
