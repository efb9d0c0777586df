"""The safety plan that MACE 1 makes and each review renews."""

from django.db import models
from django.db.models import Q

from getsafe.models.base import Privacy, not_future, tracked
from meetings.models.meeting import closed_with_its_minutes


@tracked()
class SafetyPlan(models.Model):
    """One version of a child's safety plan; a review writes the next, never over this one."""

    PRIVACY = (
        dict.fromkeys(
            ("id", "case", "meeting", "version", "recorded_by", "recorded_at"),
            Privacy.ADMINISTRATIVE,
        )
        | dict.fromkeys(("agreed_on", "safety_scale"), Privacy.CODED)
        | dict.fromkeys(
            ("worries", "working_well", "next_steps", "contingency", "child_words", "family_words"),
            Privacy.NARRATIVE,
        )
    )
    RETENTION = "With the case."

    case = models.ForeignKey("getsafe.Case", models.PROTECT, related_name="safety_plans")
    meeting = models.OneToOneField(
        "meetings.Meeting", models.PROTECT, null=True, blank=True, related_name="safety_plan"
    )
    version = models.PositiveSmallIntegerField()
    agreed_on = models.DateField()
    worries = models.TextField()
    working_well = models.TextField(blank=True)
    next_steps = models.TextField()
    contingency = models.TextField(blank=True)
    child_words = models.TextField(blank=True)
    family_words = models.TextField(blank=True)
    safety_scale = models.PositiveSmallIntegerField(null=True, blank=True)
    recorded_by = models.ForeignKey("getsafe.User", models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-version"]
        constraints = [
            models.UniqueConstraint(fields=["case", "version"], name="safetyplan_version_once"),
            not_future("safetyplan", "agreed_on"),
            models.CheckConstraint(
                condition=Q(safety_scale__isnull=True) | Q(safety_scale__lte=10),
                name="safetyplan_scale_is_0_to_10",
            ),
        ]
        triggers = [closed_with_its_minutes("{row}.meeting_id")]

    def __str__(self) -> str:
        return f"Safety plan {self.pk}"
