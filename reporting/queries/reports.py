"""Scheduled reports: what has been made and what may be asked for."""

from datetime import date, datetime
from uuid import UUID

from getsafe.models import User
from reporting.models import ReportRun
from reporting.schedules import REPORTS, Period

SHOWN = 60  # runs on the page, of all schedules
LIST_FIELDS = ("file", "result")


def list_runs(actor: User) -> list[ReportRun]:
    """The latest runs, newest period first, without their files."""
    return list(ReportRun.objects.visible_to(actor).defer(*LIST_FIELDS)[:SHOWN])


def get_run(actor: User, uuid: UUID) -> ReportRun | None:
    """One run, with its result and file."""
    return ReportRun.objects.visible_to(actor).filter(uuid=uuid).first()


def list_periods(code: str, now: datetime) -> list[Period]:
    """The periods that a report may still be asked for: ended, and not asked for before."""
    report = REPORTS[code]
    asked = set(ReportRun.objects.of(code).values_list("period_from", flat=True))
    return [p for p in report.ended_since(date.min, now) if p.first not in asked]
