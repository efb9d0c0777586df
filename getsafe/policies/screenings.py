"""When a screening decision is whole, when it may open a case, and when it may be withdrawn."""

from collections.abc import Iterable, Sequence
from datetime import date

from getsafe.choices import (
    CARE_LEAVER_STATUSES,
    OUTCOMES_ALONE,
    OUTCOMES_BESIDES,
    OUTCOMES_PASSED_ON,
    SCREENING_BASIS,
    SCREENING_OUTCOME,
)
from getsafe.dates import birthday, completed_years
from getsafe.errors import Refused
from getsafe.models import CareStatusSpell, Consent, Referral, RiskLevel, Screening, User
from getsafe.permissions import Permission
from getsafe.policies.permits import check_may

YOUNGEST_USUAL = 11
PASSED_TO = {"SINGLE": "single_to", "OTHERLA": "council_to"}  # where each is asked


class NotEligible(Refused):
    """The child's age, care status or consent does not allow a case."""


def check_outcomes(outcome: str, others: Sequence[str]) -> None:
    """One main outcome; the others are different ones that can happen besides it."""
    if outcome not in SCREENING_OUTCOME:
        raise Refused("Select what happens next", field="outcome")
    if outcome in OUTCOMES_ALONE and others:
        label = SCREENING_OUTCOME.label(outcome)
        raise Refused(f"“{label}” cannot go with another outcome", field="other_outcomes")
    if outcome in others or set(others) - set(OUTCOMES_BESIDES):
        raise Refused(
            "Select only other outcomes that happen besides the main one", field="other_outcomes"
        )


def check_is_whole(
    *,
    basis: str,
    outcome: str,
    rationale: str,
    needed: str,
    information_due_on: date | None,
    passed_to: str,
) -> None:
    """A decision has its basis and rationale; what is passed on says to whom.

    A deferral says what is needed and by when.
    """
    if basis not in SCREENING_BASIS or basis == "imported":
        raise Refused("Select how the decision was made", field="basis")
    if not rationale.strip():
        raise Refused("Enter the rationale for the decision", field="rationale")
    if outcome in OUTCOMES_PASSED_ON and not passed_to.strip():
        raise Refused("Enter who takes the referral on", field=PASSED_TO[outcome])
    if outcome != "MOREINFO":
        return
    if not needed.strip():
        raise Refused("Enter what information is needed", field="needed")
    if information_due_on is None:
        raise Refused("Enter the date the information is needed by", field="information_due_on")


def check_repeats(referral: Referral, other: Referral | None) -> None:
    """A referral can repeat only another one of the same child."""
    if other and (other.pk == referral.pk or other.child_id != referral.child_id):
        raise Refused("Select another referral of the same child", field="duplicate_of")


def check_decided_on(
    screened_on: date, referral: Referral, *, today: date, information_due_on: date | None
) -> None:
    """A decision is made between the day the referral was complete and today."""
    start = referral.complete_on or referral.received_on
    if screened_on > today:
        raise Refused("The date of the decision must be today or in the past", field="screened_on")
    if screened_on < start:
        raise Refused(
            f"The date of the decision must be on or after {start.day} {start:%B %Y}, "
            "when the referral was complete",
            field="screened_on",
        )
    if information_due_on and information_due_on < screened_on:
        raise Refused(
            "The information must be needed on or after the date of the decision",
            field="information_due_on",
        )


def check_can_lead(worker: User | None) -> None:
    """A case has a lead worker who works cases."""
    if worker is None:
        raise Refused("Select a lead worker", field="lead_worker")
    if not worker.may(Permission.CASE_WORK):
        raise Refused("Select a lead worker from the GETSAFE team", field="lead_worker")


def check_level(level: RiskLevel | None) -> RiskLevel:
    """A case opens at a level of risk."""
    if level is None:
        raise Refused("Select a level of risk", field="level")
    return level


def check_eligible(
    born: date,
    on: date,
    *,
    care_statuses: Iterable[CareStatusSpell],
    consents: Sequence[Consent],
) -> None:
    """Under 18; or 18 to the 25th birthday for a care leaver of this council who agreed."""
    age = completed_years(born, on)
    if age < 18:
        return
    if on >= birthday(born, 25):
        raise NotEligible(
            "A case cannot open on or after the 25th birthday. Choose another outcome",
            field="outcome",
        )
    if not any(_is_care_leaver(spell, on) for spell in care_statuses):
        raise NotEligible(
            f"The young person is {age}. A case can open only for a care leaver of this council: "
            "enter their care leaver status, or choose another outcome",
            field="status",
        )
    latest = max(consents, key=lambda c: (c.decided_on, c.pk), default=None)
    if latest is None or latest.decision != "given":
        raise NotEligible(
            f"The young person is {age}. A case can open only with their consent: "
            "enter when they gave it, or choose another outcome",
            field="decided_on",
        )
    agreed_on = min(c.decided_on for c in consents if c.decision == "given")
    if agreed_on > on:
        raise NotEligible(
            f"They agreed to support on {agreed_on.day} {agreed_on:%B %Y}. "
            "Enter a date of decision on or after that",
            field="screened_on",
        )


def _is_care_leaver(spell: CareStatusSpell, on: date) -> bool:
    begun = spell.started_on is None or spell.started_on <= on
    not_ended = spell.ended_on is None or spell.ended_on > on
    return spell.status in CARE_LEAVER_STATUSES and begun and not_ended


def check_can_withdraw(actor: User, screening: Screening, *, decided_on: date, today: date) -> None:
    """A manager may take back a decision on the day it was recorded."""
    check_may(actor, Permission.REFERRAL_DECIDE, "withdraw a screening decision")
    if screening.basis == "imported":
        raise Refused("An imported decision cannot be withdrawn")
    if decided_on != today:
        raise Refused("A decision can be withdrawn only on the day it was recorded")


def check_is_latest(screening: Screening, screenings: Iterable[Screening]) -> None:
    """A decision is taken back only while no later one of the same referral rests on it."""
    if any(other.pk > screening.pk for other in screenings):
        raise Refused("The referral was decided again since: withdraw the later decision first")
