"""The groups that meetings add to "My work": each count is of the rows behind its link."""

from collections.abc import Iterator

from getsafe import routes
from getsafe.dates import today
from getsafe.models import User
from getsafe.panels import WorkGroup
from getsafe.permissions import Permission, Scope
from meetings.queries import actions, meetings


def groups(actor: User) -> Iterator[WorkGroup]:
    """My actions, the team's late ones, my meetings this week and the minutes to approve.

    Who sees only what is theirs is told of their agency's actions too, which name nobody.
    """
    if not actor.may(Permission.MEETING_READ):
        return
    yield _actions(actor, "mine", "My actions", 30)
    if actor.agency_id and actor.scope is Scope.INVITED:
        yield _actions(actor, "agency", "My agency's actions", 30)
    if actor.may(Permission.MEETING_RUN):
        yield _actions(actor, "late", "Late actions", 31)
    coming = meetings.count_this_week(actor, today=today())
    address = f"{routes.to('meetings:meeting-list')}?mine=week"
    yield WorkGroup("My meetings this week", coming, 0, address, 32)
    if actor.may(Permission.MEETING_MINUTE):
        waiting = meetings.count_to_approve(actor)
        address = f"{routes.to('meetings:meeting-held')}?mine=approve"
        yield WorkGroup("Minutes to approve", waiting, 0, address, 33)


def late(actor: User) -> Iterator[WorkGroup]:
    """The team's late actions, for those who see every one."""
    if actor.scope is Scope.ALL and actor.may(Permission.MEETING_READ):
        yield _actions(actor, "late", "Actions late", 40)


def _actions(actor: User, which: str, label: str, order: int) -> WorkGroup:
    count, late = actions.count_list(actor, which=which, today=today())
    return WorkGroup(label, count, late, f"{routes.to('meetings:action-list')}?list={which}", order)
