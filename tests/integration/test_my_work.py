"""The first page: each count is the number of rows of the list that it leads to."""

from datetime import date, timedelta

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from getsafe import panels
from getsafe.actions import closures
from getsafe.dates import today
from getsafe.models import RiskLevel
from getsafe.permissions import Role
from tests.factories import (
    CaseFactory,
    ChildFactory,
    ClosedCaseFactory,
    ReferralFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


def propose(case, by):
    return closures.propose(
        case,
        by=by,
        closed_on=today(),
        reason="risk_reduced",
        summary="A fictional summary.",
        told="The child.",
        level=RiskLevel.objects.get(code="low"),
        experience="historic",
    )


@pytest.fixture
def caseload():
    """A worker and a manager with something in each of their groups."""
    worker, manager = UserFactory(role=Role.WORKER), UserFactory(role=Role.TEAM_MANAGER)
    for days in (-30, -1, 0, 5, 14, 15):
        CaseFactory(lead_worker=worker, review_due_on=today() + timedelta(days=days))
    CaseFactory(lead_worker=None, status="pending_mace1", review_due_on=None)
    CaseFactory(
        lead_worker=worker, status="pending_mace1", review_due_on=None, mace1_due_on=today()
    )
    CaseFactory(lead_worker=manager)
    ClosedCaseFactory(lead_worker=worker)
    grown = ChildFactory(date_of_birth=today().replace(day=1) - timedelta(days=18 * 366))
    CaseFactory(referral=ReferralFactory(child=grown, received_on=date(2024, 9, 2)))
    propose(CaseFactory(), worker)
    closures.send_back(propose(CaseFactory(), worker), by=manager, answer="Say who was told.")
    return {"worker": worker, "manager": manager}


def rows_of(client, href):
    """How many rows a list has, over all its pages."""
    count = 0
    while href:
        response = client.get(href)
        assert response.status_code == 200, href
        page = BeautifulSoup(response.content, "html.parser")
        table = page.select_one("main table")
        count += len(table.select("tbody tr")) if table else 0
        following = page.select_one(".govuk-pagination__next a")
        href = following and following["href"]
    return count


@pytest.mark.parametrize("who", ["worker", "manager"])
def test_each_count_equals_the_list_behind_it(client, caseload, who):
    client.force_login(caseload[who])

    groups = panels.work_of(caseload[who])

    assert groups
    assert sum(group.count for group in groups) > 5
    for group in groups:
        assert rows_of(client, group.href) == group.count, group.label


def test_home_leads_to_each_list(client, caseload):
    client.force_login(caseload["worker"])

    page = BeautifulSoup(client.get("/").content, "html.parser")

    shown = {link.text: link["href"] for link in page.select(".app-counts a")}
    assert shown["My cases that are late"].endswith("due=late&sort=due")


@pytest.mark.parametrize("role", Role)
def test_home_opens_for_every_role(client, role):
    client.force_login(UserFactory(role=role))

    response = client.get(reverse("getsafe:home"))

    assert response.status_code == 200


def test_home_signed_out_leads_to_signing_in(client):
    assert client.get("/").status_code == 302
