"""Who may do what at a meeting, in which state: tables with a row per role and state."""

from datetime import date, timedelta
from itertools import product

import pytest

from getsafe.errors import NotAllowed
from getsafe.models import Agency, User
from getsafe.permissions import Role
from meetings.choices import ACTION_STATUS, LIVE_ACTION, MEETING_STATUS
from meetings.errors import MeetingRefused, WrongChair, WrongState
from meetings.models import Action, AgendaItem, Meeting, MeetingType
from meetings.policies import actions, mace1, meetings, states

TEAM = {Role.WORKER, Role.TEAM_MANAGER, Role.BUSINESS_SUPPORT}
CHAIRS = [Role.HEAD_OF_SERVICE, Role.POLICE_CHAIR]
READS_RESTRICTED = {*TEAM, *CHAIRS, Role.INFORMATION_GOVERNANCE}
DAY = date(2024, 9, 4)


def holder(role, pk=1, **facts):
    return User(pk=pk, roles=[str(role)], **facts)


def a_type(chair_role=Role.TEAM_MANAGER, *, deputy_allowed=False, kind="screening"):
    return MeetingType(
        chair_role=str(chair_role),
        short_name="The meeting",
        deputy_allowed=deputy_allowed,
        kind=kind,
    )


LEADS = {
    ("planned", "prepare"): "planned",
    ("planned", "issue"): "agenda_issued",
    ("planned", "add"): "planned",
    ("planned", "hold"): "held",
    ("planned", "cancel"): "cancelled",
    ("agenda_issued", "prepare"): "agenda_issued",
    ("agenda_issued", "add"): "agenda_issued",
    ("agenda_issued", "hold"): "held",
    ("agenda_issued", "cancel"): "cancelled",
    ("held", "add"): "held",
    ("held", "minute"): "held",
    ("held", "approve"): "minutes_approved",
    ("minutes_approved", "append"): "minutes_approved",
}


@pytest.mark.parametrize(
    ("status", "act"), list(product(MEETING_STATUS.codes, states.MEETING.acts))
)
def test_meeting_status_and_act_either_lead_on_or_say_why_not(status, act):
    if (status, act) in LEADS:
        assert states.next_meeting_status(status, act) == LEADS[status, act]
    else:
        with pytest.raises(WrongState):
            states.next_meeting_status(status, act)


@pytest.mark.parametrize(("status", "act"), list(product(ACTION_STATUS.codes, states.ACTION.acts)))
def test_action_changes_only_while_it_is_live(status, act):
    if status in LIVE_ACTION:
        assert states.next_action_status(status, act) in ACTION_STATUS.codes
    else:
        with pytest.raises(WrongState):
            states.next_action_status(status, act)


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("chair_role", [Role.TEAM_MANAGER, *CHAIRS, Role.PARTNER])
def test_plan_is_for_the_team_and_those_of_the_chair_role_who_take_minutes(role, chair_role):
    expected = role in TEAM or role == chair_role != Role.PARTNER

    assert meetings.can_plan(holder(role), a_type(chair_role)) is expected


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("status", MEETING_STATUS.codes)
@pytest.mark.parametrize("kind", ["screening", "child", "context", "oversight"])
def test_item_is_added_by_who_runs_the_meeting_until_its_minutes_are_approved(role, status, kind):
    chair = holder(Role.POLICE_CHAIR, pk=2)
    meeting = Meeting(type=a_type(Role.POLICE_CHAIR, kind=kind), chair=chair, status=status)
    going = status in {"planned", "agenda_issued", "held"} and kind != "child"

    assert meetings.can_add_item(holder(role), meeting) is (role in TEAM and going)
    assert meetings.can_add_item(chair, meeting) is going


@pytest.mark.parametrize(
    ("status", "added_during", "expected"),
    [
        ("planned", False, True),
        ("agenda_issued", False, True),
        ("held", False, False),
        ("held", True, True),
        ("minutes_approved", True, False),
        ("cancelled", False, False),
    ],
)
def test_item_is_removed_before_the_meeting_or_if_added_during_it(status, added_during, expected):
    meeting = Meeting(type=a_type(), status=status)
    item = AgendaItem(meeting=meeting, added_during_meeting=added_during)

    assert meetings.can_remove_item(holder(Role.BUSINESS_SUPPORT), item) is expected
    assert not meetings.can_remove_item(holder(Role.PARTNER), item)


@pytest.mark.parametrize("role", Role)
def test_approve_is_for_the_chair_and_the_holders_of_the_chair_role(role):
    chair = holder(Role.WORKER, pk=2)
    meeting = Meeting(type=a_type(Role.POLICE_CHAIR), chair=chair, status="held")

    assert meetings.can(holder(role), meeting, "approve") is (role == Role.POLICE_CHAIR)
    assert meetings.can(chair, meeting, "approve")


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("chair", CHAIRS)
def test_minute_is_for_the_team_and_for_others_only_where_they_chair(role, chair):
    meeting = Meeting(type=a_type(chair), chair=holder(chair, pk=2), status="held")

    assert meetings.can(holder(role), meeting, "minute") is (role in TEAM)
    assert meetings.can(meeting.chair, meeting, "minute")


@pytest.mark.parametrize("role", Role)
def test_chair_who_may_not_take_minutes_neither_minutes_nor_approves(role):
    chair = holder(role)
    meeting = Meeting(type=a_type(Role.PARTNER), chair=chair, status="held")

    assert meetings.can(chair, meeting, "minute") is (role in {*TEAM, *CHAIRS})
    assert meetings.can(chair, meeting, "approve") is (role in {*TEAM, *CHAIRS})


