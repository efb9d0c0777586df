"""The pages of a meeting before it sits: planned, listed, read by whom, its agenda kept."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup

from getsafe.dates import today
from getsafe.models import AuditEntry
from getsafe.permissions import Role
from meetings.models import Meeting
from tests.factories import (
    ActionFactory,
    AgendaItemFactory,
    AttendanceFactory,
    CaseFactory,
    MeetingFactory,
    ReferralFactory,
    UserFactory,
)
from tests.integration.meetings.pages import dated, errors, get, url

pytestmark = pytest.mark.django_db


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


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("meeting-list", "No meeting is planned."),
        ("meeting-list?type=weekly", "No meeting of this type is planned."),
        ("meeting-list?mine=week", "You have no meeting in the next seven days."),
        ("meeting-held", "No meeting was held yet."),
        ("meeting-held?type=weekly", "No meeting of this type was held yet."),
        ("meeting-held?mine=approve", "No minutes wait for your approval."),
        ("action-list", "You have no action to do."),
        ("action-list?list=late", "No action is late."),
        ("action-list?list=all", "No action is live."),
        ("action-list?list=ended", "No action has ended yet."),
    ],
)
def test_empty_list_says_what_there_is_none_of(as_manager, address, sentence):
    name, _, query = address.partition("?")
    assert sentence in get(as_manager, f"{url(name)}?{query}")


def test_empty_list_of_an_agency_says_whose_it_is(client, partner):
    client.force_login(partner)
    assert "Your agency has no action to do." in get(client, url("action-list") + "?list=agency")


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


def test_partner_reads_of_late_actions_on_the_agenda_and_is_led_to_their_own(client, partner):
    meeting = MeetingFactory(status="agenda_issued", held_on=today())
    AttendanceFactory(meeting=meeting, person=partner)
    item = AgendaItemFactory(meeting=meeting, rule="late_actions", title="Late actions")
    late = {"due_on": today() - timedelta(days=1)}
    own = ActionFactory(owner=partner, text="My own late task", **late)
    ActionFactory(text="A late task of somebody else", **late)
    client.force_login(partner)

    page = BeautifulSoup(get(client, url("item-detail", item.uuid)), "html.parser")

    told = {row.td.text: row.a and row.a["href"] for row in page.select("#actions tbody tr")}
    assert told == {
        "My own late task": url("action-detail", own.uuid),
        "A late task of somebody else": None,
    }


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
    assert url("item-move", second.uuid) in page_of(as_manager, meeting)
    as_manager.post(remove, {"reason": "Not this month"})
    assert list(meeting.items.standing()) == [second]
    # What stands alone has nowhere to be moved, and no empty form for it.
    alone = page_of(as_manager, meeting)
    assert url("item-remove", second.uuid) in alone
    assert url("item-move", second.uuid) not in alone


def page_of(client, meeting):
    return client.get(url("meeting-detail", meeting.uuid)).content.decode()


def test_other_business_is_added_while_the_meeting_sits_and_opens_for_minuting(client, police):
    meeting = MeetingFactory(code="mace2", status="held", chair=police, held_on=today())
    issued = AgendaItemFactory(meeting=meeting, heading="Themes", title="A fictional theme")
    client.force_login(police)
    add = url("item-add", meeting.uuid)
    assert add in page_of(client, meeting)
    assert add in get(client, url("item-detail", issued.uuid))
    assert "Under which heading" not in get(client, add)
    typed = errors(client.post(add, {"subject": "place", "because": "Seen there last night"}))
    assert "Enter a title" in typed
    assert "Seen there last night" in typed

    response = client.post(add, {"subject": "operation", "title": "Operation Fictional"})

    item = meeting.items.get(added_during_meeting=True)
    assert response.url == url("item-detail", item.uuid)
    assert "Added during the meeting" in get(client, response.url)
    page = page_of(client, meeting)
    assert page.index("Added during the meeting") > page.index(issued.title)
    assert url("item-remove", item.uuid) in page
    assert url("item-remove", issued.uuid) not in page
    assert "Refresh from the data" not in page
    assert "Added during the meeting" in get(client, url("minutes", meeting.uuid))


def test_other_business_added_by_mistake_is_removed_with_a_reason(as_manager, manager):
    meeting = MeetingFactory(status="held", chair=manager, held_on=today())
    issued = AgendaItemFactory(meeting=meeting)
    as_manager.post(url("item-add", meeting.uuid), {"subject": "theme", "title": "A mistake"})
    item = meeting.items.get(added_during_meeting=True)
    remove = url("item-remove", item.uuid)
    assert "Enter why the item is removed" in errors(as_manager.post(remove, {}))

    as_manager.post(remove, {"reason": "It was on the agenda already"})

    assert list(meeting.items.standing()) == [issued]
    refused = as_manager.get(url("item-remove", issued.uuid), follow=True)
    assert "Change its minutes instead" in refused.content.decode()


def test_item_typed_while_the_minutes_are_approved_is_refused_and_kept_as_text(as_manager, manager):
    meeting = MeetingFactory(status="held", chair=manager, held_on=today())
    as_manager.post(url("minutes-approve", meeting.uuid))
    assert url("item-add", meeting.uuid) not in page_of(as_manager, meeting)

    sent = {"subject": "theme", "title": "A fictional theme raised late"}
    response = as_manager.post(url("item-add", meeting.uuid), sent, follow=True)

    page = response.content.decode()
    assert "Add an addendum instead" in page
    assert "A fictional theme raised late" in page
    assert not meeting.items.exists()


def test_a_mace1_offers_no_other_items(as_manager, manager):
    facts = {"code": "mace1", "case": CaseFactory(), "held_on": today()}
    meeting = MeetingFactory(status="held", chair=manager, **facts)
    assert url("item-add", meeting.uuid) not in page_of(as_manager, meeting)

    response = as_manager.get(url("item-add", meeting.uuid), follow=True)

    assert "A MACE 1 has no other items" in response.content.decode()


def test_governance_gives_a_reason_before_a_meeting_opens(client):
    meeting = MeetingFactory(held_on=today())
    client.force_login(UserFactory(role=Role.INFORMATION_GOVERNANCE))

    response = client.get(url("meeting-detail", meeting.uuid))

    assert response.status_code == 302
    assert "reason" in response.url
