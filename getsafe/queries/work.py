"""What is mine, due, late and waiting: each count is of the same rows as the list behind it."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from getsafe.dates import today
from getsafe.models import Case, ClosureProposal, User
from getsafe.models.case import CaseQuerySet
from getsafe.queries import decisions
from getsafe.queries.cases import NEXT_DUE, SOON
from getsafe.wording import Worded, tally


@dataclass(frozen=True, slots=True)
class CaseCounts:
    """How many open cases there are, and of them how many are late, soon due and so on."""

    open: int
    late: int
    soon: int
    pending: int
    unallocated: int

    @classmethod
    def of(cls, counted: Mapping[str, int]) -> "CaseCounts":
        """The counts of a row."""
        return cls(*(counted[field.name] for field in fields(cls)))


def count_led_cases(worker: User) -> CaseCounts:
    """The open cases that `worker` leads, in one statement."""
    return CaseCounts.of(_LED.count(worker, worker=worker.pk, **_days()))


def count_team_cases(manager: User) -> CaseCounts:
    """The open cases that `manager` may open, in one statement."""
    return CaseCounts.of(_TEAM.count(manager, **_days()))


def list_closures_waiting(actor: User) -> list[ClosureProposal]:
    """The proposals that wait for a manager other than their author, the oldest first."""
    return list(
        _waiting(actor, actor.pk).select_related("case__child", "proposed_by").order_by("id")
    )


def count_closures_waiting(actor: User) -> int:
    """How many proposals `list_closures_waiting` lists."""
    return _WAITING.count(actor, me=actor.pk)["all"]


def list_closures_sent_back(actor: User) -> list[ClosureProposal]:
    """The proposals of `actor` that a manager sent back, the oldest first."""
    return list(
        _sent_back(actor, actor.pk).select_related("case__child", "decided_by").order_by("id")
    )


def count_closures_sent_back(actor: User) -> int:
    """How many proposals `list_closures_sent_back` lists."""
    return _SENT_BACK.count(actor, me=actor.pk)["all"]


def count_decisions(actor: User) -> int:
    """How many cases of `decisions.owing` there are."""
    return decisions.count_owing(actor)


def _waiting(reader: User, me: Any) -> QuerySet[ClosureProposal]:
    cases = Case.objects.visible_to(reader)
    return ClosureProposal.objects.filter(status="waiting", case__in=cases).exclude(proposed_by=me)


def _sent_back(reader: User, me: Any) -> QuerySet[ClosureProposal]:
    cases = Case.objects.visible_to(reader)
    return ClosureProposal.objects.filter(status="sent_back", proposed_by=me, case__in=cases)


def _days() -> dict[str, date]:
    return {"now": today(), "soon": today() + SOON}


def _counts(cases: CaseQuerySet, now: Any, soon: Any) -> QuerySet:
    """The counts of `CaseCounts`: of whole rows, so that an index alone can answer."""
    return tally(
        cases.open().annotate(next_due=NEXT_DUE),
        open=Q(),
        late=Q(next_due__lt=now),
        soon=Q(next_due__range=(now, soon)),
        pending=Q(status="pending_mace1"),
        unallocated=Q(lead_worker=None),
    )


_LED = Worded(
    lambda reader, worker, now, soon: _counts(
        Case.objects.visible_to(reader).led_by(worker), now, soon
    )
)
_TEAM = Worded(lambda reader, now, soon: _counts(Case.objects.visible_to(reader), now, soon))
_WAITING = Worded(lambda reader, me: tally(_waiting(reader, me), all=Q()))
_SENT_BACK = Worded(lambda reader, me: tally(_sent_back(reader, me), all=Q()))
