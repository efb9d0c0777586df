"""An answer laid out as people read it: row dimensions down, column dimensions across."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product

from reporting.statistics.answers import AnsweredDimension, Place
from reporting.statistics.protection import ProtectedAnswer, ProtectedCell

TOTAL = "Total"
LEGEND = {
    "c": "withheld to protect children",
    "x": "not recorded or not available",
    "z": "not applicable",
    "low": "rounds to zero but is not zero",
}


@dataclass(frozen=True, slots=True)
class Laid:
    """A table of finished words and numbers: one heading row, then the body, all equally wide.

    The first `stub` columns name the row.
    """

    headings: tuple[str, ...]
    body: tuple[tuple[str | int, ...], ...]
    stub: int


@dataclass(frozen=True, slots=True)
class _Way:
    """One path through some dimensions: the code (None for the total) and label of each."""

    codes: dict[str, str | None]
    labels: tuple[str, ...]


def shown(cell: ProtectedCell) -> str | int:
    """The number, or the mark in square brackets as the Analysis Function asks."""
    return f"[{cell.mark}]" if cell.value is None else cell.value


def lay_out(answer: ProtectedAnswer) -> Laid:
    """The answer as one table."""
    across = [entry for entry in answer.dimensions if entry.name in answer.question.columns]
    down = [entry for entry in answer.dimensions if entry not in across]
    cells = {cell.place: cell for cell in answer.cells}
    names = [entry.name for entry in answer.dimensions]
    columns = list(_ways(across))
    body = []
    for row in _ways(down):
        figures = (shown(cells[_place(names, row.codes | column.codes)]) for column in columns)
        body.append((*(row.labels or (unit_of(answer),)), *figures))
    stub = tuple(entry.label for entry in down) or ("Count of",)
    heads = tuple(", ".join(column.labels) or unit_of(answer) for column in columns)
    return Laid((*stub, *heads), tuple(body), len(stub))


def unit_of(answer: ProtectedAnswer) -> str:
    """What is counted, as a heading."""
    if answer.question.unit == "children":
        return "Children"
    return answer.question.measure.many.capitalize()


def marks_used(answers: Iterable[ProtectedAnswer]) -> list[str]:
    """A sentence for each mark that the answers use, in the order of the legend."""
    used = {cell.mark for answer in answers for cell in answer.cells}
    return [f"[{mark}] {meaning}" for mark, meaning in LEGEND.items() if mark in used]


def about(answer: ProtectedAnswer) -> list[str]:
    """What a reader must know beside the figures: basis, moment, protection, notes, reasons."""
    reasons = dict.fromkeys(
        f"[{cell.mark}] {cell.reason}" for cell in answer.cells if cell.mark and cell.reason
    )
    moment = answer.as_known_at.strftime("%-d %B %Y, %H:%M")
    return [
        f"Figures as known at {moment}. Definition {answer.version}.",
        f"Disclosure control: {answer.question.protection}.",
        *answer.notes,
        *reasons,
    ]


def _ways(dimensions: Sequence[AnsweredDimension]) -> Iterable[_Way]:
    paths = product(*((*entry.values, None) for entry in dimensions))
    for path in paths:
        pairs = list(zip(dimensions, path, strict=True))
        codes = {entry.name: value.code if value else None for entry, value in pairs}
        yield _Way(codes, tuple(value.label if value else TOTAL for _entry, value in pairs))


def _place(names: Sequence[str], codes: dict[str, str | None]) -> Place:
    return tuple(codes[name] for name in names)
