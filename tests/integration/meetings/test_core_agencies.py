"""The agencies that each type of meeting counts on: as shipped, as changed, as a page says."""

from datetime import timedelta

import pytest
from django.db import IntegrityError

from getsafe.dates import today
from getsafe.models import Agency
from getsafe.permissions import Role
from meetings.models import CoreMember, MeetingType
from tests.factories import AttendanceFactory, MeetingFactory, UserFactory
from tests.integration.meetings.pages import get, url

pytestmark = pytest.mark.django_db
EVERYWHERE = {"police", "health", "schools", "youth-justice"}
SHIPPED = {
    "weekly": EVERYWHERE | {"early-help", "mash", "housing", "voluntary"},
    "mace1": EVERYWHERE | {"social-care"},
    "mace2": EVERYWHERE | {"getsafe", "licensing", "community-safety", "housing", "probation"},
    "cem": EVERYWHERE | {"social-care", "voluntary"},
}


@pytest.mark.parametrize("code", SHIPPED)
def test_each_shipped_type_counts_on_its_core_agencies(code):
    core = CoreMember.objects.filter(type__code=code)

    assert set(core.values_list("agency__code", flat=True)) == SHIPPED[code]


def test_agency_is_a_core_member_once():
    member = CoreMember.objects.filter(type__code="mace2").first()

    with pytest.raises(IntegrityError, match="coremember_once_a_type"):
        CoreMember.objects.create(type=member.type, agency=member.agency)


def sitting(*codes, **facts):
    """A MACE 2 with a chair of the police, and somebody there from each agency."""
    chair = UserFactory(role=Role.POLICE_CHAIR, agency=Agency.objects.get(code="police"))
    facts = {"status": "held", "chair": chair, "held_on": today()} | facts
    meeting = MeetingFactory(code="mace2", **facts)
    for code in codes:
        agency = Agency.objects.get(code=code)
        AttendanceFactory(meeting=meeting, agency=agency, status="present")
    return meeting


def test_meeting_without_a_quorum_names_the_core_agencies_that_nobody_came_from(as_manager):
    meeting = sitting("health")
    AttendanceFactory(meeting=meeting, agency=Agency.objects.get(code="legal"), status="apologies")

    page = get(as_manager, url("meeting-detail", meeting.uuid))

    assert (
        "The quorum was not met: 3 agencies are needed, 2 came: Health, Police. "
        "Missing core agencies: Community safety, GETSAFE team, Housing, Licensing, Probation, "
        "Schools and colleges, Youth Justice Service. Invited and not there: Legal services"
    ) in page


def test_meeting_with_a_quorum_warns_of_nobody(as_manager):
    page = get(as_manager, url("meeting-detail", sitting("health", "schools").uuid))

    assert "quorum" not in page
    assert "Missing core agencies" not in page


def test_core_agencies_are_the_areas_own_and_those_there_are_on_the_day(as_manager):
    meeting = sitting()
    mace2 = MeetingType.objects.get(code="mace2")
    CoreMember.objects.filter(type=mace2).exclude(agency__code__in=["police", "housing"]).delete()
    CoreMember.objects.create(type=mace2, agency=Agency.objects.get(code="voluntary"))
    Agency.objects.filter(code="housing").update(valid_to=today() - timedelta(days=1))

    page = get(as_manager, url("meeting-detail", meeting.uuid))

    assert "1 came: Police. Missing core agencies: Voluntary sector" in page


def test_meeting_type_without_core_agencies_names_who_was_invited(as_manager):
    CoreMember.objects.all().delete()
    meeting = sitting("health")
    AttendanceFactory(meeting=meeting, agency=Agency.objects.get(code="legal"), status="absent")

    page = get(as_manager, url("meeting-detail", meeting.uuid))

    assert "2 came: Health, Police. Invited and not there: Legal services" in page


def test_core_agencies_take_one_statement_more_whatever_their_number(
    as_manager, django_assert_max_num_queries
):
    meeting = sitting("health")

    with django_assert_max_num_queries(13):
        as_manager.get(url("meeting-detail", meeting.uuid))


def test_history_keeps_which_agencies_were_core_before():
    member = CoreMember.objects.filter(type__code="weekly").first()
    key = member.pk

    member.delete()

    labels = CoreMember.history.rel.related_model.objects.filter(pgh_obj_id=key)
    assert list(labels.order_by("pgh_id").values_list("pgh_label", flat=True)) == [
        "insert",
        "delete",
    ]
