"""Who may add, update and end an action."""

from getsafe.errors import NotAllowed, passes
from getsafe.models import User
from getsafe.permissions import Permission, Scope
from meetings.models import Action, Meeting
from meetings.policies import states

CHANGES_ALL = (Permission.MEETING_RUN, Permission.CASE_WORK)


def check_can(actor: User, action: Action, act: str) -> str:
    """Refuse unless the person may do `act` to the action now; gives the state it leads to."""
    if not _may(actor, action, act):
        raise NotAllowed("Ask the GETSAFE team to change this action: it is not yours")
    return states.next_action_status(action.status, act)


def check_can_add(actor: User, meeting: Meeting | None) -> None:
    """Refuse unless the person runs the meeting, or works on cases where there is none."""
    in_team = any(actor.may(one) for one in CHANGES_ALL)
    may_chair = actor.may(Permission.MEETING_MINUTE)
    chairs = meeting is not None and actor == meeting.chair and may_chair
    if not (in_team or chairs):
        raise NotAllowed("You do not have permission to add an action here")


def is_own(actor: User, action: Action) -> bool:
    """Whether it is the person's, or their agency's with nobody named."""
    if action.owner_id:
        return action.owner_id == actor.pk
    return actor.agency_id is not None and action.agency_id == actor.agency_id


def opens(actor: User, action: Action) -> bool:
    """Whether the person may open the action's page: the same as the gate on its rows says."""
    return actor.scope in {Scope.ALL, Scope.ALL_WITH_REASON} or is_own(actor, action)


def _may(actor: User, action: Action, act: str) -> bool:
    if not actor.may(Permission.ACTION_UPDATE):
        return False
    if any(actor.may(one) for one in CHANGES_ALL):
        return True
    return act != "cancel" and is_own(actor, action)


can = passes(check_can)
can_add = passes(check_can_add)
