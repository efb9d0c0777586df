"""Who may do what to a case: a row per role, and per status."""

from datetime import timedelta

import pytest
from django.utils import timezone

from getsafe.choices import CASE_STATUS
from getsafe.errors import NotAllowed, Refused, passes
from getsafe.models import Case, ClosureProposal, RiskLevel, User
from getsafe.permissions import Role
from getsafe.policies import cases as policy

WORKERS = {Role.WORKER, Role.TEAM_MANAGER}
MANAGERS = {Role.TEAM_MANAGER}
MINUTERS = {
    Role.WORKER,
    Role.TEAM_MANAGER,
    Role.BUSINESS_SUPPORT,
    Role.POLICE_CHAIR,
    Role.HEAD_OF_SERVICE,
}


def holder(role: Role) -> User:
    return User(pk=1, roles=[str(role)])


@pytest.mark.parametrize("role", Role)
def test_permission_of_each_act_for_each_role(role):
    actor, case = holder(role), Case(status="active")

    assert policy.can_work(actor, case) is (role in WORKERS)
    assert policy.can_work_child(actor) is (role in WORKERS)
    assert policy.can_allocate(actor, case) is (role in MANAGERS)
    assert policy.can_set_level(actor, case, "manager") is (role in MANAGERS)
    assert policy.can_set_level(actor, case, "screening") is (role in MANAGERS)
    assert policy.can_set_level(actor, case, "meeting") is (role in MINUTERS)


LEAVES = {
    "hold": {"pending_mace1", "active", "step_down"},
    "resume": {"on_hold_missing"},
    "activate": {"pending_mace1"},
    "step_down": {"active"},
    "step_up": {"step_down"},
}


@pytest.mark.parametrize("status", CASE_STATUS.codes)
@pytest.mark.parametrize("move", policy.MOVES)
def test_move_of_a_manager_depends_on_the_status(move, status):
    case = Case(status=status, closed_on=timezone.localdate() if status == "closed" else None)

    allowed = policy.can_move(holder(Role.TEAM_MANAGER), case, move)

    assert allowed is (status in LEAVES[move])


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("move", policy.MOVES)
def test_move_of_an_open_case_depends_on_the_role(move, role):
    movers = {"hold": WORKERS, "resume": WORKERS, "activate": MINUTERS}

    allowed = policy.can_move(holder(role), Case(status=min(LEAVES[move])), move)

    assert allowed is (role in movers.get(move, MANAGERS))


def test_change_of_a_closed_case_is_refused_with_what_to_do_instead():
    case = Case(status="closed", closed_on=timezone.localdate())

    with pytest.raises(policy.CaseIsClosed, match="Log a new referral"):
        policy.check_can_work(holder(Role.WORKER), case)
    manager = holder(Role.TEAM_MANAGER)
    assert not policy.can_allocate(manager, case)
    assert not any(policy.can_set_level(manager, case, basis) for basis in policy.LEVEL_DECIDERS)


@pytest.mark.parametrize(("allows", "expected"), [(True, True), (False, False)])
def test_step_down_depends_on_the_level(allows, expected):
    level = RiskLevel(allows_step_down=allows)

    actor, case = holder(Role.TEAM_MANAGER), Case(status="active")

    assert policy.can_step_down(actor, case, level) is expected
    assert not policy.can_step_down(holder(Role.WORKER), case, level)
    assert not policy.can_step_down(actor, Case(status="step_down"), level)
    assert not policy.can_step_down(actor, case, None)


@pytest.mark.parametrize("role", Role)
def test_lead_is_a_worker_or_a_manager(role):
    worker = holder(role)

    if role in WORKERS:
        policy.check_can_lead(worker)
    else:
        with pytest.raises(Refused):
            policy.check_can_lead(worker)


def test_closure_is_decided_by_a_manager_who_is_not_its_author():
    manager = holder(Role.TEAM_MANAGER)

    assert policy.can_decide_closure(manager, ClosureProposal(proposed_by_id=2))
    with pytest.raises(NotAllowed, match="You wrote this"):
        policy.check_can_decide_closure(manager, ClosureProposal(proposed_by_id=1))
    assert not policy.can_decide_closure(holder(Role.WORKER), ClosureProposal(proposed_by_id=2))


@pytest.mark.parametrize("status", ["sent_back", "withdrawn", "authorised", "undone"])
def test_closure_decided_once_is_not_decided_again(status):
    proposal = ClosureProposal(proposed_by_id=2, status=status)

    assert not policy.can_decide_closure(holder(Role.TEAM_MANAGER), proposal)


@pytest.mark.parametrize(
    ("status", "expected"),
    [("waiting", True), ("sent_back", True), ("withdrawn", False), ("authorised", False)],
)
def test_closure_is_withdrawn_by_its_author_until_decided(status, expected):
    proposal = ClosureProposal(proposed_by_id=1, status=status)

    assert policy.can_withdraw_closure(holder(Role.WORKER), proposal) is expected
    proposal.proposed_by_id = 2
    assert not policy.can_withdraw_closure(holder(Role.WORKER), proposal)


@pytest.mark.parametrize(("days", "expected"), [(0, True), (7, True), (8, False)])
def test_closure_is_undone_by_a_manager_within_a_week(days, expected):
    now = timezone.now()
    proposal = ClosureProposal(status="authorised", decided_at=now - timedelta(days=days))

    assert policy.can_undo_closure(holder(Role.TEAM_MANAGER), proposal, now) is expected
    assert not policy.can_undo_closure(holder(Role.WORKER), proposal, now)


@pytest.mark.parametrize("role", Role)
def test_closure_is_withdrawn_by_its_author_only_while_they_work_cases(role):
    own = ClosureProposal(proposed_by_id=1, status="waiting")

    assert policy.can_withdraw_closure(holder(role), own) is (role in WORKERS)


@pytest.mark.parametrize("status", ["waiting", "sent_back", "withdrawn", "undone"])
def test_closure_that_did_not_close_the_case_is_not_undone(status):
    now = timezone.now()
    proposal = ClosureProposal(status=status, decided_at=now)

    assert not policy.can_undo_closure(holder(Role.TEAM_MANAGER), proposal, now)
    assert not policy.can_undo_closure(
        holder(Role.TEAM_MANAGER), ClosureProposal(status="authorised"), now
    )


@pytest.mark.parametrize(("days", "refused"), [(-1, True), (0, False), (1, False)])
def test_fact_is_dated_from_the_day_the_case_opened(days, refused):
    case = Case(opened_on=timezone.localdate())
    check = passes(policy.check_dated_within)

    assert check(case.opened_on + timedelta(days=days), case, "started_on") is not refused
