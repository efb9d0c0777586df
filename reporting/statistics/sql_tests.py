"""The period tests in SQL, for one span of days and for a series of spans."""

from collections.abc import Callable
from dataclasses import dataclass

from reporting.statistics.periods import Period

Bind = Callable[[object], str]


@dataclass(frozen=True, slots=True)
class Tested:
    """Rows put to a period test: what to add to FROM and WHERE, and the columns that follow.

    `span` is the number of the span, from 1 (empty for one span); `day` is the first day in the
    span on which the row meets the test.
    """

    join: str
    where: str
    span: str
    day: str


def put_to_test(period: Period, *, alias: str, bind: Bind, test: str = "") -> Tested:
    """The test of `period` (or `test` in its place) for rows with started_on and ended_on."""
    wanted = test or period.test
    rows = _Rows(period, alias, bind)
    return rows.series(wanted) if period.is_series else rows.single(wanted)


@dataclass(frozen=True, slots=True)
class _Rows:
    period: Period
    alias: str
    bind: Bind

    @property
    def start(self) -> str:
        return f"{self.alias}.started_on"

    @property
    def end(self) -> str:
        return f"{self.alias}.ended_on"

    @property
    def first(self) -> str:
        return f"{self.bind(self.period.first)}::date"

    @property
    def last(self) -> str:
        return f"{self.bind(self.period.last)}::date"

    @property
    def firsts(self) -> str:
        return f"{self.bind([span.first for span in self.period.spans])}::date[]"

    def holds(self, test: str) -> str:
        """Whether the row meets the test somewhere between the first and the last day."""
        if test == "started":
            return f"{self.start} BETWEEN {self.first} AND {self.last}"
        if test == "ended":
            return f"{self.end} BETWEEN {self.first} AND {self.last}"
        beyond = ">" if test == "as_at" else ">="
        # Worded as the indexes of what is in force have it (getsafe.models.base.until).
        return (
            f"{self.start} <= {self.last} "
            f"AND COALESCE({self.end}, 'infinity'::date) {beyond} {self.first}"
        )

    def single(self, test: str) -> Tested:
        day = {
            "as_at": self.first,
            "started": self.start,
            "ended": self.end,
            "during": f"GREATEST({self.start}, {self.first})",
        }[test]
        return Tested("", self.holds(test), "", day)

    def series(self, test: str) -> Tested:
        if test in ("started", "ended"):
            day = self.start if test == "started" else self.end
            return Tested("", self.holds(test), f"width_bucket({day}, {self.firsts})", day)
        spans = self.as_at_spans() if test == "as_at" else self.during_spans()
        label = f"{self.alias}_spans"
        first = f"({self.firsts})[{label}.span]"
        day = first if test == "as_at" else f"GREATEST({self.start}, {first})"
        join = f" CROSS JOIN LATERAL generate_series({spans}) AS {label}(span)"
        return Tested(join, self.holds(test), f"{label}.span", day)

    def as_at_spans(self) -> str:
        """From the first snapshot on or after the start to the last before the end."""
        return (
            f"width_bucket({self.start} - 1, {self.firsts}) + 1, "
            f"COALESCE(width_bucket({self.end} - 1, {self.firsts}), {len(self.period.spans)})"
        )

    def during_spans(self) -> str:
        """From the span of the start to the span of the end; the spans follow on each other."""
        return (
            f"GREATEST(width_bucket({self.start}, {self.firsts}), 1), "
            f"COALESCE(width_bucket({self.end}, {self.firsts}), {len(self.period.spans)})"
        )
