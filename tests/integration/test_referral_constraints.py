"""The database refuses a child, a referral or a screening that cannot be, whoever asks."""

from datetime import date, timedelta

import pytest

from getsafe.choices import PLACEMENT
from getsafe.dates import today
from getsafe.models import Child, Referral, Screening
from tests.factories import (
    CareStatusSpellFactory,
    CaseFactory,
    ChildFactory,
    ConsentFactory,
    ReferralFactory,
    ScreeningFactory,
    UserFactory,
)
from tests.integration.test_case_constraints import refused

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
TOMORROW = today() + DAY


@pytest.mark.parametrize(
    ("wrong", "constraint"),
    [
        ({"disabilities": ["MOB", "NONE"]}, "child_disabilities_are_codes"),
        ({"disabilities": ["XX"]}, "child_disabilities_are_codes"),
        ({"sen_needs": ["MLD"]}, "child_sen_needs_are_codes_with_provision"),
        (
            {"sen_provision": "K", "sen_needs": ["MLD", "HI", "VI"]},
            "child_sen_needs_are_codes_with_provision",
        ),
        ({"sen_provision": "X"}, "child_sen_provision_is_a_code"),
        ({"unaccompanied": "maybe"}, "child_unaccompanied_is_a_code"),
        ({"gender": "01", "gender_described": "x"}, "child_gender_described_where_self_described"),
    ],
)
def test_child_that_contradicts_itself_is_refused(wrong, constraint):
    right = {
        "disabilities": ["NONE"],
        "sen_provision": "E",
        "sen_needs": ["SEMH", "SLCN"],
        "gender": "09",
        "gender_described": "A fictional word",
    }
    assert ChildFactory(**right).pk
    assert refused(lambda: ChildFactory(**wrong), constraint)


def test_nothing_of_a_child_is_dated_before_the_birth():
    child = ChildFactory()
    before = child.date_of_birth - DAY
    for make, field, constraint in (
        (ReferralFactory, "received_on", "referral_after_birth"),
        (CareStatusSpellFactory, "started_on", "carestatusspell_after_birth"),
        (ConsentFactory, "decided_on", "consent_after_birth"),
    ):
        early = {"child": child, field: before}
        assert refused(lambda make=make, early=early: make(**early), constraint)
        assert make(child=child, **{field: child.date_of_birth}).pk


@pytest.mark.parametrize(
    "make", [ReferralFactory, CareStatusSpellFactory, ConsentFactory, CaseFactory]
)
def test_birth_is_not_corrected_to_after_what_is_known(make):
    known = make()
    children = Child.objects.filter(pk=known.child.pk)
    assert refused(lambda: children.update(date_of_birth=today()), "child_born_before_all")
    assert children.update(date_of_birth=date(2011, 1, 1)) == 1


@pytest.mark.parametrize(
    ("wrong", "constraint"),
    [
        (
            {"status": "returned_incomplete", "returned_reason": ""},
            "referral_returned_with_a_reason_and_a_date",
        ),
        (
            {
                "status": "returned_incomplete",
                "returned_reason": "More.",
                "information_due_on": None,
            },
            "referral_returned_with_a_reason_and_a_date",
        ),
        ({"at_immediate_risk": "yes"}, "referral_danger_has_safety_steps"),
        ({"child_aware": "no"}, "referral_not_informed_has_a_reason"),
        ({"parent_aware": "no"}, "referral_not_informed_has_a_reason"),
        ({"service_consent": "not_asked"}, "referral_not_asked_has_a_reason"),
        ({"service_consent": "maybe"}, "referral_service_consent_is_a_code"),
        ({"sharing_basis": "habit"}, "referral_sharing_basis_is_a_code"),
        ({"intelligence_form_sent": "maybe"}, "referral_intelligence_form_sent_is_a_code"),
        (
            {"intelligence_form_sent": "no", "intelligence_form_ref": "1"},
            "referral_intelligence_form_sent_where_dated",
        ),
        (
            {"intelligence_form_sent": "yes", "intelligence_form_sent_on": TOMORROW},
            "referral_intelligence_form_sent_on_not_in_future",
        ),
        (
            {"referrer_told": "By email."},
            "referral_referrer_told_when_how_and_by_whom",
        ),
    ],
)
def test_referral_without_what_its_answers_need_is_refused(wrong, constraint):
    right = {
        "at_immediate_risk": "yes",
        "safety_steps": "999 was called.",
        "child_aware": "no",
        "not_informed_reason": "It would put the child at risk.",
        "service_consent": "not_asked",
        "not_asked_reason": "They are away.",
        "sharing_basis": "safeguarding",
        "intelligence_form_sent": "yes",
        "intelligence_form_sent_on": today(),
    }
    assert ReferralFactory(**right).pk
    assert refused(lambda: ReferralFactory(**wrong), constraint)


