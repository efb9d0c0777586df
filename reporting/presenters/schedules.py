"""When scheduled reports are made, in finished words."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse

from getsafe.govuk.components import Column, Link, Table
from reporting.periodic_tasks import Timing
from reporting.schedules import REPORTS, ScheduledReport

OFF = "Switched off: nothing is made until it is switched on again."


def when(report: ScheduledReport, timing: Timing | None) -> str:
    """When a report is made: "Made every Monday at 06:00."."""
    if timing is None or not timing.is_on:
        return OFF
    day, at = timing.day_of(report.code), timing.at
    if day is None or at is None:
        return "Made when the scheduler's own settings say."
    days = f"on day {day} of the month" if report.every == "month" else f"every {report.days[day]}"
    return f"Made {days} at {at:%H:%M}."


def table(timings: Mapping[str, Timing]) -> Table:
    """Every report with when it is made."""
    return Table(
        caption="When reports are made",
        columns=[Column("Report"), Column("When")],
        rows=[
            (
                Link(report.title, reverse("reporting:schedule", args=[code])),
                when(report, timings.get(code)),
            )
            for code, report in REPORTS.items()
        ],
        row_headings=True,
        id="schedules",
    )


def initial(report: ScheduledReport, timing: Timing | None) -> dict[str, Any]:
    """A report's timing as its form shows it."""
    if timing is None:
        return {"is_on": "no"}
    on = "yes" if timing.is_on else "no"
    return {"is_on": on, "day": timing.day_of(report.code), "at": timing.at}
