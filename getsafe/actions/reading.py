"""Why somebody opens a record that they may open only with a reason."""

from django.db import models, transaction

from getsafe import audit
from getsafe.models import AuditEntry, Child, User
from getsafe.queries.audit import Search


@transaction.atomic
def give_reason(subject: models.Model, *, by: User, child: Child | None, reason: str) -> AuditEntry:
    """Keep the reason for opening `subject` in the audit log; the page's own read row follows."""
    verb = f"{subject._meta.model_name}.reason"
    return audit.record(verb, subject, by=by, child=child, reason=reason)


@transaction.atomic
def search_audit(reader: User, *, by: User, search: Search) -> AuditEntry:
    """Keep that `reader` looked into the audit log, for which child and by which parts."""
    return audit.record(
        "audit.search", reader, by=by, child=search.child, details={"parts": search.parts}
    )


@transaction.atomic
def search_children(reader: User, *, by: User) -> AuditEntry:
    """Keep that `reader` looked for a child: not what was typed, which may be a name."""
    return audit.record("child.search", reader, by=by)
