"""What somebody typed and could not send, because their session had ended."""

import uuid
from datetime import datetime

from django.db import models

from getsafe.models.base import Privacy
from getsafe.models.user import User


class SavedFormQuerySet(models.QuerySet["SavedForm"]):
    """Filters over forms kept for their owner."""

    def visible_to(self, actor: User) -> "SavedFormQuerySet":
        """The gate: nobody but the one who typed it."""
        return self.filter(owner=actor)

    def kept_at(self, moment: datetime) -> "SavedFormQuerySet":
        """Those not yet past their day."""
        return self.filter(expires_at__gt=moment)


class SavedForm(models.Model):
    """A form sent after its session had ended: kept a day, encrypted, for its owner's eyes only.

    It is offered again after signing in and never sent by itself. The history triggers leave it
    alone on purpose, or what was to be gone in a day would stay for ever.
    """

    PRIVACY = dict.fromkeys(
        ("id", "uuid", "owner", "kept_at", "expires_at"), Privacy.ADMINISTRATIVE
    ) | {"content": Privacy.NARRATIVE}
    RETENTION = "One day, or until it was sent or thrown away."

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    owner = models.ForeignKey("getsafe.User", models.CASCADE, related_name="saved_forms")
    content = models.TextField()
    kept_at = models.DateTimeField()
    expires_at = models.DateTimeField(db_index=True)

    objects = SavedFormQuerySet.as_manager()

    class Meta:
        ordering = ["-kept_at", "-id"]

    def __str__(self) -> str:
        return f"Saved form {self.pk}"
