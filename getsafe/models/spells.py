"""What is true of a case for a time: the exploitation, and the level of risk."""

import pgtrigger
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models

from getsafe.choices import (
    EXPERIENCE_STATUS,
    EXPLOITATION_MODEL,
    EXPLOITATION_SETTING,
    EXPLOITATION_TYPE,
    LEVEL_BASIS,
)
from getsafe.models.base import Privacy, code_check, in_order, not_future, span, tracked, until

# The lock keeps the case from being closed, or its dates from being changed, at the same moment.
INSIDE_ITS_CASE = """
  SELECT opened_on, closed_on INTO opened, closed
    FROM getsafe_case WHERE id = NEW.case_id FOR SHARE;
  IF NEW.started_on < opened
     OR (closed IS NOT NULL AND (NEW.ended_on IS NULL OR NEW.ended_on > closed)) THEN
    RAISE EXCEPTION 'a spell lies outside its case'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'spell_inside_its_case';
  END IF;
  RETURN NEW;
"""


def inside_its_case() -> pgtrigger.Trigger:
    """The trigger that refuses a spell outside its case's dates."""
    return pgtrigger.Trigger(
        name="inside_its_case",
        when=pgtrigger.After,
        operation=pgtrigger.Insert | pgtrigger.UpdateOf("started_on", "ended_on", "case_id"),
        declare=[("opened", "date"), ("closed", "date")],
        func=INSIDE_ITS_CASE,
    )


def optional_code(model: str, field: str, codes: list[str]) -> models.CheckConstraint:
    """The constraint that a code, when there is one, is of its list."""
    return models.CheckConstraint(
        condition=models.Q(**{f"{field}__isnull": True}) | models.Q(**{f"{field}__in": codes}),
        name=f"{model}_{field}_is_a_code",
    )


@tracked()
class ExploitationSpell(models.Model):
    """A stretch of a case during which one type of exploitation was being worked on."""

    PRIVACY = (
        dict.fromkeys(
            [
                "exploitation_type",
                "is_primary",
                "experience_status",
                "setting",
                "model",
                "started_on",
                "ended_on",
            ],
            Privacy.CODED,
        )
        | dict.fromkeys(("id", "case", "recorded_by", "recorded_at"), Privacy.ADMINISTRATIVE)
        | {"rationale": Privacy.NARRATIVE}
    )
    RETENTION = "With the case."

    case = models.ForeignKey("getsafe.Case", models.PROTECT, related_name="exploitation_spells")
    exploitation_type = models.CharField(max_length=20, choices=EXPLOITATION_TYPE.choices)
    is_primary = models.BooleanField(default=False)
    started_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    experience_status = models.CharField(
        max_length=12, choices=EXPERIENCE_STATUS.choices, null=True, blank=True
    )
    setting = models.CharField(
        max_length=20, choices=EXPLOITATION_SETTING.choices, null=True, blank=True
    )
    model = models.CharField(
        max_length=20, choices=EXPLOITATION_MODEL.choices, null=True, blank=True
    )
    rationale = models.TextField(blank=True)
    recorded_by = models.ForeignKey(
        "getsafe.User", models.PROTECT, null=True, blank=True, related_name="+"
    )
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["started_on", "id"]
        indexes = [
            models.Index(fields=["exploitation_type", "started_on"], name="spell_type_started"),
            models.Index(
                fields=["exploitation_type", "case"],
                condition=models.Q(ended_on=None),
                name="spell_type_now",
            ),
            models.Index(
                "exploitation_type",
                until("ended_on"),
                "started_on",
                include=["case", "ended_on"],
                name="spell_in_force",
            ),
        ]
        constraints = [
            code_check("exploitationspell", "exploitation_type", EXPLOITATION_TYPE.codes),
            optional_code("exploitationspell", "experience_status", EXPERIENCE_STATUS.codes),
            optional_code("exploitationspell", "setting", EXPLOITATION_SETTING.codes),
            optional_code("exploitationspell", "model", EXPLOITATION_MODEL.codes),
            in_order("exploitationspell", "started_on", "ended_on"),
            not_future("exploitationspell", "started_on"),
            not_future("exploitationspell", "ended_on"),
            ExclusionConstraint(
                name="exploitationspell_same_type_no_overlap",
                expressions=[
                    ("case", RangeOperators.EQUAL),
                    ("exploitation_type", RangeOperators.EQUAL),
                    (span("started_on", "ended_on"), RangeOperators.OVERLAPS),
                ],
            ),
        ]
        triggers = [inside_its_case()]

    def __str__(self) -> str:
        return f"Exploitation spell {self.pk}"


@tracked()
class RiskLevelSpell(models.Model):
    """A stretch of a case at one level of risk: a person's decision with its rationale."""

    PRIVACY = (
        dict.fromkeys(("level", "started_on", "ended_on", "basis"), Privacy.CODED)
        | dict.fromkeys(("id", "case", "decided_by", "recorded_at"), Privacy.ADMINISTRATIVE)
        | {"rationale": Privacy.NARRATIVE}
    )
    RETENTION = "With the case."

    case = models.ForeignKey("getsafe.Case", models.PROTECT, related_name="risk_levels")
    level = models.ForeignKey("getsafe.RiskLevel", models.PROTECT, related_name="+")
    started_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    basis = models.CharField(max_length=10, choices=LEVEL_BASIS.choices)
    rationale = models.TextField(blank=True)
    decided_by = models.ForeignKey(
        "getsafe.User", models.PROTECT, null=True, blank=True, related_name="+"
    )
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["started_on", "id"]
        indexes = [
            models.Index(
                fields=["level", "case"],
                condition=models.Q(ended_on=None),
                name="risk_level_now",
            ),
            models.Index(
                until("ended_on"),
                "started_on",
                include=["case", "level", "ended_on"],
                name="risk_level_in_force",
            ),
        ]
        constraints = [
            code_check("risklevelspell", "basis", LEVEL_BASIS.codes),
            in_order("risklevelspell", "started_on", "ended_on"),
            not_future("risklevelspell", "started_on"),
            not_future("risklevelspell", "ended_on"),
            models.CheckConstraint(
                condition=models.Q(basis="imported")
                | (models.Q(decided_by__isnull=False) & ~models.Q(rationale="")),
                name="risklevelspell_has_a_rationale_and_a_decider",
            ),
            ExclusionConstraint(
                name="risklevelspell_one_level_at_a_time",
                expressions=[
                    ("case", RangeOperators.EQUAL),
                    (span("started_on", "ended_on"), RangeOperators.OVERLAPS),
                ],
            ),
        ]
        triggers = [inside_its_case()]

    def __str__(self) -> str:
        return f"Risk level {self.pk}"
