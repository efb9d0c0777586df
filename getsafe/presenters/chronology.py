"""What the core adds to a case's chronology: referrals, screening, levels, consent, closure.

It reads the case's file; the referrals cost one more statement.
"""

from collections.abc import Iterator
from datetime import date, datetime

from django.utils import timezone

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
from getsafe.models import Case, ClosureProposal, User
from getsafe.panels import Event
from getsafe.queries import children
from getsafe.queries.case_files import CaseFile, file_of


def core_events(actor: User, case: Case) -> Iterator[Event]:
    """Everything dated that the core knows about a case and its child."""
    file = file_of(case)
    yield from _referrals(actor, case)
    yield Event(case.opened_on, "Case", "Case opened", case.reference)
    yield from _spells(file)
    yield from _levels(file)
    yield from _care(file)
    yield from _closure(case, file)


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
        text = ". ".join(part for part in (status, spell.rationale) if part)
        yield Event(spell.started_on, "Exploitation", f"{label}: started", text)
        if spell.ended_on:
            yield Event(spell.ended_on, "Exploitation", f"{label}: ended")


def _levels(file: CaseFile) -> Iterator[Event]:
    for spell in file.levels:
        basis = LEVEL_BASIS.label(spell.basis)
        text = f"{basis}. {spell.rationale}" if spell.rationale else basis
        yield Event(spell.started_on, "Risk level", f"Risk level: {spell.level.label}", text)


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


def _closure(case: Case, file: CaseFile) -> Iterator[Event]:
    for proposal in file.proposals:
        yield from _proposal(proposal)
    if case.closed_on:
        reason = CLOSURE_REASON.label(case.closure_reason)
        yield Event(case.closed_on, "Case", "Case closed", f"{reason}. {case.closure_summary}")


def _proposal(proposal: ClosureProposal) -> Iterator[Event]:
    proposed = _day(proposal.proposed_at)
    yield Event(proposed, "Closure", f"Closure proposed by {proposal.proposed_by.name}")
    if proposal.status == "sent_back" and proposal.decided_at and proposal.decided_by:
        title = f"Closure sent back by {proposal.decided_by.name}"
        yield Event(_day(proposal.decided_at), "Closure", title, proposal.answer)
    if proposal.status == "undone":
        yield Event(proposed, "Closure", "Closure undone", proposal.answer)


def _day(moment: datetime) -> date:
    return timezone.localdate(moment)