@pytest.mark.parametrize("role", Role)
def test_family_copy_is_checked_by_somebody_else_of_the_team(role):
    meeting = Meeting(type=a_type())
    check = meetings.check_can_check_family_copy

    if role in TEAM:
        check(holder(role), meeting, {None, 2})
        with pytest.raises(MeetingRefused, match="You wrote this record"):
            check(holder(role), meeting, {1, 2})
    else:
        with pytest.raises(NotAllowed, match="do not have permission"):
            check(holder(role), meeting, set())


@pytest.mark.parametrize(
    ("role", "deputy_allowed", "reason", "allowed"),
    [
        (Role.TEAM_MANAGER, False, "", True),
        (Role.WORKER, False, "On leave", False),
        (Role.WORKER, True, "", False),
        (Role.WORKER, True, "   ", False),
        (Role.WORKER, True, "The manager is on leave", True),
    ],
)
def test_chair_holds_the_role_or_deputises_with_a_reason(role, deputy_allowed, reason, allowed):
    meeting_type = a_type(deputy_allowed=deputy_allowed)

    if allowed:
        meetings.check_chair(meeting_type, holder(role), deputy_reason=reason)
    else:
        with pytest.raises(WrongChair) as refusal:
            meetings.check_chair(meeting_type, holder(role), deputy_reason=reason)
        assert refusal.value.field in {"chair", "deputy_reason"}


@pytest.mark.parametrize(
    ("status", "days_since", "as_chair", "may_open"),
    [
        ("planned", -3, False, False),
        ("planned", -3, True, True),
        ("agenda_issued", -3, False, True),
        ("held", 14, False, True),
        ("held", 15, False, False),
        ("held", 15, True, True),
        ("minutes_approved", 14, False, True),
        ("minutes_approved", 15, False, False),
        ("minutes_approved", 15, True, False),
        ("cancelled", 0, False, False),
        ("cancelled", 0, True, False),
    ],
)
@pytest.mark.parametrize("role", [Role.PARTNER, Role.POLICE_CHAIR])
def test_pack_opens_for_the_invited_in_its_window(role, status, days_since, as_chair, may_open):
    actor = holder(role)
    meeting = Meeting(held_on=DAY, status=status, chair=actor if as_chair else None)

    today = DAY + timedelta(days=days_since)

    assert meetings.can_open_pack(actor, meeting, today=today) is may_open
    assert meetings.can_open_pack(holder(Role.WORKER), meeting, today=today)
    assert meetings.can_open_pack(holder(Role.INFORMATION_GOVERNANCE), meeting, today=today)


@pytest.mark.parametrize("role", Role)
def test_restricted_item_is_read_by_those_who_may_and_hidden_from_the_rest(role):
    item = AgendaItem(professionals_only=True, meeting=Meeting(type=a_type(kind="context")))

    assert meetings.can_read_item(holder(role), item) is (role in READS_RESTRICTED)
    item.professionals_only = False
    assert meetings.can_read_item(holder(role), item)


@pytest.mark.parametrize("role", sorted([*READS_RESTRICTED, Role.PARTNER]))
def test_what_the_family_is_not_given_of_a_mace_1_is_read_by_every_professional(role):
    assert meetings.reads_restricted(holder(role), Meeting(type=a_type(kind="child")))


@pytest.mark.parametrize("role", Role)
def test_action_update_is_for_its_owner_their_agency_and_the_team(role):
    health, police = Agency(pk=1), Agency(pk=2)
    actor = holder(role, agency=health)
    may_update = {*TEAM, *CHAIRS, Role.PARTNER}

    def can(act, **facts):
        return actions.can(actor, Action(status="open", **facts), act)

    assert can("complete", owner=actor) is (role in may_update)
    assert can("complete", agency=health) is (role in may_update)
    assert can("complete", owner=holder(role, pk=2), agency=health) is (role in TEAM)
    assert can("complete", agency=police) is (role in TEAM)
    assert can("cancel", owner=actor) is (role in TEAM)


def test_action_of_no_agency_is_not_that_of_a_person_without_one():
    assert actions.is_own(holder(Role.PARTNER, agency=Agency(pk=1)), Action(agency=Agency(pk=1)))
    assert not actions.is_own(holder(Role.PARTNER), Action())


@pytest.mark.parametrize("role", Role)
def test_action_add_is_for_the_team_and_the_chair(role):
    actor = holder(role)

    assert actions.can_add(actor, None) is (role in TEAM)
    chaired = Meeting(chair=actor)
    assert actions.can_add(actor, chaired) is (role in {*TEAM, *CHAIRS})
    elsewhere = Meeting(chair=holder(role, pk=2))
    assert actions.can_add(actor, elsewhere) is (role in TEAM)


@pytest.mark.parametrize(
    ("is_review", "has_been_held", "allowed"),
    [(False, False, True), (True, False, False), (False, True, False), (True, True, True)],
)
def test_mace1_is_initial_once_and_a_review_after(is_review, has_been_held, allowed):
    if allowed:
        mace1.check_kind(is_review=is_review, has_been_held=has_been_held)
    else:
        with pytest.raises(Exception, match="Select"):
            mace1.check_kind(is_review=is_review, has_been_held=has_been_held)


def test_police_chair_of_another_meeting_is_refused_with_a_sentence():
    meeting = Meeting(type=a_type(), chair=holder(Role.TEAM_MANAGER, pk=2), status="held")

    with pytest.raises(NotAllowed, match="do not have permission"):
        meetings.check_can(holder(Role.POLICE_CHAIR), meeting, "minute")
