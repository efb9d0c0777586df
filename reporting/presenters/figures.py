"""An answer of the engine in finished words: its table, what it means, and what is missing.

It reads the answer as the `answer` command prints it, so that a figure frozen years ago is worded
like one counted now.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from getsafe.govuk.components import Column, SummaryList, SummaryRow, Table
from getsafe.govuk.fields import long_date
from reporting.presenters import notes
from reporting.statistics.words import DIMENSIONS

Answer = dict[str, Any]
Row = tuple[str, str]
FEWEST_ZEROS = 4  # so many rows of 0 are said in one line
UNITS = {"children": "Children, each counted once", "records": "Records"}


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure, ready for a page or a letter."""

    title: str
    number: str  # the one number, where there is no breakdown
    table: Table | None
    basis: str
    notes: tuple[str, ...]
    meaning: SummaryList

    @property
    def lines(self) -> list[str]:
        """The figure as lines of plain text."""
        if self.table is None:
            return [self.number]
        return [": ".join(str(cell) for cell in row) for row in self.table.rows]


def present(title: str, answer: Answer, *, element_id: str) -> Figure:
    """Word an answer."""
    rows = list(_rows(answer))
    table = None if not answer["dimensions"] else _table(title, answer, rows, element_id)
    return Figure(
        title=title,
        number="" if table else rows[0][1],
        table=table,
        basis=_basis(answer),
        notes=notes.notes(answer),
        meaning=_meaning(answer),
    )


def words_of(cell: dict[str, Any]) -> str:
    """A cell: its number, or its mark in square brackets."""
    return f"{cell['value']:,}" if cell["value"] is not None else f"[{cell['mark']}]"


def _table(title: str, answer: Answer, rows: list[Row], element_id: str) -> Table:
    labels = [_label(dimension["name"]) for dimension in answer["dimensions"]]
    unit = answer["question"]["unit"].capitalize()
    return Table(
        caption=title,
        columns=[Column(" and ".join(labels)), Column(unit, numeric=True)],
        rows=rows,
        caption_size="s",
        compact=True,
        row_headings=True,
        id=element_id,
    )


def _label(name: str) -> str:
    return DIMENSIONS[name].label if name in DIMENSIONS else "Period"


def _rows(answer: Answer) -> Iterator[Row]:
    """The rows in order, long runs of zeros in one line, and the total last.

    Over a series there is no total: it would count the years together.
    """
    names = [dimension["name"] for dimension in answer["dimensions"]]
    labels = {
        (dimension["name"], value["code"]): value["label"]
        for dimension in answer["dimensions"]
        for value in dimension["values"]
    }
    cells = list(notes.printed(answer))
    parts = [cell for cell in cells if not names or any(cell["at"].values())]
    zeros = [cell for cell in parts if cell["value"] == 0] if "period" not in names else []
    folded = zeros if len(zeros) >= FEWEST_ZEROS else []
    for cell in parts:
        if cell not in folded:
            yield ", ".join(labels[name, cell["at"][name]] for name in names), words_of(cell)
    if folded:
        yield f"Each of the other {len(folded)}", "0"
    if len(cells) > len(parts):
        yield "Total", words_of(cells[-1])


def _basis(answer: Answer) -> str:
    """The period and the unit in one line, always in sight."""
    period = period_in_words(answer["question"]["period"])
    return f"{period}. {UNITS[answer['question']['unit']]}."


def _meaning(answer: Answer) -> SummaryList:
    known = timezone.localtime(datetime.fromisoformat(answer["as_known_at"]))
    return SummaryList(
        [
            SummaryRow("What is counted", answer["definition"]["text"]),
            SummaryRow("Unit", UNITS[answer["question"]["unit"]]),
            SummaryRow("Period", period_in_words(answer["question"]["period"])),
            SummaryRow("As recorded by", f"{long_date(known.date())}, {known:%H:%M}"),
            SummaryRow("Definition", answer["definition"]["version"]),
        ]
    )


TESTS = {
    "as_at": "On the day",
    "started": "Started in",
    "ended": "Ended in",
    "during": "At any time in",
}
STEPS = {
    "calendar_year": "calendar year (January to December)",
    "financial_year": "financial year (April to March)",
    "academic_year": "academic year (September to August)",
    "quarter": "quarter",
    "month": "month",
}


def period_in_words(period: dict[str, Any]) -> str:
    """The basis of a question's period: "At any time in each calendar year, 2010 to 2024"."""
    test = TESTS[period["type"]]
    if "on" in period:
        return f"As at {long_date(date.fromisoformat(period['on']))}"
    if "from" in period:
        first, last = (long_date(date.fromisoformat(period[key])) for key in ("from", "to"))
        basis = "As at the end of each month" if "each" in period else test.removesuffix(" in")
        return f"{basis} from {first} to {last}"
    first_year, last_year = period["years"]
    if "each" in period:
        month, day = map(int, period["each"].split("-"))
        each = f"{day} {date(2000, month, 1):%B}"
        return f"As at {each} of each year, {first_year} to {last_year}"
    return f"{test} each {STEPS[period['by']]}, {first_year} to {last_year}"