def test_referrer_is_told_on_a_day_that_can_be():
    told = {"referrer_told": "By email.", "referrer_told_by": UserFactory()}
    received_on = date(2024, 9, 2)
    assert ReferralFactory(received_on=received_on, referrer_told_on=received_on, **told).pk
    for day, constraint in (
        (TOMORROW, "referral_referrer_told_on_not_in_future"),
        (received_on - DAY, "referral_referrer_told_on_not_before_received_on"),
    ):
        wrong = told | {"referrer_told_on": day}
        assert refused(lambda wrong=wrong: ReferralFactory(**wrong), constraint)


def test_referral_is_no_duplicate_of_itself():
    referral = ReferralFactory()
    rows = Referral.objects.filter(pk=referral.pk)
    assert refused(lambda: rows.update(duplicate_of=referral), "referral_not_its_own_duplicate")
    assert rows.update(duplicate_of=ReferralFactory()) == 1


def test_referral_is_received_before_it_is_decided():
    screening = ScreeningFactory()
    referral = screening.referral
    rows, later = Referral.objects.filter(pk=referral.pk), referral.received_on + DAY
    clock = {"received_on": later, "complete_on": later}
    assert refused(lambda: rows.update(**clock), "referral_received_first")
    Screening.objects.filter(pk=screening.pk).update(screened_on=later)
    assert rows.update(**clock) == 1
    early = later - DAY
    assert refused(
        lambda: Screening.objects.filter(pk=screening.pk).update(screened_on=early),
        "screening_after_receipt",
    )


@pytest.mark.parametrize(
    ("wrong", "constraint"),
    [
        ({"outcome": "MOREINFO"}, "screening_deferred_for_what_and_until_when"),
        (
            {"outcome": "MOREINFO", "needed": "More."},
            "screening_deferred_for_what_and_until_when",
        ),
        (
            {
                "outcome": "MOREINFO",
                "needed": "More.",
                "screened_on": date(2024, 9, 5),
                "information_due_on": date(2024, 9, 4),
            },
            "screening_information_due_on_not_before_screened_on",
        ),
        ({"outcome": "OTHERLA"}, "screening_passed_to_someone"),
        ({"outcome": "SINGLE"}, "screening_passed_to_someone"),
        ({"outcome": "NFA", "other_outcomes": ["CSC"]}, "screening_outcome_that_stands_alone"),
        ({"other_outcomes": ["CONTINUE"]}, "screening_other_outcomes_are_codes"),
        ({"outcome": "CSC", "other_outcomes": ["CSC"]}, "screening_other_outcomes_are_codes"),
    ],
)
def test_screening_that_is_not_whole_is_refused(wrong, constraint):
    assert ScreeningFactory(outcome="OTHERLA", passed_to="A council", other_outcomes=["CSC"]).pk
    assert ScreeningFactory(outcome="OTHERLA", basis="imported").pk
    assert refused(lambda: ScreeningFactory(**wrong), constraint)


@pytest.mark.parametrize(
    ("status", "detail", "constraint"),
    [
        ("looked_after", {"placement": "XX"}, "carestatusspell_placement_is_a_code"),
        ("former_relevant", {"placement": "K2"}, "carestatusspell_placement_of_its_status"),
        ("child_in_need", {"legal_status": "C2"}, "carestatusspell_legal_status_of_its_status"),
        (
            "looked_after",
            {"plan_category": "NEG"},
            "carestatusspell_plan_category_of_its_status",
        ),
        ("looked_after", {"in_touch": "YES"}, "carestatusspell_in_touch_of_its_status"),
    ],
)
def test_detail_that_does_not_belong_to_the_care_status_is_refused(status, detail, constraint):
    assert CareStatusSpellFactory(status="looked_after", placement="K2", legal_status="C2").pk
    assert CareStatusSpellFactory(status="child_protection", plan_category="NEG").pk
    assert CareStatusSpellFactory(in_touch="YES", home="U", home_suitable="1", activity="F5").pk
    assert refused(lambda: CareStatusSpellFactory(status=status, **detail), constraint)


@pytest.mark.parametrize("code", ["H5", "P2", "Z1", "Z11", "Z12", "Z13", "Z14"])
def test_placement_code_is_used_only_while_it_is_valid(code):
    entry = PLACEMENT[code]
    last_in_time = entry.valid_to or date(2026, 1, 1)
    out_of_time = entry.valid_to + DAY if entry.valid_to else entry.valid_from - DAY
    facts = {"status": "looked_after", "placement": code}
    assert CareStatusSpellFactory(**facts, started_on=last_in_time).pk
    assert CareStatusSpellFactory(**facts, started_on=None).pk
    assert refused(
        lambda: CareStatusSpellFactory(**facts, started_on=out_of_time),
        "carestatusspell_placement_is_a_code",
    )


def test_consent_is_asked_again_after_it_was_given():
    assert ConsentFactory(review_on=date(2024, 1, 1)).pk
    assert refused(
        lambda: ConsentFactory(review_on=date(2023, 12, 31)),
        "consent_review_on_not_before_decided_on",
    )
