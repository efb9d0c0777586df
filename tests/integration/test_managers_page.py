"""The manager's page: each number against the records, and each link against its list."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.urls import reverse

from getsafe.permissions import Role
from tests.factories import (
    ActionFactory,
    CaseFactory,
    ClosedCaseFactory,
    ExploitationSpellFactory,
    ReferralFactory,
    RiskLevelSpellFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db
NOW = datetime(2025, 4, 10, 9, tzinfo=UTC)
TODAY = NOW.date()


@pytest.fixture(autouse=True)
def manager(client):
    with time_machine.travel(NOW, tick=False):
        person = UserFactory(role=Role.TEAM_MANAGER)
        client.force_login(person)
        yield person


def case(opened_on=date(2025, 1, 6), kinds=("CSE",), **facts):
    referral = ReferralFactory(received_on=opened_on, status="screened")
    facts = {"review_due_on": TODAY + timedelta(days=30)} | facts
    made = CaseFactory(referral=referral, opened_on=opened_on, **facts)
    for kind in kinds:
        ExploitationSpellFactory(case=made, exploitation_type=kind)
    return made


def text_of(response):
    assert response.status_code == 200
    return response.content.decode()


def number(page, label):
    """The number beside a label: of the counts at the top, or of a table's row."""
    found = re.search(rf'number">([\d,]+)</span>\s*<span class="app-counts__label">(?:<a[^>]*>)?'
                      rf"{re.escape(label)}<", page)  # fmt: skip
    if found is None:
        row = page.split(f">{label}<")[1].split("</tr>")[0]
        found = re.search(r">([\d,]+)</td>", row)
    return int(found[1])


def test_page_counts_children_by_type_level_and_lead_worker(client):
    worker = UserFactory(role=Role.WORKER, name="Wren Fictional")
    first = case(kinds=("CSE", "CCE"), lead_worker=worker)
    case(kinds=("CCE",), lead_worker=worker)
    case(kinds=("CSE",), lead_worker=None)
    RiskLevelSpellFactory(case=first, code="high")
    page = text_of(client.get("/manager/"))
    assert number(page, "Children with an open case") == 3
    assert number(page, "Child sexual exploitation") == 2
    assert number(page, "Child criminal exploitation") == 2
    assert number(page, "High") == 1
    assert number(page, "Wren Fictional") == 2
    assert number(page, "No lead worker") == 1


def test_page_counts_cases_opened_and_closed_this_month_only(client):
    case(opened_on=date(2025, 4, 1))
    case(opened_on=date(2025, 3, 31))
    for closed_on in (date(2025, 4, 2), date(2025, 3, 31)):
        referral = ReferralFactory(received_on=date(2025, 1, 6), status="screened")
        ClosedCaseFactory(referral=referral, opened_on=date(2025, 1, 6), closed_on=closed_on)
    page = text_of(client.get("/manager/"))
    assert number(page, "Cases opened this month") == 1
    assert number(page, "Cases closed this month") == 1


def test_page_draws_the_last_24_month_ends_with_their_table(client):
    case(opened_on=date(2025, 2, 1))
    case(opened_on=date(2025, 3, 31))
    case(opened_on=date(2025, 4, 1))
    page = text_of(client.get("/manager/"))
    table = page.split('id="cse-by-month-table"')[1].split("</table>")[0]
    rows = re.findall(r'row" class="govuk-table__header">([^<]+)</th>.*?>(\d+)</td>', table)
    assert len(rows) == 24
    assert rows[0] == ("30 April 2023", "0")
    assert rows[-3:] == [
        ("31 January 2025", "0"), ("28 February 2025", "1"), ("31 March 2025", "2"),
    ]  # fmt: skip


