"""Fields that pick records from lists passed in, and forms that keep what was typed unchecked."""

from collections.abc import Callable, Collection, Iterable
from typing import Any

from django import forms
from django.forms.utils import ErrorDict

from getsafe.govuk.forms import GovukForm


def called(record: Any) -> str:
    """A record by its name, where it has one; an account's own wording holds its key alone."""
    return getattr(record, "name", "") or str(record)


class PickField(forms.ChoiceField):
    """Picks one record of those offered; nothing picked is None. `noun` words its refusals."""

    def __init__(self, *args: Any, noun: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.noun = noun

    def offer(
        self,
        records: Iterable[Any],
        *,
        label: Callable[[Any], str] = called,
        empty: str | None = None,
    ) -> None:
        """Offer these records, after a line for none where `empty` words it."""
        self.records = {str(record.pk): record for record in records}
        first = [] if empty is None else [("", empty)]
        self.choices = first + [(key, label(record)) for key, record in self.records.items()]

    def lead_with(self, heading: str, keys: Collection[int], *, others: str) -> None:
        """Put those offered who have these keys first, under a heading; the rest under another."""
        wanted = {str(key) for key in keys}
        listed = [choice for choice in self.choices if choice[0]]
        first = [choice for choice in listed if choice[0] in wanted]
        rest = [choice for choice in listed if choice[0] not in wanted]
        if first:
            nobody = [choice for choice in self.choices if not choice[0]]
            groups = [(heading, first), (others, rest)]
            self.choices = nobody + [group for group in groups if group[1]]

    def clean(self, value: Any) -> Any:
        """The record itself."""
        return self.records.get(super().clean(value))


class PickManyField(forms.MultipleChoiceField):
    """Picks any number of the records offered."""

    widget = forms.CheckboxSelectMultiple

    def offer(self, records: Iterable[Any], *, label: Callable[[Any], str] = called) -> None:
        """Offer these records."""
        self.records = {str(record.pk): record for record in records}
        self.choices = [(key, label(record)) for key, record in self.records.items()]

    def clean(self, value: Any) -> Any:
        """The records themselves."""
        return [self.records[key] for key in super().clean(value)]


class PartForm(GovukForm):
    """One part of a page that saves part by part; the other parts keep what was typed."""

    starts_with: tuple[str, ...] = ()

    def leave_unchecked(self) -> None:
        """Show what was typed without a word about it."""
        self._errors = ErrorDict()
        self.cleaned_data = {}

    def is_started(self) -> bool:
        """Whether anything was typed in the fields that a part begins with."""
        names = [self.add_prefix(name) for name in self.starts_with]
        return any(str(self.data.get(name, "")).strip() for name in names)


def area(label: str, *, hint: str = "", required: bool = False, **options: Any) -> forms.CharField:
    """A box for sentences."""
    return forms.CharField(
        label=label,
        help_text=hint,
        required=required,
        widget=forms.Textarea,
        max_length=20000,
        **options,
    )
