"""The form that asks why a record is opened."""

from django import forms

from getsafe.govuk.forms import GovukForm


class ReasonForm(GovukForm):
    """The reason for opening one record."""

    reason = forms.CharField(
        label="Why do you need to open this record?",
        help_text=(
            "For example a subject access request, a complaint or an audit, with its reference. "
            "Do not name a child."
        ),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={
            "required": "Enter why you need to open this record",
            "max_length": "The reason must be 500 characters or fewer",
        },
    )
