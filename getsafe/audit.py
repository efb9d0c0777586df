"""The one way to write the audit log, and what a row of it says."""

from collections.abc import Iterable
from contextvars import ContextVar
from typing import Any

from django.db import models
from django.utils import timezone

from getsafe.models import AuditEntry, User

SYSTEM = "GETSAFE itself"
request_id: ContextVar[str] = ContextVar("request_id", default="")


def record(
    verb: str,
    subject: models.Model,
    *,
    by: User | None,
    child: models.Model | None = None,
    reason: str = "",
    details: dict[str, Any] | None = None,
) -> AuditEntry:
    """Append one row: `by` did `verb` to `subject`, about `child`, for `reason`.

    `verb` is noun.act, such as "case.close". `details` holds field names, codes and counts, never
    what was typed about a person. `by` None is the program itself (an import, a task). Call it
    inside the transaction of the write that it records.
    """
    entry = compose(verb, subject, by=by, child=child, reason=reason, details=details)
    entry.save(force_insert=True)
    return entry


def record_all(entries: Iterable[AuditEntry]) -> None:
    """Append rows that `compose` gave, in one statement; otherwise as `record`."""
    AuditEntry.objects.bulk_create(entries)


def compose(
    verb: str,
    subject: models.Model,
    *,
    by: User | None,
    child: models.Model | None = None,
    reason: str = "",
    details: dict[str, Any] | None = None,
) -> AuditEntry:
    """A row that `record_all` is to append together with others; its arguments are `record`'s."""
    return AuditEntry(
        at=timezone.now(),
        actor_id=by.pk if by else None,
        actor_label=by.email if by else SYSTEM,
        verb=verb,
        subject_type=subject._meta.label_lower,
        subject_key=str(getattr(subject, "uuid", subject.pk)),
        child_key=str(child.uuid) if child else "",  # type: ignore[attr-defined]
        reason=reason,
        details=details or {},
        request_id=request_id.get(),
    )


def reason_of(entry: int) -> str:
    """The reason kept in an entry."""
    return AuditEntry.objects.values_list("reason", flat=True).get(pk=entry)
