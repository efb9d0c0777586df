"""Minutes are never lost: kept while typed, and two minute takers never write over each other."""

import re
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone

from getsafe.dates import today
from getsafe.models import AuditEntry, RiskLevel, SavedForm
from getsafe.permissions import Role
from meetings import tasks
from meetings.actions import agenda, drafts
from meetings.models import MinutesDraft, SafetyPlan
from tests.factories import (
    AgendaItemFactory,
    AttendanceFactory,
    CaseFactory,
    ConcernFactory,
    MeetingFactory,
    UserFactory,
)
from tests.integration.meetings.pages import errors, get, url
from tests.integration.meetings.test_mace1_pages import mace1_sent, pending_case

pytestmark = pytest.mark.django_db
FETCH = {"HTTP_X_REQUESTED_WITH": "fetch"}


@pytest.fixture
def sitting(manager):
    return MeetingFactory(status="held", chair=manager, held_on=today())


@pytest.fixture
def item(sitting):
    return AgendaItemFactory(meeting=sitting, subject="case", case=CaseFactory())


@pytest.fixture
def support():
    return UserFactory(name="Sam Fictional", role=Role.BUSINESS_SUPPORT)


@pytest.fixture
def as_support(client, support):
    other = type(client)()
    other.force_login(support)
    return other


def notes(item, **typed):
    """The notes of an item's page as it stands, with what is typed over them."""
    shown = {name: getattr(item, name) for name in ("discussion", "professional_notes")}
    seen = {f"notes-seen_{name}": item.fingerprint(name) for name in shown}
    return seen | {f"notes-{name}": typed.get(name, text) for name, text in shown.items()}


def autosave(client, item, sent, **more):
    return client.post(url("item-draft", item.uuid), sent | more, **FETCH)


def numbered(number, page="a"):
    return {"sent_page": page, "sent_number": str(number)}


def test_what_is_typed_on_an_item_is_there_again_and_is_the_authors_alone(
    as_manager, as_support, item
):
    sent = notes(item, discussion="Half a sentence said") | {
        "decision-kind": "disruption",
        "decision-decision_text": "Half a decision",
        "action-text": "Half an action",
    }
    assert autosave(as_manager, item, sent, **numbered(1)).json()["saved_at"]

    page = get(as_manager, url("item-detail", item.uuid))

    for typed in ("Half a sentence said", "Half a decision", "Half an action"):
        assert typed in page
    assert "You typed here before and did not save it" in page
    assert "There is a problem" not in page
    other = get(as_support, url("item-detail", item.uuid))
    assert "Half a sentence said" not in other
    assert "is typing on this item too" in other
    item.refresh_from_db()
    assert item.discussion == ""


def test_text_that_arrives_late_or_after_saving_brings_nothing_back(as_manager, item):
    autosave(as_manager, item, notes(item, discussion="Typed later"), **numbered(2))
    late = autosave(as_manager, item, notes(item, discussion="Typed first"), **numbered(1))
    assert late.status_code == 409
    saved = notes(item, discussion="Typed later") | numbered(3) | {"do": "notes"}
    as_manager.post(url("item-detail", item.uuid), saved)

    late = autosave(as_manager, item, notes(item, discussion="Typed later"), **numbered(2))

    assert late.status_code == 409
    page = get(as_manager, url("item-detail", item.uuid))
    assert "You typed here before" not in page
    assert "Typed later" in page


def test_other_window_of_the_same_person_is_told_and_undoes_nothing(as_manager, item):
    autosave(as_manager, item, notes(item, discussion="In this window"), **numbered(1))
    unseen = {"sent_seen": "0123456789abcdef"}

    other = autosave(
        as_manager, item, notes(item, discussion="In that"), **numbered(1, page="b"), **unseen
    )

    assert "another window" in other.json()["stop"]
    assert "In this window" in get(as_manager, url("item-detail", item.uuid))


def test_parts_not_saved_are_kept_when_another_is(as_manager, item):
    sent = notes(item, discussion="Saved notes") | {
        "decision-kind": "noted",
        "decision-decision_text": "A decision to come",
        "do": "notes",
    }
    as_manager.post(url("item-detail", item.uuid), sent)

    page = get(as_manager, url("item-detail", item.uuid))

    assert "A decision to come" in page
    assert "Saved notes" in page
    draft = MinutesDraft.objects.get()
    assert not [name for name in draft.typed if name.startswith("notes-")]


