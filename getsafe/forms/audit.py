"""The search of the audit log."""

from collections.abc import Sequence
from typing import Any

from django import forms

from getsafe.govuk.fields import GovukDateField
from getsafe.govuk.forms import GovukForm
from getsafe.models import Child, User
from getsafe.queries.audit import Search


class AuditSearchForm(GovukForm):
    """Who, about which child, what and when; every part may be left empty."""

    person = forms.ModelChoiceField(
        None, label="Person", required=False, to_field_name="uuid", empty_label="Anybody"
    )
    child = forms.CharField(
        label="Child's reference", required=False, help_text="For example GS-7K4QW2XM"
    )
    subject = forms.UUIDField(required=False, widget=forms.HiddenInput)
    verb = forms.ChoiceField(label="What was done", required=False)
    from_day = GovukDateField(label="From", required=False)
    to_day = GovukDateField(label="To", required=False)

    def __init__(
        self, *args: Any, people: Any, verbs: Sequence[str], words: Any, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.fields["person"].queryset = people  # type: ignore[attr-defined]
        self.fields["person"].label_from_instance = _name  # type: ignore[attr-defined]
        choices = [("", "Anything"), *((verb, words(verb)) for verb in verbs)]
        self.fields["verb"].choices = choices  # type: ignore[attr-defined]

    def clean_child(self) -> Child | None:
        """The child of the reference; their name is not asked, so that no address holds it."""
        reference = self.cleaned_data["child"].strip().upper()
        if not reference:
            return None
        found = Child.objects.filter(reference=reference).first()
        if found is None:
            raise forms.ValidationError("Enter a reference as it stands on the child's record")
        return found

    def clean(self) -> dict[str, Any]:
        """Refuse an end before the beginning."""
        cleaned = super().clean() or self.cleaned_data
        first, last = cleaned.get("from_day"), cleaned.get("to_day")
        if first and last and last < first:
            self.add_error("to_day", "The end must be the same day as the beginning or after it")
        return cleaned

    @property
    def search(self) -> Search:
        """What was asked, once the form is valid."""
        about = self.cleaned_data["subject"]
        return Search(**self.cleaned_data | {"subject": str(about) if about else ""})


def _name(person: User) -> str:
    return f"{person.name} ({person.email})"
