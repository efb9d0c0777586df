"""The forms that change an open case."""

from collections.abc import Sequence

from django import forms

from getsafe.choices import (
    EXPERIENCE_STATUS,
    EXPLOITATION_MODEL,
    EXPLOITATION_SETTING,
    EXPLOITATION_TYPE,
)
from getsafe.dates import today
from getsafe.govuk.fields import GovukDateField
from getsafe.govuk.forms import GovukForm
from getsafe.govuk.looks import Look
from getsafe.models import RiskLevel, User

NOT_KNOWN = [("", "Not known")]


def lines(
    label: str, *, help_text: str = "", wanted: str, required: bool = True
) -> forms.CharField:
    """A box for a few sentences; `wanted` is the refusal of an empty one."""
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=required,
        max_length=4000,
        widget=forms.Textarea,
        error_messages={"required": wanted},
    )


class AllocateForm(GovukForm):
    """Who leads the case."""

    worker = forms.ModelChoiceField(
        User.objects.none(),
        label="Lead worker",
        empty_label="Select a person",
        error_messages={"required": "Select a lead worker"},
    )

    def __init__(self, *args, workers: Sequence[User], **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["worker"]
        field.queryset = User.objects.filter(pk__in=[worker.pk for worker in workers])
        field.label_from_instance = lambda worker: worker.name


class SpellForm(GovukForm):
    """A type of exploitation from a day on."""

    exploitation_type = forms.ChoiceField(
        label="Exploitation type",
        choices=[("", "Select a type"), *EXPLOITATION_TYPE.choices],
        error_messages={"required": "Select a type of exploitation"},
    )
    started_on = GovukDateField(
        label="From when",
        noun="the start date",
        allow_future=False,
        error_messages={"required": "Enter the date it started to be worked on"},
    )
    experience_status = forms.ChoiceField(
        label="What is known of the child's experience",
        choices=[*EXPERIENCE_STATUS.choices, ("", "Not known")],
        widget=forms.RadioSelect,
        required=False,
    )
    setting = forms.ChoiceField(
        label="Where it happens",
        choices=[*NOT_KNOWN, *EXPLOITATION_SETTING.choices],
        required=False,
    )
    model = forms.ChoiceField(
        label="How it happens", choices=[*NOT_KNOWN, *EXPLOITATION_MODEL.choices], required=False
    )
    rationale = lines(
        "What this rests on", wanted="Enter what this rests on", help_text="Facts and their source"
    )
    looks = {"experience_status": Look(divider="")}

    def clean(self):
        """An unknown code is none, not an empty one."""
        cleaned = super().clean()
        for name in ("experience_status", "setting", "model"):
            cleaned[name] = cleaned.get(name) or None
        return cleaned


class EndForm(GovukForm):
    """The day on which something ended."""

    ended_on = GovukDateField(label="End date", noun="the end date", allow_future=False)


class LevelForm(GovukForm):
    """A manager's decision on the level of risk."""

    level = forms.ModelChoiceField(
        RiskLevel.objects.all(),
        label="Risk level",
        empty_label=None,
        widget=forms.RadioSelect,
        error_messages={"required": "Select a risk level"},
    )
    started_on = GovukDateField(
        label="Date of the decision", noun="the date of the decision", allow_future=False
    )
    rationale = lines(
        "Why",
        wanted="Enter why this level was chosen",
        help_text="The level is your judgement. Say what it rests on.",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, initial={"started_on": today()}, **kwargs)


class PersonsForm(GovukForm):
    """How many people are thought to exploit the child."""

    count = forms.IntegerField(
        label="How many people are thought to exploit the child?",
        help_text="Leave empty if it is not known",
        min_value=0,
        max_value=500,
        required=False,
    )
    count.noun = "The number of people"
    looks = {"count": Look(width=3)}


class ReviewForm(GovukForm):
    """The day by which the case is next reviewed."""

    review_due_on = GovukDateField(label="Next review due", noun="the date of the next review")


class StepDownForm(GovukForm):
    """Monitoring: until when, by whom, for what."""

    until = GovukDateField(label="Monitor until", noun="the end of monitoring")
    plan = lines(
        "Who watches, and for what",
        wanted="Enter who watches, and for what",
        help_text="Name the services, what they look out for and what they do if they see it",
    )

    def clean_until(self):
        """Monitoring ends in the future."""
        until = self.cleaned_data["until"]
        if until <= today():
            raise forms.ValidationError("The end of monitoring must be in the future")
        return until


class ReasonForm(GovukForm):
    """Why something is done."""

    reason = lines("Why", wanted="Enter why")
