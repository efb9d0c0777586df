"""The reports that are made on a schedule: what each counts, of which period, and when.

When is what staff set it to (`periodic_tasks`); what stands here is how each starts out.
"""

from calendar import day_name
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

FIRST_AT = time(6, 0)  # London time
LONGEST_CATCH_UP = 24  # periods
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Period:
    """The days that one report is of, both included."""

    first: date
    last: date

    @property
    def next_day(self) -> date:
        """The first day on which its report can be made."""
        return self.last + ONE_DAY


def month_of(day: date) -> Period:
    """The calendar month that holds `day`."""
    first = day.replace(day=1)
    return Period(first, (first + timedelta(days=31)).replace(day=1) - ONE_DAY)


def week_of(day: date) -> Period:
    """The week, Monday to Sunday, that holds `day`."""
    monday = day - timedelta(days=day.weekday())
    return Period(monday, monday + timedelta(days=6))


@dataclass(frozen=True, slots=True)
class ScheduledReport:
    """A report: its title, how often and on which day it is made, and the questions it asks."""

    code: str
    title: str
    every: str  # "month" or "week"
    description: str
    period_of: Callable[[date], Period]
    days: dict[int, str]  # the days to choose from, as the scheduler numbers them
    questions: Callable[[Period], list[dict[str, Any]]]
    first_day: int = 1

    def crontab(self, day: int, at: time) -> dict[str, str]:
        """The scheduler's fields for `day` of the month or week, at a time in London."""
        every = {"day_of_month": "*", "day_of_week": "*", "month_of_year": "*"}
        chosen = "day_of_month" if self.every == "month" else "day_of_week"
        return every | {chosen: str(day), "hour": str(at.hour), "minute": str(at.minute)}

    def latest_ended(self, now: datetime) -> Period:
        """The last period that is over."""
        return self.period_of(self.period_of(timezone.localdate(now)).first - ONE_DAY)

    def ended_since(self, first: date, now: datetime) -> Iterator[Period]:
        """Every period from the one that holds `first` to the last that is over, latest first."""
        period = self.latest_ended(now)
        for _ in range(LONGEST_CATCH_UP):
            if period.last < first:
                return
            yield period
            period = self.period_of(period.first - ONE_DAY)


def _between(period: Period, test: str) -> dict[str, str]:
    return {"type": test, "from": period.first.isoformat(), "to": period.last.isoformat()}


def _supported_by_type(period: Period) -> list[dict[str, Any]]:
    return [
        {
            "measure": "cases",
            "unit": "children",
            "rows": ["exploitation"],
            "period": _between(period, "during"),
        }
    ]


def _screening_summary(period: Period) -> list[dict[str, Any]]:
    return [
        {
            "measure": "screenings",
            "unit": "records",
            "rows": ["outcome"],
            "period": _between(period, "started"),
        }
    ]


REPORTS: dict[str, ScheduledReport] = {
    report.code: report
    for report in (
        ScheduledReport(
            "children-supported",
            "Children supported by exploitation type",
            "month",
            "Children with an open case on any day of the month, by exploitation type.",
            month_of,
            {day: f"Day {day} of the month" for day in range(1, 29)},
            _supported_by_type,
        ),
        ScheduledReport(
            "screening-summary",
            "Screening summary",
            "week",
            "Screening decisions of the week, Monday to Sunday, by outcome.",
            week_of,
            {number % 7: name for number, name in enumerate(day_name, 1)},
            _screening_summary,
        ),
    )
}
