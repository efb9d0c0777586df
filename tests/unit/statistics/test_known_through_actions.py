"""What the program's own actions do to the records, each asked about as it was known before."""

from datetime import date
from itertools import pairwise

import pytest

from getsafe.actions import care, children, imports, levels, merges, referrals, screenings, spells
from getsafe.models import Case, Child, ExploitationSpell, Referral, RiskLevel
from getsafe.permissions import Role
from tests.factories import ConcernFactory, ReferralFactory, UserFactory
from tests.unit.imports.files import NO_CASE, row, text_of
from tests.unit.statistics.known import figures, now

pytestmark = pytest.mark.django_db

OPENED = {"received_on": "2022-05-01", "screened_on": "2022-05-03", "opened_on": "2022-05-09"}
STILL_OPEN = {"closed_on": "", "closure_reason": ""}
OPEN = OPENED | STILL_OPEN | {"exploitation": "CSE; CCE", "risk_level": "low"}
CLOSED = OPENED | {"closed_on": "2023-02-01", "exploitation": "CSE"}
DECIDED = date(2024, 9, 4)


@pytest.fixture
def told():
    """The moments so far, each with the figures that were given then."""
    return []


@pytest.fixture
def act(told):
    def act(action, *arguments, **facts):
        """Let an action happen and remember what is known after it."""
        done = action(*arguments, **facts)
        told.append((now(), figures()))
        return done

    return act


@pytest.fixture
def bring_in(act, tmp_path):
    def bring_in(*rows):
        path = tmp_path / "old.csv"
        path.write_text(text_of(*rows))
        checked, batch = act(imports.commit, path, by=None)
        assert checked.faults == []
        return batch

    return bring_in


@pytest.fixture
def manager():
    return UserFactory(role=Role.TEAM_MANAGER)


@pytest.fixture
def worker():
    return UserFactory(role=Role.WORKER)


def child(ref):
    return Child.objects.get(external_ref=ref)


def test_every_act_leaves_what_was_known_before_it_as_it_was(act, told, bring_in, manager, worker):
    act(now)
    bring_in(
        row(child_ref="A", referral_ref="A1", date_of_birth="2010-03-01", **OPEN),
        row(child_ref="B", referral_ref="B1", date_of_birth="2009-03-01", **CLOSED),
    )
    late = NO_CASE | {"received_on": "2022-11-01", "screened_on": "2022-11-02"}
    mistaken = bring_in(row(child_ref="C", referral_ref="C1", date_of_birth="2010-03-01", **late))
    act(imports.undo, mistaken, by=None)
    bring_in(row(child_ref="D", referral_ref="D1", date_of_birth="2010-03-01", **late))
    act(children.edit, child("B"), by=manager, ethnicity="OOTH", date_of_birth=date(2006, 3, 1))
    corrected = Referral.objects.get(external_ref="B1")
    act(referrals.correct, corrected, by=manager, facts={"received_on": date(2022, 3, 1)})
    case = Case.objects.get(child=child("A"))
    high = RiskLevel.objects.get(code="high")
    dated = {"started_on": date(2023, 5, 1), "basis": "manager", "rationale": "Fictional."}
    act(levels.set, case, by=manager, level=high, **dated)
    spell = ExploitationSpell.objects.get(case=case, exploitation_type="CCE")
    act(spells.end, spell, by=manager, ended_on=date(2023, 5, 1))
    leaver = {"status": "care_leaver", "started_on": date(2024, 4, 1)}
    act(care.start_status, child("A"), by=manager, **leaver)
    merge = act(merges.merge, child("D"), by=manager, into=child("A"))
    act(merges.undo, merge, by=manager, reason="Two children after all.")
    waiting = ReferralFactory(child=child("D"), received_on=date(2024, 9, 2))
    ConcernFactory(referral=waiting, exploitation_type="CSE")
    decided = {"screened_on": DECIDED, "basis": "weekly", "outcome": "MACE1", "level": high}
    reasons = {"rationale": "Fictional.", "lead_worker": worker}
    screening = act(screenings.decide, waiting, by=manager, **decided, **reasons)
    act(screenings.withdraw, screening, by=manager, reason="The wrong referral.")

    for (_moment, before), (_later, after) in pairwise(told):
        assert before != after  # each act changed a figure, so that each can be told apart
    for moment, known in told:
        assert figures(moment) == known
