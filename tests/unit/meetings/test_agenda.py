"""Agendas drawn from the data: each item says why, a refresh adds and never removes."""

from datetime import timedelta

import pytest
from django.db import IntegrityError

from getsafe.dates import today
from getsafe.errors import Refused
from getsafe.models import RiskLevelSpell
from getsafe.permissions import Role
from meetings.actions import agenda
from meetings.actions.agenda import NewItem
from meetings.errors import WrongState
from meetings.models import Decision
from tests.factories import (
    ActionFactory,
    AgendaItemFactory,
    CaseFactory,
    ExploitationSpellFactory,
    MeetingFactory,
    ReferralFactory,
    RiskLevelSpellFactory,
    ScreeningFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db

SOON = timedelta(days=3)


@pytest.fixture
def support():
    return UserFactory(role=Role.BUSINESS_SUPPORT)


@pytest.fixture
def weekly():
    return MeetingFactory(held_on=today() + SOON)


@pytest.fixture
def mace2():
    return MeetingFactory(code="mace2", held_on=today() + SOON)


def quiet_case(**facts):
    return CaseFactory(**({"review_due_on": today() + timedelta(days=60)} | facts))


def reasons(meeting):
    return {item.title: item.because for item in meeting.items.standing()}


def test_weekly_agenda_lists_what_waits_and_why(weekly, support):
    waiting = ReferralFactory()
    screened = ScreeningFactory().referral
    late_review = quiet_case(review_due_on=today() - SOON)
    late_mace1 = quiet_case(status="pending_mace1", mace1_due_on=today(), review_due_on=None)
    calm = quiet_case()

    agenda.refresh(weekly, by=support)

    drawn = reasons(weekly)
    assert drawn[waiting.reference] == "Waiting for screening since 2 September 2024"
    assert drawn[late_review.reference].startswith("Review due on")
    assert drawn[late_mace1.reference].startswith("MACE 1 due on")
    assert calm.reference not in drawn
    assert screened.reference not in drawn


def test_weekly_agenda_lists_a_level_raised_but_not_one_lowered(weekly, support):
    raised, lowered = quiet_case(), quiet_case()
    for case, before, after in ((raised, "low", "high"), (lowered, "high", "low")):
        day = case.opened_on + timedelta(days=30)
        RiskLevelSpellFactory(case=case, code=before, ended_on=day)
        RiskLevelSpellFactory(case=case, code=after, started_on=day)

    agenda.refresh(weekly, by=support)

    assert reasons(weekly)[raised.reference].startswith("Level raised to High")
    assert lowered.reference not in reasons(weekly)


def test_weekly_agenda_leaves_out_a_level_raised_before_the_last_meeting(weekly, support):
    case = quiet_case()
    day = case.opened_on + timedelta(days=30)
    RiskLevelSpellFactory(case=case, code="low", ended_on=day)
    RiskLevelSpellFactory(case=case, code="high", started_on=day)
    manager = UserFactory(role=Role.TEAM_MANAGER)
    MeetingFactory(status="held", chair=manager, held_on=day + timedelta(days=1))

    agenda.refresh(weekly, by=support)

    assert case.reference not in reasons(weekly)


def test_one_child_with_two_reasons_is_one_item_with_both(mace2, support):
    case = quiet_case(status="on_hold_missing")
    RiskLevelSpellFactory(case=case, code="high")
    ExploitationSpellFactory(case=case, exploitation_type="MISSING")

    agenda.refresh(mace2, by=support)

    assert reasons(mace2)[case.reference] == (
        "Missing now; Risk level High; Exploitation linked to going missing"
    )


def test_late_and_carried_actions_are_one_standing_item_with_their_count(weekly, mace2, support):
    earlier = MeetingFactory(code="mace2", held_on=today() - timedelta(days=30))
    case = quiet_case()
    ActionFactory(case=case, due_on=today() - SOON, meeting=earlier)
    ActionFactory(case=case, due_on=today() + timedelta(days=30))
    ActionFactory(
        case=case, due_on=today() - SOON, status="complete", outcome="Done", completed_on=today()
    )

    agenda.refresh(weekly, by=support)
    agenda.refresh(mace2, by=support)

    assert reasons(weekly)["Late actions"] == "1 action is past the day due"
    carried = "1 action is still to be done from earlier meetings, 1 past the day due"
    assert reasons(mace2)["Actions carried forward"] == carried


def held(code, days_ago, **facts):
    chair = UserFactory(role=Role.POLICE_CHAIR if code == "mace2" else Role.TEAM_MANAGER)
    day = today() - timedelta(days=days_ago)
    return MeetingFactory(code=code, status="held", chair=chair, held_on=day, **facts)


def test_mace2_has_the_children_for_whom_disruption_was_asked_since_the_last(mace2, support):
    held("mace2", 20)
    asked, asked_before, noted = quiet_case(), quiet_case(), quiet_case()
    for case, days_ago, kind in ((asked, 5, "disruption"), (asked_before, 40, "disruption"),
                                 (noted, 5, "noted")):  # fmt: skip
        meeting = held("weekly", days_ago)
        item = AgendaItemFactory(meeting=meeting, subject="case", case=case, title=case.reference)
        for _ in range(2):
            Decision.objects.create(item=item, kind=kind, text="Ask", recorded_by=support)

    agenda.refresh(mace2, by=support)

    day = today() - timedelta(days=5)
    assert reasons(mace2) == {
        asked.reference: f"Disruption asked for by Weekly meeting on {day.day} {day:%B %Y}"
    }


def test_mace2_has_a_child_whose_level_was_raised_since_the_last(mace2, support):
    case = quiet_case()
    day = case.opened_on + timedelta(days=30)
    RiskLevelSpellFactory(case=case, code="low", ended_on=day)
    RiskLevelSpellFactory(case=case, code="medium", started_on=day)

    agenda.refresh(mace2, by=support)

    assert reasons(mace2)[case.reference].startswith("Level raised to Medium on")


def test_mace2_keeps_what_was_live_at_the_last_and_its_restriction(mace2, support):
    last = held("mace2", 20)
    facts = {"meeting": last, "heading": "Operations", "presenter": "The coordinator"}
    AgendaItemFactory(subject="operation", title="An operation", professionals_only=True, **facts)
    AgendaItemFactory(subject="place", title="A car park", meeting=last, heading="Places")
    AgendaItemFactory(subject="place", title="Ended", meeting=last, removed_reason="Nothing new")
    AgendaItemFactory(subject="place", title="Long ago", meeting=held("mace2", 60))
    AgendaItemFactory(subject="standing", title="Welcome", meeting=last)

    assert agenda.refresh(mace2, by=support) == 2
    assert agenda.refresh(mace2, by=support) == 0

    operation, place = mace2.items.order_by("position")
    day = today() - timedelta(days=20)
    assert operation.because == f"Live at MACE 2 on {day.day} {day:%B %Y}"
    assert (operation.heading, operation.presenter) == ("Operations", "The coordinator")
    assert operation.professionals_only
    assert (place.title, place.professionals_only) == ("A car park", False)


def test_mace2_ends_what_was_taken_off_its_agenda(mace2, support):
    AgendaItemFactory(subject="place", title="A car park", meeting=held("mace2", 20))
    agenda.refresh(mace2, by=support)

    agenda.remove(mace2.items.get(), by=support, reason="Closed with the landlord's help")

    assert agenda.refresh(mace2, by=support) == 0
    assert reasons(mace2) == {}


def test_mace2_has_the_places_that_others_pass_on_once(mace2, support):
    for days_ago in (6, 13):
        item = AgendaItemFactory(
            subject="place", title="A car park", meeting=held("weekly", days_ago)
        )
        Decision.objects.create(item=item, kind="disruption", text="Look", recorded_by=support)
    AgendaItemFactory(subject="place", title="Only talked of", meeting=item.meeting)
    by_hand = AgendaItemFactory(subject="operation", title="A CAR PARK", meeting=mace2)

    agenda.refresh(mace2, by=support)

    passed = mace2.items.exclude(pk=by_hand.pk).get()
    day = today() - timedelta(days=13)
    assert passed.because == f"Passed on by Weekly meeting on {day.day} {day:%B %Y}"
    assert (passed.title, passed.heading, passed.rule) == ("A car park", "Places", "passed_on")


def test_mace2_passes_on_an_operation_for_professionals_only(mace2, support):
    item = AgendaItemFactory(subject="operation", title="An operation", meeting=held("weekly", 6))
    Decision.objects.create(item=item, kind="disruption", text="Look", recorded_by=support)

    agenda.refresh(mace2, by=support)

    assert mace2.items.get().professionals_only


def test_group_agenda_has_figures_stuck_actions_and_escalations(support):
    group = MeetingFactory(code="cem", held_on=today())
    ActionFactory(case=quiet_case(), due_on=today() - timedelta(days=40))
    item = AgendaItemFactory(meeting=MeetingFactory(code="mace2", held_on=today() - SOON))
    Decision.objects.create(item=item, kind="escalation", text="Raise it", recorded_by=support)

    agenda.refresh(group, by=support)

    assert set(reasons(group)) == {"Figures", "Stuck actions", "Escalations from MACE 2"}


def test_refresh_adds_nothing_twice_and_keeps_what_people_did(weekly, support):
    by_hand = agenda.add_item(
        weekly, by=support, new=NewItem(subject="theme", title="A fictional theme")
    )
    taken_off = quiet_case(review_due_on=today() - SOON)
    agenda.refresh(weekly, by=support)
    agenda.remove(weekly.items.get(case=taken_off), by=support, reason="Review is tomorrow")
    added_later = ReferralFactory()

    added = agenda.refresh(weekly, by=support)

    assert added == 1
    assert set(reasons(weekly)) == {by_hand.title, added_later.reference}


def test_refresh_brings_the_reason_of_a_drawn_item_up_to_date(weekly, support):
    case = quiet_case(review_due_on=today() - SOON)
    agenda.refresh(weekly, by=support)
    RiskLevelSpellFactory(case=case, code="low", ended_on=today() - SOON)
    RiskLevelSpell.objects.create(
        case=case,
        level=RiskLevelSpellFactory(code="high", case=quiet_case()).level,
        started_on=today() - SOON,
        basis="manager",
        rationale="A fictional rationale.",
        decided_by=support,
    )

    agenda.refresh(weekly, by=support)

    assert "Level raised to High" in reasons(weekly)[case.reference]


def test_move_swaps_with_the_neighbour_under_the_same_heading(weekly, support):
    first, second, other = (
        agenda.add_item(weekly, by=support, new=NewItem(subject="theme", title=t, heading=h))
        for t, h in (("First", "Themes"), ("Second", "Themes"), ("Other", "Places"))
    )

    agenda.move(second, by=support, direction="up")
    agenda.move(other, by=support, direction="up")

    titles = list(weekly.items.standing().values_list("title", flat=True))
    assert titles == ["Second", "First", "Other"]
    assert first.heading == second.heading


def test_remove_needs_a_reason_and_a_child_added_again_comes_back(weekly, support):
    case = quiet_case()
    new = NewItem(subject="case", title=case.reference, case=case)
    item = agenda.add_item(weekly, by=support, new=new)
    with pytest.raises(Refused, match="already"):
        agenda.add_item(weekly, by=support, new=new)
    with pytest.raises(Refused, match="Enter why"):
        agenda.remove(item, by=support, reason="")
    agenda.remove(item, by=support, reason="Not this week")
    with pytest.raises(WrongState, match="was removed"):
        agenda.move(item, by=support, direction="up")
    with pytest.raises(WrongState, match="was removed"):
        agenda.remove(item, by=support, reason="Again")
    assert not reasons(weekly)

    assert agenda.add_item(weekly, by=support, new=new) == item
    assert set(reasons(weekly)) == {case.reference}


@pytest.mark.parametrize(
    ("subject", "restricted"), [("operation", True), ("warning_notice", True), ("place", False)]
)
def test_police_led_item_is_for_professionals_only(subject, restricted, mace2, support):
    item = agenda.add_item(mace2, by=support, new=NewItem(subject=subject, title="A subject"))

    assert item.professionals_only is restricted


def test_database_takes_one_subject_of_one_rule_once_an_agenda(mace2):
    drawn = {"meeting": mace2, "rule": "still_live", "subject": "place"}
    AgendaItemFactory(title="A fictional park", **drawn)
    AgendaItemFactory(title="A fictional park", **drawn | {"rule": ""})  # added by hand
    AgendaItemFactory(title="A fictional park", **drawn | {"subject": "theme"})
    with pytest.raises(IntegrityError, match="agendaitem_drawn_once_a_meeting"):
        AgendaItemFactory(title="A Fictional Park", **drawn)