def test_second_minute_taker_is_told_who_wrote_and_when_and_loses_nothing(
    as_manager, as_support, item, manager
):
    address = url("item-detail", item.uuid)
    both_saw = notes(item)
    first = both_saw | {"notes-discussion": "What the manager heard", "do": "notes"}
    as_manager.post(address, first)
    second = both_saw | {"notes-discussion": "What support heard", "do": "notes"}

    page = errors(as_support.post(address, second))

    assert f"{manager.name} changed this at {timezone.localtime():%H:}" in page
    assert "What the manager heard" in page
    assert "What support heard" in page
    item.refresh_from_db()
    assert item.discussion == "What the manager heard"
    assert "What support heard" in get(as_support, address)

    together = notes(item, discussion="What both heard") | {"do": "notes"}
    as_support.post(address, together)
    item.refresh_from_db()
    assert item.discussion == "What both heard"


def test_minute_taker_who_writes_in_the_other_box_leaves_the_first_as_it_is(
    as_manager, as_support, item
):
    address = url("item-detail", item.uuid)
    both_saw = notes(item)
    as_manager.post(address, both_saw | {"notes-discussion": "The manager's", "do": "notes"})

    as_support.post(
        address, both_saw | {"notes-professional_notes": "What support heard", "do": "notes"}
    )

    item.refresh_from_db()
    assert (item.discussion, item.professional_notes) == ("The manager's", "What support heard")


def test_decision_recorded_meanwhile_is_shown_before_another_is_taken(
    as_manager, as_support, item, manager
):
    address = url("item-detail", item.uuid)
    sent = notes(item) | {"decision-kind": "noted", "decision-last_seen": "0", "do": "decision"}
    as_manager.post(address, sent | {"decision-decision_text": "Police will visit."})
    as_manager.post(address, sent | {"decision-decision_text": "Police will visit."})
    assert item.decisions.count() == 1

    page = errors(as_support.post(address, sent | {"decision-decision_text": "Police visit."}))

    assert f"{manager.name} recorded a decision on this item at" in page
    assert item.decisions.count() == 1
    newest = {"decision-last_seen": str(item.decisions.get().pk)}
    as_support.post(address, sent | newest | {"decision-decision_text": "Another one."})
    assert item.decisions.count() == 2


def test_screening_decided_meanwhile_keeps_the_seconds_words_as_text(
    as_manager, as_support, sitting, manager
):
    referral = ConcernFactory(referral__received_on=today()).referral
    item = AgendaItemFactory(meeting=sitting, subject="referral", referral=referral)
    sent = {
        "decision-outcome": "NFA",
        "decision-level": RiskLevel.objects.get(code="low").pk,
        "decision-rationale": "The first rationale.",
        "do": "decision",
    }
    as_manager.post(url("item-detail", item.uuid), sent)
    second = sent | {"decision-rationale": "The second rationale."}

    page = as_support.post(url("item-detail", item.uuid), second, follow=True).content.decode()

    assert f"{manager.name} has decided this referral" in page
    assert "The second rationale." in page


def test_minutes_approved_meanwhile_keep_what_was_typed_as_text(as_support, item, sitting):
    autosave(as_support, item, notes(item, discussion="Typed too late"), **numbered(1))
    sitting.status, sitting.approved_by = "minutes_approved", sitting.chair
    sitting.approved_at = timezone.now()
    sitting.save()

    late = autosave(as_support, item, notes(item, discussion="And later"), **numbered(2))
    assert "nothing can be added here any more" in late.json()["stop"]
    sent = notes(item, discussion="Sent too late") | {"do": "notes"}
    page = as_support.post(url("item-detail", item.uuid), sent, follow=True).content.decode()

    assert "Sent too late" in page
    assert "The minutes are approved and do not change" in page
    assert "Typed too late" in get(as_support, url("item-detail", item.uuid))


