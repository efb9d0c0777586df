"""The status tables of meetings and actions: each act, the states it starts from, what it gives.

Every pair of state and act is named: it either leads somewhere or has the sentence that says why
it does not.
"""

from meetings.errors import WrongState

PLANNED, ISSUED, HELD = "planned", "agenda_issued", "held"
APPROVED, CANCELLED = "minutes_approved", "cancelled"

NEXT_MEETING_STATUS: dict[tuple[str, str], str] = {
    (PLANNED, "issue"): ISSUED,
    (PLANNED, "hold"): HELD,
    (PLANNED, "cancel"): CANCELLED,
    (PLANNED, "prepare"): PLANNED,
    (ISSUED, "hold"): HELD,
    (ISSUED, "cancel"): CANCELLED,
    (ISSUED, "prepare"): ISSUED,
    (HELD, "minute"): HELD,
    (HELD, "approve"): APPROVED,
    (APPROVED, "append"): APPROVED,
}
MEETING_ACTS = ("prepare", "issue", "hold", "minute", "approve", "append", "cancel")

_NOT_YET = "Hold the meeting first"
_DONE = "This meeting has been held. Change its minutes instead"
_CLOSED = "The minutes are approved and do not change. Add an addendum instead"
_OFF = "This meeting was cancelled. Plan a new one"
WHY_NOT: dict[tuple[str, str], str] = {
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
    **{(APPROVED, act): _CLOSED for act in MEETING_ACTS if act != "append"},
    **{(CANCELLED, act): _OFF for act in MEETING_ACTS},
}

NEXT_ACTION_STATUS: dict[tuple[str, str], str] = {
    (live, act): status
    for live in ("open", "in_progress")
    for act, status in (
        ("update", "in_progress"),
        ("complete", "complete"),
        ("not_achieve", "not_achieved"),
        ("cancel", "cancelled"),
    )
}
ACTION_ACTS = ("update", "complete", "not_achieve", "cancel")
ENDED_ACTION = "This action has ended already. Add a new one if more is needed"


def next_meeting_status(status: str, act: str) -> str:
    """The state after `act`, or the refusal that says what to do instead."""
    if (status, act) not in NEXT_MEETING_STATUS:
        raise WrongState(WHY_NOT[status, act])
    return NEXT_MEETING_STATUS[status, act]


def can_meeting(status: str, act: str) -> bool:
    """Whether a meeting in this state allows `act`."""
    return (status, act) in NEXT_MEETING_STATUS


def next_action_status(status: str, act: str) -> str:
    """The state of an action after `act`, or the refusal."""
    if (status, act) not in NEXT_ACTION_STATUS:
        raise WrongState(ENDED_ACTION)
    return NEXT_ACTION_STATUS[status, act]
