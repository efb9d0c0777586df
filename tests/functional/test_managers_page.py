"""A manager reads the team's page and the reports, wide and narrow."""

import pytest
from django.core.management import call_command
from playwright.sync_api import expect

from getsafe.demo_accounts import DEMO_ACCOUNTS
from getsafe.permissions import ROLES, Role
from reporting.actions import report_runs
from reporting.models import ReportRun

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def _demo(settings, transactional_db):
    settings.MFA_REQUIRED = False
    call_command("seed_demo", verbosity=0)


@pytest.fixture
def manager(page, live_server):
    account = next(a for a in DEMO_ACCOUNTS if a.role == ROLES[Role.TEAM_MANAGER].label)
    page.goto(f"{live_server.url}/manager/")
    page.get_by_label("Email address").fill(account.email)
    page.get_by_label("Password", exact=True).fill(account.password)
    page.get_by_role("button", name="Sign in", exact=True).click()


def test_manager_reads_the_team_page_and_follows_what_is_late(
    manager, page, check_page, photograph
):
    check_page()
    photograph("manager")
    chart = page.locator("svg#cse-by-month")
    assert chart.get_attribute("role") == "img"
    expect(page.locator("#cse-by-month-table tbody tr")).to_have_count(24)
    page.set_viewport_size({"width": 320, "height": 800})
    check_page()
    photograph("manager-320")
    late = page.locator("a.app-counts__link").first
    number = int(late.locator("xpath=../..").locator(".app-counts__number").inner_text())
    late.click()
    check_page()
    expect(page.locator("tbody tr")).to_have_count(number)


def test_manager_asks_for_a_report_and_downloads_it(manager, page, check_page, photograph):
    page.get_by_role("link", name="Reports").click()
    check_page()
    page.locator("summary").first.click()
    page.get_by_role("button", name="Make the report").first.click()
    expect(page.get_by_text("Waiting to run")).to_have_count(1)
    check_page()
    report_runs.perform(ReportRun.objects.get().pk)
    page.get_by_role("link", name="Look again").click()
    check_page()
    photograph("report-run")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download CSV").click()
    assert "children_count" in waiting.value.path().read_text(encoding="utf-8-sig")
    page.get_by_role("link", name="Reports").first.click()
    check_page()
    photograph("reports")
    page.set_viewport_size({"width": 320, "height": 800})
    check_page()
