"""A protected answer as tidy CSV: one line a cell, numbers as numbers, marks as bare letters.

Follows the Department for Education's guidance for statistics: snake_case columns, filters then
the indicator, every combination present, `Total` for a margin, the mark in the figure's place.
"""

import csv
import io
from collections.abc import Sequence

from reporting.exports.layout import TOTAL
from reporting.statistics.protection import ProtectedAnswer
from reporting.statistics.refusals import QuestionRefused


def to_csv(answers: Sequence[ProtectedAnswer]) -> bytes:
    """One answer as UTF-8 CSV. Raises QuestionRefused for several: a file holds one table."""
    if len(answers) != 1:
        raise QuestionRefused(
            "A CSV file holds one table: ask one question, or use another format."
        )
    (answer,) = answers
    written = io.StringIO(newline="")
    writer = csv.writer(written)
    names = [entry.name for entry in answer.dimensions]
    writer.writerow(
        [column for name in names for column in (name, f"{name}_code")]
        + [f"{_counted(answer)}_count", "reason"]
    )
    labels = [{value.code: value.label for value in e.values} for e in answer.dimensions]
    for cell in answer.cells:
        filters: list[str] = []
        for code, known in zip(cell.place, labels, strict=True):
            filters += [TOTAL, ""] if code is None else [known[code], code]
        figure = cell.mark if cell.value is None else cell.value
        writer.writerow([*filters, figure, cell.reason])
    return written.getvalue().encode()


def _counted(answer: ProtectedAnswer) -> str:
    is_children = answer.question.unit == "children"
    return "children" if is_children else answer.question.measure.name
