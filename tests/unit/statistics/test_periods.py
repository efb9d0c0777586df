"""Spans of series, and ages on the day."""

from datetime import date
from itertools import pairwise

import pytest

from reporting.statistics import periods


@pytest.mark.parametrize(
    ("step", "year", "first", "last"),
    [
        ("calendar_year", 2019, ("2019", date(2019, 1, 1)), ("2019", date(2019, 12, 31))),
        ("financial_year", 2019, ("2019/20", date(2019, 4, 1)), ("2019/20", date(2020, 3, 31))),
        ("financial_year", 1999, ("1999/00", date(1999, 4, 1)), ("1999/00", date(2000, 3, 31))),
        ("academic_year", 2019, ("2019/20", date(2019, 9, 1)), ("2019/20", date(2020, 8, 31))),
        ("quarter", 2019, ("2019-Q1", date(2019, 1, 1)), ("2019-Q4", date(2019, 12, 31))),
        ("month", 2020, ("2020-01", date(2020, 1, 1)), ("2020-12", date(2020, 12, 31))),
    ],
)
def test_a_series_has_the_codes_and_days_of_the_contract(step, year, first, last):
    spans = periods.by("started", step, range(year, year + 1)).spans
    assert (spans[0].code, spans[0].first) == first
    assert (spans[-1].code, spans[-1].last) == last


@pytest.mark.parametrize("step", list(periods.SERIES))
def test_the_spans_of_a_series_follow_on_each_other(step):
    spans = periods.by("during", step, range(2018, 2022)).spans
    for earlier, later in pairwise(spans):
        assert (later.first - earlier.last).days == 1


def test_february_ends_on_its_last_day():
    spans = periods.by("started", "month", range(2019, 2021)).spans
    assert [s.last.day for s in spans if s.code.endswith("-02")] == [28, 29]


def test_snapshots_are_coded_by_their_date():
    spans = periods.as_at_each(3, 1, range(2019, 2021)).spans
    assert [span.code for span in spans] == ["2019-03-01", "2020-03-01"]
