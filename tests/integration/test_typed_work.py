"""Typed work survives the sign-in that follows: for its owner, encrypted, for a day, unsent."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from getsafe import tasks
from getsafe.models import AuditEntry, SavedForm
from getsafe.permissions import Role
from tests.factories import CaseFactory, UserFactory
from tests.factories.people import PASSWORD

pytestmark = pytest.mark.django_db
TEXT = "Typed for twenty minutes, with a “quote”"


@pytest.fixture
def tab():
    return Client(enforce_csrf_checks=True)


@pytest.fixture
def reader():
    return UserFactory(role=Role.INFORMATION_GOVERNANCE)


@pytest.fixture
def address(reader):
    return f"/records/getsafe.case/{CaseFactory().uuid}/reason"


def token(answer):
    return re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', answer.content.decode()).group(1)


def sign_in(tab, person, following="/"):
    form = {"login": person.email, "password": PASSWORD, "next": following}
    key = token(tab.get("/account/login/"))
    return tab.post("/account/login/", form | {"csrfmiddlewaretoken": key})


def type_and_expire(tab, person, address):
    """Draw the form, let the session end, send it: returns the address of what follows."""
    sign_in(tab, person)
    key = token(tab.get(address))
    del tab.cookies["getsafe"]
    answer = tab.post(
        address,
        {"csrfmiddlewaretoken": key, "reason": TEXT},
        headers={"Referer": f"http://testserver{address}"},
    )
    assert answer.url.startswith("/account/login/?next=%2Ftyped-work%2F")
    return "/typed-work/" + str(SavedForm.objects.get().uuid)


def test_typed_text_is_in_its_form_after_signing_in_and_nothing_was_written(tab, reader, address):
    following = type_and_expire(tab, reader, address)
    assert not AuditEntry.objects.filter(verb="case.reason").exists()
    answer = sign_in(tab, reader, following)
    assert answer.url == following
    answer = tab.get(following)
    assert answer.url.startswith(f"{address}?typed=")
    html = tab.get(answer.url).content.decode()
    assert TEXT in html.split("<textarea")[1].split("</textarea>")[0]
    assert "has not been saved yet" in html
    assert not AuditEntry.objects.filter(verb="case.reason").exists()


def test_typed_text_is_forgotten_once_it_was_sent(tab, reader, address):
    following = type_and_expire(tab, reader, address)
    sign_in(tab, reader)
    drawn = tab.get(tab.get(following).url)
    sent = {"csrfmiddlewaretoken": token(drawn), "typed_work": str(SavedForm.objects.get().uuid)}
    refused = tab.post(address, sent | {"reason": ""})
    assert 'name="typed_work"' in refused.content.decode()
    assert SavedForm.objects.count() == 1
    assert tab.post(address, sent | {"reason": TEXT}).status_code == 302
    assert SavedForm.objects.count() == 0
    assert AuditEntry.objects.get(verb="case.reason").reason == TEXT


def test_typed_text_is_never_shown_to_another_person(tab, reader, address):
    following = type_and_expire(tab, reader, address)
    key = following.rpartition("/")[2]
    other = UserFactory(role=Role.INFORMATION_GOVERNANCE)
    sign_in(tab, other, following)
    assert tab.get(following).url == "/"
    assert tab.get(f"{following}/text").status_code == 404
    assert TEXT not in tab.get(f"{address}?typed={key}").content.decode()
    assert TEXT not in tab.get("/typed-work").content.decode()
    tab.post(f"{following}/discard", {"csrfmiddlewaretoken": token(tab.get(address))})
    assert SavedForm.objects.get().owner == reader


def test_typed_text_is_unreadable_in_the_database(tab, reader, address):
    type_and_expire(tab, reader, address)
    kept = SavedForm.objects.get().content
    assert TEXT not in kept
    assert "reason" not in kept


def test_typed_text_lasts_a_day(tab, reader, address):
    following = type_and_expire(tab, reader, address)
    SavedForm.objects.update(expires_at=timezone.now() + timedelta(minutes=1))
    tasks.forget_typed_work()
    sign_in(tab, reader)
    assert tab.get(f"{following}/text").status_code == 200
    SavedForm.objects.update(expires_at=timezone.now() - timedelta(minutes=1))
    assert tab.get(f"{following}/text").status_code == 404
    tasks.forget_typed_work()
    assert SavedForm.objects.count() == 0


def test_form_of_a_tab_from_before_a_new_sign_in_is_offered_at_once(tab, reader, address):
    sign_in(tab, reader)
    stale = token(tab.get(address))
    del tab.cookies["getsafe"]
    sign_in(tab, reader)
    answer = tab.post(address, {"csrfmiddlewaretoken": stale, "reason": TEXT})
    drawn = tab.get(tab.get(answer.url).url)
    assert TEXT in drawn.content.decode()


def test_form_of_a_tab_of_somebody_else_is_kept_for_them_alone(tab, reader, address):
    sign_in(tab, reader)
    stale = token(tab.get(address))
    del tab.cookies["getsafe"]
    sign_in(tab, UserFactory(role=Role.INFORMATION_GOVERNANCE))
    answer = tab.post(address, {"csrfmiddlewaretoken": stale, "reason": TEXT})
    assert answer.status_code == 403
    assert TEXT not in answer.content.decode()
    assert SavedForm.objects.get().owner == reader


def test_form_that_this_browser_was_never_given_is_not_kept(tab, reader, address):
    type_and_expire(tab, reader, address)
    stranger = Client(enforce_csrf_checks=True)
    assert (
        stranger.post(address, {"csrfmiddlewaretoken": "a" * 64, "reason": "x"}).status_code == 403
    )
    assert SavedForm.objects.count() == 1


def test_background_save_without_a_session_is_told_so(tab, reader, address):
    sign_in(tab, reader)
    key = token(tab.get(address))
    del tab.cookies["getsafe"]
    form = {"csrfmiddlewaretoken": key, "reason": TEXT}
    answer = tab.post(address, form, headers={"X-Requested-With": "fetch"})
    assert answer.status_code == 401
    assert SavedForm.objects.count() == 0


def test_typed_text_can_be_copied_and_thrown_away(tab, reader, address):
    following = type_and_expire(tab, reader, address)
    sign_in(tab, reader)
    drawn = tab.get(f"{following}/text")
    assert TEXT in drawn.content.decode()
    for said in ("was thrown away", "It is not here any more"):
        sent = {"csrfmiddlewaretoken": token(drawn)}
        assert said in tab.post(f"{following}/discard", sent, follow=True).content.decode()
        assert SavedForm.objects.count() == 0


def test_oldest_kept_forms_make_room(tab, reader, address, monkeypatch):
    monkeypatch.setattr("getsafe.actions.typed_work.MOST", 2)
    sign_in(tab, reader)
    key = token(tab.get(address))
    del tab.cookies["getsafe"]
    for number in range(3):
        tab.post(address, {"csrfmiddlewaretoken": key, "reason": str(number)})
    assert SavedForm.objects.count() == 2
