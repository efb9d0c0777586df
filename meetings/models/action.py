"""Actions: who does what by when, from a meeting or a case."""

import uuid
from datetime import date

import pgtrigger
from django.db import models
from django.db.models import Q

from getsafe.models.base import Privacy, code_check, tracked
from getsafe.models.user import User
from getsafe.permissions import Permission, Scope
from meetings.choices import ACTION_PRIORITY, ACTION_STATUS, ACTION_STRAND, LIVE_ACTION
from meetings.models.meeting import closed_with_its_minutes

# The lock keeps the case from being closed at the same moment.
ON_AN_OPEN_CASE = """
  SELECT closed_on INTO closed FROM getsafe_case WHERE id = NEW.case_id FOR SHARE;
  IF closed IS NOT NULL THEN
    RAISE EXCEPTION 'a closed case has no action still to be done'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'action_live_on_an_open_case';
  END IF;
  RETURN NEW;
"""


class ActionQuerySet(models.QuerySet["Action"]):
    """Filters over actions."""

    def visible_to(self, actor: User) -> "ActionQuerySet":
        """The gate: all for those who see every case; else one's own and one's agency's."""
        if not actor.may(Permission.MEETING_READ):
            return self.none()
        if actor.scope in {Scope.ALL, Scope.ALL_WITH_REASON}:
            return self
        mine = Q(owner=actor)
        if actor.agency_id:
            mine |= Q(owner__isnull=True, agency=actor.agency_id)
        return self.filter(mine)

    def live(self) -> "ActionQuerySet":
        """Those still to be done."""
        return self.filter(status__in=LIVE_ACTION)

    def late(self, today: date) -> "ActionQuerySet":
        """Those still to be done whose day has passed."""
        return self.live().filter(due_on__lt=today)


@tracked()
class Action(models.Model):
    """A task that someone took on; closed only with an outcome."""

    PRIVACY = dict.fromkeys(
        [
            "id",
            "uuid",
            "case",
            "meeting",
            "item",
            "agency",
            "owner",
            "due_on",
            "original_due_on",
            "priority",
            "strand",
            "status",
            "completed_on",
            "carried_forward",
            "professionals_only",
            "created_by",
            "created_at",
        ],
        Privacy.ADMINISTRATIVE,
    ) | dict.fromkeys(("text", "outcome"), Privacy.NARRATIVE)
    RETENTION = "With the case, or the meeting where there is none."

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    case = models.ForeignKey(
        "getsafe.Case", models.PROTECT, null=True, blank=True, related_name="actions"
    )
    meeting = models.ForeignKey(
        "meetings.Meeting", models.PROTECT, null=True, blank=True, related_name="actions"
    )
    item = models.ForeignKey(
        "meetings.AgendaItem", models.PROTECT, null=True, blank=True, related_name="actions"
    )
    text = models.TextField()
    agency = models.ForeignKey("getsafe.Agency", models.PROTECT, related_name="actions")
    owner = models.ForeignKey(
        "getsafe.User", models.PROTECT, null=True, blank=True, related_name="actions_owned"
    )
    due_on = models.DateField()
    original_due_on = models.DateField()
    carried_forward = models.PositiveSmallIntegerField(default=0)
    priority = models.CharField(max_length=8, choices=ACTION_PRIORITY.choices, default="normal")
    strand = models.CharField(max_length=8, choices=ACTION_STRAND.choices, null=True, blank=True)
    professionals_only = models.BooleanField(default=False)
    status = models.CharField(max_length=12, choices=ACTION_STATUS.choices, default="open")
    outcome = models.TextField(blank=True)
    completed_on = models.DateField(null=True, blank=True)
    created_by = models.ForeignKey(
        "getsafe.User", models.PROTECT, null=True, blank=True, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    objects = ActionQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "id"]
        indexes = [
            models.Index(
                fields=["owner", "due_on"],
                condition=Q(status__in=LIVE_ACTION),
                name="action_live_by_owner",
            ),
            models.Index(
                fields=["due_on", "id"], condition=Q(status__in=LIVE_ACTION), name="action_live"
            ),
            models.Index(
                fields=["agency", "due_on", "id"],
                condition=Q(status__in=LIVE_ACTION),
                name="action_live_by_agency",
            ),
            models.Index(
                fields=["due_on", "id"], condition=~Q(status__in=LIVE_ACTION), name="action_ended"
            ),
        ]
        constraints = [
            code_check("action", "status", ACTION_STATUS.codes),
            code_check("action", "priority", ACTION_PRIORITY.codes),
            models.CheckConstraint(
                condition=Q(strand__isnull=True) | Q(strand__in=ACTION_STRAND.codes),
                name="action_strand_is_a_code",
            ),
            models.CheckConstraint(
                condition=Q(status__in=LIVE_ACTION, completed_on__isnull=True)
                | (~Q(status__in=LIVE_ACTION) & Q(completed_on__isnull=False) & ~Q(outcome="")),
                name="action_ended_with_an_outcome",
            ),
            models.CheckConstraint(
                condition=Q(case__isnull=False) | Q(meeting__isnull=False),
                name="action_belongs_somewhere",
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="live_on_an_open_case",
                when=pgtrigger.After,
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("status", "case_id"),
                condition=pgtrigger.Q(new__case_id__isnull=False, new__status__in=LIVE_ACTION),
                declare=[("closed", "date")],
                func=ON_AN_OPEN_CASE,
            ),
            closed_with_its_minutes("{row}.meeting_id", operation=pgtrigger.Insert),
        ]

    def __str__(self) -> str:
        return f"Action {self.uuid}"


@tracked()
class ActionUpdate(models.Model):
    """A dated note of progress on an action."""

    PRIVACY = {"text": Privacy.NARRATIVE} | dict.fromkeys(
        ("id", "action", "status", "due_on", "by", "at"), Privacy.ADMINISTRATIVE
    )
    RETENTION = "With the action."

    action = models.ForeignKey(Action, models.CASCADE, related_name="updates")
    text = models.TextField()
    status = models.CharField(max_length=12, choices=ACTION_STATUS.choices)
    due_on = models.DateField()
    by = models.ForeignKey("getsafe.User", models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"Update {self.pk}"
