"""The FOI desk's pages: who reaches them, what they say, and what they never show."""

import csv
import io
from datetime import date

import pytest

from getsafe.models import AuditEntry
from getsafe.permissions import Role
from reporting.actions import foi_requests, releases
from reporting.models import FoiRequest, LibraryAnswer
from reporting.packs import CSE_2025
from tests.factories import (
    CaseFactory,
    ChildFactory,
    ExploitationSpellFactory,
    FoiPartFactory,
    FoiRequestFactory,
    LibraryAnswerFactory,
    ReferralFactory,
    ReportRunFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db
OPENED_ON = date(2025, 1, 6)
WHITE_BRITISH, OTHER = 22, 1


@pytest.fixture
def officer(client):
    person = UserFactory(role=Role.FOI_OFFICER)
    client.force_login(person)
    return person


@pytest.fixture
def approver():
    return UserFactory(role=Role.TEAM_MANAGER)


@pytest.fixture
def request_of_23(officer):
    """The real request, with 22 White British children and one other."""
    for ethnicity in ["WBRI"] * WHITE_BRITISH + ["OOTH"] * OTHER:
        child = ChildFactory(ethnicity=ethnicity)
        referral = ReferralFactory(child=child, received_on=OPENED_ON, status="screened")
        ExploitationSpellFactory(case=CaseFactory(referral=referral, opened_on=OPENED_ON))
    return foi_requests.log_request(
        "FOI2025/00735",
        by=officer,
        title="Child sexual exploitation",
        received_on=date(2025, 4, 14),
        pack=CSE_2025.code,
    )


def text_of(response):
    assert response.status_code == 200
    return response.content.decode()


def rows_of(response):
    return list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))


def test_register_lists_requests_with_their_clock(client, officer):
    FoiRequestFactory(reference="FOI2025/00001")
    FoiRequestFactory(reference="FOI2025/00002", status="withdrawn")
    page = text_of(client.get("/foi/"))
    assert "FOI2025/00001" in page
    assert "15 May 2025" in page
    assert "Late" in page
    assert page.index("FOI2025/00001") < page.index("Closed") < page.index("FOI2025/00002")


def test_log_request_form_from_the_pack_leads_to_the_request(client, officer):
    start = text_of(client.get("/foi/new?pack=cse-round-robin-2025"))
    assert 'value="Child sexual exploitation"' in start
    answer = client.post(
        "/foi/new",
        {
            "reference": "FOI2025/00735",
            "title": "Child sexual exploitation",
            "received_on-day": "14",
            "received_on-month": "4",
            "received_on-year": "2025",
            "pack": "cse-round-robin-2025",
        },
    )
    request = FoiRequest.objects.get()
    assert answer.url == f"/foi/{request.uuid}/"
    assert request.parts.count() == 7


def test_log_request_form_left_empty_says_what_to_enter_and_keeps_what_was_typed(client, officer):
    page = text_of(client.post("/foi/new", {"title": "Kept"}))
    assert "Enter reference" in page or "Enter the reference" in page
    assert "Enter the date the request arrived" in page
    assert 'value="Kept"' in page


def test_request_page_shows_the_count_of_days_and_never_the_one(client, request_of_23):
    page = text_of(client.get(f"/foi/{request_of_23.uuid}/"))
    assert "Thursday 15 May 2025" in page
    assert "Easter Monday (England, Wales, Northern Ireland)" in page
    assert '<th scope="row" class="govuk-table__header">White British</th>' in page
    cells = page.split("White British</th>")[1].split("</tr>")[0]
    assert "[c]" in cells
    other = page.split("Any other ethnic group</th>")[1].split("</tr>")[0]
    assert "[c]" in other
    assert "[c] White British and Any other ethnic group: Withheld" in page
    assert "We do not hold this information" in page
    assert "As at 14 April 2025. Children, each counted once." in page
    assert "At any time in each calendar year (January to December), 2010 to 2024." in page


def test_letter_and_tables_hold_no_withheld_number(client, request_of_23):
    letter = text_of(client.get(f"/foi/{request_of_23.uuid}/reply.txt"))
    assert letter.startswith("DRAFT")
    assert "White British: [c]" in letter
    assert "Total: 23" in letter
    assert "section 40(2)" in letter
    rows = rows_of(client.get(f"/foi/{request_of_23.uuid}/tables/e-1.csv"))
    figures = {row[rows[0].index("ethnicity")]: row[-1] for row in rows[1:]}
    assert (figures["White British"], figures["Any other ethnic group"]) == ("c", "c")
    assert (figures["Total"], figures["Indian"]) == ("23", "0")
    assert client.get(f"/foi/{request_of_23.uuid}/tables/e-9.csv").status_code == 404


