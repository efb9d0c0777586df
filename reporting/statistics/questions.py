"""A question, validated: frozen words that the engine can trust."""

from dataclasses import dataclass
from typing import Any

from reporting.statistics.periods import Period
from reporting.statistics.words import MEASURES, Measure


@dataclass(frozen=True, slots=True)
class ListFilter:
    """A filter over codes; an operator that was not asked is None."""

    name: str
    any: tuple[str, ...] | None = None
    all: tuple[str, ...] | None = None
    only: tuple[str, ...] | None = None
    none: tuple[str, ...] | None = None

    @property
    def positive(self) -> tuple[str, ...]:
        """The codes that a record is asked to have, in the order asked."""
        asked = (self.any or ()) + (self.all or ()) + (self.only or ())
        return tuple(dict.fromkeys(asked))


@dataclass(frozen=True, slots=True)
class AgeFilter:
    """Completed years, both ends included; None is unbounded."""

    youngest: int | None = None
    oldest: int | None = None


@dataclass(frozen=True, slots=True)
class AgeBand:
    """The ages `youngest` to `oldest`, both included, under the code as asked."""

    code: str
    youngest: int
    oldest: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is counted, of whom, when, and how it is laid out.

    `asked` is the question as JSON with its defaults filled in.
    """

    measure_name: str
    unit: str
    period: Period
    lists: tuple[ListFilter, ...]
    ages: AgeFilter | None
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    age_bands: tuple[AgeBand, ...]
    age_at: str
    protection: str
    asked: dict[str, Any]

    @property
    def measure(self) -> Measure:
        """What is counted."""
        return MEASURES[self.measure_name]

    @property
    def dimensions(self) -> tuple[str, ...]:
        """The dimensions of the answer; a series that was not placed comes first."""
        named = self.rows + self.columns
        if self.period.is_series and "period" not in named:
            return ("period", *named)
        return named

    def filter_by(self, name: str) -> ListFilter | None:
        """The filter over the codes of `name`, if asked."""
        return next((asked for asked in self.lists if asked.name == name), None)

    def uses(self, name: str) -> bool:
        """Whether the question filters or breaks down by `name`."""
        return name in self.dimensions or self.filter_by(name) is not None

    @property
    def uses_age(self) -> bool:
        """Whether anything depends on a child's age."""
        return self.ages is not None or bool({"age", "age_band"} & set(self.dimensions))
