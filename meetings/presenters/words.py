"""Words and tags that the pages of meetings share."""

from datetime import date, datetime, time

from django.utils import timezone

from getsafe import routes
from getsafe.govuk.components import Link, Tag
from getsafe.govuk.fields import long_date
from getsafe.models import User
from meetings.choices import ACTION_STATUS, ITEM_SUBJECT, MEETING_STATUS
from meetings.models import Action, AgendaItem, Meeting
from meetings.policies import meetings as policy
from meetings.queries.actions import is_late

STATUS_COLOURS = {
    "planned": "grey",
    "agenda_issued": "blue",
    "held": "yellow",
    "minutes_approved": "green",
    "cancelled": "red",
}
ACTION_COLOURS = {
    "open": "blue",
    "in_progress": "blue",
    "complete": "green",
    "not_achieved": "orange",
    "cancelled": "grey",
}
HIDDEN = "Hidden: restricted"
ADDED_DURING = "Added during the meeting"


def day(on: date | None) -> str:
    """A date in full, or nothing."""
    return long_date(on) if on else ""


def moment_day(at: datetime | None) -> str:
    """The day of a moment, in London."""
    return long_date(timezone.localdate(at)) if at else ""


def short_day(on: date | None) -> str:
    """A date for a table: Wed 4 Sep 2024."""
    return f"{on:%a} {on.day} {on:%b %Y}" if on else ""


def clock(at: time | None) -> str:
    """A time of day: 2:30pm."""
    if at is None:
        return ""
    hour = at.hour % 12 or 12
    minutes = f":{at.minute:02}" if at.minute else ""
    return f"{hour}{minutes}{'pm' if at.hour >= 12 else 'am'}"


def meeting_tag(meeting: Meeting) -> Tag:
    """A meeting's status."""
    return Tag(MEETING_STATUS.label(meeting.status), STATUS_COLOURS[meeting.status])


def action_tag(action: Action, today: date) -> Tag:
    """An action's status; late where its day has passed."""
    if is_late(action, today):
        return Tag("Late", "red")
    return Tag(ACTION_STATUS.label(action.status), ACTION_COLOURS[action.status])


def meeting_title(meeting: Meeting) -> str:
    """What a meeting is called, with the child of a MACE 1."""
    return (
        f"{meeting.type.short_name}: {child_of(meeting)}"
        if meeting.case
        else (meeting.type.short_name)
    )


def title_for(actor: User, meeting: Meeting, *, today: date) -> str:
    """What a meeting is called in a list: without the child's name where `actor` may not read it.

    Then a MACE 1 goes by the reference of its case.
    """
    if meeting.case is None or policy.reads_child_of(actor, meeting, today=today):
        return meeting_title(meeting)
    return tab_title(meeting)


def tab_title(meeting: Meeting) -> str:
    """What a meeting is called where a browser's history keeps it: by the reference of its case."""
    name = meeting.type.short_name
    return f"{name}: {meeting.case.reference}" if meeting.case else name


def child_of(meeting: Meeting) -> str:
    """The name of the child that a MACE 1 is about."""
    return meeting.case.child.full_name if meeting.case else ""


def item_title(item: AgendaItem) -> str:
    """An item by its child's name, or by its own title; a reference where no child is named."""
    subject = item.case or item.referral
    if subject and policy.names_no_child(item.meeting):
        return subject.reference
    return f"{subject.child.full_name} ({subject.reference})" if subject else item.title


def item_tab_title(item: AgendaItem) -> str:
    """What an item is called in a browser's history: by a reference or its kind, never a name."""
    subject = item.case or item.referral
    name = subject.reference if subject else ITEM_SUBJECT.label(item.subject)
    return f"{name}, {item.meeting.type.short_name}, {day(item.meeting.held_on)}"


def person(user: User | None, otherwise: str = "Not decided") -> str:
    """A person's name."""
    return user.name if user else otherwise


def owner(action: Action) -> str:
    """Who an action is for: the person and their agency."""
    return f"{action.owner.name}, {action.agency.name}" if action.owner else action.agency.name


def meeting_link(meeting: Meeting, text: str) -> Link:
    """A link to a meeting's page."""
    return Link(text, routes.to_record("meetings:meeting-detail", meeting.uuid))


def action_link(action: Action) -> Link:
    """A link to an action's page by its text."""
    return Link(action_text(action), routes.to_record("meetings:action-detail", action.uuid))


def action_text(action: Action) -> str:
    """An action's text, cut where it is long."""
    return action.text if len(action.text) <= 120 else f"{action.text[:117]}..."


def count(number: int, one: str, many: str = "") -> str:
    """A number with its noun: 1 action, 2 actions."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
