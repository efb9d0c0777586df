"""A record is reached through its own parent only: keys of one exchanged for keys of another."""

import uuid

import pytest

from getsafe.dates import today
from getsafe.models import AuditEntry
from getsafe.permissions import Role
from tests.factories import (
    AttendanceFactory,
    CareStatusSpellFactory,
    CaseFactory,
    ExploitationSpellFactory,
    FoiPartFactory,
    MeetingFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


def spell_of_another_case():
    own, other = CaseFactory(), ExploitationSpellFactory(case=CaseFactory())
    return Role.TEAM_MANAGER, f"/cases/{own.uuid}/spells/{other.pk}/end"


def status_of_another_child():
    own, other = CaseFactory().child, CareStatusSpellFactory(child=CaseFactory().child)
    return Role.TEAM_MANAGER, f"/children/{own.uuid}/care-statuses/{other.pk}/end"


def invitation_of_another_meeting():
    own, other = MeetingFactory(held_on=today()), AttendanceFactory()
    return Role.TEAM_MANAGER, f"/meetings/{own.uuid}/invitations/{other.pk}/remove"


def part_of_another_request():
    own, other = FoiPartFactory(letter="a").request, FoiPartFactory(letter="b")
    return Role.FOI_OFFICER, f"/foi/{own.uuid}/parts/{other.letter}/change"


def case_by_the_key_of_its_child():
    return Role.TEAM_MANAGER, f"/cases/{CaseFactory().child.uuid}"


def reason_for_a_child_by_the_key_of_a_case():
    return Role.TEAM_MANAGER, f"/records/getsafe.child/{CaseFactory().uuid}/reason"


def plan_of_a_mace_1_without_its_case():
    return Role.TEAM_MANAGER, f"/meetings/cases/{uuid.uuid4()}/mace-1/plan"


@pytest.mark.parametrize(
    "exchanged",
    [
        spell_of_another_case,
        status_of_another_child,
        invitation_of_another_meeting,
        part_of_another_request,
        case_by_the_key_of_its_child,
        reason_for_a_child_by_the_key_of_a_case,
        plan_of_a_mace_1_without_its_case,
    ],
)
def test_record_of_another_parent_is_not_found_and_nothing_is_done(client, exchanged):
    role, address = exchanged()
    client.force_login(UserFactory(role=role))
    assert client.get(address).status_code == 404
    assert client.post(address, {}).status_code == 404
    assert not AuditEntry.objects.exclude(verb__endswith=".read").exists()
