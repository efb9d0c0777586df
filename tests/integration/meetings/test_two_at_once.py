"""Two people at one meeting at once, each with a connection of their own: one wins, one is told."""

import time
from dataclasses import replace
from datetime import timedelta
from threading import Thread

import pytest
from django.db import IntegrityError, connection, transaction

from getsafe.dates import today
from getsafe.errors import Refused
from getsafe.models import Agency, RiskLevel
from getsafe.permissions import Role
from meetings.actions import actions, agenda, mace1, meetings, minutes
from meetings.actions.actions import NewAction
from meetings.actions.agenda import NewItem
from meetings.actions.minutes import Decided
from meetings.models import Action, AgendaItem, Meeting
from tests.factories import (
    AgendaItemFactory,
    CaseFactory,
    MeetingFactory,
    ReferralFactory,
    RiskLevelSpellFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db(transaction=True)
LONG_ENOUGH = 0.4  # for a thread to come to the row that it has to wait for


@pytest.fixture
def support():
    return UserFactory(role=Role.BUSINESS_SUPPORT)


@pytest.fixture
def planned(manager):
    return MeetingFactory(chair=manager, held_on=today())


@pytest.fixture
def sitting(manager):
    return MeetingFactory(chair=manager, held_on=today(), status="held")


def at_once(meeting, *acts):
    """Let each act come to the meeting's row, then go; gives what each was refused with."""
    refusals = []

    def run(act):
        try:
            act()
        except Refused as refusal:
            refusals.append(refusal.message)
        connection.close()

    threads = [Thread(target=run, args=[act]) for act in acts]
    with transaction.atomic():
        Meeting.objects.select_for_update().get(pk=meeting.pk)
        for thread in threads:
            thread.start()
        time.sleep(LONG_ENOUGH)
    for thread in threads:
        thread.join()
    return refusals


def own(meeting):
    """The meeting as one of the two has read it."""
    return Meeting.objects.select_related("type", "chair").get(pk=meeting.pk)


def test_two_who_start_one_meeting_start_it_once(planned, manager, support):
    def start(by, meeting):
        read = {"held_on": today(), "confidentiality_read": True, "statuses": {}}
        return lambda: meetings.hold(meeting, by=by, **read)

    refusals = at_once(planned, start(manager, own(planned)), start(support, own(planned)))

    assert refusals == ["This meeting has been held. Change its minutes instead"]


def test_two_who_close_the_minutes_close_them_once(sitting, manager):
    other = UserFactory(role=Role.TEAM_MANAGER)
    first, second = own(sitting), own(sitting)

    refusals = at_once(
        sitting,
        lambda: meetings.approve_minutes(first, by=manager),
        lambda: meetings.approve_minutes(second, by=other),
    )

    assert refusals == ["The minutes are approved and do not change. Add an addendum instead"]


def test_two_who_add_other_business_add_both_one_after_the_other(sitting, manager, support):
    def add(by, meeting, title):
        new = NewItem(subject="theme", title=title)
        return lambda: agenda.add_item(meeting, by=by, new=new)

    refusals = at_once(
        sitting, add(manager, own(sitting), "First"), add(support, own(sitting), "Second")
    )

    assert refusals == []
    items = sitting.items.order_by("position")
    assert {item.title for item in items} == {"First", "Second"}
    assert [item.position for item in items] == [1, 2]


def test_two_who_draw_the_agenda_draw_it_once(planned, manager, support):
    ReferralFactory()
    Action.objects.create(
        case=CaseFactory(),
        text="A late task",
        agency=Agency.objects.get(code="getsafe"),
        due_on=today() - timedelta(days=9),
        original_due_on=today() - timedelta(days=9),
    )
    first, second = own(planned), own(planned)

    refusals = at_once(
        planned,
        lambda: agenda.refresh(first, by=manager),
        lambda: agenda.refresh(second, by=support),
    )

    assert refusals == []
    drawn = [(item.rule, item.position) for item in planned.items.all()]
    assert drawn == [("late_actions", 1), ("referral_waiting", 2), ("open_child", 3)]


def test_two_who_record_a_decision_record_one_and_the_other_is_told_whose(
    sitting, manager, support
):
    item = AgendaItemFactory(meeting=sitting)
    decided = Decided(kind="noted", text="Police will visit.", last_seen=0)

    def decide(by):
        read = AgendaItem.objects.select_related("meeting__type").get(pk=item.pk)
        return lambda: minutes.decide(read, by=by, decided=decided)

    refusals = at_once(sitting, decide(manager), decide(support))

    winner = item.decisions.get().recorded_by.name
    assert len(refusals) == 1
    assert refusals[0].startswith(f"{winner} recorded a decision on this item at")


def test_two_who_write_one_text_keep_the_firsts_and_tell_the_second(sitting, manager, support):
    item = AgendaItemFactory(meeting=sitting)
    seen = {"discussion": item.fingerprint("discussion")}

    def write(by):
        read = AgendaItem.objects.select_related("meeting__type").get(pk=item.pk)
        said = {"discussion": f"As {by.name} heard it", "professional_notes": ""}
        return lambda: minutes.write_notes(read, by=by, seen=seen, **said)

    refusals = at_once(sitting, write(manager), write(support))

    item.refresh_from_db()
    assert len(refusals) == 1
    assert refusals[0].startswith(f"{item.written_by.name} changed this at")
    assert item.discussion == f"As {item.written_by.name} heard it"


def test_action_given_while_the_minutes_are_being_approved_is_refused(sitting, manager, support):
    item = AgendaItemFactory(meeting=sitting)
    new = NewAction(text="A task", agency=Agency.objects.get(code="getsafe"), due_on=today())
    refusals = []

    def give():
        try:
            actions.add(new, by=support, meeting=own(sitting), item=item)
        except Refused as refusal:
            refusals.append(refusal.message)
        connection.close()

    thread = Thread(target=give)
    with transaction.atomic():
        meetings.approve_minutes(sitting, by=manager)
        thread.start()
        time.sleep(LONG_ENOUGH)
    thread.join()

    assert refusals == ["The minutes are approved and do not change. Add an addendum instead"]
    assert not Action.objects.exists()


def test_two_who_record_a_mace1_record_it_once(manager, support):
    started = today() - timedelta(days=3)
    referral = ReferralFactory(received_on=started, status="screened")
    case = CaseFactory(referral=referral, status="pending_mace1", review_due_on=None)
    RiskLevelSpellFactory(case=case, code="medium")
    planned = MeetingFactory(code="mace1", case=case, chair=manager, held_on=today())
    facts = a_record(manager)

    def record(by):
        return lambda: mace1.record(case, by=by, facts=facts, planned=own(planned))

    refusals = at_once(planned, record(manager), record(support))

    winner = case.meetings.get().items.get().written_by.name
    assert len(refusals) == 1
    assert refusals[0].startswith(f"{winner}, at ")
    with pytest.raises(Refused, match="Review"):
        mace1.record(case, by=support, facts=replace(facts, held_on=started))


def a_record(chair):
    words = dict.fromkeys(
        ("discussion", "child_views", "family_views", "professional_notes", "working_well"), ""
    )
    return mace1.Record(
        **words,
        held_on=today(),
        is_review=False,
        chair=chair,
        deputy_reason="",
        confidentiality_read=True,
        attendance=[],
        worries="A worry.",
        next_steps="A step.",
        contingency="",
        safety_scale=4,
        level=RiskLevel.objects.get(code="high"),
        experience_status="suspected",
        rationale="A fictional rationale.",
        review_due_on=None,
        actions=[],
    )


def test_database_takes_no_action_from_a_meeting_whose_minutes_are_approved(sitting, manager):
    meetings.approve_minutes(sitting, by=manager)
    late = {"text": "A task", "due_on": today(), "original_due_on": today(), "meeting": sitting}
    with pytest.raises(IntegrityError, match="approved minutes do not change"):
        Action.objects.create(agency=Agency.objects.get(code="getsafe"), **late)
