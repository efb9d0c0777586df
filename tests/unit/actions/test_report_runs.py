"""Scheduled reports: once a period, tried again, shown as failed, caught up."""

from datetime import UTC, date, datetime, timedelta

import psycopg
import pytest
import time_machine
from celery import current_app
from django.db import connection
from django_celery_beat.models import PeriodicTask

from getsafe.errors import NotAllowed, Refused
from getsafe.models import AuditEntry
from getsafe.permissions import Role
from reporting import periodic_tasks
from reporting.actions import report_runs
from reporting.models import ReportRun
from reporting.schedules import REPORTS, Period, month_of, week_of
from tests.factories import ReportRunFactory, UserFactory

pytestmark = pytest.mark.django_db
MARCH = Period(date(2025, 3, 1), date(2025, 3, 31))
NOW = datetime(2025, 4, 10, 9, tzinfo=UTC)
SOON = NOW + timedelta(hours=2)


@pytest.fixture(autouse=True)
def now():
    with time_machine.travel(NOW, tick=False) as clock:
        yield clock


@pytest.fixture
def no_counting():
    """The statistics role loses its sight, so that every count fails as it might in earnest."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('role')")
        before = cursor.fetchone()[0]
        cursor.execute("RESET ROLE")
        cursor.execute("REVOKE SELECT ON ALL TABLES IN SCHEMA statistics FROM getsafe_statistics")
        cursor.execute(f"SET ROLE {before}")

    def restore():
        with connection.cursor() as cursor:
            cursor.execute("RESET ROLE")
            cursor.execute("GRANT SELECT ON ALL TABLES IN SCHEMA statistics TO getsafe_statistics")
            cursor.execute(f"SET ROLE {before}")

    return restore


def sent(django_capture, act):
    """Do `act` and count the messages that would go to a worker."""
    with django_capture() as callbacks:
        act()
    return len(callbacks)


def test_periods_end_at_midnight_in_london():
    monthly, summer = REPORTS["children-supported"], month_of(date(2025, 7, 4))
    midnight = datetime(2025, 3, 31, 23, tzinfo=UTC)  # summer time
    assert monthly.latest_ended(midnight - timedelta(minutes=1)).first == date(2025, 2, 1)
    assert monthly.latest_ended(midnight).first == date(2025, 3, 1)
    assert (summer.first, summer.last) == (date(2025, 7, 1), date(2025, 7, 31))
    assert week_of(date(2025, 3, 9)) == Period(date(2025, 3, 3), date(2025, 3, 9))


def test_ask_twice_for_a_period_makes_one_run_and_sends_one_message(
    django_capture_on_commit_callbacks,
):
    def ask():
        return report_runs.ask_latest("children-supported")

    assert sent(django_capture_on_commit_callbacks, ask) == 1
    assert sent(django_capture_on_commit_callbacks, ask) == 0
    run = ReportRun.objects.get()
    assert (run.period_from, run.period_to, run.state) == (MARCH.first, MARCH.last, "queued")


def test_ask_for_a_period_that_has_not_ended_is_refused():
    viewer = UserFactory(role=Role.REPORT_VIEWER)
    with pytest.raises(Refused, match="has ended"):
        report_runs.ask("children-supported", by=viewer, period=month_of(date(2025, 4, 1)))
    assert report_runs.ask("children-supported", by=viewer, period=MARCH)


def test_ask_by_a_partner_is_refused():
    with pytest.raises(NotAllowed):
        report_runs.ask("children-supported", by=UserFactory(role=Role.PARTNER), period=MARCH)
    team_manager = UserFactory(role=Role.TEAM_MANAGER)
    assert report_runs.ask("children-supported", by=team_manager, period=MARCH)


def test_perform_of_a_waiting_run_gives_the_answer_and_the_file():
    run = ReportRunFactory(next_attempt_at=NOW)
    report_runs.perform(run.pk)
    run.refresh_from_db()
    assert (run.state, run.percent, run.attempts, run.error) == ("done", 100, 1, "")
    assert run.result["answers"][0]["question"]["protection"] == "1-5"
    assert run.file_name == "children-supported-2025-03-01.csv"
    assert b"children_count" in bytes(run.file)


def test_perform_twice_changes_nothing_the_second_time(now):
    run = ReportRunFactory(next_attempt_at=NOW)
    report_runs.perform(run.pk)
    before = ReportRun.objects.values().get()
    now.shift(3600)
    report_runs.perform(run.pk)
    assert ReportRun.objects.values().get() == before


def test_perform_while_another_worker_is_at_it_leaves_it_alone():
    run = ReportRunFactory(next_attempt_at=NOW)
    address = connection.get_connection_params()
    with psycopg.connect(
        host=address["host"], user=address["user"], dbname=address["dbname"]
    ) as other:
        lock = [report_runs.LOCK_SPACE, run.pk]
        other.execute("SELECT pg_advisory_lock(%s, %s)", lock)
        report_runs.perform(run.pk)
        run.refresh_from_db()
        assert run.state == "queued"
        # By hand: after a connection closes, the server takes a moment to let its lock go.
        other.execute("SELECT pg_advisory_unlock(%s, %s)", lock)
    report_runs.perform(run.pk)
    run.refresh_from_db()
    assert run.state == "done"


def test_perform_that_fails_is_tried_again_later_and_shown_as_failed_at_last(
    no_counting, now, settings
):
    settings.REPORT_RETRY_SECONDS = 60
    run = ReportRunFactory(next_attempt_at=NOW)
    waits = []
    for attempt in range(1, 5):
        report_runs.perform(run.pk)
        run.refresh_from_db()
        assert run.attempts == attempt
        waits.append(run.next_attempt_at - datetime.now(UTC))
        now.move_to(run.next_attempt_at)
    assert [wait.total_seconds() for wait in waits[:3]] == [60, 240, 960]
    assert run.state == "failed"
    assert run.error == "The database did not give the figures (ProgrammingError)."
    assert AuditEntry.objects.filter(verb="report_run.fail").count() == 4


def test_perform_before_its_time_leaves_a_failed_attempt_waiting(no_counting):
    run = ReportRunFactory(next_attempt_at=NOW)
    report_runs.perform(run.pk)
    no_counting()
    report_runs.perform(run.pk)
    run.refresh_from_db()
    assert (run.state, run.attempts) == ("queued", 1)


def test_retry_of_a_failed_run_starts_from_the_beginning(no_counting):
    run = ReportRunFactory(state="failed", attempts=4, error="It failed.")
    viewer = UserFactory(role=Role.REPORT_VIEWER)
    report_runs.retry(run, by=viewer)
    no_counting()
    report_runs.perform(run.pk)
    run.refresh_from_db()
    assert (run.state, run.attempts, run.error) == ("done", 1, "")
    with pytest.raises(Refused, match="has not failed"):
        report_runs.retry(run, by=viewer)


def test_run_whose_worker_died_every_time_fails_with_that_reason():
    run = ReportRunFactory(state="running", attempts=4, next_attempt_at=NOW)
    report_runs.perform(run.pk)
    run.refresh_from_db()
    assert run.state == "failed"
    assert "worker stopped" in run.error


def test_missed_periods_since_the_first_run_are_asked_for():
    ReportRunFactory(period_from=date(2024, 12, 1), period_to=date(2024, 12, 31), state="queued")
    report_runs.ask_missed()
    months = ReportRun.objects.of("children-supported").values_list("period_from", flat=True)
    assert sorted(months) == [date(2024, 12, 1), date(2025, 1, 1), date(2025, 2, 1), MARCH.first]
    weeks = ReportRun.objects.of("screening-summary").values_list("period_from", flat=True)
    assert list(weeks) == [date(2025, 3, 31)]


@pytest.mark.parametrize(
    ("state", "is_sent"), [("queued", 1), ("running", 1), ("done", 0), ("failed", 0)]
)
def test_missed_run_is_sent_once_more_unless_it_is_done_or_has_failed(
    django_capture_on_commit_callbacks, state, is_sent
):
    with django_capture_on_commit_callbacks():
        report_runs.ask_missed()
    ReportRun.objects.update(next_attempt_at=SOON)
    run = ReportRunFactory(
        period_from=date(2024, 1, 1),
        period_to=date(2024, 1, 31),
        asked_by=UserFactory(role=Role.REPORT_VIEWER),
        state=state,
        result={} if state == "done" else None,
        file=b"" if state == "done" else None,
        finished_at=NOW if state == "done" else None,
        error="It failed." if state == "failed" else "",
        next_attempt_at=NOW,
    )
    assert sent(django_capture_on_commit_callbacks, report_runs.ask_missed) == is_sent
    ReportRun.objects.filter(pk=run.pk).update(next_attempt_at=SOON)
    assert sent(django_capture_on_commit_callbacks, report_runs.ask_missed) == 0


def test_missed_periods_of_a_schedule_switched_off_are_not_asked_for():
    name = periodic_tasks.task_name("children-supported")
    PeriodicTask.objects.filter(name=name).update(enabled=False)
    report_runs.ask_missed()
    assert not ReportRun.objects.of("children-supported").exists()
    assert ReportRun.objects.of("screening-summary").exists()


def test_missed_run_asked_for_by_a_person_does_not_lengthen_what_is_owed():
    viewer = UserFactory(role=Role.REPORT_VIEWER)
    old = month_of(date(2024, 1, 1))
    report_runs.ask("children-supported", by=viewer, period=old)
    report_runs.ask_missed()
    months = ReportRun.objects.of("children-supported").values_list("period_from", flat=True)
    assert sorted(months) == [old.first, MARCH.first]


def test_schedules_are_there_after_migrating_and_name_real_tasks():
    tasks = PeriodicTask.objects.filter(task__startswith="reporting.").values_list("task")
    current_app.loader.import_default_modules()
    assert {task for (task,) in tasks} <= set(current_app.tasks)
    assert len(tasks) == len(REPORTS) + 1
    PeriodicTask.objects.filter(task="reporting.tasks.start_missed_reports").update(enabled=False)
    periodic_tasks.ensure()
    assert PeriodicTask.objects.filter(task__startswith="reporting.").count() == len(tasks)
    assert not PeriodicTask.objects.get(task="reporting.tasks.start_missed_reports").enabled
