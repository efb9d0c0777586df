"""Drafts: a referral half written, its author's alone."""

import uuid
from datetime import datetime

from django.db import models

from getsafe.models.base import Privacy
from getsafe.models.user import User


class DraftQuerySet(models.QuerySet["ReferralDraft"]):
    """Filters over drafts."""

    def visible_to(self, actor: User) -> "DraftQuerySet":
        """The gate: a draft is its author's alone."""
        return self.filter(author=actor)

    def untouched_since(self, moment: datetime) -> "DraftQuerySet":
        """Those last saved at `moment` or before."""
        return self.filter(saved_at__lte=moment)


class ReferralDraft(models.Model):
    """A referral half written: whatever was typed, as typed; gone once it is submitted."""

    PRIVACY = {"typed": Privacy.NARRATIVE, "match_answers": Privacy.ADMINISTRATIVE} | dict.fromkeys(
        ("id", "uuid", "author", "steps_done", "sendings", "started_at", "saved_at"),
        Privacy.ADMINISTRATIVE,
    )
    RETENTION = "Deleted on submission, or 90 days after it was last touched."

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    author = models.ForeignKey("getsafe.User", models.CASCADE, related_name="drafts")
    typed = models.JSONField(default=dict)
    steps_done = models.JSONField(default=list)
    sendings = models.JSONField(default=dict)  # by step: pages and their last number
    match_answers = models.JSONField(default=dict)
    started_at = models.DateTimeField(auto_now_add=True)
    saved_at = models.DateTimeField(auto_now=True, db_index=True)

    objects = DraftQuerySet.as_manager()

    class Meta:
        ordering = ["-saved_at"]

    def __str__(self) -> str:
        return f"Draft {self.uuid}"
