"""The record of a MACE 1: one page, with rows for who came and for the actions."""

from collections.abc import Collection, Iterable
from typing import Any

from django import forms
from django.forms.formsets import BaseFormSet

from getsafe.choices import EXPERIENCE_STATUS
from getsafe.govuk.fields import GovukDateField
from getsafe.govuk.looks import Look
from getsafe.models import Agency, RiskLevel, User
from meetings.choices import ATTENDANCE_STATUS
from meetings.forms.fields import PartForm, PickField, area
from meetings.forms.meetings import INVITED, OTHERS, with_agency

TALL = Look(rows=5, count=False, size="m")


class RecordForm(PartForm):
    """What the sitting recorded, apart from its rows."""

    kind = forms.ChoiceField(
        label="Which MACE 1 is it?",
        choices=[("initial", "Initial"), ("review", "Review")],
        widget=forms.RadioSelect,
        error_messages={"required": "Select whether it is the initial MACE 1 or a review"},
    )
    held_on = GovukDateField(label="Date held", noun="the date it was held", allow_future=False)
    chair = PickField(label="Chair", error_messages={"required": "Select who chaired"})
    deputy_reason = forms.CharField(
        label="Reason for a deputy chair",
        help_text="Only if a team manager did not chair",
        required=False,
        max_length=250,
    )
    confidentiality_read = forms.BooleanField(
        label="The confidentiality statement was read", required=False
    )
    child_views = area("The child's views", hint="In their own words where you can")
    family_views = area("The family's views")
    worries = area(
        "What are we worried about?",
        required=True,
        error_messages={"required": "Enter what the meeting is worried about"},
    )
    working_well = area("What is working well?")
    safety_scale = forms.IntegerField(
        label="Safety scale",
        help_text="0 is certain that harm will happen, 10 is safe enough to close",
        min_value=0,
        max_value=10,
        required=False,
    )
    level = PickField(
        label="Risk level",
        widget=forms.RadioSelect,
        error_messages={"required": "Select the risk level"},
    )
    experience_status = forms.ChoiceField(
        label="Experience of exploitation",
        choices=EXPERIENCE_STATUS.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Select the experience of exploitation"},
    )
    rationale = area(
        "Rationale for the level",
        required=True,
        error_messages={"required": "Enter the rationale for the level"},
    )
    next_steps = area(
        "Safety plan: what needs to happen",
        required=True,
        error_messages={"required": "Enter what needs to happen"},
    )
    contingency = area("If the plan does not hold: what then")
    review_due_on = GovukDateField(
        label="Next review", help_text="Leave empty for the level's usual interval", required=False
    )
    discussion = area("Anything else that may be shared")
    professional_notes = area(
        "Professionals-only notes",
        hint="What may not be shared with the child or family. Never in their copy",
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    looks = {
        "kind": Look(inline=True),
        "chair": Look(width="two-thirds"),
        "safety_scale": Look(width=2, size="m"),
        "child_views": TALL,
        "family_views": TALL,
        "worries": TALL,
        "working_well": TALL,
        "rationale": TALL,
        "next_steps": TALL,
        "contingency": TALL,
        "discussion": TALL,
        "professional_notes": TALL,
        "level": Look(inline=True, size="m"),
        "experience_status": Look(size="m", small=True),
        "review_due_on": Look(size="m"),
    }

    def __init__(
        self,
        *args,
        chairs: tuple[list[User], list[User]],
        levels: Iterable[RiskLevel],
        **kwargs,
    ):
        super().__init__(*args, **kwargs)
        holders, deputies = chairs
        keys = {person.pk for person in deputies}
        self.fields["chair"].offer(
            [*holders, *deputies],
            label=lambda p: f"{p.name} (deputy)" if p.pk in keys else p.name,
            empty="Select who chaired",
        )
        levels = list(levels)
        self.fields["level"].offer(levels)
        intervals = ", ".join(f"{one.label.lower()} {one.review_weeks}" for one in levels)
        self.fields["review_due_on"].help_text = f"Leave empty for the usual weeks: {intervals}"


class PlaceForm(PartForm):
    """One person who was invited or came."""

    starts_with = ("name",)
    name = forms.CharField(
        label="Name", max_length=120, error_messages={"required": "Enter the person's name"}
    )
    capacity = forms.CharField(label="Role", required=False, max_length=120)
    agency = PickField(label="Agency", required=False)
    status = forms.ChoiceField(
        label="Attendance",
        choices=ATTENDANCE_STATUS.choices[1:],
        error_messages={"required": "Select whether they came"},
    )
    person = PickField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, agencies: Iterable[Agency], people: Iterable[User], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["agency"].offer(agencies, empty="None")
        self.fields["person"].offer(people)
        self.fields["status"].initial = "present"


class RowAction(PartForm):
    """One action of the plan."""

    starts_with = ("text",)
    text = forms.CharField(
        label="Action",
        widget=forms.Textarea,
        max_length=2000,
        error_messages={"required": "Enter what will be done"},
    )
    agency = PickField(label="Agency", noun="the agency")
    owner = PickField(label="Person", required=False)
    due_on = GovukDateField(
        label="Due", noun="the day due", help_text="Leave empty for the next review", required=False
    )
    professionals_only = forms.BooleanField(label="For professionals only", required=False)
    token = forms.UUIDField(widget=forms.HiddenInput, required=False)
    looks = {"text": Look(rows=2, count=False), "professionals_only": Look(small=True)}

    def __init__(
        self,
        *args,
        agencies: Iterable[Agency],
        people: Iterable[User],
        invited: Collection[int],
        **kwargs,
    ):
        super().__init__(*args, **kwargs)
        self.fields["agency"].offer(agencies, empty="Select an agency")
        self.fields["owner"].offer(people, label=with_agency, empty="Nobody named yet")
        self.fields["owner"].lead_with(INVITED, invited, others=OTHERS)


class Rows(BaseFormSet):
    """Rows of which those not started are left out, however many a page shows."""

    def get_form_kwargs(self, index: int | None) -> dict[str, Any]:
        """No row is let off for being as it was offered: those not started are left out instead."""
        return super().get_form_kwargs(index) | {"empty_permitted": False}

    def started(self) -> list[Any]:
        """The rows in which somebody typed."""
        return [form for form in self.forms if form.is_started()]

    def check(self) -> bool:
        """Check the rows started and leave the empty ones alone."""
        for form in self.forms:
            if not form.is_started():
                form.leave_unchecked()
        return all(form.is_valid() for form in self.started())

    def leave_unchecked(self) -> None:
        """Show what was typed without a word about it."""
        for form in self.forms:
            form.leave_unchecked()


PlaceRows = forms.formset_factory(PlaceForm, formset=Rows, extra=0, max_num=60, absolute_max=60)
ActionRows = forms.formset_factory(RowAction, formset=Rows, extra=0, max_num=30, absolute_max=30)
