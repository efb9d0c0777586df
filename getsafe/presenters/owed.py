"""What a case is owed, in words: the decision a birthday leaves, and what is late or missing."""

from datetime import date

from getsafe.models import Case, ClosureProposal
from getsafe.presenters import words
from getsafe.queries.case_files import file_of
from getsafe.queries.decisions import Owed

DECISIONS = {
    "turned_25": "25 or over since {day}. Support ends at 25: propose closure or a transfer",
    "turned_18": "18 or over since {day} and not a care leaver on record: propose closure or a "
    "transfer, or record the care leaver status and consent",
    "needs_consent": "18 or over since {day} and no consent on record: record consent, or propose "
    "closure or a transfer",
    "consent_withdrawn": "18 or over and does not consent to support: propose closure or a "
    "transfer, or record a new decision",
    "turned_17": "17 since {day}: start planning for 18",
    "within_6_months": "18 within 6 months: agree the plan for 18",
    "within_3_months": "18 within 3 months: decide who supports the child from 18",
}
SHORT = {
    "turned_25": "Turned 25",
    "turned_18": "Turned 18, not a care leaver",
    "needs_consent": "Turned 18, no consent yet",
    "consent_withdrawn": "Consent refused or withdrawn",
    "turned_17": "17",
    "within_6_months": "Within 6 months of 18",
    "within_3_months": "Within 3 months of 18",
}


def decision(owed: Owed) -> str:
    """The sentence that says what is owed and what can be done."""
    return DECISIONS[owed.code].format(day=words.day(owed.since))


def of_case(case: Case, owed: Owed | None, today: date) -> list[str]:
    """Everything an open case waits for, the most pressing first."""
    if not case.is_open:
        return []
    sentences = [decision(owed)] if owed else []
    sentences += _late(case, today)
    if case.lead_worker_id is None:
        sentences.append("No lead worker: a manager allocates one")
    file = file_of(case)
    if not any(spell.ended_on is None for spell in file.spells):
        sentences.append("No exploitation type in force: add one, or propose closure")
    if file.level is None:
        sentences.append("No risk level in force: a manager or a meeting sets one")
    return sentences + _proposal(file.live_proposal)


def _late(case: Case, today: date) -> list[str]:
    if case.review_due_on and case.review_due_on < today:
        late = words.ago((today - case.review_due_on).days)
        return [f"Review was due on {words.day(case.review_due_on)}: {late}"]
    if case.status == "pending_mace1" and case.mace1_due_on and case.mace1_due_on < today:
        late = words.ago((today - case.mace1_due_on).days)
        return [f"MACE 1 was due on {words.day(case.mace1_due_on)}: {late}"]
    if case.monitoring_until and case.monitoring_until < today:
        return [f"Monitoring ended on {words.day(case.monitoring_until)}: close it or step it up"]
    return []


def _proposal(proposal: ClosureProposal | None) -> list[str]:
    if proposal is None:
        return []
    if proposal.decided_by:
        return [f"Closure was sent back by {proposal.decided_by.name}: {proposal.answer}"]
    return [f"Closure proposed by {proposal.proposed_by.name} waits for a manager"]
