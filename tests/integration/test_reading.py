"""Opening a record: the read row, and the reason where one is needed."""

import pytest
import time_machine
from django.http import HttpResponse
from django.test import RequestFactory

from getsafe import web
from getsafe.models import AuditEntry
from getsafe.permissions import Role
from tests.factories import ActionFactory, CaseFactory, ReferralFactory, UserFactory
from tests.repository.addresses import World

pytestmark = pytest.mark.django_db


def opened_by(user, client):
    client.force_login(user)
    request = RequestFactory().get("/cases/one?tab=actions")
    request.user, request.session = user, client.session
    return request


def reads():
    return list(AuditEntry.objects.order_by("id").values_list("verb", "reason"))


def test_record_read_by_a_worker_writes_one_row_that_names_the_child(client):
    case = CaseFactory()
    worker = UserFactory(role=Role.WORKER)
    assert web.record_read(opened_by(worker, client), case, child=case.child) is None
    row = AuditEntry.objects.get()
    assert (row.verb, row.actor_id, row.actor_label) == ("case.read", worker.pk, worker.email)
    assert (row.subject_key, row.child_key) == (str(case.uuid), str(case.child.uuid))


def test_record_read_again_within_ten_minutes_is_one_row(client):
    case, referral = CaseFactory(), ReferralFactory()
    request = opened_by(UserFactory(role=Role.WORKER), client)
    with time_machine.travel("2025-03-03 09:00", tick=False) as clock:
        for subject in (case, case, referral):
            web.record_read(request, subject, child=subject.child)
        assert [verb for verb, _ in reads()] == ["case.read", "referral.read"]
        clock.shift(601)
        web.record_read(request, case, child=case.child)
    assert [verb for verb, _ in reads()] == ["case.read", "referral.read", "case.read"]


def test_record_read_by_information_governance_asks_for_a_reason_first(client):
    case = CaseFactory()
    request = opened_by(UserFactory(role=Role.INFORMATION_GOVERNANCE), client)
    answer = web.record_read(request, case, child=case.child)
    assert isinstance(answer, HttpResponse)
    assert answer.url == (
        f"/records/getsafe.case/{case.uuid}/reason?next=%2Fcases%2Fone%3Ftab%3Dactions"
    )
    assert reads() == []


def test_reason_given_opens_that_record_for_an_hour_and_is_kept(client):
    case, other = CaseFactory(), CaseFactory()
    reader = UserFactory(role=Role.INFORMATION_GOVERNANCE)
    with time_machine.travel("2025-03-03 09:00", tick=False) as clock:
        client.force_login(reader)
        answer = client.post(
            f"/records/getsafe.case/{case.uuid}/reason?next=/cases/one", {"reason": "Complaint 12"}
        )
        assert (answer.status_code, answer.url) == (302, "/cases/one")
        request = opened_by(reader, client)
        assert web.record_read(request, case, child=case.child) is None
        assert web.record_read(request, other, child=other.child) is not None
        clock.shift(3601)
        assert web.record_read(request, case, child=case.child) is not None
    assert reads() == [("case.reason", "Complaint 12"), ("case.read", "Complaint 12")]


def test_reason_page_without_a_reason_says_what_to_enter(client):
    case = CaseFactory()
    client.force_login(UserFactory(role=Role.INFORMATION_GOVERNANCE))
    answer = client.post(f"/records/getsafe.case/{case.uuid}/reason", {"reason": " "})
    assert "Enter why you need to open this record" in answer.content.decode()
    assert reads() == []


def test_reason_page_leads_to_no_other_site(client):
    case = CaseFactory()
    client.force_login(UserFactory(role=Role.INFORMATION_GOVERNANCE))
    address = f"/records/getsafe.case/{case.uuid}/reason?next=https://elsewhere.example/"
    assert client.post(address, {"reason": "Audit 3"}).url == "/"


@pytest.mark.parametrize("label", ["getsafe.user", "getsafe.auditentry", "nothing", "a.b"])
def test_reason_page_of_what_has_no_gate_is_not_found(client, label):
    person = UserFactory(role=Role.INFORMATION_GOVERNANCE)
    client.force_login(person)
    assert client.get(f"/records/{label}/{person.uuid}/reason").status_code == 404


def test_reason_page_of_a_record_one_may_not_see_is_not_found(client):
    case = CaseFactory()
    address = f"/records/getsafe.case/{case.uuid}/reason"
    client.force_login(UserFactory(role=Role.INFORMATION_GOVERNANCE))
    assert client.get(address).status_code == 200
    client.force_login(UserFactory(role=Role.FOI_OFFICER))
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("page", ["", "return", "correct/concern", "correct/family", "contribute"])
def test_every_page_that_shows_part_of_a_referral_is_a_reading(client, page):
    referral = ReferralFactory()
    client.force_login(UserFactory(role=Role.TEAM_MANAGER))
    address = f"/referrals/{referral.uuid}/{page}".rstrip("/")
    assert client.get(address).status_code == 200
    row = AuditEntry.objects.get()
    assert (row.verb, row.child_key) == ("referral.read", str(referral.child.uuid))


def test_pages_that_take_something_back_are_readings_too(client):
    world = World()
    client.force_login(UserFactory(role=Role.TEAM_MANAGER))
    client.get(f"/screenings/{world.screening.uuid}/withdraw")
    client.get(f"/closures/{world.proposal.uuid}/withdraw")
    assert [verb for verb, _ in reads()] == ["referral.read", "case.read"]


def test_reason_for_opening_an_action_is_kept_with_the_child_of_its_case(client):
    action = ActionFactory(case=CaseFactory())
    client.force_login(UserFactory(role=Role.INFORMATION_GOVERNANCE))
    client.post(f"/records/meetings.action/{action.uuid}/reason", {"reason": "Complaint 12"})
    row = AuditEntry.objects.get()
    assert (row.verb, row.child_key) == ("action.reason", str(action.case.child.uuid))


def test_each_print_of_a_case_is_a_row_of_its_own(client):
    case = CaseFactory()
    client.force_login(UserFactory(role=Role.WORKER))
    for address in ("", "/print", "/print"):
        assert client.get(f"/cases/{case.uuid}{address}").status_code == 200
    assert [verb for verb, _ in reads()] == ["case.read", "case.print", "case.print"]
