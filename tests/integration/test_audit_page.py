"""The audit log's page: who may read it, what it finds, and that it notes its own use."""

from datetime import timedelta

import pytest
from django.utils import timezone

from getsafe import audit
from getsafe.models import AuditEntry
from getsafe.permissions import Role
from getsafe.presenters import audit as words
from getsafe.queries.audit import PAGE, Search, list_verbs
from tests.factories import CaseFactory, ChildFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader(client):
    person = UserFactory(role=Role.INFORMATION_GOVERNANCE)
    client.force_login(person)
    return person


def text(answer):
    assert answer.status_code == 200
    return answer.content.decode().split("<tbody")[1] if "<tbody" in answer.content.decode() else ""


def test_log_finds_by_person_child_verb_and_day(client, reader):
    worker, other = UserFactory(), UserFactory()
    child, sibling = ChildFactory(), ChildFactory()
    audit.record("child.read", child, by=worker, child=child)
    audit.record("child.work", sibling, by=other, child=sibling)
    assert worker.email in text(client.get("/audit", {"person": worker.uuid}))
    assert other.email not in text(client.get("/audit", {"person": worker.uuid}))
    found = text(client.get("/audit", {"child": child.reference.lower()}))
    assert worker.email in found
    assert other.email not in found
    assert "Child: work" not in text(client.get("/audit", {"verb": "child.read"}))
    day = timezone.localdate() - timedelta(days=1)
    until = {"to_day-day": day.day, "to_day-month": day.month, "to_day-year": day.year}
    assert text(client.get("/audit", until)) == ""


def test_search_is_itself_in_the_log_with_its_child(client, reader):
    child = ChildFactory()
    client.get("/audit", {"child": child.reference})
    row = AuditEntry.objects.get()
    assert (row.verb, row.actor_id, row.child_key) == ("audit.search", reader.pk, str(child.uuid))
    assert row.details == {"parts": ["child"]}


def test_pages_go_on_below_the_last_entry_and_keep_the_search(client, reader):
    child = ChildFactory()
    for _ in range(PAGE + 2):
        audit.record("child.read", child, by=reader, child=child)
    first = client.get("/audit", {"verb": "child.read"})
    assert text(first).count("Child: read") == PAGE
    address = first.context["pages"].next_url
    assert "verb=child.read" in address
    second = client.get(address)
    assert text(second).count("Child: read") == 2
    assert second.context["pages"].next_url == ""


def test_unknown_reference_says_what_to_enter(client, reader):
    answer = client.get("/audit", {"child": "GS-NOBODY"})
    assert "Enter a reference as it stands" in answer.content.decode()
    assert not AuditEntry.objects.exists()


def test_log_is_closed_to_those_who_keep_the_accounts(client, reader):
    assert client.get("/audit").status_code == 200
    client.force_login(UserFactory(role=Role.SYSTEM_ADMINISTRATOR))
    assert client.get("/audit").status_code == 403


def test_verbs_are_each_listed_once():
    person = UserFactory()
    for verb in ("b.two", "a.one", "b.two", "c.three"):
        audit.record(verb, person, by=person)
    assert list_verbs() == ["a.one", "b.two", "c.three"]


def test_search_names_the_parts_that_were_filled_in():
    assert Search(verb="case.read", from_day=timezone.localdate()).parts == ["verb", "from_day"]


@pytest.mark.parametrize(
    ("subject_type", "noun"),
    [
        ("reporting.foirequest", "FOI request"),
        ("getsafe.child", "child"),
        ("getsafe.thing", "thing"),
        ("", ""),
    ],
)
def test_record_is_called_what_people_call_it(subject_type, noun):
    assert words.noun_of(subject_type) == noun
    assert words.words("foi_request.add_part") == "FOI request: add part"


def test_manager_sees_who_opened_and_changed_a_case_but_not_why(client):
    case, other = CaseFactory(), CaseFactory()
    reader, manager = UserFactory(), UserFactory(role=Role.TEAM_MANAGER)
    audit.record("case.read", case, by=reader, child=case.child, reason="Complaint 12")
    audit.record("case.work", other, by=reader, child=other.child)
    client.force_login(manager)
    assert f"/cases/{case.uuid}/audit" in client.get(f"/cases/{case.uuid}").content.decode()
    answer = client.get(f"/cases/{case.uuid}/audit")
    seen = text(answer)
    assert reader.email in seen
    assert "Case: read" in seen
    assert "Case: work" not in seen
    assert "Complaint 12" not in answer.content.decode()
    look = AuditEntry.objects.order_by("-id").first()
    assert (look.verb, look.actor_id, look.child_key) == (
        "audit.search", manager.pk, str(case.child.uuid),
    )  # fmt: skip


def test_record_of_a_long_life_is_read_a_page_at_a_time_by_its_manager(client):
    case, manager = CaseFactory(), UserFactory(role=Role.TEAM_MANAGER)
    for _ in range(PAGE + 2):
        audit.record("child.work", case.child, by=manager, child=case.child)
    client.force_login(manager)
    first = client.get(f"/cases/{case.uuid}/audit")
    second = client.get(first.context["pages"].next_url)
    assert (text(first) + text(second)).count("Child: work") >= PAGE + 1
    assert text(second) != ""
    for odd in ("\u0663", "9" * 40, "-1", "x"):
        assert client.get(f"/cases/{case.uuid}/audit?before={odd}").status_code == 200
