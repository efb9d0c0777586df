"""What a meeting discusses and what it decides."""

import hashlib
import uuid

from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from getsafe.choices import EXPERIENCE_STATUS
from getsafe.models.base import Privacy, code_check, tracked
from meetings.choices import AGENDA_RULE, DECISION_KIND, ITEM_SUBJECT
from meetings.models.meeting import Meeting, closed_with_its_minutes


class AgendaItemQuerySet(models.QuerySet["AgendaItem"]):
    """Filters over agenda items."""

    def standing(self) -> "AgendaItemQuerySet":
        """Those still on their agenda."""
        return self.filter(removed_reason="")


@tracked()
class AgendaItem(models.Model):
    """One item: its subject, the rule that put it there, and what was said."""

    PRIVACY = (
        dict.fromkeys(
            [
                "id",
                "uuid",
                "meeting",
                "position",
                "heading",
                "subject",
                "referral",
                "case",
                "rule",
                "presenter",
                "professionals_only",
                "added_during_meeting",
                "written_by",
                "written_at",
            ],
            Privacy.ADMINISTRATIVE,
        )
        | {"because": Privacy.CODED}
        | dict.fromkeys(
            [
                "title",
                "discussion",
                "child_views",
                "family_views",
                "professional_notes",
                "removed_reason",
            ],
            Privacy.NARRATIVE,
        )
    )
    RETENTION = "With the meeting."

    uuid = models.UUIDField(
        default=uuid.uuid4, db_default=RandomUUID(), unique=True, editable=False
    )
    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="items")
    position = models.PositiveSmallIntegerField()
    heading = models.CharField(max_length=120, blank=True)
    subject = models.CharField(max_length=20, choices=ITEM_SUBJECT.choices)
    title = models.CharField(max_length=200)
    because = models.CharField(max_length=200, blank=True, help_text="Why it is on the agenda")
    rule = models.CharField(max_length=20, choices=AGENDA_RULE.choices, blank=True)
    referral = models.ForeignKey(
        "getsafe.Referral", models.PROTECT, null=True, blank=True, related_name="agenda_items"
    )
    case = models.ForeignKey(
        "getsafe.Case", models.PROTECT, null=True, blank=True, related_name="agenda_items"
    )
    presenter = models.CharField(max_length=120, blank=True)
    professionals_only = models.BooleanField(default=False)
    added_during_meeting = models.BooleanField(
        default=False, db_default=False, help_text="It was not on the agenda that was issued"
    )
    discussion = models.TextField(blank=True)
    child_views = models.TextField(blank=True)
    family_views = models.TextField(blank=True)
    professional_notes = models.TextField(blank=True)
    removed_reason = models.TextField(blank=True)
    written_by = models.ForeignKey(
        "getsafe.User", models.PROTECT, null=True, blank=True, related_name="+"
    )
    written_at = models.DateTimeField(null=True, blank=True)

    objects = AgendaItemQuerySet.as_manager()

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            code_check("agendaitem", "subject", ITEM_SUBJECT.codes),
            code_check("agendaitem", "rule", ["", *AGENDA_RULE.codes]),
            models.UniqueConstraint(
                fields=["meeting", "referral"],
                condition=Q(referral__isnull=False),
                name="agendaitem_referral_once_a_meeting",
            ),
            models.UniqueConstraint(
                fields=["meeting", "case"],
                condition=Q(case__isnull=False),
                name="agendaitem_case_once_a_meeting",
            ),
            models.UniqueConstraint(
                "meeting",
                "rule",
                "subject",
                Lower("title"),
                condition=~Q(rule="") & Q(referral__isnull=True, case__isnull=True),
                name="agendaitem_drawn_once_a_meeting",
            ),
            models.CheckConstraint(
                condition=(~Q(subject="referral") | Q(referral__isnull=False))
                & (~Q(subject="case") | Q(case__isnull=False)),
                name="agendaitem_names_its_subject",
            ),
        ]
        triggers = [closed_with_its_minutes("{row}.meeting_id")]

    def __str__(self) -> str:
        return f"Agenda item {self.pk}"

    @property
    def version(self) -> str:
        """What changes whenever somebody writes what was said."""
        return self.written_at.isoformat() if self.written_at else "unwritten"

    def fingerprint(self, name: str) -> str:
        """What tells one text of the field from another, for a page to say which it showed."""
        return fingerprint(getattr(self, name))

    @property
    def status(self) -> str:
        """On the agenda, or removed from it for a reason."""
        return "removed" if self.removed_reason else "standing"


def fingerprint(text: str) -> str:
    """What tells one text from another; browsers send line ends of their own."""
    plain = "\n".join(text.splitlines()).strip()
    return hashlib.sha256(plain.encode()).hexdigest()[:16]


@tracked()
class Decision(models.Model):
    """What a meeting decided on an item, and why; with the record that it made, if any."""

    PRIVACY = (
        dict.fromkeys(
            ["id", "item", "screening", "risk_level", "decided_at", "recorded_by"],
            Privacy.ADMINISTRATIVE,
        )
        | dict.fromkeys(("kind", "experience_status", "next_review_on"), Privacy.CODED)
        | dict.fromkeys(("text", "rationale"), Privacy.NARRATIVE)
    )
    RETENTION = "With the meeting."

    item = models.ForeignKey(AgendaItem, models.CASCADE, related_name="decisions")
    kind = models.CharField(max_length=12, choices=DECISION_KIND.choices)
    text = models.TextField()
    rationale = models.TextField(blank=True)
    screening = models.OneToOneField(
        "getsafe.Screening", models.PROTECT, null=True, blank=True, related_name="decision"
    )
    risk_level = models.OneToOneField(
        "getsafe.RiskLevelSpell", models.PROTECT, null=True, blank=True, related_name="decision"
    )
    experience_status = models.CharField(
        max_length=12, choices=EXPERIENCE_STATUS.choices, null=True, blank=True
    )
    next_review_on = models.DateField(null=True, blank=True)
    recorded_by = models.ForeignKey("getsafe.User", models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["id"]
        constraints = [code_check("decision", "kind", DECISION_KIND.codes)]
        triggers = [
            closed_with_its_minutes(
                "(SELECT i.meeting_id FROM meetings_agendaitem i WHERE i.id = {row}.item_id)"
            )
        ]

    def __str__(self) -> str:
        return f"Decision {self.pk}"
