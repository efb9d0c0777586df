"""The forms that ask for the report of a past period, and that say when reports are made."""

from collections.abc import Sequence

from django import forms

from getsafe.govuk.forms import GovukForm
from getsafe.govuk.looks import Look


class PeriodForm(GovukForm):
    """Which period to make a report of; `periods` are pairs of first day and label."""

    period = forms.ChoiceField(
        label="Make a report of", error_messages={"required": "Select a period"}
    )

    def __init__(self, *args, periods: Sequence[tuple[str, str]], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["period"].choices = periods


class ScheduleForm(GovukForm):
    """When a report is made; `days` are pairs of the scheduler's number and a name."""

    is_on = forms.ChoiceField(
        label="Is it made by itself?",
        choices=[("yes", "Yes"), ("no", "No, not until this is changed")],
        widget=forms.RadioSelect,
        error_messages={"required": "Select whether it is made by itself"},
    )
    day = forms.TypedChoiceField(
        label="On which day?", coerce=int, error_messages={"required": "Select a day"}
    )
    at = forms.TimeField(
        label="At what time?",
        help_text="In 24 hours, for example 06:00",
        input_formats=["%H:%M"],
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "text"}),
        error_messages={
            "required": "Enter a time, for example 06:00",
            "invalid": "Enter a time in 24 hours, for example 06:00",
        },
    )
    looks = {"at": Look(width=5)}

    def __init__(self, *args, days: Sequence[tuple[int, str]], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["day"].choices = [("", "Select a day"), *days]

    def chosen(self) -> dict:
        """The choice, as the action takes it."""
        asked = self.cleaned_data
        return {"is_on": asked["is_on"] == "yes", "day": asked["day"], "at": asked["at"]}
