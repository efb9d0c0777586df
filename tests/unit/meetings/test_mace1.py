"""MACE 1: one record makes everything it decides, or nothing."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError

from getsafe.dates import today
from getsafe.errors import NotAllowed, Refused
from getsafe.models import Agency, AuditEntry, RiskLevel
from getsafe.permissions import Role
from meetings.actions import mace1, meetings
from meetings.actions.actions import NewAction
from meetings.actions.meetings import Place
from meetings.errors import WrongChair, WrongState
from meetings.models import Action, Meeting, SafetyPlan
from tests.factories import (
    AttendanceFactory,
    CaseFactory,
    ClosedCaseFactory,
    MeetingFactory,
    RiskLevelSpellFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db

DAY = date(2024, 9, 12)


@pytest.fixture
def worker():
    return UserFactory(role=Role.WORKER)


@pytest.fixture
def manager():
    return UserFactory(role=Role.TEAM_MANAGER)


@pytest.fixture
def case():
    case = CaseFactory(status="pending_mace1", review_due_on=None, mace1_due_on=DAY)
    RiskLevelSpellFactory(case=case, code="medium")
    return case


def new_action(**facts):
    agency = Agency.objects.get(code="health")
    due_on = today() + timedelta(days=7)
    return NewAction(**({"text": "A fictional task", "agency": agency, "due_on": due_on} | facts))


@pytest.fixture
def facts(manager):
    return mace1.Record(
        held_on=DAY,
        is_review=False,
        chair=manager,
        deputy_reason="",
        confidentiality_read=True,
        attendance=[Place("A parent", capacity="Parent", status="present")],
        discussion="What may be shared.",
        child_views="The child's words.",
        family_views="The family's words.",
        professional_notes="What may not be shared.",
        worries="A worry.",
        working_well="A strength.",
        next_steps="A step.",
        contingency="",
        safety_scale=4,
        level=RiskLevel.objects.get(code="high"),
        experience_status="suspected",
        rationale="A fictional rationale.",
        review_due_on=None,
        actions=[new_action(), new_action(text="Another fictional task")],
    )


def test_record_activates_the_case_and_writes_plan_level_actions_and_review(case, facts, worker):
    meeting = mace1.record(case, by=worker, facts=facts)

    case.refresh_from_db()
    assert (case.status, case.review_due_on) == ("active", DAY + timedelta(weeks=4))
    assert case.risk_levels.get(ended_on=None).level.code == "high"
    assert (meeting.status, meeting.minute_taker) == ("held", worker)
    assert meeting.attendance.get().name == "A parent"
    item = meeting.items.get()
    assert (item.discussion, item.professional_notes) == (
        "What may be shared.",
        "What may not be shared.",
    )
    decision = item.decisions.get()
    assert decision.experience_status == "suspected"
    assert decision.risk_level == case.risk_levels.get(ended_on=None)
    assert SafetyPlan.objects.get(case=case).version == 1
    assert Action.objects.filter(case=case, item=item).count() == 2
    entry = AuditEntry.objects.get(verb="mace1.record")
    assert entry.child_key == str(case.child.uuid)


def test_record_that_fails_half_way_changes_nothing(case, facts, worker):
    bad = replace(facts, actions=[new_action(), new_action(due_on=today() - timedelta(days=1))])

    with pytest.raises(Refused, match="today or in the future"):
        mace1.record(case, by=worker, facts=bad)

    case.refresh_from_db()
    assert case.status == "pending_mace1"
    assert not Meeting.objects.exists()
    assert not SafetyPlan.objects.exists()
    assert case.risk_levels.count() == 1


def test_record_on_the_day_of_the_screening_decision_may_change_its_level(case, facts, worker):
    case.risk_levels.update(started_on=DAY)

    mace1.record(case, by=worker, facts=facts)

    assert case.risk_levels.get(ended_on=DAY).level.code == "medium"
    assert case.risk_levels.get(ended_on=None).level.code == "high"


def test_record_before_the_last_level_is_refused_beside_the_date_held(case, facts, worker):
    case.risk_levels.update(started_on=DAY + timedelta(days=1))

    with pytest.raises(Refused, match="before the last decision on the level") as refused:
        mace1.record(case, by=worker, facts=facts)

    assert refused.value.field == "held_on"


def test_record_at_the_same_level_keeps_the_spell_and_still_says_why(case, facts, worker):
    level = RiskLevel.objects.get(code="medium")

    meeting = mace1.record(case, by=worker, facts=replace(facts, level=level))

    assert case.risk_levels.count() == 1
    decision = meeting.items.get().decisions.get()
    assert (decision.risk_level, decision.text) == (None, "Risk level Medium")


def test_record_of_a_planned_meeting_holds_that_meeting(case, facts, worker):
    planned = MeetingFactory(code="mace1", case=case, status="agenda_issued", held_on=DAY)
    AttendanceFactory(meeting=planned)

    meeting = mace1.record(case, by=worker, facts=facts, planned=planned)

    assert meeting == planned
    assert Meeting.objects.get().status == "held"
    assert [a.name for a in meeting.attendance.all()] == ["A parent"]


def test_record_twice_of_one_planned_meeting_is_refused(case, facts, worker):
    planned = MeetingFactory(code="mace1", case=case, status="agenda_issued", held_on=DAY)
    mace1.record(case, by=worker, facts=facts, planned=planned)

    review = replace(facts, is_review=True, held_on=DAY + timedelta(days=1))
    with pytest.raises(WrongState, match="held already"):
        mace1.record(case, by=worker, facts=review, planned=planned)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"is_review": True}, "kind"),
        ({"confidentiality_read": False}, "confidentiality_read"),
        ({"held_on": date(2024, 9, 1)}, "held_on"),
        ({"held_on": today() + timedelta(days=1)}, "held_on"),
        ({"review_due_on": DAY}, "review_due_on"),
        ({"rationale": " "}, "rationale"),
    ],
)
def test_record_refuses_beside_the_field(case, facts, worker, change, field):
    with pytest.raises(Refused) as refusal:
        mace1.record(case, by=worker, facts=replace(facts, **change))

    assert refusal.value.field == field


def test_record_chaired_by_a_worker_needs_a_reason(case, facts, worker):
    with pytest.raises(WrongChair):
        mace1.record(case, by=worker, facts=replace(facts, chair=worker))

    deputised = replace(facts, chair=worker, deputy_reason="The manager is ill")
    assert mace1.record(case, by=worker, facts=deputised).deputy_reason


@pytest.mark.parametrize("role", [Role.PARTNER, Role.POLICE_CHAIR])
def test_record_by_someone_from_outside_is_refused(case, facts, role):
    with pytest.raises(NotAllowed):
        mace1.record(case, by=UserFactory(role=role), facts=facts)


def test_record_on_a_closed_case_is_refused(facts, worker):
    with pytest.raises(WrongState, match="closed"):
        mace1.record(ClosedCaseFactory(), by=worker, facts=facts)


def test_review_writes_the_next_plan_and_leaves_the_last(case, facts, worker):
    mace1.record(case, by=worker, facts=facts)
    later = replace(
        facts,
        is_review=True,
        held_on=DAY + timedelta(days=28),
        worries="A smaller worry.",
        level=RiskLevel.objects.get(code="low"),
        actions=[],
    )

    mace1.record(case, by=worker, facts=later)

    plans = SafetyPlan.objects.filter(case=case).values_list("version", "worries")
    assert list(plans) == [(2, "A smaller worry."), (1, "A worry.")]
    case.refresh_from_db()
    assert case.review_due_on == later.held_on + timedelta(weeks=12)


def test_second_initial_meeting_is_refused(case, facts, worker):
    mace1.record(case, by=worker, facts=facts)

    with pytest.raises(Refused, match="Review"):
        mace1.record(case, by=worker, facts=replace(facts, held_on=DAY + timedelta(days=1)))


def test_second_mace1_of_one_day_is_refused_and_says_who_recorded_it(case, facts, worker, manager):
    mace1.record(case, by=worker, facts=facts)

    with pytest.raises(Refused, match=f"^{worker.name}, at .* recorded a MACE 1") as refusal:
        mace1.record(case, by=manager, facts=facts)

    assert refusal.value.field == "held_on"


def test_correction_of_what_another_has_corrected_is_refused_until_it_was_shown(
    case, facts, worker, manager
):
    meeting = mace1.record(case, by=worker, facts=replace(facts, actions=[]))
    first = replace(facts, actions=[], seen=meeting.items.get().version)
    mace1.correct(meeting, by=manager, facts=replace(first, worries="The manager's words."))

    with pytest.raises(Refused, match=f"^{manager.name}, at .* corrected this record"):
        mace1.correct(meeting, by=worker, facts=replace(first, worries="The worker's words."))
    assert SafetyPlan.objects.get(case=case).worries == "The manager's words."

    again = replace(first, seen=meeting.items.get().version, worries="Both people's words.")
    mace1.correct(meeting, by=worker, facts=again)
    assert SafetyPlan.objects.get(case=case).worries == "Both people's words."


def test_correct_changes_the_record_until_approval(case, facts, worker, manager):
    meeting = mace1.record(case, by=worker, facts=facts)
    low = RiskLevel.objects.get(code="low")
    better = replace(facts, worries="Another worry.", level=low, attendance=[], actions=[])

    mace1.correct(meeting, by=worker, facts=better)

    assert SafetyPlan.objects.get(case=case).worries == "Another worry."
    assert case.risk_levels.get(ended_on=None).level == low
    case.refresh_from_db()
    assert case.review_due_on == DAY + timedelta(weeks=12)
    assert not meeting.attendance.exists()
    meetings.approve_minutes(meeting, by=manager)
    with pytest.raises(WrongState, match="addendum"):
        mace1.correct(meeting, by=worker, facts=facts)


def test_correct_of_an_earlier_meeting_leaves_the_review_date_of_the_later(case, facts, worker):
    first = mace1.record(case, by=worker, facts=facts)
    later = replace(facts, is_review=True, held_on=DAY + timedelta(days=28), actions=[])
    mace1.record(case, by=worker, facts=later)
    case.refresh_from_db()
    due = case.review_due_on

    mace1.correct(first, by=worker, facts=replace(facts, worries="Another worry.", actions=[]))

    case.refresh_from_db()
    assert case.review_due_on == due


def test_action_sent_twice_with_one_token_is_added_once(case, facts, worker):
    token = uuid4()
    twice = replace(facts, actions=[new_action(token=token), new_action(token=token)])

    mace1.record(case, by=worker, facts=twice)

    assert Action.objects.get().uuid == token


def test_database_takes_one_initial_mace1_a_case(case, manager, worker, facts):
    mace1.record(case, by=worker, facts=facts)
    held = {"code": "mace1", "case": case, "chair": manager, "status": "held", "held_on": DAY}
    MeetingFactory(is_review=True, **held)
    with pytest.raises(IntegrityError, match="meeting_initial_mace1_once_a_case"):
        MeetingFactory(is_review=False, **held)


def test_correction_makes_neither_a_second_initial_mace1_nor_none(case, manager, worker, facts):
    initial = mace1.record(case, by=worker, facts=facts)
    later = replace(facts, held_on=DAY + timedelta(days=9), is_review=True)
    review = mace1.record(case, by=worker, facts=later)
    with pytest.raises(Refused, match="“Review”: the initial MACE 1 has been held"):
        mace1.correct(review, by=worker, facts=replace(later, is_review=False))
    with pytest.raises(Refused, match="“Initial”"):
        mace1.correct(initial, by=worker, facts=replace(facts, is_review=True))
    mace1.correct(review, by=worker, facts=later)
