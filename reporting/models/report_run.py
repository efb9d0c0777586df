"""Runs of scheduled reports: one row for each schedule and period."""

import uuid

from django.db import models
from django.db.models import Q

from getsafe.models.base import Privacy, code_check, in_order
from getsafe.models.user import User
from getsafe.permissions import Permission
from reporting.choices import RUN_STATE


class ReportRunQuerySet(models.QuerySet["ReportRun"]):
    """Filters over runs."""

    def visible_to(self, actor: User) -> "ReportRunQuerySet":
        """The gate: all of them, for those who read reports."""
        return self.all() if actor.may(Permission.REPORT_READ) else self.none()

    def of(self, schedule: str) -> "ReportRunQuerySet":
        """Those of one schedule."""
        return self.filter(schedule=schedule)

    def unfinished(self) -> "ReportRunQuerySet":
        """Those that wait or run."""
        return self.filter(state__in=("queued", "running"))


class ReportRun(models.Model):
    """One report of one period: waiting, running, ready with its file, or failed and why.

    `result` is the protected answer. `asked_by` is None when the schedule itself asked.
    `next_attempt_at` is when a waiting run may start, and what a missed one is found by.
    """

    PRIVACY = dict.fromkeys(
        [
            "id",
            "uuid",
            "schedule",
            "period_from",
            "period_to",
            "state",
            "attempts",
            "percent",
            "progress",
            "error",
            "result",
            "file",
            "file_name",
            "asked_by",
            "queued_at",
            "next_attempt_at",
            "started_at",
            "finished_at",
        ],
        Privacy.ADMINISTRATIVE,
    )
    RETENTION = "Six years."

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    schedule = models.SlugField(max_length=60)
    period_from = models.DateField()
    period_to = models.DateField()
    state = models.CharField(max_length=10, choices=RUN_STATE.choices, default="queued")
    attempts = models.PositiveSmallIntegerField(default=0)
    percent = models.PositiveSmallIntegerField(default=0)
    progress = models.CharField(max_length=120, blank=True)
    error = models.TextField(blank=True)
    result = models.JSONField(null=True, blank=True)
    file = models.BinaryField(null=True, blank=True)
    file_name = models.CharField(max_length=120, blank=True)
    asked_by = models.ForeignKey(
        "getsafe.User", models.PROTECT, null=True, blank=True, related_name="+"
    )
    queued_at = models.DateTimeField()
    next_attempt_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    objects = ReportRunQuerySet.as_manager()

    class Meta:
        ordering = ["-period_to", "schedule"]
        indexes = [
            models.Index(
                fields=["next_attempt_at"],
                condition=Q(state__in=("queued", "running")),
                name="reportrun_unfinished",
            )
        ]
        constraints = [
            code_check("reportrun", "state", RUN_STATE.codes),
            in_order("reportrun", "period_from", "period_to"),
            models.UniqueConstraint(
                fields=["schedule", "period_from"], name="reportrun_once_a_period"
            ),
            models.CheckConstraint(condition=Q(percent__lte=100), name="reportrun_percent_to_100"),
            models.CheckConstraint(
                condition=~Q(state="done")
                | Q(result__isnull=False, file__isnull=False, finished_at__isnull=False),
                name="reportrun_done_with_a_result",
            ),
            models.CheckConstraint(
                condition=~Q(state="failed") | ~Q(error=""), name="reportrun_failed_with_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.schedule} {self.period_from}"
