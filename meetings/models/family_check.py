"""That somebody read what may go to a child and family before it was printed."""

import pgtrigger
from django.db import models

from getsafe.models.base import Privacy, tracked
from meetings.models.meeting import Meeting


@tracked()
class FamilyCheck(models.Model):
    """One reading of a family's copy; it holds for the text that was read and no other."""

    PRIVACY = dict.fromkeys(
        ("id", "meeting", "fingerprint", "checked_by", "checked_at"), Privacy.ADMINISTRATIVE
    )
    RETENTION = "With the meeting."

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="family_checks")
    fingerprint = models.CharField(max_length=64)
    checked_by = models.ForeignKey("getsafe.User", models.PROTECT, related_name="+")
    checked_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "fingerprint"], name="familycheck_once_a_text"
            )
        ]
        triggers = [
            pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self) -> str:
        return f"Family check {self.pk}"
