"""The steps of logging a referral; a draft keeps what each was sent, as typed."""

import copy
from collections.abc import Callable, Iterable, Sequence
from datetime import time
from typing import Any

from django import forms
from django.utils import timezone

from getsafe.choices import (
    EXPERIENCE_STATUS,
    EXPLOITATION_TYPE,
    REFERRAL_ROUTE,
    REFERRAL_SOURCE,
    SERVICE_CONSENT,
    SHARING_BASIS,
)
from getsafe.dates import today
from getsafe.forms.referral_child import ChildForm
from getsafe.forms.steps import StepForm, long_text, yes_no_unknown
from getsafe.govuk.fields import GovukDateField
from getsafe.govuk.looks import Look
from getsafe.models import Concern, Referral

NO_NAME_NEEDED = ("9", "10")  # anonymous, unknown
MIDNIGHT = time()
Agencies = Callable[[], Iterable[tuple[int, str]]]


class ConcernForm(StepForm):
    """What is worrying, and whether the child is safe now."""

    title = "What are you worried about?"
    short_title = "The concern"

    at_immediate_risk = yes_no_unknown(
        "Is the child in immediate danger?", "the child is in immediate danger"
    )
    safety_steps = long_text(
        "What has been done to make the child safe now?",
        help_text="For example, whether you rang 999 or MASH, and when",
        required=False,
    )
    types = forms.MultipleChoiceField(
        label="Which types of exploitation?",
        help_text="Select all that apply",
        choices=EXPLOITATION_TYPE.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Select at least one type of exploitation"},
    )
    primary = forms.ChoiceField(
        label="Which is the main one?",
        help_text="Leave this if you selected only one",
        choices=[("", "The only one selected"), *EXPLOITATION_TYPE.choices],
        required=False,
    )
    experience_status = forms.ChoiceField(
        label="For the main type, what do you know of the child's experience?",
        choices=EXPERIENCE_STATUS.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Select what you know of the child's experience"},
    )
    concerns = long_text(
        "What is worrying you?",
        help_text="What you saw or were told, by whom and when. Use the child's own words.",
        error_messages={"required": "Enter what is worrying you"},
    )
    persons_of_concern = forms.IntegerField(
        label="How many people do you think are exploiting the child? (optional)",
        help_text="Leave this empty if you do not know. Do not enter their names here",
        min_value=0,
        max_value=999,
        required=False,
    )
    persons_of_concern.noun = "the number of people"

    looks = {
        "at_immediate_risk": Look(reveals={"yes": "safety_steps"}),
        "safety_steps": Look(rows=3),
        "types": Look(small=True, hints={c.code: c.hint for c in EXPLOITATION_TYPE if c.hint}),
        "persons_of_concern": Look(width=3),
        "concerns": Look(rows=8),
    }

    def clean(self) -> dict[str, Any]:
        """Steps taken where there is danger; a main type among those selected."""
        facts = super().clean() or {}
        if facts.get("at_immediate_risk") != "yes":
            self.forget("safety_steps")
        elif not facts.get("safety_steps"):
            self.add_error("safety_steps", "Enter what has been done to make the child safe now")
        types = facts.get("types") or []
        if len(types) == 1:
            facts["primary"] = types[0]
        if len(types) > 1 and facts.get("primary") not in types:
            self.add_error("primary", "Select the main type, from those you selected")
        return facts

    def facts(self) -> dict[str, Any]:
        """The fields of the referral."""
        names = ("at_immediate_risk", "safety_steps", "concerns", "persons_of_concern")
        return {name: self.cleaned_data[name] for name in names}

    def types_raised(self) -> list[Concern]:
        """The concerns; what is known of the child's experience belongs to the main one."""
        main = self.cleaned_data["primary"]
        return [
            Concern(
                exploitation_type=code,
                is_primary=code == main,
                experience_status=self.cleaned_data["experience_status"] if code == main else None,
            )
            for code in sorted(self.cleaned_data["types"], key=lambda code: code != main)
        ]


class ReferrerForm(StepForm):
    """Who brought the concern, and when."""

    title = "Who made the referral?"
    short_title = "The referrer"

    received_on = GovukDateField(
        label="When was it received?", noun="the date received", allow_future=False
    )
    received_time = forms.TimeField(
        label="At what time? (optional)",
        help_text="On the 24-hour clock, for example 14:30",
        required=False,
    )
    received_time.noun = "the time received"
    source = forms.ChoiceField(
        label="Where did it come from?",
        choices=[("", "Select a source"), *REFERRAL_SOURCE.choices],
        error_messages={"required": "Select where the referral came from"},
    )
    referrer_agency = forms.ChoiceField(label="Agency (optional)", required=False)
    referrer_name = forms.CharField(label="Referrer's name", max_length=120, required=False)
    referrer_role = forms.CharField(label="Their role (optional)", max_length=120, required=False)
    referrer_contact = forms.CharField(
        label="Their phone number or email address (optional)", max_length=200, required=False
    )
    route = forms.ChoiceField(
        label="How did it arrive?",
        choices=[pair for pair in REFERRAL_ROUTE.choices if pair[0] != "import"],
        initial="form",
        error_messages={"required": "Select how it arrived"},
    )

    looks = {
        "received_time": Look(width=5),
        "referrer_name": Look(width="two-thirds"),
        "referrer_role": Look(width="two-thirds"),
        "referrer_contact": Look(width="two-thirds"),
    }

    def __init__(self, *args: Any, agencies: Agencies = tuple, **kwargs: Any) -> None:
        kwargs["initial"] = {"received_on": today()} | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        agency = copy.deepcopy(self.fields["referrer_agency"])
        agency.choices = lambda: [
            ("", "Not from an agency"),
            *((str(key), name) for key, name in agencies()),
        ]
        self.fields["referrer_agency"] = agency

    def clean(self) -> dict[str, Any]:
        """A name, unless nobody knows who it was; a time that has been."""
        facts = super().clean() or {}
        now = timezone.localtime()
        received_time = facts.get("received_time") or MIDNIGHT
        if facts.get("received_on") == now.date() and received_time > now.time():
            self.add_error("received_time", "The time received must be in the past")
        nameless = facts.get("source") in {*NO_NAME_NEEDED, None}
        if not nameless and not facts.get("referrer_name"):
            self.add_error("referrer_name", "Enter the referrer's name")
        return facts

    def facts(self) -> dict[str, Any]:
        """The fields of the referral."""
        names = [name for name in self.fields if name != "referrer_agency"]
        facts = {name: self.cleaned_data[name] for name in names}
        agency = self.cleaned_data["referrer_agency"]
        return facts | {"referrer_agency_id": int(agency) if agency else None}


