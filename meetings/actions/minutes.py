"""What is said and decided on an item while a meeting sits, and corrections until approval."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from getsafe import audit
from getsafe.actions import screenings
from getsafe.choices import SCREENING_OUTCOME
from getsafe.models import Agency, RiskLevel, Screening, User
from meetings.actions import levels
from meetings.errors import MeetingRefused
from meetings.models import AgendaItem, Decision
from meetings.policies import meetings as policy


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """A decision as typed."""

    kind: str
    text: str
    rationale: str = ""
    level: RiskLevel | None = None
    experience_status: str | None = None
    next_review_on: date | None = None


@transaction.atomic
def write_notes(item: AgendaItem, *, by: User, discussion: str, professional_notes: str) -> None:
    """Keep what was said: the part that may be shared and the professionals-only part. Audited."""
    _check(item, by)
    if (item.discussion, item.professional_notes) == (discussion, professional_notes):
        return
    item.discussion, item.professional_notes = discussion, professional_notes
    item.save(update_fields=["discussion", "professional_notes"])
    _record("minutes.write", item, by=by)


@transaction.atomic
def contribute(item: AgendaItem, *, by: User, agency: Agency, text: str) -> None:
    """Keep what one agency holds about the item's referral. Audited by the screening's action."""
    _check(item, by)
    if item.referral is None:
        raise MeetingRefused("Only a referral has agencies' contributions")
    screenings.record_contribution(item.referral, by=by, agency=agency, text=text)


@transaction.atomic
def screen(item: AgendaItem, *, by: User, **facts: Any) -> Screening:
    """Decide the item's referral at this meeting; the decision row leads to the screening.

    `facts` are those of `screenings.decide` without the day and the basis. Audits
    `minutes.decide`.
    """
    _check(item, by)
    if item.referral is None:
        raise MeetingRefused("Only a referral can be screened")
    day = item.meeting.held_on
    screening = screenings.decide(item.referral, by=by, screened_on=day, basis="weekly", **facts)
    decision = Decision.objects.create(
        item=item,
        kind="screening",
        text=SCREENING_OUTCOME.label(screening.outcome),
        rationale=screening.rationale,
        screening=screening,
        recorded_by=by,
    )
    _record("minutes.decide", item, by=by, details={"decision": decision.pk, "kind": "screening"})
    return screening


@transaction.atomic
def decide(item: AgendaItem, *, by: User, decided: Decided) -> Decision:
    """Record a decision on an item; a new risk level of the item's child takes effect with it.

    Refuses a level without its rationale. Audits `minutes.decide` with the kind.
    """
    _check(item, by)
    if not decided.text.strip():
        raise MeetingRefused("Enter what was decided", field="decision_text")
    decision = Decision(
        item=item,
        kind=decided.kind,
        text=decided.text,
        rationale=decided.rationale,
        experience_status=decided.experience_status or None,
        next_review_on=decided.next_review_on,
        recorded_by=by,
    )
    if decided.kind == "level":
        decision.risk_level = levels.change(
            item.case,
            by=by,
            level=decided.level,
            rationale=decided.rationale,
            on=item.meeting.held_on,
        )
    decision.save()
    _record("minutes.decide", item, by=by, details={"decision": decision.pk, "kind": decided.kind})
    return decision


@transaction.atomic
def correct_decision(decision: Decision, *, by: User, text: str, rationale: str) -> None:
    """Correct the words of a decision until the minutes are approved. Audited."""
    _check(decision.item, by)
    if decision.screening_id:
        raise MeetingRefused("Change the screening on the referral's own page")
    decision.text, decision.rationale = text, rationale
    decision.save(update_fields=["text", "rationale"])
    _record("minutes.correct_decision", decision.item, by=by)


def _check(item: AgendaItem, by: User) -> None:
    policy.check_can(by, item.meeting, "minute")
    if item.removed_reason:
        raise MeetingRefused("This item was removed from the agenda. Add it again first")


def _record(verb: str, item: AgendaItem, *, by: User, details: dict | None = None) -> None:
    subject = item.case or item.referral
    child = subject.child if subject else None
    facts = {"meeting": str(item.meeting.uuid)} | (details or {})
    audit.record(verb, item, by=by, child=child, details=facts)
