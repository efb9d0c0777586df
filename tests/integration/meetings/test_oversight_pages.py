"""The Child Exploitation and Missing group sees aggregates: nothing on its pages shows a child."""

from datetime import timedelta

import pytest

from getsafe.dates import today
from getsafe.errors import Refused
from getsafe.models import Agency, Case
from getsafe.permissions import Role
from meetings.actions import agenda
from meetings.actions.agenda import NewItem
from meetings.models import Decision
from tests.factories import (
    ActionFactory,
    AgendaItemFactory,
    AttendanceFactory,
    CaseFactory,
    MeetingFactory,
    UserFactory,
)
from tests.integration.meetings.pages import errors, get, url

pytestmark = pytest.mark.django_db

WEEKS_AGO = timedelta(days=40)


@pytest.fixture
def head():
    return UserFactory(role=Role.HEAD_OF_SERVICE)


@pytest.fixture
def group(head):
    return MeetingFactory(code="cem", held_on=today(), chair=head, status="held")


@pytest.fixture
def case():
    return CaseFactory(
        review_due_on=today() + WEEKS_AGO,
        referral__child__given_name="Wilhelmina",
        referral__child__family_name="Fictional",
    )


def people_who_come(group, head, partner, police):
    for person in (partner, police):
        AttendanceFactory(meeting=group, person=person)
    return [head, partner, police, UserFactory(role=Role.BUSINESS_SUPPORT)]


def drawn(group, by):
    group.status = "planned"
    group.save()
    agenda.refresh(group, by=by)
    group.status = "held"
    group.save()


def escalate(meeting, text, by, **subject):
    item = AgendaItemFactory(meeting=meeting, **subject)
    Decision.objects.create(item=item, kind="escalation", text=text, recorded_by=by)


def test_nothing_that_anybody_who_comes_opens_shows_a_row_name_or_small_number(
    client, group, case, head, partner, police
):
    health = Agency.objects.get(code="health")
    ActionFactory(case=case, agency=health, text="Visit Wilhelmina", due_on=today() - WEEKS_AGO)
    mace2 = MeetingFactory(code="mace2", status="held", chair=police, held_on=today())
    escalate(mace2, "Raise this child", head, subject="case", case=case)
    escalate(mace2, "Wilhelmina Fictional sleeps there", head, subject="place", title="A place")
    escalate(mace2, "Light the fictional park", head, subject="place", title="A park")
    drawn(group, head)
    AgendaItemFactory(meeting=group, subject="case", case=case, title=case.reference)  # of before

    for person in people_who_come(group, head, partner, police):
        client.force_login(person)
        pages = [
            get(client, url("meeting-detail", group.uuid)),
            get(client, url("minutes", group.uuid)),
        ]
        pages += [get(client, url("item-detail", item.uuid)) for item in group.items.all()]
        for page in pages:
            main = page.split("<main")[1]
            assert "Wilhelmina" not in main
            assert "Raise this child" not in main
            assert "Light the fictional park" not in main  # words that may name anybody
            assert "1 action" not in main
            assert "3 escalated" not in main
        everything = "".join(pages)
        assert "Fewer than 5 actions are carried forward" in everything
        assert "Fewer than 5 escalated" in everything
        assert "in the minutes of" in everything
        assert ">Health</dd>" in "".join(everything.split())


def test_five_and_more_are_counted(group, case, head):
    for _ in range(5):
        ActionFactory(case=case, due_on=today() - WEEKS_AGO)
    drawn(group, head)
    stuck = group.items.get(rule="stuck_actions")
    assert stuck.because == "5 actions are carried forward twice or four weeks late"


def test_no_child_goes_on_the_groups_agenda(client, case, head):
    group = MeetingFactory(code="cem", held_on=today(), chair=head)
    with pytest.raises(Refused, match="sees aggregates only"):
        agenda.add_item(group, by=head, new=NewItem(subject="case", title="", case=case))
    client.force_login(head)
    assert "A child with an open case" not in get(client, url("item-add", group.uuid))
    errors(client.post(url("item-add", group.uuid), {"subject": "case", "title": case.reference}))
    assert not group.items.exists()


def test_a_child_of_before_on_the_groups_agenda_is_not_reached_by_it(group, case, partner):
    AttendanceFactory(meeting=group, person=partner)
    AgendaItemFactory(meeting=group, subject="case", case=case)
    assert not Case.objects.visible_to(partner).exists()


def test_chair_is_warned_of_a_child_named_in_the_groups_papers(client, group, case, head, partner):
    AttendanceFactory(meeting=group, person=partner)
    AgendaItemFactory(meeting=group, title="A theme")
    named = AgendaItemFactory(
        meeting=group,
        title="Named here",
        heading="Another heading",
        discussion="wilhelmina fictional was discussed",
    )
    warning = "A child with an open case is named under “Named here”."
    client.force_login(head)
    assert warning in get(client, url("meeting-detail", group.uuid))
    assert warning in get(client, url("minutes-approve", group.uuid))
    client.force_login(partner)
    assert warning not in get(client, url("meeting-detail", group.uuid))
    named.discussion = "A child was discussed"
    named.save()
    client.force_login(head)
    assert "is named under" not in get(client, url("meeting-detail", group.uuid))
    ActionFactory(meeting=group, case=None, item=None, text="Tell Wilhelmina Fictional")
    assert "is named under “Other actions”" in get(client, url("meeting-detail", group.uuid))
