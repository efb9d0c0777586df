"""Periods: the test that a spell must meet, and the spans of days that it is put to."""

from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

TESTS = ("as_at", "started", "ended", "during")
MONTHS = tuple(f"{date(2000, n, 1):%B}" if n else "" for n in range(13))
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Span:
    """The days `first` to `last`, both included, under the code of the `period` dimension."""

    code: str
    label: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Period:
    """A test ("as_at", "started", "ended", "during") and the spans, in order and not overlapping.

    A series (yearly snapshots, or years, quarters, months) adds the dimension `period`.
    """

    test: str
    spans: tuple[Span, ...]
    is_series: bool

    @property
    def first(self) -> date:
        """The first day that the question looks at."""
        return self.spans[0].first

    @property
    def last(self) -> date:
        """The last day that the question looks at."""
        return self.spans[-1].last


def in_words(day: date) -> str:
    """A date as people write it: 1 March 2019."""
    return f"{day.day} {day:%B %Y}"


def from_words(text: str) -> date:
    """The date that `in_words` wrote; ValueError for any other words."""
    day, month, year = text.split()
    return date(int(year), MONTHS.index(month), int(day))


def day_span(day: date) -> Span:
    """One day, as a snapshot is taken."""
    return Span(day.isoformat(), in_words(day), day, day)


def whole_span(first: date, last: date) -> Span:
    """The days from `first` to `last`, both included."""
    return Span(
        f"{first.isoformat()}/{last.isoformat()}",
        f"{in_words(first)} to {in_words(last)}",
        first,
        last,
    )


def _calendar_years(year: int) -> Iterator[Span]:
    yield Span(str(year), str(year), date(year, 1, 1), date(year, 12, 31))


def _years_from(month: int) -> Callable[[int], Iterator[Span]]:
    def years(year: int) -> Iterator[Span]:
        code = f"{year}/{(year + 1) % 100:02d}"
        last = date(year + 1, month, 1) - ONE_DAY
        yield Span(code, code, date(year, month, 1), last)

    return years


def _quarters(year: int) -> Iterator[Span]:
    for quarter in range(1, 5):
        first = date(year, quarter * 3 - 2, 1)
        last = date(year, quarter * 3, monthrange(year, quarter * 3)[1])
        label = f"{first:%B} to {last:%B %Y}"
        yield Span(f"{year}-Q{quarter}", label, first, last)


def _months(year: int) -> Iterator[Span]:
    for month in range(1, 13):
        first = date(year, month, 1)
        last = date(year, month, monthrange(year, month)[1])
        yield Span(f"{year}-{month:02d}", f"{first:%B %Y}", first, last)


SERIES: dict[str, Callable[[int], Iterator[Span]]] = {
    "calendar_year": _calendar_years,
    "financial_year": _years_from(4),
    "academic_year": _years_from(9),
    "quarter": _quarters,
    "month": _months,
}


def as_at(day: date) -> Period:
    """One snapshot."""
    return Period("as_at", (day_span(day),), is_series=False)


def as_at_each(month: int, day: int, years: range) -> Period:
    """One snapshot a year; ValueError in a year that has no such day."""
    spans = tuple(day_span(date(year, month, day)) for year in years)
    return Period("as_at", spans, is_series=True)


def month_ends(first: date, last: date) -> Period:
    """One snapshot on the last day of each month from the one of `first` to the one of `last`."""
    months = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    starts = (date(month // 12, month % 12 + 1, 1) for month in months)
    ends = (day.replace(day=monthrange(day.year, day.month)[1]) for day in starts)
    return Period("as_at", tuple(day_span(day) for day in ends), is_series=True)


def between(test: str, first: date, last: date) -> Period:
    """One stretch of days, both ends included."""
    return Period(test, (whole_span(first, last),), is_series=False)


def by(test: str, step: str, years: range) -> Period:
    """A series of years, quarters or months that starts in the first of `years`."""
    return Period(test, tuple(span for y in years for span in SERIES[step](y)), is_series=True)
