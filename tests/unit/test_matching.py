from datetime import date

import pytest

from getsafe.matching import LIKELY, compare, fold
from getsafe.models import Child
from getsafe.queries.duplicates import Facts

BORN = date(2010, 5, 4)


def record(**changed):
    held = {"given_name": "Sarah", "family_name": "Testchild", "date_of_birth": BORN}
    return Child(**(held | changed))


def likeness(sounds_alike=False, on_record=None, **typed):
    facts = {"given_name": "Sarah", "family_name": "Testchild", "date_of_birth": BORN}
    return compare(Facts(**(facts | typed)), record(**(on_record or {})), sounds_alike=sounds_alike)


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ({}, "Same date of birth, same name"),
        ({"given_name": "Sara", "family_name": "Testchilde"}, "Same date of birth, name spelled"),
        (
            {"given_name": "Testchild", "family_name": "Sarah"},
            "Same date of birth, first and family names swapped",
        ),
        ({"family_name": "Newname"}, "Same date of birth, same first name"),
        ({"date_of_birth": date(2010, 4, 5)}, "Day and month of birth the other way round, same"),
        ({"date_of_birth": date(2011, 5, 4)}, "Date of birth differs in one part, same name"),
        (
            {"date_of_birth": date(2010, 11, 15), "birth_estimated": True},
            "Estimated date of birth close by, same name",
        ),
    ],
)
def test_likely_records_say_why(typed, reason):
    found = likeness(**typed)
    assert found.is_likely
    assert found.reasons[0].startswith(reason)


@pytest.mark.parametrize(
    "typed",
    [
        {"given_name": "Quentin", "family_name": "Other"},
        {"date_of_birth": date(2004, 11, 20)},
        {"given_name": "Quentin", "date_of_birth": date(2011, 5, 4)},
    ],
)
def test_unlike_records_are_not_asked_about(typed):
    assert not likeness(**typed).is_likely


def test_name_that_sounds_alike_is_said_to():
    found = likeness(sounds_alike=True, given_name="Cerys", family_name="Tezdjyld")
    assert found.reasons == ("Same date of birth, name sounds alike",)


def test_same_nhs_number_is_sure_whatever_else_differs():
    found = likeness(
        nhs_number="9434765870",
        given_name="Quentin",
        family_name="Other",
        date_of_birth=date(2004, 1, 30),
        on_record={"nhs_number": "9434765870"},
    )
    assert (found.score, found.reasons) == (100, ("Same NHS number",))


def test_nickname_on_record_counts_as_the_first_name():
    found = likeness(given_name="Sally", on_record={"preferred_name": "Sally"})
    assert "same name" in found.reasons[0]


def test_fold_drops_accents_hyphens_and_apostrophes():
    assert fold(" Zoë O\u2019Brien-Smith ") == "zoe obrien smith"
    assert fold("Łukasz Strauß") == "lukasz strauss"


OTHER_NAME = {"given_name": "Quentin", "family_name": "Other"}
SAME = "same date of birth"


@pytest.mark.parametrize(
    ("typed", "on_record", "score", "words"),
    [
        ({"date_of_birth": date(2010, 4, 5)}, {}, 90, "day and month of birth the other way round"),
        ({"date_of_birth": date(2009, 4, 5)}, {}, 45, ""),
        ({"date_of_birth": date(2010, 6, 4)}, {}, 80, "date of birth differs in one part"),
        ({"date_of_birth": date(2010, 5, 5)}, {}, 80, "date of birth differs in one part"),
        ({"date_of_birth": date(2011, 5, 4)}, {}, 80, "date of birth differs in one part"),
        ({"date_of_birth": date(2011, 6, 4)}, {}, 45, ""),
        ({"date_of_birth": date(2010, 6, 5)}, {}, 45, ""),
        (
            {"date_of_birth": date(2011, 6, 8)},  # 400 days
            {"birth_estimated": True},
            75,
            "estimated date of birth close by",
        ),
        (
            {"date_of_birth": date(2009, 3, 30), "birth_estimated": True},
            {},
            75,
            "estimated date of birth close by",
        ),
        ({"date_of_birth": date(2011, 6, 9)}, {"birth_estimated": True}, 45, ""),
        ({"date_of_birth": date(2009, 3, 29), "birth_estimated": True}, {}, 45, ""),
    ],
)
def test_each_likeness_of_births_has_its_words_and_weight(typed, on_record, score, words):
    found = likeness(on_record=on_record, **typed)
    said = f"{words}, same name" if words else "same name"
    assert (found.score, found.reasons) == (score, (said[0].upper() + said[1:],))


