"""Somebody else changed the record while a form was being filled in: told, shown, nothing lost."""

import re
from datetime import date
from html import unescape

import pytest
from django.urls import reverse

from getsafe.models import Case, Child, Referral, RiskLevel
from getsafe.permissions import Role
from tests.factories import (
    CareStatusSpellFactory,
    CaseFactory,
    ChildFactory,
    ConcernFactory,
    ExploitationSpellFactory,
    ReferralFactory,
    RiskLevelSpellFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def mine(client):
    client.force_login(UserFactory(role=Role.TEAM_MANAGER, name="Robin Fictional"))
    return client


@pytest.fixture
def theirs(client):
    other = type(client)()
    other.force_login(UserFactory(role=Role.TEAM_MANAGER, name="Ash Fictional"))
    return other


def version(answer):
    return re.search(r'name="sent_version" value="([^"]+)"', answer.content.decode())[1]


def fields(answer):
    """What the page's form would send as it stands."""
    html = answer.content.decode().split("<main")[1]
    form = html.split('<form method="post"')[1].split("</form>")[0]
    sent = {}
    for tag in re.findall(r"<input[^>]*>", form):
        name = re.search(r'name="([^"]*)"', tag)[1]
        value = re.search(r'value="([^"]*)"', tag)
        if ("checkbox" not in tag and "radio" not in tag) or " checked" in tag:
            sent.setdefault(name, []).append(unescape(value[1]) if value else "")
    for name, text in re.findall(
        r'<textarea[^>]*name="([^"]*)"[^>]*>\n?(.*?)</textarea>', form, re.DOTALL
    ):
        sent[name] = unescape(text)
    for name, options in re.findall(
        r'<select[^>]*name="([^"]*)"[^>]*>(.*?)</select>', form, re.DOTALL
    ):
        chosen = re.search(r'value="([^"]*)" selected', options)
        sent[name] = unescape(chosen[1]) if chosen else ""
    sent.pop("csrfmiddlewaretoken", None)
    return sent


def change_both(mine, theirs, address, *, my, their):
    """Both open the page, they save `their` first; returns what I get for saving `my`."""
    drawn = fields(mine.get(address))
    assert theirs.post(address, fields(theirs.get(address)) | their).status_code == 302
    answer = mine.post(address, drawn | my)
    assert answer.status_code == 200, "saved over what somebody else had written"
    return answer


def cells(answer, label):
    row = answer.content.decode().split(f">{label}</th>")[1].split("</tr>")[0]
    return [unescape(cell).strip() for cell in re.findall(r"<td[^>]*>(.*?)</td>", row, re.DOTALL)]


def test_child_changed_meanwhile_shows_who_what_and_keeps_what_was_typed(mine, theirs):
    child = ChildFactory(school="Old School", gp="Old practice")
    address = reverse("getsafe:child-edit", args=[child.uuid])
    answer = change_both(
        mine,
        theirs,
        address,
        my={"school": "My School", "phone": "07700 900123"},
        their={"school": "Their School", "gp": "Their practice"},
    )
    page = answer.content.decode()
    assert "Ash Fictional changed this today at" in page
    assert cells(answer, "School or college") == ["Old School", "Their School", "My School"]
    assert cells(answer, "GP") == ["Old practice", "Their practice", "You left this alone"]
    again = fields(answer)
    assert (again["school"], again["gp"]) == (["My School"], ["Their practice"])
    assert again["phone"] == ["07700 900123"]
    assert mine.post(address, again).status_code == 302
    child.refresh_from_db()
    assert (child.school, child.gp, child.phone) == ("My School", "Their practice", "07700 900123")


def test_child_saved_again_after_a_third_change_is_stopped_again(mine, theirs):
    child = ChildFactory(school="Old School")
    address = reverse("getsafe:child-edit", args=[child.uuid])
    answer = change_both(mine, theirs, address, my={"gp": "Mine"}, their={"school": "Theirs"})
    again = fields(answer)
    theirs.post(address, fields(theirs.get(address)) | {"school": "Theirs once more"})
    answer = mine.post(address, again)
    assert "Theirs once more" in answer.content.decode()
    assert Child.objects.get(pk=child.pk).gp == ""


def test_form_with_a_fault_remembers_what_its_page_was_drawn_from(mine, theirs):
    child = ChildFactory(school="Old School")
    address = reverse("getsafe:child-edit", args=[child.uuid])
    drawn = fields(mine.get(address))
    theirs.post(address, fields(theirs.get(address)) | {"school": "Theirs"})
    answer = mine.post(address, drawn | {"postcode": "no postcode"})
    assert "Enter a full UK postcode" in answer.content.decode()
    answer = mine.post(address, fields(answer) | {"postcode": ""})
    assert "Ash Fictional changed this" in answer.content.decode()


def test_unrelated_change_of_the_case_stops_nobody(mine, theirs):
    case = CaseFactory(persons_of_concern=None)
    persons = reverse("getsafe:case-persons", args=[case.uuid])
    review = reverse("getsafe:case-review", args=[case.uuid])
    drawn = fields(mine.get(persons))
    shown = fields(theirs.get(review))
    names = [name for name in shown if name.startswith("review_due_on")]
    shown |= dict(zip(names, ("1", "2", "2030"), strict=True))
    assert theirs.post(review, shown).status_code == 302
    assert mine.post(persons, drawn | {"count": "3"}).status_code == 302


def test_number_of_persons_changed_meanwhile(mine, theirs):
    case = CaseFactory(persons_of_concern=1)
    address = reverse("getsafe:case-persons", args=[case.uuid])
    answer = change_both(mine, theirs, address, my={"count": "3"}, their={"count": "2"})
    label = "How many people are thought to exploit the child?"
    assert cells(answer, label) == ["1", "2", "3"]
    assert mine.post(address, fields(answer)).status_code == 302
    assert Case.objects.get(pk=case.pk).persons_of_concern == 3


def test_conflict_names_who_changed_it_and_not_who_changed_something_else_later(mine, theirs):
    case = CaseFactory(persons_of_concern=1)
    address = reverse("getsafe:case-persons", args=[case.uuid])
    drawn = fields(mine.get(address))
    theirs.post(address, fields(theirs.get(address)) | {"count": "2"})
    theirs.force_login(UserFactory(role=Role.TEAM_MANAGER, name="Rowan Fictional"))
    review = reverse("getsafe:case-review", args=[case.uuid])
    shown = fields(theirs.get(review))
    names = [name for name in shown if name.startswith("review_due_on")]
    theirs.post(review, shown | dict(zip(names, ("1", "2", "2030"), strict=True)))

    page = mine.post(address, drawn | {"count": "3"}).content.decode()

    assert Case.objects.get(pk=case.pk).review_due_on == date(2030, 2, 1)
    assert "Ash Fictional changed this today" in page
    assert "Rowan Fictional" not in page


def test_lead_worker_changed_meanwhile_is_named(mine, theirs):
    one, other = (UserFactory(role=Role.WORKER, name=f"Worker {name}") for name in ("Elm", "Oak"))
    case = CaseFactory(lead_worker=None)
    address = reverse("getsafe:case-allocate", args=[case.uuid])
    answer = change_both(
        mine, theirs, address, my={"worker": str(one.pk)}, their={"worker": str(other.pk)}
    )
    assert cells(answer, "Lead worker") == ["Nothing", "Worker Oak", "Worker Elm"]


def test_level_set_meanwhile_is_shown_before_another_is_set(mine, theirs):
    case = CaseFactory()
    RiskLevelSpellFactory(case=case, code="low")
    levels = {level.code: str(level.pk) for level in RiskLevel.objects.all()}
    address = reverse("getsafe:case-level", args=[case.uuid])
    answer = change_both(
        mine,
        theirs,
        address,
        my={"level": levels["medium"], "rationale": "My own reasons."},
        their={"level": levels["high"], "rationale": "Their reasons."},
    )
    assert cells(answer, "Risk level")[1].startswith("High, from")
    assert fields(answer)["rationale"] == "My own reasons."
    assert mine.post(address, fields(answer)).status_code == 302
    assert case.risk_levels.get(ended_on=None).level.code == "medium"


def test_type_added_meanwhile_is_shown_before_another_is_added(mine, theirs):
    case = CaseFactory(opened_on=date(2024, 9, 2))
    ExploitationSpellFactory(case=case, exploitation_type="CSE")
    address = reverse("getsafe:spell-add", args=[case.uuid])
    shown = [name for name in fields(mine.get(address)) if name.startswith("started_on")]
    day = dict(zip(shown, ("4", "11", "2024"), strict=True)) | {"rationale": "Fictional."}
    answer = change_both(
        mine,
        theirs,
        address,
        my=day | {"exploitation_type": "GANG"},
        their=day | {"exploitation_type": "CCE"},
    )
    assert cells(answer, "Child criminal exploitation from 4 November 2024") == [
        "Nothing", "In force",
    ]  # fmt: skip
    assert mine.post(address, fields(answer)).status_code == 302
    assert case.exploitation_spells.count() == 3


def endings():
    spell = ExploitationSpellFactory(started_on=date(2024, 9, 2), case__opened_on=date(2024, 9, 2))
    status = CareStatusSpellFactory(started_on=date(2024, 9, 2))
    return [
        (spell, reverse("getsafe:spell-end", args=[spell.case.uuid, spell.pk])),
        (status, reverse("getsafe:care-status-end", args=[status.child.uuid, status.pk])),
    ]


@pytest.mark.parametrize("which", [0, 1], ids=["type", "care_status"])
def test_type_or_status_ended_meanwhile_is_shown_before_it_is_ended_again(mine, theirs, which):
    stretch, address = endings()[which]
    days = [name for name in fields(mine.get(address)) if name.startswith("ended_on")]
    answer = change_both(
        mine,
        theirs,
        address,
        my=dict(zip(days, ("4", "11", "2024"), strict=True)),
        their=dict(zip(days, ("1", "10", "2024"), strict=True)),
    )
    assert cells(answer, "End date")[:2] == ["Nothing", "1 October 2024"]
    page = answer.content.decode()
    assert "Ash Fictional changed this today" in page
    assert "already been ended" not in page
    assert "4 November 2024" in page
    assert "There is nothing left to save" in page
    assert days[1] not in page  # no form that can only be refused
    stretch.refresh_from_db()
    assert stretch.ended_on == date(2024, 10, 1)


@pytest.mark.parametrize("step", ["concern", "referrer", "family"])
def test_referral_corrected_meanwhile(mine, theirs, step):
    referral = ReferralFactory(
        status="awaiting_screening", referrer_name="Old Name", concerns="Old.", known_to="Old."
    )
    ConcernFactory(referral=referral, exploitation_type="CSE", is_primary=True)
    field = {"concern": "concerns", "referrer": "referrer_name", "family": "known_to"}[step]
    address = reverse("getsafe:referral-correct", args=[referral.uuid, step])
    known = {"concern": {"at_immediate_risk": "no", "experience_status": "suspected"}}.get(step, {})
    answer = change_both(
        mine, theirs, address, my=known | {field: "Mine"}, their=known | {field: "Theirs"}
    )
    assert "Ash Fictional changed this today" in answer.content.decode()
    assert mine.post(address, fields(answer)).status_code == 302
    assert getattr(Referral.objects.get(pk=referral.pk), field) == "Mine"


def test_types_of_a_referral_corrected_meanwhile(mine, theirs):
    referral = ReferralFactory(status="awaiting_screening", at_immediate_risk="no", concerns="Old.")
    ConcernFactory(
        referral=referral, exploitation_type="CSE", is_primary=True, experience_status="suspected"
    )
    address = reverse("getsafe:referral-correct", args=[referral.uuid, "concern"])
    answer = change_both(
        mine,
        theirs,
        address,
        my={"types": ["CSE", "CCE"], "primary": "CSE"},
        their={"types": ["GANG"], "primary": "GANG"},
    )
    row = cells(answer, "Which types of exploitation?")
    assert row[0] == "Child sexual exploitation"
    assert row[2] == "Child sexual exploitation, Child criminal exploitation"


def test_forged_version_is_taken_for_none(mine):
    child = ChildFactory()
    address = reverse("getsafe:child-edit", args=[child.uuid])
    sent = fields(mine.get(address)) | {"sent_version": "forged", "gp": "New"}
    assert mine.post(address, sent).status_code == 302
