"""MACE 1: everything that one sitting about one child decides, in one transaction."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from getsafe import audit
from getsafe.actions import cases
from getsafe.dates import today
from getsafe.models import Case, RiskLevel, User
from meetings.actions import actions, levels, locks
from meetings.actions.actions import NewAction
from meetings.actions.meetings import Place
from meetings.errors import MeetingRefused, WrongState
from meetings.models import AgendaItem, Attendance, Decision, Meeting, SafetyPlan
from meetings.policies import mace1 as policy
from meetings.policies import meetings as meeting_policy
from meetings.policies.states import MEETING
from meetings.queries import mace1 as mace1_queries
from meetings.queries import meetings as queries


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What a MACE 1 recorded, as typed: the shareable part, and `professional_notes` apart."""

    held_on: date
    is_review: bool
    chair: User
    deputy_reason: str
    confidentiality_read: bool
    attendance: Sequence[Place]
    discussion: str
    child_views: str
    family_views: str
    professional_notes: str
    worries: str
    working_well: str
    next_steps: str
    contingency: str
    safety_scale: int | None
    level: RiskLevel
    experience_status: str
    rationale: str
    review_due_on: date | None
    actions: Sequence[NewAction]
    seen: str = ""  # the version of the record that a correction's page showed


@transaction.atomic
def record(case: Case, *, by: User, facts: Record, planned: Meeting | None = None) -> Meeting:
    """Record a MACE 1 that was held: attendance, views, plan, level, actions and review date.

    A case that waited for it becomes active. `planned` is the meeting that had been planned for
    it, if any. Refuses a chair who may not chair, a second initial meeting, a review before the
    initial one, a second on one day, a date outside the case, and a closed case. Audits
    `mace1.record`.
    """
    if planned:
        locks.take(planned)
    case = cases.lock(case)
    _check(case, by, facts)
    _check_only_one(case, facts)
    policy.check_kind(is_review=facts.is_review, has_been_held=mace1_queries.has_been_held(case))
    meeting = _hold(case, facts, by=by, planned=planned)
    _seat(meeting, facts.attendance)
    draft = AgendaItem(meeting=meeting, case=case, position=1, subject="case")
    item = _write_item(draft, case, facts, by=by)
    _write_plan(SafetyPlan(meeting=meeting, version=_next_version(case)), case, facts, by=by)
    spell = levels.change(
        case, by=by, level=facts.level, rationale=facts.rationale, on=facts.held_on
    )
    Decision.objects.create(
        item=item, kind="level", risk_level=spell, recorded_by=by, **_decided(facts)
    )
    _set_review(case, facts, by=by)
    for new in facts.actions:
        actions.add(new, by=by, case=case, meeting=meeting, item=item)
    details = {"review": facts.is_review, "level": facts.level.code, "actions": len(facts.actions)}
    audit.record("mace1.record", meeting, by=by, child=case.child, details=details)
    return meeting


@transaction.atomic
def correct(meeting: Meeting, *, by: User, facts: Record) -> Meeting:
    """Correct the record of a MACE 1 until its minutes are approved; its actions stay.

    A level corrected changes the level that this meeting set. The review date follows where this
    is the case's latest MACE 1. Refuses to write over what somebody else has corrected since the
    page was opened, and a second initial MACE 1 or none. Audits `mace1.correct`.
    """
    locks.take(meeting)
    if meeting.case is None:
        raise MeetingRefused("Only a MACE 1 has this record")
    case = cases.lock(meeting.case)
    meeting_policy.check_can(by, meeting, "minute")
    item = meeting.items.select_related("written_by").get(case=case)
    _check_seen(item, facts)
    _check(case, by, facts)
    if facts.is_review != meeting.is_review:
        initial = mace1_queries.has_another_initial(meeting, case)
        policy.check_kind(is_review=facts.is_review, has_been_held=initial)
    _write_meeting(meeting, facts)
    meeting.attendance.all().delete()
    _seat(meeting, facts.attendance)
    _write_item(item, case, facts, by=by)
    _write_plan(meeting.safety_plan, case, facts, by=by)
    _correct_level(item, case, facts, by=by)
    if not case.meetings.filter(status__in=queries.DONE, pk__gt=meeting.pk).exists():
        _set_review(case, facts, by=by)
    for new in facts.actions:
        actions.add(new, by=by, case=case, meeting=meeting, item=item)
    details = {"level": facts.level.code, "actions": len(facts.actions)}
    audit.record("mace1.correct", meeting, by=by, child=case.child, details=details)
    return meeting


def review_due(facts: Record) -> date:
    """The review date of a record."""
    return review_date(facts.held_on, facts.level, facts.review_due_on)


def review_date(held_on: date, level: RiskLevel, typed: date | None) -> date:
    """The review date typed, or the one that the level's own interval gives."""
    return typed or held_on + timedelta(weeks=level.review_weeks)