def test_item_removed_meanwhile_keeps_what_was_typed_as_text(as_support, item, sitting, manager):
    item.added_during_meeting = True
    item.save()
    address = url("item-detail", item.uuid)
    assert "Save notes" in get(as_support, address)
    agenda.remove(item, by=manager, reason="Entered twice.")

    late = autosave(as_support, item, notes(item, discussion="Typed too late"), **numbered(1))
    assert "nothing can be added here any more" in late.json()["stop"]
    assert not MinutesDraft.objects.exists()
    sent = notes(item, discussion="Sent too late") | {"do": "notes"}
    page = as_support.post(address, sent, follow=True).content.decode()

    assert "Sent too late" in page
    assert "This item was removed from the agenda: Entered twice. What you typed" in page
    item.refresh_from_db()
    assert item.discussion == ""
    assert as_support.get(address).status_code == 404
    again = as_support.post(url("item-remove", item.uuid), {"reason": "Twice"})
    assert again.url == url("meeting-detail", sitting.uuid)


def test_item_removed_is_not_found_by_who_takes_no_minutes(client, item, sitting, manager):
    partner = UserFactory(role=Role.PARTNER)
    AttendanceFactory(meeting=sitting, person=partner)
    client.force_login(partner)
    address = url("item-detail", item.uuid)
    assert client.post(address, {}).status_code == 200
    item.removed_reason = "Entered twice"
    item.save()
    assert client.post(address, {}).status_code == 404


def test_form_sent_after_the_session_ended_is_filled_in_after_signing_in(as_manager, manager, item):
    address = url("item-detail", item.uuid)
    page = get(as_manager, address)
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page).group(1)
    del as_manager.cookies["getsafe"]
    typed = {"csrfmiddlewaretoken": token, "do": "notes"}
    sent = notes(item, discussion="Typed while away") | typed
    assert autosave(as_manager, item, sent).status_code == 401

    as_manager.post(address, sent, HTTP_REFERER=f"http://testserver{address}")

    saved = SavedForm.objects.get(owner=manager)
    as_manager.force_login(manager)
    page = as_manager.get(reverse("getsafe:typed-work-open", args=[saved.uuid]), follow=True)
    assert "Typed while away" in page.content.decode()


def test_mace1_half_typed_is_kept_and_gone_once_recorded(as_manager, manager):
    case = pending_case()
    half = mace1_sent(manager, rationale="", worries="Half a worry")
    kept = as_manager.post(url("mace1-record-draft", case.uuid), half | numbered(1), **FETCH)
    assert kept.json()["saved_at"]

    page = get(as_manager, url("mace1-record", case.uuid))
    for typed in ("Half a worry", "own words", "A fictional parent", "A fictional task"):
        assert typed in page
    assert "There is a problem" not in page

    as_manager.post(url("mace1-record", case.uuid), mace1_sent(manager) | numbered(2))
    assert not MinutesDraft.objects.holding_text().exists()


def test_mace1_recorded_by_two_at_once_is_recorded_once(as_manager, as_support, manager):
    case = pending_case()
    as_manager.post(url("mace1-record", case.uuid), mace1_sent(manager))
    second = mace1_sent(manager, worries="What support heard")

    page = errors(as_support.post(url("mace1-record", case.uuid), second))

    assert f"{manager.name}, at " in page
    assert "What support heard" in page
    assert case.meetings.count() == 1


def test_correction_of_two_people_shows_the_second_whose_came_first(
    as_manager, as_support, manager, support
):
    case = pending_case()
    as_manager.post(url("mace1-record", case.uuid), mace1_sent(manager))
    meeting = case.meetings.get()
    address = url("mace1-correct", meeting.uuid)
    none = {"seen": seen_on(as_support.get(address)), "actions-TOTAL_FORMS": "0"}
    theirs = {"worries": "Support's words", "working_well": "Seen by support only"}
    theirs |= {"safety_scale": "7", "places-0-status": "apologies", "places-0-capacity": "Aunt"}
    as_support.post(address, mace1_sent(manager, **theirs, **none))

    answer = as_manager.post(address, mace1_sent(manager, worries="Mine", **none))

    page = BeautifulSoup(answer.content, "html.parser")
    assert f"{support.name} changed this today" in page.text
    rows = {
        row.th.text.strip(): [cell.text.strip() for cell in row.find_all("td")]
        for row in page.select("main table tbody tr")
    }
    assert rows == {
        "What are we worried about?": ["A worry", "Support's words", "Mine"],
        "What is working well?": ["A strength", "Seen by support only", "You left this alone"],
        "Safety scale": ["4", "7", "You left this alone"],
        "Who was there": [
            "A fictional parent (Parent): Present",
            "A fictional parent (Aunt): Apologies",
            "",
        ],
    }
    assert page.find(id="id_worries").text.strip() == "Mine"
    assert page.find(id="id_working_well").text.strip() == "Seen by support only"
    assert page.find(id="id_safety_scale")["value"] == "7"
    checked = page.select_one("input[name=level][checked]")
    assert checked["value"] == str(RiskLevel.objects.get(code="high").pk)

    # Who was there was left alone by the second: their page shows the newer rows, and sends them.
    assert page.find(id="id_places-0-capacity")["value"] == "Aunt"
    assert page.select_one("#id_places-0-status option[selected]")["value"] == "apologies"
    assert "You changed who was there" not in page.text
    again = {"seen": seen_on(answer), "actions-TOTAL_FORMS": "0", "worries": "Both people's"}
    again |= {"places-0-status": "apologies", "places-0-capacity": "Aunt"}
    assert as_manager.post(address, mace1_sent(manager, **again)).status_code == 302
    assert SafetyPlan.objects.get(meeting=meeting).worries == "Both people's"
    (there,) = meeting.attendance.all()
    assert (there.capacity, there.status) == ("Aunt", "apologies")


