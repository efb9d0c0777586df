"""A case in the browser: found, worked on, proposed for closure, sent back, authorised, undone."""

import re

import pytest
from playwright.sync_api import expect

from getsafe.dates import today
from getsafe.permissions import Role
from tests.factories import (
    ActionFactory,
    CaseFactory,
    ChildFactory,
    ExploitationSpellFactory,
    MeetingFactory,
    ReferralFactory,
    RiskLevelSpellFactory,
    UserFactory,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def case():
    child = ChildFactory(given_name="Sara", family_name="Testchild")
    case = CaseFactory(referral=ReferralFactory(child=child, status="screened"))
    ExploitationSpellFactory(case=case, is_primary=True)
    RiskLevelSpellFactory(case=case, code="low")
    return case


@pytest.fixture
def people():
    return {"worker": UserFactory(role=Role.WORKER), "manager": UserFactory(role=Role.TEAM_MANAGER)}


@pytest.fixture
def sign_in(page, live_server, client, settings):
    def enter(user):
        client.force_login(user)
        name = settings.SESSION_COOKIE_NAME
        value = client.cookies[name].value
        page.context.clear_cookies()
        page.context.add_cookies([{"name": name, "value": value, "url": live_server.url}])
        page.goto(live_server.url)

    return enter


def find_by_name(page, check_page):
    """Given a name, the case is two clicks away and no address holds the name."""
    page.get_by_label("Find a child").fill("sara testch")
    page.get_by_role("button", name="Search").click()
    expect(page.get_by_text("1 child found")).to_be_visible()
    assert "sara" not in page.url.lower()
    check_page()
    page.locator("#children td a").click()
    expect(page.get_by_role("heading", level=1, name="Sara Testchild")).to_be_visible()


def add_type(page, check_page):
    page.get_by_role("link", name="Add a type of exploitation").click()
    check_page()
    page.get_by_role("button", name="Save").click()
    check_page()
    follow_error_links(page)
    page.get_by_label("Exploitation type").select_option(label="County lines")
    fill_date(page, "started_on")
    page.get_by_label("What this rests on").fill("A fictional reason.")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("The type was added")).to_be_visible()
    expect(page.locator("#exploitation")).to_contain_text("County lines")
    check_page()


def fill_date(page, name):
    day = today()
    for part, text in (("day", day.day), ("month", day.month), ("year", day.year)):
        page.locator(f"#id_{name}-{part}").fill(str(text))


def follow_error_links(page):
    """Each line of the error summary moves the focus into its field."""
    links = page.locator(".govuk-error-summary a")
    assert links.count()
    for index in range(links.count()):
        links.nth(index).focus()
        page.keyboard.press("Enter")
        focused = page.evaluate("document.activeElement.id")
        assert links.nth(index).get_attribute("href").endswith(f"#{focused}")


def propose(page, check_page):
    page.get_by_role("link", name="Propose closure").click()
    check_page()
    page.get_by_label("Risk reduced and sustained").check()
    page.get_by_label("Summary").fill("A fictional summary.")
    page.get_by_role("button", name="Propose closure").click()
    follow_error_links(page)
    check_page()
    page.get_by_label("Low", exact=True).check()
    page.get_by_label("Historic").check()
    page.get_by_label("Who was told, and how").fill("The child and the school.")
    page.get_by_role("button", name="Propose closure").click()
    expect(page.get_by_text("The closure was proposed")).to_be_visible()


def test_case_is_worked_on_and_closed_by_two_people(page, people, case, sign_in, check_page):
    # Given a worker who looks for a child and adds what came to light
    sign_in(people["worker"])
    check_page()
    find_by_name(page, check_page)
    add_type(page, check_page)

    # When they propose closure and a manager sends it back
    propose(page, check_page)
    sign_in(people["manager"])
    check_page()
    page.get_by_role("link", name="Closures to authorise").click()
    check_page()
    page.get_by_role("link", name="Sara Testchild").click()
    page.get_by_label("Send it back").check()
    page.get_by_label("What is needed first").fill("Say who told the family.")
    check_page()
    page.get_by_role("button", name="Save your decision").click()

    # Then the worker finds it, with all that was typed, and proposes again
    sign_in(people["worker"])
    page.get_by_role("link", name="My closures sent back").click()
    check_page()
    page.get_by_role("link", name="Sara Testchild").click()
    expect(page.get_by_label("Summary")).to_have_value("A fictional summary.")
    page.get_by_role("button", name="Propose closure").click()

    # And the manager authorises it, sees it closed, and can undo it
    sign_in(people["manager"])
    page.get_by_role("link", name="Closures to authorise").click()
    page.get_by_role("link", name="Sara Testchild").click()
    page.get_by_label("Authorise: close the case").check()
    page.get_by_role("button", name="Save your decision").click()
    expect(page.get_by_role("heading", name="How it closed")).to_be_visible()
    check_page()
    page.get_by_role("link", name=re.compile("Undo this closure")).click()
    page.get_by_label("Why").fill("The wrong child.")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("The case is open again", exact=True)).to_be_visible()
    case.refresh_from_db()
    assert case.is_open


@pytest.mark.parametrize("width", [1280, 320])
def test_pages_of_a_case_stand_on_any_screen(
    page, live_server, people, case, sign_in, check_page, photograph, width
):
    page.set_viewport_size({"width": width, "height": 900})
    sign_in(people["manager"])
    for name, path in (
        ("my-work", "/"),
        ("cases", "/cases?status=any&type=CSE"),
        ("case", f"/cases/{case.uuid}"),
        ("case-print", f"/cases/{case.uuid}/print"),
        ("child", f"/children/{case.child.uuid}"),
        ("child-edit", f"/children/{case.child.uuid}/edit"),
        ("decisions", "/decisions-owed"),
    ):
        page.goto(f"{live_server.url}{path}")
        check_page()
        photograph(f"{name}-{width}")


def test_lists_are_read_downwards_on_a_telephone(page, live_server, people, case, sign_in):
    ActionFactory(case=case, owner=people["manager"])
    MeetingFactory(held_on=today(), chair=people["manager"])
    page.set_viewport_size({"width": 320, "height": 900})
    sign_in(people["manager"])
    for path, tables in (
        ("/cases", 1),
        (f"/cases/{case.uuid}", 2),
        (f"/cases/{case.uuid}/audit", 1),
        ("/meetings/", 1),
        ("/meetings/actions", 1),
    ):
        page.goto(f"{live_server.url}{path}")
        lists = page.locator(".app-table-region:has(.app-table--stacks)")
        assert lists.count() == tables, path
        wide = lists.evaluate_all(
            "all => all.filter(one => one.scrollWidth > one.clientWidth).length"
        )
        assert wide == 0, path