def test_table_of_years_is_tidy_with_a_row_a_year(client, request_of_23):
    rows = rows_of(client.get(f"/foi/{request_of_23.uuid}/tables/g-1.csv"))
    assert rows[0][:4] == ["time_period", "time_identifier", "geographic_level", "la_name"]
    assert [row[0] for row in rows[1:]] == [str(year) for year in range(2010, 2025)]
    assert {row[1] for row in rows[1:]} == {"Calendar year"}


def test_figure_added_to_the_pack_gives_nothing_away_with_the_others(
    client, request_of_23, officer
):
    for code in ("LABOUR", "LABOUR"):
        referral = ReferralFactory(received_on=OPENED_ON, status="screened")
        case = CaseFactory(referral=referral, opened_on=OPENED_ON)
        ExploitationSpellFactory(case=case, exploitation_type=code)
    foi_requests.add_part(
        request_of_23, by=officer, letter="h", wording="And by type?", kind="figure",
        questions=["exploitation-open"],
    )  # fmt: skip
    letter = text_of(client.get(f"/foi/{request_of_23.uuid}/reply.txt"))
    by_type = letter.split("by exploitation type")[1]
    assert "Labour exploitation: [c]" in by_type
    assert "Child sexual exploitation: 23" in by_type  # as part c says
    assert "Total: [c]" in by_type  # 25 would give the 2 away


def test_approver_sees_every_number_and_releases(client, request_of_23, officer, approver):
    client.post(f"/foi/{request_of_23.uuid}/prepare")
    waiting = text_of(client.get(f"/foi/{request_of_23.uuid}/"))
    assert "Waiting for approval" in waiting
    preparation = request_of_23.preparations.get()
    assert client.get(f"/foi/approvals/{preparation.uuid}/").status_code == 403
    client.force_login(approver)
    page = text_of(client.get(f"/foi/approvals/{preparation.uuid}/"))
    raw = page.split("by ethnicity: every number")[1]
    assert ">1</td>" in raw.split("Any other ethnic group</th>")[1].split("</tr>")[0]
    client.post(f"/foi/approvals/{preparation.uuid}/approve")
    client.force_login(officer)
    released = text_of(client.get(f"/foi/{request_of_23.uuid}/"))
    assert preparation.sha256 in released
    assert "Disclosure log entry" in released
    assert not text_of(client.get(f"/foi/{request_of_23.uuid}/reply.txt")).startswith("DRAFT")
    log = rows_of(client.get(f"/foi/{request_of_23.uuid}/log.csv"))
    assert dict(zip(*log, strict=True))["outcome"] == "Part answered"


def test_approver_sends_an_answer_back_with_what_must_change(client, officer, approver):
    part = FoiPartFactory()
    preparation = releases.prepare(part.request, by=officer)
    client.force_login(approver)
    refused = text_of(client.post(f"/foi/approvals/{preparation.uuid}/", {"reason": ""}))
    assert "Enter what must change" in refused
    client.post(f"/foi/approvals/{preparation.uuid}/", {"reason": "Say more of part a."})
    client.force_login(officer)
    assert "Say more of part a." in text_of(client.get(f"/foi/{part.request.uuid}/"))


def test_released_answer_does_not_move_when_the_library_does(client, officer, approver):
    answer = LibraryAnswerFactory(text="As it was.")
    part = FoiPartFactory(library_answer=answer, text="")
    releases.approve(releases.prepare(part.request, by=officer), by=approver)
    LibraryAnswer.objects.filter(pk=answer.pk).update(text="As it is now.")
    page = text_of(client.get(f"/foi/{part.request.uuid}/"))
    assert "As it was." in page
    assert "As it is now." not in page


def test_count_again_page_says_equal(client, officer):
    part = FoiPartFactory()
    assert client.get(f"/foi/{part.request.uuid}/recount").status_code == 404
    releases.prepare(part.request, by=officer)
    assert "Equal" in text_of(client.get(f"/foi/{part.request.uuid}/recount"))


