"""Who may do what at the FOI desk and to reports: a row per role and per status."""

import pytest

from getsafe.errors import NotAllowed, Refused, passes
from getsafe.models import User
from getsafe.permissions import Role
from reporting import policies
from reporting.choices import FOI_STATUS, RUN_STATE
from reporting.models import FoiRequest, Preparation, ReportRun
from tests.factories import FoiPartFactory, FoiRequestFactory

OFFICERS = {Role.FOI_OFFICER}
APPROVERS = {Role.TEAM_MANAGER, Role.HEAD_OF_SERVICE}
READERS = {*OFFICERS, *APPROVERS, Role.REPORT_VIEWER, Role.INFORMATION_GOVERNANCE}

# Of each act: its check, who may, and in which statuses of the request.
ACTS = {
    "change": (policies.check_can_change, OFFICERS, {"open"}),
    "ask": (policies.check_can_ask_clarification, OFFICERS, {"open"}),
    "receive": (policies.check_can_receive_clarification, OFFICERS, {"clarifying"}),
    "approve": (policies.check_can_decide, APPROVERS, {"awaiting_approval"}),
    "withdraw": (
        policies.check_can_withdraw,
        OFFICERS,
        {"open", "clarifying", "awaiting_approval"},
    ),
}


def holder(role):
    return User(pk=1, roles=[str(role)])


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("status", FOI_STATUS.codes)
@pytest.mark.parametrize("role", Role)
def test_act_on_a_request_needs_the_role_and_the_status(role, status, act):
    check, roles, statuses = ACTS[act]

    allowed = passes(check)(holder(role), FoiRequest(status=status))

    assert allowed is (role in roles and status in statuses)


@pytest.mark.django_db
@pytest.mark.parametrize("status", FOI_STATUS.codes)
def test_answer_with_parts_is_put_forward_by_an_officer_while_it_is_open(status):
    request = FoiPartFactory().request
    request.status = status

    for role in Role:
        allowed = passes(policies.check_can_prepare)(holder(role), request)
        assert allowed is (role in OFFICERS and status == "open")


@pytest.mark.django_db
def test_answer_without_parts_is_not_put_forward():
    with pytest.raises(Refused, match="Add the parts"):
        policies.check_can_prepare(holder(Role.FOI_OFFICER), FoiRequestFactory())


@pytest.mark.parametrize("status", FOI_STATUS.codes)
def test_answer_is_sent_back_by_an_approver_while_it_waits(status):
    request = FoiRequest(status=status)

    for role in Role:
        allowed = passes(policies.check_can_decide)(holder(role), request, "send_back")
        assert allowed is (role in APPROVERS and status == "awaiting_approval")


@pytest.mark.parametrize("state", RUN_STATE.codes)
@pytest.mark.parametrize("role", Role)
def test_report_is_retried_by_those_who_read_reports_once_it_failed(role, state):
    run = ReportRun(state=state)

    assert passes(policies.check_can_start_report)(holder(role)) is (role in READERS)
    assert passes(policies.check_can_retry)(holder(role), run) is (
        role in READERS and state == "failed"
    )


@pytest.mark.parametrize("role", Role)
def test_schedules_are_for_administrators_and_gaps_for_officers_too(role):
    admins = {Role.SYSTEM_ADMINISTRATOR}

    assert passes(policies.check_can_schedule)(holder(role)) is (role in admins)
    assert passes(policies.check_can_configure)(holder(role)) is (role in admins | OFFICERS)


@pytest.mark.django_db
def test_obstacle_to_approval_names_what_stands_in_the_way():
    request = FoiRequestFactory(status="awaiting_approval")
    own = Preparation(pk=1, request=request, by_id=1)

    assert "You prepared this" in policies.obstacle_to_approval(holder(Role.TEAM_MANAGER), own)
    other = Preparation(pk=1, request=request, by_id=2)
    assert policies.obstacle_to_approval(holder(Role.TEAM_MANAGER), other) == ""
    with pytest.raises(NotAllowed):
        policies.check_can_approve(holder(Role.FOI_OFFICER), other)
