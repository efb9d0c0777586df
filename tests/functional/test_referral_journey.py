"""A referral by keyboard alone: typed, left, taken up again, matched, sent, screened, opened."""

import re
from datetime import date

import pytest
from playwright.sync_api import expect

from getsafe.models import Case, Referral, ReferralDraft
from getsafe.permissions import Role
from tests.factories import ChildFactory, ConcernFactory, ReferralFactory, UserFactory
from tests.functional.settling import settle

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def sign_in(page, live_server, client, settings):
    def enter(role):
        user = UserFactory(role=role)
        client.force_login(user)
        name = settings.SESSION_COOKIE_NAME
        value = client.cookies[name].value
        page.context.clear_cookies()
        page.context.add_cookies([{"name": name, "value": value, "url": live_server.url}])
        return user

    return enter


class Keyboard:
    """A person without a mouse."""

    def __init__(self, page):
        self.page = page

    def reach(self, selector):
        """Tab until the wanted element has the focus."""
        wanted = self.page.locator(selector).first
        for _ in range(80):
            if wanted.evaluate("element => element === document.activeElement"):
                return
            self.page.keyboard.press("Tab")
        pytest.fail(f"The keyboard does not reach {selector}")

    def type_in(self, selector, text):
        """Type over what is there."""
        self.reach(selector)
        if self.page.locator(selector).evaluate("element => element.tagName !== 'SELECT'"):
            self.page.keyboard.press("Control+a")
        self.page.keyboard.type(text)

    def press(self, selector, key):
        self.reach(selector)
        self.page.keyboard.press(key)
        settle(self.page)

    def enter(self, address):
        """Send the form by the Enter key and wait for the next page."""
        self.press("main form button[type=submit]", "Enter")
        self.page.wait_for_url(address)


def check_error_links(page):
    """Each line of the error summary moves the focus into its field."""
    links = page.locator(".govuk-error-summary a")
    assert links.count()
    for index in range(links.count()):
        links.nth(index).focus()
        page.keyboard.press("Enter")
        focused = page.evaluate("document.activeElement.id")
        assert links.nth(index).get_attribute("href").endswith(f"#{focused}")


def type_child(keys, family="Testchild"):
    keys.type_in("#id_given_name", "Sara")
    keys.type_in("#id_family_name", family)
    for part, text in (("day", "4"), ("month", "5"), ("year", "2010")):
        keys.type_in(f"#id_date_of_birth-{part}", text)
    keys.press("#id_sex", "Space")


def type_concern(keys):
    keys.press("#id_at_immediate_risk", "ArrowDown")  # from "Yes" to "No"
    keys.press("#id_types", "Space")
    keys.press("#id_experience_status", "ArrowDown")
    keys.type_in("#id_concerns", "A fictional concern.")


