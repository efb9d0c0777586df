from datetime import date, timedelta

import pytest

from getsafe.actions import levels, spells
from getsafe.errors import NotAllowed, Refused
from getsafe.models import AuditEntry, RiskLevel
from getsafe.permissions import Role
from tests.factories import (
    CaseFactory,
    ExploitationSpellFactory,
    RiskLevelSpellFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db
DAY = date(2024, 10, 1)


@pytest.fixture
def worker():
    return UserFactory(role=Role.WORKER)


@pytest.fixture
def manager():
    return UserFactory(role=Role.TEAM_MANAGER)


def set_level(case, by, code="high", day=DAY, basis="manager"):
    level = RiskLevel.objects.get(code=code)
    return levels.set(case, by=by, level=level, started_on=day, basis=basis, rationale="Because.")


def test_start_of_the_first_spell_is_the_primary_one(worker):
    case = CaseFactory()

    first = spells.start(case, by=worker, exploitation_type="CSE", started_on=DAY)
    second = spells.start(case, by=worker, exploitation_type="CCE", started_on=DAY)

    assert (first.is_primary, second.is_primary) == (True, False)
    assert AuditEntry.objects.filter(verb="spell.start").count() == 2


def test_start_of_a_type_that_runs_is_refused_and_after_its_end_allowed(worker):
    case = CaseFactory()
    spell = ExploitationSpellFactory(case=case)

    with pytest.raises(Refused, match="already has this type"):
        spells.start(case, by=worker, exploitation_type="CSE", started_on=DAY)

    spells.end(spell, by=worker, ended_on=DAY)
    assert spells.start(case, by=worker, exploitation_type="CSE", started_on=DAY).pk


def test_start_before_the_case_opened_is_refused(worker):
    with pytest.raises(Refused, match="the case opened"):
        spells.start(CaseFactory(), by=worker, exploitation_type="CSE", started_on=date(2024, 9, 1))


def test_end_before_the_start_or_twice_is_refused(worker):
    spell = ExploitationSpellFactory(started_on=DAY)

    with pytest.raises(Refused, match="on or after the start"):
        spells.end(spell, by=worker, ended_on=date(2024, 9, 30))
    spells.end(spell, by=worker, ended_on=DAY)
    with pytest.raises(Refused, match="already been ended"):
        spells.end(spell, by=worker, ended_on=DAY)


def test_start_by_business_support_is_refused():
    with pytest.raises(NotAllowed):
        spells.start(
            CaseFactory(),
            by=UserFactory(role=Role.BUSINESS_SUPPORT),
            exploitation_type="CSE",
            started_on=DAY,
        )


def test_set_ends_the_level_before_and_brings_the_review_forward(manager):
    case = CaseFactory()
    before = RiskLevelSpellFactory(case=case, code="low")

    spell = set_level(case, manager)

    before.refresh_from_db()
    case.refresh_from_db()
    assert before.ended_on == spell.started_on == DAY
    assert case.review_due_on == date(2024, 10, 29)
    details = AuditEntry.objects.get(verb="level.set").details
    assert details == {"from": "low", "to": "high", "basis": "manager"}


def test_set_the_level_that_holds_is_refused(manager):
    case = CaseFactory()
    RiskLevelSpellFactory(case=case, code="high")

    with pytest.raises(Refused, match="already at this level"):
        set_level(case, manager)


def test_set_before_the_day_of_the_last_decision_is_refused(manager):
    case = CaseFactory()
    RiskLevelSpellFactory(case=case, code="low", started_on=DAY)

    with pytest.raises(Refused, match="not be before the last decision on the level"):
        set_level(case, manager, day=date(2024, 9, 30))


def test_set_on_the_day_of_the_last_decision_holds_and_a_third_is_refused(manager):
    case = CaseFactory()
    before = RiskLevelSpellFactory(case=case, code="low", started_on=DAY)

    spell = set_level(case, manager, day=DAY)

    before.refresh_from_db()
    assert (before.started_on, before.ended_on) == (DAY, DAY)
    assert case.risk_levels.get(ended_on=None) == spell
    with pytest.raises(Refused, match="changed twice on this date"):
        set_level(case, manager, code="medium", day=DAY)
    assert set_level(case, manager, code="medium", day=DAY + timedelta(days=1)).pk


def test_set_by_a_worker_needs_a_meeting(worker):
    case = CaseFactory()

    with pytest.raises(NotAllowed):
        set_level(case, worker, basis="manager")
    assert set_level(case, worker, basis="meeting").decided_by == worker
