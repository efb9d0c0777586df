"""Accounts: inviting, changing, switching off and on, and what nobody may do."""

import os
import pty
import re
from threading import Thread

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.core import mail
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection

from getsafe import tasks
from getsafe.actions import people as actions
from getsafe.errors import NotAllowed
from getsafe.models import Agency, AuditEntry, User
from getsafe.permissions import Role
from getsafe.policies.people import LastAdministrator, OwnAccount
from tests.factories import CaseFactory, UserFactory

pytestmark = pytest.mark.django_db
NEW_PASSWORD = "harbour kestrel lantern"


@pytest.fixture
def administrator():
    return UserFactory(role=Role.SYSTEM_ADMINISTRATOR)


@pytest.fixture
def signed_in(client, administrator):
    client.force_login(administrator)
    return client


def post(client, address, **form):
    answer = client.post(address, form)
    assert answer.status_code in {200, 302}
    return answer


def test_invited_person_chooses_a_password_by_the_link_and_signs_in(signed_in, client, mailoutbox):
    health = Agency.objects.get(code="health")
    answer = post(
        signed_in, "/people/add", name="Nadia Test", email="Nadia@Example.GOV.uk",
        job_title="Nurse", agency=health.pk, roles=["partner"],
    )  # fmt: skip
    person = User.objects.get(email="nadia@example.gov.uk")
    assert answer.url == f"/people/{person.uuid}"
    assert (person.roles, person.agency, person.has_usable_password()) == (
        ["partner"],
        health,
        False,
    )
    client = type(client)()
    tasks.send_invitation(person.pk, "https://getsafe.example.gov.uk/")
    link = re.search(r"https://getsafe.example.gov.uk(/\S+)", mailoutbox[0].body).group(1)
    form = client.get(link).url
    client.post(form, {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD})
    signed = client.post("/account/login/", {"login": person.email, "password": NEW_PASSWORD})
    assert signed.status_code == 302
    verbs = AuditEntry.objects.order_by("id").values_list("verb", flat=True)
    assert list(verbs) == ["user.invite", "user.password", "user.sign_in"]


def test_invitation_waits_for_the_commit_and_names_only_a_number(
    administrator, monkeypatch, django_capture_on_commit_callbacks
):
    sent = []
    monkeypatch.setattr("celery.current_app.send_task", lambda name, args: sent.append(args))
    with django_capture_on_commit_callbacks(execute=True):
        person = actions.invite(
            "new@example.gov.uk", by=administrator, name="N", job_title="", agency=None,
            roles=[Role.WORKER], origin="https://here/",
        )  # fmt: skip
        assert sent == []
    assert sent == [[person.pk, "https://here/"]]


def test_empty_form_asks_for_what_the_account_needs(signed_in):
    page = post(signed_in, "/people/add").content.decode()
    for asked in ("Enter their full name", "Enter their email address", "Select at least one role"):
        assert asked in page


def test_address_that_has_an_account_is_refused_beside_its_field(signed_in):
    UserFactory(email="taken@example.gov.uk")
    answer = post(
        signed_in, "/people/add", name="N", email="Taken@example.gov.uk", roles=["worker"]
    )
    assert "has an account with this email address already" in answer.content.decode()


def test_roles_are_changed_and_both_lists_are_kept(signed_in):
    person = UserFactory(role=Role.WORKER)
    post(signed_in, f"/people/{person.uuid}/roles", roles=["worker", "team_manager"])
    person = User.objects.get(pk=person.pk)
    assert person.roles == ["worker", "team_manager"]
    row = AuditEntry.objects.get(verb="user.roles")
    assert row.details == {"before": ["worker"], "after": ["worker", "team_manager"]}


APART = [
    *[(Role.FOI_OFFICER, other) for other in Role if other not in
      {Role.FOI_OFFICER, Role.SYSTEM_ADMINISTRATOR}],
    *[(Role.SYSTEM_ADMINISTRATOR, other) for other in Role if other not in
      {Role.FOI_OFFICER, Role.REPORT_VIEWER, Role.SYSTEM_ADMINISTRATOR}],
]  # fmt: skip


