"""The team's caseload in counts, for those who may open the cases."""

from dataclasses import dataclass

from django.db.models import Count

from getsafe.dates import today
from getsafe.models import Case, User
from getsafe.queries.cases import NEXT_DUE


@dataclass(frozen=True, slots=True)
class Caseload:
    """How many open cases a lead worker has; `worker` None is the cases without one."""

    worker: int | None
    name: str
    count: int


def count_by_lead_worker(actor: User) -> list[Caseload]:
    """The open cases that `actor` may see, by lead worker, the fullest caseload first.

    One statement. Cases without a lead worker come first of all.
    """
    rows = (
        Case.objects.visible_to(actor)
        .open()
        .order_by()
        .values_list("lead_worker_id", "lead_worker__name")
        .annotate(count=Count("id"))
    )
    found = [Caseload(worker, name or "", count) for worker, name, count in rows]
    return sorted(found, key=lambda row: (row.worker is not None, -row.count, row.name))


def count_late_by_status(actor: User) -> dict[str, int]:
    """The open cases that `actor` may see whose review or MACE 1 is late, by case status.

    One statement; the same rows as the list of cases narrowed to a status and to what is late.
    """
    late = Case.objects.visible_to(actor).open().annotate(next_due=NEXT_DUE)
    counted = late.filter(next_due__lt=today()).order_by().values_list("status")
    return dict(counted.annotate(count=Count("id")))
