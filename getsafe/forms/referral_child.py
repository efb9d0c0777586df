"""The step of a referral that says who the child is."""

import re
from datetime import date, timedelta
from typing import Any

from django import forms
from stdnum.exceptions import ValidationError as StdnumError
from stdnum.gb import nhs, upn

from getsafe.choices import ETHNICITY, ETHNICITY_GROUPS, SEX
from getsafe.dates import birthday, today
from getsafe.forms.steps import StepForm
from getsafe.govuk.fields import GovukDateField
from getsafe.govuk.looks import Look

POSTCODE = re.compile(r"[A-Z]{1,2}[0-9][0-9A-Z]? [0-9][A-Z]{2}")
OLDEST = 25


class ChildForm(StepForm):
    """Who the child is."""

    title = "Who is the referral about?"
    short_title = "The child"

    given_name = forms.CharField(
        label="First name",
        max_length=100,
        required=False,
        help_text="Or the name they go by, if that is all you know",
    )
    family_name = forms.CharField(label="Family name", max_length=100, required=False)
    preferred_name = forms.CharField(
        label="Any other name they use (optional)", max_length=100, required=False
    )
    birth_known = forms.ChoiceField(
        label="Do you know their date of birth?",
        choices=[("yes", "Yes"), ("no", "No, only their age")],
        widget=forms.RadioSelect,
        initial="yes",
        error_messages={"required": "Select whether you know their date of birth"},
    )
    date_of_birth = GovukDateField(
        label="Date of birth",
        help_text="For example, 27 3 2010",
        noun="the child's date of birth",
        allow_future=False,
        earliest=date(1990, 1, 1),
        required=False,
    )
    age = forms.IntegerField(
        label="Age in years",
        help_text="Your best estimate",
        min_value=0,
        max_value=OLDEST,
        required=False,
    )
    sex = forms.ChoiceField(
        label="Sex",
        choices=SEX.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Select the child's sex"},
    )
    ethnicity = forms.ChoiceField(
        label="Ethnicity",
        help_text="What the child or a parent says. Do not guess",
        choices=[
            (
                group.label,
                [(code.code, code.label) for code in ETHNICITY if code.group == group.code],
            )
            for group in ETHNICITY_GROUPS
        ],
        initial="NOBT",
        error_messages={"required": "Select the child's ethnicity"},
    )
    nhs_number = forms.CharField(
        label="NHS number (optional)",
        required=False,
        help_text="10 numbers, for example 943 476 5870",
    )
    upn = forms.CharField(
        label="Unique pupil number (optional)",
        required=False,
        help_text="A letter and 12 more characters. The school has it",
    )
    social_care_id = forms.CharField(
        label="Social care ID (optional)",
        required=False,
        max_length=40,
        help_text="From the social care record system",
    )
    address = forms.CharField(
        label="Address (optional)", required=False, widget=forms.Textarea, max_length=400
    )
    postcode = forms.CharField(
        label="Postcode (optional)",
        required=False,
        help_text="If they have no fixed address, enter ZZ99 3VZ",
    )
    school = forms.CharField(label="School or college (optional)", required=False, max_length=120)

    looks = {
        "given_name": Look(width="two-thirds"),
        "family_name": Look(width="two-thirds"),
        "preferred_name": Look(width="two-thirds"),
        "birth_known": Look(reveals={"yes": "date_of_birth", "no": "age"}),
        "age": Look(width=2),
        "sex": Look(inline=True),
        "nhs_number": Look(width=20),
        "upn": Look(width=20),
        "social_care_id": Look(width=20),
        "address": Look(rows=3, count=False),
        "postcode": Look(width=10),
    }

    def clean_nhs_number(self) -> str | None:
        """A number that passes its own check, without the blanks."""
        typed = self.cleaned_data["nhs_number"]
        return _checked(nhs, typed, "Enter a real NHS number, like 943 476 5870")

    def clean_upn(self) -> str | None:
        """A unique pupil number that passes its own check."""
        typed = self.cleaned_data["upn"]
        return _checked(upn, typed, "Enter a real unique pupil number, like B801200005001")

    def clean_social_care_id(self) -> str | None:
        """Nothing where it was left empty."""
        return self.cleaned_data["social_care_id"] or None

    def clean_postcode(self) -> str:
        """A postcode as the post writes it."""
        letters = re.sub(r"\s", "", self.cleaned_data["postcode"]).upper()
        if not letters:
            return ""
        written = f"{letters[:-3]} {letters[-3:]}"
        if not POSTCODE.fullmatch(written):
            raise forms.ValidationError("Enter a full UK postcode, like HR4 0LE")
        return written

    def clean(self) -> dict[str, Any]:
        """A name, and a date of birth or an age; a fault in the one not asked for is no matter."""
        facts = super().clean() or {}
        nameless = not facts.get("given_name") and not facts.get("family_name")
        if nameless and not {"given_name", "family_name"} & set(self.errors):
            self.add_error("given_name", "Enter the child's first name or family name")
        if "birth_known" in self.errors:
            self.forget("date_of_birth")
            self.forget("age")
            return facts
        known = facts.get("birth_known") == "yes"
        wanted, other = ("date_of_birth", "age") if known else ("age", "date_of_birth")
        self.forget(other)
        if facts.get(wanted) is None and wanted not in self.errors:
            sentence = "Enter the child's date of birth" if known else "Enter the child's age"
            self.add_error(wanted, sentence)
        return facts

    def facts(self) -> dict[str, Any]:
        """The fields of the child."""
        known = self.cleaned_data["birth_known"] == "yes"
        names = [name for name in self.fields if name not in {"birth_known", "age"}]
        facts = {name: self.cleaned_data[name] for name in names}
        if not known:
            facts["date_of_birth"] = born_about(self.cleaned_data["age"], today())
        return facts | {"birth_estimated": not known}

    def facts_so_far(self) -> dict[str, Any] | None:
        """What is typed and right so far; None without a name and a date of birth or an age."""
        self.is_valid()
        said = dict(self.cleaned_data)
        age, born = said.pop("age", None), said.get("date_of_birth")
        is_guess = said.pop("birth_known", "") != "yes"
        if is_guess and age is not None:
            said["date_of_birth"] = born_about(age, today())
        elif born is None:
            return None
        if not said.get("given_name") and not said.get("family_name"):
            return None
        return said | {"birth_estimated": is_guess}


def born_about(age: int, on: date) -> date:
    """A date of birth for someone of `age` on a day: the 15th, half a year into that age."""
    return (birthday(on, -age) - timedelta(days=182)).replace(day=15)


def _checked(number: Any, typed: str, sentence: str) -> str | None:
    if not typed:
        return None
    try:
        return str(number.validate(typed.upper()))
    except StdnumError:
        raise forms.ValidationError(sentence) from None
