"""A change whose audit row cannot be written does not happen: proved on pages of every part."""

from datetime import timedelta

import psycopg
import pytest
from django.db import DatabaseError, connection

from getsafe.dates import today
from getsafe.models import Case, Referral, ReferralDraft, User
from getsafe.permissions import Role
from meetings.models import Action, Meeting
from reporting.models import FoiRequest
from tests.cluster import superuser_url
from tests.factories import (
    ActionFactory,
    CaseFactory,
    FoiPartFactory,
    MeetingFactory,
    ReferralFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db(transaction=True)


def a_case():
    case = CaseFactory(status="active")
    return Role.TEAM_MANAGER, f"/cases/{case.uuid}/hold", {}, Case


def a_referral():
    referral = ReferralFactory()
    needed = today() + timedelta(days=7)
    form = {"reason": "No address.", "information_due_on-day": needed.day}
    form |= {"information_due_on-month": needed.month, "information_due_on-year": needed.year}
    return Role.WORKER, f"/referrals/{referral.uuid}/return", form, Referral


def an_account():
    person = UserFactory(role=Role.PARTNER)
    address = f"/people/{person.uuid}/roles"
    return Role.SYSTEM_ADMINISTRATOR, address, {"roles": ["worker"]}, User


def a_draft():
    return Role.WORKER, "discard", {}, ReferralDraft


def a_meeting():
    meeting = MeetingFactory(held_on=today() + timedelta(days=3))
    address = f"/meetings/{meeting.uuid}/cancel"
    return Role.TEAM_MANAGER, address, {"reason": "Snow."}, Meeting


def an_action():
    action = ActionFactory()
    return Role.WORKER, f"/meetings/actions/{action.uuid}/cancel", {"reason": "Done twice."}, Action


def a_request():
    address = f"/foi/{FoiPartFactory().request.uuid}/withdraw"
    return Role.FOI_OFFICER, address, {"reason": "Withdrawn."}, FoiRequest


@pytest.fixture
def full_log():
    """The audit log takes no more rows but those of reading, as when its disk is full."""
    address = superuser_url(connection.settings_dict["NAME"])
    rule = "CONSTRAINT log_is_full CHECK (verb LIKE '%.read') NOT VALID"

    def run(statement):
        with psycopg.connect(address) as superuser:
            superuser.execute(f"ALTER TABLE getsafe_auditentry {statement}")

    yield lambda: run(f"ADD {rule}")
    run("DROP CONSTRAINT IF EXISTS log_is_full")


@pytest.mark.parametrize(
    "act", [a_case, a_referral, an_account, a_draft, a_meeting, an_action, a_request]
)
def test_change_without_its_audit_row_does_not_happen(client, full_log, act):
    role, address, form, model = act()
    actor = UserFactory(role=role)
    if model is ReferralDraft:
        address = f"/referrals/drafts/{ReferralDraft.objects.create(author=actor).uuid}/{address}"
    client.force_login(actor)
    before = list(model._default_manager.order_by("pk").values())
    full_log()
    with pytest.raises(DatabaseError, match="log_is_full"):
        client.post(address, form)
    assert list(model._default_manager.order_by("pk").values()) == before
    connection.close()
