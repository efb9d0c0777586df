"""What the core adds to a case's chronology: referrals, screening, levels, consent, closure.

It reads the case's file; the referrals cost one more statement, and what was changed another.
"""

from collections.abc import Iterator

from getsafe import routes
from getsafe.choices import (
    CARE_STATUS,
    CLOSURE_REASON,
    CONSENT_DECISION,
    EXPERIENCE_STATUS,
    EXPLOITATION_TYPE,
    LEVEL_BASIS,
    REFERRAL_SOURCE,
    SCREENING_OUTCOME,
)
from getsafe.models import Case, User
from getsafe.panels import Event
from getsafe.permissions import Scope
from getsafe.presenters import case_history
from getsafe.presenters.words import rationale
from getsafe.queries import case_history as history
from getsafe.queries import children
from getsafe.queries.case_files import CaseFile, file_of
from getsafe.queries.cases import list_risk_levels


def core_events(actor: User, case: Case) -> Iterator[Event]:
    """Everything dated that the core knows about a case and its child."""
    file = file_of(case)
    yield from _referrals(actor, case)
    yield Event(case.opened_on, "Case", "Case opened", case.reference)
    yield from _spells(file)
    yield from _levels(file)
    yield from _care(file)
    if case.closed_on:
        reason = CLOSURE_REASON.label(case.closure_reason)
        yield Event(case.closed_on, "Case", "Case closed", f"{reason}. {case.closure_summary}")
    if actor.scope is not Scope.INVITED:
        yield from case_history.events(history.list_steps(case), list_risk_levels())


def _referrals(actor: User, case: Case) -> Iterator[Event]:
    seen = set()
    for row in children.list_referrals(actor, case.child):
        href = routes.to_record("getsafe:referral-detail", row["uuid"])
        if row["reference"] not in seen:
            seen.add(row["reference"])
            source = REFERRAL_SOURCE.label(row["source"])
            title = f"Referral {row['reference']} received"
            yield Event(row["received_on"], "Referral", title, f"From: {source}", href)
        if row["screenings__screened_on"]:
            outcome = SCREENING_OUTCOME.label(row["screenings__outcome"])
            title = f"Referral {row['reference']} screened"
            yield Event(row["screenings__screened_on"], "Screening", title, outcome, href)


def _spells(file: CaseFile) -> Iterator[Event]:
    for spell in file.spells:
        label = EXPLOITATION_TYPE.label(spell.exploitation_type)
        status = spell.experience_status and EXPERIENCE_STATUS.label(spell.experience_status)
        text = ". ".join(part for part in (status, rationale(spell.rationale)) if part)
        yield Event(spell.started_on, "Exploitation", f"{label}: started", text)
        if spell.ended_on:
            yield Event(spell.ended_on, "Exploitation", f"{label}: ended")


def _levels(file: CaseFile) -> Iterator[Event]:
    for spell in file.levels:
        basis = LEVEL_BASIS.label(spell.basis)
        text = ". ".join(part for part in (basis, rationale(spell.rationale)) if part)
        title = f"Risk level: {spell.level.label}"
        yield Event(spell.started_on, "Risk level", title, text, by=spell.decided_by)


def _care(file: CaseFile) -> Iterator[Event]:
    for status in file.statuses:
        label = CARE_STATUS.label(status.code)
        if status.started_on:
            yield Event(status.started_on, "Care status", f"{label}: started")
        if status.ended_on:
            yield Event(status.ended_on, "Care status", f"{label}: ended")
    for consent in file.consents:
        if consent.started_on:
            label = CONSENT_DECISION.label(consent.code)
            yield Event(consent.started_on, "Consent", label, consent.note)
