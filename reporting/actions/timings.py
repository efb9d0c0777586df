"""Setting when a scheduled report is made, or switching it off."""

from datetime import time

from django.db import transaction
from django_celery_beat.models import PeriodicTask

from getsafe import audit
from getsafe.models import User
from reporting import periodic_tasks, policies


@transaction.atomic
def change(code: str, *, by: User, is_on: bool, day: int, at: time) -> PeriodicTask:
    """Have a report made on `day` of the month or week at a time in London, or not at all.

    The scheduler takes it up within seconds. Audited as schedule.change. Raises NotAllowed.
    """
    policies.check_can_schedule(by)
    periodic_tasks.ensure()
    name = periodic_tasks.task_name(code)
    row = PeriodicTask.objects.select_for_update().get(name=name)
    row.crontab = periodic_tasks.crontab_of(code, day, at)
    row.interval = row.solar = row.clocked = None
    row.one_off, row.enabled = False, is_on
    row.save()
    details = {"report": code, "is_on": is_on, "day": day, "at": at.isoformat("minutes")}
    audit.record("schedule.change", row, by=by, details=details)
    return row
