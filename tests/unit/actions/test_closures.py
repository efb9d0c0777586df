from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from getsafe import guards
from getsafe.actions import closures
from getsafe.errors import NotAllowed, Refused
from getsafe.models import AuditEntry, Case, ClosureProposal, RiskLevel
from getsafe.permissions import Role
from tests.factories import (
    CaseFactory,
    ExploitationSpellFactory,
    ReferralFactory,
    RiskLevelSpellFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db
DAY = date(2024, 11, 4)


@pytest.fixture
def worker():
    return UserFactory(role=Role.WORKER)


@pytest.fixture
def manager():
    return UserFactory(role=Role.TEAM_MANAGER)


@pytest.fixture
def case():
    case = CaseFactory()
    ExploitationSpellFactory(case=case)
    RiskLevelSpellFactory(case=case, code="low")
    return case


def propose(case, by, closed_on=DAY):
    return closures.propose(
        case,
        by=by,
        closed_on=closed_on,
        reason="risk_reduced",
        summary="A fictional summary.",
        told="The child and the school.",
        level=RiskLevel.objects.get(code="low"),
        experience="historic",
    )


def facts_of(case):
    case.refresh_from_db()
    spells = list(case.exploitation_spells.values("pk", "ended_on"))
    levels = list(case.risk_levels.values("pk", "ended_on"))
    fields = ("status", "closed_on", "closure_reason", "review_due_on", "monitoring_until")
    return [getattr(case, name) for name in fields], spells, levels


def test_propose_on_a_day_of_two_levels_or_of_a_type_twice_is_refused(case, worker):
    case.risk_levels.update(started_on=DAY, ended_on=DAY)
    later = RiskLevelSpellFactory(case=case, code="high", started_on=DAY)
    with pytest.raises(Refused, match="from the day after"):
        propose(case, worker)
    later.delete()
    case.exploitation_spells.update(started_on=DAY, ended_on=DAY)
    ExploitationSpellFactory(case=case, started_on=DAY, is_primary=False)
    with pytest.raises(Refused, match="from the day after"):
        propose(case, worker)
    assert propose(case, worker, closed_on=DAY + timedelta(days=1)).pk


def test_authorise_closes_the_case_and_ends_its_spells_and_level(case, worker, manager):
    closures.authorise(propose(case, worker), by=manager)

    case.refresh_from_db()
    assert (case.status, case.closed_on, case.closed_by) == ("closed", DAY, worker)
    assert case.closure_authorised_by == manager
    assert case.exploitation_spells.get().ended_on == case.risk_levels.get().ended_on == DAY
    assert AuditEntry.objects.get(verb="case.close").actor_id == manager.pk


def test_authorise_by_the_author_is_refused_and_the_case_stays_open(case, manager):
    proposal = propose(case, manager)

    with pytest.raises(NotAllowed, match="another manager"):
        closures.authorise(proposal, by=manager)

    case.refresh_from_db()
    assert case.is_open


def test_authorised_by_its_author_is_refused_by_the_database(case, manager):
    proposal = propose(case, manager)

    with pytest.raises(IntegrityError, match="decided_by_another"), transaction.atomic():
        ClosureProposal.objects.filter(pk=proposal.pk).update(
            status="authorised", decided_by=manager, decided_at=timezone.now()
        )


def test_propose_while_a_guard_objects_is_refused_with_its_sentence(case, worker, monkeypatch):
    monkeypatch.setattr(guards, "_closure_guards", [lambda case: "Finish the action first"])

    with pytest.raises(closures.NotReadyToClose, match="Finish the action first"):
        propose(case, worker)

    monkeypatch.setattr(guards, "_closure_guards", [])
    assert propose(case, worker).status == "waiting"


def test_authorise_while_a_guard_objects_is_refused(case, worker, manager, monkeypatch):
    proposal = propose(case, worker)
    monkeypatch.setattr(guards, "_closure_guards", [lambda case: "Finish the action first"])

    with pytest.raises(closures.NotReadyToClose):
        closures.authorise(proposal, by=manager)

    case.refresh_from_db()
    assert case.is_open


def test_propose_twice_is_refused(case, worker):
    propose(case, worker)

    with pytest.raises(Refused, match="already waiting"):
        propose(case, worker)


def test_propose_before_the_last_change_of_level_is_refused(case, worker):
    case.risk_levels.update(ended_on=date(2024, 11, 11))

    with pytest.raises(Refused, match="last change"):
        propose(case, worker)


def test_send_back_then_propose_again_keeps_both(case, worker, manager):
    first = propose(case, worker)

    closures.send_back(first, by=manager, answer="Say who told the family.")
    second = propose(case, worker)

    statuses = case.closure_proposals.values_list("pk", "status")
    assert dict(statuses) == {first.pk: "withdrawn", second.pk: "waiting"}


def test_withdraw_by_the_author_frees_the_case(case, worker):
    closures.withdraw(propose(case, worker), by=worker)

    assert propose(case, worker).status == "waiting"


def test_undo_gives_back_the_case_exactly_as_it_was(case, worker, manager):
    before = facts_of(case)
    proposal = propose(case, worker)
    closures.authorise(proposal, by=manager)
    assert facts_of(case) != before

    closures.undo(proposal, by=manager, reason="The wrong child.")

    assert facts_of(case) == before
    assert AuditEntry.objects.get(verb="case.undo_closure").reason == "The wrong child."


def test_undo_leaves_a_spell_that_had_ended_before(case, worker, manager):
    ended = ExploitationSpellFactory(case=case, exploitation_type="CCE", ended_on=DAY)
    proposal = propose(case, worker)
    closures.authorise(proposal, by=manager)

    closures.undo(proposal, by=manager, reason="The wrong child.")

    ended.refresh_from_db()
    assert ended.ended_on == DAY


def test_undo_after_a_week_or_with_a_later_case_is_refused(case, worker, manager):
    proposal = propose(case, worker)
    closures.authorise(proposal, by=manager)
    later = CaseFactory(referral=ReferralFactory(child=case.child, received_on=DAY))

    with pytest.raises(Refused, match="later case"):
        closures.undo(proposal, by=manager, reason="The wrong child.")

    Case.objects.filter(pk=later.pk).delete()
    proposal.refresh_from_db()
    proposal.decided_at -= timedelta(days=8)
    proposal.save()
    with pytest.raises(Refused, match="more than 7 days"):
        closures.undo(proposal, by=manager, reason="The wrong child.")
