from datetime import date

import pytest

from getsafe.actions import care, children
from getsafe.errors import NotAllowed, Refused
from getsafe.models import AuditEntry
from getsafe.permissions import Role
from tests.factories import CareStatusSpellFactory, CaseFactory, ChildFactory, UserFactory

pytestmark = pytest.mark.django_db
DAY = date(2024, 10, 1)


@pytest.fixture
def worker():
    return UserFactory(role=Role.WORKER)


def test_start_status_then_the_same_again_is_refused_until_it_ended(worker):
    child = ChildFactory()
    spell = care.start_status(child, by=worker, status="looked_after", started_on=DAY)

    with pytest.raises(Refused, match="already has this status"):
        care.start_status(child, by=worker, status="looked_after", started_on=DAY)

    care.end_status(spell, by=worker, ended_on=DAY)
    assert care.start_status(child, by=worker, status="looked_after", started_on=DAY).pk


def test_end_status_before_its_start_is_refused(worker):
    child = ChildFactory()
    spell = care.start_status(child, by=worker, status="looked_after", started_on=DAY)

    with pytest.raises(Refused, match="on or after the start"):
        care.end_status(spell, by=worker, ended_on=date(2024, 9, 1))


@pytest.mark.parametrize("day", [date(2009, 1, 1), date(2999, 1, 1)])
def test_start_status_before_birth_or_in_future_is_refused(worker, day):
    with pytest.raises(Refused) as refusal:
        care.start_status(ChildFactory(), by=worker, status="looked_after", started_on=day)
    assert refusal.value.field == "started_on"


def test_record_consent_from_the_18th_birthday_on(worker):
    child = ChildFactory(date_of_birth=date(2006, 10, 1))

    with pytest.raises(Refused, match="18th birthday"):
        care.record_consent(child, by=worker, decision="given", decided_on=date(2024, 9, 30))
    consent = care.record_consent(
        child, by=worker, decision="given", decided_on=DAY, scope="Weekly visits"
    )

    assert consent.recorded_by == worker
    assert AuditEntry.objects.get(verb="consent.record").details == {"decision": "given"}


def test_edit_audits_the_names_of_the_fields_and_not_their_content(worker):
    child = ChildFactory()

    changed = children.edit(child, by=worker, given_name="Invented", school="", sex="F")

    child.refresh_from_db()
    assert changed == ["given_name"]
    assert child.given_name == "Invented"
    assert AuditEntry.objects.get(verb="child.edit").details == {"fields": ["given_name"]}


def test_edit_that_changes_nothing_is_not_audited(worker):
    child = ChildFactory()

    assert children.edit(child, by=worker, given_name=child.given_name) == []
    assert not AuditEntry.objects.exists()


def test_edit_to_the_identifier_of_another_child_is_refused(worker):
    ChildFactory(nhs_number="9434765919")
    child = ChildFactory()

    with pytest.raises(Refused) as refusal:
        children.edit(child, by=worker, nhs_number="9434765919")
    assert refusal.value.field == "nhs_number"


def test_edit_of_the_birth_date_past_a_case_is_refused(worker):
    case = CaseFactory()
    CareStatusSpellFactory(child=case.child, started_on=date(2024, 8, 1))

    with pytest.raises(Refused, match="on or before 1 August 2024"):
        children.edit(case.child, by=worker, date_of_birth=date(2024, 8, 2))
    children.edit(case.child, by=worker, date_of_birth=date(2024, 8, 1))


def test_edit_by_business_support_is_refused():
    support = UserFactory(role=Role.BUSINESS_SUPPORT)

    with pytest.raises(NotAllowed):
        children.edit(ChildFactory(), by=support, given_name="Invented")
