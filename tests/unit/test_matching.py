from datetime import date

import pytest

from getsafe.matching import compare, fold
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
