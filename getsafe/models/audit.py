"""The audit log: who did or read what, when and why; append-only and sealed into a chain."""

import pgtrigger
from django.db import models

from getsafe.models.base import Privacy

APPEND_ONLY = [
    pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete),
    pgtrigger.Trigger(
        name="no_truncate",
        level=pgtrigger.Statement,
        when=pgtrigger.Before,
        operation=pgtrigger.Truncate,
        func="RAISE EXCEPTION 'the audit log is append-only';",
    ),
]


class AuditEntry(models.Model):
    """One act: a write, a refusal that matters, a sign-in, or the reading of a child's record.

    It names its subject by label and key, without a foreign key, so that it outlives the subject.
    It holds no personal data of a child: `details` is field names, codes and counts.
    """

    PRIVACY = {
        "id": Privacy.ADMINISTRATIVE,
        "at": Privacy.ADMINISTRATIVE,
        "actor_id": Privacy.ADMINISTRATIVE,
        "actor_label": Privacy.IDENTIFYING,
        "verb": Privacy.ADMINISTRATIVE,
        "subject_type": Privacy.ADMINISTRATIVE,
        "subject_key": Privacy.ADMINISTRATIVE,
        "child_key": Privacy.ADMINISTRATIVE,
        "reason": Privacy.NARRATIVE,
        "details": Privacy.ADMINISTRATIVE,
        "request_id": Privacy.ADMINISTRATIVE,
    }
    RETENTION = "Kept as long as the record it is about, and at least seven years."

    at = models.DateTimeField()
    actor_id = models.BigIntegerField(null=True)
    actor_label = models.CharField(max_length=254)
    verb = models.CharField(max_length=60)
    subject_type = models.CharField(max_length=60)
    subject_key = models.CharField(max_length=64)
    child_key = models.CharField(max_length=64, blank=True)
    reason = models.TextField(blank=True)
    details = models.JSONField(default=dict)
    request_id = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ["-id"]
        verbose_name_plural = "audit entries"
        indexes = [
            models.Index(fields=["subject_type", "subject_key"]),
            models.Index(
                fields=["child_key"], condition=~models.Q(child_key=""), name="audit_child"
            ),
            models.Index(fields=["actor_id", "-at"]),
            models.Index(fields=["-at"]),
            models.Index(fields=["verb", "-id"], name="audit_verb"),
        ]
        triggers = APPEND_ONLY

    def __str__(self) -> str:
        return f"{self.verb} {self.subject_type} {self.subject_key}"


class AuditSeal(models.Model):
    """One link of the chain: the hash of an audit entry and of the link before it.

    Sealing happens shortly after the write, in a task, so that no write waits for a lock.
    """

    PRIVACY = {
        "number": Privacy.ADMINISTRATIVE,
        "entry": Privacy.ADMINISTRATIVE,
        "hash": Privacy.ADMINISTRATIVE,
        "sealed_at": Privacy.ADMINISTRATIVE,
    }
    RETENTION = "Kept as long as the entry."

    number = models.BigIntegerField(primary_key=True)
    entry = models.OneToOneField(
        AuditEntry, models.DO_NOTHING, related_name="seal", db_constraint=False
    )
    hash = models.CharField(max_length=64)
    sealed_at = models.DateTimeField()

    class Meta:
        ordering = ["number"]
        triggers = APPEND_ONLY

    def __str__(self) -> str:
        return f"Seal {self.number}"
