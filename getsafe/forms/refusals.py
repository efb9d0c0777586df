"""Putting a refused act on the form that asked for it."""

from django import forms

from getsafe.errors import Refused


def show(form: forms.BaseForm, refusal: Refused) -> None:
    """Add the refusal's sentence beside its field, or above the form."""
    form.add_error(refusal.field if refusal.field in form.fields else None, refusal.message)
