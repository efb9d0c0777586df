"""The period of a question, from its JSON."""

from datetime import date
from typing import Any

from reporting.statistics import periods
from reporting.statistics.parsing_values import (
    listed,
    mapping,
    one_of,
    quoted,
    real_date,
    whole_number,
)
from reporting.statistics.periods import Period
from reporting.statistics.refusals import QuestionRefused
from reporting.statistics.words import Measure

EARLIEST, LATEST = 1900, 2100
MONTH_END = "month_end"


def parse(value: object, *, measure: Measure) -> Period:
    """The period that `value` asks for; a measure without an end can only be `started`."""
    every = ("type", "on", "each", "by", "from", "to", "years")
    asked = mapping(value, '"period"', allowed=every, needed=("type",))
    test = one_of(asked["type"], "period.type", periods.TESTS)
    if test != "started" and not measure.has_end:
        raise QuestionRefused(
            f'"period.type" must be started for {measure.name}, because they have a date and no '
            f"end, not {quoted(test)}."
        )
    return _snapshots(asked) if test == "as_at" else _stretches(test, asked)


def _snapshots(asked: dict[str, Any]) -> Period:
    if "each" not in asked:
        keys: tuple[str, ...] = ("type", "on")
        mapping(asked, 'An as_at "period" of one day', allowed=keys, needed=keys)
        return periods.as_at(real_date(asked["on"], "period.on"))
    if asked["each"] == MONTH_END:
        keys = ("type", "each", "from", "to")
        mapping(asked, 'An as_at "period" of each month\'s end', allowed=keys, needed=keys)
        return _month_ends(*_from_to(asked))
    keys = ("type", "each", "years")
    mapping(asked, 'An as_at "period" of each year', allowed=keys, needed=keys)
    years = _years(asked["years"])
    month, day = _day_of_year(asked["each"])
    try:
        return periods.as_at_each(month, day, years)
    except ValueError:
        raise QuestionRefused(
            f'"period.each" must be a day that every one of the years has, written MM-DD, '
            f"not {quoted(asked['each'])}."
        ) from None


def _month_ends(first: date, last: date) -> Period:
    if first.year < EARLIEST or last.year > LATEST:
        raise QuestionRefused(
            f'"period.from" and "period.to" must be in the years {EARLIEST} to {LATEST} where '
            f'"period.each" is {MONTH_END}.'
        )
    return periods.month_ends(first, last)


def _day_of_year(value: object) -> tuple[int, int]:
    # 2000 had every day that a year can have.
    written = f"2000-{value}" if isinstance(value, str) else ""
    try:
        day = real_date(written, "period.each")
    except QuestionRefused:
        raise QuestionRefused(
            f'"period.each" must be a real day of the year written MM-DD, or {MONTH_END}, '
            f"not {quoted(value)}."
        ) from None
    return day.month, day.day


def _stretches(test: str, asked: dict[str, Any]) -> Period:
    if "by" in asked:
        keys = ("type", "by", "years")
        mapping(asked, f'A {test} "period" with "by"', allowed=keys, needed=keys)
        step = one_of(asked["by"], "period.by", tuple(periods.SERIES))
        return periods.by(test, step, _years(asked["years"]))
    keys = ("type", "from", "to")
    mapping(asked, f'A {test} "period" without "by"', allowed=keys, needed=keys)
    return periods.between(test, *_from_to(asked))


def _from_to(asked: dict[str, Any]) -> tuple[date, date]:
    first = real_date(asked["from"], "period.from")
    last = real_date(asked["to"], "period.to")
    if first > last:
        raise QuestionRefused(
            f'"period.from" must be on or before "period.to", {last.isoformat()}, '
            f"not {quoted(first.isoformat())}."
        )
    return first, last


def _years(value: object) -> range:
    pair = listed(value, "period.years")
    if len(pair) != 2:
        raise QuestionRefused(
            f'"period.years" must be the first and the last year, such as [2010, 2024], '
            f"not {quoted(value)}."
        )
    first, last = (whole_number(year, "period.years", least=EARLIEST, most=LATEST) for year in pair)
    if first > last:
        raise QuestionRefused(
            f'"period.years" must give the first year before the last, not {quoted(value)}.'
        )
    return range(first, last + 1)
