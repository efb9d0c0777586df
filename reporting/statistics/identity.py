"""Which cells of several answers count the same: what a reader of them all can link."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from reporting.statistics import parsing_periods
from reporting.statistics.words import MEASURES, OTHER_AGES

Fact = tuple[object, ...]
Key = tuple[object, ...]
Asked = dict[str, Any]
At = Mapping[str, str | None]  # a code for each dimension, None for its total


class Identity:
    """Says of each cell of a question (JSON, defaults filled in) who is counted, and when."""

    def __init__(self, asked: Asked) -> None:
        self.asked = asked
        measure = MEASURES[asked["measure"]]
        self.spans = parsing_periods.parse(asked["period"], measure=measure).spans
        self.filters = frozenset(_filters(asked["where"]))

    def who(self, at: At) -> Key:
        """Who is counted, whatever the days.

        A code of a dimension is the same as a filter for that one code, and a band of ages the
        same as a filter for those ages.
        """
        asked, facts = self.asked, self.filters.union(_codes(self.asked, at))
        ages = asked["age_at"] if any(fact[0] == "age" for fact in facts) else ""
        return (asked["measure"], asked["unit"], asked["period"]["type"], ages, facts)

    def when(self, at: At) -> tuple[tuple[date, date], ...]:
        """The days that are looked at: one stretch, or for a series' total all of them."""
        code = at.get("period")
        return tuple((s.first, s.last) for s in self.spans if code in {None, s.code})


def _filters(where: Mapping[str, Mapping[str, Any]]) -> Iterator[Fact]:
    for name, asked in where.items():
        if name == "age":
            yield ("age", asked.get("from"), asked.get("to"))
            continue
        for operator, value in asked.items():
            codes = frozenset(value if isinstance(value, list) else [value])
            yield (name, "any" if operator == "is" else operator, codes)


def _codes(asked: Asked, at: At) -> Iterator[Fact]:
    for name, code in at.items():
        if code is None or name == "period":
            continue
        if name == "age":
            yield ("age", int(code), int(code))
        elif name != "age_band":
            yield (name, "any", frozenset([code]))
        elif code == OTHER_AGES:
            yield ("age", "outside", frozenset(asked["age_bands"]))
        else:
            youngest, oldest = code.split("-")
            yield ("age", int(youngest), int(oldest))
