"""From a case that waits for MACE 1 to what police decide at MACE 2, in a real browser."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from getsafe.dates import today
from getsafe.models import Agency
from getsafe.permissions import Role
from meetings.models import Action, Meeting
from tests.factories import (
    AgendaItemFactory,
    AttendanceFactory,
    CaseFactory,
    ChildFactory,
    ExploitationSpellFactory,
    MeetingFactory,
    ReferralFactory,
    RiskLevelSpellFactory,
    UserFactory,
)
from tests.factories.people import PASSWORD

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def _settings(settings):
    """Let people in without a second step."""
    settings.MFA_REQUIRED = False


@pytest.fixture
def manager():
    agency = Agency.objects.get(code="getsafe")
    return UserFactory(name="Morgan Fictional", role=Role.TEAM_MANAGER, agency=agency)


@pytest.fixture
def police():
    agency = Agency.objects.get(code="police")
    return UserFactory(name="Piper Fictional", role=Role.POLICE_CHAIR, agency=agency)


@pytest.fixture
def case(manager):
    child = ChildFactory(given_name="Rowan", family_name="Fictional")
    started = today() - timedelta(days=9)
    referral = ReferralFactory(child=child, received_on=started, status="screened")
    case = CaseFactory(
        referral=referral, status="pending_mace1", review_due_on=None, lead_worker=manager
    )
    RiskLevelSpellFactory(case=case, code="medium")
    ExploitationSpellFactory(case=case)
    return case


@pytest.fixture
def sign_in(page, live_server):
    def sign_in(person):
        page.context.clear_cookies()
        page.goto(f"{live_server.url}/account/login/")
        page.get_by_label("Email address").fill(person.email)
        page.get_by_label("Password", exact=True).fill(PASSWORD)
        page.get_by_role("button", name="Sign in", exact=True).click()
        expect(page.locator("h1")).to_contain_text("My work")

    return sign_in


def press(page, name):
    page.get_by_role("button", name=name, exact=True).click()


def fill_date(page, legend, day):
    group = page.get_by_role("group", name=legend)
    for part, value in (("Day", day.day), ("Month", day.month), ("Year", day.year)):
        group.get_by_label(part).fill(str(value))


def check_error_links(page):
    """Every line of the summary leads into a field, which then has the focus."""
    links = page.locator(".govuk-error-summary__list a")
    assert links.count() >= 2
    for number in range(links.count()):
        link = links.nth(number)
        target = link.get_attribute("href").removeprefix("#")
        link.click()
        assert page.evaluate("document.activeElement.id") == target


def fill_mace1(page):
    page.get_by_label("The confidentiality statement was read").check()
    page.get_by_label("Name").nth(2).fill("A fictional parent")
    page.get_by_label("The child's views").fill("The messages should stop.")
    page.get_by_label("What are we worried about?").fill("Contact with unsafe adults.")
    page.get_by_label("Safety scale").fill("4")
    page.get_by_label("High", exact=True).check()
    page.get_by_label("Suspected: is being exploited").check()
    page.get_by_label("Safety plan: what needs to happen").fill("Weekly direct work.")
    page.get_by_label("Action", exact=True).first.fill("Visit the address of concern.")
    page.get_by_label("Professionals-only notes").fill("What police said in confidence.")


def test_mace1_is_recorded_from_the_case_page(
    page, live_server, sign_in, manager, case, check_page
):
    sign_in(manager)
    page.goto(f"{live_server.url}/cases/{case.uuid}")
    page.get_by_role("button", name="Record MACE 1").click()
    expect(page.locator("h1")).to_contain_text("Record MACE 1")
    check_page()

    fill_mace1(page)
    press(page, "Save the record")
    expect(page).to_have_title(re.compile("^Error: "))
    check_page()
    check_error_links(page)
    page.get_by_label("Rationale for the level").fill("New contact this week.")
    page.get_by_label("Agency", exact=True).last.select_option("Health")
    page.locator("#id_actions-0-agency").select_option("Police")
    press(page, "Add another action")
    expect(page.get_by_label("Action", exact=True)).to_have_count(3)
    assert page.get_by_label("What are we worried about?").input_value()
    press(page, "Save the record")

    expect(page.locator("main")).to_contain_text("MACE 1 recorded")
    check_page()
    case.refresh_from_db()
    assert (case.status, case.review_due_on) == ("active", today() + timedelta(weeks=4))
    page.goto(f"{live_server.url}/cases/{case.uuid}")
    shown = page.locator("main").inner_text()
    assert "Visit the address of concern." in shown
    assert "Safety plan, version 1" in shown
    read_the_minutes(page, live_server, check_page)


def read_the_minutes(page, live_server, check_page):
    meeting = Meeting.objects.get()
    page.goto(f"{live_server.url}/meetings/{meeting.uuid}/minutes")
    check_page()
    assert "What police said in confidence." in page.locator("main").inner_text()
    page.get_by_role("link", name="Copy for the child and family").click()
    expect(page.locator("main")).to_contain_text("This copy holds only what may be shared")
    check_page()
    family = page.locator("main").inner_text()
    assert "The messages should stop." in family
    assert "What police said in confidence." not in family


def test_police_chair_mace2_and_see_its_children_only(
    page, live_server, sign_in, police, case, check_page
):
    meeting = MeetingFactory(
        code="mace2", chair=police, status="agenda_issued", held_on=today(), minute_taker=police
    )
    AttendanceFactory(meeting=meeting, person=police)
    AgendaItemFactory(
        meeting=meeting, subject="case", case=case, heading="Children of note", title="A child"
    )
    AgendaItemFactory(meeting=meeting, subject="place", title="A fictional park", heading="Places")
    other = CaseFactory()
    sign_in(police)

    page.goto(f"{live_server.url}/meetings/")
    check_page()
    page.get_by_role("link", name="MACE 2").click()
    expect(page.locator("h1")).to_contain_text("MACE 2")
    check_page()
    assert page.goto(f"{live_server.url}/cases/{other.uuid}").status == 404
    page.goto(f"{live_server.url}/meetings/{meeting.uuid}")
    page.get_by_role("button", name="Start the meeting").click()
    expect(page.locator("h1")).to_contain_text("Start the meeting")
    check_page()
    page.get_by_label("The confidentiality statement was read").check()
    press(page, "Start the meeting")

    expect(page.locator("h1")).to_contain_text("Rowan Fictional")
    check_page()
    page.get_by_label("Disruption").check()
    page.get_by_role("textbox", name="Decision").fill("Police will serve a warning notice.")
    page.get_by_label("Action", exact=True).fill("Serve the notice.")
    page.locator("#id_action-agency").select_option("Police")
    press(page, "Save and go to the next item")
    expect(page.locator("h1")).to_contain_text("A fictional park")
    page.get_by_role("link", name="All items").click()
    expect(page.locator("main")).to_contain_text("Police will serve a warning notice.")
    assert Action.objects.get(case=case).text == "Serve the notice."

    page.get_by_role("button", name="Approve the minutes").click()
    expect(page.locator("h1")).to_contain_text("Approve the minutes?")
    check_page()
    press(page, "Approve")
    expect(page.locator("main")).to_contain_text("Minutes approved")
    meeting.refresh_from_db()
    assert (meeting.status, meeting.approved_by) == ("minutes_approved", police)
    check_page()


@pytest.mark.parametrize("width", [320, 1280])
def test_lists_and_agenda_pass_axe_at_every_width(
    page, live_server, sign_in, manager, case, check_page, width
):
    weekly = MeetingFactory(chair=manager, held_on=today() + timedelta(days=1))
    AgendaItemFactory(meeting=weekly, subject="case", case=case)
    AgendaItemFactory(meeting=weekly, title="A" * 60)
    sign_in(manager)
    page.set_viewport_size({"width": width, "height": 900})

    for address in ("", "held", "plan", f"{weekly.uuid}", f"{weekly.uuid}/hold", "actions"):
        page.goto(f"{live_server.url}/meetings/{address}")
        check_page()
