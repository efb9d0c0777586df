"""Who may plan, chair, minute, approve and read a meeting.

Each rule stands once: `check_...` refuses with a sentence, `can_...` is its bool.
"""

from collections.abc import Collection
from datetime import date, timedelta

from getsafe.errors import NotAllowed, passes
from getsafe.models import User
from getsafe.permissions import ROLES, Permission, Role, Scope
from getsafe.policies.permits import reads_names_in_lists
from meetings.errors import MeetingRefused, WrongChair
from meetings.models import AgendaItem, Meeting, MeetingType
from meetings.policies import states

PACK_DAYS = 14  # how long after a meeting those invited may still open its pack
DEPUTIES = (Role.TEAM_MANAGER, Role.WORKER, Role.HEAD_OF_SERVICE)
NOT_YOURS = "You do not have permission to do this at this meeting"


def runs(actor: User, meeting_type: MeetingType) -> bool:
    """Whether the person prepares and minutes meetings of this type: the team, or its chairs."""
    if not actor.may(Permission.MEETING_MINUTE):
        return False
    return actor.may(Permission.MEETING_RUN) or actor.holds(Role(meeting_type.chair_role))


def check_can_plan(actor: User, meeting_type: MeetingType) -> None:
    """Refuse unless the person may plan a meeting of this type."""
    if not runs(actor, meeting_type):
        raise NotAllowed("You do not have permission to plan this type of meeting")


def check_can(actor: User, meeting: Meeting, act: str) -> str:
    """Refuse unless the person may do `act` now; gives the state that it leads to."""
    if act == "approve":
        if not may_approve(actor, meeting):
            role = ROLES[Role(meeting.type.chair_role)].label.lower()
            raise NotAllowed(f"Ask the chair or a {role} to approve the minutes")
    elif not may_run(actor, meeting):
        raise NotAllowed(NOT_YOURS)
    return states.next_meeting_status(meeting.status, act)


def check_can_add_item(actor: User, meeting: Meeting) -> None:
    """Refuse unless the person may put an item on the agenda: until the minutes are approved.

    While the meeting sits these are its other business. A MACE 1 is about its one child.
    """
    check_can(actor, meeting, "add")
    if meeting.type.kind == "child":
        raise MeetingRefused(
            f"A {meeting.type.short_name} has no other items: write this in its record"
        )


def check_can_remove_item(actor: User, item: AgendaItem) -> None:
    """Refuse unless the person may take the item off: before the meeting, or as added during it.

    What was on the agenda when the meeting began stays on it.
    """
    during = item.added_during_meeting and item.meeting.status == states.HELD
    check_can(actor, item.meeting, "minute" if during else "prepare")


def may_approve(actor: User, meeting: Meeting) -> bool:
    """The meeting's own chair, or another holder of the role that chairs it."""
    if not actor.may(Permission.MEETING_MINUTE):
        return False
    return actor == meeting.chair or actor.holds(Role(meeting.type.chair_role))


def check_chair(meeting_type: MeetingType, chair: User | None, *, deputy_reason: str) -> None:
    """Refuse a chair who does not hold the type's role, unless a deputy is allowed and explained.

    The database refuses the same when the meeting is held.
    """
    role = ROLES[Role(meeting_type.chair_role)].label.lower()
    if chair is None:
        raise WrongChair(f"Select a chair: {meeting_type.short_name} needs a {role}", field="chair")
    if chair.holds(Role(meeting_type.chair_role)):
        return
    if not meeting_type.deputy_allowed:
        raise WrongChair(
            f"{meeting_type.short_name} must be chaired by a {role}. Select one", field="chair"
        )
    if not deputy_reason.strip():
        raise WrongChair(
            f"Enter why a deputy chairs: {meeting_type.short_name} is for a {role}",
            field="deputy_reason",
        )


def check_can_check_family_copy(
    actor: User, meeting: Meeting, writers: Collection[int | None]
) -> None:
    """Refuse whoever wrote the record: another person reads what goes to the family."""
    if not runs(actor, meeting.type):
        raise NotAllowed(NOT_YOURS)
    if actor.pk in writers:
        raise MeetingRefused(
            "You wrote this record. Ask somebody else of the team to read and check the copy"
        )


def can_open_pack(actor: User, meeting: Meeting, *, today: date) -> bool:
    """Whether the person may read the items: always for the team; else in the meeting's window.

    The window runs from the issue of the agenda until 14 days after the meeting. The chair also
    reads a planned meeting, and the minutes until they are approved.
    """
    if actor.scope in {Scope.ALL, Scope.ALL_WITH_REASON}:
        return True
    if meeting.status == states.CANCELLED:
        return False
    if actor == meeting.chair and meeting.status != states.APPROVED:
        return True
    in_time = today <= meeting.held_on + timedelta(days=PACK_DAYS)
    return meeting.status != states.PLANNED and in_time


def reads_child_of(actor: User, meeting: Meeting, *, today: date) -> bool:
    """Whether a list may name the child of a MACE 1, whose name it is called by."""
    return reads_names_in_lists(actor) and can_open_pack(actor, meeting, today=today)


def can_read_item(actor: User, item: AgendaItem) -> bool:
    """Whether an item that someone may see listed may also be read."""
    return not item.professionals_only or reads_restricted(actor, item.meeting)


def reads_restricted(actor: User, meeting: Meeting) -> bool:
    """Whether the person reads what is not for everyone; others see it as hidden.

    At a MACE 1 that is kept from the family only, so every professional who is invited reads it.
    At the other meetings it is police-led and kept from partner agencies.
    """
    if meeting.type.kind == "child":
        return actor.may(Permission.MEETING_READ)
    return actor.may(Permission.MEETING_RESTRICTED) or actor.scope is Scope.ALL_WITH_REASON


def names_no_child(meeting: Meeting) -> bool:
    """Whether nothing at the meeting may show a child: the group that oversees sees aggregates."""
    return meeting.type.kind == "oversight"


def may_run(actor: User, meeting: Meeting) -> bool:
    """Whether the person prepares and minutes this meeting: the team, or its chair."""
    if not actor.may(Permission.MEETING_MINUTE):
        return False
    return actor.may(Permission.MEETING_RUN) or actor == meeting.chair


can = passes(check_can)
can_add_item = passes(check_can_add_item)
can_remove_item = passes(check_can_remove_item)
can_check_family_copy = passes(check_can_check_family_copy)
can_plan = passes(check_can_plan)
