"""The screening decision, what the agencies say for it, and its withdrawal on the same day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import ProtectedError
from django.utils import timezone

from getsafe import audit, clocks
from getsafe.actions import care, case_openings
from getsafe.actions.referrals import hold, hold_with_child
from getsafe.dates import today
from getsafe.errors import Gone, Refused
from getsafe.models import (
    Agency,
    AgencyContribution,
    Case,
    Child,
    Referral,
    RiskLevel,
    Screening,
    User,
)
from getsafe.policies import referrals as referral_policy
from getsafe.policies import screenings as policy
from getsafe.policies.statuses import SCREENING

MOVED = ("status", "returned_reason", "information_due_on", "complete_on", "duplicate_of")


@dataclass(frozen=True, slots=True)
class AdultFacts:
    """What lets a case open from 18, as far as it is to be recorded with the decision.

    An empty `care_status` and no `decided_on` record nothing: it is on record, or is not so. A
    status without a day of its own has one that is not known.
    """

    decided_on: date | None = None
    method: str = ""
    scope: str = ""
    care_status: str = ""
    care_started_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a screening decides; the facts that `decide` takes."""

    screened_on: date
    basis: str
    outcome: str
    rationale: str
    other_outcomes: Sequence[str] = ()
    level: RiskLevel | None = None
    lead_worker: User | None = None
    passed_to: str = ""
    needed: str = ""
    information_due_on: date | None = None
    duplicate_of: Referral | None = None
    adult: AdultFacts = AdultFacts()


@transaction.atomic
def decide(referral: Referral, *, by: User, **facts: Any) -> Screening:
    """Decide a referral: open a case, add it to the open one, defer it, or what else happens.

    `facts` are the fields of `Decision`. Refuses someone who may not decide, a referral that does
    not wait, a decision that is not whole, and a case that may not open. Audited as
    "screening.decide".
    """
    decision = Decision(**facts)
    held = hold_with_child(referral)
    referral_policy.check_can_decide(by, held)
    _check(decision, held)
    _record_adult(held.child, decision.adult, by=by)
    if decision.outcome == "MACE1":
        case_openings.open_from_screening(
            held,
            by=by,
            opened_on=decision.screened_on,
            level=decision.level,
            lead_worker=decision.lead_worker,
            rationale=decision.rationale,
        )
    if decision.outcome == "CONTINUE":
        _add_to_open_case(held, by=by, screened_on=decision.screened_on)
    screening = _record_decision(held, decision, by=by)
    _move_on(held, screening, decision.duplicate_of)
    return screening


@transaction.atomic
def withdraw(screening: Screening, *, by: User, reason: str) -> Referral:
    """Take back a decision recorded today, and the case it opened, while nothing stands on them.

    Refuses another day, and a decision or case that a meeting or an action rests on. Audited as
    "screening.withdraw"; the history keeps the rows.
    """
    referral = hold_with_child(screening.referral)
    screening = _current(screening, referral)
    decided_on = timezone.localdate(screening.created_at)
    policy.check_can_withdraw(by, screening, decided_on=decided_on, today=today())
    policy.check_is_latest(screening, referral.screenings.all())
    if not reason.strip():
        raise Refused("Enter why the decision is withdrawn", field="reason")
    audit.record(
        "screening.withdraw",
        screening,
        by=by,
        child=referral.child,
        reason=reason,
        details={"outcome": screening.outcome, "referral": str(referral.uuid)},
    )
    _remove(screening)
    before = {
        "status": SCREENING.after(referral.status, "withdraw"),
        "returned_reason": "",
        "information_due_on": None,
        "complete_on": referral.complete_on or referral.received_on,
        "duplicate_of": None,
        "referrer_told_on": None,
        "referrer_told": "",
        "referrer_told_by": None,
    }
    for name, value in before.items():
        setattr(referral, name, value)
    referral.save(update_fields=list(before))
    return referral


