"""A child's social care status over time, and consent to support after 18."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models

from getsafe.choices import (
    CARE_LEAVER_ACTIVITY,
    CARE_LEAVER_HOME,
    CARE_LEAVER_STATUSES,
    CARE_STATUS,
    CONSENT_DECISION,
    HOME_SUITABILITY,
    IN_TOUCH,
    LEGAL_STATUS,
    PLACEMENT,
    PLACEMENT_PROVIDER,
    PLAN_CATEGORY,
    PRIMARY_NEED,
    CodeList,
)
from getsafe.models.base import (
    Privacy,
    after_birth,
    code_check,
    code_valid_on,
    in_order,
    not_future,
    only_with,
    span,
    tracked,
)

IN_CARE = ("looked_after", "eligible")
# Each coded detail of a status: its list, and the statuses that it belongs to.
DETAILS: dict[str, tuple[CodeList, tuple[str, ...]]] = {
    "plan_category": (PLAN_CATEGORY, ("child_protection",)),
    "primary_need": (PRIMARY_NEED, ("child_in_need", "child_protection", *IN_CARE)),
    "legal_status": (LEGAL_STATUS, IN_CARE),
    "placement": (PLACEMENT, IN_CARE),
    "placement_provider": (PLACEMENT_PROVIDER, IN_CARE),
    "in_touch": (IN_TOUCH, CARE_LEAVER_STATUSES),
    "activity": (CARE_LEAVER_ACTIVITY, CARE_LEAVER_STATUSES),
    "home": (CARE_LEAVER_HOME, CARE_LEAVER_STATUSES),
    "home_suitable": (HOME_SUITABILITY, CARE_LEAVER_STATUSES),
}


def detail(codes: CodeList) -> models.CharField:
    """A field for a code of `codes`, or for none."""
    return models.CharField(
        max_length=max(map(len, codes.codes)), choices=codes.choices, blank=True, default=""
    )


@tracked()
class CareStatusSpell(models.Model):
    """A stretch of time during which a child had one social care status.

    `started_on` is empty where the old tracker did not say since when: not known is not a date.
    """

    PRIVACY = dict.fromkeys(
        ("status", "started_on", "ended_on", *DETAILS), Privacy.CODED
    ) | dict.fromkeys(
        ("id", "child", "recorded_by", "recorded_at", "import_batch"), Privacy.ADMINISTRATIVE
    )
    RETENTION = "With the child's record."

    child = models.ForeignKey("getsafe.Child", models.PROTECT, related_name="care_statuses")
    status = models.CharField(max_length=20, choices=CARE_STATUS.choices)
    started_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    plan_category = detail(PLAN_CATEGORY)
    primary_need = detail(PRIMARY_NEED)
    legal_status = detail(LEGAL_STATUS)
    placement = detail(PLACEMENT)
    placement_provider = detail(PLACEMENT_PROVIDER)
    in_touch = detail(IN_TOUCH)
    activity = detail(CARE_LEAVER_ACTIVITY)
    home = detail(CARE_LEAVER_HOME)
    home_suitable = detail(HOME_SUITABILITY)
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
            *(
                code_valid_on("carestatusspell", name, codes, "started_on")
                for name, (codes, _) in DETAILS.items()
            ),
            *(
                only_with("carestatusspell", name, statuses)
                for name, (_, statuses) in DETAILS.items()
            ),
            ExclusionConstraint(
                name="carestatusspell_same_status_no_overlap",
                expressions=[
                    ("child", RangeOperators.EQUAL),
                    ("status", RangeOperators.EQUAL),
                    (span("started_on", "ended_on"), RangeOperators.OVERLAPS),
                ],
            ),
        ]
        triggers = [after_birth("carestatusspell", "started_on")]

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
            in_order("consent", "decided_on", "review_on"),
        ]
        triggers = [after_birth("consent", "decided_on")]

    def __str__(self) -> str:
        return f"Consent {self.pk}"
