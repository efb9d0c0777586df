"""Whose names and numbers a page gives to whom: by a reason, by an invitation, in its time."""

from datetime import timedelta

import pytest
from django.urls import reverse

from getsafe.dates import today
from getsafe.models import Agency
from getsafe.permissions import Role
from meetings.models import Decision, SafetyPlan
from tests.factories import (
    ActionFactory,
    AgendaItemFactory,
    AttendanceFactory,
    CaseFactory,
    ChildFactory,
    MeetingFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db
NAME = "Fable Oddsworth"


@pytest.fixture
def case():
    child = ChildFactory(given_name="Fable", family_name="Oddsworth", nhs_number="9434765919")
    return CaseFactory(child=child)


@pytest.fixture
def partner():
    return UserFactory(role=Role.PARTNER, agency=Agency.objects.get(code="health"))


def page(client, person, address):
    client.force_login(person)
    answer = client.get(address, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def search(client, person, text):
    client.force_login(person)
    return client.post("/search", {"text": text}, follow=True).content.decode()


LISTS = ["/cases", "/referrals", "/meetings/", "/meetings/held", "/meetings/actions?list=all"]


@pytest.mark.parametrize("address", LISTS)
def test_lists_name_no_child_to_whom_a_record_opens_for_a_reason_only(client, case, address):
    MeetingFactory(code="mace1", case=case, held_on=today())
    manager = UserFactory(role=Role.TEAM_MANAGER)
    MeetingFactory(code="mace1", case=case, held_on=today(), status="held", chair=manager)
    ActionFactory(case=case)

    seen = page(client, UserFactory(role=Role.INFORMATION_GOVERNANCE), address)

    assert "Oddsworth" not in seen
    assert any(
        reference in seen
        for reference in (case.reference, case.child.reference, case.referral.reference)
    )
    named = "Oddsworth" in page(client, UserFactory(role=Role.WORKER), address)
    assert named is (address != "/referrals")


def test_search_gives_references_to_whom_a_record_opens_for_a_reason_only(client, case):
    seen = search(client, UserFactory(role=Role.INFORMATION_GOVERNANCE), "oddsworth")
    rows = seen.split("<tbody")[1]
    assert "Oddsworth" not in rows
    assert case.child.reference in rows
    assert f"{case.child.date_of_birth:%Y}" not in rows
    assert NAME in search(client, UserFactory(role=Role.WORKER), "oddsworth")


@pytest.mark.parametrize(("days", "status"), [(-15, "held"), (3, "planned")])
def test_meeting_outside_its_window_does_not_name_the_child_to_the_invited(
    client, case, partner, days, status
):
    meeting = MeetingFactory(
        code="mace1", case=case, held_on=today() + timedelta(days=days), status=status,
        chair=UserFactory(role=Role.TEAM_MANAGER),
    )  # fmt: skip
    AttendanceFactory(meeting=meeting, person=partner)
    AttendanceFactory(meeting=meeting, person=None, name=NAME, capacity="Child")
    listed = reverse("meetings:meeting-held" if status == "held" else "meetings:meeting-list")
    one = reverse("meetings:meeting-detail", args=[meeting.uuid])

    for address in (listed, one):
        assert "Oddsworth" not in page(client, partner, address)
        assert "MACE 1" in page(client, partner, address)
        assert NAME in page(client, UserFactory(role=Role.WORKER), address)


def test_meeting_in_its_window_names_the_child_to_the_invited(client, case, partner):
    meeting = MeetingFactory(code="mace1", case=case, held_on=today(), status="agenda_issued")
    AttendanceFactory(meeting=meeting, person=partner)
    for name, args in (("meeting-list", []), ("meeting-detail", [meeting.uuid])):
        assert NAME in page(client, partner, reverse(f"meetings:{name}", args=args))


def test_invited_person_reads_neither_the_childs_numbers_nor_their_words(client, case, partner):
    manager = UserFactory(role=Role.TEAM_MANAGER)
    held = MeetingFactory(code="mace1", case=case, held_on=today(), status="held", chair=manager)
    SafetyPlan.objects.create(
        case=case, meeting=held, version=1, agreed_on=today(), worries="Late nights.",
        next_steps="Daily call.", child_words="Leave my phone alone.", recorded_by=manager,
    )  # fmt: skip
    AttendanceFactory(meeting=held, person=partner)
    address = reverse("getsafe:case", args=[case.uuid])

    seen, whole = page(client, partner, address), page(client, manager, address)

    assert "Daily call." in seen
    for hidden in ("9434765919", "Leave my phone alone."):
        assert hidden in whole
        assert hidden not in seen


def test_invited_partner_reads_what_only_the_family_is_not_given(client, case, partner):
    manager = UserFactory(role=Role.TEAM_MANAGER)
    for code in ("mace1", "weekly"):
        meeting = MeetingFactory(code=code, case=case if code == "mace1" else None,
                                 held_on=today(), status="held", chair=manager)  # fmt: skip
        AttendanceFactory(meeting=meeting, person=partner)
        AgendaItemFactory(meeting=meeting, subject="case", case=case, professional_notes="Not told")
        seen = page(client, partner, reverse("meetings:minutes", args=[meeting.uuid]))
        assert ("Not told" in seen) is (code == "mace1")


def item_of(rule, partner, code="weekly"):
    meeting = MeetingFactory(code=code, status="agenda_issued", held_on=today())
    AttendanceFactory(meeting=meeting, person=partner)
    item = AgendaItemFactory(meeting=meeting, subject="standing", rule=rule, title="Standing")
    return reverse("meetings:item-detail", args=[item.uuid])


def test_standing_item_lists_no_action_of_a_restricted_item_to_partners(client, partner):
    mace2 = MeetingFactory(code="mace2", held_on=today())
    restricted = AgendaItemFactory(meeting=mace2, professionals_only=True)
    ActionFactory(text="Watch the car park.", item=restricted, meeting=mace2)
    ActionFactory(text="Tell no relative.", professionals_only=True)
    ActionFactory(text="Call the school.")
    address = item_of("late_actions", partner)

    seen = page(client, partner, address)
    whole = page(client, UserFactory(role=Role.WORKER), address)

    assert "Call the school." in seen
    for hidden in ("Watch the car park.", "Tell no relative."):
        assert hidden in whole
        assert hidden not in seen


def test_standing_item_reads_out_no_escalation_to_anybody_but_says_where_they_are(client, partner):
    mace2 = MeetingFactory(code="mace2", held_on=today())
    worker = UserFactory(role=Role.WORKER)
    for text, is_restricted in (("Taxi firm.", True), ("Street lights.", False)):
        item = AgendaItemFactory(meeting=mace2, professionals_only=is_restricted)
        Decision.objects.create(item=item, kind="escalation", text=text, recorded_by=worker)
    address = item_of("escalations", partner, code="cem")

    for reader in (partner, worker):
        shown = page(client, reader, address)
        assert "It is in the minutes of" in shown
        assert "MACE 2" in shown
        for words in ("Taxi firm.", "Street lights."):
            assert words not in shown
