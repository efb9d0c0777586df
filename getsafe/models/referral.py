"""Referrals: a concern about one child, brought to the team."""

import uuid

import pgtrigger
from django.db import models

from getsafe import access
from getsafe.choices import (
    EXPERIENCE_STATUS,
    EXPLOITATION_TYPE,
    REFERRAL_ROUTE,
    REFERRAL_SOURCE,
    REFERRAL_STATUS,
    SERVICE_CONSENT,
    SHARING_BASIS,
    YES_NO_UNKNOWN,
)
from getsafe.models.base import (
    Privacy,
    ReferenceField,
    after_birth,
    code_check,
    in_order,
    not_future,
    tracked,
)
from getsafe.models.user import User

ADMINISTRATIVE = [
    "id",
    "uuid",
    "reference",
    "external_ref",
    "child",
    "status",
    "complete_on",
    "information_due_on",
    "logged_by",
    "created_at",
    "duplicate_of",
    "import_batch",
    "import_key",
    "referrer_agency",
    "referrer_told_on",
    "referrer_told_by",
]
CODED = [
    "received_on",
    "received_time",
    "source",
    "route",
    "child_aware",
    "parent_aware",
    "service_consent",
    "sharing_basis",
    "persons_of_concern",
    "intelligence_form_sent",
    "intelligence_form_sent_on",
    "at_immediate_risk",
    "level",
]
NARRATIVE = [
    "concerns",
    "child_views",
    "parent_views",
    "not_informed_reason",
    "not_asked_reason",
    "safety_steps",
    "known_to",
    "returned_reason",
    "referrer_name",
    "referrer_role",
    "referrer_contact",
    "referrer_told",
    "intelligence_form_ref",
]


# A corrected day of receipt may not come after what was done about the referral.
RECEIVED_FIRST = """
  IF EXISTS (
    SELECT FROM getsafe_screening WHERE referral_id = NEW.id AND screened_on < NEW.received_on
    UNION ALL
    SELECT FROM getsafe_case WHERE referral_id = NEW.id AND opened_on < NEW.received_on
  ) THEN
    RAISE EXCEPTION 'the referral was received after it was decided'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'referral_received_first';
  END IF;
  RETURN NEW;
"""


# Decided, by a referrer who is known, and not told; nobody is told of what was imported.
UNTOLD = models.Q(
    status="screened", referrer_told_on__isnull=True, import_batch__isnull=True
) & ~models.Q(source__in=["9", "10"])
# Something is still to be done about it: it waits, or its referrer does.
OWED = ~models.Q(status="screened") | UNTOLD


class ReferralQuerySet(models.QuerySet["Referral"]):
    """Filters over referrals."""

    def visible_to(self, actor: User) -> "ReferralQuerySet":
        """The gate: the referrals that `actor` may open."""
        return self.filter(access.scope_of(actor, "referral"))

    def awaiting_screening(self) -> "ReferralQuerySet":
        """Those that wait for a screening decision."""
        return self.filter(status="awaiting_screening")

    def returned(self) -> "ReferralQuerySet":
        """Those sent back for more, whose clock is stopped."""
        return self.filter(status="returned_incomplete")


