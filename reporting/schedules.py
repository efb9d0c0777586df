"""The reports that are made on a schedule: what each counts, of which period, and when."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

DUE_AT = time(6, 0)  # London time, on the first day after the period
LONGEST_CATCH_UP = 24  # periods
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Period:
    """The days that one report is of, both included."""

    first: date
    last: date

    @property
    def due_at(self) -> datetime:
        """When its report is to be made."""
        return timezone.make_aware(datetime.combine(self.last + ONE_DAY, DUE_AT))


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
    """A report: its title, how often, when the scheduler fires, and the questions it asks."""

    code: str
    title: str
    every: str  # "month" or "week"
    description: str
    period_of: Callable[[date], Period]
    crontab: dict[str, str]
    questions: Callable[[Period], list[dict[str, Any]]]

    def latest_due(self, now: datetime) -> Period:
        """The last period whose report is due by `now`."""
        period = self.period_of(timezone.localdate(now))
        while period.due_at > now:
            period = self.period_of(period.first - ONE_DAY)
        return period

    def due_since(self, first: date, now: datetime) -> Iterator[Period]:
        """Every period from the one that holds `first` to the last due by `now`, latest first."""
        period = self.latest_due(now)
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
            {"minute": "0", "hour": "6", "day_of_month": "1"},
            _supported_by_type,
        ),
        ScheduledReport(
            "screening-summary",
            "Screening summary",
            "week",
            "Screening decisions of the week, Monday to Sunday, by outcome.",
            week_of,
            {"minute": "0", "hour": "6", "day_of_week": "1"},
            _screening_summary,
        ),
    )
}
