"""Meeting types, meetings and who came."""

import uuid

import pgtrigger
from django.db import models

from getsafe.models.base import Privacy, code_check, london_today, tracked
from getsafe.models.user import User
from getsafe.permissions import ROLE_CHOICES, Permission, Role, Scope
from meetings.choices import ATTENDANCE_STATUS, MEETING_KIND, MEETING_STATUS


@tracked()
class MeetingType(models.Model):
    """A kind of meeting as the council runs it: its name, chair, cadence, agenda and visibility."""

    PRIVACY = dict.fromkeys(
        [
            "id",
            "code",
            "name",
            "short_name",
            "kind",
            "chair_role",
            "deputy_allowed",
            "cadence",
            "quorum_agencies",
            "agenda",
            "is_restricted",
            "confidentiality",
            "valid_from",
            "valid_to",
        ],
        Privacy.ADMINISTRATIVE,
    )
    RETENTION = "Kept for ever: old meetings keep their type."

    code = models.SlugField(unique=True)
    name = models.CharField(max_length=120)
    short_name = models.CharField(max_length=40)
    kind = models.CharField(max_length=12, choices=MEETING_KIND.choices)
    chair_role = models.CharField(max_length=40, choices=ROLE_CHOICES)
    deputy_allowed = models.BooleanField(default=False)
    cadence = models.CharField(max_length=60)
    quorum_agencies = models.PositiveSmallIntegerField(default=0)
    agenda = models.JSONField(default=list, help_text="The standing headings, in order")
    is_restricted = models.BooleanField(default=False)
    confidentiality = models.TextField(blank=True)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            code_check("meetingtype", "kind", MEETING_KIND.codes),
            code_check("meetingtype", "chair_role", [str(role) for role in Role]),
        ]

    def __str__(self) -> str:
        return self.name


@tracked()
class CoreMember(models.Model):
    """An agency that a type of meeting counts on: missed where its quorum is not met."""

    PRIVACY = dict.fromkeys(("id", "type", "agency"), Privacy.ADMINISTRATIVE)
    RETENTION = "With the type of meeting."

    type = models.ForeignKey(MeetingType, models.CASCADE, related_name="core_members")
    agency = models.ForeignKey("getsafe.Agency", models.PROTECT, related_name="+")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["type", "agency"], name="coremember_once_a_type")
        ]

    def __str__(self) -> str:
        return f"Core member {self.pk}"


class MeetingQuerySet(models.QuerySet["Meeting"]):
    """Filters over meetings."""

    def visible_to(self, actor: User) -> "MeetingQuerySet":
        """The gate: all for the council's own team; else those one is invited to or chairs."""
        if not actor.may(Permission.MEETING_READ):
            return self.none()
        if actor.scope in {Scope.ALL, Scope.ALL_WITH_REASON}:
            return self
        invited = models.Q(attendance__person=actor) | models.Q(chair=actor)
        return self.filter(models.Exists(Meeting.objects.filter(invited, pk=models.OuterRef("pk"))))


CLOSED_RECORD = """
  RAISE EXCEPTION 'approved minutes do not change: add an addendum'
    USING ERRCODE = 'check_violation', CONSTRAINT = 'meeting_approved_minutes_do_not_change';
"""

CLOSED_MEETING = """
  IF EXISTS (SELECT FROM meetings_meeting m WHERE m.status = 'minutes_approved'
             AND m.id IN ({rows})) THEN
    RAISE EXCEPTION 'approved minutes do not change: add an addendum'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'meeting_approved_minutes_do_not_change';
  END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  RETURN NEW;
"""


ANY_CHANGE = pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete


def closed_with_its_minutes(
    meeting_of_row: str, *, operation: pgtrigger.Operation = ANY_CHANGE
) -> pgtrigger.Trigger:
    """The trigger that refuses any change to a part of a meeting whose minutes are approved.

    `meeting_of_row` gives the meeting's id of one row, in SQL, with {row} for NEW or OLD.
    """
    rows = ", ".join(meeting_of_row.format(row=row) for row in ("NEW", "OLD"))
    return pgtrigger.Trigger(
        name="closed_with_its_minutes",
        when=pgtrigger.Before,
        operation=operation,
        func=CLOSED_MEETING.format(rows=rows),
    )


CHAIR_MAY_CHAIR = """
  SELECT t.chair_role = ANY (u.roles), t.deputy_allowed INTO holds_role, deputy_allowed
    FROM meetings_meetingtype t, getsafe_user u WHERE t.id = NEW.type_id AND u.id = NEW.chair_id;
  IF NOT (holds_role OR (deputy_allowed AND NEW.deputy_reason <> '')) THEN
    RAISE EXCEPTION 'the chair does not hold the role that chairs this type of meeting'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'meeting_chair_holds_the_role';
  END IF;
  RETURN NEW;
"""