class Journey:
    """The steps of the journey, each page of it checked and photographed."""

    def __init__(self, page, address, check_page, photograph):
        self.page, self.address, self.keys = page, address, Keyboard(page)
        self.check_page, self.photograph = check_page, photograph

    def see(self, name):
        self.check_page()
        self.photograph(name)

    def send_too_early(self):
        """Send the form as it is; each refusal leads to its field."""
        self.keys.press("main form button[type=submit]", "Enter")
        self.page.wait_for_selector(".govuk-error-summary")
        self.check_page()
        check_error_links(self.page)

    def begin(self):
        self.page.goto(f"{self.address}/referrals/new")
        self.see("referral-new")
        self.keys.enter(re.compile("/steps/child$"))
        self.see("referral-child")
        self.send_too_early()
        self.photograph("referral-child-errors")

    def type_child_and_leave(self):
        self.page.goto(self.page.url)
        with self.page.expect_response("**/steps/child/save"):
            type_child(self.keys)
        self.page.wait_for_selector("text=/Draft saved/")
        notice = self.page.get_by_role("status").filter(has_text="1 record looks like this child")
        assert "same date of birth, name spelled alike" in notice.inner_text()
        self.see("referral-child-notice")

    def take_up_again(self):
        self.page.goto(f"{self.address}/referrals/drafts")
        self.see("referral-drafts")
        self.keys.press("text=Sara", "Enter")
        self.page.wait_for_url(re.compile("/check$"))
        self.see("referral-tasks")
        self.keys.press("text=The child", "Enter")
        self.page.wait_for_url(re.compile("/steps/child$"))

    def say_same_child(self, known):
        self.keys.enter(re.compile("/matches$"))
        assert self.page.get_by_text("Same date of birth, name spelled alike").is_visible()
        self.see("referral-matches")
        self.send_too_early()
        self.keys.press(f"#id_{known.uuid}", "Space")
        self.keys.enter(re.compile("/steps/concern$"))

    def type_the_rest(self):
        self.see("referral-concern")
        type_concern(self.keys)
        self.keys.enter(re.compile("/steps/referrer$"))
        self.see("referral-referrer")
        self.keys.type_in("#id_source", "School")
        self.keys.type_in("#id_referrer_name", "A Fictional Teacher")
        self.keys.enter(re.compile("/steps/family$"))
        self.see("referral-family")
        for question in ("child_aware", "parent_aware", "service_consent"):
            self.keys.press(f"#id_{question}", "Space")
        self.keys.press("#id_intelligence_form_sent", "ArrowDown")  # from "Yes" to "No"
        self.keys.enter(re.compile("/check$"))

    def send(self):
        self.see("referral-check")
        self.keys.enter(re.compile("/submitted$"))
        self.see("referral-submitted")

    def open_from_the_screening_list(self, referral):
        self.page.goto(f"{self.address}/screening")
        self.see("screening-list")
        self.keys.press(f"a[href='/referrals/{referral.uuid}']", "Enter")
        self.page.wait_for_url(re.compile(f"/referrals/{referral.uuid}$"))
        self.see("referral-detail")
        self.keys.press("text=Decide", "Enter")
        self.page.wait_for_url(re.compile("/screen$"))
        self.see("referral-screen")

    def decide(self, referral, manager):
        self.send_too_early()
        self.keys.press("#id_outcome", "Space")
        self.keys.type_in("#id_lead_worker", manager.name)
        self.keys.press("#id_level", "ArrowRight")
        self.keys.type_in("#id_rationale", "A fictional rationale.")
        self.keys.press("#id_basis", "ArrowRight")
        self.keys.enter(re.compile(f"/referrals/{referral.uuid}$"))
        self.see("referral-screened")


def test_referral_from_the_first_key_to_the_open_case(
    page, live_server, sign_in, check_page, photograph
):
    journey = Journey(page, live_server.url, check_page, photograph)
    known = ChildFactory(
        given_name="Sarah", family_name="Testchild", date_of_birth=date(2010, 5, 4), sex="F"
    )

    sign_in(Role.WORKER)
    journey.begin()
    journey.type_child_and_leave()
    assert ReferralDraft.objects.get().typed["child"]["given_name"] == ["Sara"]
    journey.take_up_again()
    assert page.input_value("#id_given_name") == "Sara"
    type_child(journey.keys)
    journey.say_same_child(known)
    journey.type_the_rest()
    assert page.get_by_text(f"added to the record {known.reference}").is_visible()
    journey.send()
    referral = Referral.objects.get()
    assert referral.child == known
    assert page.get_by_text(referral.reference).first.is_visible()

    manager = sign_in(Role.TEAM_MANAGER)
    journey.open_from_the_screening_list(referral)
    journey.decide(referral, manager)
    case = Case.objects.get()
    assert (case.child, case.lead_worker) == (known, manager)
    assert page.get_by_text("Decision recorded").is_visible()


def open_draft(page, address):
    """A new draft, its first step finished; leaves the page at the concern."""
    page.goto(f"{address}/referrals/new")
    page.get_by_role("button", name="Start now").click()
    page.wait_for_url(re.compile("/steps/child$"))
    type_child(Keyboard(page))
    page.get_by_role("button", name="Continue").click()
    page.wait_for_url(re.compile("/steps/concern$"))


