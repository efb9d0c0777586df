"""The form that says what was not recorded."""

from django import forms

from getsafe.choices import EXPLOITATION_TYPE
from getsafe.govuk.fields import GovukDateField
from getsafe.govuk.forms import GovukForm
from reporting.models import RecordingFact
from reporting.models.recording_fact import NOT_RECORDED_REASON, RECORDED_MEASURE

FIELDS = ("measure", "exploitation_type", "first_on", "last_on", "reason", "text")


class RecordingFactForm(GovukForm):
    """From when to when something was not recorded, and why."""

    measure = forms.ChoiceField(
        label="What was not recorded?",
        choices=RECORDED_MEASURE.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Select what was not recorded"},
    )
    exploitation_type = forms.ChoiceField(
        label="Of which exploitation type?",
        choices=[("", "Every type"), *EXPLOITATION_TYPE.choices],
        required=False,
    )
    first_on = GovukDateField(
        label="First day without records",
        noun="the first day without records",
        error_messages={"required": "Enter the first day without records"},
    )
    last_on = GovukDateField(
        label="Last day without records",
        noun="the last day without records",
        error_messages={"required": "Enter the last day without records"},
    )
    reason = forms.ChoiceField(
        label="Why?",
        choices=NOT_RECORDED_REASON.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Select why it was not recorded"},
    )
    text = forms.CharField(
        label="In your own words",
        help_text="Requesters read this under the table. Do not name a child.",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
    )

    def facts(self) -> dict:
        """What was said, as the actions take it."""
        asked = self.cleaned_data
        return asked | {"exploitation_type": asked["exploitation_type"] or None}


def initial_of(fact: RecordingFact) -> dict:
    """A fact as its form shows it."""
    return {name: getattr(fact, name) for name in FIELDS}
