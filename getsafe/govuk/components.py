"""The finished things that presenters hand to templates: tags, links, tables, lists, pages.

Each prints itself escaped wherever a template writes it, so a table's cell may be text or one
of these.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from html import escape
from itertools import count
from typing import Any

from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify

COLOURS = frozenset(
    {"", "blue", "green", "grey", "magenta", "orange", "purple", "red", "teal", "yellow"}
)


def html(value: Any) -> str:
    """Return a value escaped, or as it is where it is HTML already; nothing for None.

    `conditional_escape` says the same and takes five times as long: a page has hundreds.
    """
    if value is None:
        return ""
    if type(value) is SafeString:
        return value
    finished = getattr(value, "__html__", None)
    return finished() if finished else escape(str(value))


@dataclass(frozen=True)
class Tag:
    """A status: its word and a colour of the design system ("" is blue)."""

    text: str
    colour: str = ""

    def __post_init__(self) -> None:
        if self.colour not in COLOURS:
            raise ValueError(f"No tag colour {self.colour!r}")

    def __str__(self) -> SafeString:
        shade = f" govuk-tag--{self.colour}" if self.colour else ""
        return SafeString(f'<strong class="govuk-tag{shade}">{html(self.text)}</strong>')

    __html__ = __str__


@dataclass(frozen=True)
class Link:
    """A link; `hidden` is what a screen reader hears after the text ("Change" "risk level")."""

    text: str
    url: str
    hidden: str = ""
    classes: str = "govuk-link"

    def __str__(self) -> SafeString:
        more = self.hidden and f'<span class="govuk-visually-hidden"> {html(self.hidden)}</span>'
        opening = f'<a class="{html(self.classes)}" href="{html(self.url)}">'
        return SafeString(f"{opening}{html(self.text)}{more}</a>")

    __html__ = __str__


@dataclass(frozen=True)
class Column:
    """A table's column; `sort_url` makes its heading a sort link, `sorted` says how it stands.

    What is `on_screen_only` is left out on paper: links to change something.
    """

    label: str
    numeric: bool = False
    sort_url: str = ""
    sorted: str = ""  # "ascending", "descending"
    width: str = ""  # "one-quarter"
    nowrap: bool = False
    on_screen_only: bool = False

    @property
    def shown(self) -> str:
        """The class that keeps the column off paper, where it has one."""
        return " govuk-!-display-none-print" if self.on_screen_only else ""


@dataclass(frozen=True)
class Table:
    """A table for components/table.html. `row_headings` makes each row's first cell its heading.

    `stacks` is for a list of records: on a small screen each row is read downwards. A table of
    numbers keeps its columns and scrolls. Without a `caption_size` the caption is not seen, where
    the page's heading says the same. `different` are the rows, by number from 0, of a
    comparison whose cells do not agree.
    """

    caption: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Any]]
    caption_size: str = "m"
    compact: bool = False
    row_headings: bool = False
    stacks: bool = False
    empty: str = "Nothing to show."
    id: str = ""
    footer: Sequence[Any] = ()
    different: Collection[int] = ()

    def __post_init__(self) -> None:
        # Two tables on a page may not share an id, or each names the other's caption.
        object.__setattr__(self, "id", self.id or f"table-{slugify(self.caption)}")

    @property
    def head(self) -> SafeString:
        """Return the headings' HTML."""
        return SafeString("".join(map(_heading, self.columns)))

    @property
    def body(self) -> SafeString:
        """Return the rows' HTML, joined here: a template loop takes ten times as long."""
        return mark_safe("".join(map(self._line, self.rows, count())))  # noqa: S308

    @property
    def foot(self) -> SafeString:
        """Return the HTML of the totals' row."""
        return mark_safe(self._line(self.footer))  # noqa: S308

    @cached_property
    def _openings(self) -> list[str]:
        return [
            f'<td class="govuk-table__cell{column.shown}'
            + (" govuk-table__cell--numeric" if column.numeric else "")
            + (' app-nowrap"' if column.nowrap else '"')
            + (f' data-label="{html(column.label)}">' if self.stacks else ">")
            for column in self.columns
        ]

    def _line(self, row: Sequence[Any], number: int = -1) -> str:
        cells = [
            f"{opening}{html(cell)}</td>" for opening, cell in zip(self._openings, row, strict=True)
        ]
        if self.row_headings:
            unbroken = " app-nowrap" if self.columns[0].nowrap else ""
            opening = f'<th scope="row" class="govuk-table__header{unbroken}">'
            cells[0] = f"{opening}{html(row[0])}</th>"
        apart = " app-row--different" if number in self.different else ""
        return f'<tr class="govuk-table__row{apart}">{"".join(cells)}</tr>\n'


