"""Forms whose refusals are instructions: "Enter the referral date", "Select a risk level"."""

import copy
from collections.abc import Iterable, Iterator

from django import forms
from django.db.models.fields import BLANK_CHOICE_DASH
from django.forms.utils import pretty_name
from django.utils.choices import BaseChoiceIterator

from getsafe.govuk.looks import Look

# Per kind of field: Django's message code and what to say instead. The first kind that fits wins.
WORDING: tuple[tuple[type[forms.Field], dict[str, str]], ...] = (
    (forms.FileField, {"required": "Select {noun}", "empty": "The selected file is empty",
                       "invalid": "The selected file could not be uploaded. Try again"}),
    (forms.EmailField, {"invalid": "Enter an email address in the correct format, "
                                   "like name@example.gov.uk"}),
    (forms.DecimalField, {"invalid": "{Noun} must be a number"}),
    (forms.FloatField, {"invalid": "{Noun} must be a number"}),
    (forms.IntegerField, {"invalid": "{Noun} must be a whole number"}),
    (forms.BooleanField, {"required": "Select “{Noun}” to continue"}),
    (forms.TimeField, {"invalid": "{Noun} must be a real time, like 14:30"}),
)  # fmt: skip
LIMITS = {
    "max_length": "{Noun} must be %(limit_value)d characters or fewer",
    "min_length": "{Noun} must be %(limit_value)d characters or more",
    "max_value": "{Noun} must be %(limit_value)s or less",
    "min_value": "{Noun} must be %(limit_value)s or more",
}
CHOICES = {
    "required": "Select {noun}",
    "invalid_choice": "Select {noun} from the list",
    "invalid_list": "Select {noun} from the list",
    "invalid_pk_value": "Select {noun} from the list",
}


class GovukFormMixin:
    """Words each field's refusals from its label; what a field words itself stays.

    `looks` says how fields are drawn, `labels` renames fields of a form that is not ours and
    `nouns` says what is to be entered there. A label that is a question needs a `noun` on its field
    or its own error messages.
    """

    fields: dict[str, forms.Field]
    base_fields: dict[str, forms.Field]
    looks: dict[str, Look] = {}
    labels: dict[str, str] = {}
    nouns: dict[str, str] = {}

    def __init__(self, *args, shares_fields=False, **kwargs):
        """`shares_fields` is for a form that nobody draws: copying fields takes a form's time."""
        worded = self._worded_fields()
        self.base_fields = _Shared(worded) if shares_fields else worded
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            known = self.base_fields.get(name)
            if known is None or known.label != field.label:
                self._word(name, field)

    def draw_anew(self, values):
        """Show `values` in place of what was sent, to be sent again, without finding fault."""
        self.is_bound, self.initial, self._errors = False, values, None
        self._bound_fields_cache.clear()

    @classmethod
    def _worded_fields(cls):
        """The class's fields, worded at its first form: wording takes longer than drawing."""
        if "_worded" not in cls.__dict__:
            fields = copy.deepcopy(cls.base_fields)
            for name, field in fields.items():
                cls._word(name, field)
                _settle_choices(field)
            cls._worded = fields
        return cls._worded

    @classmethod
    def _word(cls, name, field):
        if name in cls.labels or field.label is None:
            field.label = cls.labels.get(name) or pretty_name(name)
        if name in cls.nouns:
            field.noun = cls.nouns[name]
        word(field)


class _Shared(dict):
    """Fields that their form shares with its class."""

    def __deepcopy__(self, _memo):
        return dict(self)


class GovukForm(GovukFormMixin, forms.Form):
    """A plain form in GOV.UK wording."""


def word(field: forms.Field) -> None:
    """Replace Django's stock messages and its row of dashes on a field by instructions."""
    noun = getattr(field, "noun", "") or _lower_first(str(field.label))
    _name_the_empty_choice(field, f"Select {noun}")
    stock = _stock_messages(field)
    for code, text in _instructions(field).items():
        if field.error_messages.get(code) == stock.get(code):
            # A label may hold a percent sign; the messages are formatted once more.
            safe = noun.replace("%", "%%") if "%(" in text else noun
            message = text.replace("{noun}", safe)
            field.error_messages[code] = message.replace("{Noun}", safe[:1].upper() + safe[1:])


def _name_the_empty_choice(field, text):
    dashes = BLANK_CHOICE_DASH[0][1]
    if isinstance(field, forms.ModelChoiceField):
        field.empty_label = text if field.empty_label == dashes else field.empty_label
    elif isinstance(field, forms.ChoiceField) and isinstance(field.choices, list):
        field.choices = [
            (value, text if label == dashes else label) for value, label in field.choices
        ]


def _settle_choices(field):
    if isinstance(field, forms.ChoiceField) and isinstance(field.choices, list):
        field.choices = Settled(field.choices)


class Settled(BaseChoiceIterator):
    """Choices that belong to the class: its forms share them, for copying takes a form's time."""

    def __init__(self, choices: Iterable) -> None:
        self._choices = tuple(choices)

    def __iter__(self) -> Iterator:
        return iter(self._choices)

    def __copy__(self) -> "Settled":
        return self

    def __deepcopy__(self, _memo: dict) -> "Settled":
        return self


def _instructions(field):
    words = {"required": "Enter {noun}", **LIMITS}
    for kind, kind_words in WORDING:
        if isinstance(field, kind):
            words |= kind_words
            break
    chooses = isinstance(field.widget, (forms.Select, forms.RadioSelect))
    return words | CHOICES if chooses else words


def _stock_messages(field):
    stock: dict[str, str] = {}
    for kind in reversed(type(field).__mro__):
        stock |= getattr(kind, "default_error_messages", {})
    return stock


def _lower_first(label):
    """Lower a label's first letter unless its first word is an abbreviation (NHS number)."""
    first = label.split(" ", 1)[0]
    return (
        label
        if len(first) > 1 and first[1:] != first[1:].lower()
        else label[:1].lower() + label[1:]
    )
