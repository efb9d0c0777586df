"""Every page of signing in, in our design: each passes axe and the CSP, and does its work."""

import re
import time

import pytest
from allauth.mfa.totp.internal import auth as totp
from django.core import mail

from tests.factories.people import PASSWORD, UserFactory

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.urls("tests.style_guide.urls"),
]

AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture(autouse=True)
def _settings(settings):
    """Let people in without a second step, to a page that needs no role."""
    settings.MFA_REQUIRED = False
    settings.LOGIN_REDIRECT_URL = "/style-guide"
    settings.LOGOUT_REDIRECT_URL = "/account/login/"


@pytest.fixture
def person():
    return UserFactory(name="Alex Example")


@pytest.fixture
def go(page, live_server):
    return lambda path: page.goto(f"{live_server.url}/account/{path}")


@pytest.fixture
def sign_in(page, go):
    def sign_in(person, password=PASSWORD):
        go("login/")
        page.get_by_label("Email address").fill(person.email)
        page.get_by_label("Password", exact=True).fill(password)
        page.get_by_role("button", name="Sign in", exact=True).click()

    return sign_in


def press(page, name):
    page.get_by_role("button", name=name, exact=True).click()


def confirm(page):
    assert heading(page) == "Confirm it is you"
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    press(page, "Continue")


def heading(page):
    return page.locator("h1").inner_text()


def test_sign_in_empty_then_wrong_then_right(page, go, person, sign_in, check_page, photograph):
    go("login/")
    check_page()
    photograph("sign-in")
    press(page, "Sign in")
    assert page.locator(".govuk-error-summary a").all_inner_texts() == [
        "Enter your email address",
        "Enter your password",
    ]
    assert page.title().startswith("Error: Sign in")
    check_page()

    sign_in(person, "wrong")
    assert page.locator(".govuk-error-summary a").get_attribute("href") == "#id_login"
    assert page.get_by_label("Email address").input_value() == person.email
    photograph("sign-in-refused")

    sign_in(person)
    page.wait_for_url("**/style-guide")
    photograph("signed-in")
    assert "Alex Example" in page.locator(".app-account").inner_text()
    check_page()
    press(page, "Sign out")
    page.wait_for_url("**/account/login/")


def test_sign_in_narrow_fits(page, go, person, sign_in, check_page, photograph):
    page.set_viewport_size({"width": 320, "height": 640})
    go("login/")

    check_page()
    photograph("sign-in-narrow")
    sign_in(person)
    page.wait_for_url("**/style-guide")
    check_page()
    photograph("signed-in-narrow")


def test_app_is_set_up_and_asked_for(page, go, person, sign_in, check_page, photograph):
    sign_in(person)
    go("2fa/")
    assert heading(page) == "Signing in securely"
    check_page()
    photograph("mfa-index")

    page.get_by_role("link", name="Set up authenticator app").click()
    check_page()
    confirm(page)
    assert heading(page) == "Set up your authenticator app"
    check_page()
    photograph("mfa-app")
    press(page, "Continue")
    assert "Enter the code from the app" in page.locator(".govuk-error-summary").inner_text()
    secret = page.locator(".app-secret").inner_text()
    page.get_by_label("Code from the app").fill(code_for(secret))
    press(page, "Continue")
    assert heading(page) == "Your recovery codes"
    check_page()
    photograph("mfa-recovery-codes")
    recovery_code = page.locator(".app-codes li").first.inner_text()
    page.get_by_role("link", name="Back to signing in securely").click()
    check_page()

    press(page, "Sign out")
    sign_in(person)
    assert heading(page) == "Enter your code"
    check_page()
    photograph("mfa-code")
    page.get_by_label("Code").fill("000000")
    press(page, "Sign in")
    assert page.locator(".govuk-error-summary").is_visible()
    page.get_by_label("Code").fill(recovery_code)
    press(page, "Sign in")
    page.wait_for_url("**/style-guide")

    go("2fa/recovery-codes/generate/")
    confirm(page)
    for path, title in [
        ("2fa/recovery-codes/generate/", "Make recovery codes"),
        ("2fa/totp/deactivate/", "Remove your authenticator app"),
        ("2fa/reauthenticate/", "Confirm it is you"),
    ]:
        go(path)
        assert heading(page) == title
        check_page()


