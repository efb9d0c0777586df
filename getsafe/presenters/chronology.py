"""What the core adds to a case's chronology: referrals, screening, levels, consent, closure.

It reads what `queries.cases.get_case_file` has fetched; the referrals cost one statement.
"""

from collections.abc import Iterator
from datetime import date

from django.utils import timezone

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


def core_events(actor: User, case: Case) -> Iterator[Event]:
    """Everything dated that the core knows about a case and its child."""
    yield from _referrals(actor, case)
    yield Event(case.opened_on, "Case", "Case opened", case.reference)
    yield from _spells(case)
    yield from _levels(case)
    yield from _care(case)
    yield from _closure(case)


def _referrals(actor: User, case: Case) -> Iterator[Event]:
    seen = set()
    for row in children.list_referrals(actor, case.child):
        href = f"/referrals/{row['uuid']}"
        if row["reference"] not in seen:
            seen.add(row["reference"])
            source = REFERRAL_SOURCE.label(row["source"])
            title = f"Referral {row['reference']} received"
            yield Event(row["received_on"], "Referral", title, f"From: {source}", href)
        if row["screenings__screened_on"]:
            outcome = SCREENING_OUTCOME.label(row["screenings__outcome"])
            title = f"Referral {row['reference']} screened"
            yield Event(row["screenings__screened_on"], "Screening", title, outcome, href)


def _spells(case: Case) -> Iterator[Event]:
    for spell in case.exploitation_spells.all():
        label = EXPLOITATION_TYPE.label(spell.exploitation_type)
        status = spell.experience_status and EXPERIENCE_STATUS.label(spell.experience_status)
        text = ". ".join(part for part in (status, spell.rationale) if part)
        yield Event(spell.started_on, "Exploitation", f"{label}: started", text)
        if spell.ended_on:
            yield Event(spell.ended_on, "Exploitation", f"{label}: ended")


def _levels(case: Case) -> Iterator[Event]:
    for spell in case.risk_levels.all():
        basis = LEVEL_BASIS.label(spell.basis)
        text = f"{basis}. {spell.rationale}" if spell.rationale else basis
        yield Event(spell.started_on, "Risk level", f"Risk level: {spell.level.label}", text)


def _care(case: Case) -> Iterator[Event]:
    for status in case.child.care_statuses.all():
        label = CARE_STATUS.label(status.status)
        if status.started_on:
            yield Event(status.started_on, "Care status", f"{label}: started")
        if status.ended_on:
            yield Event(status.ended_on, "Care status", f"{label}: ended")
    for consent in case.child.consents.all():
        label = CONSENT_DECISION.label(consent.decision)
        yield Event(consent.decided_on, "Consent", label, consent.scope)


def _closure(case: Case) -> Iterator[Event]:
    for proposal in case.closure_proposals.all():
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


def _day(moment) -> date:
    return timezone.localdate(moment)
