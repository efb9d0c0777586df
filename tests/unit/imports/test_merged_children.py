"""A later file about two keys of the old tracker whose records were merged here since."""

import pytest

from getsafe.actions import imports, merges
from getsafe.models import CareStatusSpell, Case, Child, Consent, Referral
from getsafe.permissions import Role
from tests.factories import UserFactory
from tests.unit.imports.files import NO_CASE, row, text_of

pytestmark = pytest.mark.django_db

LATER = {"received_on": "2022-02-01", "screened_on": "2022-02-01"}
CASE = {"opened_on": "2022-02-01", "closed_on": "2022-03-01", "exploitation": "CSE"}


def keyed(ref, number, **changes):
    return row(child_ref=ref, referral_ref=f"{ref}-{number}", **changes)


@pytest.fixture
def bring_in(tmp_path):
    def bring_in(*rows):
        path = tmp_path / "old.csv"
        path.write_text(text_of(*rows))
        return imports.commit(path, by=None)

    return bring_in


@pytest.fixture
def merged(bring_in):
    """One child under two keys, of which the second was merged into the first."""
    bring_in(*(keyed(ref, 1, **NO_CASE) for ref in ("ONE", "TWO")))
    one, two = (Child.objects.get(external_ref=ref) for ref in ("ONE", "TWO"))
    merges.merge(two, by=UserFactory(role=Role.TEAM_MANAGER), into=one)
    return one


def test_new_rows_of_both_keys_are_the_kept_childs(merged, bring_in):
    agreed = NO_CASE | LATER | {"care_leaver": "yes", "consent_on": "2022-01-01"}
    checked, _batch = bring_in(*(keyed(ref, 2, **agreed) for ref in ("ONE", "TWO")))
    assert checked.faults == []
    assert Referral.objects.filter(child=merged).count() == 4
    assert CareStatusSpell.objects.get().child == merged
    assert Consent.objects.get().child == merged


def test_cases_of_both_keys_may_not_overlap(merged, bring_in):
    checked, _batch = bring_in(*(keyed(ref, 2, **LATER, **CASE) for ref in ("ONE", "TWO")))
    assert [(fault.row, fault.column) for fault in checked.faults] == [(3, "opened_on")]
    assert "row 2" in checked.faults[0].wrong
    assert not Case.objects.exists()
