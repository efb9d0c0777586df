"""The pages of a meeting that sits: opened, screened, decided, minuted, approved."""

from datetime import date, timedelta

import pytest
from bs4 import BeautifulSoup

from getsafe.dates import today
from getsafe.models import Agency, RiskLevel
from getsafe.permissions import Role
from meetings.models import Action, Addendum
from tests.factories import (
    AgendaItemFactory,
    AttendanceFactory,
    CaseFactory,
    ChildFactory,
    ConcernFactory,
    MeetingFactory,
    UserFactory,
)
from tests.integration.meetings.pages import dated, errors, get, url

pytestmark = pytest.mark.django_db


def hold(client, meeting):
    statuses = {f"place-{place.pk}": "present" for place in meeting.attendance.all()}
    sent = {**dated("held_on", today()), "confidentiality_read": "on", **statuses}
    return client.post(url("meeting-hold", meeting.uuid), sent)


def test_hold_without_the_statement_read_keeps_what_was_typed(as_manager, manager):
    meeting = MeetingFactory(chair=manager, held_on=today())
    sent = {**dated("held_on", today()), "name": "A fictional guest"}

    page = errors(as_manager.post(url("meeting-hold", meeting.uuid), sent))

    assert "A fictional guest" in page
    meeting.refresh_from_db()
    assert meeting.status == "planned"


def test_weekly_meeting_screens_a_referral_and_goes_on_to_the_next_item(as_manager, manager):
    referral = ConcernFactory(referral__received_on=today()).referral
    meeting = MeetingFactory(chair=manager, held_on=today())
    item = AgendaItemFactory(
        meeting=meeting, subject="referral", referral=referral, heading="New referrals"
    )
    last = AgendaItemFactory(meeting=meeting)
    assert hold(as_manager, meeting).url == url("item-detail", item.uuid)
    lead = UserFactory(role=Role.WORKER)
    sent = {
        "notes-discussion": "What was said",
        "notes-professional_notes": "",
        "decision-outcome": "MACE1",
        "decision-level": RiskLevel.objects.get(code="high").pk,
        "decision-lead_worker": lead.pk,
        "do": "next",
    }

    page = errors(as_manager.post(url("item-detail", item.uuid), sent))
    assert "Enter the rationale" in page
    assert f">{lead.name}</option>" in page
    assert "What was said" in page
    response = as_manager.post(
        url("item-detail", item.uuid), sent | {"decision-rationale": "A fictional rationale."}
    )

    assert response.url == url("item-detail", last.uuid)
    referral.refresh_from_db()
    assert referral.status == "screened"
    assert item.decisions.get().screening.level.code == "high"
    item.refresh_from_db()
    assert item.discussion == "What was said"


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({}, "status"),
        ({"decision-status": "former_relevant"}, "decided_on"),
        ({"decision-outcome": "SINGLE"}, "single_to"),
        ({"decision-outcome": "OTHERLA"}, "council_to"),
    ],
)
def test_screening_of_an_adult_asks_beside_the_field_for_what_is_missing(
    as_manager, manager, changed, field
):
    adult = ChildFactory(date_of_birth=date(2005, 1, 1))
    referral = ConcernFactory(referral__received_on=today(), referral__child=adult).referral
    meeting = MeetingFactory(status="held", chair=manager, held_on=today())
    item = AgendaItemFactory(meeting=meeting, subject="referral", referral=referral)
    sent = {
        "decision-outcome": "MACE1",
        "decision-level": RiskLevel.objects.get(code="high").pk,
        "decision-lead_worker": UserFactory(role=Role.WORKER).pk,
        "decision-rationale": "A fictional rationale.",
        "do": "decision",
    }
    address = url("item-detail", item.uuid)
    assert f'href="#id_decision-{field}' in errors(as_manager.post(address, sent | changed))
    agreed = {"decision-status": "former_relevant", **dated("decision-decided_on", today())}
    as_manager.post(address, sent | agreed)
    assert referral.child.cases.exists()


