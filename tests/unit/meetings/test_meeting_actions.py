"""Planning, holding and closing meetings, and what the database refuses behind the rules."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from getsafe.dates import today
from getsafe.errors import NotAllowed, Refused
from getsafe.models import Agency, AuditEntry
from getsafe.permissions import Role
from meetings.actions import meetings
from meetings.actions.meetings import Place, Sitting
from meetings.errors import WrongChair, WrongState
from meetings.models import AgendaItem, Decision, Meeting, MeetingType
from tests.factories import (
    AgendaItemFactory,
    AttendanceFactory,
    CaseFactory,
    MeetingFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db

CHAIRS = {
    "weekly": Role.TEAM_MANAGER,
    "mace1": Role.TEAM_MANAGER,
    "mace2": Role.POLICE_CHAIR,
    "cem": Role.HEAD_OF_SERVICE,
}


@pytest.fixture
def support():
    return UserFactory(role=Role.BUSINESS_SUPPORT)


@pytest.fixture
def manager():
    return UserFactory(role=Role.TEAM_MANAGER)


@pytest.fixture
def held(manager):
    return MeetingFactory(status="held", chair=manager, held_on=today())


def plan(code, *, by, chair, **facts):
    sitting = Sitting(held_on=today() + timedelta(days=7), chair=chair, **facts)
    case = CaseFactory() if code == "mace1" else None
    return meetings.plan(MeetingType.objects.get(code=code), by=by, sitting=sitting, case=case)


@pytest.mark.parametrize(("code", "role"), CHAIRS.items())
def test_plan_with_a_chair_of_the_role_plans_and_audits(code, role, support):
    meeting = plan(code, by=support, chair=UserFactory(role=role))

    assert meeting.status == "planned"
    assert AuditEntry.objects.filter(verb="meeting.plan", subject_key=str(meeting.uuid)).exists()


@pytest.mark.parametrize("code", CHAIRS)
def test_plan_with_a_chair_of_another_role_is_refused_beside_the_field(code, support):
    with pytest.raises(WrongChair) as refusal:
        plan(code, by=support, chair=support)

    assert refusal.value.field in {"chair", "deputy_reason"}
    assert not Meeting.objects.exists()


def test_plan_by_a_deputy_with_a_reason_is_kept_where_the_type_allows_it(support):
    deputy = UserFactory(role=Role.WORKER)

    meeting = plan("mace1", by=support, chair=deputy, deputy_reason="The manager is ill")
    assert meeting.deputy_reason == "The manager is ill"

    with pytest.raises(WrongChair):
        plan("mace2", by=support, chair=deputy, deputy_reason="The inspector is ill")


def test_plan_by_a_partner_is_refused(manager):
    with pytest.raises(NotAllowed):
        plan("weekly", by=UserFactory(role=Role.PARTNER), chair=manager)


def test_plan_in_the_past_is_refused(support, manager):
    sitting = Sitting(held_on=today() - timedelta(days=1), chair=manager)

    with pytest.raises(Refused) as refusal:
        meetings.plan(MeetingType.objects.get(code="weekly"), by=support, sitting=sitting)

    assert refusal.value.field == "held_on"


@pytest.mark.parametrize(("code", "role"), CHAIRS.items())
def test_database_refuses_a_held_meeting_without_a_chair_of_the_role(code, role, support):
    meeting = MeetingFactory(code=code, chair=UserFactory(role=role), held_on=today())
    Meeting.objects.filter(pk=meeting.pk).update(status="held")

    other = MeetingFactory(code=code, chair=support, held_on=today())
    with pytest.raises(IntegrityError, match="chair"), transaction.atomic():
        Meeting.objects.filter(pk=other.pk).update(status="held")


def test_database_takes_a_deputy_of_mace1_only_with_a_reason(support):
    facts = {"code": "mace1", "status": "held", "chair": support}
    MeetingFactory(**facts, deputy_reason="The manager is ill")

    with pytest.raises(IntegrityError, match="chair"), transaction.atomic():
        MeetingFactory(**facts)


def test_database_refuses_a_meeting_held_tomorrow(manager):
    with pytest.raises(IntegrityError, match="meeting_held_not_in_future"), transaction.atomic():
        MeetingFactory(status="held", chair=manager, held_on=today() + timedelta(days=1))


def test_invite_adds_each_person_once_and_guests_by_name(support, manager):
    meeting = plan("weekly", by=support, chair=manager)
    person = UserFactory(role=Role.PARTNER, agency=Agency.objects.get(code="health"))

    meetings.invite(meeting, by=support, people=[person], guests=[Place("Fictional School")])
    meetings.invite(meeting, by=support, people=[person], guests=[])

    assert sorted(meeting.attendance.values_list("name", flat=True)) == sorted(
        [person.name, "Fictional School"]
    )


def test_uninvite_takes_the_place_away(support, manager):
    meeting = plan("weekly", by=support, chair=manager)
    place = AttendanceFactory(meeting=meeting)

    meetings.uninvite(place, by=support)

    assert not meeting.attendance.exists()


def test_issue_without_an_item_is_refused_and_with_one_issued(support, manager):
    meeting = plan("weekly", by=support, chair=manager)
    with pytest.raises(WrongState, match="Add at least one item"):
        meetings.issue(meeting, by=support)
    meeting.refresh_from_db()
    AgendaItemFactory(meeting=meeting)

    meetings.issue(meeting, by=support)

    meeting.refresh_from_db()
    assert meeting.status == "agenda_issued"


def test_hold_takes_attendance_and_needs_the_statement_read(support, manager):
    meeting = MeetingFactory(chair=manager, held_on=today())
    place = AttendanceFactory(meeting=meeting)
    facts = {"held_on": today(), "statuses": {place.pk: "present"}}
    with pytest.raises(Refused, match="confidentiality"):
        meetings.hold(meeting, by=support, confidentiality_read=False, **facts)

    meeting.refresh_from_db()
    meetings.hold(meeting, by=support, confidentiality_read=True, **facts)

    place.refresh_from_db()
    assert (meeting.status, place.status) == ("held", "present")


def test_cancel_needs_a_reason_and_ends_the_meeting(support, manager):
    meeting = MeetingFactory(chair=manager)
    with pytest.raises(Refused, match="Enter why"):
        meetings.cancel(meeting, by=support, reason=" ")
    meeting.refresh_from_db()

    meetings.cancel(meeting, by=support, reason="Not quorate")

    meeting.refresh_from_db()
    assert meeting.status == "cancelled"
    with pytest.raises(WrongState, match="Plan a new one"):
        meetings.issue(meeting, by=support)


def test_approve_by_business_support_is_refused_and_by_the_chair_kept(held, support, manager):
    with pytest.raises(NotAllowed, match="Ask the chair"):
        meetings.approve_minutes(held, by=support)

    meetings.approve_minutes(held, by=manager)

    held.refresh_from_db()
    assert (held.status, held.approved_by) == ("minutes_approved", manager)


def approve(meeting, by):
    meetings.approve_minutes(meeting, by=by)


@pytest.mark.parametrize(
    "change",
    [
        lambda m: Meeting.objects.filter(pk=m.pk).update(place="Elsewhere"),
        lambda m: m.items.update(discussion="Changed"),
        lambda m: m.attendance.update(status="absent"),
        lambda m: m.attendance.all().delete(),
        lambda m: Decision.objects.filter(item__meeting=m).update(text="Changed"),
        lambda m: AgendaItemFactory(meeting=m),
        lambda m: AgendaItem.objects.filter(meeting=m).update(meeting=MeetingFactory()),
    ],
)
def test_database_refuses_every_change_of_approved_minutes(change, held, manager):
    item = AgendaItemFactory(meeting=held)
    AttendanceFactory(meeting=held)
    Decision.objects.create(item=item, kind="noted", text="Noted", recorded_by=manager)
    approve(held, manager)

    with pytest.raises(IntegrityError, match="approved minutes"), transaction.atomic():
        change(held)


def test_addendum_stands_beside_approved_minutes_and_never_changes(held, manager):
    with pytest.raises(WrongState, match="not approved yet"):
        meetings.add_addendum(held, by=manager, text="A correction")
    approve(held, manager)

    addendum = meetings.add_addendum(held, by=manager, text="A correction")

    assert held.addenda.get() == addendum
    with pytest.raises(Exception, match="permission denied"), transaction.atomic():
        held.addenda.update(text="Changed")
