"""The team's caseload in counts, for those who may open the cases."""

from dataclasses import dataclass

from django.db.models import Count

from getsafe.dates import today
from getsafe.models import Case, User
from getsafe.queries.cases import NEXT_DUE, list_risk_levels
from getsafe.wording import Worded


@dataclass(frozen=True, slots=True)
class Caseload:
    """How many open cases a lead worker has; `worker` None is the cases without one."""

    worker: int | None
    name: str
    count: int


_BY_WORKER = Worded(
    lambda reader: (
        Case.objects.visible_to(reader)
        .open()
        .order_by()
        .values_list("lead_worker_id", "lead_worker__name")
        .annotate(count=Count("*"))
    )
)
_LATE = Worded(
    lambda reader, now: (
        Case.objects.visible_to(reader)
        .open()
        .annotate(next_due=NEXT_DUE)
        .filter(next_due__lt=now)
        .order_by()
        .values_list("status")
        .annotate(count=Count("*"))
    )
)


def level_keys() -> dict[str, int]:
    """The key of each level of risk by its code, as the list of cases is narrowed to one."""
    return {level.code: level.pk for level in list_risk_levels()}


def count_by_lead_worker(actor: User) -> list[Caseload]:
    """The open cases that `actor` may see, by lead worker, the fullest caseload first.

    One statement. Cases without a lead worker come first of all.
    """
    rows = _BY_WORKER.ask(actor)
    found = [Caseload(worker, name or "", count) for worker, name, count in rows]
    return sorted(found, key=lambda row: (row.worker is not None, -row.count, row.name))


def count_late_by_status(actor: User) -> dict[str, int]:
    """The open cases that `actor` may see whose review or MACE 1 is late, by case status.

    One statement; the same rows as the list of cases narrowed to a status and to what is late.
    """
    return dict(_LATE.ask(actor, now=today()))
