"""Forms in steps: drawn from what was typed, checked only when sent or submitted."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import QueryDict

from getsafe.choices import YES_NO_UNKNOWN
from getsafe.govuk.forms import GovukForm


def long_text(label: str, **options: Any) -> forms.CharField:
    """A field for a paragraph or two."""
    return forms.CharField(label=label, widget=forms.Textarea, **options)


def yes_no_unknown(label: str, noun: str) -> forms.ChoiceField:
    """A question whose answer may be not known, which is an answer too."""
    field = forms.ChoiceField(
        label=label,
        choices=YES_NO_UNKNOWN.choices,
        widget=forms.RadioSelect,
        error_messages={"required": f"Select whether {noun}"},
    )
    field.noun = noun
    return field


class StepForm(GovukForm):
    """One step: drawn from what was typed, checked only when it is sent or submitted."""

    title = ""
    short_title = ""

    @classmethod
    def typed_in(cls, sent: QueryDict) -> dict[str, list[str]]:
        """What was sent of this step's own fields, as typed."""
        own = tuple(cls.base_fields)
        dates = tuple(f"{name}-" for name in own)
        return {key: sent.getlist(key) for key in sent if key in own or key.startswith(dates)}

    @classmethod
    def check_typed(cls, typed: Mapping[str, list[str]], **options: Any) -> "StepForm":
        """The step with its errors, from what a draft kept; it is read, and not drawn."""
        return cls(_as_sent(typed), shares_fields=True, **options)

    @classmethod
    def show_typed(cls, typed: Mapping[str, list[str]], **options: Any) -> "StepForm":
        """The step as it was left, without finding fault."""
        if not typed:
            return cls(**options)
        sent = _as_sent(typed)
        left = {
            name: field.widget.value_from_datadict(sent, {}, name)
            for name, field in cls.base_fields.items()
        }
        return cls(**options | {"initial": left})

    def forget(self, *names: str) -> None:
        """Take questions as not asked, whatever is in their boxes: another answer closed them."""
        for name in names:
            self.errors.pop(name, None)
            self.cleaned_data[name] = self.fields[name].to_python("")


def _as_sent(typed: Mapping[str, list[str]]) -> QueryDict:
    sent = QueryDict(mutable=True)
    for name, values in typed.items():
        sent.setlist(name, values)
    return sent
