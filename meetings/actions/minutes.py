"""What is said and decided on an item while a meeting sits, and corrections until approval."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from getsafe import audit
from getsafe.actions import screenings
from getsafe.choices import SCREENING_OUTCOME
from getsafe.models import Agency, RiskLevel, Screening, User
from meetings.actions import levels, locks
from meetings.errors import MeetingRefused
from meetings.models import AgendaItem, Decision
from meetings.models.agenda import fingerprint
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
    last_seen: int | None = None  # the newest decision that the page showed, 0 for none


@transaction.atomic
def write_notes(
    item: AgendaItem,
    *,
    by: User,
    discussion: str,
    professional_notes: str,
    seen: Mapping[str, str] | None = None,
) -> None:
    """Keep what was said: the part that may be shared and the professionals-only part. Audited.

    `seen` gives, by field, the fingerprint of the text that the page showed when it was drawn. A
    field left as it was shown leaves what somebody else has written since. Refuses to write over
    what was written since, saying who did and when.
    """
    _check(item, by)
    typed = {"discussion": discussion, "professional_notes": professional_notes}
    mine = {name: text for name, text in typed.items() if _is_mine(item, name, text, seen or {})}
    if not mine:
        return
    for name, text in mine.items():
        setattr(item, name, text)
    item.written_by, item.written_at = by, timezone.now()
    item.save(update_fields=[*mine, "written_by", "written_at"])
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

    Sent twice it is recorded once. Refuses a level without its rationale, and a decision whose page
    has not shown what somebody else has recorded since. Audits `minutes.decide` with the kind.
    """
    _check(item, by)
    if made := _made_since(item, decided, by=by):
        return made
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


def _made_since(item: AgendaItem, decided: Decided, *, by: User) -> Decision | None:
    """The same decision, sent before; refuses where another was recorded meanwhile."""
    if decided.last_seen is None:
        return None
    since = item.decisions.filter(pk__gt=decided.last_seen).select_related("recorded_by")
    newest = since.last()
    if newest is None:
        return None
    same = (newest.kind, newest.text, newest.recorded_by) == (decided.kind, decided.text, by)
    if same:
        return newest
    at = timezone.localtime(newest.decided_at)
    raise MeetingRefused(
        f"{newest.recorded_by.name} recorded a decision on this item at {at:%H:%M}: "
        f"“{newest.text}”. Record yours as well only if it is another one",
        field="decision_text",
    )


def _is_mine(item: AgendaItem, name: str, text: str, seen: Mapping[str, str]) -> bool:
    """Whether the field is to be written; refuses where two people have written it."""
    typed, now = fingerprint(text), item.fingerprint(name)
    shown = seen.get(name) or now
    if typed in {now, shown}:
        return False
    if now != shown:
        who = item.written_by.name if item.written_by else "Somebody"
        at = f" at {timezone.localtime(item.written_at):%H:%M}" if item.written_at else ""
        raise MeetingRefused(
            f"{who} changed this{at}, after you opened it. What they wrote is shown above. "
            "Put the two together here, then save again",
            field=name,
        )
    return True


def _check(item: AgendaItem, by: User) -> None:
    locks.take_item(item)
    policy.check_can(by, item.meeting, "minute")
    if item.removed_reason:
        raise MeetingRefused("This item was removed from the agenda. Add it again first")


def _record(verb: str, item: AgendaItem, *, by: User, details: dict | None = None) -> None:
    subject = item.case or item.referral
    child = subject.child if subject else None
    facts = {"meeting": str(item.meeting.uuid)} | (details or {})
    audit.record(verb, item, by=by, child=child, details=facts)
