"""Every component in a real browser, wide and narrow, with and without script."""

import pytest
from playwright.sync_api import expect

from tests.style_guide import urls

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db,
    pytest.mark.urls("tests.style_guide.urls"),
]

SIZES = {"wide": {"width": 1280, "height": 900}, "narrow": {"width": 320, "height": 640}}


@pytest.mark.parametrize("size", SIZES)
def test_style_guide_is_accessible_and_fits(page, live_server, check_page, photograph, size):
    page.set_viewport_size(SIZES[size])
    page.goto(f"{live_server.url}/style-guide")

    assert page.title().startswith("Style guide")
    check_page()
    photograph(f"style-guide-{size}")

    page.get_by_role("button", name="Save and continue").click()
    page.wait_for_selector(".govuk-error-summary")
    assert page.title().startswith("Error: Style guide")
    check_page()
    photograph(f"style-guide-errors-{size}")


@pytest.mark.parametrize("address", ["style-guide", "crispy"])
def test_error_summary_each_link_moves_focus_into_its_field(page, live_server, address):
    page.goto(f"{live_server.url}/{address}")
    page.fill("#id_born_on-day", "3")
    page.evaluate("document.querySelector('main form').submit()")
    page.wait_for_selector(".govuk-error-summary")
    assert page.evaluate("document.activeElement.className") == "govuk-error-summary"

    links = page.locator(".govuk-error-summary a")
    targets = {}
    for index in range(links.count()):
        link = links.nth(index)
        link.click()
        focused = page.evaluate("document.activeElement.id")
        assert link.get_attribute("href") == f"#{focused}"
        targets[link.inner_text()] = focused

    assert len(targets) == 11
    assert targets["Date of birth must include a month and year"] == "id_born_on-month"
    assert targets["Select where the referral came from"] == "id_source"
    assert targets["Select a file"] == "id_paper"


def test_error_page_keeps_what_was_typed(page, live_server):
    page.goto(f"{live_server.url}/style-guide")
    page.fill("#id_name", "Sam")
    page.fill("#id_born_on-month", "march")
    page.get_by_label("Somewhere else").check()
    page.get_by_label("Where?", exact=True).fill("A neighbour")
    page.get_by_label("Sexual").check()
    page.get_by_label("Agency").select_option("a")
    page.get_by_role("button", name="Save and continue").click()
    page.wait_for_selector(".govuk-error-summary")

    assert page.input_value("#id_name") == "Sam"
    assert page.input_value("#id_born_on-month") == "march"
    assert page.get_by_label("Somewhere else").is_checked()
    assert page.get_by_label("Where?", exact=True).input_value() == "A neighbour"
    assert page.get_by_label("Sexual").is_checked()
    assert page.input_value("#id_agency") == "a"


def test_choice_reveals_its_field_and_none_clears_the_others(page, live_server):
    page.goto(f"{live_server.url}/style-guide")

    assert not page.get_by_label("Where?", exact=True).is_visible()
    page.get_by_label("Somewhere else").check()
    assert page.get_by_label("Where?", exact=True).is_visible()
    page.get_by_label("Sexual").check()
    page.get_by_label("None of these").check()
    assert not page.get_by_label("Sexual").is_checked()


def test_autosave_posts_the_form_and_says_when(page, live_server):
    urls.drafts.clear()
    page.goto(f"{live_server.url}/style-guide")
    page.get_by_label("Name").press_sequentially("Sam")
    page.wait_for_selector("text=/Draft saved \\d\\d:\\d\\d/")

    assert urls.drafts[-1]["name"] == "Sam"
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_autosave_refused_says_so_and_keeps_the_text(page, live_server):
    page.route("**/draft", lambda route: route.fulfill(status=500))
    page.goto(f"{live_server.url}/style-guide")
    page.get_by_label("Name").fill("Sam")
    page.wait_for_selector("text=Draft not saved")

    assert page.get_by_label("Name").input_value() == "Sam"


@pytest.mark.parametrize("size", SIZES)
def test_page_without_script_shows_everything(browser, live_server, size):
    context = browser.new_context(java_script_enabled=False, viewport=SIZES[size])
    page = context.new_page()
    page.goto(f"{live_server.url}/style-guide")

    assert page.get_by_label("Where?", exact=True).is_visible()
    page.get_by_role("button", name="Save and continue").click()
    expect(page.locator(".govuk-error-summary")).to_be_visible()
    context.close()


@pytest.mark.parametrize("code", [400, 403, 404, 500])
def test_error_page_is_accessible(page, live_server, check_page, photograph, code):
    page.goto(f"{live_server.url}/errors/{code}")

    check_page()
    photograph(f"error-{code}")


def test_print_keeps_the_marking_and_drops_the_navigation(page, live_server):
    page.goto(f"{live_server.url}/style-guide")
    page.emulate_media(media="print")

    assert page.locator(".app-marking--print").is_visible()
    assert not page.locator(".govuk-service-navigation").is_visible()
    assert not page.get_by_role("button", name="Save and continue").is_visible()
