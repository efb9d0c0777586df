"""Lists of actions and the page of one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils import timezone

from getsafe import routes
from getsafe.govuk.components import (
    Column,
    Event,
    Link,
    Pages,
    SummaryList,
    SummaryRow,
    Table,
    Tag,
)
from getsafe.models import User
from getsafe.permissions import Scope
from meetings.choices import ACTION_PRIORITY, ACTION_STATUS, ACTION_STRAND
from meetings.models import Action, ActionUpdate
from meetings.policies import actions as policy
from meetings.presenters import words
from meetings.queries.pages import Page

LABELS = {
    "mine": "My actions",
    "agency": "My agency's actions",
    "late": "Late actions",
    "all": "All live actions",
    "ended": "Ended actions",
}
NONE_IN = {
    "mine": "You have no action to do.",
    "agency": "Your agency has no action to do.",
    "late": "No action is late.",
    "all": "No action is live.",
    "ended": "No action has ended yet.",
}
COLUMNS = (
    Column("Action"),
    Column("Child"),
    Column("Who"),
    Column("Due", nowrap=True),
    Column("Status"),
)
ACTS = (
    ("update", "Update", "meetings:action-update"),
    ("complete", "Complete", "meetings:action-complete"),
    ("not_achieve", "Not achieved", "meetings:action-not-achieved"),
    ("cancel", "Cancel the action", "meetings:action-cancel"),
)


@dataclass(frozen=True, slots=True)
class Tab:
    """A link to one of the lists; `current` is the one shown."""

    label: str
    url: str
    current: bool


@dataclass(frozen=True, slots=True)
class ActionList:
    """One list with the links to the others and to its next page."""

    title: str
    tabs: Sequence[Tab]
    table: Table
    pages: Pages


@dataclass(frozen=True, slots=True)
class ActionPage:
    """One action with its history and what may be done."""

    text: str
    tag: Tag
    summary: SummaryList
    events: Sequence[Event]
    acts: Sequence[Link]


def lists_for(actor: User) -> dict[str, str]:
    """The lists that make sense for the person, by code, with their labels."""
    names = ["mine"]
    if actor.agency_id:
        names.append("agency")
    names.append("late")
    names.append("all")
    names.append("ended")
    if actor.scope is Scope.ALL_WITH_REASON:
        names.remove("mine")
    return {name: LABELS[name] for name in names}


def action_list(
    page: Page,
    which: str,
    offered: dict[str, str],
    *,
    is_first: bool,
    today: date,
    address: str,
    named: bool,
) -> ActionList:
    """The list `which`, with links to those `offered`; not `named`, by cases' references."""
    here = f"{address}?list={which}"
    return ActionList(
        title=LABELS[which],
        tabs=[
            Tab(label, f"{address}?list={name}", current=name == which)
            for name, label in offered.items()
        ],
        table=Table(
            LABELS[which],
            COLUMNS,
            [_row(action, today, named=named) for action in page.rows],
            caption_size="",
            stacks=True,
            empty=NONE_IN[which],
            id="actions",
        ),
        pages=Pages(
            previous_url="" if is_first else here,
            next_url=f"{here}&after={page.next_key}" if page.next_key else "",
            label="Actions",
        ),
    )


def action_page(
    action: Action, updates: Sequence[ActionUpdate], *, actor: User, today: date
) -> ActionPage:
    """The page of `action` for `actor`."""
    return ActionPage(
        text=action.text,
        tag=words.action_tag(action, today),
        summary=_summary(action, actor),
        events=[_event(one) for one in updates],
        acts=[
            Link(label, reverse(name, args=[action.uuid]))
            for act, label, name in ACTS
            if policy.can(actor, action, act)
        ],
    )


def _row(action: Action, today: date, *, named: bool) -> list:
    case = action.case
    child = (case.child.full_name if named else case.reference) if case else ""
    due = words.short_day(action.due_on)
    return [
        words.action_link(action),
        child,
        words.owner(action),
        due,
        words.action_tag(action, today),
    ]


def _case(action: Action, actor: User) -> Link | str:
    """The case by its reference, and the way to it for those who see every case."""
    if not action.case:
        return ""
    sees_every_case = actor.scope in {Scope.ALL, Scope.ALL_WITH_REASON}
    href = routes.to_record("getsafe:case", action.case.uuid)
    return Link(action.case.reference, href) if sees_every_case else action.case.reference


def _summary(action: Action, actor: User) -> SummaryList:
    rows: list[tuple[str, object]] = [
        ("Child", action.case.child.full_name if action.case else ""),
        ("Case", _case(action, actor)),
        ("Who", words.owner(action)),
        ("Due", words.day(action.due_on)),
        ("First due", _first_due(action)),
        ("Carried forward", _times(action.carried_forward)),
        ("Priority", ACTION_PRIORITY.label(action.priority)),
        ("Strand", ACTION_STRAND.label(action.strand) if action.strand else ""),
        ("From", words.meeting_title(action.meeting) if action.meeting else "The case"),
        ("Shared with the family", "No" if action.professionals_only else ""),
        ("Outcome", action.outcome),
        ("Ended", words.day(action.completed_on)),
    ]
    return SummaryList([SummaryRow(key, value) for key, value in rows if value])


def _first_due(action: Action) -> str:
    return words.day(action.original_due_on) if action.original_due_on != action.due_on else ""


def _times(carried: int) -> str:
    return words.count(carried, "time") if carried else ""


def _event(update: ActionUpdate) -> Event:
    return Event(
        title=ACTION_STATUS.label(update.status),
        at=words.moment_day(update.at),
        by=update.by.name,
        body=update.text,
        machine_at=timezone.localdate(update.at).isoformat(),
    )
