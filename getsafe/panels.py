"""Places on the core's pages that the apps above it fill: the core knows the place, not the app.

A panel is a function of (actor, subject) that gives finished HTML or "" and costs a fixed number
of SQL statements; a chronology source likewise gives dated entries. Both are registered from an
app's `ready`.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from getsafe.models import User

Panel = Callable[[User, Any], str]


@dataclass(frozen=True, slots=True)
class Event:
    """One dated line of a chronology, in finished words.

    `at` orders what was done on one day; `by` is who did it, where that is known; a correction
    replaced what had been said before.
    """

    on: date
    kind: str
    title: str
    text: str = ""
    href: str = ""
    at: datetime | None = None
    by: str = ""
    is_correction: bool = False


Source = Callable[[User, Any], Iterable[Event]]
WorkList = Callable[[User], "WorkGroup | None"]
WorkLists = Callable[[User], "Iterable[WorkGroup]"]


@dataclass(frozen=True, slots=True)
class WorkGroup:
    """One group of "My work": its heading, how many are in it and how many late, and its list."""

    label: str
    count: int
    late: int
    href: str
    order: int


_panels: dict[str, list[tuple[int, Panel]]] = {}
_sources: list[Source] = []
_work_lists: list[WorkLists] = []
_late_lists: list[WorkLists] = []


def register_panel(place: str, order: int, panel: Panel) -> None:
    """Fill `place` ("case", "referral") with one more panel."""
    _panels.setdefault(place, []).append((order, panel))


def render_panels(place: str, actor: User, subject: Any) -> list[str]:
    """The finished panels of `place` for `actor`, in order, without the empty ones."""
    ordered = sorted(_panels.get(place, []), key=lambda pair: pair[0])
    return [html for _, panel in ordered if (html := panel(actor, subject))]


def register_chronology(source: Source) -> None:
    """Add a source of chronology entries of a case."""
    _sources.append(source)


def chronology_of(actor: User, subject: Any) -> list[Event]:
    """Every source's entries of a case, newest first; of one day, what was given last is first.

    What is known by its day alone comes before what has a time on that day.
    """
    events = [event for source in _sources for event in source(actor, subject)]
    return sorted(events, key=_moment)[::-1]


def _moment(event: Event) -> tuple[date, float]:
    return event.on, event.at.timestamp() if event.at else 0.0


def register_work(work_list: WorkList) -> None:
    """Add a group to "My work"."""
    _work_lists.append(lambda actor: [group] if (group := work_list(actor)) else [])


def register_work_lists(work_lists: WorkLists) -> None:
    """Add several groups that are counted together."""
    _work_lists.append(work_lists)


def work_of(actor: User) -> list[WorkGroup]:
    """The groups of "My work" for `actor`, in order."""
    groups = [group for lists in _work_lists for group in lists(actor)]
    return sorted(groups, key=lambda group: group.order)


def register_late(late_lists: WorkLists) -> None:
    """Add to what the manager's page says is late in the team."""
    _late_lists.append(late_lists)


def late_of(actor: User) -> list[WorkGroup]:
    """What is late in the team, as far as `actor` may open it, in order."""
    groups = [group for lists in _late_lists for group in lists(actor)]
    return sorted(groups, key=lambda group: group.order)