def test_each_late_number_equals_the_list_that_it_leads_to(client):
    case(status="pending_mace1", review_due_on=None, mace1_due_on=TODAY - timedelta(days=1))
    case(status="pending_mace1", review_due_on=None, mace1_due_on=TODAY)
    for days in (1, 2):
        case(review_due_on=TODAY - timedelta(days=days))
    case(status="step_down", review_due_on=TODAY - timedelta(days=9))
    ReferralFactory(received_on=date(2025, 3, 3), complete_on=date(2025, 3, 3))
    for days in (-1, 0):
        due_on = TODAY + timedelta(days=days)
        ActionFactory(case=case(), due_on=due_on, original_due_on=due_on)
    page = text_of(client.get("/manager/"))
    wanted = {
        "Screenings late": 1,
        "MACE 1 meetings late": 1,
        "Reviews late": 2,
        "Reviews late in step-down": 1,
        "Actions late": 1,
    }
    for label, count in wanted.items():
        assert number(page, label) == count
        href = re.search(rf'href="([^"]+)">{label}</a>', page)[1].replace("&amp;", "&")
        listed = text_of(client.get(href))
        rows = listed.split("<tbody")[1].split("</tbody>")[0].count("<tr")
        assert rows == count, label


def test_type_leads_to_as_many_cases_as_it_counts(client):
    for _ in range(2):
        case(kinds=("CSE",))
    case(kinds=("CCE",))
    listed = text_of(client.get(f"{reverse('getsafe:cases')}?type=CSE"))
    assert f'href="{reverse("getsafe:cases")}?type=CSE"' in text_of(client.get("/manager/"))
    assert listed.split("<tbody")[1].split("</tbody>")[0].count("<tr") == 2


def test_report_viewer_sees_the_figures_and_no_way_to_a_record(client):
    case(review_due_on=TODAY - timedelta(days=1))
    client.force_login(UserFactory(role=Role.REPORT_VIEWER))
    page = text_of(client.get("/manager/"))
    assert number(page, "Children with an open case") == 1
    assert "Open cases, by lead worker" not in page
    assert reverse("getsafe:cases") not in page
    assert "Reviews late" not in page


@pytest.mark.parametrize("role", [Role.FOI_OFFICER, Role.PARTNER, Role.SYSTEM_ADMINISTRATOR])
def test_page_with_full_counts_is_closed_to_others(client, role):
    client.force_login(UserFactory(role=role))
    assert client.get("/manager/").status_code == 403


def test_page_costs_the_same_statements_for_more_children(
    client, django_assert_max_num_queries, django_assert_num_queries
):
    case()
    client.get("/manager/")
    with django_assert_max_num_queries(25) as few:
        client.get("/manager/")
    for _ in range(5):
        case(lead_worker=UserFactory(role=Role.WORKER))
    with django_assert_num_queries(len(few)):
        client.get("/manager/")


def listed(client, href):
    page = text_of(client.get(href.replace("&amp;", "&")))
    body = page.split("<tbody")[1].split("</tbody>")[0] if "<tbody" in page else ""
    return body.count("<tr")


def test_every_number_of_cases_leads_to_as_many_cases(client):
    worker = UserFactory(role=Role.WORKER, name="Wren Fictional")
    first = case(opened_on=date(2025, 4, 1), lead_worker=worker)
    RiskLevelSpellFactory(case=first, code="high")
    case(opened_on=date(2025, 3, 31), lead_worker=None)
    case(opened_on=date(2025, 4, 9), kinds=("CCE",))
    for closed_on in (date(2025, 4, 2), date(2025, 4, 9), date(2025, 3, 31)):
        referral = ReferralFactory(received_on=date(2025, 1, 6), status="screened")
        ClosedCaseFactory(referral=referral, opened_on=date(2025, 1, 6), closed_on=closed_on)
    page = text_of(client.get("/manager/"))
    labels = {
        "Children with an open case": 3,
        "Cases opened this month": 2,
        "Cases closed this month": 2,
        "High": 1,
        "Wren Fictional": 1,
        "No lead worker": 1,
        "Child sexual exploitation": 2,
    }
    for label, count in labels.items():
        assert number(page, label) == count, label
        href = re.search(rf'href="([^"]+)">{label}</a>', page)[1]
        assert listed(client, href) == count, label


def test_children_without_a_level_lead_to_their_cases(client):
    case()
    RiskLevelSpellFactory(case=case(), code="low")
    page = text_of(client.get("/manager/"))
    table = page.split('id="by-level"')[1].split("</table>")[0]
    (href,) = re.findall(r'href="([^"]+level=none)"', table)
    assert listed(client, href) == 1
