"""What is mine, due, late and waiting: each count is of the same rows as the list behind it."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from getsafe.dates import today
from getsafe.models import Case, ClosureProposal, User
from getsafe.models.case import CaseQuerySet
from getsafe.queries import decisions
from getsafe.queries.cases import NEXT_DUE, SOON


@dataclass(frozen=True, slots=True)
class CaseCounts:
    """How many open cases there are, and of them how many are late, soon due and so on."""

    open: int
    late: int
    soon: int
    pending: int
    unallocated: int


def count_led_cases(worker: User) -> CaseCounts:
    """The open cases that `worker` leads, in one statement."""
    return _counts(Case.objects.visible_to(worker).led_by(worker))


def count_team_cases(manager: User) -> CaseCounts:
    """The open cases that `manager` may open, in one statement."""
    return _counts(Case.objects.visible_to(manager))


def list_closures_waiting(actor: User) -> list[ClosureProposal]:
    """The proposals that wait for a manager other than their author, the oldest first."""
    return list(_waiting(actor).select_related("case__child", "proposed_by").order_by("id"))


def count_closures_waiting(actor: User) -> int:
    """How many proposals `list_closures_waiting` lists."""
    return _waiting(actor).count()


def list_closures_sent_back(actor: User) -> list[ClosureProposal]:
    """The proposals of `actor` that a manager sent back, the oldest first."""
    return list(_sent_back(actor).select_related("case__child", "decided_by").order_by("id"))


def count_closures_sent_back(actor: User) -> int:
    """How many proposals `list_closures_sent_back` lists."""
    return _sent_back(actor).count()


def count_decisions(actor: User) -> int:
    """How many cases of `decisions.owing` there are."""
    return decisions.owing(actor).count()


def _waiting(actor: User) -> QuerySet[ClosureProposal]:
    cases = Case.objects.visible_to(actor)
    return ClosureProposal.objects.filter(status="waiting", case__in=cases).exclude(
        proposed_by=actor
    )


def _sent_back(actor: User) -> QuerySet[ClosureProposal]:
    cases = Case.objects.visible_to(actor)
    return ClosureProposal.objects.filter(status="sent_back", proposed_by=actor, case__in=cases)


def _counts(cases: CaseQuerySet) -> CaseCounts:
    now = today()
    numbers = (
        cases.open()
        .annotate(next_due=NEXT_DUE)
        .aggregate(
            open=Count("pk"),
            late=Count("pk", filter=Q(next_due__lt=now)),
            soon=Count("pk", filter=Q(next_due__range=(now, now + SOON))),
            pending=Count("pk", filter=Q(status="pending_mace1")),
            unallocated=Count("pk", filter=Q(lead_worker=None)),
        )
    )
    return CaseCounts(**numbers)
