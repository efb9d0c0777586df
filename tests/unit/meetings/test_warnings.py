"""What a meeting warns of: a row per state of the room, the views and the review date."""

from datetime import date, timedelta

import pytest

from getsafe.models import Agency, User
from meetings.models import AgendaItem, Attendance, Meeting, MeetingType
from meetings.policies import warnings

DAY = date(2024, 9, 4)
NAMES = ("Health", "Police", "Schools")


def a_meeting(status="held", kind="child", needed=3):
    return Meeting(type=MeetingType(kind=kind, quorum_agencies=needed), status=status)


def places(*statuses):
    return [
        Attendance(agency=Agency(name=name), status=status)
        for name, status in zip(NAMES, statuses, strict=False)
    ]


@pytest.mark.parametrize(
    ("status", "statuses", "said"),
    [
        ("held", ("present", "deputy", "item_only"), ""),
        ("held", ("present", "present", "absent"), "Invited and not there: Schools"),
        ("held", ("present",), "1 came: Health"),
        ("minutes_approved", (), "0 came"),
        ("planned", ("invited", "invited", "invited"), ""),
        ("agenda_issued", ("invited",), "3 are needed, 1 invited: Health"),
        ("cancelled", (), ""),
    ],
)
def test_quorum_counts_agencies_that_came_or_are_invited(status, statuses, said):
    warning = warnings.of_quorum(a_meeting(status), places(*statuses))

    assert said in warning
    assert bool(warning) == bool(said)


def test_quorum_counts_the_agency_of_who_chairs_once():
    meeting = a_meeting()
    meeting.chair = User(agency=Agency(name="Children's services"))

    assert warnings.of_quorum(meeting, places("present", "present")) == ""
    assert "2 came: Children's services, Health" in warnings.of_quorum(meeting, places("present"))
    meeting.chair = User(agency=Agency(name="Health"))
    assert "2 came: Health, Police" in warnings.of_quorum(meeting, places("present", "present"))


def test_quorum_names_nobody_where_nobody_came_or_is_missing():
    needed = "The quorum was not met: 3 agencies are needed,"

    assert warnings.of_quorum(a_meeting(), []) == f"{needed} 0 came"
    assert warnings.of_quorum(a_meeting(), places("present")) == f"{needed} 1 came: Health"


@pytest.mark.parametrize(
    ("status", "statuses", "said"),
    [
        ("held", ("present",), "1 came: Health. Missing core agencies: Housing, Police"),
        (
            "held",
            ("absent", "present", "absent"),
            "Missing core agencies: Housing. Invited and not there: Health, Schools",
        ),
        ("held", ("present", "present", "present"), ""),
        ("planned", ("invited",), "1 invited: Health. Core agencies not invited: Housing, Police"),
        ("cancelled", (), ""),
    ],
)
def test_quorum_names_each_core_agency_from_which_nobody_came(status, statuses, said):
    warning = warnings.of_quorum(a_meeting(status), places(*statuses), ["Police", "Housing"])

    assert warning.endswith(said)
    assert bool(warning) == bool(said)


def test_chairs_agency_is_not_missed():
    meeting = a_meeting()
    meeting.chair = User(agency=Agency(name="Police"))

    assert warnings.of_quorum(meeting, [], ["Police", "Health"]).endswith(
        "1 came: Police. Missing core agencies: Health"
    )


@pytest.mark.parametrize(
    ("kind", "status", "views", "warns"),
    [
        ("child", "held", " ", True),
        ("child", "held", "Wants it to stop.", False),
        ("child", "planned", "", False),
        ("screening", "held", "", False),
    ],
)
def test_views_of_the_child_are_asked_for_at_a_mace1_held(kind, status, views, warns):
    item = AgendaItem(child_views=views)

    assert bool(warnings.of_views(a_meeting(status, kind), [item])) == warns
    two = [item, AgendaItem(child_views="")]
    assert bool(warnings.of_views(a_meeting(status, kind), two)) == warns


@pytest.mark.parametrize(("days", "warns"), [(27, False), (28, False), (29, True), (None, False)])
def test_review_later_than_the_levels_interval_is_warned_of(days, warns):
    review = None if days is None else DAY + timedelta(days=days)

    assert bool(warnings.of_review(DAY, 4, review, level="High")) == warns
