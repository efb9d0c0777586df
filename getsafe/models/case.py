"""Cases: one episode of support for one child."""

import uuid
from datetime import date

import pgtrigger
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models.functions import Coalesce

from getsafe import access
from getsafe.choices import CASE_STATUS, CLOSURE_REASON, EXPERIENCE_STATUS
from getsafe.models.base import (
    Privacy,
    ReferenceField,
    code_check,
    in_order,
    not_future,
    span,
    tracked,
    until,
)
from getsafe.models.user import User

CODED = [
    "opened_on",
    "closed_on",
    "status",
    "held_from",
    "persons_of_concern",
    "closure_reason",
    "final_level",
    "final_experience",
    "review_due_on",
    "mace1_due_on",
    "monitoring_until",
    "child_born_on",
]
RUNNING = ("pending_mace1", "active", "step_down")  # what a case may be put on hold from
ADMINISTRATIVE = [
    "id",
    "uuid",
    "reference",
    "child",
    "referral",
    "lead_worker",
    "previous_case",
    "closed_by",
    "closure_authorised_by",
    "import_batch",
    "created_at",
    "is_imported",
]
# The lock makes a case, and a correction of the birth at the same moment, wait for each other.
BIRTH = """
  SELECT date_of_birth INTO NEW.child_born_on
    FROM getsafe_child WHERE id = NEW.child_id FOR SHARE;
  RETURN NEW;
"""

# Under 18 at opening; or 18 to the 25th birthday for a care leaver of this council who agreed.
ELIGIBLE = """
DECLARE born date; age integer; kept bigint;
BEGIN
  SELECT date_of_birth, merged_into_id INTO born, kept
    FROM getsafe_child WHERE id = NEW.child_id FOR KEY SHARE;
  IF kept IS NOT NULL THEN
    RAISE EXCEPTION 'a case belongs to the record that a child''s was merged into'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'case_of_a_current_record';
  END IF;
  IF NEW.opened_on < (SELECT received_on FROM getsafe_referral WHERE id = NEW.referral_id) THEN
    RAISE EXCEPTION 'a case opens on or after the day its referral was received'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'case_opened_after_receipt';
  END IF;
  IF NEW.opened_on < born THEN
    RAISE EXCEPTION 'a case opens on or after the child''s date of birth'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'case_opened_after_birth';
  END IF;
  age := getsafe_age(born, NEW.opened_on);
  IF age >= 25 THEN
    RAISE EXCEPTION 'a case cannot open on or after the 25th birthday'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'case_opens_before_25';
  END IF;
  IF age >= 18 AND NOT (
    EXISTS (SELECT FROM getsafe_carestatusspell s WHERE s.child_id = NEW.child_id
            AND s.status IN ('relevant', 'former_relevant', 'qualifying', 'care_leaver')
            AND (s.started_on IS NULL OR s.started_on <= NEW.opened_on)
            AND (s.ended_on IS NULL OR s.ended_on > NEW.opened_on))
    AND EXISTS (SELECT FROM getsafe_consent c WHERE c.child_id = NEW.child_id
                AND c.decision = 'given')
    AND COALESCE((SELECT c.decision FROM getsafe_consent c WHERE c.child_id = NEW.child_id
                  AND c.decided_on <= NEW.opened_on
                  ORDER BY c.decided_on DESC, c.id DESC LIMIT 1), 'given') = 'given'
  ) THEN
    RAISE EXCEPTION 'a case from 18 needs a care leaver of this council and recorded consent'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'case_adult_needs_consent';
  END IF;
  RETURN NEW;
END;
"""

