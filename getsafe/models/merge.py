"""Merges of two records of one child: what moved, so that a mistaken one can be undone."""

import uuid

from django.db import models

from getsafe import access
from getsafe.models.base import Privacy, tracked
from getsafe.models.child import Child
from getsafe.models.user import User


class MergeQuerySet(models.QuerySet["RecordMerge"]):
    """Filters over merges."""

    def visible_to(self, actor: User) -> "MergeQuerySet":
        """The gate: merges of records that `actor` may open."""
        return self.filter(into__in=Child.objects.filter(access.scope_of(actor, "child")))


@tracked()
class RecordMerge(models.Model):
    """One merge: which rows moved, and what the kept record said before it was filled in."""

    PRIVACY = {"before": Privacy.IDENTIFYING, "undone_reason": Privacy.NARRATIVE} | dict.fromkeys(
        (
            "id",
            "uuid",
            "child",
            "into",
            "moved",
            "merged_by",
            "merged_at",
            "undone_by",
            "undone_at",
        ),
        Privacy.ADMINISTRATIVE,
    )
    RETENTION = "With the child's record."

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    child = models.ForeignKey("getsafe.Child", models.PROTECT, related_name="+")
    into = models.ForeignKey("getsafe.Child", models.PROTECT, related_name="+")
    moved = models.JSONField(default=dict)
    before = models.JSONField(default=dict)
    merged_by = models.ForeignKey("getsafe.User", models.PROTECT, related_name="+")
    merged_at = models.DateTimeField(auto_now_add=True)
    undone_by = models.ForeignKey(
        "getsafe.User", models.PROTECT, null=True, blank=True, related_name="+"
    )
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_reason = models.TextField(blank=True)

    objects = MergeQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(child=models.F("into")), name="recordmerge_of_two_records"
            ),
            models.CheckConstraint(
                condition=models.Q(undone_at__isnull=True, undone_by__isnull=True)
                | models.Q(undone_at__isnull=False, undone_by__isnull=False)
                & ~models.Q(undone_reason=""),
                name="recordmerge_undone_with_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"Merge {self.pk}"
