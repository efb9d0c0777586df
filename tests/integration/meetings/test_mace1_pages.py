"""The pages of a MACE 1: recorded, corrected, and copied for the family."""

import re
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from getsafe.dates import today
from getsafe.models import Agency, AuditEntry, RiskLevel
from getsafe.permissions import Role
from meetings.models import Action, FamilyCheck, Meeting, SafetyPlan
from tests.factories import (
    CaseFactory,
    ChildFactory,
    ReferralFactory,
    RiskLevelSpellFactory,
    UserFactory,
)
from tests.integration.meetings.pages import dated, errors, get, url

pytestmark = pytest.mark.django_db


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


def test_rationale_is_labelled_wherever_a_decision_is_read(as_manager, manager):
    case = pending_case()
    as_manager.post(url("mace1-record", case.uuid), mace1_sent(manager))
    meeting = Meeting.objects.get()
    (item,) = meeting.items.all()
    pages = [
        url("minutes", meeting.uuid),
        url("item-detail", item.uuid),
        reverse("getsafe:case", args=[case.uuid]),
        reverse("getsafe:case-print", args=[case.uuid]),
    ]
    for address in pages:
        page = get(as_manager, address)
        bare = page.replace("Rationale: A fictional rationale", "")
        assert bare != page, address
        assert "A fictional rationale" not in bare, address


def test_mace1_recorded_meanwhile_leads_to_the_record_of_it(as_manager, manager):
    case = pending_case()
    address = url("mace1-record", case.uuid)
    as_manager.post(address, mace1_sent(manager))

    page = errors(as_manager.post(address, mace1_sent(manager, kind="review")))

    assert "recorded a MACE 1 held on this day already" in page
    there = BeautifulSoup(page, "html.parser").main.find("a", string=re.compile("Open the MACE 1"))
    assert there["href"] == url("meeting-detail", Meeting.objects.get().uuid)


def test_mace1_held_says_what_is_not_recorded_and_heads_its_one_item_with_nothing(
    as_manager, manager
):
    case = pending_case()
    as_manager.post(url("mace1-record", case.uuid), mace1_sent(manager))

    page = get(as_manager, url("meeting-detail", Meeting.objects.get().uuid))

    assert "Not recorded" in page
    assert "Not decided" not in page
    assert "Other items" not in page


def test_minutes_offer_the_familys_copy_to_those_who_make_it_only(client, as_manager, manager):
    case = pending_case()
    as_manager.post(url("mace1-record", case.uuid), mace1_sent(manager))
    meeting = Meeting.objects.get()
    copy = url("minutes-family", meeting.uuid)
    assert f'href="{copy}"' in get(as_manager, url("minutes", meeting.uuid))

    client.force_login(UserFactory(role=Role.HEAD_OF_SERVICE))

    assert copy not in get(client, url("minutes", meeting.uuid))
    assert client.get(copy).status_code == 404


def test_mace1_refused_loses_nothing_that_was_typed(as_manager, manager):
    case = pending_case()
    sent = mace1_sent(manager, rationale="", **{"actions-0-agency": ""})

    page = errors(as_manager.post(url("mace1-record", case.uuid), sent))

    assert "Enter the rationale for the level" in page
    assert "Select the agency" in page
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
    for person in (partner, police):
        case.lead_worker = person  # who sees the case
        case.save()
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


def test_family_copy_is_checked_by_somebody_else_before_it_prints(as_manager, manager, client):
    case = pending_case()
    as_manager.post(url("mace1-record", case.uuid), mace1_sent(manager))
    meeting = Meeting.objects.get()
    address = url("minutes-family", meeting.uuid)
    page = get(as_manager, address)
    assert "Nobody has checked this copy, so it does not print" in page
    assert "You wrote part of this record, so somebody else of the team must check it" in page
    shown = re.compile(r'name="shown" value="(\w+)"')
    as_manager.post(address, {"shown": "anything"})
    assert not FamilyCheck.objects.exists()

    reader = UserFactory(role=Role.BUSINESS_SUPPORT)
    client.force_login(reader)
    read = shown.search(get(client, address)).group(1)
    client.post(address, {"shown": "0" * 64})
    assert not FamilyCheck.objects.exists()
    client.post(address, {"shown": read})

    assert f"Read and checked by {reader.name}" in get(client, address)
    verb = "minutes.check_family_copy"
    assert AuditEntry.objects.get(verb=verb).child_key == str(case.child.uuid)
    meeting.items.update(discussion="Something else that was said")
    page = get(client, address)
    assert "Nobody has checked this copy" in page


