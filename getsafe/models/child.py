"""Children, and what was decided about two records that may be one child."""

import uuid
from datetime import date

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models

from getsafe import access
from getsafe.choices import (
    DISABILITY,
    ETHNICITY,
    GENDER,
    SEN_NEED,
    SEN_PROVISION,
    SEX,
    YES_NO_UNKNOWN,
)
from getsafe.dates import completed_years
from getsafe.models.base import (
    Privacy,
    ReferenceField,
    code_check,
    london_today,
    not_future,
    tracked,
)
from getsafe.models.user import User

IDENTIFYING = [
    "given_name",
    "family_name",
    "preferred_name",
    "aliases",
    "nhs_number",
    "upn",
    "social_care_id",
    "external_ref",
    "address",
    "postcode",
    "phone",
    "school",
    "gp",
    "parents",
    "siblings",
    "allocated_worker",
    "search_name",
    "name_sound",
]
CODED = [
    "date_of_birth",
    "birth_estimated",
    "sex",
    "gender",
    "ethnicity",
    "nationality",
    "religion",
    "unaccompanied",
    "disabilities",
    "sen_provision",
    "sen_needs",
    "first_language",
    "needs_interpreter",
    "address_is_sensitive",
    "responsible_council",
    "host_council",
    "died_on",
]


# A corrected date of birth may not come after what is known of the child.
BORN_BEFORE_ALL = """
  IF EXISTS (
    SELECT FROM getsafe_referral WHERE child_id = NEW.id AND received_on < NEW.date_of_birth
    UNION ALL
    SELECT FROM getsafe_case WHERE child_id = NEW.id AND opened_on < NEW.date_of_birth
    UNION ALL
    SELECT FROM getsafe_carestatusspell
      WHERE child_id = NEW.id AND started_on < NEW.date_of_birth
    UNION ALL
    SELECT FROM getsafe_consent WHERE child_id = NEW.id AND decided_on < NEW.date_of_birth
  ) THEN
    RAISE EXCEPTION 'the child was born after something that is recorded of them'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'child_born_before_all';
  END IF;
  RETURN NEW;
"""

# Open cases are found by the child's birth (Case.child_born_on).
BIRTH_OF_CASES = """
  UPDATE getsafe_case SET child_born_on = NEW.date_of_birth WHERE child_id = NEW.id;
  RETURN NEW;
"""


class ChildQuerySet(models.QuerySet["Child"]):
    """Filters over children."""

    def visible_to(self, actor: User) -> "ChildQuerySet":
        """The gate: the children whose record `actor` may open."""
        return self.filter(access.scope_of(actor, "child"))

    def current(self) -> "ChildQuerySet":
        """Without the records that were merged into another."""
        return self.filter(merged_into=None)


