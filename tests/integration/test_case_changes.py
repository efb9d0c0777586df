"""Every page that changes a case or a child: it opens, it changes, it refuses, it stays hidden."""

from datetime import date, timedelta

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from getsafe.dates import today
from getsafe.models import AuditEntry, RiskLevel
from getsafe.permissions import Role
from tests.factories import (
    CareStatusSpellFactory,
    CaseFactory,
    ExploitationSpellFactory,
    RiskLevelSpellFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db
WORK = ["case-persons", "case-review", "case-hold", "spell-add", "closure-propose"]
MANAGE = ["case-allocate", "case-level", "case-step-down"]
CHILD = ["child-edit", "care-status-add", "consent-add"]


@pytest.fixture
def case():
    case = CaseFactory()
    ExploitationSpellFactory(case=case)
    RiskLevelSpellFactory(case=case, code="low")
    return case


def sign_in(client, role):
    user = UserFactory(role=role)
    client.force_login(user)
    return user


def day(name, on):
    return {f"{name}-day": on.day, f"{name}-month": on.month, f"{name}-year": on.year}


def born(case):
    return day("date_of_birth", case.child.date_of_birth)


def address(name, case, *more):
    subject = case.child if name in CHILD or name == "care-status-end" else case
    return reverse(f"getsafe:{name}", args=[subject.uuid, *more])


@pytest.mark.parametrize("name", [*WORK, *MANAGE, *CHILD])
def test_change_page_opens_for_a_manager(client, case, name):
    sign_in(client, Role.TEAM_MANAGER)

    assert client.get(address(name, case)).status_code == 200


@pytest.mark.parametrize("name", [*WORK, *MANAGE, *CHILD])
@pytest.mark.parametrize("role", [Role.BUSINESS_SUPPORT, Role.PARTNER, Role.FOI_OFFICER])
def test_change_page_is_refused_without_the_permission(client, case, name, role):
    sign_in(client, role)

    assert client.get(address(name, case)).status_code == 403


@pytest.mark.parametrize("name", MANAGE)
def test_managers_page_is_refused_to_a_worker(client, case, name):
    sign_in(client, Role.WORKER)

    assert client.get(address(name, case)).status_code == 403


def test_change_page_of_no_case_is_not_found(client, case):
    sign_in(client, Role.WORKER)
    case.uuid = case.child.uuid

    assert client.get(address("case-persons", case)).status_code == 404


def test_allocating_changes_the_lead(client, case):
    manager = sign_in(client, Role.TEAM_MANAGER)

    client.post(address("case-allocate", case), {"worker": manager.pk})

    case.refresh_from_db()
    assert case.lead_worker == manager


def test_allocating_to_the_same_person_says_so_beside_the_field(client, case):
    sign_in(client, Role.TEAM_MANAGER)

    page = client.post(address("case-allocate", case), {"worker": case.lead_worker_id})

    assert "already leads the case" in page.content.decode()


def test_setting_a_level_with_a_rationale(client, case):
    sign_in(client, Role.TEAM_MANAGER)
    high = RiskLevel.objects.get(code="high")

    client.post(
        address("case-level", case),
        {"level": high.pk, "rationale": "Because.", **day("started_on", today())},
    )

    assert case.risk_levels.get(ended_on=None).level == high


def test_adding_then_ending_a_spell(client, case):
    sign_in(client, Role.WORKER)
    typed = {"exploitation_type": "CCE", "rationale": "Because.", **day("started_on", today())}
    client.post(address("spell-add", case), typed)
    spell = case.exploitation_spells.get(exploitation_type="CCE")

    client.post(address("spell-end", case, spell.pk), day("ended_on", today()))

    spell.refresh_from_db()
    assert spell.ended_on == today()
    assert spell.experience_status is None


def test_ending_a_spell_of_another_case_is_not_found(client, case):
    sign_in(client, Role.WORKER)
    other = ExploitationSpellFactory()

    assert client.get(address("spell-end", case, other.pk)).status_code == 404


def test_holding_and_resuming(client, case):
    sign_in(client, Role.WORKER)

    client.post(address("case-hold", case))
    case.refresh_from_db()
    assert case.status == "on_hold_missing"

    client.post(address("case-resume", case))
    case.refresh_from_db()
    assert case.status == "active"


def test_stepping_down_and_up(client, case):
    sign_in(client, Role.TEAM_MANAGER)
    until = today() + timedelta(days=60)

    past = client.post(
        address("case-step-down", case), {"plan": "School.", **day("until", today())}
    )
    assert "must be in the future" in past.content.decode()
    client.post(address("case-step-down", case), {"plan": "School.", **day("until", until)})
    case.refresh_from_db()
    assert (case.status, case.monitoring_until) == ("step_down", until)

    client.post(address("case-step-up", case), {"reason": "Seen again."})
    case.refresh_from_db()
    assert case.status == "active"


def test_reviews_and_persons_of_concern(client, case):
    sign_in(client, Role.WORKER)

    client.post(address("case-review", case), day("review_due_on", today()))
    client.post(address("case-persons", case), {"count": "3"})

    case.refresh_from_db()
    assert (case.review_due_on, case.persons_of_concern) == (today(), 3)


def test_editing_a_child_keeps_names_out_of_the_audit(client, case):
    sign_in(client, Role.WORKER)
    typed = {
        "given_name": "Invented",
        "sex": "F",
        "ethnicity": "WBRI",
        "unaccompanied": "not_known",
        "nhs_number": "943 476 5919",
        "postcode": "hr12zb",
        **day("date_of_birth", case.child.date_of_birth),
    }

    response = client.post(address("child-edit", case), typed)

    assert response.status_code == 302, response.content.decode()
    case.child.refresh_from_db()
    assert (case.child.nhs_number, case.child.postcode) == ("9434765919", "HR1 2ZB")
    entry = AuditEntry.objects.get(verb="child.edit")
    assert "Invented" not in str(entry.details)
    assert "given_name" in entry.details["fields"]


WHOLE = {"sex": "F", "ethnicity": "WBRI", "unaccompanied": "not_known"}
SCHOOL_NEEDS = {"sen_provision": "K", "main_need": "SEMH", "other_need": "SLCN"}


def test_editing_a_child_keeps_needs_in_order_and_offers_them_again(client, case):
    sign_in(client, Role.WORKER)
    typed = SCHOOL_NEEDS | {"disabilities": ["AUT", "LD"], "gender": "09", "gender_described": "X"}
    client.post(address("child-edit", case), typed | WHOLE | born(case))
    case.child.refresh_from_db()
    assert (case.child.sen_needs, case.child.disabilities) == (["SEMH", "SLCN"], ["AUT", "LD"])
    page = BeautifulSoup(client.get(address("child-edit", case)).content, "html.parser")
    chosen = page.select("#id_main_need option[selected], #id_other_need option[selected]")
    assert [option["value"] for option in chosen] == ["SEMH", "SLCN"]


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"sen_provision": "N"}, "sen_provision"),
        ({"main_need": ""}, "main_need"),
        ({"other_need": "SEMH"}, "other_need"),
        ({"disabilities": ["NONE", "LD"]}, "disabilities"),
    ],
)
def test_editing_a_child_refuses_what_contradicts_itself(client, case, changed, field):
    sign_in(client, Role.WORKER)
    whole = SCHOOL_NEEDS | WHOLE | born(case)
    refused = client.post(address("child-edit", case), whole | changed)
    page = BeautifulSoup(refused.content, "html.parser")
    assert page.select_one(f".govuk-error-summary a[href='#id_{field}']")
    assert client.post(address("child-edit", case), whole).status_code == 302


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"status": "former_relevant", "primary_need": "N1"}, "primary_need"),
        ({"status": "looked_after", "home": "U"}, "home"),
        ({"status": "looked_after", "placement": "H5"}, "placement"),
    ],
)
def test_adding_a_care_status_refuses_a_detail_of_another_or_out_of_its_time(
    client, case, changed, field
):
    sign_in(client, Role.WORKER)
    whole = {"status": "looked_after", "placement": "K2", "legal_status": "C2"}
    started = day("started_on", date(2025, 4, 1))
    refused = client.post(address("care-status-add", case), whole | started | changed)
    page = BeautifulSoup(refused.content, "html.parser")
    assert page.select_one(f".govuk-error-summary a[href='#id_{field}']")
    assert client.post(address("care-status-add", case), whole | started).status_code == 302
    page = client.get(reverse("getsafe:child", args=[case.child.uuid])).content.decode()
    assert "Placement: Children" in page


