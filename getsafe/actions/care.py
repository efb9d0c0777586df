"""A child's social care status over time, and what a care leaver says about support."""

from datetime import date

from django.db import transaction

from getsafe import audit
from getsafe.actions import children, versions
from getsafe.dates import birthday, today
from getsafe.errors import Refused
from getsafe.models import CareStatusSpell, Child, Consent, User
from getsafe.policies import care as care_policy
from getsafe.policies import cases as policy
from getsafe.queries.versions import Facts, end_facts


@transaction.atomic
def start_status(
    child: Child, *, by: User, status: str, started_on: date | None, **details: str
) -> CareStatusSpell:
    """Record a social care status from a day on, or from a day that is not known.

    `details` are the coded details of `CareStatusSpell`. Refuses a status the child has then, and
    a detail that does not belong to it or to its day. Audited as care_status.start.
    """
    child = children.hold(child)
    policy.check_can_work_child(by)
    same = child.care_statuses.filter(status=status)
    if started_on:
        _check_date(started_on, child, "started_on")
        same = same.exclude(ended_on__lte=started_on)
    care_policy.check_details(status, started_on, details)
    if same.exists():
        raise Refused("The child already has this status at that time", field="status")
    spell = CareStatusSpell.objects.create(
        child=child, status=status, started_on=started_on, recorded_by=by, **details
    )
    audit.record("care_status.start", spell, by=by, child=child, details={"status": status})
    return spell


@transaction.atomic
def end_status(
    spell: CareStatusSpell, *, by: User, ended_on: date, was: Facts | None = None
) -> CareStatusSpell:
    """End a social care status on a day; `was` is what the page showed of it.

    Refuses where it is another by now, and one that has ended. Audited as care_status.end.
    """
    child = children.hold(spell.child)
    spell = child.care_statuses.get(pk=spell.pk)
    policy.check_can_work_child(by)
    versions.check(end_facts(spell), was)
    if spell.ended_on:
        raise Refused("This has already been ended")
    _check_date(ended_on, child, "ended_on")
    if spell.started_on and ended_on < spell.started_on:
        raise Refused("The end date must be on or after the start date", field="ended_on")
    spell.ended_on = ended_on
    spell.save(update_fields=["ended_on"])
    audit.record("care_status.end", spell, by=by, child=child, details={"status": spell.status})
    return spell


@transaction.atomic
def record_consent(
    child: Child, *, by: User, decision: str, decided_on: date, **facts: object
) -> Consent:
    """Record what a young person said about support after 18.

    `facts` are `method`, `scope` and `review_on`. Refuses a day before the 18th birthday: a
    child's support does not rest on consent. Audited as consent.record.
    """
    child = children.hold(child)
    policy.check_can_work_child(by)
    _check_date(decided_on, child, "decided_on")
    if decided_on < birthday(child.date_of_birth, 18):
        raise Refused("The date must be on or after the 18th birthday", field="decided_on")
    consent = Consent.objects.create(
        child=child, decision=decision, decided_on=decided_on, recorded_by=by, **facts
    )
    audit.record("consent.record", consent, by=by, child=child, details={"decision": decision})
    return consent


def _check_date(day: date, child: Child, field: str) -> None:
    if not child.date_of_birth <= day <= today():
        raise Refused(
            "The date must be after the child's birth, and not in the future", field=field
        )
