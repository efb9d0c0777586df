"""Signing in: password, second step, single sign-on's settings, and what is kept of it."""

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.contrib.sessions.models import Session
from django.core import mail

from getsafe import demo_accounts, key_ring
from getsafe.models import AuditEntry
from getsafe.permissions import Role
from tests.factories import UserFactory
from tests.factories.people import PASSWORD

pytestmark = pytest.mark.django_db
SECRET = "JBSWY3DPEHPK3PXP"


@pytest.fixture(autouse=True)
def _second_step_is_required(settings):
    settings.MFA_REQUIRED = True


@pytest.fixture
def time_machine_clock():
    with time_machine.travel("2025-03-03 09:00", tick=False) as clock:
        yield clock


def code():
    counter = next(yield_hotp_counters_from_time())
    return format_hotp_value(hotp_value(SECRET, counter))


def enrolled(**about):
    person = UserFactory(**about)
    TOTP.activate(person, SECRET)
    RecoveryCodes.activate(person)
    return person


def sign_in(client, person, password=PASSWORD, **more):
    return client.post("/account/login/", {"login": person.email, "password": password} | more)


def verbs():
    return list(AuditEntry.objects.order_by("id").values_list("verb", flat=True))


def test_sign_in_with_password_and_code_reaches_the_page_asked_for(client):
    person = enrolled(role=Role.WORKER)
    answer = sign_in(client, person, next="/account/2fa/")
    assert answer.url.startswith("/account/2fa/authenticate/")
    assert client.get("/account/2fa/").url.startswith("/account/login/")
    answer = client.post("/account/2fa/authenticate/", {"code": code()})
    assert answer.url == "/account/2fa/"
    assert client.get(answer.url).status_code == 200
    row = AuditEntry.objects.get()
    assert (row.verb, row.actor_id, row.details) == (
        "user.sign_in", person.pk, {"methods": ["password", "mfa"]},
    )  # fmt: skip


def test_sign_in_with_a_wrong_password_is_refused_and_audited(client):
    person = enrolled()
    answer = sign_in(client, person, password="wrong horse")
    assert answer.status_code == 200
    assert "_auth_user_id" not in client.session
    row = AuditEntry.objects.get()
    assert (row.verb, row.subject_key, row.actor_id) == (
        "user.sign_in_refused", str(person.uuid), None,
    )  # fmt: skip


def test_sign_in_with_the_published_password_is_refused_where_children_are_real(client, settings):
    person = UserFactory()
    person.set_password(demo_accounts.PASSWORD)
    person.save()
    settings.FICTION = False
    assert sign_in(client, person, password=demo_accounts.PASSWORD).status_code == 200
    assert verbs() == ["user.sign_in_refused"]
    settings.FICTION = True
    assert sign_in(client, person, password=demo_accounts.PASSWORD).status_code == 302


def test_sign_in_of_nobody_keeps_nothing_of_what_was_typed(client):
    client.post("/account/login/", {"login": "nobody@example.gov.uk", "password": "x" * 14})
    row = AuditEntry.objects.get()
    assert row.details == {"account": "unknown"}
    assert "nobody" not in f"{row.actor_label}{row.subject_key}{row.reason}"


def test_sign_in_of_an_inactive_account_is_refused(client):
    person = enrolled(is_active=False)
    sign_in(client, person)
    assert "_auth_user_id" not in client.session


def test_account_is_locked_after_five_failures_while_its_office_goes_on(client):
    person, colleague = enrolled(), enrolled()
    for _ in range(5):
        sign_in(client, person, password="wrong horse")
    locked = sign_in(client, person)
    assert "there were too many attempts" in locked.content.decode()
    assert sign_in(client, colleague).url.startswith("/account/2fa/authenticate/")


def test_second_step_with_a_wrong_code_is_refused_and_audited(client):
    person = enrolled()
    sign_in(client, person)
    assert client.post("/account/2fa/authenticate/", {"code": "000000"}).status_code == 200
    assert "_auth_user_id" not in client.session
    assert verbs() == ["user.second_step_refused"]


def test_person_without_a_second_step_reaches_only_its_set_up(client):
    person = UserFactory(role=Role.INFORMATION_GOVERNANCE)
    sign_in(client, person)
    page = f"/records/getsafe.user/{person.uuid}/reason"
    assert (
        client.get(page).url
        == f"/account/2fa/?next=%2Frecords%2Fgetsafe.user%2F{person.uuid}%2Freason"
    )
    assert client.post(page).url == "/"
    assert client.get("/account/2fa/").status_code == 200
    assert client.get("/health/live").status_code == 200