@tracked(exclude=("search_name", "name_sound"))
class Child(models.Model):
    """A child or young person whom a referral was made about."""

    PRIVACY = (
        dict.fromkeys(IDENTIFYING, Privacy.IDENTIFYING)
        | dict.fromkeys(CODED, Privacy.CODED)
        | {"gender_described": Privacy.NARRATIVE}
        | dict.fromkeys(
            ("id", "uuid", "reference", "merged_into", "import_batch", "created_at"),
            Privacy.ADMINISTRATIVE,
        )
    )
    RETENTION = "The longest that applies: 75 years from birth where looked after, else 35."

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    reference = ReferenceField(prefix="GS-")
    given_name = models.CharField(max_length=100, blank=True)
    family_name = models.CharField(max_length=100, blank=True)
    preferred_name = models.CharField(max_length=100, blank=True)
    aliases = models.CharField(max_length=200, blank=True)
    date_of_birth = models.DateField()
    birth_estimated = models.BooleanField(default=False)
    sex = models.CharField(max_length=1, choices=SEX.choices, default="U")
    gender = models.CharField(max_length=2, choices=GENDER.choices, blank=True)
    gender_described = models.CharField(max_length=60, blank=True)
    ethnicity = models.CharField(max_length=4, choices=ETHNICITY.choices, default="NOBT")
    first_language = models.CharField(max_length=60, blank=True)
    needs_interpreter = models.BooleanField(default=False)
    nationality = models.CharField(max_length=60, blank=True)
    religion = models.CharField(max_length=60, blank=True)
    unaccompanied = models.CharField(
        max_length=10,
        choices=YES_NO_UNKNOWN.choices,
        default="not_known",
        help_text="Whether the child is or was an unaccompanied asylum-seeking child",
    )
    disabilities = ArrayField(
        models.CharField(max_length=4, choices=DISABILITY.choices), default=list, blank=True
    )
    sen_provision = models.CharField(max_length=1, choices=SEN_PROVISION.choices, blank=True)
    sen_needs = ArrayField(
        models.CharField(max_length=4, choices=SEN_NEED.choices),
        default=list,
        blank=True,
        help_text="At most two, the main one first",
    )
    nhs_number = models.CharField(max_length=10, unique=True, null=True, blank=True)
    upn = models.CharField(max_length=13, unique=True, null=True, blank=True)
    social_care_id = models.CharField(max_length=40, unique=True, null=True, blank=True)
    external_ref = models.CharField(max_length=100, unique=True, null=True, blank=True)
    address = models.TextField(blank=True)
    postcode = models.CharField(max_length=8, blank=True)
    address_is_sensitive = models.BooleanField(default=False)
    phone = models.CharField(max_length=40, blank=True)
    school = models.CharField(max_length=120, blank=True)
    gp = models.CharField(max_length=120, blank=True)
    parents = models.TextField(blank=True, help_text="Who has parental responsibility")
    siblings = models.TextField(blank=True)
    allocated_worker = models.CharField(
        max_length=120, blank=True, help_text="The allocated social worker or personal adviser"
    )
    responsible_council = models.CharField(max_length=80, blank=True)
    host_council = models.CharField(max_length=80, blank=True)
    died_on = models.DateField(null=True, blank=True)
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="merged_records"
    )
    import_batch = models.ForeignKey(
        "getsafe.ImportBatch", models.PROTECT, null=True, blank=True, related_name="children"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    search_name = models.GeneratedField(
        expression=models.Func(
            "given_name", "family_name", "preferred_name", "aliases", function="getsafe_search_name"
        ),
        output_field=models.TextField(),
        db_persist=True,
    )
    name_sound = models.GeneratedField(
        expression=models.Func("given_name", "family_name", function="getsafe_name_sound"),
        output_field=models.TextField(),
        db_persist=True,
    )

    objects = ChildQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        verbose_name_plural = "children"
        indexes = [
            GinIndex(OpClass("search_name", "gin_trgm_ops"), name="child_search_name"),
            models.Index(fields=["name_sound", "date_of_birth"], name="child_sound"),
            models.Index(
                fields=["date_of_birth"],
                include=["id", "search_name", "merged_into"],
                name="child_birth_and_name",
            ),
        ]
        constraints = [
            code_check("child", "sex", SEX.codes),
            code_check("child", "ethnicity", ETHNICITY.codes),
            code_check("child", "gender", ["", *GENDER.codes]),
            code_check("child", "unaccompanied", YES_NO_UNKNOWN.codes),
            code_check("child", "sen_provision", ["", *SEN_PROVISION.codes]),
            models.CheckConstraint(
                condition=models.Q(disabilities__contained_by=DISABILITY.codes)
                & (~models.Q(disabilities__contains=["NONE"]) | models.Q(disabilities=["NONE"])),
                name="child_disabilities_are_codes",
            ),
            models.CheckConstraint(
                condition=models.Q(sen_needs__contained_by=SEN_NEED.codes, sen_needs__len__lte=2)
                & (models.Q(sen_needs=[]) | models.Q(sen_provision__in=["K", "E"])),
                name="child_sen_needs_are_codes_with_provision",
            ),
            models.CheckConstraint(
                condition=models.Q(gender_described="") | models.Q(gender="09"),
                name="child_gender_described_where_self_described",
            ),
            not_future("child", "date_of_birth"),
            models.CheckConstraint(
                condition=models.Q(date_of_birth__gte=date(1900, 1, 1)),
                name="child_date_of_birth_is_plausible",
            ),
            models.CheckConstraint(
                condition=models.Q(died_on__isnull=True)
                | models.Q(died_on__gte=models.F("date_of_birth"), died_on__lte=london_today()),
                name="child_died_on_after_birth",
            ),
            models.CheckConstraint(
                condition=models.Q(merged_into__isnull=True)
                | ~models.Q(merged_into=models.F("id")),
                name="child_not_merged_into_itself",
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="born_before_all",
                when=pgtrigger.After,
                operation=pgtrigger.UpdateOf("date_of_birth"),
                func=BORN_BEFORE_ALL,
            ),
            pgtrigger.Trigger(
                name="birth_of_cases",
                when=pgtrigger.After,
                operation=pgtrigger.UpdateOf("date_of_birth"),
                condition=pgtrigger.Condition("OLD.date_of_birth <> NEW.date_of_birth"),
                func=BIRTH_OF_CASES,
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def full_name(self) -> str:
        """The name on screen; a child imported without one goes by the reference."""
        return f"{self.given_name} {self.family_name}".strip() or self.reference

    def age_on(self, day: date) -> int:
        """Completed years on `day`."""
        return completed_years(self.date_of_birth, day)


@tracked()
class MatchDecision(models.Model):
    """A person's word that two records are, or are not, the same child; asked once, remembered."""

    PRIVACY = dict.fromkeys(
        ("id", "child", "other", "is_same", "decided_by", "decided_at"), Privacy.ADMINISTRATIVE
    )
    RETENTION = "Kept as long as either child's record."

    child = models.ForeignKey(Child, models.CASCADE, related_name="+")
    other = models.ForeignKey(Child, models.CASCADE, related_name="+")
    is_same = models.BooleanField()
    decided_by = models.ForeignKey("getsafe.User", models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["child", "other"], name="match_decided_once"),
            models.CheckConstraint(
                condition=models.Q(child__lt=models.F("other")), name="match_pair_is_ordered"
            ),
        ]

    def __str__(self) -> str:
        return f"Match {self.pk}"
