from datetime import date

import pytest
from django.db.models import FloatField, Func, Value

from getsafe.actions import matches
from getsafe.models import Child
from getsafe.permissions import Role
from getsafe.queries import duplicates
from getsafe.queries.duplicates import Facts
from tests.factories import CaseFactory, ChildFactory, ReferralFactory, UserFactory

pytestmark = pytest.mark.django_db
BORN = date(2010, 5, 4)


@pytest.fixture
def worker():
    return UserFactory(role=Role.WORKER)


def sarah(**changed):
    held = {"given_name": "Sarah", "family_name": "Testchild", "date_of_birth": BORN}
    return ChildFactory(**(held | changed))


def typed(**changed):
    facts = {"given_name": "Sarah", "family_name": "Testchild", "date_of_birth": BORN}
    return Facts(**(facts | changed))


@pytest.mark.parametrize(
    "changed",
    [
        {},
        {"given_name": "Serah", "family_name": "Testchyld"},
        {"given_name": "Testchild", "family_name": "Sarah"},
        {"date_of_birth": date(2010, 4, 5)},
        {"date_of_birth": date(2010, 5, 24)},
        {"date_of_birth": date(2010, 12, 4)},
        {"date_of_birth": date(2011, 5, 4)},
        {"date_of_birth": date(2011, 2, 15), "birth_estimated": True},
        {"family_name": "Newname"},
        {"given_name": "Quentin", "family_name": "Other", "nhs_number": "9434765870"},
    ],
)
def test_candidate_is_found_by_each_road(worker, changed):
    child = sarah(nhs_number="9434765870")
    ChildFactory(given_name="Quentin", family_name="Elsewhere", date_of_birth=date(2006, 1, 31))
    (found,) = duplicates.list_candidates(worker, typed(**changed))
    assert found.child == child


NAMES = [
    ("Sarah", "Testchild"),
    ("Serah", "Testchyld"),
    ("Zoë", "O'Brien-Núñez"),
    ("Anne Marie", "St John"),
    ("Li", "Wu"),
    ("Lin", "Wue"),
    ("Jo", ""),
    ("", "Testchild"),
    ("Testchild", "Sarah"),
    ("Al", "Testchilde"),
]


def test_a_name_as_like_as_can_be_asked_is_never_passed_over(worker):
    # One part of the date differs, so that only the likeness of the name leads to the record.
    held = [sarah(given_name=given, family_name=family) for given, family in NAMES]
    born = BORN.replace(day=28)
    for given, family in NAMES:
        name = f"{given} {family}".strip()
        alike = Func(
            Func(Value(name), function="getsafe_fold"), "search_name", function="word_similarity",
            output_field=FloatField(),
        )  # fmt: skip
        every = Child.objects.annotate(alike=alike).filter(alike__gte=0.6).order_by("-alike", "pk")
        facts = Facts(date_of_birth=born, given_name=given, family_name=family)

        found = duplicates._NEAR.ask(worker, **duplicates._given(facts))

        assert {child.pk for child in every[:4]} <= {child.pk for child in found}, name
    assert len(held) == Child.objects.count()


def test_merged_record_is_no_candidate(worker):
    kept = ChildFactory(given_name="Quentin", family_name="Elsewhere")
    sarah(merged_into=kept)
    assert duplicates.list_candidates(worker, typed()) == []


@pytest.mark.parametrize("role", [Role.PARTNER, Role.POLICE_CHAIR, Role.FOI_OFFICER])
def test_people_outside_the_team_learn_of_no_record(worker, role):
    sarah()
    assert duplicates.list_candidates(UserFactory(role=role), typed()) == []
    assert duplicates.list_candidates(worker, typed())


def test_open_case_is_told_and_a_closed_look_is_bounded(worker, django_assert_num_queries):
    case = CaseFactory(referral__child=sarah())
    for _ in range(30):
        sarah()
    with django_assert_num_queries(1):
        found = duplicates.list_candidates(worker, typed())
    assert len(found) == duplicates.SHOWN
    assert [candidate.open_case for candidate in found if candidate.child == case.child] == [
        case.reference
    ]


def test_candidates_of_a_referral_leave_out_those_decided_different(worker):
    known, child = sarah(), sarah()
    referral = ReferralFactory(child=child)
    (found,) = duplicates.list_for_referral(worker, referral)
    assert found.child == known
    matches.decide(child, known, by=worker, is_same=False)
    assert duplicates.list_for_referral(worker, referral) == []


def test_candidates_of_a_referral_use_the_number_kept_apart(worker):
    known = ChildFactory(nhs_number="9434765870", given_name="Quentin", family_name="Elsewhere")
    child = sarah(date_of_birth=date(2004, 1, 30))
    referral = ReferralFactory(child=child, differing_facts={"nhs_number": "9434765870"})
    (found,) = duplicates.list_for_referral(worker, referral)
    assert (found.child, found.reasons[0]) == (known, "Same NHS number")


@pytest.mark.parametrize("born", [date(2012, 2, 29), date(2010, 12, 31), date(2010, 1, 13)])
def test_any_date_of_birth_can_be_searched(worker, born):
    child = sarah(date_of_birth=born)
    (found,) = duplicates.list_candidates(worker, typed(date_of_birth=born))
    assert found.child == child


def test_digest_changes_with_any_fact():
    digests = {typed().digest, typed(upn="B8012").digest, typed(given_name="Sara").digest}
    assert len(digests) == 3
