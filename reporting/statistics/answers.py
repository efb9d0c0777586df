"""The answer to a question, before anything is withheld: every cell of the complete table."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import product

from reporting.statistics.questions import Question
from reporting.statistics.words import Value

Place = tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class AnsweredDimension:
    """A dimension of an answer with its values, in code-list order."""

    name: str
    label: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Count:
    """What was counted in a cell, and how many children are behind it."""

    value: int
    children: int


NOTHING = Count(0, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Counts by place: a place holds a code for each dimension, or None for its total.

    A place that is absent from `counts` counted nothing. `not_recorded` gives the reason of the
    places that have no figure at all. `as_known_at` is the moment whose knowledge is counted.
    """

    question: Question
    definition: str
    version: str
    as_known_at: datetime
    dimensions: tuple[AnsweredDimension, ...]
    counts: dict[Place, Count]
    not_recorded: dict[Place, str]
    notes: tuple[str, ...]

    def places(self) -> Iterator[Place]:
        """Every place of the complete grid, margins included."""
        return product(
            *((*(value.code for value in entry.values), None) for entry in self.dimensions)
        )

    def count(self, place: Place) -> Count:
        """What was counted there."""
        return self.counts.get(place, NOTHING)
