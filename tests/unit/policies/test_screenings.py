from datetime import date, timedelta

import pytest

from getsafe.errors import Refused, passes
from getsafe.models import CareStatusSpell, Consent, Referral, RiskLevel, Screening, User
from getsafe.permissions import Role
from getsafe.policies import screenings as policy

ON = date(2025, 6, 10)
LEAVER = CareStatusSpell(status="former_relevant", started_on=date(2024, 1, 1))
AGREED = Consent(pk=1, decision="given", decided_on=date(2025, 6, 1))
REFUSED = Consent(pk=2, decision="refused", decided_on=date(2025, 6, 2))


def refusal(check, *args, **options):
    with pytest.raises(Refused) as caught:
        check(*args, **options)
    return caught.value


def eligible(born, *, care=(), consents=()):
    policy.check_eligible(born, ON, care_statuses=care, consents=consents)


@pytest.mark.parametrize("born", [date(2015, 1, 1), date(2007, 6, 11)])
def test_eligible_under_18_needs_nothing_more(born):
    eligible(born)


@pytest.mark.parametrize("born", [date(2007, 6, 10), date(2000, 6, 11)])
def test_eligible_from_18_to_25_needs_care_leaver_and_consent(born):
    eligible(born, care=[LEAVER], consents=[AGREED])
    without_care = refusal(eligible, born, consents=[AGREED])
    assert without_care.field == "status"
    without_consent = refusal(eligible, born, care=[LEAVER])
    assert without_consent.field == "decided_on"


def test_eligible_on_the_25th_birthday_is_refused_to_anyone():
    refused = refusal(eligible, date(2000, 6, 10), care=[LEAVER], consents=[AGREED])
    assert "25th birthday" in refused.message


def test_eligible_from_the_day_of_the_consent_only():
    later = Consent(pk=3, decision="given", decided_on=date(2025, 6, 11))
    refused = refusal(eligible, date(2005, 1, 1), care=[LEAVER], consents=[later])
    assert refused.field == "screened_on"


def test_eligible_goes_by_the_latest_word_on_consent():
    refused = refusal(eligible, date(2005, 1, 1), care=[LEAVER], consents=[REFUSED, AGREED])
    assert refused.field == "decided_on"


@pytest.mark.parametrize(
    "spell",
    [
        CareStatusSpell(status="looked_after", started_on=date(2024, 1, 1)),
        CareStatusSpell(status="relevant", started_on=date(2025, 6, 11)),
        CareStatusSpell(status="relevant", ended_on=ON),
    ],
)
def test_eligible_needs_a_care_leaver_status_that_holds_on_the_day(spell):
    refused = refusal(eligible, date(2005, 1, 1), care=[spell], consents=[AGREED])
    assert refused.field == "status"


@pytest.mark.parametrize(
    "spell",
    [
        CareStatusSpell(status="relevant", started_on=ON),
        CareStatusSpell(status="relevant", ended_on=ON + timedelta(days=1)),
    ],
)
def test_eligible_on_the_first_and_the_last_day_of_the_status(spell):
    eligible(date(2005, 1, 1), care=[spell], consents=[AGREED])


def consent(pk, decision, day):
    return Consent(pk=pk, decision=decision, decided_on=date(2025, 6, day))


@pytest.mark.parametrize(
    ("consents", "field"),
    [
        ([consent(1, "given", 1), consent(2, "refused", 1)], "decided_on"),
        ([consent(1, "refused", 1), consent(2, "given", 1)], None),
        ([consent(2, "given", 1), consent(1, "refused", 2)], "decided_on"),
        ([consent(1, "given", 1), consent(2, "given", 11)], None),
        ([consent(1, "refused", 1), consent(2, "given", 11)], "screened_on"),
    ],
)
def test_eligible_by_the_last_word_on_consent_from_when_it_was_first_given(consents, field):
    facts = {"care": [LEAVER], "consents": consents}
    if field:
        assert refusal(eligible, date(2005, 1, 1), **facts).field == field
    else:
        eligible(date(2005, 1, 1), **facts)


