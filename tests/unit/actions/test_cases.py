from datetime import date

import pytest

from getsafe.actions import cases
from getsafe.errors import NotAllowed, Refused
from getsafe.models import AuditEntry
from getsafe.permissions import Role
from tests.factories import CaseFactory, RiskLevelSpellFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker():
    return UserFactory(role=Role.WORKER)


@pytest.fixture
def manager():
    return UserFactory(role=Role.TEAM_MANAGER)


def audited(verb):
    return AuditEntry.objects.filter(verb=verb)


def test_allocate_by_a_manager_changes_the_lead_and_audits(manager, worker):
    case = CaseFactory()

    cases.allocate(case, by=manager, worker=worker)

    case.refresh_from_db()
    assert case.lead_worker == worker
    entry = audited("case.allocate").get()
    assert entry.subject_key == str(case.uuid)
    assert entry.child_key == str(case.child.uuid)


def test_allocate_by_a_worker_is_refused_and_changes_nothing(worker):
    case = CaseFactory()
    lead = case.lead_worker

    with pytest.raises(NotAllowed):
        cases.allocate(case, by=worker, worker=worker)

    case.refresh_from_db()
    assert case.lead_worker == lead
    assert not audited("case.allocate").exists()


def test_allocate_to_someone_who_leads_it_or_may_not_is_refused(manager):
    case = CaseFactory()

    with pytest.raises(Refused, match="already leads"):
        cases.allocate(case, by=manager, worker=case.lead_worker)
    with pytest.raises(Refused, match="Select a GETSAFE worker"):
        cases.allocate(case, by=manager, worker=UserFactory(role=Role.PARTNER))


def test_set_persons_of_concern_keeps_the_number(worker):
    case = CaseFactory()

    cases.set_persons_of_concern(case, by=worker, count=2)

    case.refresh_from_db()
    assert case.persons_of_concern == 2


@pytest.mark.parametrize(
    ("status", "dates"),
    [
        ("active", {"review_due_on": date(2024, 12, 2)}),
        ("pending_mace1", {"review_due_on": None}),
        ("step_down", {"monitoring_until": date(2025, 1, 6)}),
    ],
)
def test_hold_then_resume_returns_to_where_the_case_was(worker, status, dates):
    case = CaseFactory(status=status, **dates)

    held = cases.hold(case, by=worker)
    assert held.status == "on_hold_missing"

    assert cases.resume(case, by=worker).status == status
    assert audited("case.hold").get().details == {"from": status, "to": "on_hold_missing"}


def test_resume_of_a_case_waiting_for_mace_1_with_a_review_date_goes_back_to_waiting(worker):
    case = CaseFactory(status="pending_mace1", review_due_on=date(2025, 1, 6))
    cases.hold(case, by=worker)
    assert cases.resume(case, by=worker).status == "pending_mace1"


def test_resume_after_a_mace_1_held_meanwhile_makes_the_case_active(worker):
    case = CaseFactory(status="pending_mace1", review_due_on=None)
    cases.hold(case, by=worker)
    manager = UserFactory(role=Role.TEAM_MANAGER)
    held = cases.activate(case, by=manager, review_due_on=date(2025, 1, 6))
    assert (held.status, held.review_due_on) == ("on_hold_missing", date(2025, 1, 6))
    assert cases.resume(case, by=worker).status == "active"


def test_resume_of_a_case_held_before_that_was_remembered_goes_by_its_dates(worker):
    case = CaseFactory(status="on_hold_missing", monitoring_until=date(2025, 1, 6))
    assert cases.resume(case, by=worker).status == "step_down"


def test_hold_of_a_case_on_hold_is_refused(worker):
    case = CaseFactory()
    cases.hold(case, by=worker)

    with pytest.raises(Refused, match="already on hold"):
        cases.hold(case, by=worker)


def test_activate_after_mace_1_sets_the_review_date():
    case = CaseFactory(status="pending_mace1", review_due_on=None)

    support = UserFactory(role=Role.BUSINESS_SUPPORT)
    active = cases.activate(case, by=support, review_due_on=date(2025, 1, 6))

    assert (active.status, active.review_due_on) == ("active", date(2025, 1, 6))


def test_step_down_at_a_low_level_sets_the_end_of_monitoring(manager):
    case = CaseFactory()
    RiskLevelSpellFactory(case=case, code="low")

    stepped = cases.step_down(case, by=manager, until=date(2024, 11, 1), plan="The school.")

    assert stepped.status == "step_down"
    assert stepped.monitoring_until == stepped.review_due_on == date(2024, 11, 1)


@pytest.mark.parametrize("code", ["medium", None])
def test_step_down_without_a_level_that_allows_it_is_refused(manager, code):
    case = CaseFactory()
    if code:
        RiskLevelSpellFactory(case=case, code=code)

    with pytest.raises(Refused, match="allows step-down"):
        cases.step_down(case, by=manager, until=date(2025, 2, 3), plan="The school.")


def test_step_up_returns_to_active_work_and_keeps_the_reason(manager):
    case = CaseFactory(status="step_down", monitoring_until=date(2025, 1, 6))

    stepped = cases.step_up(case, by=manager, reason="Seen with the same adults.")

    assert (stepped.status, stepped.monitoring_until) == ("active", None)
    assert audited("case.step_up").get().reason == "Seen with the same adults."
