"""The one door to every figure: questions in, protected answers out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone

from reporting.models import RecordingFact
from reporting.models.recording_fact import sentence
from reporting.statistics import engine
from reporting.statistics.answers import Answer
from reporting.statistics.protection import (
    ProtectedAnswer,
    finest,
    protect_together,
    withholds,
)
from reporting.statistics.recording import Gap


def get_answer(question: dict[str, Any], *, as_known_at: datetime | None = None) -> ProtectedAnswer:
    """The protected answer to one question (the JSON of the command, decoded).

    The question's `protection` defaults to withholding counts of 1 to 5 children; who may ask
    for `none` is for the caller to check. `as_known_at` None is now. Raises QuestionRefused.
    """
    return list_answers([question], as_known_at=as_known_at)[0]


def list_answers(
    questions: Sequence[object], *, as_known_at: datetime | None = None
) -> list[ProtectedAnswer]:
    """The protected answers to several questions, in order; whoever asks holds them all."""
    return list_figures([[question] for question in questions], as_known_at=as_known_at)


def list_figures(
    variants: Sequence[Sequence[object]], *, as_known_at: datetime | None = None
) -> list[ProtectedAnswer]:
    """The protected answers to figures that go out together.

    Each is one question, or several from the finest to the coarsest (`finest` says which counts).
    The coarser ones are asked only where something of the finest would be withheld.
    """
    asking = _Asking(timezone.now(), as_known_at, _gaps(as_known_at))
    chosen = asking.answers([questions[0] for questions in variants])
    wanting = [n for n, held in enumerate(variants) if held[1:] and withholds(chosen[n])]
    coarser = iter(asking.answers([one for n in wanting for one in variants[n][1:]]))
    for n in wanting:
        chosen[n] = finest([next(coarser) for _ in variants[n][1:]])
    return protect_together(chosen)


@dataclass(frozen=True, slots=True)
class _Asking:
    """What the questions of one page have in common."""

    now: datetime
    as_known_at: datetime | None
    gaps: Sequence[Gap]

    def answers(self, questions: Sequence[object]) -> list[Answer]:
        if not questions:
            return []
        return engine.answer(questions, now=self.now, as_known_at=self.as_known_at, gaps=self.gaps)


def _gaps(moment: datetime | None) -> list[Gap]:
    facts = _facts_known_at(moment) if moment else RecordingFact.objects.all()
    return [
        Gap(
            fact.measure,
            fact.exploitation_type,
            fact.first_on,
            fact.last_on,
            sentence(fact.reason, fact.text),
        )
        for fact in facts
    ]


def _facts_known_at(moment: datetime) -> list[Any]:
    """Each recording fact's latest history at a moment, in the order of the facts themselves."""
    history: Any = RecordingFact._meta.get_field("history").related_model
    latest = (
        history.objects.filter(pgh_created_at__lte=moment)
        .order_by("pgh_obj_id", "-pgh_created_at", "-pgh_id")
        .distinct("pgh_obj_id")
    )
    known = [fact for fact in latest if fact.pgh_label != "delete"]
    return sorted(known, key=lambda fact: (fact.measure, fact.first_on, fact.id))
