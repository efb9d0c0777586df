"""Signing in with a second step, and typed work that survives a session's end."""

import re
import time

import pytest
from allauth.mfa.totp.internal import auth as totp
from django.contrib.sessions.models import Session
from django.utils import timezone

from getsafe.models import AuditEntry, RiskLevelSpell, SavedForm
from getsafe.permissions import Role
from tests.factories import CaseFactory, RiskLevelSpellFactory, UserFactory
from tests.factories.people import PASSWORD

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}
RATIONALE = "Seen twice at the station.\nShe said: “I am fine” <really>."


@pytest.fixture(autouse=True)
def _second_step_is_required(settings):
    settings.MFA_REQUIRED = True
    # Two codes of one half-minute are refused the second time, as they should be.
    settings.MFA_TOTP_PERIOD = 1


@pytest.fixture
def go(page, live_server):
    return lambda path: page.goto(f"{live_server.url}{path}")


def heading(page):
    return page.locator("h1").inner_text()


def press(page, name):
    page.get_by_role("button", name=name, exact=True).click()


def enter_password(page, person):
    page.get_by_label("Email address").fill(person.email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    press(page, "Sign in")


def enter_code(page, secret, button="Continue"):
    counter = int(time.time())
    page.get_by_label("Code").fill(totp.format_hotp_value(totp.hotp_value(secret, counter)))
    press(page, button)


def confirm(page):
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    press(page, "Continue")


def set_up_app(page, person):
    """Sign in for the first time and set up an app; returns its secret."""
    enter_password(page, person)
    page.get_by_role("link", name="Set up authenticator app").click()
    confirm(page)
    secret = page.locator(".app-secret").inner_text().strip()
    enter_code(page, secret)
    return secret


def end_session():
    Session.objects.all().delete()


def test_person_sets_up_an_app_and_signs_in_with_it(page, go, check_page, photograph):
    person = UserFactory(role=Role.WORKER)
    go("/cases")
    check_page()
    enter_password(page, person)
    assert heading(page) == "Signing in securely"
    assert page.get_by_text("Set up an authenticator app or a passkey to go on").is_visible()
    check_page()
    photograph("second-step-wanted")
    page.get_by_role("link", name="Set up authenticator app").click()
    confirm(page)
    check_page()
    secret = page.locator(".app-secret").inner_text().strip()
    enter_code(page, secret)
    assert "recovery codes" in heading(page).lower()
    check_page()
    go("/cases")
    assert heading(page) == "Open cases"
    press(page, "Sign out")
    page.wait_for_timeout(1100)
    go("/cases")
    enter_password(page, person)
    check_page()
    enter_code(page, secret, button="Sign in")
    assert heading(page) == "Open cases"
    verbs = AuditEntry.objects.order_by("id").values_list("verb", flat=True)
    assert [verb for verb in verbs if verb.startswith("user.")] == [
        "user.sign_in",
        "user.second_step_added",
        "user.second_step_added",
        "user.sign_out",
        "user.sign_in",
    ]


def test_person_signs_in_with_a_passkey_alone(page, go):
    cdp = page.context.new_cdp_session(page)
    cdp.send("WebAuthn.enable")
    cdp.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
    person = UserFactory(role=Role.WORKER)
    go("/account/login/")
    enter_password(page, person)
    page.get_by_role("link", name="Add a passkey").click()
    confirm(page)
    page.get_by_label("Name for this passkey").fill("Work laptop")
    page.get_by_label("Let me sign in with this passkey alone").check()
    press(page, "Add passkey")
    page.wait_for_url(re.compile("recovery-codes|webauthn/$"))
    go("/cases")
    press(page, "Sign out")
    go("/account/login/")
    press(page, "Sign in with a passkey")
    page.wait_for_url(lambda url: "/account/" not in url)
    go("/cases")
    assert heading(page) == "Open cases"


@pytest.fixture
def case():
    case = CaseFactory()
    RiskLevelSpellFactory(case=case)
    return case


def type_and_lose_the_session(page, go, case):
    """A manager types a new level of risk; the session ends before it is sent."""
    go(f"/cases/{case.uuid}/level/change")
    page.get_by_label("High").check()
    page.get_by_label(re.compile("Rationale|Why")).fill(RATIONALE)
    end_session()
    page.locator("main button[type=submit]").first.click()
    assert heading(page) == "Sign in"


def test_typed_work_is_there_after_signing_in_again(
    page, go, case, settings, check_page, photograph
):
    settings.MFA_REQUIRED = False
    manager = UserFactory(role=Role.TEAM_MANAGER)
    go("/")
    enter_password(page, manager)
    type_and_lose_the_session(page, go, case)
    enter_password(page, manager)
    assert page.get_by_label(re.compile("Rationale|Why")).input_value() == RATIONALE
    assert page.get_by_label("High").is_checked()
    assert "has not been saved yet" in page.locator("main").inner_text()
    check_page()
    photograph("typed-work")
    assert RiskLevelSpell.objects.filter(case=case, level__code="high").count() == 0
    page.locator("main button[type=submit]").first.click()
    page.wait_for_url(re.compile(rf"/cases/{case.uuid}"))
    assert RiskLevelSpell.objects.get(case=case, level__code="high").rationale.split() == (
        RATIONALE.split()
    )
    assert not SavedForm.objects.exists()


def test_typed_work_is_not_there_for_somebody_else(page, go, case, settings):
    settings.MFA_REQUIRED = False
    manager, colleague = (UserFactory(role=Role.TEAM_MANAGER) for _ in range(2))
    go("/")
    enter_password(page, manager)
    type_and_lose_the_session(page, go, case)
    enter_password(page, colleague)
    assert "station" not in page.content()
    go(f"/cases/{case.uuid}/level/change")
    assert page.get_by_label(re.compile("Rationale|Why")).input_value() == ""
    kept = SavedForm.objects.get()
    assert kept.owner == manager
    go(f"/typed-work/{kept.uuid}/text")
    assert heading(page) == "Page not found"
    assert kept.expires_at > timezone.now()


def test_accounts_and_audit_log_read_well(page, go, settings, check_page, photograph):
    settings.MFA_REQUIRED = False
    other = UserFactory(name="Sam Example", role=Role.PARTNER)
    read_by = {
        Role.SYSTEM_ADMINISTRATOR: {
            "accounts": "/people",
            "account": f"/people/{other.uuid}",
            "account-add": "/people/add",
            "account-off": f"/people/{other.uuid}/deactivate",
        },
        Role.INFORMATION_GOVERNANCE: {
            "audit": "/audit",
            "reason": f"/records/getsafe.case/{CaseFactory().uuid}/reason",
        },
    }
    for role, pages in read_by.items():
        first = next(iter(pages.values()))
        page.set_viewport_size({"width": 1280, "height": 900})
        page.context.clear_cookies()
        go(first)
        enter_password(page, UserFactory(name="Alex Example", role=role))
        for name, path in pages.items():
            go(path)
            check_page()
            photograph(name)
        page.set_viewport_size({"width": 320, "height": 700})
        go(first)
        check_page()
        photograph(f"narrow{first.replace('/', '-')}")