def code_for(secret):
    counter = int(time.time()) // 30
    return totp.format_hotp_value(totp.hotp_value(secret, counter))


def test_passkey_is_added_renamed_and_removed(page, go, person, sign_in, check_page, photograph):
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
    sign_in(person)

    go("2fa/webauthn/add/")
    confirm(page)
    page.wait_for_url("**/2fa/webauthn/add/")
    check_page()
    photograph("passkey-add")
    page.get_by_label("Name for this passkey").fill("Work laptop")
    page.get_by_label("Let me sign in with this passkey alone").check()
    press(page, "Add passkey")
    page.wait_for_url(re.compile("/2fa/(webauthn|recovery-codes)/$"))

    go("2fa/webauthn/")
    assert page.get_by_text("Work laptop", exact=True).first.is_visible()
    check_page()
    photograph("passkey-list")
    page.get_by_role("link", name="Rename Work laptop").click()
    check_page()
    page.get_by_label("Name for this passkey").fill("Old laptop")
    press(page, "Save")

    press(page, "Sign out")
    sign_in(person)
    check_page()
    press(page, "Use a passkey or security key")
    page.wait_for_url("**/style-guide")

    press(page, "Sign out")
    press(page, "Sign in with a passkey")
    page.wait_for_url("**/style-guide")

    go("2fa/webauthn/")
    page.get_by_role("link", name="Remove Old laptop").click()
    confirm(page)
    page.wait_for_url("**/remove/")
    check_page()
    press(page, "Remove passkey")
    page.wait_for_url("**/2fa/webauthn/")
    assert page.get_by_text("You have not added a passkey.").is_visible()


def test_password_is_changed(page, go, person, sign_in, check_page, photograph):
    sign_in(person)
    go("password/change/")
    check_page()
    photograph("password-change")
    press(page, "Change password")
    assert page.locator(".govuk-error-summary a").all_inner_texts() == [
        "Enter your current password",
        "Enter a new password",
        "Enter the new password again",
    ]
    page.get_by_label("Current password", exact=True).fill(PASSWORD)
    page.get_by_label("New password", exact=True).fill("another fine long phrase")
    page.get_by_label("New password again", exact=True).fill("another fine long phrase")
    press(page, "Change password")
    page.wait_for_selector("text=Your password is changed")
    check_page()


def test_password_forgotten_is_reset_by_email(page, go, person, check_page, photograph):
    go("password/reset/")
    check_page()
    page.get_by_label("Email address").fill(person.email)
    press(page, "Send the link")
    page.wait_for_url("**/password/reset/done/")
    check_page()

    message = mail.outbox[-1]
    assert message.subject == "GETSAFE: reset your password"
    assert "&" not in message.body
    page.goto(re.search(r"http\S+", message.body)[0])
    check_page()
    photograph("password-new")
    page.get_by_label("New password", exact=True).fill("another fine long phrase")
    page.get_by_label("New password again", exact=True).fill("another fine long phrase")
    press(page, "Save new password")
    assert heading(page) == "Your password is changed"
    check_page()

    page.goto(re.search(r"http\S+", message.body)[0])
    assert heading(page) == "This link no longer works"
    check_page()


def test_remaining_pages_are_in_our_design(page, go, person, sign_in, check_page):
    for path, title in [
        ("inactive/", "Your account is closed"),
        ("signup/", "You do not have a GETSAFE account"),
        ("3rdparty/login/cancelled/", "You did not sign in"),
        ("3rdparty/login/error/", "You could not be signed in"),
    ]:
        go(path)
        assert heading(page) == title
        check_page()
    sign_in(person)
    for path, title in [
        ("reauthenticate/", "Confirm it is you"),
        ("logout/", "Sign out"),
    ]:
        go(path)
        assert heading(page) == title
        check_page()
