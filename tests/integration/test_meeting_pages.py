"""The pages of meetings through the client: route, permission, page, audit row."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from getsafe.dates import today
from getsafe.models import Agency, AuditEntry, RiskLevel
from getsafe.permissions import Role
from meetings.models import Action, Addendum, Meeting, SafetyPlan
from tests.factories import (
    ActionFactory,
    AgendaItemFactory,
    AttendanceFactory,
    CaseFactory,
    ChildFactory,
    ConcernFactory,
    MeetingFactory,
    ReferralFactory,
    RiskLevelSpellFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def manager():
    return UserFactory(role=Role.TEAM_MANAGER)


@pytest.fixture
def as_manager(client, manager):
    client.force_login(manager)
    return client


@pytest.fixture
def partner():
    return UserFactory(role=Role.PARTNER, agency=Agency.objects.get(code="health"))


@pytest.fixture
def police():
    return UserFactory(role=Role.POLICE_CHAIR, agency=Agency.objects.get(code="police"))


def url(name, *args):
    return reverse(f"meetings:{name}", args=args)


def dated(name, day):
    return {f"{name}-day": day.day, f"{name}-month": day.month, f"{name}-year": day.year}


def get(client, address):
    response = client.get(address)
    assert response.status_code == 200, response.status_code
    return response.content.decode()


def errors(response):
    assert response.status_code == 200
    page = response.content.decode()
    assert "There is a problem" in page
    return page


def test_plan_a_weekly_meeting_draws_its_agenda(as_manager, manager):
    referral = ReferralFactory()
    sent = {**dated("held_on", today() + timedelta(days=2)), "chair": manager.pk}

    response = as_manager.post(url("meeting-plan-type", "weekly"), sent)

    meeting = Meeting.objects.get()
    assert response.url == url("meeting-detail", meeting.uuid)
    page = get(as_manager, response.url)
    assert referral.child.full_name in page
    assert "Waiting for screening since" in page


def test_plan_mace2_offers_police_alone_and_says_so_beside_the_field(as_manager, police):
    address = url("meeting-plan-type", "mace2")
    page = get(as_manager, address)
    assert police.name in page

    response = as_manager.post(address, dated("held_on", today()))

    assert "MACE 2 needs a police chair" in errors(response)
    assert not Meeting.objects.exists()


def test_lists_show_what_is_coming_and_what_was_held(as_manager, manager):
    MeetingFactory(held_on=today())
    MeetingFactory(code="cem", status="held", chair=UserFactory(role=Role.HEAD_OF_SERVICE))

    assert "This week" in get(as_manager, url("meeting-list"))
    assert "CE and Missing group" in get(as_manager, url("meeting-held"))
    assert "No meeting was held yet" in get(as_manager, url("meeting-held") + "?type=weekly")


@pytest.mark.parametrize("name", ["meeting-list", "meeting-held", "action-list"])
def test_list_takes_the_same_statements_whatever_its_length(
    as_manager, name, django_assert_max_num_queries
):
    for _ in range(30):
        MeetingFactory(held_on=today(), case=CaseFactory(), code="mace1")
        ActionFactory(due_on=today(), owner=UserFactory())

    with django_assert_max_num_queries(8):
        as_manager.get(url(name) + "?list=all")


def test_meeting_page_takes_the_same_statements_whatever_its_length(
    as_manager, django_assert_max_num_queries
):
    meeting = MeetingFactory(held_on=today())
    for _ in range(20):
        AgendaItemFactory(meeting=meeting, subject="case", case=CaseFactory())
        AttendanceFactory(meeting=meeting)

    with django_assert_max_num_queries(12):
        as_manager.get(url("meeting-detail", meeting.uuid))


def test_uninvited_partner_finds_no_meeting_item_or_minutes_and_the_invited_does(client, partner):
    chair = UserFactory(role=Role.TEAM_MANAGER)
    meeting = MeetingFactory(status="held", chair=chair, held_on=today())
    item = AgendaItemFactory(meeting=meeting, subject="case", case=CaseFactory())
    pages = [
        url("meeting-detail", meeting.uuid),
        url("minutes", meeting.uuid),
        url("item-detail", item.uuid),
    ]
    client.force_login(partner)
    assert [client.get(page).status_code for page in pages] == [404, 404, 404]

    AttendanceFactory(meeting=meeting, person=partner)

    assert [client.get(page).status_code for page in pages] == [200, 200, 200]
    assert AuditEntry.objects.filter(verb="meeting.read", actor_id=partner.pk).exists()
    child = str(item.case.child.uuid)
    assert AuditEntry.objects.filter(actor_id=partner.pk, child_key=child).exists()


def test_partner_sees_a_restricted_item_as_hidden_and_cannot_open_it(client, partner):
    meeting = MeetingFactory(code="mace2", status="agenda_issued", held_on=today())
    AttendanceFactory(meeting=meeting, person=partner)
    item = AgendaItemFactory(meeting=meeting, title="Operation Fictional", professionals_only=True)
    client.force_login(partner)

    page = get(client, url("meeting-detail", meeting.uuid))

    assert "Hidden: restricted" in page
    assert "Operation Fictional" not in page
    assert client.get(url("item-detail", item.uuid)).status_code == 404


def test_partner_before_the_issue_sees_the_meeting_but_not_its_agenda(client, partner):
    meeting = MeetingFactory(held_on=today())
    AttendanceFactory(meeting=meeting, person=partner)
    item = AgendaItemFactory(meeting=meeting, title="A fictional theme")
    client.force_login(partner)

    assert "A fictional theme" not in get(client, url("meeting-detail", meeting.uuid))
    assert client.get(url("item-detail", item.uuid)).status_code == 404


@pytest.mark.parametrize("name", ["meeting-change", "meeting-cancel", "meeting-hold", "item-add"])
def test_partner_may_not_prepare(client, partner, name):
    meeting = MeetingFactory()
    AttendanceFactory(meeting=meeting, person=partner)
    client.force_login(partner)

    assert client.get(url(name, meeting.uuid)).status_code == 403


def test_police_may_prepare_only_the_meeting_that_they_chair(client, police):
    own = MeetingFactory(code="mace2", chair=police, held_on=today())
    other = MeetingFactory(code="mace2", held_on=today())
    AttendanceFactory(meeting=other, person=police)
    client.force_login(police)

    assert client.get(url("meeting-change", own.uuid)).status_code == 200
    assert client.get(url("meeting-change", other.uuid)).status_code == 403


def test_page_of_an_act_that_the_state_does_not_allow_leads_back_and_says_why(as_manager, manager):
    meeting = MeetingFactory(status="held", chair=manager, held_on=today())

    response = as_manager.get(url("meeting-cancel", meeting.uuid), follow=True)

    assert "A meeting that was held cannot be cancelled" in response.content.decode()


def test_agenda_items_are_added_moved_and_removed(as_manager):
    meeting = MeetingFactory(code="mace2", held_on=today())
    case = CaseFactory()
    add = url("item-add", meeting.uuid)
    assert "Enter the case reference" in errors(as_manager.post(add, {"subject": "case"}))
    unknown = {"subject": "case", "reference": "C-NOBODY"}
    assert "Enter the reference of an open case" in errors(as_manager.post(add, unknown))

    as_manager.post(add, {"subject": "case", "reference": case.reference.lower()})
    as_manager.post(add, {"subject": "place", "title": "A fictional park"})

    first, second = meeting.items.standing()
    as_manager.post(url("item-move", second.uuid), {"direction": "up"})
    assert [item.pk for item in meeting.items.standing()] == [second.pk, first.pk]
    remove = url("item-remove", first.uuid)
    assert "Enter why the item is removed" in errors(as_manager.post(remove, {}))
    as_manager.post(remove, {"reason": "Not this month"})
    assert list(meeting.items.standing()) == [second]


def hold(client, meeting):
    statuses = {f"place-{place.pk}": "present" for place in meeting.attendance.all()}
    sent = {**dated("held_on", today()), "confidentiality_read": "on", **statuses}
    return client.post(url("meeting-hold", meeting.uuid), sent)


def test_hold_without_the_statement_read_keeps_what_was_typed(as_manager, manager):
    meeting = MeetingFactory(chair=manager, held_on=today())
    sent = {**dated("held_on", today()), "name": "A fictional guest"}

    page = errors(as_manager.post(url("meeting-hold", meeting.uuid), sent))

    assert "A fictional guest" in page
    meeting.refresh_from_db()
    assert meeting.status == "planned"


def test_weekly_meeting_screens_a_referral_and_goes_on_to_the_next_item(as_manager, manager):
    referral = ConcernFactory(referral__received_on=today()).referral
    meeting = MeetingFactory(chair=manager, held_on=today())
    item = AgendaItemFactory(
        meeting=meeting, subject="referral", referral=referral, heading="New referrals"
    )
    last = AgendaItemFactory(meeting=meeting)
    assert hold(as_manager, meeting).url == url("item-detail", item.uuid)
    lead = UserFactory(role=Role.WORKER)
    sent = {
        "notes-discussion": "What was said",
        "notes-professional_notes": "",
        "decision-outcome": "MACE1",
        "decision-level": RiskLevel.objects.get(code="high").pk,
        "decision-lead_worker": lead.pk,
        "do": "next",
    }

    page = errors(as_manager.post(url("item-detail", item.uuid), sent))
    assert "Enter rationale" in page
    assert "What was said" in page
    response = as_manager.post(
        url("item-detail", item.uuid), sent | {"decision-rationale": "A fictional rationale."}
    )

    assert response.url == url("item-detail", last.uuid)
    referral.refresh_from_db()
    assert referral.status == "screened"
    assert item.decisions.get().screening.level.code == "high"
    item.refresh_from_db()
    assert item.discussion == "What was said"


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({}, "status"),
        ({"decision-status": "former_relevant"}, "decided_on"),
        ({"decision-outcome": "SINGLE"}, "single_to"),
        ({"decision-outcome": "OTHERLA"}, "council_to"),
    ],
)
def test_screening_of_an_adult_asks_beside_the_field_for_what_is_missing(
    as_manager, manager, changed, field
):
    adult = ChildFactory(date_of_birth=date(2005, 1, 1))
    referral = ConcernFactory(referral__received_on=today(), referral__child=adult).referral
    meeting = MeetingFactory(status="held", chair=manager, held_on=today())
    item = AgendaItemFactory(meeting=meeting, subject="referral", referral=referral)
    sent = {
        "decision-outcome": "MACE1",
        "decision-level": RiskLevel.objects.get(code="high").pk,
        "decision-lead_worker": UserFactory(role=Role.WORKER).pk,
        "decision-rationale": "A fictional rationale.",
        "do": "decision",
    }
    address = url("item-detail", item.uuid)
    assert f'href="#id_decision-{field}' in errors(as_manager.post(address, sent | changed))
    agreed = {"decision-status": "former_relevant", **dated("decision-decided_on", today())}
    as_manager.post(address, sent | agreed)
    assert referral.child.cases.exists()


def test_adding_an_action_keeps_the_decision_half_typed(as_manager, manager):
    meeting = MeetingFactory(status="held", chair=manager, held_on=today())
    item = AgendaItemFactory(meeting=meeting, subject="case", case=CaseFactory())
    sent = {
        "decision-kind": "noted",
        "decision-decision_text": "Half a decision",
        "action-text": "A fictional task",
        "action-agency": Agency.objects.get(code="police").pk,
        "action-priority": "high",
        **dated("action-due_on", today() + timedelta(days=7)),
        "do": "action",
    }

    page = as_manager.post(url("item-detail", item.uuid), sent).content.decode()

    assert "Half a decision" in page
    assert "There is a problem" not in page
    action = Action.objects.get()
    assert (action.item, action.case, action.priority) == (item, item.case, "high")


def test_decision_of_a_partner_is_not_taken(client, partner):
    meeting = MeetingFactory(
        status="held", chair=UserFactory(role=Role.TEAM_MANAGER), held_on=today()
    )
    AttendanceFactory(meeting=meeting, person=partner)
    item = AgendaItemFactory(meeting=meeting)
    client.force_login(partner)

    page = client.post(
        url("item-detail", item.uuid), {"do": "decision", "decision-decision_text": "Mine"}
    ).content.decode()

    assert "Record decision" not in page
    assert not item.decisions.exists()


def mace1_sent(manager, **more):
    return {
        "kind": "initial",
        **dated("held_on", today()),
        "chair": manager.pk,
        "confidentiality_read": "on",
        "child_views": "The child's own words",
        "worries": "A worry",
        "working_well": "A strength",
        "safety_scale": "4",
        "level": RiskLevel.objects.get(code="high").pk,
        "experience_status": "suspected",
        "rationale": "A fictional rationale",
        "next_steps": "A step",
        "discussion": "May be shared",
        "professional_notes": "Must not be shared",
        "places-TOTAL_FORMS": "2",
        "places-INITIAL_FORMS": "0",
        "places-0-name": "A fictional parent",
        "places-0-capacity": "Parent",
        "places-0-status": "present",
        "places-1-name": "",
        "places-1-status": "present",
        "actions-TOTAL_FORMS": "2",
        "actions-INITIAL_FORMS": "0",
        "actions-0-text": "A fictional task",
        "actions-0-agency": Agency.objects.get(code="police").pk,
        "actions-0-professionals_only": "on",
        "actions-1-text": "Another fictional task",
        "actions-1-agency": Agency.objects.get(code="health").pk,
        "do": "save",
        **more,
    }


def pending_case():
    started = today() - timedelta(days=3)
    referral = ReferralFactory(received_on=started, status="screened")
    case = CaseFactory(referral=referral, status="pending_mace1", review_due_on=None)
    RiskLevelSpellFactory(case=case, code="medium")
    return case


def test_mace1_is_recorded_from_its_case(as_manager, manager):
    case = pending_case()
    address = url("mace1-record", case.uuid)
    assert case.child.full_name in get(as_manager, address)

    response = as_manager.post(address, mace1_sent(manager))

    meeting = Meeting.objects.get()
    assert response.url == url("meeting-detail", meeting.uuid)
    case.refresh_from_db()
    assert (case.status, case.review_due_on) == ("active", today() + timedelta(weeks=4))
    assert [place.name for place in meeting.attendance.all()] == ["A fictional parent"]
    assert SafetyPlan.objects.get().worries == "A worry"
    assert Action.objects.filter(case=case, due_on=case.review_due_on).count() == 2


def test_mace1_refused_loses_nothing_that_was_typed(as_manager, manager):
    case = pending_case()
    sent = mace1_sent(manager, rationale="", **{"actions-0-agency": ""})

    page = errors(as_manager.post(url("mace1-record", case.uuid), sent))

    assert "Enter the rationale for the level" in page
    assert "Select agency" in page
    for typed in ("A worry", "own words", "A fictional parent", "A fictional task", "Must not be"):
        assert typed in page
    assert not Meeting.objects.exists()


def test_mace1_add_another_gives_a_row_more_and_checks_nothing(as_manager, manager):
    case = pending_case()
    sent = mace1_sent(manager, rationale="", do="add-actions")

    page = as_manager.post(url("mace1-record", case.uuid), sent).content.decode()

    assert "There is a problem" not in page
    assert 'name="actions-2-text"' in page
    assert "Another fictional task" in page


def test_mace1_corrected_keeps_its_facts_on_the_page(as_manager, manager):
    case = pending_case()
    as_manager.post(url("mace1-record", case.uuid), mace1_sent(manager))
    meeting = Meeting.objects.get()
    address = url("mace1-correct", meeting.uuid)
    page = get(as_manager, address)
    assert "A worry" in page
    assert "Must not be shared" in page

    sent = mace1_sent(manager, worries="Another worry", **{"actions-TOTAL_FORMS": "0"})
    response = as_manager.post(address, sent)

    assert response.status_code == 302
    assert SafetyPlan.objects.get().worries == "Another worry"
    assert Action.objects.count() == 2


def test_mace1_is_not_for_partners_nor_police(client, partner, police):
    case = pending_case()
    ActionFactory(case=case, owner=partner)
    ActionFactory(case=case, owner=police)
    for person in (partner, police):
        client.force_login(person)
        assert client.get(url("mace1-record", case.uuid)).status_code == 403


def test_minutes_hold_both_parts_and_the_family_copy_only_what_may_be_shared(as_manager, manager):
    case = pending_case()
    as_manager.post(url("mace1-record", case.uuid), mace1_sent(manager))
    meeting = Meeting.objects.get()

    whole = get(as_manager, url("minutes", meeting.uuid))
    family = get(as_manager, url("minutes-family", meeting.uuid))

    for page in (whole, family):
        assert "OFFICIAL-SENSITIVE" in page
        assert "May be shared" in page
        assert "Another fictional task" in page
    assert "Must not be shared" in whole
    assert "A fictional task" in whole
    assert "Must not be shared" not in family
    child = str(case.child.uuid)
    for verb in ("minutes.read", "minutes.family_copy"):
        assert AuditEntry.objects.get(verb=verb, actor_id=manager.pk).child_key == child
    assert "A fictional task" not in family


def test_minutes_are_approved_then_only_added_to(as_manager, manager):
    meeting = MeetingFactory(status="held", chair=manager, held_on=today())
    AgendaItemFactory(meeting=meeting)

    as_manager.post(url("minutes-approve", meeting.uuid))

    meeting.refresh_from_db()
    assert meeting.status == "minutes_approved"
    as_manager.post(url("addendum-add", meeting.uuid), {"text": "A fictional correction"})
    assert Addendum.objects.get().text == "A fictional correction"
    assert "A fictional correction" in get(as_manager, url("minutes", meeting.uuid))


def test_partner_sees_own_and_agency_actions_and_ends_them(client, partner):
    mine = ActionFactory(owner=partner, due_on=today(), text="My fictional task")
    ActionFactory(agency=partner.agency, due_on=today(), text="Our fictional task")
    other = ActionFactory(due_on=today(), text="Their fictional task")
    client.force_login(partner)

    page = get(client, url("action-list") + "?list=all")
    assert "My fictional task" in page
    assert "Our fictional task" in page
    assert "Their fictional task" not in page
    assert client.get(url("action-detail", other.uuid)).status_code == 404

    complete = url("action-complete", mine.uuid)
    assert "Enter what was done" in errors(client.post(complete, dated("ended_on", today())))
    client.post(complete, {"outcome": "It was done", **dated("ended_on", today())})
    mine.refresh_from_db()
    assert mine.status == "complete"
    assert client.get(url("action-cancel", mine.uuid)).status_code == 403


def test_action_is_added_updated_and_cancelled_by_the_team(as_manager):
    case = CaseFactory()
    sent = {
        "text": "A fictional task",
        "agency": Agency.objects.get(code="schools").pk,
        "priority": "normal",
        **dated("due_on", today()),
    }
    as_manager.post(url("action-add", case.uuid), sent)
    action = Action.objects.get(case=case)

    later = {"text": "Progress", **dated("due_on", today() + timedelta(days=7))}
    as_manager.post(url("action-update", action.uuid), later)
    page = get(as_manager, url("action-detail", action.uuid))
    assert "Progress" in page
    assert "1 time" in page
    as_manager.post(url("action-cancel", action.uuid), {"reason": "No longer needed"})

    action.refresh_from_db()
    assert (action.status, action.carried_forward) == ("cancelled", 1)


def test_governance_gives_a_reason_before_a_meeting_opens(client):
    meeting = MeetingFactory(held_on=today())
    client.force_login(UserFactory(role=Role.INFORMATION_GOVERNANCE))

    response = client.get(url("meeting-detail", meeting.uuid))

    assert response.status_code == 302
    assert "reason" in response.url
