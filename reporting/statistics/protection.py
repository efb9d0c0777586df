"""From an answer to a protected answer: the only thing that leaves this package for a reader."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from reporting.disclosure import suppression
from reporting.disclosure.tables import Line, Table, kind_of
from reporting.statistics.answers import Answer, AnsweredDimension, Place
from reporting.statistics.questions import Question

WITHHELD, NOT_AVAILABLE = "c", "x"
THRESHOLDS = {"1-5": 5}
WITHHELD_REASON = (
    "Withheld so that no child can be recognised: a count from 1 to {}, or a count that would give "
    "one away."
)
WITHHELD_NOTE = (
    "Counts from 1 to {} children are withheld (c), and with them as few other counts as keep them "
    "from being worked out."
)


@dataclass(frozen=True, slots=True)
class ProtectedCell:
    """A cell as a reader may see it: a number, or a mark with its reason."""

    place: Place
    value: int | None
    mark: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProtectedAnswer:
    """An answer after disclosure control; exports take nothing else."""

    question: Question
    definition: str
    version: str
    as_known_at: datetime
    dimensions: tuple[AnsweredDimension, ...]
    cells: tuple[ProtectedCell, ...]
    notes: tuple[str, ...]

    def cell(self, **at: str) -> ProtectedCell:
        """The cell at the given codes; a dimension left out is totalled over."""
        place = tuple(at.get(entry.name) for entry in self.dimensions)
        return next(cell for cell in self.cells if cell.place == place)

    def as_json(self) -> dict[str, Any]:
        """The answer as the command prints it."""
        names = [entry.name for entry in self.dimensions]
        return {
            "question": self.question.asked,
            "definition": {"text": self.definition, "version": self.version},
            "as_known_at": self.as_known_at.isoformat(),
            "dimensions": [
                {
                    "name": entry.name,
                    "values": [{"code": v.code, "label": v.label} for v in entry.values],
                }
                for entry in self.dimensions
            ],
            "cells": [
                {"at": dict(zip(names, cell.place, strict=True)), "value": cell.value}
                | ({"mark": cell.mark, "reason": cell.reason} if cell.mark else {})
                for cell in self.cells
            ],
            "notes": list(self.notes),
        }


def protect(answer: Answer) -> ProtectedAnswer:
    """Withhold what the question's protection says; `none` withholds nothing."""
    threshold = THRESHOLDS.get(answer.question.protection)
    hidden = _withheld(answer, threshold) if threshold else frozenset()
    reason = WITHHELD_REASON.format(threshold)
    notes = (*answer.notes, WITHHELD_NOTE.format(threshold)) if hidden else answer.notes

    def cell(place: Place) -> ProtectedCell:
        if place in answer.not_recorded:
            return ProtectedCell(place, None, NOT_AVAILABLE, answer.not_recorded[place])
        if place in hidden:
            return ProtectedCell(place, None, WITHHELD, reason)
        return ProtectedCell(place, answer.count(place).value)

    return ProtectedAnswer(
        question=answer.question,
        definition=answer.definition,
        version=answer.version,
        as_known_at=answer.as_known_at,
        dimensions=answer.dimensions,
        cells=tuple(cell(place) for place in answer.places()),
        notes=notes,
    )


def _withheld(answer: Answer, threshold: int) -> frozenset[Place]:
    """The places to withhold. Records are judged by the number of children behind them.

    Cells of 0 are printed and add nothing, so the table is made of the others.
    """
    places = [place for place in answer.places() if answer.count(place).value]
    position = {place: i for i, place in enumerate(places)}
    small = (i for i, place in enumerate(places) if answer.count(place).children <= threshold)
    table = Table(
        tuple(answer.count(place).value for place in places),
        frozenset(small),
        tuple(_lines(answer, position)),
    )
    return frozenset(places[cell] for cell in suppression.withheld(table))


def _lines(answer: Answer, position: dict[Place, int]) -> Iterator[Line]:
    """Each total with its parts along one dimension."""
    for place, total in position.items():
        for i, code in enumerate(place):
            if code is not None:
                continue
            along = [(*place[:i], v.code, *place[i + 1 :]) for v in answer.dimensions[i].values]
            parts = [part for part in along if part in position]
            counts = [answer.count(part).value for part in parts]
            kind = kind_of(answer.count(place).value, counts)
            yield Line(total, tuple(position[part] for part in parts), kind)