@dataclass(frozen=True)
class SummaryRow:
    """A line of a summary list: what, its value, and the links to change it."""

    key: str
    value: Any
    actions: Sequence[Link] = ()


@dataclass(frozen=True)
class SummaryList:
    """A summary list, as a card when it has a title."""

    rows: Sequence[SummaryRow]
    title: str = ""
    actions: Sequence[Link] = ()
    id: str = ""
    heading_level: int = 2

    @property
    def body(self) -> SafeString:
        """Return the rows' HTML, joined here as a table's is."""
        changes = any(row.actions for row in self.rows)
        return SafeString("".join(_summary_row(row, leave_room=changes) for row in self.rows))


@dataclass(frozen=True)
class Event:
    """One entry of a chronology."""

    title: Any
    at: str
    by: str = ""
    body: str = ""
    tag: Tag | str = ""
    machine_at: str = ""

    def __str__(self) -> SafeString:
        moment = f' datetime="{html(self.machine_at)}"' if self.machine_at else ""
        tag = f" {html(self.tag)}" if self.tag else ""
        by = f", {html(self.by)}" if self.by else ""
        body = f'<p class="app-timeline__body">{html(self.body)}</p>' if self.body else ""
        return SafeString(
            '<li class="app-timeline__event">'
            f'<h3 class="app-timeline__title">{html(self.title)}{tag}</h3>'
            f'<p class="app-timeline__byline"><time{moment}>{html(self.at)}</time>{by}</p>'
            f"{body}</li>"
        )

    __html__ = __str__


@dataclass(frozen=True)
class Count:
    """A number that leads to the list it counts; `late` marks it as needing attention."""

    number: int | str
    label: str
    url: str = ""
    note: str = ""
    late: bool = False


@dataclass(frozen=True)
class Task:
    """A line of a task list; without a url it cannot start yet."""

    title: str
    status: Tag | str
    url: str = ""
    hint: str = ""


@dataclass(frozen=True)
class Pages:
    """Links between the pages of a list; numbered only where the number of pages is known."""

    previous_url: str = ""
    next_url: str = ""
    numbers: Sequence["PageNumber"] = ()
    label: str = "Pages"


@dataclass(frozen=True)
class PageNumber:
    """One numbered page; an empty number is the gap between distant pages."""

    number: int | None = None
    url: str = ""
    current: bool = False


def _heading(column: Column) -> str:
    classes = " govuk-table__header--numeric" if column.numeric else ""
    classes += f" govuk-!-width-{column.width}" if column.width else ""
    order = f' aria-sort="{column.sorted}"' if column.sorted else ""
    text = html(Link(column.label, column.sort_url) if column.sort_url else column.label)
    classes += column.shown
    return f'<th scope="col" class="govuk-table__header{classes}"{order}>{text}</th>\n'


def _summary_row(row: SummaryRow, *, leave_room: bool) -> str:
    bare = " govuk-summary-list__row--no-actions" if leave_room and not row.actions else ""
    value = html(row.value)
    if isinstance(row.value, str):
        value = value.replace("\r\n", "\n").replace("\n", "<br>")
    return (
        f'<div class="govuk-summary-list__row{bare}">'
        f'<dt class="govuk-summary-list__key">{html(row.key)}</dt>'
        f'<dd class="govuk-summary-list__value app-prose-break">{value}</dd>'
        f"{_summary_actions(row.actions)}</div>\n"
    )


def _summary_actions(actions: Sequence[Link]) -> str:
    if not actions:
        return ""
    links = html(actions[0])
    if len(actions) > 1:
        item = '<li class="govuk-summary-list__actions-list-item">'
        listed = "".join(f"{item}{html(action)}</li>" for action in actions)
        links = f'<ul class="govuk-summary-list__actions-list">{listed}</ul>'
    return f'<dd class="govuk-summary-list__actions">{links}</dd>'
