"""Screening: the multi-agency decision on a referral."""

import uuid
from functools import reduce
from operator import or_

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models

from getsafe.choices import (
    OUTCOMES_ALONE,
    OUTCOMES_BESIDES,
    OUTCOMES_PASSED_ON,
    SCREENING_BASIS,
    SCREENING_OUTCOME,
)
from getsafe.models.base import Privacy, code_check, in_order, not_future, tracked

AFTER_RECEIPT = """
  IF NEW.screened_on < (SELECT received_on FROM getsafe_referral WHERE id = NEW.referral_id) THEN
    RAISE EXCEPTION 'a referral was decided before it was received'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'screening_after_receipt';
  END IF;
  RETURN NEW;
"""


def _besides_itself(code: str) -> models.Q:
    return models.Q(outcome=code, other_outcomes__contains=[code])


@tracked()
class Screening(models.Model):
    """What was decided about a referral, why, by whom and at what kind of sitting.

    A referral may be deferred for information any number of times; it is decided once.
    `outcome` is what mainly happens next; `other_outcomes` is what happens besides.
    """

    PRIVACY = (
        dict.fromkeys(("screened_on", "outcome", "other_outcomes", "level", "basis"), Privacy.CODED)
        | dict.fromkeys(("rationale", "needed", "passed_to"), Privacy.NARRATIVE)
        | dict.fromkeys(
            [
                "id",
                "uuid",
                "referral",
                "decided_by",
                "due_on",
                "information_due_on",
                "created_at",
                "import_batch",
            ],
            Privacy.ADMINISTRATIVE,
        )
    )
    RETENTION = "With the referral."

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    referral = models.ForeignKey("getsafe.Referral", models.PROTECT, related_name="screenings")
    screened_on = models.DateField()
    due_on = models.DateField(null=True, blank=True)
    basis = models.CharField(max_length=10, choices=SCREENING_BASIS.choices)
    outcome = models.CharField(max_length=10, choices=SCREENING_OUTCOME.choices)
    other_outcomes = ArrayField(
        models.CharField(max_length=10, choices=SCREENING_OUTCOME.choices), default=list, blank=True
    )
    level = models.ForeignKey(
        "getsafe.RiskLevel", models.PROTECT, null=True, blank=True, related_name="+"
    )
    rationale = models.TextField(blank=True)
    needed = models.TextField(blank=True)
    passed_to = models.TextField(blank=True, help_text="Who takes it on, and who there was told")
    information_due_on = models.DateField(null=True, blank=True)
    decided_by = models.ForeignKey(
        "getsafe.User", models.PROTECT, null=True, blank=True, related_name="+"
    )
    import_batch = models.ForeignKey(
        "getsafe.ImportBatch", models.PROTECT, null=True, blank=True, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-screened_on", "-id"]
        indexes = [models.Index(fields=["screened_on"], name="screening_on")]
        constraints = [
            code_check("screening", "outcome", SCREENING_OUTCOME.codes),
            code_check("screening", "basis", SCREENING_BASIS.codes),
            models.CheckConstraint(
                condition=models.Q(other_outcomes__contained_by=OUTCOMES_BESIDES)
                & ~reduce(or_, map(_besides_itself, OUTCOMES_BESIDES)),
                name="screening_other_outcomes_are_codes",
            ),
            models.CheckConstraint(
                condition=~models.Q(outcome__in=OUTCOMES_ALONE) | models.Q(other_outcomes=[]),
                name="screening_outcome_that_stands_alone",
            ),
            models.CheckConstraint(
                condition=models.Q(basis="imported")
                | ~models.Q(outcome="MOREINFO")
                | models.Q(information_due_on__isnull=False) & ~models.Q(needed=""),
                name="screening_deferred_for_what_and_until_when",
            ),
            in_order("screening", "screened_on", "information_due_on"),
            models.CheckConstraint(
                condition=models.Q(basis="imported")
                | ~models.Q(outcome__in=OUTCOMES_PASSED_ON)
                | ~models.Q(passed_to=""),
                name="screening_passed_to_someone",
            ),
            not_future("screening", "screened_on"),
            models.UniqueConstraint(
                fields=["referral"],
                condition=~models.Q(outcome="MOREINFO"),
                name="screening_decided_once",
            ),
            models.CheckConstraint(
                condition=models.Q(basis="imported")
                | (models.Q(decided_by__isnull=False) & ~models.Q(rationale="")),
                name="screening_has_a_rationale_and_a_decider",
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="after_receipt",
                when=pgtrigger.After,
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("screened_on", "referral_id"),
                func=AFTER_RECEIPT,
            )
        ]

    def __str__(self) -> str:
        return f"Screening {self.pk}"


@tracked()
class AgencyContribution(models.Model):
    """What one agency holds and says about a referral, for its screening."""

    PRIVACY = {"text": Privacy.NARRATIVE} | dict.fromkeys(
        ("id", "referral", "agency", "recorded_by", "recorded_at"), Privacy.ADMINISTRATIVE
    )
    RETENTION = "With the referral."

    referral = models.ForeignKey("getsafe.Referral", models.PROTECT, related_name="contributions")
    agency = models.ForeignKey("getsafe.Agency", models.PROTECT, related_name="+")
    text = models.TextField()
    recorded_by = models.ForeignKey("getsafe.User", models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["agency__name"]
        constraints = [
            models.UniqueConstraint(
                fields=["referral", "agency"], name="contribution_once_an_agency"
            ),
            models.CheckConstraint(
                condition=~models.Q(text=""), name="contribution_says_something"
            ),
        ]

    def __str__(self) -> str:
        return f"Contribution {self.pk}"
