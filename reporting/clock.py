"""The FOI Act's clock: the twentieth working day after receipt, and why each day counts or not.

Section 10(1): by the twentieth working day following the date of receipt, which is day 0.
Section 10(6): a working day is none that is a bank holiday in any part of the United Kingdom.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from getsafe.dates import add_working_days, working_days_between

WORKING_DAYS = 20
# Twenty working days and every holiday between them fit in this many days.
LONGEST = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Day:
    """One day of the count: its working-day number, or why it has none."""

    on: date
    number: int | None
    because: str = ""


def due_on(received_on: date, holidays: Mapping[date, str]) -> date:
    """The last day to answer. Received on a day that is no working day, the next is day 1."""
    return add_working_days(received_on, WORKING_DAYS, holidays)


def count(received_on: date, due: date, holidays: Mapping[date, str], *, because: str) -> list[Day]:
    """Every day from receipt to `due`, as it was counted.

    Receipt itself is day 0, for the reason `because`.
    """
    days = [Day(received_on, None, because)]
    number = 0
    for offset in range(1, (due - received_on).days + 1):
        on = received_on + timedelta(days=offset)
        no_work = _not_counted(on, holidays)
        number += 0 if no_work else 1
        days.append(Day(on, None if no_work else number, no_work))
    return days


def working_day_of(received_on: date, on: date, holidays: Mapping[date, str]) -> int:
    """How many working days after receipt `on` is."""
    return working_days_between(received_on, on, holidays)


def _not_counted(on: date, holidays: Mapping[date, str]) -> str:
    if on.weekday() >= 5:
        return "Weekend"
    return holidays.get(on, "")
