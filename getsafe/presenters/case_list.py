"""The list of cases in finished words: its filter, its table and its pages."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, lru_cache
from html import escape
from urllib.parse import urlencode

from django.utils.safestring import SafeString

from getsafe import routes
from getsafe.choices import CASE_STATUS, EXPLOITATION_TYPE
from getsafe.dates import completed_years
from getsafe.govuk.components import Column, Pages, Table, Tag
from getsafe.models import RiskLevel
from getsafe.models.case import NEVER
from getsafe.presenters import words
from getsafe.queries.cases import CAP, NO_LEVEL, UNALLOCATED, CaseFilter, CasePage, CaseRow

STATUSES = [
    ("open", "Open"),
    ("closed", "Closed"),
    ("any", "Open and closed"),
    *[(code, label) for code, label in CASE_STATUS.choices if code != "closed"],
]
NOT_SET = SafeString("Not set")
LATE = str(Tag("Late", "red"))
DUE = [("", "Any"), ("late", "Late"), ("soon", "Due in 14 days")]
MONTH = [("", "Any time"), ("opened", "Opened this month"), ("closed", "Closed this month")]
SORTS = [("newest", "Newest first"), ("due", "Next due first")]
COLUMNS = [
    Column("Child"),
    Column("Status"),
    Column("Level"),
    Column("Exploitation"),
    Column("Lead worker"),
    Column("Next due"),
    Column("Opened", nowrap=True),
]


@dataclass(frozen=True, slots=True)
class Select:
    """A drop-down of the filter, drawn by hand: the general field costs a hundred times as much."""

    name: str
    label: str
    options: Sequence[tuple[str, str]]
    chosen: str

    def __html__(self) -> SafeString:
        options = "".join(
            f'<option value="{value}"{" selected" if value == self.chosen else ""}>'
            f"{escape(label)}</option>"
            for value, label in self.options
        )
        return SafeString(
            f'<div class="govuk-form-group"><label class="govuk-label" for="{self.name}">'
            f'{self.label}</label><select class="govuk-select" id="{self.name}" '
            f'name="{self.name}">{options}</select></div>'
        )

    __str__ = __html__


NONE_OPEN = "No case to show is open. A case opens when a referral is screened."
NONE_MATCHES = "No case matches. Widen the filter, or search by name."


@dataclass(frozen=True, slots=True)
class CaseList:
    """A page of the list."""

    heading: str
    summary: str
    filters: list[Select]
    is_narrowed: bool
    table: Table
    pages: Pages


def present(
    page: CasePage,
    wanted: CaseFilter,
    *,
    levels: Sequence[RiskLevel],
    workers: Iterable[tuple[str, str]],
    today: date,
    named: bool,
) -> CaseList:
    """The list in finished words; `workers` are pairs of key and name.

    A list that is not `named` gives the children's references in place of their names.
    """
    home = routes.to("getsafe:cases")
    scale = {level.pk: SafeString(words.level_tag(level)) for level in levels}
    return CaseList(
        heading=_heading(wanted),
        summary=_summary(page),
        filters=_filters(wanted, levels, workers),
        is_narrowed=wanted != CaseFilter(),
        table=Table(
            caption="Cases",
            columns=COLUMNS,
            rows=[
                _row(row if named else _nameless(row), page, scale, home, today)
                for row in page.rows
            ],
            caption_size="",
            row_headings=True,
            compact=True,
            stacks=True,
            empty=NONE_OPEN if wanted == CaseFilter() else NONE_MATCHES,
            id="cases",
        ),
        pages=_pages(page, wanted, home),
    )


def query_of(wanted: CaseFilter, **more: str) -> str:
    """The query string that asks for a list, without what is not narrowed."""
    plain = CaseFilter()
    named = {
        "status": wanted.status,
        "type": wanted.exploitation_type,
        "level": wanted.level,
        "worker": wanted.worker,
        "due": wanted.due,
        "month": wanted.month,
        "sort": wanted.sort,
    }
    usual = {"status": plain.status, "sort": plain.sort}
    chosen = {name: value for name, value in named.items() if value != usual.get(name, "")}
    return urlencode(chosen | more)


def address_of(wanted: CaseFilter) -> str:
    """The address of a list."""
    query = query_of(wanted)
    home = routes.to("getsafe:cases")
    return f"{home}?{query}" if query else home


def _heading(wanted: CaseFilter) -> str:
    if wanted == replace(CaseFilter(), sort=wanted.sort):
        return "Open cases"
    return "Cases"


def _summary(page: CasePage) -> str:
    shown = len(page.rows)
    if page.has_earlier:
        return f"{words.number(shown, 'case')} on this page"
    if page.count > CAP:
        return f"Showing {shown} of more than {CAP:,} cases"
    if shown < page.count:
        return f"Showing {shown} of {page.count:,} cases"
    return words.number(page.count, "case")


def _filters(
    wanted: CaseFilter, levels: Sequence[RiskLevel], workers: Iterable[tuple[str, str]]
) -> list[Select]:
    scale = [(str(level.pk), level.label) for level in levels] + [(NO_LEVEL, "Not set")]
    people = [("", "Anyone"), (UNALLOCATED, "No one yet"), *workers]
    return [
        Select("status", "Status", STATUSES, wanted.status),
        Select(
            "type",
            "Exploitation type",
            [("", "Any"), *EXPLOITATION_TYPE.choices],
            wanted.exploitation_type,
        ),
        Select("level", "Risk level", [("", "Any"), *scale], wanted.level),
        Select("worker", "Lead worker", people, wanted.worker),
        Select("due", "Next due", DUE, wanted.due),
        Select("month", "Opened or closed", MONTH, wanted.month),
        Select("sort", "Order", SORTS, wanted.sort),
    ]


def _nameless(row: CaseRow) -> CaseRow:
    return {**row, "child__given_name": "", "child__family_name": ""}


def _row(
    row: CaseRow, page: CasePage, scale: dict[int, SafeString], home: str, today: date
) -> tuple[SafeString, ...]:
    """The cells of a line, each ready as HTML: a page has hundreds."""
    name = words.names(row["child__given_name"], row["child__family_name"], row["child__reference"])
    age = completed_years(row["child__date_of_birth"], row["closed_on"] or today)
    key = row["pk"]
    return (
        SafeString(
            f'<a class="govuk-link" href="{home}/{row["uuid"]}">{escape(name)}</a>, {age}'
            f'<br><span class="govuk-!-font-weight-regular">{row["reference"]}</span>'
        ),
        _status_tag(row["status"]),
        scale.get(page.levels.get(key, 0), NOT_SET),
        _types(tuple(page.types.get(key, ()))),
        SafeString(escape(row["lead_worker__name"] or "No one yet")),
        _due(row, today),
        SafeString(words.short_day(row["opened_on"])),
    )


@cache
def _status_tag(status: str) -> SafeString:
    return SafeString(words.status_tag(status))


@lru_cache(maxsize=500)
def _types(codes: tuple[str, ...]) -> SafeString:
    return SafeString(escape(words.types(codes)))


def _due(row: CaseRow, today: date) -> SafeString:
    if row["closed_on"]:
        return SafeString(f"Closed {words.short_day(row['closed_on'])}")
    if row["next_due"] == NEVER:
        return NOT_SET
    due = words.short_day(row["next_due"])
    return SafeString(due if row["next_due"] >= today else f"{due} {LATE}")


def _pages(page: CasePage, wanted: CaseFilter, home: str) -> Pages:
    name = "next_due" if wanted.sort == "due" else "opened_on"

    def beside(way: str, row: CaseRow) -> str:
        place = f"{row[name]:%Y%m%d}-{row['pk']}"  # type: ignore[literal-required]
        return f"{home}?{query_of(wanted, **{way: place})}"

    earlier = page.has_earlier and page.rows
    later = page.has_later and page.rows
    return Pages(
        previous_url=beside("before", page.rows[0]) if earlier else "",
        next_url=beside("after", page.rows[-1]) if later else "",
        label="Pages of cases",
    )
