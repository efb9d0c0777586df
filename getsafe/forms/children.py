"""The forms that change a child's record."""

from django import forms
from localflavor.gb.forms import GBPostcodeField
from stdnum.gb import nhs, upn

from getsafe.choices import CARE_STATUS, CONSENT_DECISION, ETHNICITY, GENDER, SEX
from getsafe.dates import today
from getsafe.forms.cases import lines
from getsafe.govuk.fields import GovukDateField
from getsafe.govuk.forms import GovukForm
from getsafe.govuk.looks import Look


def text(label: str, length: int, *, help_text: str = "") -> forms.CharField:
    """A line that may stay empty."""
    return forms.CharField(label=label, max_length=length, required=False, help_text=help_text)


def tick(label: str) -> forms.BooleanField:
    """A box that may stay unticked."""
    return forms.BooleanField(label=label, required=False)


class ChildForm(GovukForm):
    """A child's own details."""

    given_name = text("First names", 100)
    family_name = text("Last name", 100)
    preferred_name = text("Name they like to be called", 100)
    aliases = text("Other names", 200, help_text="Nicknames and former names")
    date_of_birth = GovukDateField(label="Date of birth", allow_future=False)
    birth_estimated = tick("The date of birth is estimated")
    sex = forms.ChoiceField(label="Sex", choices=SEX.choices, widget=forms.RadioSelect)
    gender = forms.ChoiceField(
        label="Gender", choices=[("", "Not recorded"), *GENDER.choices], required=False
    )
    ethnicity = forms.ChoiceField(
        label="Ethnicity",
        choices=ETHNICITY.choices,
        help_text="As the child or a parent says, never guessed",
    )
    first_language = text("First language", 60)
    needs_interpreter = tick("Needs an interpreter")
    nhs_number = text("NHS number", 20)
    upn = text("Unique pupil number", 13)
    social_care_id = text("Social care ID", 40)
    address = forms.CharField(
        label="Address", required=False, max_length=500, widget=forms.Textarea
    )
    postcode = GBPostcodeField(
        label="Postcode",
        required=False,
        error_messages={"invalid": "Enter a full UK postcode, like HR1 2ZB"},
    )
    address_is_sensitive = tick("The address must not be disclosed")
    phone = text("Phone", 40)
    school = text("School or college", 120)
    responsible_council = text("Responsible council", 80, help_text="If it is another council")
    died_on = GovukDateField(
        label="Date of death", allow_future=False, required=False, help_text="Only if it applies"
    )
    looks = {
        "address": Look(rows=3, count=False),
        "postcode": Look(width=10),
        "nhs_number": Look(width=20),
        "upn": Look(width=20),
    }

    def clean_nhs_number(self):
        """The digits alone, with a check digit that fits."""
        number = nhs.compact(self.cleaned_data["nhs_number"])
        if number and not nhs.is_valid(number):
            raise forms.ValidationError("Enter a real NHS number, like 943 476 5919")
        return number or None

    def clean_upn(self):
        """A pupil number whose check letter fits."""
        number = upn.compact(self.cleaned_data["upn"])
        if number and not upn.is_valid(number):
            raise forms.ValidationError("Enter a real unique pupil number, like B801200005001")
        return number or None

    def clean_social_care_id(self):
        """No number is none, not an empty one."""
        return self.cleaned_data["social_care_id"] or None


class CareStatusForm(GovukForm):
    """A social care status from a day on."""

    status = forms.ChoiceField(
        label="Social care status", choices=CARE_STATUS.choices, widget=forms.RadioSelect
    )
    started_on = GovukDateField(label="From when", noun="the start date", allow_future=False)
    looks = {"status": Look(hints={code.code: code.hint for code in CARE_STATUS if code.hint})}


class ConsentForm(GovukForm):
    """What a young person of 18 or over said about support."""

    decision = forms.ChoiceField(
        label="What they decided",
        choices=CONSENT_DECISION.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Select what they decided"},
    )
    decided_on = GovukDateField(label="When they decided", allow_future=False)
    method = forms.CharField(
        label="How they said it, and who explained it",
        max_length=120,
        error_messages={"required": "Enter how they said it, and who explained it"},
    )
    scope = lines("What they agree to", wanted="", required=False)
    review_on = GovukDateField(label="Ask again on", required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, initial={"decided_on": today()}, **kwargs)


class SearchForm(GovukForm):
    """What is looked for."""

    text = forms.CharField(
        label="Find a child",
        help_text="A name, a date of birth, a reference or an NHS number",
        max_length=200,
        error_messages={"required": "Enter a name, a date of birth or a reference"},
    )
