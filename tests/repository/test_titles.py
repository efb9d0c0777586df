"""Who is named where: no child in a title, which browsers keep; and nobody by a key, anywhere."""

import html
import re

import pytest

from getsafe.models import Child
from getsafe.permissions import Role
from meetings.models import Attendance
from tests.factories import AgendaItemFactory, AttendanceFactory, MeetingFactory, UserFactory
from tests.functional.pages import address_of, opener
from tests.repository.addresses import OURS, World

pytestmark = pytest.mark.django_db


def title_of(answer):
    (title,) = re.findall(r"<title>(.*?)</title>", answer.content.decode(), re.DOTALL)
    return html.unescape(title)


def names():
    """Every word of every child's name, and of whoever came to a meeting without an account."""
    whole = [f"{one.given_name} {one.family_name}" for one in Child.objects.all()]
    whole += Attendance.objects.filter(person=None).values_list("name", flat=True)
    return {word for name in whole for word in name.split()}


def assert_names_nobody(answer):
    title = title_of(answer)
    assert not names() & set(re.findall(r"[\w'-]+", title)), title


@pytest.mark.parametrize("name", OURS)
def test_page_names_no_child_in_its_title_and_nobody_by_a_key(client, name):
    world, actor = World(), UserFactory(role=opener(name))
    client.force_login(actor)
    answer = client.get(address_of(name, world, actor))
    if answer.status_code == 200 and answer["Content-Type"].startswith("text/html"):
        assert_names_nobody(answer)
        assert re.findall(r"\bUser \d+\b", answer.content.decode()) == []


@pytest.mark.parametrize("page", ["", "/minutes", "/minutes/family"])
def test_mace1_goes_by_the_reference_of_its_case(client, page):
    manager = UserFactory(role=Role.TEAM_MANAGER)
    meeting = MeetingFactory(code="mace1", case=World().case, status="held", chair=manager)
    client.force_login(manager)
    answer = client.get(f"/meetings/{meeting.uuid}{page}")
    assert f"MACE 1: {meeting.case.reference}" in title_of(answer)
    assert_names_nobody(answer)


@pytest.mark.parametrize("subject", ["case", "referral", "person_of_concern"])
def test_item_of_an_agenda_goes_by_its_reference_or_kind(client, subject):
    manager, world = UserFactory(role=Role.TEAM_MANAGER), World()
    of = {"case": {"case": world.case}, "referral": {"referral": world.referral}}
    item = AgendaItemFactory(
        subject=subject, title="Fable Oddsworth", **of.get(subject, {}), meeting__chair=manager
    )
    client.force_login(manager)
    answer = client.get(f"/meetings/items/{item.uuid}")
    assert title_of(answer).count(item.meeting.type.short_name) == 1
    assert "Oddsworth" not in title_of(answer)
    assert_names_nobody(answer)


def test_taking_back_an_invitation_names_nobody_in_its_title(client):
    manager = UserFactory(role=Role.TEAM_MANAGER)
    meeting = MeetingFactory(code="mace1", case=World().case, chair=manager)
    place = AttendanceFactory(meeting=meeting, person=None, name="Fable Oddsworth")
    client.force_login(manager)
    answer = client.get(f"/meetings/{meeting.uuid}/invitations/{place.pk}/remove")
    assert "Oddsworth" in answer.content.decode()
    assert_names_nobody(answer)
