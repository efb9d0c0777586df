"""FOI2025/00735, answered from the demo's records: an officer prepares, a manager releases."""

import csv

import pytest
from django.core.management import call_command
from playwright.sync_api import expect

from getsafe.demo_accounts import DEMO_ACCOUNTS
from getsafe.permissions import ROLES, Role

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

YEARS = {
    2014: 17, 2015: 37, 2016: 74, 2017: 32, 2018: 34, 2019: 76,
    2020: 12, 2021: 29, 2022: 30, 2023: 32, 2024: 45,
}  # fmt: skip


@pytest.fixture(autouse=True)
def _demo(settings, transactional_db):
    settings.MFA_REQUIRED = False
    call_command("seed_demo", verbosity=0)


@pytest.fixture
def sign_in(page, live_server):
    def sign_in(role):
        page.context.clear_cookies()
        account = next(a for a in DEMO_ACCOUNTS if a.role == ROLES[role].label)
        page.goto(f"{live_server.url}/foi/")
        page.get_by_label("Email address").fill(account.email)
        page.get_by_label("Password", exact=True).fill(account.password)
        page.get_by_role("button", name="Sign in", exact=True).click()

    return sign_in


def row(page, table, heading):
    return page.locator(f"#{table} tr", has=page.get_by_role("rowheader", name=heading, exact=True))


def download(page, link):
    with page.expect_download() as waiting:
        page.get_by_role("link", name=link).click()
    return waiting.value.path().read_text(encoding="utf-8-sig")


def check_figures(page):
    """The published figures, with the small ones and what would give them away withheld."""
    assert page.get_by_text("Thursday 15 May 2025").first.is_visible()
    assert [h.inner_text()[:6] for h in page.locator("h2[id^=part-]").all()] == [
        f"Part {letter}" for letter in "abcdefg"
    ]
    assert "23" in page.locator("section", has=page.locator("#part-c")).inner_text()
    assert "0" in row(page, "figure-d-1", "Two or more persons of concern").inner_text()
    for ethnicity in ("White British", "Any other ethnic group"):
        assert "[c]" in row(page, "figure-e-1", ethnicity).inner_text()
    assert "23" in row(page, "figure-e-1", "Total").inner_text()
    assert "13" in row(page, "figure-e-2", "0 to 15").inner_text()
    assert "We do not hold this information" in page.locator("#part-f ~ p").first.inner_text()
    for year, number in YEARS.items():
        assert row(page, "figure-g-1", str(year)).inner_text().split() == [str(year), str(number)]
    assert "[x]" in row(page, "figure-g-1", "2010").inner_text()
    expect(page.get_by_text("[x] 2010, 2011, 2012 and 2013: It was not recorded")).to_have_count(1)


def test_foi_officer_answers_the_real_request(page, sign_in, check_page, photograph, live_server):
    # Given an FOI officer who opens the register
    sign_in(Role.FOI_OFFICER)
    check_page()
    photograph("foi-register")

    # When they open the request
    page.get_by_role("link", name="FOI2025/00735").click()
    check_page()
    photograph("foi-request")
    page.set_viewport_size({"width": 320, "height": 800})
    check_page()
    photograph("foi-request-320")
    page.set_viewport_size({"width": 1280, "height": 800})

    # Then its clock, its parts and the figures that were published are there
    check_figures(page)

    # And the reply and its tables hold nothing that was withheld
    letter = download(page, "Download the reply (text)")
    assert letter.startswith("DRAFT")
    assert "White British: [c]" in letter
    table = list(csv.DictReader(download(page, "Download table e1 (CSV)").splitlines()))
    assert {line["children_count"] for line in table} == {"c", "0", "23"}

    # When they send it for approval
    page.get_by_role("button", name="Send for approval").click()
    expect(page.get_by_text("Sent for approval")).to_have_count(1)
    check_page()
    photograph("foi-request-waiting")
    request_url = page.url

    # Then a team manager sees every number, and releases it
    sign_in(Role.TEAM_MANAGER)
    page.goto(f"{live_server.url}/foi/approvals/")
    check_page()
    page.get_by_role("link", name="FOI2025/00735").click()
    check_page()
    photograph("foi-approval")
    other = row(page, "unprotected-e-1", "Any other ethnic group")
    assert other.inner_text().split()[-1] == "1"
    page.get_by_role("button", name="Send back").click()
    check_page()
    page.get_by_role("link", name="Enter what must change").click()
    assert page.evaluate("document.activeElement.name") == "reason"
    page.get_by_role("button", name="Approve and release").click()
    expect(page.get_by_text("FOI2025/00735 is released")).to_have_count(1)

    # And the officer has the frozen answer, its log entry and the proof that it counts the same
    sign_in(Role.FOI_OFFICER)
    page.goto(request_url)
    check_page()
    photograph("foi-request-released")
    expect(page.get_by_role("heading", name="Disclosure log entry")).to_have_count(1)
    assert not download(page, "Download the reply (text)").startswith("DRAFT")
    page.get_by_role("link", name="Count the figures again").click()
    check_page()
    assert "Equal" in page.locator("#known-then").inner_text()


def test_foi_officer_is_told_what_to_enter_and_gets_there_by_link(
    page, sign_in, check_page, photograph, live_server
):
    sign_in(Role.FOI_OFFICER)
    page.get_by_role("button", name="Log a request").click()
    check_page()
    refuse(page, "Log the request", check_page)
    photograph("foi-request-new-refused")
    page.goto(f"{live_server.url}/foi/library/")
    check_page()
    photograph("foi-library")

    page.goto(f"{live_server.url}/foi/not-recorded/")
    check_page()
    photograph("foi-not-recorded")
    page.get_by_role("button", name="Add a time without records").click()
    refuse(page, "Save", check_page)

    page.goto(f"{live_server.url}/foi/")
    page.get_by_role("link", name="FOI2025/00735").click()
    page.get_by_role("link", name="Ask the requester what is meant").click()
    refuse(page, "Stop the clock", check_page)
    for part, number in {"Day": "24", "Month": "4", "Year": "2025"}.items():
        page.get_by_label(part).fill(number)
    page.get_by_role("button", name="Stop the clock").click()
    check_page()
    photograph("foi-request-clarifying")
    page.get_by_role("button", name="The requester answered").click()
    refuse(page, "Start the clock again", check_page)


def test_administrator_sets_when_a_report_is_made(page, sign_in, check_page, live_server):
    sign_in(Role.SYSTEM_ADMINISTRATOR)
    page.goto(f"{live_server.url}/schedules/")
    check_page()
    page.get_by_role("link", name="Screening summary").click()
    page.get_by_label("At what time?").fill("25:99")
    refuse(page, "Save", check_page)
    page.get_by_label("At what time?").fill("07:30")
    page.get_by_role("button", name="Save").click()
    check_page()
    expect(page.get_by_text("Made every Monday at 07:30.")).to_have_count(1)


def refuse(page, button, check_page):
    """Send a form with faults: each link of the error summary leads to its field."""
    page.get_by_role("button", name=button, exact=True).click()
    check_page()
    assert page.title().startswith("Error: ")
    for link in page.locator(".govuk-error-summary").get_by_role("link").all():
        link.click()
        target = link.get_attribute("href").removeprefix("#")
        assert page.evaluate("document.activeElement.id") == target
