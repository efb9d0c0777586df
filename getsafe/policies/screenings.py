"""When a screening decision is whole, when it may open a case, and when it may be withdrawn."""

from collections.abc import Iterable, Sequence
from datetime import date

from getsafe.choices import CARE_LEAVER_STATUSES, SCREENING_BASIS, SCREENING_OUTCOME
from getsafe.dates import birthday, completed_years
from getsafe.errors import Refused
from getsafe.models import CareStatusSpell, Consent, Referral, RiskLevel, Screening, User
from getsafe.permissions import Permission
from getsafe.policies.permits import check_may

ALONE = ("MOREINFO", "NFA")  # nothing else happens besides
NEVER_BESIDES = ("MACE1", "CONTINUE", *ALONE)
YOUNGEST_USUAL = 11


class NotEligible(Refused):
    """The child's age, care status or consent does not allow a case."""


def check_outcomes(outcome: str, others: Sequence[str]) -> None:
    """One main outcome; the others are different ones that can happen besides it."""
    if outcome not in SCREENING_OUTCOME:
        raise Refused("Select what happens next", field="outcome")
    if outcome in ALONE and others:
        label = SCREENING_OUTCOME.label(outcome)
        raise Refused(f"“{label}” cannot go with another outcome", field="other_outcomes")
    if outcome in others or set(others) & set(NEVER_BESIDES):
        raise Refused(
            "Select only other outcomes that happen besides the main one", field="other_outcomes"
        )


def check_is_whole(
    *, basis: str, outcome: str, rationale: str, needed: str, information_due_on: date | None
) -> None:
    """A decision has its basis and rationale; a deferral says what is needed and by when."""
    if basis not in SCREENING_BASIS or basis == "imported":
        raise Refused("Select how the decision was made", field="basis")
    if not rationale.strip():
        raise Refused("Enter the rationale for the decision", field="rationale")
    if outcome != "MOREINFO":
        return
    if not needed.strip():
        raise Refused("Enter what information is needed", field="needed")
    if information_due_on is None:
        raise Refused("Enter the date the information is needed by", field="information_due_on")


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
    consents: Iterable[Consent],
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