@tracked()
class Meeting(models.Model):
    """One sitting."""

    PRIVACY = dict.fromkeys(
        [
            "id",
            "uuid",
            "type",
            "case",
            "held_on",
            "starts_at",
            "place",
            "chair",
            "deputy_reason",
            "minute_taker",
            "status",
            "is_review",
            "confidentiality_read",
            "approved_by",
            "approved_at",
            "created_by",
            "created_at",
        ],
        Privacy.ADMINISTRATIVE,
    ) | {"notes": Privacy.NARRATIVE, "cancelled_reason": Privacy.NARRATIVE}
    RETENTION = "With the longest-kept child it discussed."

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    type = models.ForeignKey(MeetingType, models.PROTECT, related_name="meetings")
    case = models.ForeignKey(
        "getsafe.Case", models.PROTECT, null=True, blank=True, related_name="meetings"
    )
    held_on = models.DateField()
    starts_at = models.TimeField(null=True, blank=True)
    place = models.CharField(max_length=120, blank=True)
    chair = models.ForeignKey(
        "getsafe.User", models.PROTECT, null=True, blank=True, related_name="meetings_chaired"
    )
    deputy_reason = models.CharField(max_length=250, blank=True)
    minute_taker = models.ForeignKey(
        "getsafe.User", models.PROTECT, null=True, blank=True, related_name="+"
    )
    status = models.CharField(max_length=20, choices=MEETING_STATUS.choices, default="planned")
    is_review = models.BooleanField(null=True, blank=True)
    confidentiality_read = models.BooleanField(default=False)
    notes = models.TextField(blank=True)
    cancelled_reason = models.TextField(blank=True)
    approved_by = models.ForeignKey(
        "getsafe.User", models.PROTECT, null=True, blank=True, related_name="+"
    )
    approved_at = models.DateTimeField(null=True, blank=True)
    created_by = models.ForeignKey(
        "getsafe.User", models.PROTECT, null=True, blank=True, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        ordering = ["-held_on", "-id"]
        indexes = [
            models.Index(fields=["status", "held_on"], name="meeting_status_day"),
            models.Index(fields=["held_on", "id"], name="meeting_day"),
        ]
        constraints = [
            code_check("meeting", "status", MEETING_STATUS.codes),
            models.CheckConstraint(
                condition=~models.Q(status__in=["held", "minutes_approved"])
                | models.Q(chair__isnull=False),
                name="meeting_held_has_a_chair",
            ),
            models.CheckConstraint(
                condition=~models.Q(status="cancelled") | ~models.Q(cancelled_reason=""),
                name="meeting_cancelled_with_a_reason",
            ),
            models.CheckConstraint(
                condition=~models.Q(status="minutes_approved")
                | models.Q(approved_by__isnull=False, approved_at__isnull=False),
                name="meeting_minutes_approved_by_someone",
            ),
            models.CheckConstraint(
                condition=~models.Q(status__in=["held", "minutes_approved"])
                | models.Q(held_on__lte=london_today()),
                name="meeting_held_not_in_future",
            ),
            models.UniqueConstraint(
                fields=["case"],
                condition=models.Q(is_review=False, status__in=["held", "minutes_approved"]),
                name="meeting_initial_mace1_once_a_case",
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="chair_holds_the_role",
                when=pgtrigger.After,
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("status", "chair_id", "type_id"),
                condition=pgtrigger.Condition("NEW.status IN ('held', 'minutes_approved')"),
                declare=[("holds_role", "boolean"), ("deputy_allowed", "boolean")],
                func=CHAIR_MAY_CHAIR,
            ),
            pgtrigger.Trigger(
                name="closed_with_its_minutes",
                when=pgtrigger.Before,
                operation=pgtrigger.Update | pgtrigger.Delete,
                condition=pgtrigger.Condition("OLD.status = 'minutes_approved'"),
                func=CLOSED_RECORD,
            ),
        ]

    def __str__(self) -> str:
        return f"Meeting {self.uuid}"


@tracked()
class Attendance(models.Model):
    """One person's place at one meeting: an account holder, or someone by name (a parent)."""

    PRIVACY = dict.fromkeys(
        ("id", "meeting", "person", "agency", "status", "report_supplied"), Privacy.ADMINISTRATIVE
    ) | {"name": Privacy.IDENTIFYING, "capacity": Privacy.CODED}
    RETENTION = "With the meeting."

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="attendance")
    person = models.ForeignKey(
        "getsafe.User", models.PROTECT, null=True, blank=True, related_name="attendances"
    )
    name = models.CharField(max_length=120)
    agency = models.ForeignKey("getsafe.Agency", models.PROTECT, null=True, blank=True)
    capacity = models.CharField(max_length=120, blank=True, help_text="School lead, parent, child")
    status = models.CharField(max_length=12, choices=ATTENDANCE_STATUS.choices, default="invited")
    report_supplied = models.BooleanField(default=False)

    class Meta:
        ordering = ["agency__name", "name"]
        verbose_name_plural = "attendance"
        constraints = [
            code_check("attendance", "status", ATTENDANCE_STATUS.codes),
            models.UniqueConstraint(
                fields=["meeting", "person"],
                condition=models.Q(person__isnull=False),
                name="attendance_once_a_person",
            ),
        ]
        triggers = [closed_with_its_minutes("{row}.meeting_id")]

    def __str__(self) -> str:
        return f"Attendance {self.pk}"


@tracked()
class Addendum(models.Model):
    """A correction of approved minutes: dated, signed and never changed."""

    PRIVACY = {"text": Privacy.NARRATIVE} | dict.fromkeys(
        ("id", "meeting", "added_by", "added_at", "professionals_only"), Privacy.ADMINISTRATIVE
    )
    RETENTION = "With the meeting."

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="addenda")
    text = models.TextField()
    professionals_only = models.BooleanField(default=False)
    added_by = models.ForeignKey("getsafe.User", models.PROTECT, related_name="+")
    added_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["id"]
        verbose_name_plural = "addenda"
        constraints = [
            models.CheckConstraint(condition=~models.Q(text=""), name="addendum_says_something")
        ]
        triggers = [
            pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self) -> str:
        return f"Addendum {self.pk}"