def test_adding_an_action_keeps_the_decision_half_typed(as_manager, manager):
    meeting = MeetingFactory(status="held", chair=manager, held_on=today())
    item = AgendaItemFactory(meeting=meeting, subject="case", case=CaseFactory())
    sent = {
        "decision-kind": "noted",
        "decision-decision_text": "Half a decision",
        "action-text": "A fictional task",
        "action-agency": Agency.objects.get(code="police").pk,
        "action-priority": "high",
        **dated("action-due_on", today() + timedelta(days=7)),
        "do": "action",
    }

    page = as_manager.post(url("item-detail", item.uuid), sent).content.decode()

    assert "Half a decision" in page
    assert "There is a problem" not in page
    action = Action.objects.get()
    assert (action.item, action.case, action.priority) == (item, item.case, "high")


def test_decision_of_a_partner_is_not_taken(client, partner):
    meeting = MeetingFactory(
        status="held", chair=UserFactory(role=Role.TEAM_MANAGER), held_on=today()
    )
    AttendanceFactory(meeting=meeting, person=partner)
    item = AgendaItemFactory(meeting=meeting)
    client.force_login(partner)

    page = client.post(
        url("item-detail", item.uuid), {"do": "decision", "decision-decision_text": "Mine"}
    ).content.decode()

    assert "Record decision" not in page
    assert not item.decisions.exists()


def test_minutes_are_approved_then_only_added_to(as_manager, manager):
    meeting = MeetingFactory(status="held", chair=manager, held_on=today())
    AgendaItemFactory(meeting=meeting)

    as_manager.post(url("minutes-approve", meeting.uuid))

    meeting.refresh_from_db()
    assert meeting.status == "minutes_approved"
    as_manager.post(url("addendum-add", meeting.uuid), {"text": "A fictional correction"})
    assert Addendum.objects.get().text == "A fictional correction"
    assert "A fictional correction" in get(as_manager, url("minutes", meeting.uuid))


def groups(page, name):
    """Each group of a list box with the people in it; those outside any under ""."""
    found = BeautifulSoup(page, "html.parser").find("select", {"name": name})
    named = {
        group["label"]: [option.text for option in group.find_all("option")]
        for group in found.find_all("optgroup")
    }
    return {"": [one.text for one in found.find_all("option", recursive=False)]} | named


def test_those_invited_are_offered_an_action_first(as_manager, manager, partner):
    meeting = MeetingFactory(status="held", chair=manager, held_on=today())
    item = AgendaItemFactory(meeting=meeting)
    address = url("item-detail", item.uuid)
    everyone = groups(get(as_manager, address), "action-owner")
    assert list(everyone) == [""]
    AttendanceFactory(meeting=meeting, person=partner)
    AttendanceFactory(meeting=meeting, person=None, name="A fictional parent")

    offered = groups(get(as_manager, address), "action-owner")

    assert offered[""] == ["Nobody named yet"]
    assert offered["Invited to this meeting"] == [f"{partner.name} ({partner.agency.name})"]
    assert manager.name in "".join(offered["Others with an account"])
    sent = {
        "action-text": "A fictional task",
        "action-agency": partner.agency_id,
        "action-owner": partner.pk,
        "action-priority": "normal",
        **dated("action-due_on", today()),
        "do": "action",
    }
    as_manager.post(address, sent)
    assert Action.objects.get().owner == partner


def test_those_invited_to_a_mace1_are_offered_its_actions_first(as_manager, manager, partner):
    case = CaseFactory(status="pending_mace1")
    planned = MeetingFactory(code="mace1", case=case, chair=manager, held_on=today())
    AttendanceFactory(meeting=planned, person=partner)
    offered = groups(get(as_manager, url("mace1-record", case.uuid)), "actions-0-owner")
    assert offered["Invited to this meeting"] == [f"{partner.name} ({partner.agency.name})"]


def test_a_decision_without_its_words_says_what_to_enter(as_manager, manager):
    meeting = MeetingFactory(status="held", chair=manager, held_on=today())
    item = AgendaItemFactory(meeting=meeting, subject="case", case=CaseFactory())
    address = url("item-detail", item.uuid)
    page = errors(as_manager.post(address, {"decision-kind": "disruption", "do": "decision"}))
    assert "Enter what was decided" in page