@transaction.atomic
def record_contribution(
    referral: Referral, *, by: User, agency: Agency, text: str
) -> AgencyContribution:
    """Write down, or correct, what one agency holds. Audited as "contribution.record"."""
    held = hold(referral)
    referral_policy.check_can_contribute(by, held)
    if not text.strip():
        raise Refused("Enter what the agency holds", field="text")
    contribution, _ = AgencyContribution.objects.update_or_create(
        referral=held, agency=agency, defaults={"text": text, "recorded_by": by}
    )
    audit.record(
        "contribution.record",
        contribution,
        by=by,
        child=held.child,
        details={"agency": agency.code, "referral": str(held.uuid)},
    )
    return contribution


def _check(decision: Decision, referral: Referral) -> None:
    policy.check_outcomes(decision.outcome, decision.other_outcomes)
    policy.check_is_whole(
        basis=decision.basis,
        outcome=decision.outcome,
        rationale=decision.rationale,
        needed=decision.needed,
        information_due_on=decision.information_due_on,
        passed_to=decision.passed_to,
    )
    policy.check_repeats(referral, decision.duplicate_of)
    policy.check_decided_on(
        decision.screened_on,
        referral,
        today=today(),
        information_due_on=decision.information_due_on,
    )


def _add_to_open_case(referral: Referral, *, by: User, screened_on: date) -> None:
    case = case_openings.open_case_of(referral)
    if case is None:
        raise Refused("The child has no open case. Choose another outcome", field="outcome")
    if screened_on < case.opened_on:
        raise Refused(
            f"Case {case.reference} opened after that date. Enter a later date of decision",
            field="screened_on",
        )
    types = case_openings.start_spells(case, referral, by=by, started_on=screened_on)
    audit.record("case.add_referral", case, by=by, child=referral.child, details={"types": types})


def _move_on(referral: Referral, screening: Screening, duplicate_of: Referral | None) -> None:
    """A deferred referral waits for information with its clock stopped; any other is done."""
    referral.status = SCREENING.after(referral.status, screening.outcome)
    if screening.outcome == "MOREINFO":
        referral.returned_reason = screening.needed
        referral.information_due_on = screening.information_due_on
        referral.complete_on = None
    referral.duplicate_of = duplicate_of
    referral.save(update_fields=MOVED)


def _record_decision(referral: Referral, decision: Decision, *, by: User) -> Screening:
    is_deferred = decision.outcome == "MOREINFO"
    screening = Screening.objects.create(
        referral=referral,
        screened_on=decision.screened_on,
        due_on=clocks.load().due_on("screening", referral.complete_on or referral.received_on),
        basis=decision.basis,
        outcome=decision.outcome,
        other_outcomes=list(decision.other_outcomes),
        level=decision.level,
        rationale=decision.rationale,
        passed_to=decision.passed_to,
        needed=decision.needed if is_deferred else "",
        information_due_on=decision.information_due_on if is_deferred else None,
        decided_by=by,
    )
    details = {
        "outcome": screening.outcome,
        "other_outcomes": screening.other_outcomes,
        "level": decision.level.code if decision.level else "",
        "basis": screening.basis,
        "referral": str(referral.uuid),
    }
    audit.record("screening.decide", screening, by=by, child=referral.child, details=details)
    return screening


def _record_adult(child: Child, facts: AdultFacts, *, by: User) -> None:
    if facts.care_status:
        started_on = facts.care_started_on
        care.start_status(child, by=by, status=facts.care_status, started_on=started_on)
    if facts.decided_on:
        care.record_consent(
            child,
            by=by,
            decision="given",
            decided_on=facts.decided_on,
            method=facts.method,
            scope=facts.scope,
        )


def _current(screening: Screening, referral: Referral) -> Screening:
    """The decision as it is on the referral that is held."""
    current = referral.screenings.filter(pk=screening.pk).first()
    if current is None:
        raise Gone("Somebody has just withdrawn this decision")
    return current


def _remove(screening: Screening) -> None:
    cases = Case.objects.select_for_update(of=("self",)).order_by("pk")
    opened = cases.filter(referral=screening.referral, opened_on=screening.screened_on)
    try:
        if screening.outcome == "MACE1":
            for case in opened.filter(status="pending_mace1"):
                case.exploitation_spells.all().delete()
                case.risk_levels.all().delete()
                case.delete()
            if opened.exists():
                raise Refused("The case has moved on since, so the decision stands")
        screening.delete()
    except ProtectedError:
        raise Refused(
            "A meeting or an action rests on this decision or its case, so the decision stands"
        ) from None
