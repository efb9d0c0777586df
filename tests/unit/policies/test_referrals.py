from datetime import date, timedelta

import pytest

from getsafe.choices import REFERRAL_STATUS
from getsafe.errors import NotAllowed, Refused, passes
from getsafe.models import Child, Referral, Screening, User
from getsafe.permissions import Role
from getsafe.policies import referrals as policy
from getsafe.policies.statuses import REFERRAL

TEAM = {Role.WORKER, Role.TEAM_MANAGER}
CHECKS = {
    "return": policy.check_can_return,
    "complete": policy.check_can_complete,
    "contribute": policy.check_can_contribute,
    "decide": policy.check_can_decide,
    "correct": policy.check_can_correct,
    "tell": policy.check_can_tell,
}
HOLDERS = dict.fromkeys(CHECKS, TEAM) | {"decide": {Role.TEAM_MANAGER}}


def person(role):
    return User(email="person@getsafe.example", roles=[str(role)])


ALLOWED = {
    "awaiting_screening": {"return", "contribute", "decide", "correct"},
    "returned_incomplete": {"complete", "contribute", "correct"},
    "screened": {"correct", "tell"},
}


def test_each_status_says_what_it_allows():
    assert set(ALLOWED) == set(REFERRAL_STATUS.codes)
    assert set(REFERRAL.acts) == set(CHECKS)


@pytest.mark.parametrize("act", CHECKS)
@pytest.mark.parametrize("status", REFERRAL_STATUS.codes)
@pytest.mark.parametrize("role", list(Role))
def test_act_needs_the_role_and_the_status(role, status, act):
    allowed = role in HOLDERS[act] and act in ALLOWED[status]
    assert passes(CHECKS[act])(person(role), Referral(status=status)) is allowed


def test_refusal_for_want_of_a_role_differs_from_one_for_the_status():
    waiting = Referral(status="awaiting_screening")
    policy.check_can_decide(person(Role.TEAM_MANAGER), waiting)
    with pytest.raises(NotAllowed, match="You may not decide a screening"):
        policy.check_can_decide(person(Role.WORKER), waiting)
    with pytest.raises(policy.NotInThisState, match="waits for screening"):
        policy.check_can_decide(person(Role.TEAM_MANAGER), Referral(status="screened"))


@pytest.mark.parametrize("role", list(Role))
def test_logging_is_for_those_who_bring_concerns(role):
    may = {*TEAM, Role.BUSINESS_SUPPORT, Role.POLICE_CHAIR, Role.PARTNER}
    if role in may:
        policy.check_can_log(person(role))
    else:
        with pytest.raises(Refused):
            policy.check_can_log(person(role))


@pytest.mark.parametrize(("days", "allowed"), [(-1, False), (0, True), (9, True), (10, False)])
def test_received_between_the_birth_and_today(days, allowed):
    born, today = date(2025, 6, 1), date(2025, 6, 10)
    check = passes(policy.check_received)

    assert (
        check(born + timedelta(days=days), child=Child(date_of_birth=born), today=today) is allowed
    )


@pytest.mark.parametrize(("days", "allowed"), [(0, True), (1, False)])
def test_received_on_or_before_the_first_of_its_decisions(days, allowed):
    first = date(2025, 6, 2)
    decisions = [Screening(screened_on=day) for day in (first + timedelta(days=7), first)]
    check = passes(policy.check_received_first)

    assert check(first + timedelta(days=days), decisions) is allowed
    assert check(first + timedelta(days=days), [])
