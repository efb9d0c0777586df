"""The rows by which the scheduler knows the reports; staff may change them or switch them off."""

from zoneinfo import ZoneInfo

from django_celery_beat.models import CrontabSchedule, IntervalSchedule, PeriodicTask

from reporting.schedules import REPORTS

LONDON = ZoneInfo("Europe/London")
CATCH_UP = "Reports: make the missed ones"
CATCH_UP_MINUTES = 5


def task_name(code: str) -> str:
    """The name of a report's row."""
    return f"Report: {REPORTS[code].title}"


def ensure() -> None:
    """Make the rows that are missing; one that is there stays as staff have set it."""
    for report in REPORTS.values():
        if not PeriodicTask.objects.filter(name=task_name(report.code)).exists():
            crontab, _ = CrontabSchedule.objects.get_or_create(**report.crontab, timezone=LONDON)
            PeriodicTask.objects.create(
                name=task_name(report.code),
                task="reporting.tasks.start_report",
                crontab=crontab,
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


def codes_on() -> set[str]:
    """The reports whose schedule is switched on."""
    names = {task_name(code): code for code in REPORTS}
    on = PeriodicTask.objects.filter(name__in=names, enabled=True)
    return {names[name] for name in on.values_list("name", flat=True)}
