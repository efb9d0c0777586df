"""Opening a case from a screening decision, and adding a later referral to an open one."""

from datetime import date

from getsafe import audit, clocks
from getsafe.errors import Refused
from getsafe.models import (
    CareStatusSpell,
    Case,
    Consent,
    ExploitationSpell,
    Referral,
    RiskLevel,
    RiskLevelSpell,
    User,
)
from getsafe.policies import screenings as policy


def open_from_screening(
    referral: Referral,
    *,
    by: User,
    opened_on: date,
    level: RiskLevel | None,
    lead_worker: User | None,
    rationale: str,
) -> Case:
    """Open the case: its exploitation spells, its first level of risk and when MACE 1 is due.

    Refuses when the child is not eligible, has an open case, or the referral names no type.
    Audited as "case.open". Part of the transaction of the decision.
    """
    level = policy.check_level(level)
    policy.check_can_lead(lead_worker)
    child = referral.child
    policy.check_eligible(
        child.date_of_birth,
        opened_on,
        care_statuses=CareStatusSpell.objects.filter(child=child),
        consents=list(Consent.objects.filter(child=child)),
    )
    previous = _previous_case(referral, opened_on)
    case = Case.objects.create(
        child=child,
        referral=referral,
        previous_case=previous,
        opened_on=opened_on,
        lead_worker=lead_worker,
        persons_of_concern=referral.persons_of_concern,
        mace1_due_on=clocks.load().due_on("mace1", opened_on),
    )
    types = start_spells(case, referral, by=by, started_on=opened_on)
    RiskLevelSpell.objects.create(
        case=case,
        level=level,
        started_on=opened_on,
        basis="screening",
        rationale=rationale,
        decided_by=by,
    )
    audit.record("case.open", case, by=by, child=child, details={"types": types})
    return case


def start_spells(case: Case, referral: Referral, *, by: User, started_on: date) -> list[str]:
    """Start a spell on `case` for each type that `referral` raises and the case lacks."""
    running = set(
        case.exploitation_spells.filter(ended_on=None).values_list("exploitation_type", flat=True)
    )
    concerns = list(referral.concern_types.all())
    if not concerns:
        raise Refused(
            "The referral names no type of exploitation. Correct the referral first",
            field="outcome",
        )
    spells = [
        ExploitationSpell(
            case=case,
            exploitation_type=concern.exploitation_type,
            is_primary=concern.is_primary and not running,
            started_on=started_on,
            experience_status=concern.experience_status,
            rationale=f"Raised by referral {referral.reference}",
            recorded_by=by,
        )
        for concern in concerns
        if concern.exploitation_type not in running
    ]
    ExploitationSpell.objects.bulk_create(spells)
    return [spell.exploitation_type for spell in spells]


def open_case_of(referral: Referral) -> Case | None:
    """The open case of the referral's child, held until the transaction ends."""
    cases = Case.objects.select_for_update().open()
    return cases.filter(child_id=referral.child_id).first()


def _previous_case(referral: Referral, opened_on: date) -> Case | None:
    if current := open_case_of(referral):
        raise Refused(
            f"The child already has an open case, {current.reference}. "
            "Choose “Already open: add to the existing case”",
            field="outcome",
        )
    previous = Case.objects.filter(child_id=referral.child_id).order_by("-closed_on").first()
    day = previous.closed_on if previous else None
    if day and day > opened_on:
        raise Refused(
            f"The child's last case closed on {day.day} {day:%B %Y}. "
            "Enter a date of decision on or after that",
            field="screened_on",
        )
    return previous
