"""What was brought in from an old tracker, when and by whom."""

import uuid

from django.db import models

from getsafe.models.base import Privacy, tracked


@tracked()
class ImportBatch(models.Model):
    """One committed import of a file; undone as a whole while nothing has been built on it."""

    PRIVACY = {
        "id": Privacy.ADMINISTRATIVE,
        "uuid": Privacy.ADMINISTRATIVE,
        "file_name": Privacy.ADMINISTRATIVE,
        "sha256": Privacy.ADMINISTRATIVE,
        "row_count": Privacy.ADMINISTRATIVE,
        "made": Privacy.ADMINISTRATIVE,
        "imported_at": Privacy.ADMINISTRATIVE,
        "imported_by": Privacy.ADMINISTRATIVE,
        "undone_at": Privacy.ADMINISTRATIVE,
        "undone_by": Privacy.ADMINISTRATIVE,
    }
    RETENTION = "Kept as long as any record it made."

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    file_name = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64)
    row_count = models.PositiveIntegerField()
    made = models.JSONField(default=dict, help_text="How many rows of each kind it made")
    imported_at = models.DateTimeField(auto_now_add=True)
    imported_by = models.ForeignKey(
        "getsafe.User", models.PROTECT, null=True, blank=True, related_name="+"
    )
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(
        "getsafe.User", models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["-imported_at"]
        verbose_name_plural = "import batches"

    def __str__(self) -> str:
        return f"Import {self.uuid}"
