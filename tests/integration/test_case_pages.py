"""The pages of a case: who opens them, what they show, what they keep of it."""

import re
from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from getsafe.models import AuditEntry
from getsafe.permissions import Role
from tests.factories import (
    CaseFactory,
    ClosedCaseFactory,
    ExploitationSpellFactory,
    RiskLevelSpellFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db
ALL_CASES = [Role.WORKER, Role.TEAM_MANAGER, Role.BUSINESS_SUPPORT, Role.HEAD_OF_SERVICE]
NO_CASES = [Role.REPORT_VIEWER, Role.FOI_OFFICER, Role.SYSTEM_ADMINISTRATOR]


@pytest.fixture
def case():
    case = CaseFactory()
    ExploitationSpellFactory(case=case, is_primary=True)
    RiskLevelSpellFactory(case=case, code="high")
    return case


def sign_in(client, role):
    user = UserFactory(role=role)
    client.force_login(user)
    return user


def open_page(client, case, name="case"):
    return client.get(reverse(f"getsafe:{name}", args=[case.uuid]))


@pytest.mark.parametrize("role", ALL_CASES)
def test_case_page_shows_the_case_to_those_who_see_every_record(client, case, role):
    sign_in(client, role)

    response = open_page(client, case)

    page = response.content.decode()
    assert response.status_code == 200
    assert case.child.full_name in page
    assert "Child sexual exploitation" in page
    assert "Review was due on 2 December 2024" in page
    assert "Chronology" in page


@pytest.mark.parametrize("role", NO_CASES)
def test_case_page_is_refused_to_those_who_reach_no_record(client, case, role):
    sign_in(client, role)

    assert open_page(client, case).status_code == 403


def test_case_page_of_a_partner_not_invited_is_not_found(client, case):
    sign_in(client, Role.PARTNER)

    assert open_page(client, case).status_code == 404
    assert not AuditEntry.objects.filter(verb="case.read").exists()


def test_case_page_asks_information_governance_for_a_reason_first(client, case):
    sign_in(client, Role.INFORMATION_GOVERNANCE)

    response = open_page(client, case)

    assert response.status_code == 302
    assert "/reason" in response["Location"]


def test_case_page_signed_out_leads_to_signing_in(client, case):
    assert open_page(client, case).status_code == 302


def test_case_page_is_recorded_as_read(client, case):
    worker = sign_in(client, Role.WORKER)

    open_page(client, case)

    entry = AuditEntry.objects.get(verb="case.read")
    assert (entry.actor_id, entry.child_key) == (worker.pk, str(case.child.uuid))


def test_case_page_offers_a_manager_what_a_worker_may_not(client, case):
    sign_in(client, Role.TEAM_MANAGER)
    assert "allocate" in open_page(client, case).content.decode()

    sign_in(client, Role.WORKER)
    assert "allocate" not in open_page(client, case).content.decode()


def test_closed_case_page_shows_how_it_closed_and_offers_no_change(client):
    case = ClosedCaseFactory()
    sign_in(client, Role.WORKER)

    page = open_page(client, case).content.decode()

    assert "A fictional summary." in page
    assert "Propose closure" not in page


def test_print_view_names_who_printed_it(client, case):
    worker = sign_in(client, Role.WORKER)

    page = open_page(client, case, "case-print").content.decode()

    assert f"Printed by {worker.name}" in page


def test_print_view_leaves_off_paper_what_changes_something(client, case):
    sign_in(client, Role.WORKER)

    page = BeautifulSoup(open_page(client, case, "case-print").content, "html.parser")

    kept_off = ".govuk-\\!-display-none-print, .govuk-button-group, .govuk-summary-list__actions"
    acts = [link for link in page.main.find_all("a") if re.search("/(add|end)$", link["href"])]
    assert {link.text.split()[0] for link in acts} == {"Add", "End"}
    assert [link for link in acts if not link.css.closest(kept_off)] == []
    (heading,) = (one for one in page.select("th[scope=col]") if one.text == "Change")
    assert "govuk-!-display-none-print" in heading["class"]


def test_case_page_costs_the_same_whatever_it_holds(client, case, django_assert_max_num_queries):
    sign_in(client, Role.WORKER)
    open_page(client, case)
    for month in range(1, 11):
        ExploitationSpellFactory(
            case=case, exploitation_type="CCE", started_on=date(2025, month, 1),
            ended_on=date(2025, month, 2),
        )  # fmt: skip

    with django_assert_max_num_queries(14):
        response = open_page(client, case)
    assert BeautifulSoup(response.content, "html.parser").find(id="exploitation")