@pytest.mark.django_db(transaction=True)
def test_person_who_sets_up_an_app_goes_on_and_the_secret_is_unreadable(client):
    person = UserFactory(role=Role.INFORMATION_GOVERNANCE)
    sign_in(client, person)
    assert client.get("/account/2fa/totp/activate/").url.startswith("/account/reauthenticate/")
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    assert client.get("/account/2fa/totp/activate/").status_code == 200
    secret = client.session["mfa.totp.secret"]
    counter = next(yield_hotp_counters_from_time())
    answer = client.post(
        "/account/2fa/totp/activate/", {"code": format_hotp_value(hotp_value(secret, counter))}
    )
    assert answer.status_code == 302
    assert client.get(f"/records/getsafe.user/{person.uuid}/reason").status_code == 404
    kept = Authenticator.objects.get(user=person, type="totp").data["secret"]
    assert secret not in kept
    assert key_ring.decrypt(kept) == secret
    assert "user.second_step_added" in verbs()


def test_session_with_a_password_only_gains_nothing_from_a_step_set_up_elsewhere(client):
    person = UserFactory(role=Role.INFORMATION_GOVERNANCE)
    sign_in(client, person)
    TOTP.activate(person, SECRET)
    assert client.get(f"/records/getsafe.user/{person.uuid}/reason").status_code == 302


@pytest.mark.parametrize("steps", [1, 2])
def test_person_who_removes_the_last_second_step_reaches_only_its_set_up(client, steps):
    person = enrolled(role=Role.INFORMATION_GOVERNANCE)
    if steps == 2:
        Authenticator.objects.create(user=person, type="webauthn", data={})
    sign_in(client, person)
    client.post("/account/2fa/authenticate/", {"code": code()})
    page = f"/records/getsafe.user/{person.uuid}/reason"
    assert client.get(page).status_code == 404
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    assert client.post("/account/2fa/totp/deactivate/").url == "/account/2fa/"
    assert not Authenticator.objects.filter(user=person, type="totp").exists()
    assert client.get(page).status_code == (302 if steps == 1 else 404)


def test_second_step_is_not_asked_where_the_demonstration_turned_it_off(client, settings):
    settings.MFA_REQUIRED = False
    person = UserFactory(role=Role.INFORMATION_GOVERNANCE)
    sign_in(client, person)
    assert client.get(f"/records/getsafe.user/{person.uuid}/reason").status_code == 404


def test_nobody_signs_up(client):
    answer = client.post(
        "/account/signup/", {"email": "new@example.gov.uk", "password1": "a-long-password-1"}
    )
    assert "csrfmiddlewaretoken" not in answer.content.decode().split("<main")[1]
    assert Session.objects.count() == 0


def test_password_reset_sends_a_link_to_a_person_and_nothing_to_nobody(client):
    person = UserFactory()
    for address in (person.email, "nobody@example.gov.uk"):
        answer = client.post("/account/password/reset/", {"email": address})
        assert answer.url == "/account/password/reset/done/"
    sent = [message.to for message in mail.outbox if "/password/reset/key/" in message.body]
    assert sent == [[person.email]]


def test_recovery_code_takes_the_place_of_the_app_once(client):
    person = enrolled()
    (first, *_) = (
        Authenticator.objects.get(user=person, type="recovery_codes").wrap().get_unused_codes()
    )
    sign_in(client, person)
    assert client.post("/account/2fa/authenticate/", {"code": first}).url == "/"
    client.post("/account/logout/")
    sign_in(client, person)
    assert client.post("/account/2fa/authenticate/", {"code": first}).status_code == 200


def test_pages_are_kept_by_no_browser_and_name_their_request(client):
    answer = client.get("/account/login/")
    assert "no-store" in answer.headers["Cache-Control"]
    assert len(answer.headers["X-Request-ID"]) == 32


def test_audit_row_names_the_request_that_made_it(client):
    answer = sign_in(client, UserFactory())
    assert AuditEntry.objects.get().request_id == answer.headers["X-Request-ID"]


def test_idle_session_ends_and_a_used_one_goes_on(client, time_machine_clock):
    sign_in(client, enrolled())
    client.post("/account/2fa/authenticate/", {"code": code()})
    for _ in range(4):
        time_machine_clock.shift(20 * 60)
        assert client.get("/account/2fa/").status_code == 200
    time_machine_clock.shift(31 * 60)
    assert client.get("/account/2fa/").url.startswith("/account/login/")
