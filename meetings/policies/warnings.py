"""What a meeting's chair and minute taker are warned of; a warning forbids nothing."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from meetings.models import AgendaItem, Attendance, Meeting
from meetings.policies import states

CAME = ("present", "deputy", "item_only")
DONE = (states.HELD, states.APPROVED)


def lacks_quorum(meeting: Meeting, attendance: Sequence[Attendance]) -> bool:
    """Whether too few agencies came, or are invited.

    Who chairs is there for an agency too, whether or not they stand in the list of those invited.
    """
    if meeting.status == states.CANCELLED:
        return False
    return len(_there(meeting, attendance)) < meeting.type.quorum_agencies


def of_quorum(meeting: Meeting, attendance: Sequence[Attendance], core: Sequence[str] = ()) -> str:
    """That too few agencies came, or are invited, and which are missing; "" where enough are.

    `core` names the agencies that the type of meeting counts on.
    """
    if not lacks_quorum(meeting, attendance):
        return ""
    needed, there = meeting.type.quorum_agencies, _there(meeting, attendance)
    names = f": {_listed(there)}" if there else ""
    missing = set(core) - there
    if meeting.status not in DONE:
        asked = f". Core agencies not invited: {_listed(missing)}" if missing else ""
        invited = f"{needed} are needed, {len(there)} invited{names}{asked}"
        return f"Too few agencies are invited for a quorum: {invited}"
    asked = f". Missing core agencies: {_listed(missing)}" if missing else ""
    absent = _agencies(attendance) - there - missing
    also = f". Invited and not there: {_listed(absent)}" if absent else ""
    came = f"{needed} agencies are needed, {len(there)} came{names}{asked}{also}"
    return f"The quorum was not met: {came}"


def of_views(meeting: Meeting, items: Sequence[AgendaItem]) -> str:
    """That a MACE 1 recorded nothing of what the child said; "" where it did."""
    if meeting.type.kind != "child" or meeting.status not in DONE:
        return ""
    if any(item.child_views.strip() for item in items):
        return ""
    return (
        "The child's views are not recorded. Record them, or why they could not be heard, under "
        "“The child's views”"
    )


def of_names(titles: Sequence[str]) -> str:
    """That papers of a meeting which sees aggregates only name a child; "" where none does."""
    if not titles:
        return ""
    quoted = ", ".join(f"“{title}”" for title in titles)
    return (
        f"A child with an open case is named under {quoted}. Those who come see aggregates only: "
        "take the name out"
    )


def of_review(held_on: date, weeks: int, review_on: date | None, *, level: str) -> str:
    """That the next review is later than the level's interval allows; "" where it is not."""
    usual = held_on + timedelta(weeks=weeks)
    if review_on is None or review_on <= usual:
        return ""
    return (
        f"The next review, {review_on.day} {review_on:%B %Y}, is later than the {weeks} weeks "
        f"usual at {level.lower()} risk. Check that this is meant"
    )


def _there(meeting: Meeting, attendance: Sequence[Attendance]) -> set[str]:
    """The agencies that came; before the meeting, those invited."""
    held = meeting.status in DONE
    there = _agencies(one for one in attendance if one.status in CAME or not held)
    if meeting.chair and meeting.chair.agency:
        there |= {meeting.chair.agency.name}
    return there


def _agencies(places: Iterable[Attendance]) -> set[str]:
    return {place.agency.name for place in places if place.agency}


def _listed(names: Iterable[str]) -> str:
    return ", ".join(sorted(names))