def test_draft_in_two_windows_keeps_what_was_typed_last_and_seen(
    page, context, live_server, sign_in
):
    sign_in(Role.WORKER)
    open_draft(page, live_server.url)
    other = context.new_page()
    other.goto(page.url)
    with page.expect_response("**/steps/concern/save"):
        page.fill("#id_concerns", "Typed in the first window.")
    with other.expect_response("**/steps/concern/save"):
        other.fill("#id_concerns", "Typed in the second window.")
    other.wait_for_selector("text=changed in another window")
    typed = ReferralDraft.objects.get().typed["concern"]["concerns"]
    assert typed == ["Typed in the first window."]
    other.get_by_role("button", name="Continue").click()
    summary = other.locator(".govuk-error-summary")
    assert "changed in another window" in summary.inner_text()
    assert other.input_value("#id_concerns") == "Typed in the second window."
    other.get_by_role("button", name="Save and come back later").click()
    other.wait_for_url(re.compile("/referrals/drafts$"))
    typed = ReferralDraft.objects.get().typed["concern"]["concerns"]
    assert typed == ["Typed in the second window."]


def test_words_typed_after_the_draft_was_sent_elsewhere_are_kept_to_copy(
    page, live_server, sign_in, check_page
):
    user = sign_in(Role.WORKER)
    open_draft(page, live_server.url)
    draft = ReferralDraft.objects.get()
    ReferralFactory(uuid=draft.uuid, logged_by=user)
    draft.delete()
    with page.expect_response("**/steps/concern/save"):
        page.fill("#id_concerns", "Typed too late.")
    page.wait_for_selector("text=Copy what you need before you leave")
    page.get_by_role("button", name="Continue").click()
    page.wait_for_url(re.compile("/typed-work/.*/text$"))
    assert page.get_by_text("Typed too late.").is_visible()
    assert page.get_by_text("was sent in another window").is_visible()
    check_page()


@pytest.mark.parametrize("width", [1280, 320])
def test_very_long_name_leaves_the_rest_of_its_list_in_sight(
    page, live_server, sign_in, check_page, width
):
    page.set_viewport_size({"width": width, "height": 800})
    sign_in(Role.TEAM_MANAGER)
    child = ChildFactory(given_name="W" * 100, family_name="M" * 100)
    referral = ReferralFactory(child=child)
    ConcernFactory(referral=referral)
    for address in (
        "screening",
        "referrals",
        f"referrals/{referral.uuid}",
        f"children/{child.uuid}",
    ):
        page.goto(f"{live_server.url}/{address}")
        check_page()
    page.goto(f"{live_server.url}/screening")
    late = page.get_by_text(re.compile("working days? late")).bounding_box()
    assert late["x"] + late["width"] <= width


def test_draft_without_script_is_saved_by_its_buttons(browser, live_server, client, settings):
    user = UserFactory(role=Role.WORKER)
    client.force_login(user)
    context = browser.new_context(java_script_enabled=False)
    name = settings.SESSION_COOKIE_NAME
    cookie = {"name": name, "value": client.cookies[name].value, "url": live_server.url}
    context.add_cookies([cookie])
    page = context.new_page()
    page.goto(f"{live_server.url}/referrals/new")
    page.get_by_role("button", name="Start now").click()
    page.fill("#id_given_name", "Sara")
    page.get_by_role("button", name="Save and come back later").click()
    expect(page.get_by_role("link", name="Sara", exact=True)).to_be_visible()
    context.close()


@pytest.mark.parametrize("width", [1280, 320])
def test_referral_pages_fit_a_narrow_screen(
    page, live_server, sign_in, check_page, photograph, width
):
    page.set_viewport_size({"width": width, "height": 800})
    sign_in(Role.TEAM_MANAGER)
    for address in ("referrals", "referrals/new", "referrals/drafts", "screening"):
        page.goto(f"{live_server.url}/{address}")
        check_page()
    page.goto(f"{live_server.url}/referrals/new")
    page.get_by_role("button", name="Start now").click()
    for step in ("child", "concern", "referrer", "family"):
        page.goto(re.sub("/steps/.*", f"/steps/{step}", page.url))
        check_page()
        photograph(f"step-{step}-{width}")
