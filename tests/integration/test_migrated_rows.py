"""What migrations do to rows that were there before their rules."""

from datetime import timedelta
from importlib import import_module

import pytest
from django.db import connection

from getsafe.dates import today
from getsafe.permissions import Role
from meetings.models import AgendaItem, Meeting
from tests.factories import AgendaItemFactory, CaseFactory, MeetingFactory, UserFactory

pytestmark = pytest.mark.django_db

one_initial = import_module("meetings.migrations.0002_one_initial_mace1")


def as_owner(*statements):
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("RESET ROLE")
        for statement in statements:
            cursor.execute(statement)
        cursor.execute("SET ROLE getsafe_app")


def test_second_initial_mace1_becomes_a_review_though_its_minutes_are_approved():
    as_owner("DROP INDEX meeting_initial_mace1_once_a_case")
    manager = UserFactory(role=Role.TEAM_MANAGER)
    case = CaseFactory()
    approved = {"approved_by": manager, "approved_at": "2024-10-01T10:00Z"}
    facts = {"code": "mace1", "chair": manager, "is_review": False}
    later = MeetingFactory(
        case=case, held_on=today(), status="minutes_approved", **facts, **approved
    )
    first = MeetingFactory(case=case, held_on=today() - timedelta(days=9), status="held", **facts)
    other = MeetingFactory(case=CaseFactory(), held_on=today(), status="held", **facts)
    as_owner(one_initial.SECOND_INITIAL)
    reviews = dict(Meeting.objects.values_list("pk", "is_review"))
    assert reviews == {later.pk: True, first.pk: False, other.pk: False}
    assert later.history.filter(pgh_label="update", is_review=True).exists()


def test_item_drawn_twice_stands_as_if_added_by_hand_and_keeps_its_words():
    as_owner("DROP INDEX agendaitem_drawn_once_a_meeting")
    meeting = MeetingFactory(code="mace2")
    facts = {"meeting": meeting, "rule": "still_live", "subject": "place"}
    first = AgendaItemFactory(title="A fictional park", **facts)
    second = AgendaItemFactory(title="a fictional Park", discussion="What was said.", **facts)
    another = AgendaItemFactory(title="Another park", **facts)
    as_owner(one_initial.DRAWN_TWICE)
    rules = dict(AgendaItem.objects.values_list("pk", "rule"))
    assert rules == {first.pk: "still_live", second.pk: "", another.pk: "still_live"}
    second.refresh_from_db()
    assert second.discussion == "What was said."
