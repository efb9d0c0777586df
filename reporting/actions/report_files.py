"""Making the figures and the file of one report."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.conf import settings

from reporting.exports.open_data_csv import tidy_csv
from reporting.models import ReportRun
from reporting.queries import figures
from reporting.schedules import REPORTS, Period

Progress = Callable[[int, str], None]


@dataclass(frozen=True, slots=True)
class ReportFile:
    """A finished report: the protected answers as JSON, and the file people download."""

    result: dict[str, Any]
    content: bytes
    name: str


def make_report(run: ReportRun, *, progress: Progress) -> ReportFile:
    """Count what the run's report asks; `progress` is told per cent done and what is going on."""
    report = REPORTS[run.schedule]
    progress(10, "Counting")
    asked = report.questions(Period(run.period_from, run.period_to))
    answers = figures.list_protected(asked)
    progress(80, "Writing the file")
    return ReportFile(
        result={"answers": [answer.as_json() for answer in answers]},
        content=tidy_csv([answer.as_json() for answer in answers], council=settings.COUNCIL_NAME),
        name=f"{run.schedule}-{run.period_from.isoformat()}.csv",
    )
