"""Widgets that Django does not have."""

from datetime import date

from django import forms

DATE_PARTS = ("day", "month", "year")


class DateWidget(forms.MultiWidget):
    """A date in three boxes, named `<field>-day`, `-month` and `-year`; keeps what was typed."""

    def __init__(self, attrs=None):
        super().__init__(dict.fromkeys(DATE_PARTS, forms.TextInput), attrs)
        self.widgets_names = [f"-{part}" for part in DATE_PARTS]

    def decompress(self, value):
        """Split a date, or its ISO text, over the boxes."""
        if isinstance(value, str):
            value = date.fromisoformat(value) if value else None
        return [value.day, value.month, value.year] if value else [None, None, None]

    def value_from_datadict(self, data, files, name):
        """Return the three texts as typed, without the blanks around them."""
        parts = super().value_from_datadict(data, files, name)
        return [(part or "").strip() for part in parts]
