"""What is typed to propose a closure is kept while it is typed, for its author alone."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from getsafe import tasks
from getsafe.actions import closures
from getsafe.models import AuditEntry, ClosureDraft, RiskLevel
from getsafe.permissions import Role
from tests.factories import CaseFactory, ClosedCaseFactory, RiskLevelSpellFactory, UserFactory

pytestmark = pytest.mark.django_db
TEXT = "Half a sentence on what is different now"


@pytest.fixture
def worker(client):
    worker = UserFactory(role=Role.WORKER)
    client.force_login(worker)
    return worker


@pytest.fixture
def case():
    case = CaseFactory()
    RiskLevelSpellFactory(case=case, code="low")
    return case


def address(case, name="closure-propose"):
    return reverse(f"getsafe:{name}", args=[case.uuid])


def type_in(client, case, **sent):
    typed = {"summary": TEXT, "reason": "moved_area", "closed_on-day": "40"} | sent
    return client.post(address(case, "closure-draft"), typed)


def propose(case, by):
    return closures.propose(
        case,
        by=by,
        closed_on=timezone.localdate(),
        reason="risk_reduced",
        summary="A fictional summary.",
        told="The child.",
        level=RiskLevel.objects.get(code="low"),
        experience="historic",
    )


def test_half_typed_proposal_is_filled_in_again_right_or_wrong(client, worker, case):
    page = client.get(address(case)).content.decode()
    assert f'data-autosave="{address(case, "closure-draft")}"' in page
    assert "saved_at" in type_in(client, case).json()
    again = client.get(address(case)).content.decode()
    assert TEXT in again
    assert 'value="40"' in again
    assert "What you had typed and not sent is filled in" in again
    assert "There is a problem" not in again


def test_draft_is_its_authors_alone(client, worker, case):
    type_in(client, case)
    client.force_login(UserFactory(role=Role.WORKER))
    assert TEXT not in client.get(address(case)).content.decode()


def test_draft_goes_once_the_closure_is_proposed(client, worker, case):
    type_in(client, case)
    propose(case, worker)
    assert not ClosureDraft.objects.exists()
    assert "already waiting" in type_in(client, case).json()["stop"]
    assert not ClosureDraft.objects.exists()


def test_draft_is_thrown_away_when_its_author_says_so(client, worker, case):
    type_in(client, case)
    client.post(address(case), {"discard": "1"})
    assert not ClosureDraft.objects.exists()
    assert AuditEntry.objects.filter(verb="closure_draft.discard").count() == 1


def test_throwing_away_twice_proposes_nothing(client, worker, case):
    day = timezone.localdate()
    whole = {
        "closed_on-day": day.day,
        "closed_on-month": day.month,
        "closed_on-year": day.year,
        "reason": "risk_reduced",
        "summary": TEXT,
        "told": "The child.",
        "level": RiskLevel.objects.get(code="low").pk,
        "experience": "historic",
    }
    answer = client.post(address(case), whole | {"discard": "1"})
    assert answer.url == address(case)
    assert not case.closure_proposals.exists()
    client.post(address(case), whole)
    assert case.closure_proposals.exists()


def test_late_sending_does_not_replace_what_was_typed_after_it(client, worker, case):
    type_in(client, case, sent_page="p", sent_number="2")
    answer = type_in(client, case, summary="Older", sent_page="p", sent_number="1")
    assert answer.status_code == 409
    assert ClosureDraft.objects.get().typed["summary"] == [TEXT]


def test_page_out_of_date_replaces_nothing(client, worker, case):
    type_in(client, case, sent_page="p", sent_number="1")
    answer = type_in(client, case, summary="Other", sent_page="q", sent_number="1", sent_seen="x")
    assert "another window" in answer.json()["stop"]
    assert ClosureDraft.objects.get().typed["summary"] == [TEXT]


def test_nothing_is_kept_on_a_closed_case(client, worker):
    assert "This case is closed" in type_in(client, ClosedCaseFactory()).json()["stop"]
    assert not ClosureDraft.objects.exists()


def test_draft_untouched_for_90_days_is_forgotten(client, worker, case):
    type_in(client, case)
    long_ago = timezone.now() - timedelta(days=91)
    ClosureDraft.objects.update(saved_at=long_ago)
    tasks.forget_drafts()
    assert not ClosureDraft.objects.exists()
    assert AuditEntry.objects.filter(verb="closure_draft.expire").count() == 1