def test_editing_a_child_refuses_a_wrong_number(client, case):
    sign_in(client, Role.WORKER)

    page = client.post(address("child-edit", case), {"nhs_number": "9434765918"}).content.decode()

    assert "Enter a real NHS number" in page


def test_care_status_added_and_ended_and_consent_too_early(client, case):
    sign_in(client, Role.WORKER)
    client.post(
        address("care-status-add", case), {"status": "looked_after", **day("started_on", today())}
    )
    spell = case.child.care_statuses.get()
    client.post(address("care-status-end", case, spell.pk), day("ended_on", today()))
    early = client.post(
        address("consent-add", case),
        {"decision": "given", "method": "In person.", **day("decided_on", today())},
    )

    spell.refresh_from_db()
    assert spell.ended_on == today()
    assert "on or after the 18th birthday" in early.content.decode()


def test_ending_a_care_status_of_another_child_is_not_found(client, case):
    sign_in(client, Role.WORKER)
    other = CareStatusSpellFactory()

    assert client.get(address("care-status-end", case, other.pk)).status_code == 404


def test_child_page_shows_cases_and_referrals(client, case):
    sign_in(client, Role.WORKER)

    page = client.get(reverse("getsafe:child", args=[case.child.uuid])).content.decode()

    assert case.reference in page
    assert case.referral.reference in page
    assert AuditEntry.objects.filter(verb="child.read").exists()


def test_child_page_of_a_merged_record_leads_to_the_one_kept(client, case):
    sign_in(client, Role.WORKER)
    merged = CaseFactory().child
    merged.merged_into = case.child
    merged.save()

    response = client.get(reverse("getsafe:child", args=[merged.uuid]))

    assert response["Location"] == reverse("getsafe:child", args=[case.child.uuid])


def test_child_page_out_of_scope_is_not_found(client, case):
    sign_in(client, Role.PARTNER)

    assert client.get(reverse("getsafe:child", args=[case.child.uuid])).status_code == 404
