"""Saying what was not recorded, so that its figures read "not available" and never 0."""

from datetime import date
from typing import Any

from django.db import transaction

from getsafe import audit
from getsafe.errors import Refused
from getsafe.models import User
from reporting import policies
from reporting.models import RecordingFact


@transaction.atomic
def record(
    measure: str,
    *,
    first_on: date,
    last_on: date,
    reason: str,
    by: User | None,
    exploitation_type: str | None = None,
    text: str = "",
) -> RecordingFact:
    """Keep that `measure` (of one exploitation type, or of all) was not recorded, and why.

    `by` None is the program itself, loading what an installation starts with. Audited as
    recording_fact.record. Raises NotAllowed; refuses days out of order.
    """
    if by is not None:
        policies.check_can_configure(by)
    _check_days(first_on, last_on)
    fact = RecordingFact.objects.create(
        measure=measure,
        exploitation_type=exploitation_type,
        first_on=first_on,
        last_on=last_on,
        reason=reason,
        text=text,
        recorded_by=by,
    )
    audit.record("recording_fact.record", fact, by=by, details={"measure": measure})
    return fact


@transaction.atomic
def change(fact: RecordingFact, *, by: User, **facts: Any) -> RecordingFact:
    """Correct a fact; `facts` are as for `record`. Answers that went out stay as they are.

    Refuses days out of order. Audited as recording_fact.change.
    """
    policies.check_can_configure(by)
    _check_days(facts["first_on"], facts["last_on"])
    for name, value in facts.items():
        setattr(fact, name, value)
    fact.save()
    audit.record("recording_fact.change", fact, by=by, details={"measure": fact.measure})
    return fact


@transaction.atomic
def remove(fact: RecordingFact, *, by: User) -> None:
    """Take a fact out that was never true; its history stays. Audited as recording_fact.remove."""
    policies.check_can_configure(by)
    audit.record("recording_fact.remove", fact, by=by, details={"measure": fact.measure})
    fact.delete()


def _check_days(first_on: date, last_on: date) -> None:
    if last_on < first_on:
        raise Refused("The last day must be on or after the first day", field="last_on")
