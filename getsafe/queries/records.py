"""Any one record, named by its kind and its random identifier."""

from typing import Any

from django.apps import apps
from django.db import models

from getsafe.models import Child, User


def visible_records(actor: User, label: str) -> models.QuerySet[Any] | None:
    """The records of the kind `label` ("getsafe.case") that `actor` may open; None for no kind.

    Only kinds with a gate and an identifier of their own count: nothing else has a page.
    """
    try:
        model = apps.get_model(label)
    except (LookupError, ValueError):
        return None
    records = model._default_manager.all()
    gate = getattr(records, "visible_to", None)
    return gate(actor) if gate and hasattr(model, "uuid") else None


def child_of(subject: models.Model) -> Child | None:
    """The child that a record, or the case of it, is about, where it is about one."""
    if isinstance(subject, Child):
        return subject
    case = getattr(subject, "case", None)
    return case.child if case else getattr(subject, "child", None)
