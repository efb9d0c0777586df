"""A proposal to close a case half written: its author's alone."""

from datetime import datetime

from django.db import models

from getsafe.models.base import Privacy
from getsafe.models.user import User


class ClosureDraftQuerySet(models.QuerySet["ClosureDraft"]):
    """Filters over drafts of proposals."""

    def visible_to(self, actor: User) -> "ClosureDraftQuerySet":
        """The gate: a draft is its author's alone."""
        return self.filter(author=actor)

    def untouched_since(self, moment: datetime) -> "ClosureDraftQuerySet":
        """Those last saved at `moment` or before."""
        return self.filter(saved_at__lte=moment)


class ClosureDraft(models.Model):
    """Whatever was typed to propose a closure, as typed; gone once the closure is proposed."""

    PRIVACY = {"typed": Privacy.NARRATIVE} | dict.fromkeys(
        ("id", "author", "case", "sendings", "saved_at"), Privacy.ADMINISTRATIVE
    )
    RETENTION = "Until it is sent or thrown away, or 90 days after it was last touched."

    author = models.ForeignKey("getsafe.User", models.CASCADE, related_name="closure_drafts")
    case = models.ForeignKey("getsafe.Case", models.CASCADE, related_name="closure_drafts")
    typed = models.JSONField(default=dict)
    sendings = models.JSONField(default=list)  # the pages that text came from, the latest last
    saved_at = models.DateTimeField(auto_now=True, db_index=True)

    objects = ClosureDraftQuerySet.as_manager()

    class Meta:
        ordering = ["-saved_at"]
        constraints = [
            models.UniqueConstraint(fields=["author", "case"], name="closuredraft_once_a_case")
        ]

    def __str__(self) -> str:
        return f"Closure draft {self.pk}"
