"""The database refuses what the work does not allow, whoever asks."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from getsafe.dates import today
from getsafe.models import Case, Child, ExploitationSpell, User
from getsafe.permissions import Role
from tests.factories import (
    ActionFactory,
    CareStatusSpellFactory,
    CaseFactory,
    ChildFactory,
    ClosedCaseFactory,
    ConsentFactory,
    ExploitationSpellFactory,
    MeetingFactory,
    ReferralFactory,
    RiskLevelSpellFactory,
    ScreeningFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db
BORN = date(2004, 2, 29)
DAY = timedelta(days=1)
DEFERRED = {"needed": "The school's record.", "information_due_on": date(2024, 9, 9)}


def refused(make, constraint):
    """Whether `make()` is refused by `constraint`."""
    with transaction.atomic(), pytest.raises(IntegrityError) as caught:
        make()
    named = caught.value.__cause__.diag.constraint_name
    assert named == constraint, f"refused by {named}"
    return True


def case_on(opened, closed=None, *, child):
    referral = ReferralFactory(child=child, received_on=opened, status="screened")
    if closed:
        return ClosedCaseFactory(referral=referral, opened_on=opened, closed_on=closed)
    return CaseFactory(referral=referral, opened_on=opened)


@pytest.mark.parametrize(
    ("opened", "closed"),
    [
        (date(2020, 3, 1), date(2020, 4, 1)),  # starts on the day the other ends
        (date(2019, 12, 1), date(2020, 1, 1)),  # ends on the day the other starts
        (date(2020, 3, 1), date(2020, 3, 1)),  # the day the other ends, and no other
        (date(2021, 1, 1), None),
    ],
)
def test_case_beside_another_is_kept(opened, closed):
    child = ChildFactory()
    case_on(date(2020, 1, 1), date(2020, 3, 1), child=child)
    assert case_on(opened, closed, child=child).pk


@pytest.mark.parametrize(
    ("opened", "closed"),
    [
        (date(2020, 2, 1), date(2020, 4, 1)),
        (date(2020, 2, 1), date(2020, 2, 1)),  # one day inside the other
        (date(2019, 12, 1), date(2020, 1, 2)),
        (date(2019, 12, 1), None),
        (date(2020, 1, 1), date(2020, 3, 1)),
    ],
)
def test_case_overlapping_another_is_refused(opened, closed):
    child = ChildFactory()
    case_on(date(2020, 1, 1), date(2020, 3, 1), child=child)
    assert case_on(opened, closed, child=ChildFactory()).pk
    assert refused(lambda: case_on(opened, closed, child=child), "case_no_overlap")


def test_second_open_case_of_a_child_is_refused():
    first = CaseFactory()
    with transaction.atomic(), pytest.raises(IntegrityError):
        case_on(today(), child=first.child)


def test_case_under_18_needs_no_consent():
    child = ChildFactory(date_of_birth=BORN)
    assert case_on(date(2022, 2, 28), child=child).pk


def test_case_from_18_needs_a_care_leaver_with_consent():
    child = ChildFactory(date_of_birth=BORN)
    eighteenth = date(2022, 3, 1)  # there is no 29 February that year
    assert refused(lambda: case_on(eighteenth, child=child), "case_adult_needs_consent")
    CareStatusSpellFactory(child=child, started_on=eighteenth + DAY)
    ConsentFactory(child=child, decided_on=eighteenth)
    assert refused(lambda: case_on(eighteenth, child=child), "case_adult_needs_consent")
    CareStatusSpellFactory(child=child, status="qualifying", started_on=eighteenth)
    assert case_on(eighteenth, child=child).pk


def test_case_from_18_goes_by_the_word_on_consent_that_held_when_it_opened():
    child, opened = ChildFactory(date_of_birth=BORN), date(2024, 9, 2)
    CareStatusSpellFactory(child=child)
    ConsentFactory(child=child, decision="refused", decided_on=opened - DAY)
    assert refused(lambda: case_on(opened, child=child), "case_adult_needs_consent")
    ConsentFactory(child=child, decided_on=opened)
    assert case_on(opened, child=child).pk
    ConsentFactory(child=child, decision="withdrawn", decided_on=opened + DAY)
    assert Case.objects.filter(child=child).update(child=child) == 1


def test_case_from_the_25th_birthday_is_refused():
    child = ChildFactory(date_of_birth=date(2000, 5, 2))
    CareStatusSpellFactory(child=child)
    ConsentFactory(child=child)
    assert refused(lambda: case_on(date(2025, 5, 2), child=child), "case_opens_before_25")
    assert case_on(date(2025, 5, 1), child=child).pk


def test_birthday_leaves_an_open_case_open():
    case = case_on(date(2021, 6, 1), child=ChildFactory(date_of_birth=BORN))
    case.review_due_on = today()
    case.save()
    assert Case.objects.open().filter(pk=case.pk).exists()


def test_case_before_birth_is_refused():
    child = ChildFactory(date_of_birth=date(2010, 6, 15))
    referral = ReferralFactory(received_on=date(2010, 6, 14), child__date_of_birth=BORN)
    assert refused(lambda: CaseFactory(referral=referral, child=child), "case_opened_after_birth")


def test_case_before_its_referral_is_refused():
    referral = ReferralFactory()
    early = {"referral": referral, "opened_on": referral.received_on - DAY}
    assert refused(lambda: CaseFactory(**early), "case_opened_after_receipt")
    assert CaseFactory(referral=referral).pk


@pytest.mark.parametrize(
    ("missing", "constraint"),
    [
        ({"closure_reason": None}, "case_closed_with_a_reason"),
        ({"status": "active"}, "case_closed_with_a_reason"),
        ({"closed_on": None}, "case_closed_with_a_reason"),
        ({"final_level": None}, "case_closed_with_level_and_authoriser"),
        ({"closure_authorised_by": None}, "case_closed_with_level_and_authoriser"),
        ({"closure_summary": ""}, "case_closed_with_level_and_authoriser"),
    ],
)
def test_closure_without_what_it_needs_is_refused(missing, constraint):
    assert ClosedCaseFactory().pk
    assert refused(lambda: ClosedCaseFactory(**missing), constraint)


def test_closure_authorised_by_its_author_is_refused():
    manager = UserFactory(role=Role.TEAM_MANAGER)
    assert ClosedCaseFactory(closure_authorised_by=manager).pk
    assert refused(
        lambda: ClosedCaseFactory(closed_by=manager, closure_authorised_by=manager),
        "case_closure_authoriser_is_not_author",
    )


def test_imported_closure_names_no_authoriser():
    unknown = {"closed_by": None, "closure_authorised_by": None, "final_level": None}
    assert ClosedCaseFactory(is_imported=True, closure_summary="", **unknown).pk


@pytest.mark.parametrize("factory", [ExploitationSpellFactory, RiskLevelSpellFactory])
def test_spell_outside_its_case_is_refused(factory):
    case = ClosedCaseFactory()
    day = timedelta(days=1)
    assert factory(case=case).pk
    other = ClosedCaseFactory()
    for outside in (
        {"started_on": other.opened_on - day},
        {"ended_on": other.closed_on + day},
        {"ended_on": None},
    ):
        assert refused(lambda facts=outside: factory(case=other, **facts), "spell_inside_its_case")


def test_case_made_shorter_than_its_spells_is_refused():
    spell = ExploitationSpellFactory(case=ClosedCaseFactory())
    earlier = spell.ended_on - timedelta(days=1)
    assert refused(
        lambda: Case.objects.filter(pk=spell.case_id).update(closed_on=earlier),
        "case_contains_its_spells",
    )
    ExploitationSpell.objects.filter(pk=spell.pk).update(ended_on=earlier)
    assert Case.objects.filter(pk=spell.case_id).update(closed_on=earlier) == 1


def test_same_type_twice_at_once_is_refused_and_two_types_are_not():
    spell = ExploitationSpellFactory()
    assert ExploitationSpellFactory(case=spell.case, exploitation_type="CCE").pk
    assert refused(
        lambda: ExploitationSpellFactory(case=spell.case),
        "exploitationspell_same_type_no_overlap",
    )


def test_two_levels_at_once_are_refused():
    spell = RiskLevelSpellFactory()
    assert refused(
        lambda: RiskLevelSpellFactory(case=spell.case, code="high"),
        "risklevelspell_one_level_at_a_time",
    )


def test_level_without_a_rationale_is_refused():
    assert RiskLevelSpellFactory(basis="imported", rationale="", decided_by=None).pk
    assert refused(
        lambda: RiskLevelSpellFactory(rationale=""), "risklevelspell_has_a_rationale_and_a_decider"
    )


def test_fact_dated_tomorrow_is_refused():
    tomorrow = today() + timedelta(days=1)
    assert ReferralFactory(received_on=today()).pk
    assert refused(
        lambda: ReferralFactory(received_on=tomorrow), "referral_received_on_not_in_future"
    )
    assert refused(
        lambda: ChildFactory(date_of_birth=tomorrow), "child_date_of_birth_not_in_future"
    )


def test_screening_without_a_rationale_is_refused():
    assert ScreeningFactory().pk
    assert refused(
        lambda: ScreeningFactory(rationale=""), "screening_has_a_rationale_and_a_decider"
    )


def test_referral_is_decided_once_however_often_it_was_deferred():
    referral = ReferralFactory()
    for _ in range(2):
        ScreeningFactory(referral=referral, outcome="MOREINFO", **DEFERRED)
    ScreeningFactory(referral=referral, outcome="NFA")
    assert refused(
        lambda: ScreeningFactory(referral=referral, outcome="EH"), "screening_decided_once"
    )


@pytest.mark.parametrize(
    ("code", "role", "deputy_allowed"),
    [
        ("weekly", Role.TEAM_MANAGER, True),
        ("mace1", Role.TEAM_MANAGER, True),
        ("mace2", Role.POLICE_CHAIR, False),
        ("cem", Role.HEAD_OF_SERVICE, False),
    ],
)
def test_meeting_is_held_by_the_role_that_chairs_it(code, role, deputy_allowed):
    chair, other = UserFactory(role=role), UserFactory(role=Role.WORKER)
    assert MeetingFactory(code=code, status="held", chair=chair).pk
    wrong = {"code": code, "status": "held", "chair": other}
    assert refused(lambda: MeetingFactory(**wrong), "meeting_chair_holds_the_role")
    deputised = wrong | {"deputy_reason": "The chair is on leave"}
    if deputy_allowed:
        assert MeetingFactory(**deputised).pk
    else:
        assert refused(lambda: MeetingFactory(**deputised), "meeting_chair_holds_the_role")


def test_every_write_is_in_the_history_even_in_bulk_and_raw(django_assert_num_queries):
    from django.db import connection

    child = ChildFactory(ethnicity="NOBT")
    with django_assert_num_queries(1):
        Child.objects.filter(pk=child.pk).update(ethnicity="WBRI")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE getsafe_child SET sex = 'M' WHERE id = %s", [child.pk])
    kept = child.history.order_by("pgh_id").values_list("pgh_label", "ethnicity", "sex")
    assert list(kept) == [
        ("insert", "NOBT", "F"),
        ("update", "WBRI", "F"),
        ("update", "WBRI", "M"),
    ]


def test_account_of_an_unknown_role_is_refused():
    assert refused(
        lambda: User.objects.create(email="x@getsafe.example", roles=["emperor"]),
        "user_roles_are_known",
    )


def test_closed_case_has_no_live_action():
    case = ClosedCaseFactory()
    assert refused(lambda: ActionFactory(case=case), "action_live_on_an_open_case")
    ended = {"status": "complete", "outcome": "Done.", "completed_on": today()}
    action = ActionFactory(case=case, **ended)
    reopened = {"status": "open", "completed_on": None, "outcome": ""}
    again = type(action).objects.filter(pk=action.pk)
    assert refused(lambda: again.update(**reopened), "action_live_on_an_open_case")


@pytest.mark.parametrize(
    ("make", "noun"),
    [
        (lambda child: ReferralFactory(child=child), "referral"),
        (lambda child: CareStatusSpellFactory(child=child), "carestatusspell"),
        (lambda child: ConsentFactory(child=child), "consent"),
        (lambda child: CaseFactory(referral=ReferralFactory(), child=child), "case"),
    ],
)
def test_merged_record_takes_no_fact(make, noun):
    child = ChildFactory(merged_into=ChildFactory())
    assert refused(lambda: make(child), f"{noun}_of_a_current_record")