def _check(case: Case, by: User, facts: Record) -> None:
    policy.check_can_record(by, case)
    meeting_policy.check_chair(
        queries.get_type("child"), facts.chair, deputy_reason=facts.deputy_reason
    )
    if not facts.confidentiality_read:
        raise MeetingRefused(
            "Confirm that the confidentiality statement was read", field="confidentiality_read"
        )
    if not case.opened_on <= facts.held_on <= today():
        raise MeetingRefused(
            "The date held must be between the day the case opened and today", field="held_on"
        )
    if review_due(facts) <= facts.held_on:
        raise MeetingRefused("The review must be after the meeting", field="review_due_on")


def _check_only_one(case: Case, facts: Record) -> None:
    """Two people who record one MACE 1 at once record it once."""
    there = mace1_queries.find_held(case, facts.held_on)
    if there is None:
        return
    item = there.items.select_related("written_by").filter(case=case).first()
    raise MeetingRefused(
        f"{_who_wrote(item)} recorded a MACE 1 held on this day already. What you typed is kept "
        "here: open that one to correct it, or change the date if this was another meeting",
        field="held_on",
    )


def _check_seen(item: AgendaItem, facts: Record) -> None:
    if facts.seen and facts.seen != item.version:
        raise MeetingRefused(
            f"{_who_wrote(item)} corrected this record after you opened it. What you typed is kept "
            "here, beside what they wrote: save again to keep yours"
        )


def _who_wrote(item: AgendaItem | None) -> str:
    """Who wrote an item last and when, to begin a sentence with."""
    if item is None or item.written_by is None or item.written_at is None:
        return "Somebody"
    at = timezone.localtime(item.written_at)
    day = "" if at.date() == today() else f" on {at.day} {at:%B}"
    return f"{item.written_by.name}, at {at:%H:%M}{day},"


def _hold(case: Case, facts: Record, *, by: User, planned: Meeting | None) -> Meeting:
    if planned and (planned.case_id != case.pk or not MEETING.allows(planned.status, "hold")):
        raise WrongState("This meeting has been held already. Open it to correct its record")
    meeting = planned or Meeting(type=queries.get_type("child"), case=case, created_by=by)
    meeting.minute_taker = meeting.minute_taker or by
    meeting.status = MEETING.after(meeting.status, "hold")
    return _write_meeting(meeting, facts)


def _write_meeting(meeting: Meeting, facts: Record) -> Meeting:
    meeting.held_on, meeting.is_review = facts.held_on, facts.is_review
    meeting.chair, meeting.deputy_reason = facts.chair, facts.deputy_reason
    meeting.confidentiality_read = facts.confidentiality_read
    meeting.save()
    return meeting


def _seat(meeting: Meeting, places: Sequence[Place]) -> None:
    meeting.attendance.all().delete()
    Attendance.objects.bulk_create(
        Attendance(
            meeting=meeting,
            person=place.person,
            name=place.name,
            agency=place.agency,
            capacity=place.capacity,
            status=place.status,
        )
        for place in places
    )


def _write_item(item: AgendaItem, case: Case, facts: Record, *, by: User) -> AgendaItem:
    item.written_by, item.written_at = by, timezone.now()
    item.title = case.reference
    item.because = "Review MACE 1" if facts.is_review else "Initial MACE 1"
    for name in ("discussion", "child_views", "family_views", "professional_notes"):
        setattr(item, name, getattr(facts, name))
    item.save()
    return item


def _write_plan(plan: SafetyPlan, case: Case, facts: Record, *, by: User) -> None:
    plan.case, plan.agreed_on = case, facts.held_on
    for name in ("worries", "working_well", "next_steps", "contingency", "safety_scale"):
        setattr(plan, name, getattr(facts, name))
    plan.child_words, plan.family_words = facts.child_views, facts.family_views
    if plan.pk is None:
        plan.recorded_by = by
    plan.save()


def _next_version(case: Case) -> int:
    last = SafetyPlan.objects.filter(case=case).values_list("version", flat=True).first()
    return (last or 0) + 1


def _decided(facts: Record) -> dict:
    return {
        "text": f"Risk level {facts.level.label}",
        "rationale": facts.rationale,
        "experience_status": facts.experience_status,
        "next_review_on": review_due(facts),
    }


def _correct_level(item: AgendaItem, case: Case, facts: Record, *, by: User) -> None:
    decisions = item.decisions.select_related("risk_level")
    decision = decisions.filter(kind="level").first() or Decision(
        item=item, kind="level", recorded_by=by
    )
    spell = decision.risk_level
    if spell is None:
        decision.risk_level = levels.change(
            case, by=by, level=facts.level, rationale=facts.rationale, on=facts.held_on
        )
    else:
        spell.level, spell.rationale = facts.level, facts.rationale
        spell.save(update_fields=["level", "rationale"])
    for name, value in _decided(facts).items():
        setattr(decision, name, value)
    decision.save()


def _set_review(case: Case, facts: Record, *, by: User) -> None:
    case.refresh_from_db(fields=["status", "held_from", "review_due_on"])
    if "pending_mace1" in {case.status, case.held_from}:
        cases.activate(case, by=by, review_due_on=review_due(facts))
        return
    case.review_due_on = review_due(facts)
    case.save(update_fields=["review_due_on"])
    audit.record("case.review_date", case, by=by, child=case.child)
