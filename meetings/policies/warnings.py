"""What a meeting's chair and minute taker are warned of; a warning forbids nothing."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from meetings.models import AgendaItem, Attendance, Meeting
from meetings.policies import states

CAME = ("present", "deputy", "item_only")
DONE = (states.HELD, states.APPROVED)


def of_quorum(meeting: Meeting, attendance: Sequence[Attendance]) -> str:
    """That too few agencies came, or are invited, and which are missing; "" where enough are.

    Who chairs is there for an agency too, whether or not they stand in the list of those invited.
    """
    needed = meeting.type.quorum_agencies
    held = meeting.status in DONE
    if meeting.status == states.CANCELLED:
        return ""
    came = _agencies(one for one in attendance if one.status in CAME or not held)
    if meeting.chair and meeting.chair.agency:
        came |= {meeting.chair.agency.name}
    if len(came) >= needed:
        return ""
    names = f": {_listed(came)}" if came else ""
    if not held:
        invited = f"{needed} are needed, {len(came)} invited{names}"
        return f"Too few agencies are invited for a quorum: {invited}"
    missing = sorted(_agencies(attendance) - came)
    absent = f". Invited and not there: {_listed(missing)}" if missing else ""
    return f"The quorum was not met: {needed} agencies are needed, {len(came)} came{names}{absent}"


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


def _agencies(places: Iterable[Attendance]) -> set[str]:
    return {place.agency.name for place in places if place.agency}


def _listed(names: Iterable[str]) -> str:
    return ", ".join(sorted(names))
