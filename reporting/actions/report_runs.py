"""Making scheduled reports: each once a period, whoever asks and however often.

A run is worked on under a PostgreSQL session lock. A worker that is killed loses the lock with
its connection, so whoever takes the run up next knows at once that nobody is at it.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

from celery import current_app
from celery.exceptions import SoftTimeLimitExceeded
from django.conf import settings
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from getsafe import audit
from getsafe.errors import Refused
from getsafe.models import User
from reporting import periodic_tasks, policies
from reporting.actions.report_files import ReportFile, make_report
from reporting.models import ReportRun
from reporting.schedules import REPORTS, Period

MOST_ATTEMPTS = 4
BACK_OFF_FACTOR = 4  # with a minute to begin with: 1, 4 and 16 minutes
LOCK_SPACE = 0x5E9027  # the first half of the advisory locks' key; the second is the run's own
TASK = "reporting.tasks.run_report"
logger = logging.getLogger(__name__)


@transaction.atomic
def ask(schedule: str, *, by: User | None, period: Period) -> ReportRun:
    """Ask for the report of a period; one asked for before, whatever became of it, is left alone.

    `by` None is the schedule itself. Audited as report_run.ask when the run is new.
    """
    if by:
        policies.check_can_start_report(by)
    now = timezone.now()
    if period.next_day > timezone.localdate(now):
        raise Refused("Select a period that has ended", field="period")
    run, is_new = ReportRun.objects.get_or_create(
        schedule=schedule,
        period_from=period.first,
        defaults={
            "period_to": period.last,
            "asked_by": by,
            "queued_at": now,
            "next_attempt_at": now,
        },
    )
    if is_new:
        audit.record("report_run.ask", run, by=by, details={"schedule": schedule})
        _send(run)
    return run


def ask_latest(schedule: str) -> ReportRun:
    """Ask for the report of the latest period: what the scheduler does when it fires."""
    return ask(schedule, by=None, period=REPORTS[schedule].latest_ended(timezone.now()))


@transaction.atomic
def retry(run: ReportRun, *, by: User) -> ReportRun:
    """Try a failed report again from the start. Audited as report_run.retry."""
    run = ReportRun.objects.select_for_update().get(pk=run.pk)
    policies.check_can_retry(by, run)
    now = timezone.now()
    run.state = policies.REPORT_RUN.after(run.state, "retry")
    run.attempts, run.error, run.percent, run.progress = 0, "", 0, ""
    run.queued_at = run.next_attempt_at = now
    run.finished_at = None
    run.save()
    audit.record("report_run.retry", run, by=by)
    _send(run)
    return run


def ask_missed() -> None:
    """Ask for every due report that nobody asked for, and send unfinished ones once more.

    Found are periods since the schedule's first run for which no run is there though its time has
    come, waiting runs whose message was lost, and running ones; of those, one that a worker is at
    is left to it.
    """
    now = timezone.now()
    for code, timing in periodic_tasks.timings().items():
        for period in REPORTS[code].ended_since(_first_day(code, now), now):
            if timing.is_on and timing.has_come(period.next_day, now=now):
                ask(code, by=None, period=period)
    for run in ReportRun.objects.unfinished().filter(next_attempt_at__lte=now):
        _send(run, expires=periodic_tasks.CATCH_UP_MINUTES * 60)


def perform(run_id: int) -> None:
    """Make the report of a waiting run, or of one whose worker died; any other is left alone.

    A failure is tried again later, with longer and longer pauses, and after the last attempt shown
    with its reason. Audited as report_run.finish and report_run.fail.
    """
    with _alone(run_id) as is_alone:
        run = _claim(run_id) if is_alone else None
        if run is None:
            return
        try:
            made = make_report(run, progress=lambda *said: _say(run, *said))
        except Exception as error:  # noqa: BLE001 - whatever stopped it is shown to the manager
            _fail(run, _reason(error))
        else:
            _finish(run, made)


@contextmanager
def _alone(run_id: int) -> Iterator[bool]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", [LOCK_SPACE, run_id])
        taken = cursor.fetchone()[0]
    try:
        yield taken
    finally:
        if taken:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s, %s)", [LOCK_SPACE, run_id])


@transaction.atomic
def _claim(run_id: int) -> ReportRun | None:
    run = ReportRun.objects.select_for_update().filter(pk=run_id).first()
    now = timezone.now()
    if run is None or not _may_start(run, now):
        return None
    if run.attempts >= MOST_ATTEMPTS:
        _fail(run, "The worker stopped before the report was ready, every time it was tried.")
        return None
    run.attempts += 1
    run.state = policies.REPORT_RUN.after(run.state, "start")
    run.started_at, run.percent, run.progress = now, 0, "Starting"
    run.save()
    return run


def _may_start(run: ReportRun, now: datetime) -> bool:
    return policies.REPORT_RUN.allows(run.state, "start") and run.next_attempt_at <= now


def _say(run: ReportRun, percent: int, progress: str) -> None:
    ReportRun.objects.filter(pk=run.pk).update(percent=percent, progress=progress)


@transaction.atomic
def _finish(run: ReportRun, made: ReportFile) -> None:
    run.state = policies.REPORT_RUN.after(run.state, "finish")
    run.percent, run.progress, run.error = 100, "", ""
    run.result, run.file, run.file_name = made.result, made.content, made.name
    run.finished_at = timezone.now()
    run.save()
    audit.record("report_run.finish", run, by=None, details={"attempts": run.attempts})


@transaction.atomic
def _fail(run: ReportRun, reason: str) -> None:
    now = timezone.now()
    run.error, run.progress = reason, ""
    if run.attempts >= MOST_ATTEMPTS:
        run.state, run.finished_at = "failed", now
    else:
        run.state, run.next_attempt_at = "queued", now + _pause(run.attempts)
    run.save()
    details: dict[str, Any] = {"attempt": run.attempts, "state": run.state}
    audit.record("report_run.fail", run, by=None, reason=reason, details=details)
    if run.state == "queued":
        _send(run, countdown=_pause(run.attempts).total_seconds())


def _pause(attempts: int) -> timedelta:
    seconds = settings.REPORT_RETRY_SECONDS * BACK_OFF_FACTOR ** (attempts - 1)
    return timedelta(seconds=seconds)


def _reason(error: Exception) -> str:
    """Why a report failed, without anything that might have been read from a record."""
    kind = type(error).__name__
    logger.error("A report failed", extra={"error": kind})
    if isinstance(error, Refused):
        return error.message
    if isinstance(error, SoftTimeLimitExceeded):
        minutes = settings.CELERY_TASK_SOFT_TIME_LIMIT // 60
        return f"The report took longer than {minutes} minutes and was stopped."
    if isinstance(error, DatabaseError):
        return f"The database did not give the figures ({kind})."
    return f"The report could not be made ({kind})."


def _first_day(code: str, now: datetime) -> Any:
    """The day from which a schedule's reports are owed: its first run, or its latest period."""
    runs = ReportRun.objects.of(code).filter(asked_by=None).order_by("period_from")
    first = runs.values_list("period_from", flat=True).first()
    return first or REPORTS[code].latest_ended(now).first


def _send(run: ReportRun, **options: Any) -> None:
    """Put the run on the queue once it is in the database; a lost message is sent again later."""
    transaction.on_commit(lambda: current_app.send_task(TASK, [run.pk], **options), robust=True)
