"""A change that the database refuses ends in a sentence, with what was typed kept."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.contrib.messages.storage.cookie import CookieStorage
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.urls import reverse

from getsafe.errors import Refused
from getsafe.middleware.clashes import CLASH, Clashes
from getsafe.permissions import Role
from tests.factories import ActionFactory, CaseFactory, ClosedCaseFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def sent(rf):
    request = rf.post(reverse("getsafe:case-persons", args=[CaseFactory().uuid]), {"count": "3"})
    request.user = UserFactory(role=Role.WORKER)
    request._messages = CookieStorage(request)
    return request


def answer(request, error):
    return Clashes(lambda _: None).process_exception(request, error)


def said(request):
    return [message.message for message in request._messages]


def broken_constraint():
    case = CaseFactory()
    with pytest.raises(IntegrityError) as caught, transaction.atomic():
        CaseFactory(referral=case.referral)
    return caught.value


def test_lost_race_leads_back_with_a_sentence(sent):
    assert answer(sent, broken_constraint()).status_code == 302
    assert said(sent) == [CLASH]


def test_refusal_that_no_page_expects_is_said(sent):
    assert answer(sent, Refused("Close the other case first")).status_code == 302
    assert said(sent) == ["Close the other case first"]


def test_background_save_gets_the_sentence_itself(sent):
    sent.META["HTTP_X_REQUESTED_WITH"] = "fetch"
    answered = answer(sent, broken_constraint())
    assert (answered.status_code, answered.content.decode()) == (409, CLASH)


def test_mistake_of_the_program_stays_an_error(sent):
    with pytest.raises(DatabaseError) as caught, transaction.atomic():
        connection.cursor().execute("SELECT no_such_column")
    assert answer(sent, caught.value) is None
    assert answer(sent, ValueError("x")) is None


def test_case_closed_meanwhile_is_said(sent):
    with pytest.raises(IntegrityError) as caught, transaction.atomic():
        ActionFactory(case=ClosedCaseFactory())
    assert answer(sent, caught.value).status_code == 302
    assert said(sent) == [CLASH]


def test_rule_of_one_row_is_a_mistake_of_the_program(sent):
    with pytest.raises(IntegrityError) as caught, transaction.atomic():
        CaseFactory(status="no status")
    assert answer(sent, caught.value) is None


def test_reading_a_page_is_not_a_clash(sent):
    sent.method = "GET"
    assert answer(sent, broken_constraint()) is None


def test_stranger_is_told_nothing(sent):
    sent.user = AnonymousUser()
    assert answer(sent, broken_constraint()) is None
