"""Scheduled reports with a real broker, a real worker and a real beat, killed and started again."""

import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from datetime import timedelta

import psycopg
import pytest
from celery import current_app
from django.db import connection
from django_celery_beat.models import IntervalSchedule, PeriodicTask, PeriodicTasks

from reporting import periodic_tasks
from reporting.actions import report_runs
from reporting.models import ReportRun
from reporting.schedules import REPORTS
from tests.cluster import superuser_url

pytestmark = [pytest.mark.worker, pytest.mark.django_db(transaction=True)]
PATIENCE = 60
CELERY = [sys.executable, "-m", "celery", "--app", "getsafe"]
WORKER = ["worker", "--concurrency", "1", "--without-gossip", "--without-mingle"]
BEAT = ["beat", "--pidfile=", "--max-interval", "1"]


@pytest.fixture
def start(program_environment, tmp_path):
    """Start a program of the installation; all of them are killed when the test ends."""
    started = []

    def start(*arguments):
        with (tmp_path / "programs.log").open("ab") as log:
            process = subprocess.Popen(
                [*CELERY, *arguments, "--loglevel", "WARNING"],
                env=program_environment,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        started.append(process)
        return process

    current_app.control.purge()
    yield start
    for process in started:
        kill(process)
    current_app.control.purge()


@pytest.fixture
def every_second():
    """The scheduler looks for missed reports every second, and fires nothing else."""
    interval, _ = IntervalSchedule.objects.get_or_create(every=1, period=IntervalSchedule.SECONDS)
    PeriodicTask.objects.filter(name=periodic_tasks.CATCH_UP).update(interval=interval)
    PeriodicTasks.update_changed()


def kill(process):
    """End a program and its children at once, as a crash would."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def until(condition, what):
    """Wait for a condition; say what never came."""
    deadline = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < deadline, f"{what} never came"
        time.sleep(0.1)


def states():
    return sorted(ReportRun.objects.values_list("schedule", "state"))


@contextmanager
def records_locked():
    """Hold the cases, so that whoever counts them waits."""
    with psycopg.connect(superuser_url(connection.settings_dict["NAME"])) as holder:
        holder.execute("LOCK TABLE getsafe_case IN ACCESS EXCLUSIVE MODE")
        yield
        holder.rollback()


def test_beat_fires_and_a_worker_makes_each_report_once(start, every_second):
    start(*WORKER)
    start(*BEAT)
    ready = [(code, "done") for code in sorted(REPORTS)]
    until(lambda: states() == ready, "The reports")
    before = list(ReportRun.objects.order_by("pk").values())
    # The same period fires again: by the scheduler's own task, and by the run's message.
    for run in ReportRun.objects.all():
        current_app.send_task("reporting.tasks.start_report", [run.schedule])
        current_app.send_task("reporting.tasks.run_report", [run.pk])
    # The week before the one that was made: an older one would leave weeks between to catch up,
    # and a slow worker may hear of it before the messages above.
    weeks = [run["period_from"] for run in before if run["schedule"] == "screening-summary"]
    older = REPORTS["screening-summary"].period_of(weeks[0] - timedelta(days=7))
    later = report_runs.ask("screening-summary", by=None, period=older)
    until(lambda: ReportRun.objects.get(pk=later.pk).state == "done", "The message sent last")
    assert list(ReportRun.objects.exclude(pk=later.pk).order_by("pk").values()) == before


def test_report_whose_worker_is_killed_is_made_by_the_next_one(start, every_second):
    worker = start(*WORKER)
    with records_locked():
        run = report_runs.ask_latest("children-supported")
        running = ReportRun.objects.filter(pk=run.pk, state="running", progress="Counting")
        until(running.exists, "The run under way")
        kill(worker)
    run.refresh_from_db()
    assert (run.state, run.attempts, run.percent) == ("running", 1, 10)
    start(*WORKER)
    start(*BEAT)
    until(lambda: ReportRun.objects.get(pk=run.pk).state == "done", "The report")
    run.refresh_from_db()
    assert (run.attempts, run.percent, run.error) == (2, 100, "")
    assert run.file
