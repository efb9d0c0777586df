"""A real Chromium for the journeys, and what every page must stand: axe and the strict CSP."""

import os
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator

from tests import chromium
from tests.functional import settling

WANTED_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WATCH_CSP = """
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) =>
  window.violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`));
"""


def pytest_collection_modifyitems(items):
    """Skip the journeys, saying what to install, where there is no Chromium."""
    if chromium.find():
        return
    missing = pytest.mark.skip(reason=f"No Chromium found. Install one: {chromium.install()}")
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(missing)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    arguments = ["--no-sandbox", "--disable-background-networking"]
    return {**browser_type_launch_args, "executable_path": chromium.find(), "args": arguments}


@pytest.fixture(scope="session")
def base_url():
    """Return nothing: tests name the live server; the plug-in's own fixture warns on pytest 9."""
    return ""


@pytest.fixture(scope="session", autouse=True)
def _orm_beside_playwright():
    # Playwright keeps an event loop on this thread; Django would refuse queries beside it.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


@pytest.fixture
def page(page, monkeypatch):
    """Watch the page for what the policy blocks and script errors; let each click settle."""
    monkeypatch.setattr(Locator, "click", settling.settling_click(Locator.click))
    settling.watch(page)
    page.add_init_script(WATCH_CSP)
    page.script_errors = []
    page.on("pageerror", lambda error: page.script_errors.append(str(error)))
    page.set_default_timeout(8_000)
    return page


@pytest.fixture
def check_page(page):
    """Return a check of the page now open: axe, CSP, scripts, one h1, no sideways scrolling."""

    def check():
        settling.settle(page)
        found = Axe().run(page, options={"runOnly": {"type": "tag", "values": WANTED_TAGS}})
        assert found.violations_count == 0, found.generate_report()
        assert page.evaluate("window.violations") == []
        assert page.script_errors == []
        assert page.locator("h1").count() == 1
        wide = page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
        assert not wide, "the page scrolls sideways"

    return check


@pytest.fixture
def photograph(page, request):
    """Return a function that keeps a picture of the page when GETSAFE_PICTURES names a folder."""

    def take(name):
        folder = os.environ.get("GETSAFE_PICTURES")
        if folder:
            Path(folder).mkdir(parents=True, exist_ok=True)
            page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)

    return take
