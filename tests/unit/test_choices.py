"""Code lists: what a form offers, and what an old record keeps."""

from datetime import date, timedelta

import pytest

from getsafe import choices
from getsafe.choices import (
    CARE_STATUS,
    ETHNICITY,
    ETHNICITY_GROUPS,
    EXPLOITATION_TYPE,
    Code,
    CodeList,
)

RETIRED = CodeList(
    "Placement",
    Code("H5", "Semi-independent", valid_to=date(2025, 3, 31)),
    Code("Z11", "Supported accommodation", valid_from=date(2025, 4, 1)),
    Code("K2", "Children's home"),
)


@pytest.mark.parametrize(
    ("day", "offered"),
    [
        (date(2025, 3, 31), ["H5", "K2"]),
        (date(2025, 4, 1), ["Z11", "K2"]),
    ],
)
def test_codes_of_a_day_are_those_valid_that_day(day, offered):
    assert [entry.code for entry in RETIRED if entry.is_valid_on(day)] == offered


def test_retired_code_keeps_its_label():
    assert RETIRED.label("H5") == "Semi-independent"
    assert RETIRED.label(None) == "Not recorded"


def test_code_twice_in_a_list_is_an_error():
    with pytest.raises(ValueError, match="twice"):
        CodeList("Doubled", Code("A", "One"), Code("A", "Two"))


def test_ethnicity_has_the_twenty_national_codes_each_in_a_group():
    assert len(ETHNICITY) == 20
    assert {entry.group for entry in ETHNICITY} == set(ETHNICITY_GROUPS.codes)
    assert [e.code for e in ETHNICITY if e.group == "not_known"] == ["REFU", "NOBT"]


def test_every_exploitation_type_reconciles_with_a_census_factor():
    assert len(EXPLOITATION_TYPE) == 16
    assert all(entry.national for entry in EXPLOITATION_TYPE)
    assert EXPLOITATION_TYPE["CSE"].national == "11A"


def test_care_leaver_statuses_are_statuses():
    assert set(choices.CARE_LEAVER_STATUSES) < set(CARE_STATUS.codes)


def test_code_open_at_both_ends_is_valid_on_any_day():
    assert Code("A", "Any").is_valid_on(date.min)
    assert not Code("A", "Some", valid_from=date(2020, 1, 2)).is_valid_on(
        date(2020, 1, 2) - timedelta(days=1)
    )
