"""The FOI desk's writes: logging, answering in parts, preparing, approving, releasing."""

import json
from datetime import date

import pytest
from django.db import DatabaseError, transaction

from getsafe.errors import NotAllowed, Refused
from getsafe.models import AuditEntry, User
from getsafe.permissions import Role
from reporting.actions import foi_requests, library, releases
from reporting.models import FoiRequest, LibraryAnswer, Preparation, Release
from reporting.packs import CSE_2025
from reporting.queries import foi_answers
from tests.factories import (
    CaseFactory,
    ChildFactory,
    ExploitationSpellFactory,
    FoiPartFactory,
    FoiRequestFactory,
    LibraryAnswerFactory,
    ReferralFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db
RECEIVED_ON = date(2025, 4, 14)


@pytest.fixture
def officer():
    return UserFactory(role=Role.FOI_OFFICER)


@pytest.fixture
def approver():
    return UserFactory(role=Role.HEAD_OF_SERVICE)


def verbs():
    return list(AuditEntry.objects.order_by("id").values_list("verb", flat=True))


def log(officer, **facts):
    facts = {"title": "A subject", "received_on": RECEIVED_ON} | facts
    return foi_requests.log_request("FOI2025/00735", by=officer, **facts)


def add_child(ethnicity="WBRI", *, opened_on=date(2025, 1, 6)):
    child = ChildFactory(ethnicity=ethnicity)
    referral = ReferralFactory(child=child, received_on=opened_on, status="screened")
    return ExploitationSpellFactory(case=CaseFactory(referral=referral, opened_on=opened_on))


def test_log_request_from_the_pack_has_its_parts_in_order_and_its_due_date(officer):
    request = log(officer, pack=CSE_2025.code)
    assert request.due_on == date(2025, 5, 15)
    assert [part.letter for part in request.parts.all()] == list("abcdefg")
    assert [part.kind for part in request.parts.all()] == [
        "narrative", "narrative", "figure", "figure", "figure", "not_held", "figure",
    ]  # fmt: skip
    assert request.parts.get(letter="c").figures[0]["question"]["period"]["on"] == "2025-04-14"
    assert verbs() == ["foi_request.log"]


def test_log_request_with_a_reference_in_use_is_refused(officer):
    log(officer)
    with pytest.raises(Refused, match="in the register already") as refusal:
        log(officer)
    assert refusal.value.field == "reference"


def test_log_request_by_a_worker_is_refused(officer):
    with pytest.raises(NotAllowed):
        log(UserFactory(role=Role.WORKER))
    assert log(officer)


def test_add_part_keeps_the_order_and_refuses_a_letter_twice(officer):
    request = log(officer)
    for letter in ("1", "2"):
        foi_requests.add_part(
            request, by=officer, letter=letter, wording="asked", kind="narrative", text="Answer."
        )
    assert [part.letter for part in request.parts.all()] == ["1", "2"]
    with pytest.raises(Refused, match="already has a part 2"):
        foi_requests.add_part(
            request, by=officer, letter="2", wording="asked", kind="narrative", text="Answer."
        )


def test_change_part_from_words_to_figures_drops_the_library_answer(officer):
    answer = LibraryAnswerFactory()
    part = FoiPartFactory(library_answer=answer, text="")
    foi_requests.change_part(
        part, by=officer, wording="how many", kind="figure", library_answer=answer,
        questions=["cse-open"],
    )  # fmt: skip
    part.refresh_from_db()
    assert part.library_answer is None
    assert [figure["code"] for figure in part.figures] == ["cse-open"]


def test_remove_part_of_an_open_request_goes_and_is_audited(officer):
    part = FoiPartFactory()
    foi_requests.remove_part(part, by=officer)
    assert not FoiRequest.objects.get().parts.exists()
    assert verbs() == ["foi_request.remove_part"]


def test_part_without_an_answer_is_refused_by_the_database():
    request = FoiRequestFactory()
    with pytest.raises(DatabaseError), transaction.atomic():
        FoiPartFactory(request=request, kind="narrative", text="")
    assert FoiPartFactory(request=request, kind="narrative", text="Answer.").pk


def test_prepare_freezes_words_and_protected_figures(officer):
    for _ in range(9):
        add_child()
    add_child("OOTH")
    request = log(officer, pack=CSE_2025.code)
    preparation = releases.prepare(request, by=officer)
    parts = {part["letter"]: part for part in preparation.content["parts"]}
    (total,) = parts["c"]["figures"][0]["answer"]["cells"]
    assert total["value"] == 10
    cells = {
        cell["at"]["ethnicity"]: (cell["value"], cell.get("mark"))
        for cell in parts["e"]["figures"][0]["answer"]["cells"]
    }
    assert (cells["WBRI"], cells["OOTH"], cells[None]) == ((None, "c"), (None, "c"), (10, None))
    assert preparation.sha256 == foi_answers.sha256(preparation.content)
    request.refresh_from_db()
    assert request.status == "awaiting_approval"
    assert parts["a"]["library"]["version"] == 1


def test_prepare_without_parts_is_refused(officer):
    request = log(officer)
    with pytest.raises(Refused, match="Add the parts"):
        releases.prepare(request, by=officer)
    FoiPartFactory(request=request)
    assert releases.prepare(request, by=officer)


def test_prepared_answer_cannot_be_changed_until_it_is_sent_back(officer, approver):
    part = FoiPartFactory()
    preparation = releases.prepare(part.request, by=officer)
    with pytest.raises(Refused, match="waiting for approval"):
        foi_requests.remove_part(part, by=officer)
    releases.send_back(preparation, by=approver, reason="Say more.")
    part.request.refresh_from_db()
    assert (part.request.status, part.request.sent_back_reason) == ("open", "Say more.")
    foi_requests.remove_part(part, by=officer)


def test_approve_by_a_second_person_releases_the_answer_as_prepared(officer, approver):
    preparation = releases.prepare(FoiPartFactory().request, by=officer)
    release = releases.approve(preparation, by=approver)
    assert (release.prepared_by, release.approved_by) == (officer, approver)
    assert release.sha256 == preparation.sha256
    assert FoiRequest.objects.get().status == "released"
    assert verbs()[-1] == "foi_request.release"


def test_approve_by_the_person_who_prepared_it_is_refused(approver):
    moved = UserFactory(role=Role.FOI_OFFICER)
    preparation = releases.prepare(FoiPartFactory().request, by=moved)
    User.objects.filter(pk=moved.pk).update(roles=[str(Role.TEAM_MANAGER)])
    with pytest.raises(Refused, match="You prepared this answer"):
        releases.approve(preparation, by=User.objects.get(pk=moved.pk))
    assert releases.approve(preparation, by=approver)


def test_approve_by_an_officer_without_the_permission_is_refused(officer, approver):
    preparation = releases.prepare(FoiPartFactory().request, by=officer)
    with pytest.raises(NotAllowed):
        releases.approve(preparation, by=UserFactory(role=Role.FOI_OFFICER))
    assert releases.approve(preparation, by=approver)


def test_approve_of_an_answer_prepared_anew_since_is_refused(officer, approver):
    request = FoiPartFactory().request
    first = releases.prepare(request, by=officer)
    releases.send_back(first, by=approver, reason="Say more.")
    second = releases.prepare(request, by=officer)
    with pytest.raises(Refused, match="changed since"):
        releases.approve(first, by=approver)
    assert releases.approve(second, by=approver)


def test_release_cannot_be_changed_removed_or_made_for_another_author(officer, approver):
    preparation = releases.prepare(FoiPartFactory().request, by=officer)
    release = releases.approve(preparation, by=approver)
    for change in (
        lambda: Release.objects.update(sha256="0" * 64),
        lambda: Preparation.objects.update(content={}),
        release.delete,
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


def test_release_that_names_another_author_is_refused_by_the_database(officer, approver):
    preparation = releases.prepare(FoiPartFactory().request, by=officer)
    facts = {
        "request": preparation.request,
        "preparation": preparation,
        "sha256": preparation.sha256,
        "approved_by": approver,
        "released_at": preparation.at,
    }
    with pytest.raises(DatabaseError), transaction.atomic():
        Release.objects.create(prepared_by=UserFactory(), **facts)
    assert Release.objects.create(prepared_by=officer, **facts).pk


def test_figures_counted_again_are_equal_then_and_move_when_a_child_is_added(officer):
    for _ in range(7):
        add_child()
    preparation = releases.prepare(log(officer, pack=CSE_2025.code), by=officer)
    assert foi_answers.count_changes(preparation) == (0, 0)
    add_child()
    then, now = foi_answers.count_changes(preparation)
    assert then == 0
    assert now > 0


def test_revise_keeps_every_version_and_the_words_that_were_prepared(officer):
    answer = LibraryAnswer.objects.get(code="cse-strategy")
    part = FoiPartFactory(library_answer=answer, text="")
    preparation = releases.prepare(part.request, by=officer)
    revised = library.revise(
        answer, by=officer, title=answer.title, text="New words.", owner="A post",
        review_on=date(2099, 1, 1),
    )  # fmt: skip
    assert (revised.version, revised.is_review_due) == (2, False)
    assert [version.number for version in revised.versions.all()] == [2, 1]
    assert "New words." not in json.dumps(Preparation.objects.get(pk=preparation.pk).content)


def test_write_library_answer_with_a_title_in_use_is_refused(officer):
    facts = {"title": "T", "text": "X.", "owner": "A post", "review_on": date(2099, 1, 1)}
    library.write("t", by=officer, **facts)
    with pytest.raises(Refused) as refusal:
        library.write("t", by=officer, **facts)
    assert refusal.value.field == "title"


def test_withdraw_of_a_released_request_is_refused(officer, approver):
    request = FoiPartFactory().request
    preparation = releases.prepare(request, by=officer)
    releases.approve(preparation, by=approver)
    with pytest.raises(Refused, match="closed already"):
        foi_requests.withdraw(request, by=officer, reason="Lapsed")
    other = FoiRequestFactory()
    assert foi_requests.withdraw(other, by=officer, reason="Lapsed").status == "withdrawn"
