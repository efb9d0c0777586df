"""Search: what finds a child, what an address never holds, and what it costs."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from getsafe.models import AuditEntry
from getsafe.permissions import Role
from getsafe.queries import search
from tests.factories import CaseFactory, ChildFactory, ReferralFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker(client):
    worker = UserFactory(role=Role.WORKER)
    client.force_login(worker)
    return worker


@pytest.fixture
def maya():
    return ChildFactory(
        given_name="Maÿa-Rose",
        family_name="O'Fictional",
        preferred_name="May",
        date_of_birth=date(2011, 3, 5),
        nhs_number="9434765919",
        external_ref="OLD-77",
    )


@pytest.mark.parametrize(
    "text",
    [
        "maya",
        "MAYA o'fict",
        "fictional  maya",
        "may",
        "5/3/2011",
        "2011-03-05",
        "5 March 2011",
        "943 476 5919",
        "OLD-77",
        "maia-rose ofictional",
    ],
)
def test_search_finds_the_child_by_what_one_has(worker, maya, text):
    ChildFactory(given_name="Zed", family_name="Unlike", date_of_birth=date(2010, 1, 1))

    found = search.find_children(worker, text)

    assert [row["uuid"] for row in found.rows] == [maya.uuid]


def test_search_finds_by_the_reference_of_child_case_and_referral(worker):
    case = CaseFactory()

    for reference in (case.child.reference, case.reference.lower(), case.referral.reference):
        found = search.find_children(worker, reference)
        assert [row["case_reference"] for row in found.rows] == [case.reference]


@pytest.mark.parametrize("text", ["nobody", "100%", "_____", "1/13/2011", "R-XXXXXXXX", "\\"])
def test_search_without_a_match_finds_nothing(worker, maya, text):
    assert search.find_children(worker, text).rows == []


def test_search_of_a_partner_finds_only_what_they_are_invited_to(maya):
    assert search.find_children(UserFactory(role=Role.PARTNER), "maya").rows == []


def test_search_leaves_out_a_record_that_was_merged(worker, maya):
    ChildFactory(given_name="Maya", family_name="Copy", merged_into=maya)

    assert search.find_children(worker, "maya").count == 1


def test_search_for_a_common_name_is_bounded_and_says_so(worker, monkeypatch, client):
    monkeypatch.setattr(search, "LIMIT", 60)
    for _ in range(62):
        ChildFactory(family_name="Common")

    first = search.find_children(worker, "common")
    second = search.find_children(worker, "common", page=2)

    assert (first.count, first.pages, len(first.rows)) == (61, 2, 50)
    assert len(second.rows) == 10
    assert not {row["uuid"] for row in first.rows} & {row["uuid"] for row in second.rows}
    assert search.find_children(worker, "common", page=9).rows == first.rows


def test_search_keeps_the_name_out_of_every_address(client, worker, maya):
    response = client.post(reverse("getsafe:search"), {"text": "maya"})

    assert "maya" not in response["Location"].lower()
    page = BeautifulSoup(client.get(response["Location"]).content, "html.parser")
    link = page.select_one("#children a")
    assert link["href"] == reverse("getsafe:child", args=[maya.uuid])


def test_search_of_another_session_is_not_found(client, worker):
    assert client.get(reverse("getsafe:search-found", args=["abcdefghijkl"])).status_code == 404


def test_search_for_nothing_says_what_to_enter(client, worker):
    page = client.post(reverse("getsafe:search"), {"text": " "}).content.decode()

    assert "Enter a name, a date of birth or a reference" in page


def test_search_is_refused_to_those_who_reach_no_record(client):
    client.force_login(UserFactory(role=Role.FOI_OFFICER))

    assert client.post(reverse("getsafe:search"), {"text": "maya"}).status_code == 403


def test_search_costs_the_same_whatever_it_finds(worker, django_assert_num_queries):
    for _ in range(3):
        CaseFactory(referral=ReferralFactory(child=ChildFactory(family_name="Common")))

    with django_assert_num_queries(1):
        search.find_children(worker, "common")


def test_search_is_in_the_audit_log_without_what_was_looked_for(worker, client, maya):
    client.post(reverse("getsafe:search"), {"text": "fictional"}, follow=True)
    row = AuditEntry.objects.get()
    assert (row.verb, row.actor_id, row.subject_key) == (
        "child.search", worker.pk, str(worker.uuid),
    )  # fmt: skip
    assert "fictional" not in f"{row.details}{row.reason}"
