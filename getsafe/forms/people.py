"""The forms about accounts."""

from typing import Any

from django import forms

from getsafe.govuk.forms import GovukForm
from getsafe.govuk.looks import Look
from getsafe.permissions import ROLE_CHOICES, ROLES, Role

NO_NAME = {"required": "Enter their full name"}
NO_ADDRESS = {"required": "Enter their email address"}
ROLE_HINTS = {str(role): definition.holders for role, definition in ROLES.items()}


class RolesField(forms.TypedMultipleChoiceField):
    """One or more of the roles."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            choices=ROLE_CHOICES,
            coerce=Role,
            widget=forms.CheckboxSelectMultiple,
            error_messages={"required": "Select at least one role"},
            **options,
        )


class DetailsForm(GovukForm):
    """Who somebody is."""

    name = forms.CharField(label="Full name", max_length=120, error_messages=NO_NAME)
    job_title = forms.CharField(label="Job title", max_length=120, required=False)
    agency = forms.ModelChoiceField(
        None, label="Agency", empty_label="None: not from an agency", required=False
    )

    def __init__(self, *args: Any, agencies: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["agency"].queryset = agencies  # type: ignore[attr-defined]


class RolesForm(GovukForm):
    """What somebody may do."""

    looks = {"roles": Look(hints=ROLE_HINTS)}

    roles = RolesField(label="Roles")


class InviteForm(DetailsForm):
    """A new account."""

    looks = {"roles": Look(hints=ROLE_HINTS)}

    email = forms.EmailField(label="Email address", max_length=254, error_messages=NO_ADDRESS)
    roles = RolesField(label="Roles")

    field_order = ["name", "email", "job_title", "agency", "roles"]


class NoteForm(GovukForm):
    """Why an account is switched off, on again, or given a new second step."""

    note = forms.CharField(max_length=1000, widget=forms.Textarea(attrs={"rows": 4}))

    def __init__(self, *args: Any, label: str, hint: str = "", **options: Any) -> None:
        super().__init__(*args, **options)
        note = self.fields["note"]
        note.label, note.help_text = label, hint
        note.error_messages["required"] = f"Enter {label[:1].lower()}{label[1:]}"