def test_part_is_added_changed_and_removed_by_form(client, officer):
    request = FoiRequestFactory()
    address = f"/foi/{request.uuid}/parts/"
    refused = text_of(client.post(f"{address}new", {"letter": "a", "kind": "figure"}))
    assert "Select the figures that answer this part" in refused
    client.post(
        f"{address}new",
        {"letter": "a", "wording": "How many?", "kind": "figure", "questions": ["cse-open"]},
    )
    assert "How many?" in text_of(client.get(f"/foi/{request.uuid}/"))
    assert "How many?" in text_of(client.get(f"{address}a/change"))
    client.post(f"{address}a/change", {"wording": "Why?", "kind": "narrative", "text": "So."})
    assert request.parts.get().text == "So."
    assert "Why?" in text_of(client.get(f"{address}a/remove"))
    client.post(f"{address}a/remove")
    assert not request.parts.exists()


def test_request_is_closed_without_an_answer_by_form(client, officer):
    request = FoiRequestFactory()
    page = text_of(client.post(f"/foi/{request.uuid}/withdraw", {"reason": ""}))
    assert "Enter why no answer is needed" in page
    assert client.post(f"/foi/{request.uuid}/withdraw", {"reason": "Lapsed"}).url == "/foi/"
    request.refresh_from_db()
    assert request.status == "withdrawn"


def test_library_warns_of_a_passed_review_and_takes_a_next_version(client, officer):
    assert "Review due" in text_of(client.get("/foi/library/"))
    assert "answer is due for review" in text_of(client.get("/foi/library/cse-strategy/"))
    review = {"review_on-day": "1", "review_on-month": "1", "review_on-year": "2099"}
    facts = {"title": "Strategy", "text": "New words.", "owner": "A post"}
    client.post("/foi/library/cse-strategy/revise", facts | review)
    page = text_of(client.get("/foi/library/cse-strategy/"))
    assert "New words." in page
    assert "answer is due for review" not in page
    made = client.post("/foi/library/new", facts | review | {"title": "Another"})
    assert made.url == "/foi/library/another/"


READERS = {Role.FOI_OFFICER, Role.INFORMATION_GOVERNANCE}


@pytest.mark.parametrize("role", [role for role in Role if role not in READERS])
def test_foi_pages_are_closed_to_every_other_role(client, role, officer):
    request = FoiRequestFactory()
    assert client.get(f"/foi/{request.uuid}/").status_code == 200
    client.force_login(UserFactory(role=role))
    assert client.get("/foi/").status_code == 403
    assert client.get(f"/foi/{request.uuid}/").status_code == 403


def test_foi_officer_reaches_no_approval_and_no_full_count(client, officer, approver):
    assert client.get("/foi/approvals/").status_code == 403
    client.force_login(approver)
    assert client.get("/foi/approvals/").status_code == 200


def test_request_page_costs_the_same_for_any_number_of_children(
    client, request_of_23, django_assert_max_num_queries
):
    client.get(f"/foi/{request_of_23.uuid}/")
    with django_assert_max_num_queries(45):
        client.get(f"/foi/{request_of_23.uuid}/")


def test_information_governance_reads_the_desk_and_changes_nothing(client, request_of_23):
    client.force_login(UserFactory(role=Role.INFORMATION_GOVERNANCE))
    answer = LibraryAnswerFactory()
    home = f"/foi/{request_of_23.uuid}/"
    for address in (
        "/foi/",
        home,
        f"{home}reply.txt",
        "/foi/library/",
        f"/foi/library/{answer.code}/",
    ):
        page = client.get(address)
        assert page.status_code == 200
        body = page.content.decode()
        for link in ("/foi/new", "/withdraw", "/prepare", "/change", "/recount", "/revise"):
            assert link not in body
    for address in ("/foi/new", f"{home}withdraw", f"{home}prepare", f"{home}parts/new"):
        assert client.post(address, {"reason": "x"}).status_code == 403


def test_each_download_is_in_the_audit_log(client, officer):
    request = FoiPartFactory().request
    run = ReportRunFactory(file=b"a,b", file_name="x.csv")
    client.force_login(officer)
    for address in (f"/foi/{request.uuid}/reply.txt", f"/reports/runs/{run.uuid}/file"):
        assert client.get(address).status_code == 200
    taken = AuditEntry.objects.filter(verb__endswith=".download").order_by("id")
    assert list(taken.values_list("verb", "subject_key", "actor_id")) == [
        ("foirequest.download", str(request.uuid), officer.pk),
        ("reportrun.download", str(run.uuid), officer.pk),
    ]
