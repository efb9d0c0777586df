"""The pages of actions: seen and ended by whose they are, kept by the team."""

from datetime import timedelta

import pytest
from django.urls import reverse

from getsafe.dates import today
from getsafe.models import Agency
from meetings.models import Action
from tests.factories import (
    ActionFactory,
    CaseFactory,
)
from tests.integration.meetings.pages import dated, errors, get, url

pytestmark = pytest.mark.django_db


def test_partner_sees_own_and_agency_actions_and_ends_them(client, partner):
    mine = ActionFactory(owner=partner, due_on=today(), text="My fictional task")
    ActionFactory(agency=partner.agency, due_on=today(), text="Our fictional task")
    other = ActionFactory(due_on=today(), text="Their fictional task")
    client.force_login(partner)

    page = get(client, url("action-list") + "?list=all")
    assert "My fictional task" in page
    assert "Our fictional task" in page
    assert "Their fictional task" not in page
    assert client.get(url("action-detail", other.uuid)).status_code == 404

    complete = url("action-complete", mine.uuid)
    assert "Enter what was done" in errors(client.post(complete, dated("ended_on", today())))
    client.post(complete, {"outcome": "It was done", **dated("ended_on", today())})
    mine.refresh_from_db()
    assert mine.status == "complete"
    assert client.get(url("action-cancel", mine.uuid)).status_code == 403


def test_action_leads_to_its_case_those_only_who_see_every_case(client, as_manager, partner):
    case = CaseFactory()
    address = url("action-detail", ActionFactory(case=case, owner=partner).uuid)
    to_case = f'href="{reverse("getsafe:case", args=[case.uuid])}"'
    page = get(as_manager, address)
    assert to_case in page
    assert "Cancel the action" in page

    client.force_login(partner)
    page = get(client, address)
    assert case.reference in page
    assert to_case not in page
    assert "Cancel the action" not in page


def test_action_is_added_updated_and_cancelled_by_the_team(as_manager):
    case = CaseFactory()
    sent = {
        "text": "A fictional task",
        "agency": Agency.objects.get(code="schools").pk,
        "priority": "normal",
        **dated("due_on", today()),
    }
    as_manager.post(url("action-add", case.uuid), sent)
    action = Action.objects.get(case=case)

    later = {"text": "Progress", **dated("due_on", today() + timedelta(days=7))}
    as_manager.post(url("action-update", action.uuid), later)
    page = get(as_manager, url("action-detail", action.uuid))
    assert "Progress" in page
    assert "1 time" in page
    as_manager.post(url("action-cancel", action.uuid), {"reason": "No longer needed"})

    action.refresh_from_db()
    assert (action.status, action.carried_forward) == ("cancelled", 1)
