"""A request that was not clear: the clock stops, and starts anew when the requester answers."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from getsafe.errors import NotAllowed, Refused
from getsafe.models import AuditEntry
from getsafe.permissions import Role
from reporting.actions import clarifications, foi_requests, releases
from reporting.queries.clock import get_count
from tests.factories import FoiPartFactory, FoiRequestFactory, UserFactory

pytestmark = pytest.mark.django_db
ASKED_ON, CLEAR_ON, DUE_ON = date(2025, 4, 24), date(2025, 5, 6), date(2025, 6, 4)


@pytest.fixture
def officer():
    return UserFactory(role=Role.FOI_OFFICER)


@pytest.fixture
def approver():
    return UserFactory(role=Role.TEAM_MANAGER)


@pytest.fixture
def asked():
    """The request of 14 April 2025, with one part."""
    return FoiPartFactory().request


def text_of(response):
    assert response.status_code == 200
    return response.content.decode()


def typed(name, day):
    return {f"{name}-day": day.day, f"{name}-month": day.month, f"{name}-year": day.year}


def test_request_made_clear_is_due_twenty_working_days_after_that(officer, asked):
    waiting = clarifications.ask(asked, by=officer, asked_on=ASKED_ON)
    assert waiting.status == "clarifying"
    clear = clarifications.receive(asked, by=officer, clarified_on=CLEAR_ON)
    assert (clear.status, clear.due_on, clear.received_on) == ("open", DUE_ON, date(2025, 4, 14))
    first, *_, last = get_count(clear)
    assert (first.on, first.because) == (
        CLEAR_ON,
        "Made clear by the requester: counting starts anew after this day",
    )
    assert (last.on, last.number) == (DUE_ON, 20)
    verbs = AuditEntry.objects.order_by("id").values_list("verb", flat=True)
    assert list(verbs) == ["foi_request.ask_clarification", "foi_request.receive_clarification"]


def test_request_can_be_asked_about_again_after_it_was_made_clear(officer, asked):
    clarifications.ask(asked, by=officer, asked_on=ASKED_ON)
    clarifications.receive(asked, by=officer, clarified_on=CLEAR_ON)
    with pytest.raises(Refused, match="on or after the day it arrived"):
        clarifications.ask(asked, by=officer, asked_on=ASKED_ON)
    clarifications.ask(asked, by=officer, asked_on=CLEAR_ON)
    again = clarifications.receive(asked, by=officer, clarified_on=CLEAR_ON)
    assert again.due_on == DUE_ON


def test_days_out_of_order_are_refused(officer, asked):
    with pytest.raises(Refused, match="on or after the day it arrived") as refusal:
        clarifications.ask(asked, by=officer, asked_on=date(2025, 4, 13))
    assert refusal.value.field == "asked_on"
    clarifications.ask(asked, by=officer, asked_on=ASKED_ON)
    with pytest.raises(Refused, match="on or after the day you asked") as refusal:
        clarifications.receive(asked, by=officer, clarified_on=ASKED_ON - timedelta(days=1))
    assert refusal.value.field == "clarified_on"


def test_answer_waits_while_the_request_is_not_clear(officer, asked):
    clarifications.ask(asked, by=officer, asked_on=ASKED_ON)
    for act in (
        lambda: foi_requests.remove_part(asked.parts.get(), by=officer),
        lambda: releases.prepare(asked, by=officer),
        lambda: clarifications.ask(asked, by=officer, asked_on=ASKED_ON),
    ):
        with pytest.raises(Refused, match="not clear yet"):
            act()
    clarifications.receive(asked, by=officer, clarified_on=CLEAR_ON)
    assert releases.prepare(asked, by=officer)


def test_request_that_is_never_made_clear_is_closed_without_an_answer(officer, asked):
    clarifications.ask(asked, by=officer, asked_on=ASKED_ON)
    assert foi_requests.withdraw(asked, by=officer, reason="Lapsed").status == "withdrawn"
    with pytest.raises(Refused, match="has not been asked"):
        clarifications.receive(asked, by=officer, clarified_on=CLEAR_ON)


def test_only_those_who_answer_requests_ask_and_receive(officer, approver, asked):
    with pytest.raises(NotAllowed):
        clarifications.ask(asked, by=approver, asked_on=ASKED_ON)
    clarifications.ask(asked, by=officer, asked_on=ASKED_ON)
    with pytest.raises(NotAllowed):
        clarifications.receive(asked, by=approver, clarified_on=CLEAR_ON)
    assert clarifications.receive(asked, by=officer, clarified_on=CLEAR_ON)


@pytest.mark.parametrize(
    "facts",
    [
        {"status": "clarifying"},
        {"clarified_on": CLEAR_ON},
        {"clarification_asked_on": timezone.localdate() + timedelta(9)},
        {"clarification_asked_on": date(2025, 4, 13)},
        {"clarification_asked_on": CLEAR_ON, "clarified_on": ASKED_ON},
        {"clarification_asked_on": ASKED_ON, "clarified_on": timezone.localdate() + timedelta(9)},
    ],
)
def test_database_refuses_dates_that_cannot_be(facts):
    with pytest.raises(DatabaseError), transaction.atomic():
        FoiRequestFactory(**facts)
    assert FoiRequestFactory(clarification_asked_on=ASKED_ON, clarified_on=CLEAR_ON)


def test_officer_stops_and_starts_the_clock_by_form(client, officer, approver, asked):
    client.force_login(officer)
    address = f"/foi/{asked.uuid}/"
    assert "Enter the date you asked" in text_of(client.post(f"{address}clarification/ask", {}))
    early = typed("asked_on", date(2025, 4, 1))
    page = text_of(client.post(f"{address}clarification/ask", early))
    assert "on or after the day it arrived" in page
    sent = client.post(f"{address}clarification/ask", typed("asked_on", ASKED_ON))
    assert sent.url == address
    page = text_of(client.get(address))
    assert "Waiting for the requester" in page
    assert "20 working days after the requester answers" in page
    assert "Send for approval" not in page
    register = text_of(client.get("/foi/"))
    assert register.index(asked.reference) < register.index("Stopped")

    page = text_of(client.post(f"{address}clarification/receive", {}))
    assert "Enter the date the answer arrived" in page
    client.post(f"{address}clarification/receive", typed("clarified_on", CLEAR_ON))
    page = text_of(client.get(address))
    assert "Now due Wednesday 4 June 2025" in page
    assert "Made clear" in page
    releases.approve(releases.prepare(asked, by=officer), by=approver)
    assert "Made clear 6 May 2025" in text_of(client.get(f"{address}reply.txt"))
    assert ",2025-05-06," in client.get(f"{address}log.csv").content.decode()
