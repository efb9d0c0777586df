from datetime import date, timedelta

import pytest

from getsafe.actions import referrals, screenings
from getsafe.actions.screenings import AdultFacts
from getsafe.dates import today
from getsafe.errors import NotAllowed, Refused
from getsafe.models import (
    Agency,
    AuditEntry,
    Case,
    Consent,
    ExploitationSpell,
    RiskLevel,
    Screening,
)
from getsafe.permissions import Role
from tests.factories import (
    ActionFactory,
    CaseFactory,
    ChildFactory,
    ClosedCaseFactory,
    ConcernFactory,
    ExploitationSpellFactory,
    ReferralFactory,
    ScreeningFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db
DAY = date(2024, 9, 4)


@pytest.fixture
def manager():
    return UserFactory(role=Role.TEAM_MANAGER)


@pytest.fixture
def worker():
    return UserFactory(role=Role.WORKER)


def waiting(*types, **fields):
    referral = ReferralFactory(**fields)
    for number, code in enumerate(types or ["CSE"]):
        ConcernFactory(referral=referral, exploitation_type=code, is_primary=number == 0)
    return referral


def facts(**changed):
    whole = {
        "screened_on": DAY,
        "basis": "weekly",
        "outcome": "NFA",
        "rationale": "A fictional rationale.",
    }
    return whole | changed


def opening(worker, **changed):
    level = RiskLevel.objects.get(code="high")
    return facts(outcome="MACE1", level=level, lead_worker=worker, **changed)


def verbs():
    return list(AuditEntry.objects.order_by("id").values_list("verb", flat=True))


def test_decide_no_further_action_screens_and_opens_nothing(manager):
    referral = waiting()
    screening = screenings.decide(referral, by=manager, **facts(other_outcomes=[]))
    referral.refresh_from_db()
    assert referral.status == "screened"
    assert screening.due_on == date(2024, 9, 9)
    assert not Case.objects.exists()
    assert verbs() == ["screening.decide"]


def test_decide_mace1_opens_the_case_with_its_spells_and_level(manager, worker):
    referral = waiting("CSE", "CCE", persons_of_concern=2)
    screenings.decide(referral, by=manager, **opening(worker, other_outcomes=["STRAT"]))
    case = Case.objects.get()
    assert (case.opened_on, case.status, case.lead_worker) == (DAY, "pending_mace1", worker)
    assert case.mace1_due_on == date(2024, 9, 18)
    assert case.persons_of_concern == 2
    spells = case.exploitation_spells.values_list("exploitation_type", "is_primary", "started_on")
    assert list(spells) == [("CSE", True, DAY), ("CCE", False, DAY)]
    level = case.risk_levels.get()
    assert (level.level.code, level.basis, level.decided_by) == ("high", "screening", manager)
    assert verbs() == ["case.open", "screening.decide"]


def test_decide_mace1_after_a_closed_case_links_to_it(manager, worker):
    before = ClosedCaseFactory(closed_on=date(2024, 9, 3))
    referral = waiting(child=before.child)
    screenings.decide(referral, by=manager, **opening(worker))
    assert Case.objects.open().get().previous_case == before


def test_decide_mace1_inside_an_earlier_case_is_refused(manager, worker):
    before = ClosedCaseFactory(closed_on=date(2024, 9, 20))
    referral = waiting(child=before.child)
    with pytest.raises(Refused, match="last case closed on 20 September 2024"):
        screenings.decide(referral, by=manager, **opening(worker))
    screenings.decide(referral, by=manager, **opening(worker) | {"screened_on": date(2024, 9, 20)})


def test_decide_mace1_with_an_open_case_suggests_continue(manager, worker):
    case = ExploitationSpellFactory().case
    referral = waiting("CSE", "CCE", child=case.child)
    with pytest.raises(Refused, match=case.reference):
        screenings.decide(referral, by=manager, **opening(worker))
    screenings.decide(referral, by=manager, **facts(outcome="CONTINUE"))
    added = ExploitationSpell.objects.exclude(exploitation_type="CSE").get()
    assert (added.case, added.exploitation_type, added.started_on) == (case, "CCE", DAY)
    assert Case.objects.count() == 1


def test_decide_continue_without_an_open_case_is_refused(manager):
    with pytest.raises(Refused, match="no open case"):
        screenings.decide(waiting(), by=manager, **facts(outcome="CONTINUE"))


@pytest.mark.parametrize("absent", ["level", "lead_worker"])
def test_decide_mace1_without_a_part_leaves_nothing(manager, worker, absent):
    referral = waiting()
    with pytest.raises(Refused) as refused:
        screenings.decide(referral, by=manager, **opening(worker) | {absent: None})
    assert refused.value.field == absent
    assert not Case.objects.exists()
    assert not AuditEntry.objects.exists()
    screenings.decide(referral, by=manager, **opening(worker))


def test_decide_mace1_for_a_care_leaver_records_status_and_consent(manager, worker):
    child = ChildFactory(date_of_birth=date(2005, 1, 1))
    referral = waiting(child=child)
    with pytest.raises(Refused, match="care leaver"):
        screenings.decide(referral, by=manager, **opening(worker))
    adult = AdultFacts(decided_on=DAY, method="In person", care_status="former_relevant")
    screenings.decide(referral, by=manager, **opening(worker, adult=adult))
    assert Case.objects.get().child == child
    assert Consent.objects.get().decision == "given"
    assert verbs()[:2] == ["care_status.start", "consent.record"]


def test_decide_without_types_asks_to_correct_the_referral(manager, worker):
    with pytest.raises(Refused, match="names no type"):
        screenings.decide(ReferralFactory(), by=manager, **opening(worker))


def test_decide_more_information_stops_the_clock_until_complete(manager):
    referral = waiting()
    deferral = facts(outcome="MOREINFO", needed="School record", information_due_on=DAY)
    screenings.decide(referral, by=manager, **deferral)
    referral.refresh_from_db()
    assert (referral.status, referral.complete_on) == ("returned_incomplete", None)
    assert (referral.returned_reason, referral.information_due_on) == ("School record", DAY)


def test_decide_for_a_care_leaver_without_consent_asks_for_the_consent_and_records_nothing(
    manager, worker
):
    referral = waiting(child=ChildFactory(date_of_birth=date(2005, 1, 1)))
    adult = AdultFacts(care_status="former_relevant")
    with pytest.raises(Refused) as refused:
        screenings.decide(referral, by=manager, **opening(worker, adult=adult))
    assert refused.value.field == "decided_on"
    assert not referral.child.care_statuses.exists()


def test_decide_keeps_a_care_leaver_status_whose_beginning_is_not_known(manager, worker):
    referral = waiting(child=ChildFactory(date_of_birth=date(2005, 1, 1)))
    adult = AdultFacts(care_status="former_relevant", decided_on=DAY)
    screenings.decide(referral, by=manager, **opening(worker, adult=adult))
    assert referral.child.care_statuses.get().started_on is None


def test_decide_to_pass_on_says_to_whom(manager):
    referral = waiting()
    with pytest.raises(Refused) as refused:
        screenings.decide(referral, by=manager, **facts(outcome="OTHERLA"))
    assert refused.value.field == "council_to"
    decision = facts(outcome="OTHERLA", passed_to="A fictional council, its duty desk.")
    screenings.decide(referral, by=manager, **decision)
    assert referral.screenings.get().passed_to == "A fictional council, its duty desk."


def test_decide_that_it_repeats_another_referral_of_the_child(manager):
    referral, other = waiting(), ReferralFactory()
    with pytest.raises(Refused) as refused:
        screenings.decide(referral, by=manager, **facts(duplicate_of=other))
    assert refused.value.field == "duplicate_of"
    same = ReferralFactory(child=referral.child)
    screening = screenings.decide(referral, by=manager, **facts(duplicate_of=same))
    referral.refresh_from_db()
    assert referral.duplicate_of == same
    screenings.withdraw(screening, by=manager, reason="Not the same after all.")
    referral.refresh_from_db()
    assert referral.duplicate_of is None


def test_decide_twice_is_refused(manager):
    referral = waiting()
    screenings.decide(referral, by=manager, **facts())
    with pytest.raises(Refused, match="waits for screening"):
        screenings.decide(referral, by=manager, **facts())


def test_decide_by_a_worker_is_refused(manager, worker):
    referral = waiting()
    with pytest.raises(NotAllowed):
        screenings.decide(referral, by=worker, **facts())
    screenings.decide(referral, by=manager, **facts())


def test_withdraw_on_the_day_takes_the_case_back(manager, worker):
    referral = waiting()
    screening = screenings.decide(referral, by=manager, **opening(worker))
    with pytest.raises(Refused, match="Enter why"):
        screenings.withdraw(screening, by=manager, reason=" ")
    screenings.withdraw(screening, by=manager, reason="Wrong child.")
    referral.refresh_from_db()
    assert (referral.status, referral.complete_on) == ("awaiting_screening", referral.received_on)
    assert not Case.objects.exists()
    assert verbs()[-1] == "screening.withdraw"


def test_withdraw_with_an_action_on_the_case_is_refused(manager, worker):
    screening = screenings.decide(waiting(), by=manager, **opening(worker))
    ActionFactory(case=Case.objects.get())
    with pytest.raises(Refused, match="rests on"):
        screenings.withdraw(screening, by=manager, reason="Wrong child.")
    assert Case.objects.get().risk_levels.exists()


def test_withdraw_of_a_case_that_moved_on_is_refused(manager, worker):
    screening = screenings.decide(waiting(), by=manager, **opening(worker))
    Case.objects.update(status="active")
    with pytest.raises(Refused, match="moved on"):
        screenings.withdraw(screening, by=manager, reason="Wrong child.")


def test_withdraw_of_a_deferral_after_a_later_decision_is_refused(manager):
    referral = waiting()
    more = facts(outcome="MOREINFO", needed="School record", information_due_on=DAY)
    deferral = screenings.decide(referral, by=manager, **more)
    referrals.mark_complete(referral, by=manager, complete_on=DAY)
    decided = screenings.decide(referral, by=manager, **facts())
    with pytest.raises(Refused, match="withdraw the later decision first"):
        screenings.withdraw(deferral, by=manager, reason="Not needed after all.")
    referral.refresh_from_db()
    assert referral.status == "screened"
    screenings.withdraw(decided, by=manager, reason="Wrong child.")
    screenings.withdraw(deferral, by=manager, reason="Not needed after all.")
    assert not referral.screenings.exists()


def test_withdraw_another_day_is_refused(manager):
    screening = ScreeningFactory()
    earlier = screening.created_at - timedelta(days=2)
    Screening.objects.filter(pk=screening.pk).update(created_at=earlier)
    with pytest.raises(Refused, match="on the day"):
        screenings.withdraw(screening, by=manager, reason="Wrong child.")


def test_record_contribution_again_replaces_what_the_agency_said(worker):
    referral, police = waiting(), Agency.objects.get(code="police")
    for text in ("First word.", "Second word."):
        screenings.record_contribution(referral, by=worker, agency=police, text=text)
    assert referral.contributions.get().text == "Second word."
    with pytest.raises(Refused):
        screenings.record_contribution(referral, by=worker, agency=police, text=" ")


def test_record_contribution_after_screening_is_refused(worker):
    case = CaseFactory()
    with pytest.raises(Refused, match="has been screened"):
        screenings.record_contribution(
            case.referral, by=worker, agency=Agency.objects.get(code="health"), text="Late word."
        )


def test_decide_dated_tomorrow_is_refused(manager):
    referral = waiting()
    tomorrow = today() + timedelta(days=1)
    with pytest.raises(Refused, match="today or in the past"):
        screenings.decide(referral, by=manager, **facts(screened_on=tomorrow))
