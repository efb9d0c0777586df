"""Ages, today in London, and the day a working-day clock runs out."""

from collections.abc import Collection
from datetime import date, timedelta

from django.utils import timezone


def today() -> date:
    """Today in London."""
    return timezone.localdate()


def completed_years(born: date, on: date) -> int:
    """Completed years of someone born on `born`, as at the start of `on`.

    A person born on 29 February completes a year on 1 March where the year has no 29 February.
    """
    had_birthday = (on.month, on.day) >= (born.month, born.day)
    return on.year - born.year - (0 if had_birthday else 1)


def birthday(born: date, age: int) -> date:
    """The day on which someone born on `born` reaches `age` completed years."""
    try:
        return born.replace(year=born.year + age)
    except ValueError:
        return date(born.year + age, 3, 1)


def add_working_days(start: date, days: int, holidays: Collection[date]) -> date:
    """The `days`-th working day after `start`, which is itself day 0.

    A working day is Monday to Friday and not one of `holidays`. With `days` 0 the answer is
    `start` whatever day it is.
    """
    day = start
    while days > 0:
        day += timedelta(days=1)
        if day.weekday() < 5 and day not in holidays:
            days -= 1
    return day


def working_days_between(start: date, end: date, holidays: Collection[date]) -> int:
    """How many working days follow `start` up to and including `end` (0 when `end` <= `start`)."""
    span = (start + timedelta(days=offset) for offset in range(1, (end - start).days + 1))
    return sum(1 for day in span if day.weekday() < 5 and day not in holidays)