@pytest.mark.parametrize(
    ("typed", "on_record", "score", "words"),
    [
        ({}, {}, 95, "same name"),
        ({"preferred_name": "Sarah", "given_name": "Quentin"}, {}, 95, "same name"),
        ({"given_name": "Sal"}, {"aliases": "Sal Oldname"}, 95, "same name"),
        ({"family_name": "Oldname"}, {"aliases": "Sal Oldname"}, 95, "same name"),
        (
            {"given_name": "Testchild", "family_name": "Sarah"},
            {},
            90,
            "first and family names swapped",
        ),
        ({"given_name": "Testchild", "family_name": "Quentin"}, {}, 50, ""),
        ({"given_name": "Quentin", "family_name": "Sarah"}, {}, 50, ""),
        ({"given_name": "Sara", "family_name": "Testchilde"}, {}, 88, "name spelled alike"),
        ({"given_name": "Quentin"}, {}, 70, "same family name"),
        ({"family_name": "Other"}, {}, 70, "same first name"),
        ({"given_name": "", "family_name": "Testchild"}, {}, 70, "same family name"),
        (OTHER_NAME, {}, 50, ""),
        ({"given_name": "", "family_name": ""}, {"given_name": "", "family_name": ""}, 50, ""),
    ],
)
def test_each_likeness_of_names_has_its_words_and_weight(typed, on_record, score, words):
    found = likeness(on_record=on_record, **typed)
    expected = f"Same date of birth, {words}" if words else "Same date of birth"
    # A birth alone is never enough: without any likeness of names the score is 0.
    assert (found.score, found.reasons) == (score if words else 0, (expected,))


def test_names_that_only_sound_alike_weigh_less_than_those_spelled_alike():
    assert likeness(sounds_alike=True, **OTHER_NAME).score == 85
    assert likeness(sounds_alike=True, family_name="Testchilde").score == 88
    assert likeness(sounds_alike=True).score == 95


@pytest.mark.parametrize(
    ("typed", "on_record", "score", "words"),
    [
        ({"postcode": "HR1 1AA"}, {"postcode": "hr11aa"}, 95, "same postcode"),
        ({"postcode": "HR1 1AA"}, {"postcode": "HR1 1AB"}, 70, ""),
        ({"postcode": ""}, {"postcode": ""}, 70, ""),
        ({"school": "Fictional High"}, {"school": "fictional high"}, 80, "same school"),
        ({"school": "Fictional High"}, {"school": "Another"}, 70, ""),
        ({"school": ""}, {"school": ""}, 70, ""),
        (
            {"school": "Fictional High", "postcode": "HR1 1AA"},
            {"school": "Fictional High", "postcode": "HR1 1AA"},
            95,
            "same postcode",
        ),
    ],
)
def test_each_likeness_of_places_has_its_words_and_weight(typed, on_record, score, words):
    found = likeness(on_record=on_record, given_name="Quentin", **typed)
    start = "Same date of birth, same family name"
    assert (found.score, found.reasons) == (score, (f"{start}, {words}" if words else start,))


def test_nothing_but_an_identifier_is_sure():
    place = {"postcode": "HR1 1AA"}
    assert likeness(on_record=place, **place).score == 99
    assert likeness(on_record=place, **place, **OTHER_NAME).score == 0


def test_identifiers_are_compared_only_where_both_are_known():
    for name in ("nhs_number", "upn", "social_care_id"):
        assert likeness(**{name: "9434765870"}).score == 95
        assert likeness(**{name: None}, on_record={name: None}).score == 95
        found = likeness(**{name: "9434765870"}, on_record={name: "9434765870"})
        assert (found.score, len(found.reasons)) == (100, 2)


def test_a_person_is_asked_from_the_first_score_that_is_likely():
    swapped = {"date_of_birth": date(2010, 4, 5), "given_name": "Quentin"}
    assert likeness(**swapped).score == LIKELY
    assert likeness(**swapped).is_likely
    sibling = {"date_of_birth": date(2012, 4, 5), "postcode": "HR1 1AA", "given_name": "Quentin"}
    assert not likeness(on_record={"postcode": "HR1 1AA"}, **sibling).is_likely
