"""A form's answers as a summary list: for checking before they are sent."""

from datetime import date
from typing import Any

from django import forms

from getsafe.govuk.components import Link, SummaryList, SummaryRow
from getsafe.govuk.fields import long_date
from getsafe.govuk.summary import target_id

EMPTY = "Not given"


def summary(
    form: forms.BaseForm, *, title: str, url: str, leave_out: tuple[str, ...] = ()
) -> SummaryList:
    """What a valid form says, a line for each answer with a link to change it.

    What was left empty is named in one last line, so that the answers given are seen.
    """
    asked = [field for field in form if field.name not in leave_out]
    given = [(field, words(field.field, form.cleaned_data.get(field.name))) for field in asked]
    rows = [SummaryRow(_label(field), said, [_change(field, url)]) for field, said in given if said]
    empty = [field for field, said in given if not said]
    if empty:
        labels = "\n".join(_label(field) for field in empty)
        rows.append(SummaryRow(EMPTY, labels, [Link("Add", url, f"to {title.lower()}")]))
    return SummaryList(rows, title=title)


def words(field: forms.Field, value: Any) -> str:
    """An answer as a person would say it; nothing for an empty one."""
    if value in (None, "", []):
        return ""
    if isinstance(value, date):
        return long_date(value)
    if isinstance(field, forms.ChoiceField):
        labels = _labels(field)
        chosen = value if isinstance(value, (list, tuple)) else [value]
        return "\n".join(labels.get(str(code), str(code)) for code in chosen)
    return str(value)


def _change(field: forms.BoundField, url: str) -> Link:
    return Link("Change", f"{url}#{target_id(field)}", _label(field).lower())


def _label(field: forms.BoundField) -> str:
    return str(field.label).removesuffix(" (optional)")


def _labels(field: forms.ChoiceField) -> dict[str, str]:
    labels: dict[str, str] = {}
    listed: Any = field.choices
    for key, text in listed:
        if isinstance(text, (list, tuple)):
            labels |= {str(code): label for code, label in text}
        else:
            labels[str(key)] = str(text)
    return labels
