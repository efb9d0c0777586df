"""What a minute taker has typed and not saved yet, their own alone."""

import uuid
from datetime import datetime

from django.db import models
from django.db.models import Q

from getsafe.models.base import Privacy
from getsafe.models.user import User


class MinutesDraftQuerySet(models.QuerySet["MinutesDraft"]):
    """Filters over what was typed and not saved."""

    def visible_to(self, actor: User) -> "MinutesDraftQuerySet":
        """The gate: nobody but the one who typed it."""
        return self.filter(author=actor)

    def holding_text(self) -> "MinutesDraftQuerySet":
        """Those with something typed; the others only remember which pages have been saved."""
        return self.exclude(typed={})

    def untouched_since(self, moment: datetime) -> "MinutesDraftQuerySet":
        """Those last saved at `moment` or before."""
        return self.filter(saved_at__lte=moment)


class MinutesDraft(models.Model):
    """Minutes half typed: on one agenda item, on a case's MACE 1 or on the correction of one."""

    PRIVACY = {"typed": Privacy.NARRATIVE} | dict.fromkeys(
        ("id", "uuid", "author", "item", "case", "meeting", "sendings", "saved_at"),
        Privacy.ADMINISTRATIVE,
    )
    RETENTION = "Until it is saved or thrown away, or 90 days after it was last touched."

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    author = models.ForeignKey("getsafe.User", models.CASCADE, related_name="minutes_drafts")
    item = models.ForeignKey(
        "meetings.AgendaItem", models.CASCADE, null=True, blank=True, related_name="drafts"
    )
    case = models.ForeignKey(
        "getsafe.Case", models.CASCADE, null=True, blank=True, related_name="minutes_drafts"
    )
    meeting = models.ForeignKey(
        "meetings.Meeting", models.CASCADE, null=True, blank=True, related_name="drafts"
    )
    typed = models.JSONField(default=dict)
    sendings = models.JSONField(default=list)  # the pages that text came from, the latest last
    saved_at = models.DateTimeField(auto_now=True, db_index=True)

    objects = MinutesDraftQuerySet.as_manager()

    class Meta:
        ordering = ["-saved_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(item__isnull=False, case__isnull=True, meeting__isnull=True)
                | Q(item__isnull=True, case__isnull=False, meeting__isnull=True)
                | Q(item__isnull=True, case__isnull=True, meeting__isnull=False),
                name="minutesdraft_of_one_thing",
            ),
            *(
                models.UniqueConstraint(
                    fields=["author", of],
                    condition=Q(**{f"{of}__isnull": False}),
                    name=f"minutesdraft_once_a_{of}",
                )
                for of in ("item", "case", "meeting")
            ),
        ]

    def __str__(self) -> str:
        return f"Minutes draft {self.uuid}"
