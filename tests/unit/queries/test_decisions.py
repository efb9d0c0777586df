"""The SQL that lists decisions owed against the rule worded in Python, on many cases."""

import itertools
from datetime import date, timedelta

import pytest

from getsafe.dates import birthday
from getsafe.models import Case
from getsafe.permissions import Role
from getsafe.queries import decisions
from tests.factories import (
    CareStatusSpellFactory,
    CaseFactory,
    ChildFactory,
    ClosedCaseFactory,
    ConsentFactory,
    ReferralFactory,
    UserFactory,
)

ON = date(2025, 6, 2)
OWED_NOW = {"turned_25", "turned_18", "needs_consent", "consent_withdrawn"}
COMING = {"turned_17", "within_6_months", "within_3_months"}


def born(years, days=0):
    """A birth date from which `years` were completed `days` before ON."""
    return ON.replace(year=ON.year - years) - timedelta(days=days)


@pytest.mark.parametrize(
    ("date_of_birth", "is_care_leaver", "consent", "code"),
    [
        (born(16), False, None, None),
        (born(17, -1), False, None, None),
        (born(17), False, None, "turned_17"),
        (born(17, 184), False, None, "within_6_months"),
        (born(17, 275), False, None, "within_3_months"),
        (born(18, -1), False, None, "within_3_months"),
        (born(18), False, None, "turned_18"),
        (born(18), True, None, "needs_consent"),
        (born(18), True, "given", None),
        (born(18), False, "given", "turned_18"),
        (born(18), True, "withdrawn", "consent_withdrawn"),
        (born(21), False, "refused", "consent_withdrawn"),
        (born(25, -1), True, "given", None),
        (born(25), True, "given", "turned_25"),
    ],
)
def test_owed_for_each_age_status_and_consent(date_of_birth, is_care_leaver, consent, code):
    child = ChildFactory.build(date_of_birth=date_of_birth)

    owed = decisions.owed_for(child, is_care_leaver=is_care_leaver, consent=consent, on=ON)

    assert (owed and owed.code) == code


@pytest.mark.django_db
def test_lists_agree_with_the_rule_case_by_case():
    manager = UserFactory(role=Role.TEAM_MANAGER)
    births = [born(y, d) for y, d in itertools.product((16, 17, 18, 25), (-1, 0, 1, 200, 300))]
    births.append(date(2007, 2, 28))
    facts = itertools.product(births, (False, True), (None, "given", "withdrawn"))
    for date_of_birth, is_care_leaver, consent in facts:
        child = ChildFactory(date_of_birth=date_of_birth)
        referral = ReferralFactory(child=child, received_on=birthday(date_of_birth, 15))
        CaseFactory(referral=referral)
        if is_care_leaver:
            CareStatusSpellFactory(child=child, status="former_relevant", started_on=None)
        else:
            CareStatusSpellFactory(child=child, status="looked_after", started_on=None)
        if consent:
            ConsentFactory(child=child, decision="given", decided_on=date(2025, 1, 1))
            ConsentFactory(child=child, decision=consent, decided_on=date(2025, 2, 1))

    owing = decisions.list_owing(manager, ON)
    coming = decisions.list_coming(manager, ON)

    expected = {}
    for case in Case.objects.select_related("child"):
        if owed := decisions.of_case(case, ON):
            expected[case.pk] = owed
    assert {case.pk: owed for case, owed in [*owing, *coming]} == expected
    assert {owed.code for _, owed in owing} == OWED_NOW
    assert {owed.code for _, owed in coming} == COMING
    assert len(owing) == decisions.owing(manager, ON).count()
    assert len(owing) > 20
    assert len(coming) > 10


@pytest.mark.django_db
def test_lists_leave_out_closed_cases_and_ended_statuses():
    manager = UserFactory(role=Role.TEAM_MANAGER)
    child = ChildFactory(date_of_birth=born(18))
    CareStatusSpellFactory(child=child, started_on=None, ended_on=ON)
    ConsentFactory(child=child, decided_on=ON)
    CaseFactory(referral=ReferralFactory(child=child))
    ClosedCaseFactory(referral=ReferralFactory(child=ChildFactory(date_of_birth=born(18))))

    assert [owed.code for _, owed in decisions.list_owing(manager, ON)] == ["turned_18"]
    assert decisions.list_owing(manager, ON - timedelta(days=1)) == []