SPELLS_INSIDE = """
BEGIN
  IF EXISTS (
    SELECT FROM getsafe_exploitationspell s WHERE s.case_id = NEW.id
      AND (s.started_on < NEW.opened_on
           OR (NEW.closed_on IS NOT NULL AND (s.ended_on IS NULL OR s.ended_on > NEW.closed_on)))
    UNION ALL
    SELECT FROM getsafe_risklevelspell s WHERE s.case_id = NEW.id
      AND (s.started_on < NEW.opened_on
           OR (NEW.closed_on IS NOT NULL AND (s.ended_on IS NULL OR s.ended_on > NEW.closed_on)))
  ) THEN
    RAISE EXCEPTION 'a spell lies outside its case'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'case_contains_its_spells';
  END IF;
  RETURN NEW;
END;
"""


def body(plpgsql: str) -> pgtrigger.Func:
    """The text of a trigger without its DECLARE and BEGIN, which pgtrigger writes itself."""
    return pgtrigger.Func(plpgsql.split("BEGIN", 1)[1].rsplit("END;", 1)[0])


# What the next due date of a case without one counts as: after every other.
NEVER = date(9999, 12, 31)


class CaseQuerySet(models.QuerySet["Case"]):
    """Filters over cases."""

    def visible_to(self, actor: User) -> "CaseQuerySet":
        """The gate: the cases that `actor` may open."""
        return self.filter(access.scope_of(actor, "case"))

    def open(self) -> "CaseQuerySet":
        """Those not closed."""
        return self.filter(closed_on=None)

    def led_by(self, worker: User) -> "CaseQuerySet":
        """Those whose lead worker is `worker`."""
        return self.filter(lead_worker=worker)


