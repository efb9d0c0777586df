"""The list of cases: filters, order, pages, and the same cost for any number of rows."""

from datetime import date, timedelta

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from getsafe.dates import today
from getsafe.permissions import Role
from tests.factories import (
    CaseFactory,
    ChildFactory,
    ClosedCaseFactory,
    ExploitationSpellFactory,
    ReferralFactory,
    RiskLevelSpellFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker(client):
    worker = UserFactory(role=Role.WORKER)
    client.force_login(worker)
    return worker


def read(client, address=None, **query):
    response = client.get(address or reverse("getsafe:cases"), query)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def references(page):
    return [row.select_one("th span").text for row in page.select("#cases tbody tr")]


def test_list_links_each_child_to_the_case(client, worker):
    case = CaseFactory()

    link = read(client).select_one("#cases tbody a")

    assert link["href"] == reverse("getsafe:case", args=[case.uuid])
    assert link.text == case.child.full_name


def test_list_of_a_partner_without_invitations_is_empty(client):
    CaseFactory()
    client.force_login(UserFactory(role=Role.PARTNER))

    assert references(read(client)) == []


def test_empty_list_says_how_a_case_opens_or_to_widen_the_filter(client, worker):
    page = read(client).main.text
    assert "No case to show is open. A case opens when a referral is screened." in page
    client.force_login(worker)
    narrowed = client.get(reverse("getsafe:cases"), {"status": "closed"}).content.decode()
    assert "No case matches. Widen the filter" in narrowed


def test_list_escapes_what_was_typed(client, worker):
    child = ChildFactory(given_name="<b>Bold</b>")
    CaseFactory(referral=ReferralFactory(child=child, status="screened"))

    assert "<b>Bold" not in str(read(client).select_one("#cases"))


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({}, {"late", "soon"}),
        ({"status": "closed"}, {"closed"}),
        ({"status": "any"}, {"late", "soon", "closed"}),
        ({"status": "pending_mace1"}, {"soon"}),
        ({"type": "CSE"}, {"late"}),
        ({"type": "CCE"}, set()),
        ({"type": "CCE", "status": "any"}, {"late"}),
        ({"due": "late"}, {"late"}),
        ({"due": "soon"}, {"soon"}),
        ({"worker": "me"}, {"soon"}),
        ({"worker": "none"}, set()),
        ({"status": "nonsense", "type": "x", "worker": "-1", "level": "9x"}, {"late", "soon"}),
    ],
)
def test_list_is_narrowed_by_its_filter(client, worker, query, expected):
    late = CaseFactory(review_due_on=today() - timedelta(days=1))
    ExploitationSpellFactory(case=late)
    ExploitationSpellFactory(case=late, exploitation_type="CCE", ended_on=date(2024, 10, 1))
    soon = CaseFactory(
        status="pending_mace1",
        review_due_on=None,
        mace1_due_on=today() + timedelta(days=14),
        lead_worker=worker,
    )
    closed = ClosedCaseFactory()
    names = {late.reference: "late", soon.reference: "soon", closed.reference: "closed"}

    assert {names[found] for found in references(read(client, **query))} == expected


def test_list_by_level_looks_at_the_level_in_force(client, worker):
    case = CaseFactory()
    RiskLevelSpellFactory(case=case, code="low", ended_on=date(2024, 10, 1))
    high = RiskLevelSpellFactory(case=case, code="high", started_on=date(2024, 10, 1)).level
    low = case.risk_levels.first().level

    assert references(read(client, level=str(high.pk))) == [case.reference]
    assert references(read(client, level=str(low.pk))) == []


@pytest.mark.parametrize("sort", ["newest", "due"])
def test_list_pages_forwards_and_back_without_losing_a_row(client, worker, sort):
    day = date(2024, 1, 1)
    for number in range(120):
        referral = ReferralFactory(received_on=day + timedelta(days=number // 7), status="screened")
        CaseFactory(referral=referral, review_due_on=day + timedelta(days=number // 5))

    pages = [read(client, sort=sort)]
    while following := pages[-1].select_one(".govuk-pagination__next a"):
        pages.append(read(client, address=following["href"]))
    back = [pages[-1]]
    while before := back[-1].select_one(".govuk-pagination__prev a"):
        back.append(read(client, address=before["href"]))

    found = [reference for page in pages for reference in references(page)]
    assert [len(references(page)) for page in pages] == [50, 50, 20]
    assert len(set(found)) == 120
    assert [references(page) for page in back] == [references(page) for page in reversed(pages)]
    assert "Showing 50 of more than 100 cases" in pages[0].text


def test_list_costs_the_same_for_3_rows_as_for_60(client, worker):
    def statements():
        with CaptureQueriesContext(
            connection,
        ) as captured:
            read(client, status="any")
        return len(captured)

    for _ in range(3):
        ExploitationSpellFactory(case=CaseFactory(lead_worker=worker))
    statements()
    few = statements()
    for _ in range(57):
        ExploitationSpellFactory(case=CaseFactory(lead_worker=worker))

    many = statements()

    assert many == few <= 8