class FamilyForm(StepForm):
    """What the child and the family know and say, and who else knows the child."""

    title = "What do the child and family know?"
    short_title = "The child and family"

    child_aware = yes_no_unknown(
        "Does the child know about this referral?", "the child knows about this referral"
    )
    child_views = long_text("What does the child say? (optional)", required=False)
    parent_aware = yes_no_unknown(
        "Does a parent or carer know about this referral?",
        "a parent or carer knows about this referral",
    )
    parent_views = long_text("What does the parent or carer say? (optional)", required=False)
    not_informed_reason = long_text(
        "If someone does not know, why not?",
        help_text="For example, telling them might put the child at more risk",
        required=False,
    )
    service_consent = forms.ChoiceField(
        label="Do the child and family agree to support from the team?",
        choices=SERVICE_CONSENT.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Select whether the child and family agree to support"},
    )
    not_asked_reason = long_text("Why have they not been asked?", required=False)
    sharing_basis = forms.ChoiceField(
        label="Why may this information be shared?",
        help_text="Consent is not needed to safeguard a child",
        choices=SHARING_BASIS.choices,
        initial="safeguarding",
        error_messages={"required": "Select why this information may be shared"},
    )
    known_to = long_text(
        "Who else is working with the child? (optional)",
        help_text="Services and the names of workers",
        required=False,
    )
    intelligence_form_sent = yes_no_unknown(
        "Has a police intelligence form been sent?", "a police intelligence form has been sent"
    )
    intelligence_form_sent_on = GovukDateField(
        label="When was it sent? (optional)",
        noun="the date the form was sent",
        allow_future=False,
        required=False,
    )
    intelligence_form_ref = forms.CharField(
        label="Its reference (optional)", max_length=60, required=False
    )

    looks = {
        "child_aware": Look(inline=True),
        "parent_aware": Look(inline=True),
        "service_consent": Look(reveals={"not_asked": "not_asked_reason"}),
        "not_asked_reason": Look(rows=3),
        "intelligence_form_sent": Look(
            reveals={"yes": ["intelligence_form_sent_on", "intelligence_form_ref"]}
        ),
        "child_views": Look(rows=3),
        "parent_views": Look(rows=3),
        "not_informed_reason": Look(rows=3),
        "known_to": Look(rows=3),
        "intelligence_form_ref": Look(width=20),
    }

    def clean(self) -> dict[str, Any]:
        """A reason where the child or the family does not know, or was not asked."""
        facts = super().clean() or {}
        unaware = "no" in {facts.get("child_aware"), facts.get("parent_aware")}
        if unaware and not facts.get("not_informed_reason"):
            self.add_error("not_informed_reason", "Enter why they do not know about the referral")
        if facts.get("service_consent") != "not_asked":
            self.forget("not_asked_reason")
        elif not facts.get("not_asked_reason"):
            self.add_error("not_asked_reason", "Enter why they have not been asked")
        if facts.get("intelligence_form_sent") != "yes":
            self.forget("intelligence_form_sent_on", "intelligence_form_ref")
        return facts

    def facts(self) -> dict[str, Any]:
        """The fields of the referral."""
        return dict(self.cleaned_data)


STEPS: dict[str, type[StepForm]] = {
    "child": ChildForm,
    "concern": ConcernForm,
    "referrer": ReferrerForm,
    "family": FamilyForm,
}


def fields_of(step: str) -> list[str]:
    """The fields of a referral that a step asks for."""
    known = {field.name for field in Referral._meta.concrete_fields}
    return [name for name in STEPS[step].base_fields if name in known]


def initial_of(
    referral: Referral, step: str, concerns: Sequence[Sequence[Any]] = ()
) -> dict[str, Any]:
    """What a step of a logged referral says, for its correction.

    `concerns` are its types: each with whether it is the main one, and the child's experience.
    """
    facts = {name: getattr(referral, name) for name in fields_of(step) if name != "referrer_agency"}
    if step == "referrer":
        facts["referrer_agency"] = str(referral.referrer_agency_id or "")
    if step == "concern":
        main = next((concern for concern in concerns if concern[1]), None)
        facts["types"] = [code for code, *_ in concerns]
        facts["primary"], _, facts["experience_status"] = main or ("", True, None)
    return facts
