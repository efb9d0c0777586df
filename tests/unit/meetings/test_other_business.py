"""Items added while a meeting sits: marked, last, and taken off only while nothing is minuted."""

from datetime import timedelta

import pytest

from getsafe.dates import today
from getsafe.errors import Refused
from getsafe.models import AuditEntry
from getsafe.permissions import Role
from meetings.actions import agenda, minutes
from meetings.actions import meetings as meeting_actions
from meetings.actions.agenda import NewItem
from meetings.actions.minutes import Decided
from meetings.errors import MeetingRefused, WrongState
from meetings.models import AgendaItem, MinutesDraft
from tests.factories import (
    ActionFactory,
    AgendaItemFactory,
    CaseFactory,
    MeetingFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db
CHAIR_ROLES = {
    "weekly": Role.TEAM_MANAGER,
    "mace1": Role.TEAM_MANAGER,
    "mace2": Role.POLICE_CHAIR,
    "cem": Role.HEAD_OF_SERVICE,
}
THEME = NewItem(subject="theme", title="A fictional theme", heading="Themes")


@pytest.fixture
def support():
    return UserFactory(role=Role.BUSINESS_SUPPORT)


def sitting(code="mace2", **facts):
    chair = UserFactory(role=CHAIR_ROLES[code])
    return MeetingFactory(code=code, status="held", chair=chair, held_on=today(), **facts)


@pytest.mark.parametrize("code", ["weekly", "mace2", "cem"])
def test_chair_and_minute_taker_add_items_that_stand_last_and_are_marked(code, support):
    meeting = sitting(code)
    issued = AgendaItemFactory(meeting=meeting, position=7, heading="Themes")
    before = AgendaItem.objects.filter(pk=issued.pk).values().get()

    by_chair = agenda.add_item(meeting, by=meeting.chair, new=THEME)
    by_taker = agenda.add_item(meeting, by=support, new=NewItem(subject="place", title="A park"))

    assert list(meeting.items.standing()) == [issued, by_chair, by_taker]
    assert [item.added_during_meeting for item in meeting.items.all()] == [False, True, True]
    assert by_chair.heading == ""
    assert AgendaItem.objects.filter(pk=issued.pk).values().get() == before
    rows = AuditEntry.objects.filter(verb="agenda.add_item").order_by("pk")
    assert [row.actor_id for row in rows] == [meeting.chair.pk, support.pk]
    assert all(row.details["during_meeting"] for row in rows)


def test_item_added_before_the_meeting_is_not_marked(support):
    meeting = MeetingFactory(code="mace2", status="agenda_issued", held_on=today())

    item = agenda.add_item(meeting, by=support, new=THEME)

    assert (item.added_during_meeting, item.heading) == (False, "Themes")
    assert "during_meeting" not in AuditEntry.objects.get(verb="agenda.add_item").details


def test_child_taken_off_before_the_meeting_comes_back_as_added_during_it(support):
    meeting = sitting()
    case = CaseFactory()
    removed = AgendaItemFactory(
        meeting=meeting, position=1, subject="case", case=case, heading="Children of note",
        removed_reason="Not this month",
    )  # fmt: skip
    issued = AgendaItemFactory(meeting=meeting, position=2)
    child = NewItem(subject="case", title=case.reference, case=case)

    agenda.add_item(meeting, by=support, new=child)

    removed.refresh_from_db()
    assert list(meeting.items.standing()) == [issued, removed]
    assert (removed.added_during_meeting, removed.heading) == (True, "")
    with pytest.raises(WrongState, match="on the agenda already"):
        agenda.add_item(meeting, by=support, new=child)


def test_what_is_police_led_is_restricted_during_the_meeting_too(support):
    operation = NewItem(subject="operation", title="Operation Fictional")

    assert agenda.add_item(sitting(), by=support, new=operation).professionals_only


@pytest.mark.parametrize(
    ("code", "status", "refused"),
    [
        ("mace2", "minutes_approved", "Add an addendum instead"),
        ("mace2", "cancelled", "Plan a new one"),
        ("mace1", "held", "write this in its record"),
        ("mace1", "planned", "write this in its record"),
    ],
)
def test_nothing_is_added_to_approved_minutes_nor_to_a_mace1(code, status, refused, support):
    meeting = sitting(code)
    meeting.status, meeting.cancelled_reason = status, "A fictional reason"
    meeting.approved_by, meeting.approved_at = meeting.chair, meeting.created_at
    meeting.save()

    with pytest.raises(MeetingRefused, match=refused):
        agenda.add_item(meeting, by=support, new=THEME)
    assert not meeting.items.exists()
    assert not AuditEntry.objects.filter(verb="agenda.add_item").exists()


def test_another_chair_who_does_not_run_the_meeting_adds_nothing():
    with pytest.raises(Refused, match="do not have permission"):
        agenda.add_item(sitting(), by=UserFactory(role=Role.POLICE_CHAIR), new=THEME)


def test_what_was_added_by_mistake_is_taken_off_with_the_reason(support):
    meeting = sitting()
    issued = AgendaItemFactory(meeting=meeting)
    item = agenda.add_item(meeting, by=support, new=THEME)
    with pytest.raises(Refused, match="Change its minutes instead"):
        agenda.remove(issued, by=support, reason="Too long")

    agenda.remove(item, by=support, reason="It was on the agenda already")

    assert list(meeting.items.standing()) == [issued]
    assert AuditEntry.objects.get(verb="agenda.remove_item").reason


def test_what_is_minuted_stays(support):
    meeting = sitting()
    noted, decided, tasked, typed = (
        agenda.add_item(meeting, by=support, new=NewItem(subject="theme", title=title))
        for title in ("Noted", "Decided", "Tasked", "Typed")
    )
    minutes.write_notes(noted, by=support, discussion="Said.", professional_notes="")
    minutes.decide(decided, by=support, decided=Decided(kind="noted", text="Noted"))
    ActionFactory(meeting=meeting, item=tasked, due_on=today() + timedelta(days=7))
    MinutesDraft.objects.create(author=meeting.chair, item=typed, typed={"notes-a": ["Half"]})

    for item in (noted, decided, tasked):
        with pytest.raises(Refused, match="This item stays: the minutes hold"):
            agenda.remove(item, by=support, reason="A mistake")
    with pytest.raises(Refused, match=f"{meeting.chair.name} has typed minutes under this item"):
        agenda.remove(typed, by=support, reason="A mistake")
    assert meeting.items.standing().count() == 4


def test_next_mace2_has_what_was_added_during_the_last_under_its_heading(support):
    last = sitting()
    agenda.add_item(last, by=support, new=NewItem(subject="place", title="A fictional park"))
    last.held_on = today() - timedelta(days=28)
    last.save()
    following = MeetingFactory(code="mace2", held_on=today())

    agenda.refresh(following, by=support)

    item = following.items.get()
    assert (item.title, item.heading, item.rule) == ("A fictional park", "Places", "still_live")
    assert not item.added_during_meeting


def test_approved_minutes_keep_what_was_added(support):
    meeting = sitting()
    item = agenda.add_item(meeting, by=support, new=THEME)

    meeting_actions.approve_minutes(meeting, by=meeting.chair)

    with pytest.raises(Refused, match="do not change"):
        agenda.remove(item, by=support, reason="A mistake")
