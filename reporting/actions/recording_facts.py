"""Saying what was not recorded, so that its figures read "not available" and never 0."""

from datetime import date

from django.db import transaction

from getsafe import audit
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
    recording_fact.record. Raises NotAllowed.
    """
    if by is not None:
        policies.check_can_configure(by)
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
