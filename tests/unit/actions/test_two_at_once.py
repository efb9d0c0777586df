"""Two people at the same moment: one of them wins, the other is told why in a sentence.

Each pair runs in two connections. The first is stopped once it has written and before it commits,
so that the second meets its locks and not its result.
"""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from functools import partial
from threading import Event

import pytest
from django.db import connection, transaction

from getsafe.actions import (
    care,
    children,
    closure_drafts,
    closures,
    levels,
    merges,
    people,
    referrals,
    screenings,
    spells,
)
from getsafe.dates import today
from getsafe.errors import Refused
from getsafe.models import Case, Child, ClosureDraft, Referral, RiskLevel, User
from getsafe.permissions import Role
from meetings.actions import actions, meetings
from meetings.actions.actions import NewAction
from meetings.actions.meetings import Sitting
from meetings.models import Action, Meeting, MeetingType
from tests.factories import (
    AgencyFactory,
    CaseFactory,
    ChildFactory,
    ConcernFactory,
    ReferralFactory,
    RiskLevelSpellFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db(transaction=True)
DAY = date(2024, 11, 4)
WAIT = 20


def in_its_own_connection(act):
    try:
        return act()
    except Refused as refusal:
        return refusal
    finally:
        connection.close()


def waits_for_a_lock():
    """Whether some connection of this database waits for another."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT EXISTS (SELECT FROM pg_locks l JOIN pg_stat_activity a USING (pid)"
            " WHERE NOT l.granted AND a.datname = current_database())"
        )
        return cursor.fetchone()[0]


def one_after_the_other(first, second):
    """What two people get: `second` begins after `first` has written and before it commits."""
    written, go_on = Event(), Event()

    def slowly():
        with transaction.atomic():
            done = first()
            written.set()
            assert go_on.wait(WAIT)
            return done

    with ThreadPoolExecutor(2) as pool:
        one = pool.submit(in_its_own_connection, slowly)
        one.add_done_callback(lambda _: written.set())
        assert written.wait(WAIT)
        assert not one.done(), one.result()
        other = pool.submit(in_its_own_connection, second)
        for _ in range(200):
            if other.done() or waits_for_a_lock():
                break
            Event().wait(0.02)
        go_on.set()
        return one.result(WAIT), other.result(WAIT)


def refused(answer):
    assert isinstance(answer, Refused), answer
    return answer.message


@pytest.fixture
def worker():
    return UserFactory(role=Role.WORKER)


@pytest.fixture
def manager():
    return UserFactory(role=Role.TEAM_MANAGER)


@pytest.fixture
def level():
    return RiskLevel.objects.get(code="low")


def waiting_referral(child):
    referral = ReferralFactory(child=child, status="awaiting_screening")
    ConcernFactory(referral=referral)
    return referral


def accept(referral, manager, level):
    return partial(
        screenings.decide,
        referral,
        by=manager,
        screened_on=referral.received_on,
        basis="weekly",
        outcome="MACE1",
        rationale="A fictional rationale.",
        level=level,
        lead_worker=manager,
    )


def proposed(case, worker, level, by=None):
    return closures.propose(
        case,
        by=by or worker,
        closed_on=DAY,
        reason="risk_reduced",
        summary="A fictional summary.",
        told="The child.",
        level=level,
        experience="historic",
    )


def open_case(level_code="low"):
    case = CaseFactory()
    RiskLevelSpellFactory(case=case, code=level_code)
    return case


def new_action(manager):
    return NewAction(text="Fictional.", agency=AgencyFactory(), due_on=today() + timedelta(days=7))


def test_two_referrals_of_one_child_open_one_case(manager, level):
    child = ChildFactory()
    first, second = waiting_referral(child), waiting_referral(child)
    _, other = one_after_the_other(accept(first, manager, level), accept(second, manager, level))
    assert "already has an open case" in refused(other)
    assert Case.objects.get().referral == first
    assert Referral.objects.get(pk=second.pk).status == "awaiting_screening"


def test_one_screening_is_decided_once(manager, level):
    referral = waiting_referral(ChildFactory())
    act = accept(referral, manager, level)
    _, other = one_after_the_other(act, act)
    assert refused(other)
    assert referral.screenings.count() == Case.objects.count() == 1


def test_decision_waits_for_a_merge_and_says_where_the_record_went(manager, level):
    kept = ChildFactory()
    referral = waiting_referral(ChildFactory())
    merge = partial(merges.merge, referral.child, by=manager, into=kept)
    _, other = one_after_the_other(merge, accept(referral, manager, level))
    assert f"merged this record into {kept.reference}" in refused(other)
    assert not Case.objects.exists()


def test_merge_waits_for_a_decision_and_takes_the_case_along(manager, level):
    kept = ChildFactory()
    referral = waiting_referral(ChildFactory())
    merge = partial(merges.merge, referral.child, by=manager, into=kept)
    one_after_the_other(accept(referral, manager, level), merge)
    assert Case.objects.get().child == kept


def test_merge_of_two_records_whose_second_case_opens_meanwhile_is_refused(manager, level):
    kept = CaseFactory().child
    referral = waiting_referral(ChildFactory())
    merge = partial(merges.merge, referral.child, by=manager, into=kept)
    _, other = one_after_the_other(accept(referral, manager, level), merge)
    assert "Both records have an open case" in refused(other)


def test_fact_of_a_record_merged_meanwhile_is_refused(worker, manager):
    child, kept = ChildFactory(), ChildFactory()
    merge = partial(merges.merge, child, by=manager, into=kept)
    status = partial(
        care.start_status, child, by=worker, status="looked_after", started_on=date(2024, 1, 1)
    )
    _, other = one_after_the_other(merge, status)
    assert "merged" in refused(other)
    assert not child.care_statuses.exists()


def test_closure_is_authorised_once(worker, level):
    proposal = proposed(open_case(), worker, level)
    acts = [
        partial(closures.authorise, proposal, by=UserFactory(role=Role.TEAM_MANAGER))
        for _ in range(2)
    ]
    _, other = one_after_the_other(*acts)
    assert refused(other) == "This proposal is not waiting for a decision"


def test_closure_waits_for_nobody_who_holds_the_child(worker, level):
    case = open_case()
    proposal = proposed(case, worker, level)
    authorise = partial(closures.authorise, proposal, by=UserFactory(role=Role.TEAM_MANAGER))
    with ThreadPoolExecutor(1) as pool, transaction.atomic():
        children.hold(case.child)
        other = pool.submit(in_its_own_connection, authorise)
        assert other.result(WAIT).status == "closed"


def test_correction_of_a_referral_takes_its_child_first(manager):
    referral = waiting_referral(ChildFactory())
    facts = {"received_on": referral.received_on - timedelta(days=1)}
    correct = partial(referrals.correct, referral, by=manager, facts=facts)
    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            children.hold(referral.child)
            other = pool.submit(in_its_own_connection, correct)
            for _ in range(200):
                if other.done() or waits_for_a_lock():
                    break
                Event().wait(0.02)
            assert not other.done()
            Referral.objects.select_for_update(of=("self",), nowait=True).get(pk=referral.pk)
        assert other.result(WAIT).received_on == facts["received_on"]


def test_two_people_propose_one_closure(worker, level):
    case = open_case()
    other = UserFactory(role=Role.WORKER)
    acts = [partial(proposed, case, worker, level, by=person) for person in (worker, other)]
    _, answer = one_after_the_other(*acts)
    assert refused(answer) == "A proposal to close this case is already waiting for a manager"


def test_autosave_that_overlaps_the_sending_of_a_closure_leaves_nothing_behind(worker, level):
    case = open_case()
    keep = partial(closure_drafts.keep, case, by=worker, typed={"summary": ["Half"]}, sending=None)
    keep()
    _, answer = one_after_the_other(partial(proposed, case, worker, level), keep)
    assert refused(answer) == "A proposal to close this case is already waiting for a manager"
    assert not ClosureDraft.objects.exists()


def test_case_is_not_closed_while_an_action_is_added(worker, manager, level):
    case = open_case()
    proposal = proposed(case, worker, level)
    add = partial(actions.add, new_action(manager), by=manager, case=case)
    _, other = one_after_the_other(add, partial(closures.authorise, proposal, by=manager))
    assert refused(other) == "End the case's open action first"


def test_action_is_not_added_while_the_case_closes(worker, manager, level):
    case = open_case()
    proposal = proposed(case, worker, level)
    add = partial(actions.add, new_action(manager), by=manager, case=case)
    _, other = one_after_the_other(partial(closures.authorise, proposal, by=manager), add)
    assert refused(other) == "This case is closed. Log a new referral instead"
    assert not Action.objects.exists()


def planned(case, manager):
    sitting = Sitting(held_on=today() + timedelta(days=7), chair=manager)
    mace1 = MeetingType.objects.get(code="mace1")
    return partial(meetings.plan, mace1, by=manager, sitting=sitting, case=case)


def test_case_is_not_closed_while_a_meeting_is_planned(worker, manager, level):
    case = open_case()
    proposal = proposed(case, worker, level)
    close = partial(closures.authorise, proposal, by=manager)
    _, other = one_after_the_other(planned(case, manager), close)
    assert refused(other).startswith("Record or cancel the MACE 1 planned for")


def test_meeting_is_not_planned_while_the_case_closes(worker, manager, level):
    case = open_case()
    proposal = proposed(case, worker, level)
    close = partial(closures.authorise, proposal, by=manager)
    _, other = one_after_the_other(close, planned(case, manager))
    assert refused(other) == "This case is closed: a new referral opens a new one"
    assert not Meeting.objects.exists()


def test_one_type_is_started_once(worker):
    case = open_case()
    act = partial(spells.start, case, by=worker, exploitation_type="CCE", started_on=DAY)
    _, other = one_after_the_other(act, act)
    assert "already has this type" in refused(other)


def test_one_level_is_set_once(manager):
    case = open_case()
    high = RiskLevel.objects.get(code="high")
    words = {"started_on": DAY, "basis": "manager", "rationale": "Fictional."}
    act = partial(levels.set, case, by=manager, level=high, **words)
    _, other = one_after_the_other(act, act)
    assert "already at this level" in refused(other)


def test_case_withdrawn_meanwhile_takes_no_type(worker, manager, level):
    referral = waiting_referral(ChildFactory())
    screening = accept(referral, manager, level)()
    start = partial(
        spells.start, Case.objects.get(), by=worker, exploitation_type="FGM", started_on=today()
    )
    withdraw = partial(screenings.withdraw, screening, by=manager, reason="Fictional.")
    _, other = one_after_the_other(withdraw, start)
    assert "withdrawn the decision" in refused(other)


def test_two_children_get_one_nhs_number_once(worker):
    acts = [
        partial(children.edit, ChildFactory(), by=worker, nhs_number="9434765870") for _ in range(2)
    ]
    _, other = one_after_the_other(*acts)
    assert refused(other).startswith("Another child has this NHS number")
    assert other.field == "nhs_number"
    assert Child.objects.filter(nhs_number="9434765870").count() == 1


def test_closure_is_not_undone_once_a_later_case_opens(worker, manager, level):
    case = open_case()
    proposal = proposed(case, worker, level)
    closures.authorise(proposal, by=manager)
    later = waiting_referral(case.child)
    undo = partial(closures.undo, proposal, by=manager, reason="Fictional.")
    Referral.objects.filter(pk=later.pk).update(received_on=DAY, complete_on=DAY)
    later.refresh_from_db()
    _, other = one_after_the_other(accept(later, manager, level), undo)
    assert refused(other) == "The child has a later case. Work on that one instead"


def test_one_address_is_invited_once():
    administrator = UserFactory(role=Role.SYSTEM_ADMINISTRATOR)
    act = partial(
        people.invite,
        "new@example.gov.uk",
        by=administrator,
        name="Fictional",
        job_title="",
        agency=None,
        roles=[Role.REPORT_VIEWER],
        origin="https://example.gov.uk",
    )
    _, other = one_after_the_other(act, act)
    assert "has an account" in refused(other)
    assert User.objects.filter(email="new@example.gov.uk").count() == 1
