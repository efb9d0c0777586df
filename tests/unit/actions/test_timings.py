"""When reports are made: what staff set holds for the scheduler and for what was missed alike."""

from datetime import UTC, date, datetime, time

import pytest
import time_machine
from django.db import connection
from django_celery_beat.models import IntervalSchedule, PeriodicTask

from getsafe.errors import NotAllowed
from getsafe.models import AuditEntry
from getsafe.permissions import Role
from reporting import periodic_tasks
from reporting.actions import report_runs, timings
from reporting.models import ReportRun
from reporting.schedules import REPORTS
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
MONTHLY, WEEKLY = "children-supported", "screening-summary"
APRIL = date(2025, 4, 1)


@pytest.fixture
def admin():
    return UserFactory(role=Role.SYSTEM_ADMINISTRATOR)


def utc(*parts):
    return datetime(*parts, tzinfo=UTC)


def made_by(moment, code=MONTHLY):
    """The first days of the periods that are asked for when missed ones are looked for."""
    with time_machine.travel(moment, tick=False):
        report_runs.ask_missed()
    return sorted(ReportRun.objects.of(code).values_list("period_from", flat=True))


def test_missed_report_is_asked_for_when_its_time_has_come_and_not_before():
    assert made_by(utc(2025, 4, 1, 4, 59)) == []
    assert made_by(utc(2025, 4, 1, 5, 0)) == [date(2025, 3, 1)]  # six in London, summer time


def test_missed_report_waits_for_the_day_and_time_that_were_set(admin):
    timings.change(MONTHLY, by=admin, is_on=True, day=3, at=time(9, 30))
    assert made_by(utc(2025, 4, 1, 12)) == []
    assert made_by(utc(2025, 4, 3, 8, 29)) == []
    assert made_by(utc(2025, 4, 3, 8, 30)) == [date(2025, 3, 1)]


def test_schedule_that_fires_in_the_night_makes_the_period_that_has_just_ended(admin):
    timings.change(MONTHLY, by=admin, is_on=True, day=1, at=time(0, 0))
    with time_machine.travel(utc(2025, 3, 31, 23, 0), tick=False):
        assert report_runs.ask_latest(MONTHLY).period_from == date(2025, 3, 1)
    assert periodic_tasks.timings()[MONTHLY].has_come(APRIL, now=utc(2025, 3, 31, 23, 0))


@pytest.mark.parametrize(
    ("set_at", "fires_at"),
    [(time(6, 0), utc(2025, 10, 27, 6)), (time(23, 30), utc(2025, 10, 27, 23, 30))],
)
def test_week_after_the_clocks_go_back_is_made_by_london_time(admin, set_at, fires_at):
    timings.change(WEEKLY, by=admin, is_on=True, day=1, at=set_at)
    timing = periodic_tasks.timings()[WEEKLY]
    assert not timing.has_come(date(2025, 10, 27), now=fires_at.replace(minute=0, hour=5))
    assert timing.has_come(date(2025, 10, 27), now=fires_at)


def test_sunday_and_saturday_are_days_of_the_week(admin):
    for day in REPORTS[WEEKLY].days:
        timings.change(WEEKLY, by=admin, is_on=True, day=day, at=time(7, 0))
        assert periodic_tasks.timings()[WEEKLY].day_of(WEEKLY) == day
    assert REPORTS[WEEKLY].days[0] == "Sunday"


def test_change_is_audited_and_needs_permission(admin):
    with pytest.raises(NotAllowed):
        timings.change(
            MONTHLY, by=UserFactory(role=Role.TEAM_MANAGER), is_on=False, day=1, at=time(6, 0)
        )
    timings.change(MONTHLY, by=admin, is_on=False, day=2, at=time(6, 0))
    entry = AuditEntry.objects.get(verb="schedule.change")
    assert entry.details == {"report": MONTHLY, "is_on": False, "day": 2, "at": "06:00"}
    assert not periodic_tasks.timings()[MONTHLY].is_on


def test_row_that_is_gone_counts_as_off_and_comes_back_when_it_is_set(admin):
    PeriodicTask.objects.filter(name=periodic_tasks.task_name(MONTHLY)).delete()
    assert MONTHLY not in periodic_tasks.timings()
    assert made_by(utc(2025, 4, 10)) == []
    timings.change(MONTHLY, by=admin, is_on=True, day=1, at=time(6, 0))
    assert made_by(utc(2025, 4, 10)) == [date(2025, 3, 1)]


def test_row_with_a_schedule_of_another_kind_is_due_from_the_day_after_the_period(admin):
    interval = IntervalSchedule.objects.create(every=1, period=IntervalSchedule.HOURS)
    row = PeriodicTask.objects.get(name=periodic_tasks.task_name(MONTHLY))
    row.crontab, row.interval = None, interval
    row.save()
    timing = periodic_tasks.timings()[MONTHLY]
    assert (timing.at, timing.day_of(MONTHLY)) == (None, None)
    assert made_by(utc(2025, 3, 31, 23)) == [date(2025, 3, 1)]
    timings.change(MONTHLY, by=admin, is_on=True, day=1, at=time(6, 0))
    assert periodic_tasks.timings()[MONTHLY].at == time(6, 0)


def test_scheduler_is_told_of_a_change(admin):
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_celery_beat_periodictasks")
    timings.change(MONTHLY, by=admin, is_on=True, day=1, at=time(7, 0))
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM django_celery_beat_periodictasks")
        assert cursor.fetchone() == (1,)
