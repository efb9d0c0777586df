"""The form that asks for the report of a past period."""

from collections.abc import Sequence

from django import forms

from getsafe.govuk.forms import GovukForm


class PeriodForm(GovukForm):
    """Which period to make a report of; `periods` are pairs of first day and label."""

    period = forms.ChoiceField(
        label="Make a report of", error_messages={"required": "Select a period"}
    )

    def __init__(self, *args, periods: Sequence[tuple[str, str]], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["period"].choices = periods