@tracked()
class Referral(models.Model):
    """A concern brought to the team, with the header of the GET SAFE assessment.

    `complete_on` is the day from which the screening clock runs: the day it was received, or the
    day the missing part came after it had been sent back.
    """

    PRIVACY = (
        dict.fromkeys(ADMINISTRATIVE, Privacy.ADMINISTRATIVE)
        | dict.fromkeys(CODED, Privacy.CODED)
        | dict.fromkeys(NARRATIVE, Privacy.NARRATIVE)
        | {"differing_facts": Privacy.IDENTIFYING}
    )
    RETENTION = "With the child's record; six years where no case followed."

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    reference = ReferenceField(prefix="R-")
    external_ref = models.CharField(max_length=100, unique=True, null=True, blank=True)
    child = models.ForeignKey("getsafe.Child", models.PROTECT, related_name="referrals")
    received_on = models.DateField()
    received_time = models.TimeField(
        null=True, blank=True, help_text="The time in London on the day received, where known"
    )
    complete_on = models.DateField(null=True, blank=True)
    status = models.CharField(
        max_length=20, choices=REFERRAL_STATUS.choices, default="awaiting_screening"
    )
    returned_reason = models.TextField(blank=True)
    information_due_on = models.DateField(
        null=True, blank=True, help_text="By when a returned referral's missing part is needed"
    )
    source = models.CharField(max_length=2, choices=REFERRAL_SOURCE.choices, default="10")
    route = models.CharField(max_length=20, choices=REFERRAL_ROUTE.choices, default="form")
    referrer_name = models.CharField(max_length=120, blank=True)
    referrer_role = models.CharField(max_length=120, blank=True)
    referrer_contact = models.CharField(max_length=200, blank=True)
    referrer_agency = models.ForeignKey(
        "getsafe.Agency", models.PROTECT, null=True, blank=True, related_name="referrals"
    )
    concerns = models.TextField(blank=True)
    at_immediate_risk = models.CharField(
        max_length=10, choices=YES_NO_UNKNOWN.choices, default="not_known"
    )
    safety_steps = models.TextField(blank=True)
    child_aware = models.CharField(
        max_length=10, choices=YES_NO_UNKNOWN.choices, default="not_known"
    )
    child_views = models.TextField(blank=True)
    parent_aware = models.CharField(
        max_length=10, choices=YES_NO_UNKNOWN.choices, default="not_known"
    )
    parent_views = models.TextField(blank=True)
    not_informed_reason = models.TextField(blank=True)
    service_consent = models.CharField(
        max_length=10, choices=SERVICE_CONSENT.choices, default="not_known"
    )
    not_asked_reason = models.TextField(blank=True)
    sharing_basis = models.CharField(
        max_length=12, choices=SHARING_BASIS.choices, default="not_known"
    )
    known_to = models.TextField(blank=True)
    persons_of_concern = models.PositiveSmallIntegerField(null=True, blank=True)
    level = models.ForeignKey(
        "getsafe.RiskLevel",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="The level that an earlier tracker gives the referral",
    )
    intelligence_form_sent = models.CharField(
        max_length=10, choices=YES_NO_UNKNOWN.choices, default="not_known"
    )
    intelligence_form_sent_on = models.DateField(null=True, blank=True)
    intelligence_form_ref = models.CharField(max_length=60, blank=True)
    referrer_told_on = models.DateField(
        null=True, blank=True, help_text="When the referrer was told what was decided"
    )
    referrer_told = models.TextField(blank=True, help_text="How, and what they were told")
    referrer_told_by = models.ForeignKey(
        "getsafe.User", models.PROTECT, null=True, blank=True, related_name="+"
    )
    duplicate_of = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="duplicates"
    )
    differing_facts = models.JSONField(
        default=dict,
        blank=True,
        help_text="What the referrer said of the child that the child's record does not say",
    )
    logged_by = models.ForeignKey(
        "getsafe.User", models.PROTECT, null=True, blank=True, related_name="referrals_logged"
    )
    import_batch = models.ForeignKey(
        "getsafe.ImportBatch", models.PROTECT, null=True, blank=True, related_name="referrals"
    )
    import_key = models.CharField(
        max_length=64,
        null=True,
        blank=True,
        editable=False,
        db_index=True,
        help_text="Recognises the row of the old tracker when it is imported again",
    )
    created_at = models.DateTimeField(auto_now_add=True)

    objects = ReferralQuerySet.as_manager()

    class Meta:
        ordering = ["-received_on", "-id"]
        indexes = [
            models.Index(fields=["received_on", "id"], name="referral_received"),
            models.Index(
                fields=["complete_on", "id"],
                condition=~models.Q(status="screened"),
                name="referral_unscreened",
            ),
            models.Index(fields=["received_on", "id"], condition=UNTOLD, name="referral_untold"),
            # The counts of what is owed, on every page that begins somebody's work, ask no table.
            models.Index(
                fields=["status"],
                include=[
                    "complete_on",
                    "information_due_on",
                    "logged_by",
                    "import_batch",
                    "referrer_told_on",
                    "source",
                ],
                condition=OWED,
                name="referral_owed",
            ),
        ]
        constraints = [
            code_check("referral", "source", REFERRAL_SOURCE.codes),
            code_check("referral", "route", REFERRAL_ROUTE.codes),
            code_check("referral", "status", REFERRAL_STATUS.codes),
            code_check("referral", "child_aware", YES_NO_UNKNOWN.codes),
            code_check("referral", "parent_aware", YES_NO_UNKNOWN.codes),
            code_check("referral", "service_consent", SERVICE_CONSENT.codes),
            code_check("referral", "sharing_basis", SHARING_BASIS.codes),
            code_check("referral", "intelligence_form_sent", YES_NO_UNKNOWN.codes),
            code_check("referral", "at_immediate_risk", YES_NO_UNKNOWN.codes),
            not_future("referral", "received_on"),
            models.CheckConstraint(
                condition=models.Q(complete_on__isnull=True)
                | models.Q(complete_on__gte=models.F("received_on")),
                name="referral_complete_on_not_before_received_on",
            ),
            models.CheckConstraint(
                condition=~models.Q(status="returned_incomplete")
                | ~models.Q(returned_reason="") & models.Q(information_due_on__isnull=False),
                name="referral_returned_with_a_reason_and_a_date",
            ),
            models.CheckConstraint(
                condition=~models.Q(at_immediate_risk="yes") | ~models.Q(safety_steps=""),
                name="referral_danger_has_safety_steps",
            ),
            models.CheckConstraint(
                condition=~models.Q(child_aware="no") & ~models.Q(parent_aware="no")
                | ~models.Q(not_informed_reason=""),
                name="referral_not_informed_has_a_reason",
            ),
            models.CheckConstraint(
                condition=~models.Q(service_consent="not_asked") | ~models.Q(not_asked_reason=""),
                name="referral_not_asked_has_a_reason",
            ),
            not_future("referral", "intelligence_form_sent_on"),
            models.CheckConstraint(
                condition=models.Q(intelligence_form_sent="yes")
                | models.Q(intelligence_form_sent_on=None, intelligence_form_ref=""),
                name="referral_intelligence_form_sent_where_dated",
            ),
            not_future("referral", "referrer_told_on"),
            in_order("referral", "received_on", "referrer_told_on"),
            models.CheckConstraint(
                condition=models.Q(referrer_told_on=None, referrer_told_by=None, referrer_told="")
                | models.Q(referrer_told_on__isnull=False, referrer_told_by__isnull=False)
                & ~models.Q(referrer_told=""),
                name="referral_referrer_told_when_how_and_by_whom",
            ),
            models.CheckConstraint(
                condition=models.Q(duplicate_of=None) | ~models.Q(duplicate_of=models.F("id")),
                name="referral_not_its_own_duplicate",
            ),
            models.CheckConstraint(
                condition=~models.Q(status="awaiting_screening")
                | models.Q(complete_on__isnull=False),
                name="referral_waiting_has_a_clock",
            ),
        ]
        triggers = [
            after_birth("referral", "received_on"),
            pgtrigger.Trigger(
                name="received_first",
                when=pgtrigger.After,
                operation=pgtrigger.UpdateOf("received_on"),
                func=RECEIVED_FIRST,
            ),
        ]

    def __str__(self) -> str:
        return self.reference


