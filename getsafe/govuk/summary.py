"""The error summary: what is wrong on the page, each line a link into the field it is about."""

from collections.abc import Iterable, Iterator

from django import forms
from django.forms.formsets import BaseFormSet
from django.utils.safestring import SafeString

from getsafe.govuk.bound import wrong_date_parts
from getsafe.govuk.looks import revealed_names
from getsafe.govuk.renderer import component
from getsafe.govuk.widgets import DateWidget


def error_summary(forms_shown: Iterable) -> SafeString:
    """Return the summary of the forms' and formsets' errors, or nothing when there are none."""
    lines = [line for form in forms_shown for line in _lines(form)]
    if not lines:
        return SafeString("")
    return component("error-summary", {"titleText": "There is a problem", "errorList": lines})


def has_errors(forms_shown: Iterable) -> bool:
    """Tell whether any of the bound forms or formsets was refused."""
    return any(form.is_bound and not form.is_valid() for form in forms_shown)


def _lines(form) -> Iterator[dict]:
    if not form.is_bound:
        return
    if isinstance(form, BaseFormSet):
        first = next(iter(form.forms), None)
        yield from _unplaced(form.non_form_errors(), first)
        for member in form.forms:
            yield from _lines(member)
        return
    yield from _unplaced(form.non_field_errors(), form)
    for bound_field in form:
        href = None if bound_field.is_hidden else f"#{target_id(bound_field)}"
        for error in bound_field.errors:
            yield {"text": error, "href": href}


def _unplaced(errors, form) -> Iterator[dict]:
    """Lead an error of the whole form to its first field: that is where correcting begins."""
    if not errors:
        return
    inside = revealed_names(form) if form else set()
    visible = [field for field in form.visible_fields() if field.name not in inside] if form else []
    href = f"#{target_id(visible[0])}" if visible else None
    for error in errors:
        yield {"text": error, "href": href}


def target_id(bound_field: forms.BoundField) -> str:
    """Name the input that takes the focus: of a date, the first box that is wrong."""
    if isinstance(bound_field.field.widget, DateWidget):
        wrong = wrong_date_parts(bound_field)
        return f"{bound_field.auto_id}-{wrong[0] if wrong else 'day'}"
    return bound_field.auto_id
