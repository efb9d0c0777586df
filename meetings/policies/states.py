"""The status tables of meetings, agenda items and actions.

docs/reference/statuses.md is written from them.
"""

from getsafe.statuses import ANY, StatusTable, leads, stays
from meetings.choices import ACTION_STATUS, ITEM_STATUS, LIVE_ACTION, MEETING_STATUS
from meetings.errors import WrongState

PLANNED, ISSUED, HELD, APPROVED, CANCELLED = MEETING_STATUS.codes
OPEN, IN_PROGRESS, COMPLETE, NOT_ACHIEVED, ACTION_CANCELLED = ACTION_STATUS.codes
STANDING, REMOVED = ITEM_STATUS.codes

_NOT_YET = "Hold the meeting first"
_DONE = "This meeting has been held. Change its minutes instead"

MEETING = StatusTable(
    "Meeting",
    MEETING_STATUS,
    begins=(PLANNED, HELD),  # a MACE 1 may be recorded that nobody planned here
    acts={
        "prepare": "Its agenda and invitations are prepared",
        "issue": "Its agenda is issued",
        "hold": "It is held",
        "add": "An item is added to its agenda",
        "minute": "Its minutes are written",
        "approve": "The chair approves the minutes",
        "append": "An addendum is written",
        "cancel": "It is cancelled",
    },
    leads=leads(
        prepare=stays(PLANNED, ISSUED),
        issue={PLANNED: ISSUED},
        hold={PLANNED: HELD, ISSUED: HELD},
        add=stays(PLANNED, ISSUED, HELD),
        minute=stays(HELD),
        approve={HELD: APPROVED},
        append=stays(APPROVED),
        cancel={PLANNED: CANCELLED, ISSUED: CANCELLED},
    ),
    why_not={
        (PLANNED, "minute"): _NOT_YET,
        (PLANNED, "approve"): _NOT_YET,
        (PLANNED, "append"): _NOT_YET,
        (ISSUED, "issue"): "The agenda has been issued already",
        (ISSUED, "minute"): _NOT_YET,
        (ISSUED, "approve"): _NOT_YET,
        (ISSUED, "append"): _NOT_YET,
        (HELD, "prepare"): _DONE,
        (HELD, "issue"): _DONE,
        (HELD, "hold"): _DONE,
        (HELD, "append"): "Change the minutes themselves: they are not approved yet",
        (HELD, "cancel"): "A meeting that was held cannot be cancelled",
        (APPROVED, ANY): "The minutes are approved and do not change. Add an addendum instead",
        (CANCELLED, ANY): "This meeting was cancelled. Plan a new one",
    },
)

AGENDA_ITEM = StatusTable(
    "Agenda item",
    ITEM_STATUS,
    begins=(STANDING,),
    acts={
        "move": "It is moved up or down",
        "remove": "It is removed, with the reason",
        "add": "Its child or referral is added by hand",
        "refresh": "The agenda is drawn again from the data",
    },
    leads=leads(
        move=stays(STANDING),
        remove={STANDING: REMOVED},
        add={REMOVED: STANDING},
        refresh=stays(STANDING, REMOVED),
    ),
    why_not={
        (STANDING, "add"): "This is on the agenda already",
        (REMOVED, ANY): "This item was removed from the agenda. Add it again first",
    },
)

ACTION = StatusTable(
    "Action",
    ACTION_STATUS,
    begins=(OPEN,),
    acts={
        "update": "Progress is noted, or the day due moves",
        "complete": "It was done",
        "not_achieve": "It could not be done",
        "cancel": "It is no longer needed",
    },
    leads=leads(
        update=dict.fromkeys(LIVE_ACTION, IN_PROGRESS),
        complete=dict.fromkeys(LIVE_ACTION, COMPLETE),
        not_achieve=dict.fromkeys(LIVE_ACTION, NOT_ACHIEVED),
        cancel=dict.fromkeys(LIVE_ACTION, ACTION_CANCELLED),
    ),
    why_not=dict.fromkeys(
        [(status, ANY) for status in (COMPLETE, NOT_ACHIEVED, ACTION_CANCELLED)],
        "This action has ended already. Add a new one if more is needed",
    ),
)


def next_meeting_status(status: str, act: str) -> str:
    """The state after `act`, or the refusal that says what to do instead."""
    return MEETING.after(status, act, WrongState)


def next_action_status(status: str, act: str) -> str:
    """The state of an action after `act`, or the refusal."""
    return ACTION.after(status, act, WrongState)
