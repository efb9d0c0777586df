"""The lists of meetings: what is coming, week by week, and what was held."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from itertools import groupby
from urllib.parse import urlencode

from getsafe.govuk.components import Column, Pages, Table
from getsafe.models import User
from meetings.models import Meeting
from meetings.presenters import words
from meetings.queries.pages import Page

COLUMNS = (
    Column("Date", nowrap=True, width="one-quarter"),
    Column("Meeting", width="one-third"),
    Column("Chair", width="one-quarter"),
    Column("Status"),
)


def weeks(meetings: Sequence[Meeting], *, actor: User, today: date) -> list[Table]:
    """One table a week of meetings to come, each headed by its week."""
    grouped = groupby(meetings, key=lambda meeting: _monday(meeting.held_on))
    return [
        Table(
            _week(monday, today),
            COLUMNS,
            [_row(one, actor, today) for one in group],
            stacks=True,
            id=f"week-{monday}",
        )
        for monday, group in grouped
    ]


def none_coming(kind: str, mine: str) -> str:
    """What to read where no meeting is to come: of a type, or of one's own in the week."""
    if mine == "week":
        return "You have no meeting in the next seven days."
    return f"No meeting{' of this type' if kind else ''} is planned."


def held(meetings: Sequence[Meeting], *, actor: User, today: date, kind: str, mine: str) -> Table:
    """The meetings held or cancelled, newest first; of a type, or that wait for one's approval."""
    rows = [_row(one, actor, today) for one in meetings]
    none = f"No meeting{' of this type' if kind else ''} was held yet."
    if mine == "approve":
        none = "No minutes wait for your approval."
    return Table("Held meetings", COLUMNS, rows, caption_size="", stacks=True, empty=none)


def pages(page: Page, sent: Mapping[str, str]) -> Pages:
    """Links to the next page of a list and back to its start, narrowed as it is."""
    kept = {name: sent[name] for name in ("type", "mine") if sent.get(name)}
    start = f"?{urlencode(kept)}"
    onward = f"?{urlencode(kept | {'after': page.next_key})}" if page.next_key else ""
    return Pages(start if sent.get("after") else "", onward, label="Meetings")


def _row(meeting: Meeting, actor: User, today: date) -> list:
    at = words.clock(meeting.starts_at)
    when = f"{words.short_day(meeting.held_on)}{', ' + at if at else ''}"
    chair = words.person(meeting.chair)
    link = words.meeting_link(meeting, words.title_for(actor, meeting, today=today))
    return [when, link, chair, words.meeting_tag(meeting)]


def _monday(on: date) -> date:
    return on - timedelta(days=on.weekday())


def _week(monday: date, today: date) -> str:
    weeks_on = (monday - _monday(today)).days // 7
    if weeks_on < 0:
        return f"Not yet held: week of {words.day(monday)}"
    return {0: "This week", 1: "Next week"}.get(weeks_on, f"Week of {words.day(monday)}")
