"""What stands below a figure: why numbers are missing and what else must be known, each said once.

The `answer` command gives its notes whole, for readers who see every cell and the totals. Below a
figure the line of a mark names its rows and its reason, so a note need not say them again.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from reporting.statistics import parsing_periods, recording
from reporting.statistics.protection import NOT_AVAILABLE, WITHHELD, WITHHELD_NOTES
from reporting.statistics.recording import Lacking
from reporting.statistics.words import MEASURES

Answer = dict[str, Any]
Marks = Mapping[tuple[str, str], list[str]]  # the rows by the mark that stands in them and its why


@dataclass(frozen=True, slots=True)
class _Shown:
    """An answer with the codes of its periods that have no figure, by the reason."""

    answer: Answer
    marks: Marks

    @property
    def reasons(self) -> list[str]:
        return [reason for mark, reason in self.marks if mark == NOT_AVAILABLE]


def notes(answer: Answer) -> tuple[str, ...]:
    """The line of each mark, then the answer's own notes without what those lines say."""
    shown = _Shown(answer, _marks(answer))
    lines = [f"[{mark}] {_listed(rows)}: {why}" for (mark, why), rows in shown.marks.items()]
    return (*lines, *(rest for note in answer["notes"] if (rest := _rest(note, shown))))


def printed(answer: Answer) -> Iterator[dict[str, Any]]:
    """The cells that a figure shows: those of every row, then the total of them all.

    Over a series there is no total: it would count the years together.
    """
    names = [dimension["name"] for dimension in answer["dimensions"]]
    for cell in answer["cells"]:
        codes = cell["at"].values()
        if None not in codes or (not any(codes) and "period" not in names):
            yield cell


def _marks(answer: Answer) -> Marks:
    labels = {
        (dimension["name"], value["code"]): value["label"]
        for dimension in answer["dimensions"]
        for value in dimension["values"]
    }
    marks: dict[tuple[str, str], list[str]] = {}
    for cell in printed(answer):
        if cell["value"] is None:
            at = [labels[name, code] for name, code in cell["at"].items() if code is not None]
            why = (cell["mark"], cell.get("reason", ""))
            marks.setdefault(why, []).append(", ".join(at) or "Total")
    return marks


def _rest(note: str, shown: _Shown) -> str:
    """What a note adds to the lines of the marks."""
    if note in WITHHELD_NOTES and any(mark == WITHHELD for mark, _ in shown.marks):
        return ""
    lacking = recording.read_note(note)
    if lacking is None:
        return note
    if _is_said(lacking, shown.answer):
        return ""
    return recording.note_at_mark(lacking) if shown.reasons == [lacking.reason] else note


def _is_said(lacking: Lacking, answer: Answer) -> bool:
    """Whether every number printed for those days is marked with the note's own reason.

    Where several times without records follow on each other, with the reasons of them all.
    """
    question = answer["question"]
    period = parsing_periods.parse(question["period"], measure=MEASURES[question["measure"]])
    if not period.is_series:
        return all(_is_marked(cell, lacking) for cell in printed(answer))
    codes = {span.code for span in period.spans if lacking.touches(span)}
    about = [cell for cell in printed(answer) if cell["at"]["period"] in codes]
    return bool(about) and all(_is_marked(cell, lacking) for cell in about)


def _is_marked(cell: dict[str, Any], lacking: Lacking) -> bool:
    return cell.get("mark") == NOT_AVAILABLE and lacking.reason in cell["reason"]


def _listed(places: list[str]) -> str:
    return places[0] if len(places) == 1 else f"{', '.join(places[:-1])} and {places[-1]}"
