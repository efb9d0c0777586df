"""The forms of a merge: which record is kept, and why a merge is undone."""

from typing import Any

from django import forms

from getsafe.forms.steps import long_text
from getsafe.govuk.forms import GovukForm
from getsafe.models import Child


class MergeForm(GovukForm):
    """Which record is kept."""

    kept = forms.ChoiceField(
        label="Which record do you keep?",
        help_text="Everything of the other one moves to it",
        widget=forms.RadioSelect,
        error_messages={"required": "Select the record that you keep"},
    )

    def __init__(self, *args: Any, records: tuple[Child, Child], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [(str(child.uuid), f"{child.full_name}, {child.reference}") for child in records]
        self.fields["kept"].choices = named


class UndoMergeForm(GovukForm):
    """Why a merge is undone."""

    reason = long_text(
        "Why is the merge undone?",
        error_messages={"required": "Enter why the merge is undone"},
    )