@tracked(exclude=("child_born_on",))
class Case(models.Model):
    """One episode of support, from the screening that opened it to its closure.

    A later referral of a closed case opens a new one linked to the old; nothing is overwritten.
    """

    PRIVACY = (
        dict.fromkeys(CODED, Privacy.CODED)
        | dict.fromkeys(ADMINISTRATIVE, Privacy.ADMINISTRATIVE)
        | dict.fromkeys(("closure_summary", "told", "monitoring_plan"), Privacy.NARRATIVE)
    )
    RETENTION = "With the child's record."

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    reference = ReferenceField(prefix="C-")
    child = models.ForeignKey("getsafe.Child", models.PROTECT, related_name="cases")
    referral = models.ForeignKey("getsafe.Referral", models.PROTECT, related_name="cases")
    previous_case = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="later_cases"
    )
    status = models.CharField(max_length=16, choices=CASE_STATUS.choices, default="pending_mace1")
    held_from = models.CharField(
        max_length=16,
        choices=CASE_STATUS.choices,
        blank=True,
        default="",
        db_default="",
        help_text="The status that a case on hold goes back to",
    )
    opened_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)
    lead_worker = models.ForeignKey(
        "getsafe.User", models.PROTECT, null=True, blank=True, related_name="cases_led"
    )
    persons_of_concern = models.PositiveSmallIntegerField(null=True, blank=True)
    mace1_due_on = models.DateField(null=True, blank=True)
    review_due_on = models.DateField(null=True, blank=True)
    monitoring_until = models.DateField(null=True, blank=True)
    monitoring_plan = models.TextField(
        blank=True, default="", db_default="", help_text="Who watches, and for what"
    )
    closure_reason = models.CharField(
        max_length=20, choices=CLOSURE_REASON.choices, null=True, blank=True
    )
    closure_summary = models.TextField(blank=True)
    told = models.TextField(blank=True, help_text="Who was told: child, family, referrer")
    final_level = models.ForeignKey(
        "getsafe.RiskLevel", models.PROTECT, null=True, blank=True, related_name="+"
    )
    final_experience = models.CharField(
        max_length=12, choices=EXPERIENCE_STATUS.choices, null=True, blank=True
    )
    closed_by = models.ForeignKey(
        "getsafe.User", models.PROTECT, null=True, blank=True, related_name="+"
    )
    closure_authorised_by = models.ForeignKey(
        "getsafe.User", models.PROTECT, null=True, blank=True, related_name="+"
    )
    is_imported = models.BooleanField(default=False)
    import_batch = models.ForeignKey(
        "getsafe.ImportBatch", models.PROTECT, null=True, blank=True, related_name="cases"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    child_born_on = models.DateField(
        editable=False,
        help_text="The child's date of birth, which the database copies here: few of the open"
        " cases are near 18, and an index finds those",
    )

    objects = CaseQuerySet.as_manager()

    class Meta:
        ordering = ["-opened_on", "-id"]
        indexes = [
            models.Index(fields=["opened_on", "id"], name="case_opened"),
            models.Index(
                fields=["lead_worker", "review_due_on"],
                include=["mace1_due_on", "status"],
                condition=models.Q(closed_on=None),
                name="case_open_by_worker",
            ),
            models.Index(
                fields=["status", "opened_on", "id"],
                condition=models.Q(closed_on=None),
                name="case_open_by_status",
            ),
            models.Index(fields=["closed_on", "id"], name="case_closed"),
            models.Index(
                fields=["opened_on", "id"],
                condition=models.Q(closed_on=None),
                name="case_open_newest",
            ),
            models.Index(
                Coalesce("review_due_on", "mace1_due_on", models.Value(NEVER)),
                "id",
                condition=models.Q(closed_on=None),
                name="case_open_by_next_due",
            ),
            models.Index(
                fields=["child_born_on", "id"],
                include=["child"],
                condition=models.Q(closed_on=None),
                name="case_open_by_birth",
            ),
            models.Index(until("closed_on"), "opened_on", name="case_in_force"),
            models.Index(fields=["id"], include=["child"], name="case_child"),
        ]
        constraints = [
            code_check("case", "status", CASE_STATUS.codes),
            models.CheckConstraint(
                condition=models.Q(closure_reason__isnull=True)
                | models.Q(closure_reason__in=CLOSURE_REASON.codes),
                name="case_closure_reason_is_a_code",
            ),
            code_check("case", "held_from", ["", *RUNNING]),
            in_order("case", "opened_on", "closed_on"),
            not_future("case", "opened_on"),
            not_future("case", "closed_on"),
            models.UniqueConstraint(
                fields=["child"],
                condition=models.Q(closed_on=None),
                name="case_one_open_a_child",
            ),
            ExclusionConstraint(
                name="case_no_overlap",
                expressions=[
                    ("child", RangeOperators.EQUAL),
                    (span("opened_on", "closed_on"), RangeOperators.OVERLAPS),
                ],
            ),
            models.CheckConstraint(
                condition=models.Q(closed_on__isnull=True, closure_reason__isnull=True)
                & ~models.Q(status="closed")
                | models.Q(closed_on__isnull=False, closure_reason__isnull=False, status="closed"),
                name="case_closed_with_a_reason",
            ),
            models.CheckConstraint(
                condition=models.Q(closed_on__isnull=True)
                | models.Q(is_imported=True)
                | models.Q(
                    final_level__isnull=False,
                    closed_by__isnull=False,
                    closure_authorised_by__isnull=False,
                )
                & ~models.Q(closure_summary=""),
                name="case_closed_with_level_and_authoriser",
            ),
            models.CheckConstraint(
                condition=models.Q(closure_authorised_by__isnull=True)
                | ~models.Q(closure_authorised_by=models.F("closed_by")),
                name="case_closure_authoriser_is_not_author",
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="birth",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("child_id", "child_born_on"),
                func=BIRTH,
            ),
            pgtrigger.Trigger(
                name="eligible",
                when=pgtrigger.After,
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("opened_on", "child_id"),
                declare=[("born", "date"), ("age", "integer"), ("kept", "bigint")],
                func=body(ELIGIBLE),
            ),
            pgtrigger.Trigger(
                name="spells_inside",
                when=pgtrigger.After,
                operation=pgtrigger.UpdateOf("opened_on", "closed_on"),
                func=body(SPELLS_INSIDE),
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def is_open(self) -> bool:
        """Whether the case has not been closed."""
        return self.closed_on is None
