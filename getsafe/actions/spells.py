"""Stretches of exploitation within a case: begun, ended, and which comes first."""

from datetime import date

from django.db import transaction

from getsafe import audit
from getsafe.actions import cases, versions
from getsafe.dates import today
from getsafe.errors import Refused
from getsafe.models import Case, ExploitationSpell, User
from getsafe.policies import cases as policy
from getsafe.queries.versions import Facts, end_facts, spell_facts


@transaction.atomic
def start(
    case: Case,
    *,
    by: User,
    exploitation_type: str,
    started_on: date,
    was: Facts | None = None,
    **facts: object,
) -> ExploitationSpell:
    """Add a type of exploitation to an open case from a day on.

    `facts` are `experience_status`, `setting`, `model` and `rationale`; `was` is what the page
    showed of the types. Refuses where they are others by now, and a type that the case already
    has at that time. The first type of a case is its primary. Audited.
    """
    case = cases.lock(case)
    policy.check_can_work(by, case)
    versions.check(spell_facts(case), was)
    policy.check_dated_within(started_on, case, "started_on")
    same = case.exploitation_spells.filter(exploitation_type=exploitation_type)
    if same.exclude(ended_on__lte=started_on).exists():
        raise Refused(
            "The case already has this type at that time. Select another type or a later date",
            field="exploitation_type",
        )
    spell = ExploitationSpell.objects.create(
        case=case,
        exploitation_type=exploitation_type,
        started_on=started_on,
        is_primary=not case.exploitation_spells.filter(is_primary=True, ended_on=None).exists(),
        recorded_by=by,
        **facts,
    )
    details = {"type": exploitation_type}
    audit.record("spell.start", spell, by=by, child=case.child, details=details)
    return spell


@transaction.atomic
def end(
    spell: ExploitationSpell, *, by: User, ended_on: date, was: Facts | None = None
) -> ExploitationSpell:
    """End a type of exploitation on a day; `was` is what the page showed of it.

    Refuses where it is another by now, and one that has ended. Audited as spell.end.
    """
    case = cases.lock(spell.case)
    spell = case.exploitation_spells.get(pk=spell.pk)
    policy.check_can_work(by, case)
    versions.check(end_facts(spell), was)
    if spell.ended_on:
        raise Refused("This has already been ended")
    if not spell.started_on <= ended_on <= today():
        raise Refused(
            "The end date must be on or after the start date, and not in the future",
            field="ended_on",
        )
    spell.ended_on = ended_on
    spell.save(update_fields=["ended_on"])
    details = {"type": spell.exploitation_type}
    audit.record("spell.end", spell, by=by, child=case.child, details=details)
    return spell
