"""From an answer to a protected answer: the only thing that leaves this package for a reader."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from reporting.statistics import withholding
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


WITHHELD_NOTES = frozenset(WITHHELD_NOTE.format(threshold) for threshold in THRESHOLDS.values())


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
    hidden = withholding.withheld(answer, threshold=threshold) if threshold else frozenset()
    return _protected(answer, hidden)


def protect_together(answers: Sequence[Answer]) -> list[ProtectedAnswer]:
    """Protect answers that one reader will hold: none prints what gives away another's small count.

    Those whose protection is `none` are printed as they are, and protect nothing.
    """
    hidden: dict[int, frozenset[Place]] = {}
    for protection, threshold in THRESHOLDS.items():
        places = [n for n, a in enumerate(answers) if a.question.protection == protection]
        asked = [answers[n] for n in places]
        found = withholding.withheld_together(asked, threshold=threshold)
        hidden |= zip(places, found, strict=True)
    return [_protected(answer, hidden.get(n, frozenset())) for n, answer in enumerate(answers)]


def finest(answers: Sequence[Answer]) -> Answer:
    """Of one figure from the finest to the coarsest: the finest of which nothing is withheld.

    Where something is withheld of each, the coarsest.
    """
    *finer, coarsest = answers
    shown = (answer for answer in finer if not withholds(answer))
    return next(shown, coarsest)


def withholds(answer: Answer) -> bool:
    """Whether any of its numbers would be withheld by itself."""
    return any(cell.mark == WITHHELD for cell in protect(answer).cells)


def _protected(answer: Answer, hidden: frozenset[Place]) -> ProtectedAnswer:
    threshold = THRESHOLDS.get(answer.question.protection)
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