@tracked()
class Concern(models.Model):
    """One type of exploitation that a referral raises."""

    PRIVACY = dict.fromkeys(
        ("exploitation_type", "is_primary", "experience_status"), Privacy.CODED
    ) | dict.fromkeys(("id", "referral"), Privacy.ADMINISTRATIVE)
    RETENTION = "With the referral."

    referral = models.ForeignKey(Referral, models.CASCADE, related_name="concern_types")
    exploitation_type = models.CharField(max_length=20, choices=EXPLOITATION_TYPE.choices)
    is_primary = models.BooleanField(default=False)
    experience_status = models.CharField(
        max_length=12, choices=EXPERIENCE_STATUS.choices, null=True, blank=True
    )

    class Meta:
        ordering = ["-is_primary", "id"]
        constraints = [
            code_check("concern", "exploitation_type", EXPLOITATION_TYPE.codes),
            models.CheckConstraint(
                condition=models.Q(experience_status__isnull=True)
                | models.Q(experience_status__in=EXPERIENCE_STATUS.codes),
                name="concern_experience_status_is_a_code",
            ),
            models.UniqueConstraint(
                fields=["referral", "exploitation_type"], name="concern_type_once_a_referral"
            ),
            models.UniqueConstraint(
                fields=["referral"],
                condition=models.Q(is_primary=True),
                name="concern_one_primary_a_referral",
            ),
        ]

    def __str__(self) -> str:
        return f"Concern {self.pk}"
