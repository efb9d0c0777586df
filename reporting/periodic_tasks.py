"""The rows by which the scheduler knows the reports; staff may change them or switch them off."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.utils import timezone
from django_celery_beat.models import CrontabSchedule, IntervalSchedule, PeriodicTask

from reporting.schedules import FIRST_AT, REPORTS

LONDON = ZoneInfo("Europe/London")
CATCH_UP = "Reports: make the missed ones"
CATCH_UP_MINUTES = 5
A_SECOND = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Timing:
    """When a report is made: what its row says."""

    is_on: bool
    crontab: CrontabSchedule | None  # None where staff gave the row another kind of schedule

    def has_come(self, day: date, *, now: datetime) -> bool:
        """Whether the scheduler was to fire between the start of `day` and `now`."""
        start = timezone.make_aware(datetime.combine(day, time.min), LONDON)
        if self.crontab is None:
            return start <= now
        # It looks for a firing after the moment given, and midnight itself may be one.
        just_before = (start - A_SECOND).astimezone(self.crontab.timezone)
        since, wait, _ = self.crontab.schedule.remaining_delta(just_before)
        return since + wait <= now

    def day_of(self, code: str) -> int | None:
        """The day of the month or week that a report is made on, where it is a single one."""
        if self.crontab is None:
            return None
        days = (self.crontab.day_of_month, self.crontab.day_of_week)
        chosen, other = days if REPORTS[code].every == "month" else reversed(days)
        is_single = chosen.isdigit() and other == self.crontab.month_of_year == "*"
        return int(chosen) if is_single else None

    @property
    def at(self) -> time | None:
        """The time of day, where it is a single one."""
        if self.crontab is None:
            return None
        hour, minute = self.crontab.hour, self.crontab.minute
        return time(int(hour), int(minute)) if hour.isdigit() and minute.isdigit() else None


def task_name(code: str) -> str:
    """The name of a report's row."""
    return f"Report: {REPORTS[code].title}"


def ensure() -> None:
    """Make the rows that are missing; one that is there stays as staff have set it."""
    for report in REPORTS.values():
        if not PeriodicTask.objects.filter(name=task_name(report.code)).exists():
            PeriodicTask.objects.create(
                name=task_name(report.code),
                task="reporting.tasks.start_report",
                crontab=crontab_of(report.code, report.first_day, FIRST_AT),
                args=f'["{report.code}"]',
                description=report.description,
            )
    if not PeriodicTask.objects.filter(name=CATCH_UP).exists():
        interval, _ = IntervalSchedule.objects.get_or_create(
            every=CATCH_UP_MINUTES, period=IntervalSchedule.MINUTES
        )
        PeriodicTask.objects.create(
            name=CATCH_UP, task="reporting.tasks.start_missed_reports", interval=interval
        )


def crontab_of(code: str, day: int, at: time) -> CrontabSchedule:
    """The scheduler's row for a day and time, made where there is none."""
    wanted = REPORTS[code].crontab(day, at) | {"timezone": LONDON}
    found = CrontabSchedule.objects.filter(**wanted).first()
    return found or CrontabSchedule.objects.create(**wanted)


def timings() -> dict[str, Timing]:
    """When each report is made; one whose row is gone is left out."""
    codes = {task_name(code): code for code in REPORTS}
    rows = PeriodicTask.objects.filter(name__in=codes).select_related("crontab")
    return {codes[row.name]: Timing(row.enabled, row.crontab) for row in rows}
