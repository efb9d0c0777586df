"""A child's social care status over time, and consent to support after 18."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models

from getsafe.choices import CARE_STATUS, CONSENT_DECISION
from getsafe.models.base import Privacy, code_check, in_order, not_future, span, tracked


@tracked()
class CareStatusSpell(models.Model):
    """A stretch of time during which a child had one social care status.

    `started_on` is empty where the old tracker did not say since when: not known is not a date.
    """

    PRIVACY = dict.fromkeys(("status", "started_on", "ended_on"), Privacy.CODED) | dict.fromkeys(
        ("id", "child", "recorded_by", "recorded_at", "import_batch"), Privacy.ADMINISTRATIVE
    )
    RETENTION = "With the child's record."

    child = models.ForeignKey("getsafe.Child", models.PROTECT, related_name="care_statuses")
    status = models.CharField(max_length=20, choices=CARE_STATUS.choices)
    started_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    recorded_by = models.ForeignKey(
        "getsafe.User", models.PROTECT, null=True, blank=True, related_name="+"
    )
    recorded_at = models.DateTimeField(auto_now_add=True)
    import_batch = models.ForeignKey(
        "getsafe.ImportBatch", models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["started_on", "id"]
        constraints = [
            code_check("carestatusspell", "status", CARE_STATUS.codes),
            in_order("carestatusspell", "started_on", "ended_on"),
            not_future("carestatusspell", "started_on"),
            not_future("carestatusspell", "ended_on"),
            ExclusionConstraint(
                name="carestatusspell_same_status_no_overlap",
                expressions=[
                    ("child", RangeOperators.EQUAL),
                    ("status", RangeOperators.EQUAL),
                    (span("started_on", "ended_on"), RangeOperators.OVERLAPS),
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"Care status {self.pk}"


@tracked()
class Consent(models.Model):
    """What a care leaver of 18 or over said about continued support, on one day."""

    PRIVACY = (
        dict.fromkeys(("decision", "decided_on", "review_on"), Privacy.CODED)
        | dict.fromkeys(("method", "scope"), Privacy.NARRATIVE)
        | dict.fromkeys(
            ("id", "child", "recorded_by", "recorded_at", "import_batch"), Privacy.ADMINISTRATIVE
        )
    )
    RETENTION = "With the child's record."

    child = models.ForeignKey("getsafe.Child", models.PROTECT, related_name="consents")
    decision = models.CharField(max_length=10, choices=CONSENT_DECISION.choices)
    decided_on = models.DateField()
    method = models.CharField(max_length=120, blank=True)
    scope = models.TextField(blank=True)
    review_on = models.DateField(null=True, blank=True)
    recorded_by = models.ForeignKey(
        "getsafe.User", models.PROTECT, null=True, blank=True, related_name="+"
    )
    recorded_at = models.DateTimeField(auto_now_add=True)
    import_batch = models.ForeignKey(
        "getsafe.ImportBatch", models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["-decided_on", "-id"]
        constraints = [
            code_check("consent", "decision", CONSENT_DECISION.codes),
            not_future("consent", "decided_on"),
        ]

    def __str__(self) -> str:
        return f"Consent {self.pk}"
