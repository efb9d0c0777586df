"""What an invitation opens to people from outside the council, and for how long."""

from datetime import timedelta

import pytest
from django.utils import timezone

from getsafe.dates import today
from getsafe.models import Agency, Case, Child, Referral
from getsafe.permissions import ROLES, Role, Scope
from meetings.models import Action, Meeting
from meetings.policies import actions
from meetings.policies.meetings import can_open_pack
from meetings.queries import reach
from tests.factories import (
    ActionFactory,
    AgendaItemFactory,
    AttendanceFactory,
    CaseFactory,
    MeetingFactory,
    ReferralFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def partner():
    return UserFactory(role=Role.PARTNER)


def on_agenda(case, person, *, status="agenda_issued", days=0, professionals_only=False):
    manager = UserFactory(role=Role.TEAM_MANAGER)
    meeting = MeetingFactory(status=status, chair=manager, held_on=today() + timedelta(days=days))
    AttendanceFactory(meeting=meeting, person=person)
    AgendaItemFactory(
        meeting=meeting, subject="case", case=case, professionals_only=professionals_only
    )
    return meeting


def reaches(person, case):
    reached = Case.objects.visible_to(person).filter(pk=case.pk).exists()
    child = Child.objects.visible_to(person).filter(pk=case.child_id).exists()
    assert reached is child
    return reached


def test_case_on_an_issued_agenda_is_reached_by_the_invited_only(partner):
    case = CaseFactory()
    on_agenda(case, partner)

    assert reaches(partner, case)
    assert not reaches(UserFactory(role=Role.PARTNER), case)
    assert not reaches(partner, CaseFactory())


def test_case_is_not_reached_before_issue_nor_after_the_window_nor_once_cancelled(partner):
    before, after, in_time = CaseFactory(), CaseFactory(), CaseFactory()
    on_agenda(before, partner, status="planned")
    on_agenda(after, partner, status="held", days=-15)
    on_agenda(in_time, partner, status="held", days=-14)

    assert [reaches(partner, case) for case in (before, after, in_time)] == [False, False, True]


def test_case_of_a_restricted_item_is_reached_by_police_not_by_partners(partner):
    case, police = CaseFactory(), UserFactory(role=Role.POLICE_CHAIR)
    on_agenda(case, partner, professionals_only=True)
    on_agenda(case, police, professionals_only=True)

    assert reaches(police, case)
    assert not reaches(partner, case)


def test_case_of_an_item_taken_off_is_not_reached(partner):
    case = CaseFactory()
    item = on_agenda(case, partner).items.get()
    assert reaches(partner, case)
    item.removed_reason = "Not this month"
    item.save()

    assert not reaches(partner, case)


def test_case_of_a_mace1_and_of_a_lead_worker_is_reached(partner):
    met, led = CaseFactory(), CaseFactory(lead_worker=partner)
    meeting = MeetingFactory(code="mace1", case=met, status="agenda_issued", held_on=today())
    AttendanceFactory(meeting=meeting, person=partner)

    assert all(reaches(partner, case) for case in (met, led))


def test_referral_on_an_agenda_is_reached_with_its_child(partner):
    referral = ReferralFactory()
    meeting = MeetingFactory(status="agenda_issued", held_on=today())
    AttendanceFactory(meeting=meeting, person=partner)
    AgendaItemFactory(meeting=meeting, subject="referral", referral=referral)

    assert Referral.objects.visible_to(partner).get() == referral
    assert Child.objects.visible_to(partner).get() == referral.child


@pytest.mark.parametrize("role", [Role.REPORT_VIEWER, Role.FOI_OFFICER, Role.SYSTEM_ADMINISTRATOR])
def test_role_without_records_reaches_nothing_even_if_invited(role):
    person, case = UserFactory(role=role), CaseFactory()
    on_agenda(case, person)
    ActionFactory(case=case, owner=person)

    assert not reaches(person, case)
    assert not Meeting.objects.visible_to(person).exists()
    assert not Action.objects.visible_to(person).exists()


@pytest.mark.parametrize("as_chair", [True, False])
@pytest.mark.parametrize("days", [-20, -14, 0, 5])
@pytest.mark.parametrize("status", ["planned", "agenda_issued", "held", "minutes_approved"])
def test_gate_and_policy_of_a_pack_agree(status, days, as_chair):
    """`reach.open_packs` says in SQL what `can_open_pack` says of one meeting."""
    if status in {"held", "minutes_approved"} and days > 0:
        days = 0
    police, colleague = UserFactory.create_batch(2, role=Role.POLICE_CHAIR)
    meeting = MeetingFactory(
        code="mace2",
        status="agenda_issued",
        held_on=today() + timedelta(days=days),
        chair=police if as_chair else colleague,
    )
    if not as_chair:
        AttendanceFactory(meeting=meeting, person=police)
    meeting.status, meeting.approved_by, meeting.approved_at = status, colleague, timezone.now()
    meeting.save()

    reached = reach.open_packs(police).filter(pk=meeting.pk).exists()

    assert reached is can_open_pack(police, meeting, today=today())


def test_invitation_opens_its_own_meeting_and_no_other(partner):
    case, other = CaseFactory(), CaseFactory()
    on_agenda(case, partner)
    on_agenda(other, UserFactory(role=Role.PARTNER))

    assert reaches(partner, case)
    assert not reaches(partner, other)


def test_action_opens_itself_to_who_has_it_and_nothing_of_its_case(partner):
    health = partner.agency = Agency.objects.get(code="health")
    mine, agencys = ActionFactory(owner=partner), ActionFactory(agency=health)
    ActionFactory(agency=health, owner=UserFactory(agency=health))
    ActionFactory()

    assert set(Action.objects.visible_to(partner)) == {mine, agencys}
    assert not Case.objects.visible_to(partner).exists()
    assert not Child.objects.visible_to(partner).exists()


@pytest.mark.parametrize("role", [role for role in Role if ROLES[role].scope is not Scope.NONE])
def test_gate_and_policy_of_an_actions_page_agree(role):
    health = Agency.objects.get(code="health")
    actor, colleague = UserFactory(role=role, agency=health), UserFactory(agency=health)
    ActionFactory(owner=actor, agency=health)
    ActionFactory(agency=health)
    ActionFactory(owner=colleague, agency=health)
    ActionFactory()

    opened = {one for one in Action.objects.all() if actions.opens(actor, one)}

    assert opened == set(Action.objects.visible_to(actor))
    assert len(opened) == (2 if ROLES[role].scope is Scope.INVITED else 4)