@pytest.mark.parametrize("pair", APART)
def test_roles_that_are_kept_apart_are_refused_by_form_action_and_database(signed_in, pair):
    person = UserFactory(role=Role.REPORT_VIEWER)
    answer = post(signed_in, f"/people/{person.uuid}/roles", roles=[str(role) for role in pair])
    assert "Nobody may be" in answer.content.decode()
    new = {"name": "N", "email": "new@example.gov.uk", "roles": [str(role) for role in pair]}
    assert "Nobody may be" in post(signed_in, "/people/add", **new).content.decode()
    assert User.objects.get(pk=person.pk).roles == ["report_viewer"]
    with pytest.raises(IntegrityError, match="is_kept_apart"):
        User.objects.filter(pk=person.pk).update(roles=[str(role) for role in pair])


@pytest.mark.parametrize("other", [Role.FOI_OFFICER, Role.REPORT_VIEWER])
def test_administrator_may_hold_a_role_that_reaches_no_record(signed_in, other):
    person = UserFactory(role=other)
    roles = ["system_administrator", str(other)]
    post(signed_in, f"/people/{person.uuid}/roles", roles=roles)
    assert set(User.objects.get(pk=person.pk).roles) == set(roles)


def test_own_roles_and_own_account_are_refused(signed_in, administrator):
    UserFactory(role=Role.SYSTEM_ADMINISTRATOR)
    answer = post(signed_in, f"/people/{administrator.uuid}/roles", roles=["worker"])
    assert "You cannot change your own access" in answer.content.decode()
    with pytest.raises(OwnAccount):
        actions.deactivate(administrator, by=administrator, note="x")
    assert User.objects.get(pk=administrator.pk).roles == ["system_administrator"]


def test_last_administrator_stays(administrator):
    other = UserFactory(role=Role.SYSTEM_ADMINISTRATOR)
    actions.change_roles(other, by=administrator, roles=[Role.WORKER])
    stranger = UserFactory.build(pk=other.pk, roles=["system_administrator"])
    with pytest.raises(LastAdministrator):
        actions.change_roles(administrator, by=stranger, roles=[Role.WORKER])
    with pytest.raises(LastAdministrator):
        actions.deactivate(administrator, by=stranger, note="x")
    kept = [Role.REPORT_VIEWER, Role.SYSTEM_ADMINISTRATOR]
    actions.change_roles(administrator, by=stranger, roles=kept)