@pytest.mark.parametrize(
    ("outcome", "others"),
    [
        ("NFA", ["CSC"]),
        ("MOREINFO", ["CSC"]),
        ("MACE1", ["MACE1"]),
        ("MACE1", ["NFA"]),
        ("CSC", ["MACE1"]),
        ("CSC", ["CSC"]),
        ("nonsense", []),
    ],
)
def test_outcomes_that_cannot_stand_together_are_refused(outcome, others):
    policy.check_outcomes("MACE1", ["CSC", "STRAT"])
    assert refusal(policy.check_outcomes, outcome, others)


WHOLE = {
    "basis": "weekly",
    "outcome": "MOREINFO",
    "rationale": "A reason.",
    "needed": "School record",
    "information_due_on": ON,
    "passed_to": "",
}


@pytest.mark.parametrize(
    ("absent", "value"),
    [
        ("basis", "imported"),
        ("basis", ""),
        ("rationale", " "),
        ("needed", " "),
        ("information_due_on", None),
    ],
)
def test_deferral_without_a_part_is_refused_beside_that_part(absent, value):
    policy.check_is_whole(**WHOLE)
    assert refusal(policy.check_is_whole, **(WHOLE | {absent: value})).field == absent


@pytest.mark.parametrize(("outcome", "field"), policy.PASSED_TO.items())
def test_outcome_that_passes_a_referral_on_says_to_whom(outcome, field):
    passed_on = WHOLE | {"outcome": outcome, "passed_to": "Family support"}
    policy.check_is_whole(**passed_on)
    assert refusal(policy.check_is_whole, **(passed_on | {"passed_to": " "})).field == field


def test_referral_repeats_only_another_one_of_the_same_child():
    referral = Referral(pk=1, child_id=1)
    policy.check_repeats(referral, None)
    policy.check_repeats(referral, Referral(pk=2, child_id=1))
    for other in (referral, Referral(pk=2, child_id=2)):
        assert refusal(policy.check_repeats, referral, other).field == "duplicate_of"


@pytest.mark.parametrize(("decided", "allowed"), [(1, True), (0, False)])
def test_decision_on_a_referral_never_called_complete_is_dated_from_its_receipt(decided, allowed):
    referral = Referral(received_on=ON - timedelta(days=1))
    check = passes(policy.check_decided_on)
    day = ON - timedelta(days=2 - decided)
    assert check(day, referral, today=ON, information_due_on=None) is allowed


@pytest.mark.parametrize(("days", "allowed"), [(-1, False), (0, True)])
def test_information_is_needed_on_or_after_the_day_of_the_decision(days, allowed):
    referral = Referral(received_on=date(2025, 6, 1))
    check = passes(policy.check_decided_on)
    due_on = ON + timedelta(days=days)
    assert check(ON, referral, today=ON, information_due_on=due_on) is allowed


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("basis", ["weekly", "imported"])
@pytest.mark.parametrize("days_ago", [0, 1])
def test_decision_is_withdrawn_by_a_manager_on_its_day_unless_imported(role, basis, days_ago):
    facts = {"decided_on": ON - timedelta(days=days_ago), "today": ON}
    allowed = role == Role.TEAM_MANAGER and basis == "weekly" and not days_ago
    check = passes(policy.check_can_withdraw)
    assert check(User(roles=[str(role)]), Screening(basis=basis), **facts) is allowed


@pytest.mark.parametrize("day", [date(2025, 6, 1), date(2025, 6, 11)])
def test_decision_before_the_referral_or_after_today_is_refused(day):
    referral = Referral(received_on=date(2025, 6, 1), complete_on=date(2025, 6, 2))
    options = {"today": ON, "information_due_on": None}
    policy.check_decided_on(ON, referral, **options)
    assert refusal(policy.check_decided_on, day, referral, **options).field == "screened_on"


def test_lead_worker_must_work_cases():
    policy.check_can_lead(User(roles=[str(Role.WORKER)]))
    assert refusal(policy.check_can_lead, None).field == "lead_worker"
    assert refusal(policy.check_can_lead, User(roles=[str(Role.PARTNER)])).field == "lead_worker"


def test_case_opens_at_a_level():
    policy.check_level(RiskLevel(code="low"))
    assert refusal(policy.check_level, None).field == "level"
