"""Fields that Django does not have."""

from datetime import date

from django import forms
from django.core.exceptions import ValidationError

from getsafe.dates import today
from getsafe.govuk.widgets import DATE_PARTS, DateWidget

MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)


class GovukDateField(forms.Field):
    """A date typed in three boxes; the month as a number or a name.

    Each refusal says what to do and, in its `parts`, which boxes are wrong. `noun` is what the
    sentences call the date ("date of birth"); without it, the label. `earliest` and `latest`
    are dates; `allow_future=False` refuses tomorrow.
    """

    widget = DateWidget
    default_error_messages = {
        "incomplete": "%(noun)s must include a %(missing)s",
        "year": "%(noun)s must include a year with 4 numbers",
        "invalid": "%(noun)s must be a real date",
        "future": "%(noun)s must be today or in the past",
        "earliest": "%(noun)s must be on or after %(limit)s",
        "latest": "%(noun)s must be on or before %(limit)s",
    }

    def __init__(self, *, noun="", allow_future=True, earliest=None, latest=None, **options):
        super().__init__(**options)
        self.noun = noun
        self.allow_future = allow_future
        self.earliest = earliest
        self.latest = latest

    def to_python(self, value):
        """Return the date, or None when every box is empty."""
        if not value or isinstance(value, date):
            return value or None
        if not any(value):
            return None
        self._check_complete(value)
        day, month, year = self._numbers(value)
        try:
            return date(year, month, day)
        except ValueError:
            raise self._refusal("invalid", DATE_PARTS) from None

    def validate(self, value):
        """Refuse a missing date and one outside the limits."""
        if value is None:
            if self.required:
                raise self._refusal("required", DATE_PARTS)
            return
        if not self.allow_future and value > today():
            raise self._refusal("future", DATE_PARTS)
        if self.earliest and value < self.earliest:
            raise self._refusal("earliest", DATE_PARTS, limit=long_date(self.earliest))
        if self.latest and value > self.latest:
            raise self._refusal("latest", DATE_PARTS, limit=long_date(self.latest))

    def has_changed(self, initial, data):
        """Compare dates; anything that is no date is a change."""
        try:
            return self.to_python(data) != self.to_python(initial)
        except ValidationError:
            return True

    def _check_complete(self, texts):
        missing = [part for part, text in zip(DATE_PARTS, texts, strict=True) if not text]
        if missing:
            raise self._refusal("incomplete", missing, missing=" and ".join(missing))

    def _numbers(self, texts):
        day, month, year = texts
        numbers = (_number(day, 31), _month(month), _year(year))
        wrong = [part for part, number in zip(DATE_PARTS, numbers, strict=True) if not number]
        if wrong:
            raise self._refusal("year" if wrong == ["year"] else "invalid", wrong)
        return numbers

    def _refusal(self, code, parts, **words):
        noun = self.noun or self.label or "date"
        words["noun"] = noun[:1].upper() + noun[1:]
        words["parts"] = tuple(parts)
        return ValidationError(self.error_messages[code], code=code, params=words)


def long_date(day: date) -> str:
    """Write a date as the pages do: 14 April 2025."""
    return f"{day.day} {day:%B %Y}"


def _number(text, highest):
    number = int(text) if text.isascii() and text.isdigit() and len(text) <= 4 else 0
    return number if 1 <= number <= highest else None


def _month(text):
    if text.isascii() and text.isdigit():
        return _number(text, 12)
    name = text.lower().rstrip(".")
    found = [i for i, month in enumerate(MONTHS, 1) if len(name) >= 3 and month.startswith(name)]
    return found[0] if found else (9 if name == "sept" else None)


def _year(text):
    number = _number(text, 9999)
    return number if number and number >= 1000 else None
