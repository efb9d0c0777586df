"""What meetings add to My work and to a case's page: each count is of the list behind it."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from getsafe import panels
from getsafe.dates import today
from getsafe.models import Agency
from getsafe.permissions import Role
from meetings.presenters import case_panels, work
from tests.factories import (
    ActionFactory,
    AgendaItemFactory,
    AttendanceFactory,
    CaseFactory,
    MeetingFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def _caseload(manager):
    """Two actions of mine, one of them late; a late one of others; meetings in and out of reach."""
    ActionFactory(owner=manager, due_on=today() - timedelta(days=1))
    ActionFactory(owner=manager, due_on=today())
    ActionFactory(due_on=today() - timedelta(days=9))
    MeetingFactory(chair=manager, held_on=today() + timedelta(days=3))
    MeetingFactory(chair=manager, held_on=today() + timedelta(days=30))
    AttendanceFactory(person=manager, meeting=MeetingFactory(held_on=today()))
    MeetingFactory(status="held", chair=manager, held_on=today())
    head = UserFactory(role=Role.HEAD_OF_SERVICE)
    MeetingFactory(code="cem", status="held", chair=head, held_on=today())


@pytest.mark.usefixtures("_caseload")
def test_each_count_of_my_work_is_of_the_rows_of_its_list(client, manager):
    client.force_login(manager)
    expected = {
        "My actions": (2, 1),
        "Late actions": (2, 2),
        "My meetings this week": (2, 0),
        "Minutes to approve": (1, 0),
    }

    groups = {group.label: group for group in work.groups(manager)}

    assert {label: (group.count, group.late) for label, group in groups.items()} == expected
    for label, group in groups.items():
        page = client.get(group.href).content.decode()
        assert page.count('<tr class="govuk-table__row"><td') == group.count, label


def test_work_of_a_partner_has_no_group_for_the_team():
    labels = [group.label for group in work.groups(UserFactory(role=Role.PARTNER))]

    assert labels == ["My actions", "My meetings this week"]


def test_work_that_is_all_late_says_so_in_words_once(client, partner, manager):
    ActionFactory(agency=partner.agency, due_on=today() - timedelta(days=1))
    told = {}
    for person in (partner, manager):
        client.force_login(person)
        page = BeautifulSoup(client.get("/").content, "html.parser")
        cards = [card.get_text(" ", strip=True) for card in page.select(".app-counts li")]
        told[person] = [card for card in cards if "ction" in card]

    assert "1 My agency's actions 1 late" in told[partner]
    assert "1 Late actions" in told[manager]


def test_work_of_a_partner_counts_their_agencys_actions_late_ones_too(client, partner):
    ActionFactory(owner=partner, agency=partner.agency, due_on=today())
    ActionFactory(agency=partner.agency, due_on=today() - timedelta(days=1))
    ActionFactory(due_on=today() - timedelta(days=1))
    client.force_login(partner)

    [group] = [group for group in work.groups(partner) if group.label == "My agency's actions"]

    assert (group.count, group.late) == (2, 1)
    page = client.get(group.href).content.decode()
    assert page.count('<tr class="govuk-table__row"><td') == 2


def test_figures_item_of_the_group_leads_to_the_figures(client):
    head = UserFactory(role=Role.HEAD_OF_SERVICE)
    group = MeetingFactory(code="cem", chair=head, held_on=today())
    item = AgendaItemFactory(meeting=group, rule="figures", title="Figures", subject="standing")
    client.force_login(head)

    page = client.get(reverse("meetings:item-detail", args=[item.uuid])).content.decode()

    assert f'href="{reverse("reporting:manager")}"' in page.split("<main")[1]


def test_work_of_an_foi_officer_has_nothing_of_meetings():
    assert list(work.groups(UserFactory(role=Role.FOI_OFFICER))) == []


def test_case_page_asks_four_statements_for_all_that_meetings_add(
    manager, django_assert_num_queries
):
    case = CaseFactory()
    for _ in range(5):
        ActionFactory(case=case, due_on=today())
        MeetingFactory(code="mace1", case=case, status="held", chair=manager)

    with django_assert_num_queries(4):
        shown = [
            case_panels.plan_panel(manager, case),
            case_panels.actions_panel(manager, case),
            case_panels.meetings_panel(manager, case),
        ]
        events = list(case_panels.chronology(manager, case))

    assert shown[0] == ""
    assert "Record MACE 1" in shown[2]
    assert [event.kind for event in events] == ["Meeting"] * 5 + ["Action"] * 5


def test_case_page_shows_a_partner_their_own_actions_and_meetings_only(manager):
    partner = UserFactory(role=Role.PARTNER, agency=Agency.objects.get(code="health"))
    case = CaseFactory()
    ActionFactory(case=case, owner=partner, text="Their fictional task", due_on=today())
    ActionFactory(case=case, text="Another's fictional task", due_on=today())
    MeetingFactory(code="mace1", case=case, status="held", chair=manager)

    shown = "".join(panels.render_panels("case", partner, case))

    assert "Their fictional task" in shown
    assert "Another's fictional task" not in shown
    assert "No meeting yet" in shown
    assert "Record MACE 1" not in shown
