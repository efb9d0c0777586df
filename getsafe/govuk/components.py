"""The finished things that presenters hand to templates: tags, links, tables, lists, pages.

Each prints itself escaped wherever a template writes it, so a table's cell may be text or one
of these.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify

COLOURS = frozenset(
    {"", "blue", "green", "grey", "magenta", "orange", "purple", "red", "teal", "yellow"}
)


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
        return format_html('<strong class="govuk-tag{}">{}</strong>', shade, self.text)

    __html__ = __str__


@dataclass(frozen=True)
class Link:
    """A link; `hidden` is what a screen reader hears after the text ("Change" "risk level")."""

    text: str
    url: str
    hidden: str = ""
    classes: str = "govuk-link"

    def __str__(self) -> SafeString:
        more = self.hidden and format_html(
            '<span class="govuk-visually-hidden"> {}</span>', self.hidden
        )
        return format_html(
            '<a class="{}" href="{}">{}{}</a>', self.classes, self.url, self.text, more
        )

    __html__ = __str__


@dataclass(frozen=True)
class Column:
    """A table's column; `sort_url` makes its heading a sort link, `sorted` says how it stands."""

    label: str
    numeric: bool = False
    sort_url: str = ""
    sorted: str = ""  # "ascending", "descending"
    width: str = ""  # "one-quarter"
    nowrap: bool = False


@dataclass(frozen=True)
class Table:
    """A table for components/table.html. `row_headings` makes each row's first cell its heading."""

    caption: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Any]]
    caption_size: str = "m"
    compact: bool = False
    row_headings: bool = False
    empty: str = "Nothing to show."
    id: str = ""
    footer: Sequence[Any] = ()

    def __post_init__(self) -> None:
        # Two tables on a page may not share an id, or each names the other's caption.
        object.__setattr__(self, "id", self.id or f"table-{slugify(self.caption)}")

    @property
    def body(self) -> SafeString:
        """Return the rows' HTML, joined here: a template loop takes ten times as long."""
        return mark_safe("".join(self._line(row) for row in self.rows))  # noqa: S308

    @property
    def foot(self) -> SafeString:
        """Return the HTML of the totals' row."""
        return mark_safe(self._line(self.footer))  # noqa: S308

    @cached_property
    def _openings(self) -> list[str]:
        return [
            '<td class="govuk-table__cell'
            + (" govuk-table__cell--numeric" if column.numeric else "")
            + (' app-nowrap">' if column.nowrap else '">')
            for column in self.columns
        ]

    def _line(self, row: Sequence[Any]) -> str:
        cells = [
            f"{opening}{conditional_escape('' if cell is None else cell)}</td>"
            for opening, cell in zip(self._openings, row, strict=True)
        ]
        if self.row_headings:
            heading = conditional_escape(row[0])
            cells[0] = f'<th scope="row" class="govuk-table__header">{heading}</th>'
        return f'<tr class="govuk-table__row">{"".join(cells)}</tr>\n'


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
    def has_actions(self) -> bool:
        """Tell whether any row can be changed; the others then leave room for the link."""
        return any(row.actions for row in self.rows)


@dataclass(frozen=True)
class Event:
    """One entry of a chronology."""

    title: Any
    at: str
    by: str = ""
    body: str = ""
    tag: Tag | str = ""
    machine_at: str = ""


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
