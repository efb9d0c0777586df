from datetime import date

import pytest
import time_machine
from django import forms

from getsafe.govuk.bound import wrong_date_parts
from getsafe.govuk.fields import GovukDateField
from getsafe.govuk.forms import GovukForm


class BirthForm(GovukForm):
    born_on = GovukDateField(label="Date of birth", allow_future=False)


def bound(day="", month="", year="", form_class=BirthForm):
    parts = {"born_on-day": day, "born_on-month": month, "born_on-year": year}
    return form_class(data=parts)


@pytest.mark.parametrize(
    ("month", "number"),
    [("4", 4), ("04", 4), ("april", 4), ("Apr", 4), ("APR.", 4), ("sept", 9), ("Sep", 9)],
)
def test_date_month_as_number_or_name_is_read(month, number):
    form = bound("14", month, "2010")

    assert form.is_valid()
    assert form.cleaned_data["born_on"] == date(2010, number, 14)


@pytest.mark.parametrize(
    ("typed", "message", "parts"),
    [
        (("", "", ""), "Enter date of birth", ["day", "month", "year"]),
        (("14", "4", ""), "Date of birth must include a year", ["year"]),
        (("", "4", ""), "Date of birth must include a day and year", ["day", "year"]),
        (("14", "4", "10"), "Date of birth must include a year with 4 numbers", ["year"]),
        (("14", "ju", "2010"), "Date of birth must be a real date", ["month"]),
        (("32", "13", "2010"), "Date of birth must be a real date", ["day", "month"]),
        (("30", "2", "2010"), "Date of birth must be a real date", ["day", "month", "year"]),
        (("²", "2", "2010"), "Date of birth must be a real date", ["day"]),
        (("14", "4", "9" * 5000), "Date of birth must include a year with 4 numbers", ["year"]),
        (("-1", "4", "2010"), "Date of birth must be a real date", ["day"]),
    ],
)
def test_date_refused_says_what_to_do_and_which_box(typed, message, parts):
    form = bound(*typed)

    assert form.errors["born_on"] == [message]
    assert wrong_date_parts(form["born_on"]) == parts


@time_machine.travel("2025-04-14 23:30:00+00:00")
def test_date_today_in_london_is_not_the_future():
    assert bound("15", "4", "2025").is_valid()
    assert bound("16", "4", "2025").errors["born_on"] == [
        "Date of birth must be today or in the past"
    ]


def test_date_outside_limits_names_the_limit():
    class ReviewForm(GovukForm):
        born_on = GovukDateField(
            label="Review", noun="review date", earliest=date(2025, 4, 1), latest=date(2026, 3, 31)
        )

    assert bound("1", "4", "2025", ReviewForm).is_valid()
    assert bound("31", "3", "2025", ReviewForm).errors["born_on"] == [
        "Review date must be on or after 1 April 2025"
    ]
    assert bound("1", "4", "2026", ReviewForm).errors["born_on"] == [
        "Review date must be on or before 31 March 2026"
    ]


def test_date_optional_and_empty_is_none():
    class ReviewForm(GovukForm):
        born_on = GovukDateField(required=False)

    form = bound(form_class=ReviewForm)

    assert form.is_valid()
    assert form.cleaned_data["born_on"] is None


def test_date_unchanged_is_not_a_change():
    field = GovukDateField()

    assert not field.has_changed(date(2010, 4, 14), ["14", "April", "2010"])
    assert field.has_changed(date(2010, 4, 14), ["15", "4", "2010"])
    assert field.has_changed(date(2010, 4, 14), ["", "4", "2010"])


def test_date_in_a_plain_form_is_worded_without_a_label():
    class PlainForm(forms.Form):
        born_on = GovukDateField()

    assert bound("1", "4", "", PlainForm).errors["born_on"] == ["Date must include a year"]