def test_correction_of_two_people_leaves_the_second_the_attendance_that_they_changed(
    as_manager, as_support, manager
):
    case = pending_case()
    as_manager.post(url("mace1-record", case.uuid), mace1_sent(manager))
    address = url("mace1-correct", case.meetings.get().uuid)
    none = {"seen": seen_on(as_support.get(address)), "actions-TOTAL_FORMS": "0"}
    as_support.post(address, mace1_sent(manager, **none | {"places-0-status": "apologies"}))

    mine = none | {"places-0-name": "A fictional aunt"}
    page = BeautifulSoup(
        as_manager.post(address, mace1_sent(manager, **mine)).content, "html.parser"
    )

    assert page.find(id="id_places-0-name")["value"] == "A fictional aunt"
    assert "You changed who was there" in page.text
    assert "A fictional parent (Parent): Apologies" in page.text


def test_correction_with_a_forged_version_is_shown_what_the_record_says(as_manager, manager):
    case = pending_case()
    as_manager.post(url("mace1-record", case.uuid), mace1_sent(manager))
    meeting = case.meetings.get()
    forged = {"seen": "forged", "actions-TOTAL_FORMS": "0", "worries": "Mine"}

    answer = as_manager.post(url("mace1-correct", meeting.uuid), mace1_sent(manager, **forged))

    assert answer.status_code == 200
    assert "Changed meanwhile" in answer.content.decode()
    assert SafetyPlan.objects.get(meeting=meeting).worries == "A worry"


def seen_on(answer):
    return BeautifulSoup(answer.content, "html.parser").find("input", {"name": "seen"})["value"]


def test_draft_is_thrown_away_when_asked_and_expires_when_forgotten(
    as_manager, as_support, item, manager
):
    autosave(as_manager, item, notes(item, discussion="Not wanted"), **numbered(1))
    draft = MinutesDraft.objects.get()
    as_support.post(url("draft-discard", draft.uuid))
    assert MinutesDraft.objects.exists()

    response = as_manager.post(url("draft-discard", draft.uuid))

    assert response.url == url("item-detail", item.uuid)
    assert AuditEntry.objects.filter(verb="minutes_draft.discard", actor_id=manager.pk).exists()
    again = as_manager.post(url("draft-discard", draft.uuid), headers={"Referer": response.url})
    assert again.url == response.url
    assert "Nothing of yours is left to throw away" in as_manager.get(again.url).content.decode()
    drafts.discard(draft, by=manager)  # by who clicked twice: not even then is there an error
    assert AuditEntry.objects.filter(verb="minutes_draft.discard").count() == 1
    autosave(as_manager, item, notes(item, discussion="Forgotten"), **numbered(1))
    tasks.forget_drafts()
    assert MinutesDraft.objects.exists()
    MinutesDraft.objects.update(saved_at=timezone.now() - timedelta(days=91))
    tasks.forget_drafts()
    assert not MinutesDraft.objects.exists()


def test_autosave_of_a_meeting_one_may_not_minute_keeps_nothing(client, item, police):
    client.force_login(police)
    assert autosave(client, item, notes(item, discussion="x")).status_code == 404
    assert not MinutesDraft.objects.exists()
