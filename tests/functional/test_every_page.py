"""Every page of the URLconf in a real browser: axe, the CSP, widths, titles and empty forms.

A new page is walked at once, with the records that `World` makes for its address; one that shows
nothing, or whose form takes an empty answer, fails until it is named here.
"""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.factories import UserFactory
from tests.functional.conftest import WANTED_TAGS
from tests.functional.pages import address_of, opener
from tests.functional.settling import settle
from tests.repository.addresses import OURS, World
from tests.repository.test_every_page_by_every_role import LEADS_ON, SENT_BY_FORM_ONLY

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

DESKTOP, NARROW = {"width": 1280, "height": 900}, {"width": 320, "height": 640}
AREAS = sorted({name.split(":")[0] for name in OURS})
GENERIC = {"", "GETSAFE", "Action", "Details", "Error", "Form", "Home", "Page"}
NO_PAGE = {  # files, words for a script, and acts that lead back to their record
    *SENT_BY_FORM_ONLY,
    *LEADS_ON,
    "getsafe:draft-autosave",
    "getsafe:search-found",  # what a search found: test_case_journey.py searches
    "reporting:foi-approve",
    "reporting:foi-letter",
    "reporting:foi-log-entry",
    "reporting:foi-request-prepare",
    "reporting:foi-table",
    "reporting:report-file",
    "reporting:report-retry",
    "reporting:report-run-now",
}
MAY_BE_EMPTY = {  # nothing on the form has to be answered
    "getsafe:case-persons",  # how many there are is not known
    "reporting:reports",  # the latest period, when none is chosen
}
EMPTY_AND_SEND = """() => {
  const form = [...document.querySelectorAll("main form[method=post]")].find((one) =>
    one.querySelector("input:not([type=hidden]):not([type=submit]), select, textarea"));
  if (!form) return false;
  for (const field of form.elements) {
    if (field.type === "hidden" || field.tagName === "BUTTON") continue;
    if (field.type === "checkbox" || field.type === "radio") field.checked = false;
    else field.value = "";
  }
  form.querySelector("button:not([name]), button").click();
  return true;
}"""
DEAD_LINKS = """() => [...document.querySelectorAll(".govuk-error-summary a")].filter((link) => {
  link.click();
  const focused = document.activeElement;
  const reached = focused.id === decodeURIComponent(link.hash.slice(1));
  return !reached || !focused.matches("input, select, textarea");
}).map((link) => `${link.hash} ${link.textContent}`)"""
STATE = r"""() => ({
  headings: document.querySelectorAll("h1").length,
  title: document.title.split(" \u2013 ")[0],
  violations: window.violations,
  errors: document.querySelectorAll(".govuk-error-summary a").length,
})"""
TOO_WIDE = "document.documentElement.scrollWidth - window.innerWidth"


class Walk:
    """One browser page that is shown page after page, and what is wrong with them."""

    def __init__(self, page, host):
        self.page, self.host, self.axe = page, host, Axe()
        self.name, self.faults, self.titles = "", [], {}
        page.on("console", lambda said: said.type == "error" and self.fault(said.text))
        page.on("pageerror", lambda error: self.fault(f"script: {error}"))

    def fault(self, said):
        self.faults.append(f"{self.name}: {said}")

    def open(self, name, address):
        """Show a page, and hold it and what it says to an empty form against what all must be."""
        self.name = name
        self.page.goto(self.host + address)
        title = self.look()["title"]
        if title in GENERIC:
            self.fault(f"its title says nothing of it: {title}")
        if (other := self.titles.setdefault(title, name)) != name:
            self.fault(f"has the title of {other}: {title}")
        if name not in MAY_BE_EMPTY and self.page.evaluate(EMPTY_AND_SEND):
            settle(self.page)
            self.refused()

    def refused(self):
        """An empty form came back with what is missing, and each error leads to its field."""
        state = self.look()
        if not state["errors"]:
            self.fault(f"an empty form was taken, and {self.page.url} shown")
        elif not state["title"].startswith("Error: "):
            self.fault(f"the title does not tell of the errors: {state['title']}")
        for dead in self.page.evaluate(DEAD_LINKS):
            self.fault(f"the error leads to no field: {dead}")

    def look(self):
        """Hold the page now open against everything that every page must stand."""
        self.page.set_viewport_size(DESKTOP)
        only = {"runOnly": {"type": "tag", "values": WANTED_TAGS}}
        for broken in self.axe.run(self.page, options=only).response["violations"]:
            self.fault(f"axe: {broken['id']}: {[one['html'] for one in broken['nodes'][:3]]}")
        state = self.page.evaluate(STATE)
        for violation in state["violations"]:
            self.fault(f"CSP: {violation}")
        if state["headings"] != 1:
            self.fault(f"{state['headings']} headings of level 1")
        self.page.set_viewport_size(NARROW)
        if (excess := self.page.evaluate(TOO_WIDE)) > 0:
            self.fault(f"{excess} px wider than a screen of 320")
        return state


@pytest.fixture
def sign_in(page, live_server, client, settings):
    people = {}

    def enter(role):
        person = people[role] = people.get(role) or UserFactory(role=role)
        client.force_login(person)
        name = settings.SESSION_COOKIE_NAME
        value = client.cookies[name].value
        page.context.clear_cookies()
        page.context.add_cookies([{"name": name, "value": value, "url": live_server.url}])
        return person

    return enter


@pytest.mark.parametrize("area", AREAS)
def test_every_page(page, live_server, client, sign_in, area):
    walk, no_page = Walk(page, live_server.url), set()
    for name in [one for one in OURS if one.startswith(f"{area}:")]:
        actor = sign_in(opener(name))
        address = address_of(name, World(), actor)
        answer = client.get(address)
        if answer.status_code == 200 and answer["Content-Type"].startswith("text/html"):
            walk.open(name, address)
        else:
            no_page.add(name)
    assert walk.faults == [], "\n".join(walk.faults)
    assert no_page == {name for name in NO_PAGE if name.startswith(f"{area}:")}
