"""The forms that change a child's record."""

from django import forms
from localflavor.gb.forms import GBPostcodeField
from stdnum.gb import nhs, upn

from getsafe.choices import (
    CARE_LEAVER_ACTIVITY,
    CARE_LEAVER_HOME,
    CARE_STATUS,
    CONSENT_DECISION,
    DISABILITY,
    ETHNICITY,
    GENDER,
    HOME_SUITABILITY,
    IN_TOUCH,
    LEGAL_STATUS,
    PLACEMENT,
    PLACEMENT_PROVIDER,
    PLAN_CATEGORY,
    PRIMARY_NEED,
    SEN_NEED,
    SEN_PROVISION,
    SEX,
    YES_NO_UNKNOWN,
    CodeList,
)
from getsafe.dates import today
from getsafe.forms.cases import lines
from getsafe.govuk.fields import GovukDateField
from getsafe.govuk.forms import GovukForm
from getsafe.govuk.looks import Look
from getsafe.models import Child


def text(label: str, length: int, *, help_text: str = "") -> forms.CharField:
    """A line that may stay empty."""
    return forms.CharField(label=label, max_length=length, required=False, help_text=help_text)


def tick(label: str) -> forms.BooleanField:
    """A box that may stay unticked."""
    return forms.BooleanField(label=label, required=False)


def one_of(label: str, codes: CodeList) -> forms.ChoiceField:
    """A choice of a code, or of none."""
    return forms.ChoiceField(
        label=label, choices=[("", "Not recorded"), *codes.choices], required=False
    )


class ChildForm(GovukForm):
    """A child's own details."""

    given_name = text("First names", 100)
    family_name = text("Last name", 100)
    preferred_name = text("Name they like to be called", 100)
    aliases = text("Other names", 200, help_text="Nicknames and former names")
    date_of_birth = GovukDateField(
        label="Date of birth", noun="the date of birth", allow_future=False
    )
    birth_estimated = tick("The date of birth is estimated")
    sex = forms.ChoiceField(
        label="Sex",
        choices=SEX.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Select the child's sex"},
    )
    gender = forms.ChoiceField(
        label="Gender",
        choices=[("", "Not recorded"), *GENDER.choices],
        widget=forms.RadioSelect,
        required=False,
    )
    gender_described = text("How they describe their gender", 60)
    ethnicity = forms.ChoiceField(
        label="Ethnicity",
        choices=ETHNICITY.choices,
        help_text="As the child or a parent says, never guessed",
        error_messages={"required": "Select the child's ethnicity"},
    )
    nationality = text("Nationality", 60)
    religion = text("Religion", 60)
    unaccompanied = forms.ChoiceField(
        label="Are they, or were they, an unaccompanied asylum-seeking child?",
        choices=YES_NO_UNKNOWN.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Select whether they are or were unaccompanied"},
    )
    first_language = text("First language", 60)
    needs_interpreter = tick("Needs an interpreter")
    disabilities = forms.MultipleChoiceField(
        label="Disability",
        help_text="Select all that apply",
        choices=DISABILITY.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    sen_provision = one_of("Special educational needs provision", SEN_PROVISION)
    main_need = one_of("Main special educational need", SEN_NEED)
    other_need = one_of("Other special educational need", SEN_NEED)
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
    gp = text("GP", 120, help_text="The practice, and the doctor if you know")
    parents = lines(
        "Parents and others with parental responsibility",
        wanted="",
        required=False,
        help_text="Their names, how they are related and how to reach them",
    )
    siblings = lines("Brothers and sisters", wanted="", required=False)
    allocated_worker = text("Allocated social worker or personal adviser", 120)
    responsible_council = text(
        "Responsible council", 80, help_text="If another council is responsible for the child"
    )
    host_council = text("Council where they live", 80, help_text="If they live in another area")
    died_on = GovukDateField(
        label="Date of death", allow_future=False, required=False, help_text="Only if it applies"
    )
    looks = {
        "gender": Look(small=True, reveals={"09": "gender_described"}),
        "unaccompanied": Look(inline=True),
        "disabilities": Look(
            small=True,
            hints={code.code: code.hint for code in DISABILITY if code.hint},
            exclusive="NONE",
        ),
        "parents": Look(rows=3),
        "siblings": Look(rows=3),
        "address": Look(rows=3, count=False),
        "postcode": Look(width=10),
        "nhs_number": Look(width=20),
        "upn": Look(width=20),
    }

    @classmethod
    def initial_of(cls, child: Child) -> dict[str, object]:
        """What the record says, as the form asks for it."""
        said: dict[str, object] = {name: getattr(child, name, "") for name in cls.base_fields}
        main, other, *_ = [*child.sen_needs, "", ""]
        return said | {"main_need": main, "other_need": other}

    def clean(self):
        """What an answer makes needless left out, and the two needs as one list."""
        facts = super().clean()
        if facts.get("gender") != "09":
            facts["gender_described"] = ""
        if "NONE" in facts.get("disabilities", ()) and len(facts["disabilities"]) > 1:
            sentence = "Select “No disability”, or the disabilities, but not both"
            self.add_error("disabilities", sentence)
        needs = [facts.pop("main_need", ""), facts.pop("other_need", "")]
        facts["sen_needs"] = [need for need in needs if need]
        self._check_needs(*needs, provision=facts.get("sen_provision", ""))
        return facts

    def _check_needs(self, main: str, other: str, *, provision: str) -> None:
        if other and not main:
            self.add_error("main_need", "Select the main need")
        elif main and other == main:
            self.add_error("other_need", "Select a need other than the main one")
        elif main and provision not in {"K", "E"}:
            self.add_error("sen_provision", "Select the provision for these needs")

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
        label="Social care status",
        choices=CARE_STATUS.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Select a social care status"},
    )
    plan_category = one_of("Category of the plan", PLAN_CATEGORY)
    legal_status = one_of("Legal status", LEGAL_STATUS)
    placement = one_of("Placement", PLACEMENT)
    placement_provider = one_of("Who provides the placement", PLACEMENT_PROVIDER)
    started_on = GovukDateField(label="From when", noun="the start date", allow_future=False)
    primary_need = one_of("Primary need (child in need, on a plan or looked after)", PRIMARY_NEED)
    in_touch = one_of("Is the council in touch? (care leavers)", IN_TOUCH)
    activity = one_of("Main activity (care leavers)", CARE_LEAVER_ACTIVITY)
    home = one_of("Where they live (care leavers)", CARE_LEAVER_HOME)
    home_suitable = one_of("Is where they live suitable? (care leavers)", HOME_SUITABILITY)
    looks = {
        "status": Look(
            hints={code.code: code.hint for code in CARE_STATUS if code.hint},
            reveals={
                "child_protection": "plan_category",
                "looked_after": ["legal_status", "placement", "placement_provider"],
            },
        )
    }

    def clean(self):
        """Without the details that another status would have opened."""
        facts = super().clean()
        for status, names in self.looks["status"].reveals.items():
            for name in [names] if isinstance(names, str) else names:
                if facts.get("status") != status:
                    facts[name] = ""
        return facts


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

    def clean(self):
        """A day to ask again that comes after the decision."""
        facts = super().clean()
        decided, again = facts.get("decided_on"), facts.get("review_on")
        if decided and again and again < decided:
            self.add_error("review_on", "The date to ask again must be after the decision")
        return facts


class SearchForm(GovukForm):
    """What is looked for."""

    text = forms.CharField(
        label="Find a child",
        help_text="A name, a date of birth, a reference or an NHS number",
        max_length=200,
        error_messages={"required": "Enter a name, a date of birth or a reference"},
    )
