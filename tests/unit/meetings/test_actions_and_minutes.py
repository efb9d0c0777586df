"""Actions from giving to their end, and what is decided on an item."""

from datetime import timedelta

import pytest

from getsafe.dates import today
from getsafe.errors import NotAllowed, Refused
from getsafe.guards import closure_obstacles
from getsafe.models import Agency, AgencyContribution, AuditEntry, RiskLevel
from getsafe.permissions import Role
from meetings.actions import actions, minutes
from meetings.actions.actions import NewAction
from meetings.actions.minutes import Decided
from meetings.errors import WrongState
from meetings.queries import actions as queries
from tests.factories import (
    ActionFactory,
    AgendaItemFactory,
    CaseFactory,
    ConcernFactory,
    MeetingFactory,
    ReferralFactory,
    RiskLevelSpellFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db

NEXT_WEEK = timedelta(days=7)


@pytest.fixture
def manager():
    return UserFactory(role=Role.TEAM_MANAGER)


@pytest.fixture
def sitting(manager):
    return MeetingFactory(status="held", chair=manager, held_on=today())


@pytest.fixture
def action():
    return ActionFactory(due_on=today() + NEXT_WEEK)


def test_add_by_a_partner_is_refused_and_by_a_worker_kept(action):
    new = NewAction(text="A task", agency=action.agency, due_on=today())
    with pytest.raises(NotAllowed):
        actions.add(new, by=UserFactory(role=Role.PARTNER), case=action.case)

    added = actions.add(new, by=UserFactory(role=Role.WORKER), case=action.case)

    assert (added.status, added.original_due_on) == ("open", today())


def test_add_for_someone_of_another_agency_is_refused(action, manager):
    police = Agency.objects.get(code="police")
    owner = UserFactory(role=Role.PARTNER, agency=police)
    new = NewAction(text="A task", agency=action.agency, due_on=today(), owner=owner)

    with pytest.raises(Refused) as refusal:
        actions.add(new, by=manager, case=action.case)

    assert refusal.value.field == "owner"


@pytest.mark.parametrize(("days", "carried"), [(14, 1), (7, 0), (3, 0)])
def test_update_to_a_later_day_counts_as_carried_forward(action, manager, days, carried):
    actions.update(action, by=manager, text="Progress", due_on=today() + timedelta(days=days))

    action.refresh_from_db()
    assert (action.status, action.carried_forward) == ("in_progress", carried)
    assert action.original_due_on == today() + NEXT_WEEK
    assert action.updates.get().text == "Progress"


def test_update_of_a_late_action_may_keep_its_day_but_not_take_another_past_one(manager):
    late = ActionFactory(due_on=today() - NEXT_WEEK)
    actions.update(late, by=manager, text="Progress", due_on=late.due_on)

    with pytest.raises(Refused) as refusal:
        actions.update(late, by=manager, text="Progress", due_on=today() - timedelta(days=1))
    assert refusal.value.field == "due_on"


@pytest.mark.parametrize(
    ("how", "status"), [("complete", "complete"), ("not_achieve", "not_achieved")]
)
def test_end_needs_an_outcome_and_ends_the_action(action, manager, how, status):
    with pytest.raises(Refused, match="Enter the outcome"):
        actions.end(action, by=manager, how=how, outcome=" ", ended_on=today())

    actions.end(action, by=manager, how=how, outcome="What came of it", ended_on=today())

    action.refresh_from_db()
    assert (action.status, action.completed_on) == (status, today())
    with pytest.raises(WrongState):
        actions.update(action, by=manager, text="More", due_on=today())


def test_partner_ends_their_own_action_and_cannot_cancel_it(action):
    owner = UserFactory(role=Role.PARTNER)
    action.owner = owner
    action.save()
    with pytest.raises(NotAllowed):
        actions.cancel(action, by=owner, reason="Not needed")

    actions.end(action, by=owner, how="complete", outcome="Done", ended_on=today())

    assert AuditEntry.objects.filter(verb="action.complete", actor_id=owner.pk).exists()


def test_live_action_stands_in_the_way_of_closing_its_case(action, manager):
    assert closure_obstacles(action.case) == ["End the case's open action first"]

    actions.cancel(action, by=manager, reason="No longer needed")

    assert closure_obstacles(action.case) == []


def test_late_list_and_its_count_agree(manager):
    ActionFactory(due_on=today() - NEXT_WEEK)
    ActionFactory(due_on=today())

    page = queries.list_page(manager, which="late", today=today(), key="")

    assert len(page.rows) == 1
    assert queries.count_list(manager, which="late", today=today()) == (1, 1)
    assert queries.count_list(manager, which="all", today=today()) == (2, 1)


def test_list_goes_on_by_key_without_gap_or_repeat(manager, django_assert_num_queries):
    case = CaseFactory()
    made = ActionFactory.create_batch(120, case=case, due_on=today())

    seen, key = [], ""
    while True:
        with django_assert_num_queries(1):
            page = queries.list_page(manager, which="all", today=today(), key=key)
        seen += [row.pk for row in page.rows]
        if not (key := page.next_key):
            break

    assert seen == [row.pk for row in made]


def test_screen_on_an_item_decides_the_referral_and_links_the_decision(sitting, manager):
    referral = ConcernFactory(referral__received_on=today()).referral
    item = AgendaItemFactory(meeting=sitting, subject="referral", referral=referral)
    minutes.contribute(item, by=manager, agency=Agency.objects.get(code="police"), text="A fact")

    screening = minutes.screen(
        item,
        by=manager,
        outcome="MACE1",
        other_outcomes=[],
        level=RiskLevel.objects.get(code="medium"),
        rationale="A fictional rationale.",
        lead_worker=UserFactory(role=Role.WORKER),
    )

    decision = item.decisions.get()
    assert (decision.screening, decision.kind) == (screening, "screening")
    assert (screening.basis, screening.screened_on) == ("weekly", today())
    assert referral.cases.get().status == "pending_mace1"
    assert AgencyContribution.objects.get().text == "A fact"


def test_level_decision_sets_the_level_and_needs_a_rationale(sitting, manager):
    case = RiskLevelSpellFactory().case
    item = AgendaItemFactory(meeting=sitting, subject="case", case=case)
    high = RiskLevel.objects.get(code="high")
    with pytest.raises(Refused) as refusal:
        minutes.decide(item, by=manager, decided=Decided(kind="level", text="Raise", level=high))
    assert refusal.value.field == "rationale"

    decided = Decided(kind="level", text="Raise", rationale="A reason", level=high)
    decision = minutes.decide(item, by=manager, decided=decided)

    assert decision.risk_level == case.risk_levels.get(ended_on=None)
    assert decision.risk_level.level == high


def test_decision_before_the_meeting_is_held_is_refused(manager):
    item = AgendaItemFactory(meeting=MeetingFactory(chair=manager))

    with pytest.raises(WrongState, match="Hold the meeting first"):
        minutes.decide(item, by=manager, decided=Decided(kind="noted", text="Noted"))


def test_screening_of_a_referral_that_is_no_item_is_refused(sitting, manager):
    item = AgendaItemFactory(meeting=sitting)

    with pytest.raises(Refused, match="Only a referral"):
        minutes.screen(item, by=manager, outcome="NFA", rationale="A reason")
    assert ReferralFactory().status == "awaiting_screening"


def test_notes_keep_the_two_parts_and_audit_only_a_change(sitting, manager):
    item = AgendaItemFactory(meeting=sitting)

    for _ in range(2):
        minutes.write_notes(item, by=manager, discussion="Shared", professional_notes="Not shared")

    item.refresh_from_db()
    assert (item.discussion, item.professional_notes) == ("Shared", "Not shared")
    assert AuditEntry.objects.filter(verb="minutes.write").count() == 1