@pytest.mark.django_db(transaction=True)
def test_two_administrators_cannot_remove_each_other_at_once():
    pair = [UserFactory(role=Role.SYSTEM_ADMINISTRATOR) for _ in range(2)]
    refused = []

    def remove(person, by):
        try:
            actions.deactivate(person, by=by, note="x")
        except LastAdministrator as refusal:
            refused.append(refusal)
        connection.close()

    threads = [Thread(target=remove, args=[pair[n], pair[1 - n]]) for n in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(refused) == 1
    assert User.objects.active().count() == 1


def test_account_switched_off_ends_its_session_and_keeps_the_note(signed_in, client):
    person = UserFactory(role=Role.WORKER)
    CaseFactory(lead_worker=person)
    page = signed_in.get(f"/people/{person.uuid}/deactivate").content.decode()
    assert "They lead 1 open case." in page
    refused = post(signed_in, f"/people/{person.uuid}/deactivate", note="")
    assert "Enter who takes their work over" in refused.content.decode()
    theirs = type(client)()
    theirs.force_login(person)
    assert theirs.get("/typed-work").status_code == 200
    post(signed_in, f"/people/{person.uuid}/deactivate", note="All to Person 2")
    assert theirs.get("/typed-work").status_code == 302
    assert AuditEntry.objects.get(verb="user.deactivate").reason == "All to Person 2"
    post(signed_in, f"/people/{person.uuid}/reactivate", note="Back from leave")
    assert User.objects.get(pk=person.pk).is_active


def test_lost_phone_is_taken_off_with_a_reason(signed_in):
    person = UserFactory()
    TOTP.activate(person, "JBSWY3DPEHPK3PXP")
    assert "Set up" in signed_in.get(f"/people/{person.uuid}").content.decode()
    post(signed_in, f"/people/{person.uuid}/second-step", note="Called back")
    assert not Authenticator.objects.filter(user=person).exists()
    row = AuditEntry.objects.get(verb="user.second_step_reset")
    assert (row.reason, row.details) == ("Called back", {"removed": 1})


def test_second_step_that_is_not_set_up_is_not_offered_to_be_reset(signed_in):
    person = UserFactory()
    address = f"/people/{person.uuid}/second-step"
    assert address not in signed_in.get(f"/people/{person.uuid}").content.decode()
    refused = post(signed_in, address, note="Called back").content.decode()
    assert "No second step is set up for this account" in refused
    assert "Called back" in refused
    assert not AuditEntry.objects.filter(verb="user.second_step_reset").exists()
    TOTP.activate(person, "JBSWY3DPEHPK3PXP")
    assert address in signed_in.get(f"/people/{person.uuid}").content.decode()


def test_details_are_changed_and_only_the_names_of_fields_are_kept(signed_in):
    person = UserFactory()
    post(signed_in, f"/people/{person.uuid}/change", name="New Name", job_title="", agency="")
    assert User.objects.get(pk=person.pk).name == "New Name"
    assert AuditEntry.objects.get(verb="user.change").details == {"fields": ["name"]}


def test_invitation_is_sent_again(signed_in):
    person = UserFactory()
    post(signed_in, f"/people/{person.uuid}/invite")
    assert AuditEntry.objects.get(verb="user.invite_again").subject_key == str(person.uuid)


def test_accounts_are_kept_by_administrators_only(client, administrator):
    person = UserFactory(role=Role.WORKER)
    actions.change_roles(person, by=administrator, roles=[Role.PARTNER])
    for role in set(Role) - {Role.SYSTEM_ADMINISTRATOR}:
        with pytest.raises(NotAllowed):
            actions.change_roles(person, by=UserFactory(role=role), roles=[Role.WORKER])
    client.force_login(UserFactory(role=Role.TEAM_MANAGER))
    assert client.get("/people").status_code == 403


def test_list_costs_the_same_whatever_the_number_of_accounts(
    signed_in, django_assert_max_num_queries
):
    for _ in range(30):
        UserFactory(agency=Agency.objects.get(code="police"))
    signed_in.get("/people")
    with django_assert_max_num_queries(3):
        assert signed_in.get("/people").status_code == 200


def test_first_administrator_is_made_from_the_command_line(monkeypatch, capsys):
    monkeypatch.setenv("GETSAFE_ADMIN_PASSWORD", NEW_PASSWORD)
    call_command("create_admin", "Admin@example.gov.uk", name="First Admin")
    person = User.objects.get(email="admin@example.gov.uk")
    assert person.roles == ["system_administrator"]
    assert person.check_password(NEW_PASSWORD)
    with pytest.raises(CommandError, match="already"):
        call_command("create_admin", "admin@example.gov.uk", name="Again")
    monkeypatch.setenv("GETSAFE_ADMIN_PASSWORD", "short")
    with pytest.raises(CommandError, match="12 characters"):
        call_command("create_admin", "other@example.gov.uk", name="Weak")
    assert mail.outbox == []


def test_first_administrator_is_asked_twice_in_a_terminal_and_told_what_to_do_without_one(
    monkeypatch,
):
    monkeypatch.delenv("GETSAFE_ADMIN_PASSWORD", raising=False)
    monkeypatch.setattr("sys.stdin", None)
    with pytest.raises(CommandError, match="set GETSAFE_ADMIN_PASSWORD"):
        call_command("create_admin", "admin@example.gov.uk", name="First Admin")
    ours, theirs = pty.openpty()
    typed = iter([NEW_PASSWORD, "harbour kestrel lamp", NEW_PASSWORD, NEW_PASSWORD])
    monkeypatch.setattr("getpass.getpass", lambda _prompt: next(typed))
    with os.fdopen(ours), os.fdopen(theirs) as terminal:
        monkeypatch.setattr("sys.stdin", terminal)
        with pytest.raises(CommandError, match="differ"):
            call_command("create_admin", "admin@example.gov.uk", name="First Admin")
        assert not User.objects.exists()
        call_command("create_admin", "admin@example.gov.uk", name="First Admin")
    assert User.objects.get().check_password(NEW_PASSWORD)