def test_family_copy_is_not_checked_by_whoever_wrote_it_before_another_corrected_it(
    as_manager, manager, client
):
    case = pending_case()
    as_manager.post(url("mace1-record", case.uuid), mace1_sent(manager))
    meeting = Meeting.objects.get()
    colleague = UserFactory(role=Role.TEAM_MANAGER)
    client.force_login(colleague)
    corrected = mace1_sent(manager, discussion="May well be shared")
    client.post(url("mace1-correct", meeting.uuid), corrected)
    assert meeting.items.get().written_by == colleague

    for writer in (manager, colleague):
        client.force_login(writer)
        page = get(client, url("minutes-family", meeting.uuid))
        assert "You wrote part of this record" in page
    client.force_login(UserFactory(role=Role.BUSINESS_SUPPORT))
    assert "I have read it" in get(client, url("minutes-family", meeting.uuid))


def checked_copy(client, manager):
    client.force_login(manager)
    client.post(url("mace1-record", pending_case().uuid), mace1_sent(manager))
    meeting = Meeting.objects.get()
    address = url("minutes-family", meeting.uuid)
    client.force_login(UserFactory(role=Role.BUSINESS_SUPPORT))
    shown = re.search(r'name="shown" value="(\w+)"', get(client, address))
    client.post(address, {"shown": shown.group(1)})
    return meeting, address


@pytest.mark.parametrize(
    ("changed", "to"),
    [
        ("items", {"discussion": "The child's own words", "child_views": "May be shared"}),
        ("meeting", {"held_on": today() - timedelta(days=1)}),
    ],
)
def test_family_copy_is_read_anew_after_any_change(client, manager, changed, to):
    meeting, address = checked_copy(client, manager)
    rows = meeting.items if changed == "items" else Meeting.objects.filter(pk=meeting.pk)
    assert "Not checked" not in get(client, address)
    rows.update(**to)
    page = BeautifulSoup(get(client, address), "html.parser")
    assert "Not checked" in page.h1.get_text()
    assert "it does not print" in page.main.get_text()


def test_family_copy_stays_checked_when_its_minutes_are_approved(client, manager):
    meeting, address = checked_copy(client, manager)
    client.force_login(manager)
    client.post(url("minutes-approve", meeting.uuid))
    meeting.refresh_from_db()
    assert meeting.status == "minutes_approved"
    assert "Read and checked" in get(client, address)


def test_family_copy_warns_of_another_child_named_in_it(as_manager, manager):
    case = pending_case()
    other = CaseFactory(child=ChildFactory(given_name="Robin", family_name="Notthischild"))
    said = mace1_sent(manager, discussion="Seen with robin notthischild at the park.")
    as_manager.post(url("mace1-record", case.uuid), said)

    page = get(as_manager, url("minutes-family", Meeting.objects.get().uuid))

    assert "Other children are named in it" in page
    assert f"<li>{other.child.full_name}</li>" in page


def test_meeting_warns_of_quorum_views_and_a_late_review(as_manager, manager):
    case = pending_case()
    late = today() + timedelta(weeks=5)
    sent = mace1_sent(manager, child_views="", **dated("review_due_on", late))
    sent |= {
        "places-1-name": "A fictional nurse",
        "places-1-agency": Agency.objects.get(code="health").pk,
        "places-1-status": "apologies",
    }
    as_manager.post(url("mace1-record", case.uuid), sent)
    meeting = Meeting.objects.get()

    for address in (url("meeting-detail", meeting.uuid), url("minutes-approve", meeting.uuid)):
        page = get(as_manager, address)
        assert "The quorum was not met: 3 agencies are needed, 0 came" in page
        assert "Missing core agencies: Children&#x27;s social care, Health, Police, Schools" in page
        assert "The child&#x27;s views are not recorded" in page
        assert f"The next review, {late.day} {late:%B %Y}, is later than the 4 weeks" in page
