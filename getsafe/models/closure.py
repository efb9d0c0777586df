"""Proposals to close a case: one person writes it, another authorises it or sends it back."""

import uuid

from django.db import models
from django.db.models import F, Q

from getsafe.choices import CLOSURE_REASON, EXPERIENCE_STATUS, PROPOSAL_STATUS
from getsafe.models.base import Privacy, code_check, not_future, tracked

ADMINISTRATIVE = (
    "id",
    "uuid",
    "case",
    "status",
    "proposed_by",
    "proposed_at",
    "decided_by",
    "decided_at",
    "replaced",
)
CODED = ("closed_on", "reason", "level", "experience", "handed_over_on")
NARRATIVE = ("summary", "told", "answer", "transferred_to", "received_by")
# What was written before the question was asked says so, and has no day that nobody gave.
HANDOVER_SAID = Q(handed_over_on__isnull=False) | Q(received_by="Not recorded")


@tracked()
class ClosureProposal(models.Model):
    """What a worker says about ending a case, and what a manager who is not its author answered.

    `replaced` is what closing overwrote (the status, review dates and the keys of the spells it
    ended), so that a closure made in error can be taken back within the week.
    """

    PRIVACY = (
        dict.fromkeys(ADMINISTRATIVE, Privacy.ADMINISTRATIVE)
        | dict.fromkeys(CODED, Privacy.CODED)
        | dict.fromkeys(NARRATIVE, Privacy.NARRATIVE)
    )
    RETENTION = "With the case."

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    case = models.ForeignKey("getsafe.Case", models.PROTECT, related_name="closure_proposals")
    status = models.CharField(max_length=12, choices=PROPOSAL_STATUS.choices, default="waiting")
    closed_on = models.DateField()
    reason = models.CharField(max_length=20, choices=CLOSURE_REASON.choices)
    summary = models.TextField()
    told = models.TextField(help_text="Who was told: child, family, referrer")
    transferred_to = models.CharField(
        max_length=120, blank=True, default="", db_default="", help_text="The council moved to"
    )
    received_by = models.TextField(
        blank=True, default="", db_default="", help_text="Who there was told, and of what"
    )
    handed_over_on = models.DateField(null=True, blank=True)
    level = models.ForeignKey("getsafe.RiskLevel", models.PROTECT, related_name="+")
    experience = models.CharField(max_length=12, choices=EXPERIENCE_STATUS.choices)
    proposed_by = models.ForeignKey("getsafe.User", models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField(auto_now_add=True)
    decided_by = models.ForeignKey(
        "getsafe.User", models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    answer = models.TextField(blank=True)
    replaced = models.JSONField(default=dict)

    class Meta:
        ordering = ["-id"]
        constraints = [
            code_check("closureproposal", "status", PROPOSAL_STATUS.codes),
            code_check("closureproposal", "reason", CLOSURE_REASON.codes),
            code_check("closureproposal", "experience", EXPERIENCE_STATUS.codes),
            not_future("closureproposal", "closed_on"),
            not_future("closureproposal", "handed_over_on"),
            models.CheckConstraint(
                condition=~Q(reason="moved_area")
                | ~Q(transferred_to="") & ~Q(received_by="") & HANDOVER_SAID,
                name="closureproposal_transfer_says_where_and_whom",
            ),
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(status__in=["waiting", "sent_back"]),
                name="closureproposal_one_live_a_case",
            ),
            models.CheckConstraint(
                condition=~Q(summary="") & ~Q(told=""),
                name="closureproposal_says_why_and_who_was_told",
            ),
            models.CheckConstraint(
                condition=Q(status="waiting", decided_by__isnull=True, decided_at__isnull=True)
                | (~Q(status="waiting") & Q(decided_by__isnull=False, decided_at__isnull=False)),
                name="closureproposal_decided_by_someone",
            ),
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True)
                | Q(status="withdrawn")
                | ~Q(decided_by=F("proposed_by")),
                name="closureproposal_decided_by_another",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=["sent_back", "undone"]) | ~Q(answer=""),
                name="closureproposal_answered_with_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"Closure proposal {self.uuid}"
