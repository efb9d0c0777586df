"""Children, referrals, cases and what the team keeps of its work; and what every installation
starts with: a risk scale, the agencies and the bank holidays.
"""

import datetime
import uuid

import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.functions.comparison
import holidays
import pghistory.utils
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models

from getsafe.migrations._tables import Tables

# The chronology of a case finds the types that its referrals raised before a correction.
BY_REFERRAL = """
CREATE INDEX getsafe_concernevent_of_referral ON getsafe_concernevent (referral_id)
"""
RISK_LEVELS = [
    ("low", "Low", 1, "green", 12, True),
    ("medium", "Medium", 2, "yellow", 6, False),
    ("high", "High", 3, "red", 4, False),
]
AGENCIES = [
    ("getsafe", "GETSAFE team", True),
    ("social-care", "Children's social care", True),
    ("mash", "Multi-Agency Safeguarding Hub (MASH)", True),
    ("early-help", "Early help", True),
    ("police", "Police", True),
    ("health", "Health", True),
    ("schools", "Schools and colleges", False),
    ("youth-justice", "Youth Justice Service", False),
    ("probation", "Probation", False),
    ("housing", "Housing", False),
    ("licensing", "Licensing", False),
    ("community-safety", "Community safety", False),
    ("substance-misuse", "Substance misuse service", False),
    ("childrens-home", "Children's home or fostering agency", False),
    ("voluntary", "Voluntary sector", False),
    ("adult-social-care", "Adult social care", False),
    ("legal", "Legal services", False),
    ("other-council", "Another council", False),
    ("other", "Other", False),
]
NATIONS = ["ENG", "WLS", "SCT", "NIR"]
YEARS = range(2010, 2031)


def load(apps, schema_editor):
    level, agency = apps.get_model("getsafe", "RiskLevel"), apps.get_model("getsafe", "Agency")
    holiday = apps.get_model("getsafe", "BankHoliday")
    for code, label, rank, colour, weeks, step_down in RISK_LEVELS:
        level.objects.create(
            code=code,
            label=label,
            rank=rank,
            colour=colour,
            review_weeks=weeks,
            allows_step_down=step_down,
        )
    for code, name, statutory in AGENCIES:
        agency.objects.create(code=code, name=name, is_statutory_partner=statutory)
    holiday.objects.bulk_create(
        holiday(day=day, nation=nation, name=name[:120], source="Shipped with GETSAFE")
        for nation in NATIONS
        for day, name in holidays.GB(subdiv=nation, years=YEARS, language="en_GB").items()
    )


class Migration(migrations.Migration):
    replaces = [
        ("getsafe", "0002_records"),
        ("getsafe", "0003_reference_data"),
        ("getsafe", "0004_draft_sendings"),
        ("getsafe", "0005_child_and_referral_details"),
        ("getsafe", "0006_rules_between_two_people"),
        ("getsafe", "0007_holds_and_transfers"),
        ("getsafe", "0008_spans_in_force"),
        ("getsafe", "0009_births_with_names"),
        ("getsafe", "0010_closure_drafts"),
        ("getsafe", "0011_handovers_not_recorded"),
        ("getsafe", "0012_types_of_a_referral_by_history"),
    ]

    dependencies = [
        ("account", "0009_emailaddress_unique_primary_email"),
        ("getsafe", "0001_people"),
        ("mfa", "0003_authenticator_type_uniq"),
        ("socialaccount", "0006_alter_socialaccount_extra_data"),
    ]

    operations = [
        Tables(
            [
                migrations.CreateModel(
                    name="AuditEntry",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("at", models.DateTimeField()),
                        ("actor_id", models.BigIntegerField(null=True)),
                        ("actor_label", models.CharField(max_length=254)),
                        ("verb", models.CharField(max_length=60)),
                        ("subject_type", models.CharField(max_length=60)),
                        ("subject_key", models.CharField(max_length=64)),
                        ("child_key", models.CharField(blank=True, max_length=64)),
                        ("reason", models.TextField(blank=True)),
                        ("details", models.JSONField(default=dict)),
                        ("request_id", models.CharField(blank=True, max_length=64)),
                    ],
                    options={
                        "verbose_name_plural": "audit entries",
                        "ordering": ["-id"],
                        "indexes": [
                            models.Index(
                                fields=["subject_type", "subject_key"],
                                name="getsafe_aud_subject_d72625_idx",
                            ),
                            models.Index(
                                condition=models.Q(("child_key", ""), _negated=True),
                                fields=["child_key"],
                                name="audit_child",
                            ),
                            models.Index(
                                fields=["actor_id", "-at"], name="getsafe_aud_actor_i_61eb8d_idx"
                            ),
                            models.Index(fields=["-at"], name="getsafe_aud_at_c3d7c8_idx"),
                            models.Index(fields=["verb", "-id"], name="audit_verb"),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="d2baf06ffd36e9c3da5f77d5d53cc1687a1fe944",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_834f1",
                                    table="getsafe_auditentry",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="no_truncate",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'the audit log is append-only';",
                                    hash="2e1581ae7419002c38d1bd3a8a2fbe87b52ce074",
                                    level="STATEMENT",
                                    operation="TRUNCATE",
                                    pgid="pgtrigger_no_truncate_c38e1",
                                    table="getsafe_auditentry",
                                    when="BEFORE",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AuditSeal",
                    fields=[
                        ("number", models.BigIntegerField(primary_key=True, serialize=False)),
                        ("hash", models.CharField(max_length=64)),
                        ("sealed_at", models.DateTimeField()),
                        (
                            "entry",
                            models.OneToOneField(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="seal",
                                to="getsafe.auditentry",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["number"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="ad5ee1d1a0d110df9e56d436e4444f56b328ade3",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_69c27",
                                    table="getsafe_auditseal",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="no_truncate",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'the audit log is append-only';",
                                    hash="265ddcb4f6c03d86ec79262eed8caac653f612d9",
                                    level="STATEMENT",
                                    operation="TRUNCATE",
                                    pgid="pgtrigger_no_truncate_c2a67",
                                    table="getsafe_auditseal",
                                    when="BEFORE",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BankHoliday",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("day", models.DateField()),
                        (
                            "nation",
                            models.CharField(
                                choices=[
                                    ("ENG", "England"),
                                    ("WLS", "Wales"),
                                    ("SCT", "Scotland"),
                                    ("NIR", "Northern Ireland"),
                                ],
                                max_length=3,
                            ),
                        ),
                        ("name", models.CharField(max_length=120)),
                        ("source", models.CharField(max_length=120)),
                    ],
                    options={
                        "ordering": ["day", "nation"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("nation", "day"), name="bankholiday_once_a_nation"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("nation__in", ["ENG", "WLS", "SCT", "NIR"])),
                                name="bankholiday_nation_is_a_code",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ImportBatch",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("file_name", models.CharField(max_length=255)),
                        ("sha256", models.CharField(max_length=64)),
                        ("row_count", models.PositiveIntegerField()),
                        ("imported_at", models.DateTimeField(auto_now_add=True)),
                        ("undone_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "imported_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "undone_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "made",
                            models.JSONField(
                                default=dict, help_text="How many rows of each kind it made"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "import batches",
                        "ordering": ["-imported_at"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "getsafe_importbatchevent" ("file_name", "id", "imported_at", "imported_by_id", "made", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "row_count", "sha256", "undone_at", "undone_by_id", "uuid") VALUES (NEW."file_name", NEW."id", NEW."imported_at", NEW."imported_by_id", NEW."made", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'insert\', NEW."id", NEW."row_count", NEW."sha256", NEW."undone_at", NEW."undone_by_id", NEW."uuid"); RETURN NULL;',
                                    hash="3d81328385147996e791875690dc7582a783a5ec",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_a33c5",
                                    table="getsafe_importbatch",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "getsafe_importbatchevent" ("file_name", "id", "imported_at", "imported_by_id", "made", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "row_count", "sha256", "undone_at", "undone_by_id", "uuid") VALUES (NEW."file_name", NEW."id", NEW."imported_at", NEW."imported_by_id", NEW."made", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'update\', NEW."id", NEW."row_count", NEW."sha256", NEW."undone_at", NEW."undone_by_id", NEW."uuid"); RETURN NULL;',
                                    hash="de9536625649825c8e6a77c1d5e2c4bf907db47c",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_838a9",
                                    table="getsafe_importbatch",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "getsafe_importbatchevent" ("file_name", "id", "imported_at", "imported_by_id", "made", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "row_count", "sha256", "undone_at", "undone_by_id", "uuid") VALUES (OLD."file_name", OLD."id", OLD."imported_at", OLD."imported_by_id", OLD."made", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'delete\', OLD."id", OLD."row_count", OLD."sha256", OLD."undone_at", OLD."undone_by_id", OLD."uuid"); RETURN NULL;',
                                    hash="1832a71a3a9716f023fca2ddb07ca36c8f7bdbf1",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_d3a01",
                                    table="getsafe_importbatch",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Child",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("reference", models.CharField(editable=False, max_length=16, unique=True)),
                        ("given_name", models.CharField(blank=True, max_length=100)),
                        ("family_name", models.CharField(blank=True, max_length=100)),
                        ("preferred_name", models.CharField(blank=True, max_length=100)),
                        ("aliases", models.CharField(blank=True, max_length=200)),
                        ("date_of_birth", models.DateField()),
                        ("birth_estimated", models.BooleanField(default=False)),
                        (
                            "sex",
                            models.CharField(
                                choices=[("M", "Male"), ("F", "Female"), ("U", "Not known")],
                                default="U",
                                max_length=1,
                            ),
                        ),
                        (
                            "gender",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("01", "Boy or man"),
                                    ("02", "Girl or woman"),
                                    ("09", "Describes it another way"),
                                    ("00", "Not known"),
                                ],
                                max_length=2,
                            ),
                        ),
                        (
                            "ethnicity",
                            models.CharField(
                                choices=[
                                    ("WBRI", "White British"),
                                    ("WIRI", "White Irish"),
                                    ("WIRT", "Traveller of Irish heritage"),
                                    ("WROM", "Gypsy or Roma"),
                                    ("WOTH", "Any other White background"),
                                    ("MWBC", "White and Black Caribbean"),
                                    ("MWBA", "White and Black African"),
                                    ("MWAS", "White and Asian"),
                                    ("MOTH", "Any other mixed background"),
                                    ("AIND", "Indian"),
                                    ("APKN", "Pakistani"),
                                    ("ABAN", "Bangladeshi"),
                                    ("CHNE", "Chinese"),
                                    ("AOTH", "Any other Asian background"),
                                    ("BCRB", "Black Caribbean"),
                                    ("BAFR", "Black African"),
                                    ("BOTH", "Any other Black background"),
                                    ("OOTH", "Any other ethnic group"),
                                    ("REFU", "Prefers not to say"),
                                    ("NOBT", "Not yet obtained"),
                                ],
                                default="NOBT",
                                max_length=4,
                            ),
                        ),
                        ("first_language", models.CharField(blank=True, max_length=60)),
                        ("needs_interpreter", models.BooleanField(default=False)),
                        (
                            "nhs_number",
                            models.CharField(blank=True, max_length=10, null=True, unique=True),
                        ),
                        (
                            "upn",
                            models.CharField(blank=True, max_length=13, null=True, unique=True),
                        ),
                        (
                            "social_care_id",
                            models.CharField(blank=True, max_length=40, null=True, unique=True),
                        ),
                        (
                            "external_ref",
                            models.CharField(blank=True, max_length=100, null=True, unique=True),
                        ),
                        ("address", models.TextField(blank=True)),
                        ("postcode", models.CharField(blank=True, max_length=8)),
                        ("address_is_sensitive", models.BooleanField(default=False)),
                        ("phone", models.CharField(blank=True, max_length=40)),
                        ("school", models.CharField(blank=True, max_length=120)),
                        ("responsible_council", models.CharField(blank=True, max_length=80)),
                        ("died_on", models.DateField(blank=True, null=True)),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "search_name",
                            models.GeneratedField(
                                db_persist=True,
                                expression=models.Func(
                                    "given_name",
                                    "family_name",
                                    "preferred_name",
                                    "aliases",
                                    function="getsafe_search_name",
                                ),
                                output_field=models.TextField(),
                            ),
                        ),
                        (
                            "name_sound",
                            models.GeneratedField(
                                db_persist=True,
                                expression=models.Func(
                                    "given_name", "family_name", function="getsafe_name_sound"
                                ),
                                output_field=models.TextField(),
                            ),
                        ),
                        (
                            "merged_into",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="merged_records",
                                to="getsafe.child",
                            ),
                        ),
                        (
                            "import_batch",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="children",
                                to="getsafe.importbatch",
                            ),
                        ),
                        (
                            "allocated_worker",
                            models.CharField(
                                blank=True,
                                help_text="The allocated social worker or personal adviser",
                                max_length=120,
                            ),
                        ),
                        (
                            "disabilities",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("NONE", "No disability"),
                                        ("MOB", "Mobility"),
                                        ("HAND", "Hand function"),
                                        ("PC", "Personal care"),
                                        ("INC", "Incontinence"),
                                        ("COMM", "Communication"),
                                        ("LD", "Learning"),
                                        ("HEAR", "Hearing"),
                                        ("VIS", "Vision"),
                                        ("BEH", "Behaviour"),
                                        ("CON", "Consciousness"),
                                        ("AUT", "Diagnosed with autism"),
                                        ("DDA", "Other"),
                                    ],
                                    max_length=4,
                                ),
                                blank=True,
                                default=list,
                                size=None,
                            ),
                        ),
                        ("gender_described", models.CharField(blank=True, max_length=60)),
                        ("gp", models.CharField(blank=True, max_length=120)),
                        ("host_council", models.CharField(blank=True, max_length=80)),
                        ("nationality", models.CharField(blank=True, max_length=60)),
                        (
                            "parents",
                            models.TextField(
                                blank=True, help_text="Who has parental responsibility"
                            ),
                        ),
                        ("religion", models.CharField(blank=True, max_length=60)),
                        (
                            "sen_needs",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("SPLD", "Specific learning difficulty"),
                                        ("MLD", "Moderate learning difficulty"),
                                        ("SLD", "Severe learning difficulty"),
                                        ("PMLD", "Profound and multiple learning difficulty"),
                                        ("SEMH", "Social, emotional and mental health"),
                                        ("SLCN", "Speech, language and communication"),
                                        ("HI", "Hearing impairment"),
                                        ("VI", "Vision impairment"),
                                        ("MSI", "Multi-sensory impairment"),
                                        ("PD", "Physical disability"),
                                        ("ASD", "Autistic spectrum disorder"),
                                        ("OTH", "Other difficulty"),
                                    ],
                                    max_length=4,
                                ),
                                blank=True,
                                default=list,
                                help_text="At most two, the main one first",
                                size=None,
                            ),
                        ),
                        (
                            "sen_provision",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("N", "None"),
                                    ("K", "SEN support"),
                                    ("E", "Education, health and care plan"),
                                ],
                                max_length=1,
                            ),
                        ),
                        ("siblings", models.TextField(blank=True)),
                        (
                            "unaccompanied",
                            models.CharField(
                                choices=[("yes", "Yes"), ("no", "No"), ("not_known", "Not known")],
                                default="not_known",
                                help_text="Whether the child is or was an unaccompanied asylum-seeking child",
                                max_length=10,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "children",
                        "ordering": ["id"],
                        "indexes": [
                            django.contrib.postgres.indexes.GinIndex(
                                django.contrib.postgres.indexes.OpClass(
                                    "search_name", "gin_trgm_ops"
                                ),
                                name="child_search_name",
                            ),
                            models.Index(
                                fields=["name_sound", "date_of_birth"], name="child_sound"
                            ),
                            models.Index(
                                fields=["date_of_birth"],
                                include=("id", "search_name", "merged_into"),
                                name="child_birth_and_name",
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("sex__in", ["M", "F", "U"])),
                                name="child_sex_is_a_code",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "ethnicity__in",
                                        [
                                            "WBRI",
                                            "WIRI",
                                            "WIRT",
                                            "WROM",
                                            "WOTH",
                                            "MWBC",
                                            "MWBA",
                                            "MWAS",
                                            "MOTH",
                                            "AIND",
                                            "APKN",
                                            "ABAN",
                                            "CHNE",
                                            "AOTH",
                                            "BCRB",
                                            "BAFR",
                                            "BOTH",
                                            "OOTH",
                                            "REFU",
                                            "NOBT",
                                        ],
                                    )
                                ),
                                name="child_ethnicity_is_a_code",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("gender__in", ["", "01", "02", "09", "00"])),
                                name="child_gender_is_a_code",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "date_of_birth__lte",
                                        models.Func(
                                            function="getsafe_today",
                                            output_field=models.DateField(),
                                        ),
                                    )
                                ),
                                name="child_date_of_birth_not_in_future",
                                violation_error_message="The date must be today or in the past",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("date_of_birth__gte", datetime.date(1900, 1, 1))
                                ),
                                name="child_date_of_birth_is_plausible",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("died_on__isnull", True),
                                    models.Q(
                                        ("died_on__gte", models.F("date_of_birth")),
                                        (
                                            "died_on__lte",
                                            models.Func(
                                                function="getsafe_today",
                                                output_field=models.DateField(),
                                            ),
                                        ),
                                    ),
                                    _connector="OR",
                                ),
                                name="child_died_on_after_birth",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("merged_into__isnull", True),
                                    models.Q(("merged_into", models.F("id")), _negated=True),
                                    _connector="OR",
                                ),
                                name="child_not_merged_into_itself",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("unaccompanied__in", ["yes", "no", "not_known"])
                                ),
                                name="child_unaccompanied_is_a_code",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("sen_provision__in", ["", "N", "K", "E"])),
                                name="child_sen_provision_is_a_code",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "disabilities__contained_by",
                                        [
                                            "NONE",
                                            "MOB",
                                            "HAND",
                                            "PC",
                                            "INC",
                                            "COMM",
                                            "LD",
                                            "HEAR",
                                            "VIS",
                                            "BEH",
                                            "CON",
                                            "AUT",
                                            "DDA",
                                        ],
                                    ),
                                    models.Q(
                                        models.Q(
                                            ("disabilities__contains", ["NONE"]), _negated=True
                                        ),
                                        ("disabilities", ["NONE"]),
                                        _connector="OR",
                                    ),
                                ),
                                name="child_disabilities_are_codes",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "sen_needs__contained_by",
                                        [
                                            "SPLD",
                                            "MLD",
                                            "SLD",
                                            "PMLD",
                                            "SEMH",
                                            "SLCN",
                                            "HI",
                                            "VI",
                                            "MSI",
                                            "PD",
                                            "ASD",
                                            "OTH",
                                        ],
                                    ),
                                    ("sen_needs__len__lte", 2),
                                    models.Q(
                                        ("sen_needs", []),
                                        ("sen_provision__in", ["K", "E"]),
                                        _connector="OR",
                                    ),
                                ),
                                name="child_sen_needs_are_codes_with_provision",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("gender_described", ""), ("gender", "09"), _connector="OR"
                                ),
                                name="child_gender_described_where_self_described",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="born_before_all",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="\n  IF EXISTS (\n    SELECT FROM getsafe_referral WHERE child_id = NEW.id AND received_on < NEW.date_of_birth\n    UNION ALL\n    SELECT FROM getsafe_case WHERE child_id = NEW.id AND opened_on < NEW.date_of_birth\n    UNION ALL\n    SELECT FROM getsafe_carestatusspell\n      WHERE child_id = NEW.id AND started_on < NEW.date_of_birth\n    UNION ALL\n    SELECT FROM getsafe_consent WHERE child_id = NEW.id AND decided_on < NEW.date_of_birth\n  ) THEN\n    RAISE EXCEPTION 'the child was born after something that is recorded of them'\n      USING ERRCODE = 'check_violation', CONSTRAINT = 'child_born_before_all';\n  END IF;\n  RETURN NEW;\n",
                                    hash="887a6cfaa57c91a968e302c74283b9ca1f645773",
                                    operation='UPDATE OF "date_of_birth"',
                                    pgid="pgtrigger_born_before_all_66dde",
                                    table="getsafe_child",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "getsafe_childevent" ("address", "address_is_sensitive", "aliases", "allocated_worker", "birth_estimated", "created_at", "date_of_birth", "died_on", "disabilities", "ethnicity", "external_ref", "family_name", "first_language", "gender", "gender_described", "given_name", "gp", "host_council", "id", "import_batch_id", "merged_into_id", "nationality", "needs_interpreter", "nhs_number", "parents", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "postcode", "preferred_name", "reference", "religion", "responsible_council", "school", "sen_needs", "sen_provision", "sex", "siblings", "social_care_id", "unaccompanied", "upn", "uuid") VALUES (NEW."address", NEW."address_is_sensitive", NEW."aliases", NEW."allocated_worker", NEW."birth_estimated", NEW."created_at", NEW."date_of_birth", NEW."died_on", NEW."disabilities", NEW."ethnicity", NEW."external_ref", NEW."family_name", NEW."first_language", NEW."gender", NEW."gender_described", NEW."given_name", NEW."gp", NEW."host_council", NEW."id", NEW."import_batch_id", NEW."merged_into_id", NEW."nationality", NEW."needs_interpreter", NEW."nhs_number", NEW."parents", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'insert\', NEW."id", NEW."phone", NEW."postcode", NEW."preferred_name", NEW."reference", NEW."religion", NEW."responsible_council", NEW."school", NEW."sen_needs", NEW."sen_provision", NEW."sex", NEW."siblings", NEW."social_care_id", NEW."unaccompanied", NEW."upn", NEW."uuid"); RETURN NULL;',
                                    hash="be602d97c89bd551bd7766cb27c33de2bc8e4bbf",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_0e78f",
                                    table="getsafe_child",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."address" IS DISTINCT FROM (NEW."address") OR OLD."address_is_sensitive" IS DISTINCT FROM (NEW."address_is_sensitive") OR OLD."aliases" IS DISTINCT FROM (NEW."aliases") OR OLD."allocated_worker" IS DISTINCT FROM (NEW."allocated_worker") OR OLD."birth_estimated" IS DISTINCT FROM (NEW."birth_estimated") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."date_of_birth" IS DISTINCT FROM (NEW."date_of_birth") OR OLD."died_on" IS DISTINCT FROM (NEW."died_on") OR OLD."disabilities" IS DISTINCT FROM (NEW."disabilities") OR OLD."ethnicity" IS DISTINCT FROM (NEW."ethnicity") OR OLD."external_ref" IS DISTINCT FROM (NEW."external_ref") OR OLD."family_name" IS DISTINCT FROM (NEW."family_name") OR OLD."first_language" IS DISTINCT FROM (NEW."first_language") OR OLD."gender" IS DISTINCT FROM (NEW."gender") OR OLD."gender_described" IS DISTINCT FROM (NEW."gender_described") OR OLD."given_name" IS DISTINCT FROM (NEW."given_name") OR OLD."gp" IS DISTINCT FROM (NEW."gp") OR OLD."host_council" IS DISTINCT FROM (NEW."host_council") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."import_batch_id" IS DISTINCT FROM (NEW."import_batch_id") OR OLD."merged_into_id" IS DISTINCT FROM (NEW."merged_into_id") OR OLD."nationality" IS DISTINCT FROM (NEW."nationality") OR OLD."needs_interpreter" IS DISTINCT FROM (NEW."needs_interpreter") OR OLD."nhs_number" IS DISTINCT FROM (NEW."nhs_number") OR OLD."parents" IS DISTINCT FROM (NEW."parents") OR OLD."phone" IS DISTINCT FROM (NEW."phone") OR OLD."postcode" IS DISTINCT FROM (NEW."postcode") OR OLD."preferred_name" IS DISTINCT FROM (NEW."preferred_name") OR OLD."reference" IS DISTINCT FROM (NEW."reference") OR OLD."religion" IS DISTINCT FROM (NEW."religion") OR OLD."responsible_council" IS DISTINCT FROM (NEW."responsible_council") OR OLD."school" IS DISTINCT FROM (NEW."school") OR OLD."sen_needs" IS DISTINCT FROM (NEW."sen_needs") OR OLD."sen_provision" IS DISTINCT FROM (NEW."sen_provision") OR OLD."sex" IS DISTINCT FROM (NEW."sex") OR OLD."siblings" IS DISTINCT FROM (NEW."siblings") OR OLD."social_care_id" IS DISTINCT FROM (NEW."social_care_id") OR OLD."unaccompanied" IS DISTINCT FROM (NEW."unaccompanied") OR OLD."upn" IS DISTINCT FROM (NEW."upn") OR OLD."uuid" IS DISTINCT FROM (NEW."uuid"))',
                                    func='INSERT INTO "getsafe_childevent" ("address", "address_is_sensitive", "aliases", "allocated_worker", "birth_estimated", "created_at", "date_of_birth", "died_on", "disabilities", "ethnicity", "external_ref", "family_name", "first_language", "gender", "gender_described", "given_name", "gp", "host_council", "id", "import_batch_id", "merged_into_id", "nationality", "needs_interpreter", "nhs_number", "parents", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "postcode", "preferred_name", "reference", "religion", "responsible_council", "school", "sen_needs", "sen_provision", "sex", "siblings", "social_care_id", "unaccompanied", "upn", "uuid") VALUES (NEW."address", NEW."address_is_sensitive", NEW."aliases", NEW."allocated_worker", NEW."birth_estimated", NEW."created_at", NEW."date_of_birth", NEW."died_on", NEW."disabilities", NEW."ethnicity", NEW."external_ref", NEW."family_name", NEW."first_language", NEW."gender", NEW."gender_described", NEW."given_name", NEW."gp", NEW."host_council", NEW."id", NEW."import_batch_id", NEW."merged_into_id", NEW."nationality", NEW."needs_interpreter", NEW."nhs_number", NEW."parents", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'update\', NEW."id", NEW."phone", NEW."postcode", NEW."preferred_name", NEW."reference", NEW."religion", NEW."responsible_council", NEW."school", NEW."sen_needs", NEW."sen_provision", NEW."sex", NEW."siblings", NEW."social_care_id", NEW."unaccompanied", NEW."upn", NEW."uuid"); RETURN NULL;',
                                    hash="8dc495ed3de4c90ded7dfa87552d67209bc73ad6",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_5203c",
                                    table="getsafe_child",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "getsafe_childevent" ("address", "address_is_sensitive", "aliases", "allocated_worker", "birth_estimated", "created_at", "date_of_birth", "died_on", "disabilities", "ethnicity", "external_ref", "family_name", "first_language", "gender", "gender_described", "given_name", "gp", "host_council", "id", "import_batch_id", "merged_into_id", "nationality", "needs_interpreter", "nhs_number", "parents", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "postcode", "preferred_name", "reference", "religion", "responsible_council", "school", "sen_needs", "sen_provision", "sex", "siblings", "social_care_id", "unaccompanied", "upn", "uuid") VALUES (OLD."address", OLD."address_is_sensitive", OLD."aliases", OLD."allocated_worker", OLD."birth_estimated", OLD."created_at", OLD."date_of_birth", OLD."died_on", OLD."disabilities", OLD."ethnicity", OLD."external_ref", OLD."family_name", OLD."first_language", OLD."gender", OLD."gender_described", OLD."given_name", OLD."gp", OLD."host_council", OLD."id", OLD."import_batch_id", OLD."merged_into_id", OLD."nationality", OLD."needs_interpreter", OLD."nhs_number", OLD."parents", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'delete\', OLD."id", OLD."phone", OLD."postcode", OLD."preferred_name", OLD."reference", OLD."religion", OLD."responsible_council", OLD."school", OLD."sen_needs", OLD."sen_provision", OLD."sex", OLD."siblings", OLD."social_care_id", OLD."unaccompanied", OLD."upn", OLD."uuid"); RETURN NULL;',
                                    hash="0f989d9a10410c7020181ce9bd3e9e24eaa78cb4",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_c4ae6",
                                    table="getsafe_child",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CareStatusSpell",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("early_help", "Early help"),
                                    ("child_in_need", "Child in need"),
                                    ("child_protection", "Child protection plan"),
                                    ("looked_after", "Looked after"),
                                    ("eligible", "Care leaver: eligible"),
                                    ("relevant", "Care leaver: relevant"),
                                    ("former_relevant", "Care leaver: former relevant"),
                                    ("qualifying", "Care leaver: qualifying"),
                                    ("care_leaver", "Care leaver: kind not recorded"),
                                    ("adult", "Adult social care"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("started_on", models.DateField(blank=True, null=True)),
                        ("ended_on", models.DateField(blank=True, null=True)),
                        ("recorded_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "child",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="care_statuses",
                                to="getsafe.child",
                            ),
                        ),
                        (
                            "import_batch",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="getsafe.importbatch",
                            ),
                        ),
                        (
                            "activity",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("F1", "Higher education, full time"),
                                    ("P1", "Higher education, part time"),
                                    ("F2", "Other education, full time"),
                                    ("P2", "Other education, part time"),
                                    ("F4", "Apprenticeship, full time"),
                                    ("P4", "Apprenticeship, part time"),
                                    ("F5", "Work or training, full time"),
                                    ("P5", "Work or training, part time"),
                                    ("G4", "Not in education or work: illness or disability"),
                                    ("G5", "Not in education or work: another reason"),
                                    ("G6", "Not in education or work: pregnant or a parent"),
                                ],
                                default="",
                                max_length=2,
                            ),
                        ),
                        (
                            "home",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("B", "With parents or relatives"),
                                    ("C", "Community home or other residential care"),
                                    ("D", "Semi-independent"),
                                    ("E", "Supported lodgings"),
                                    ("G", "Gone abroad"),
                                    ("H", "Deported"),
                                    ("K", "Ordinary lodgings"),
                                    ("R", "Not known"),
                                    ("S", "No fixed home"),
                                    ("T", "Foyer"),
                                    ("U", "Independent living"),
                                    ("V", "Emergency accommodation"),
                                    ("W", "Bed and breakfast"),
                                    ("X", "In custody"),
                                    ("Y", "Other"),
                                    ("Z", "With a former foster carer"),
                                ],
                                default="",
                                max_length=1,
                            ),
                        ),
                        (
                            "home_suitable",
                            models.CharField(
                                blank=True,
                                choices=[("1", "Suitable"), ("2", "Not suitable")],
                                default="",
                                max_length=1,
                            ),
                        ),
                        (
                            "in_touch",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("YES", "Yes"),
                                    ("NO", "No"),
                                    ("DIED", "Died"),
                                    ("REFU", "Refuses contact"),
                                    ("NREQ", "No longer needs the service"),
                                    ("RHOM", "Returned home"),
                                ],
                                default="",
                                max_length=4,
                            ),
                        ),
                        (
                            "legal_status",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("C1", "Interim care order"),
                                    ("C2", "Full care order"),
                                    ("D1", "Freeing order"),
                                    ("E1", "Placement order"),
                                    ("V2", "Section 20, single period"),
                                    ("V3", "Section 20, short breaks by episode"),
                                    ("V4", "Section 20, short breaks by agreement"),
                                    ("L1", "Police protection"),
                                    ("L2", "Emergency protection order"),
                                    ("L3", "Child assessment order"),
                                    ("J1", "On remand"),
                                    ("J2", "Detained under PACE"),
                                    ("J3", "Youth rehabilitation order with residence"),
                                ],
                                default="",
                                max_length=2,
                            ),
                        ),
                        (
                            "placement",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("A3", "For adoption with consent, with current foster carer"),
                                    (
                                        "A4",
                                        "For adoption with consent, not with current foster carer",
                                    ),
                                    (
                                        "A5",
                                        "For adoption with placement order, with current foster carer",
                                    ),
                                    (
                                        "A6",
                                        "For adoption with placement order, not with current foster carer",
                                    ),
                                    ("H5", "Semi-independent living"),
                                    ("K1", "Secure children's home"),
                                    ("K2", "Children's home"),
                                    ("K3", "Supported accommodation"),
                                    ("P1", "With parents"),
                                    ("P2", "Independent living"),
                                    ("P3", "Residential employment"),
                                    ("R1", "Residential care home"),
                                    ("R2", "NHS or other health setting"),
                                    ("R3", "Family centre or mother and baby unit"),
                                    ("R5", "Young offender institution or secure training centre"),
                                    ("S1", "Residential school"),
                                    ("T0", "Temporary move of any kind"),
                                    ("T1", "Temporary: hospital"),
                                    ("T2", "Temporary: holiday"),
                                    ("T3", "Temporary: while the foster carer is on holiday"),
                                    ("T4", "Temporary: 7 days or less for another reason"),
                                    ("U1", "Foster care by family or friend: long term"),
                                    (
                                        "U2",
                                        "Foster care by family or friend: fostering for adoption",
                                    ),
                                    ("U3", "Foster care by family or friend: other"),
                                    ("U4", "Foster care: long term"),
                                    ("U5", "Foster care: fostering for adoption"),
                                    ("U6", "Foster care: other"),
                                    ("Z1", "Other placement"),
                                    ("Z11", "Other placement, code Z11"),
                                    ("Z12", "Other placement, code Z12"),
                                    ("Z13", "Other placement, code Z13"),
                                    ("Z14", "Other placement, code Z14"),
                                ],
                                default="",
                                max_length=3,
                            ),
                        ),
                        (
                            "placement_provider",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("PR0", "Parents"),
                                    ("PR1", "This council"),
                                    ("PR2", "Another council"),
                                    ("PR3", "Other public body"),
                                    ("PR4", "Private"),
                                    ("PR5", "Voluntary"),
                                ],
                                default="",
                                max_length=3,
                            ),
                        ),
                        (
                            "plan_category",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("NEG", "Neglect"),
                                    ("EMO", "Emotional abuse"),
                                    ("PHY", "Physical abuse"),
                                    ("SAB", "Sexual abuse"),
                                    ("MUL", "Multiple"),
                                ],
                                default="",
                                max_length=3,
                            ),
                        ),
                        (
                            "primary_need",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("N1", "Abuse or neglect"),
                                    ("N2", "Child's disability or illness"),
                                    ("N3", "Parent's disability or illness"),
                                    ("N4", "Family in acute stress"),
                                    ("N5", "Family dysfunction"),
                                    ("N6", "Socially unacceptable behaviour"),
                                    ("N7", "Low income"),
                                    ("N8", "Absent parenting"),
                                    ("N9", "Not a child in need: adoption support"),
                                    ("N0", "Not stated"),
                                ],
                                default="",
                                max_length=2,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["started_on", "id"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "status__in",
                                        [
                                            "early_help",
                                            "child_in_need",
                                            "child_protection",
                                            "looked_after",
                                            "eligible",
                                            "relevant",
                                            "former_relevant",
                                            "qualifying",
                                            "care_leaver",
                                            "adult",
                                        ],
                                    )
                                ),
                                name="carestatusspell_status_is_a_code",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ended_on__isnull", True),
                                    ("ended_on__gte", models.F("started_on")),
                                    _connector="OR",
                                ),
                                name="carestatusspell_ended_on_not_before_started_on",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "started_on__lte",
                                        models.Func(
                                            function="getsafe_today",
                                            output_field=models.DateField(),
                                        ),
                                    )
                                ),
                                name="carestatusspell_started_on_not_in_future",
                                violation_error_message="The date must be today or in the past",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "ended_on__lte",
                                        models.Func(
                                            function="getsafe_today",
                                            output_field=models.DateField(),
                                        ),
                                    )
                                ),
                                name="carestatusspell_ended_on_not_in_future",
                                violation_error_message="The date must be today or in the past",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                expressions=[
                                    ("child", "="),
                                    ("status", "="),
                                    (
                                        models.Func(
                                            "started_on", "ended_on", function="getsafe_span"
                                        ),
                                        "&&",
                                    ),
                                ],
                                name="carestatusspell_same_status_no_overlap",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("plan_category__in", ["", "NEG", "EMO", "PHY", "SAB", "MUL"])
                                ),
                                name="carestatusspell_plan_category_is_a_code",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "primary_need__in",
                                        [
                                            "",
                                            "N1",
                                            "N2",
                                            "N3",
                                            "N4",
                                            "N5",
                                            "N6",
                                            "N7",
                                            "N8",
                                            "N9",
                                            "N0",
                                        ],
                                    )
                                ),
                                name="carestatusspell_primary_need_is_a_code",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "legal_status__in",
                                        [
                                            "",
                                            "C1",
                                            "C2",
                                            "D1",
                                            "E1",
                                            "V2",
                                            "V3",
                                            "V4",
                                            "L1",
                                            "L2",
                                            "L3",
                                            "J1",
                                            "J2",
                                            "J3",
                                        ],
                                    )
                                ),
                                name="carestatusspell_legal_status_is_a_code",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "placement__in",
                                        [
                                            "",
                                            "A3",
                                            "A4",
                                            "A5",
                                            "A6",
                                            "H5",
                                            "K1",
                                            "K2",
                                            "K3",
                                            "P1",
                                            "P2",
                                            "P3",
                                            "R1",
                                            "R2",
                                            "R3",
                                            "R5",
                                            "S1",
                                            "T0",
                                            "T1",
                                            "T2",
                                            "T3",
                                            "T4",
                                            "U1",
                                            "U2",
                                            "U3",
                                            "U4",
                                            "U5",
                                            "U6",
                                            "Z1",
                                            "Z11",
                                            "Z12",
                                            "Z13",
                                            "Z14",
                                        ],
                                    ),
                                    models.Q(
                                        models.Q(("placement", "H5"), _negated=True),
                                        ("started_on__isnull", True),
                                        ("started_on__lte", datetime.date(2025, 3, 31)),
                                        _connector="OR",
                                    ),
                                    models.Q(
                                        models.Q(("placement", "P2"), _negated=True),
                                        ("started_on__isnull", True),
                                        ("started_on__lte", datetime.date(2025, 3, 31)),
                                        _connector="OR",
                                    ),
                                    models.Q(
                                        models.Q(("placement", "Z1"), _negated=True),
                                        ("started_on__isnull", True),
                                        ("started_on__lte", datetime.date(2025, 3, 31)),
                                        _connector="OR",
                                    ),
                                    models.Q(
                                        models.Q(("placement", "Z11"), _negated=True),
                                        ("started_on__isnull", True),
                                        ("started_on__gte", datetime.date(2025, 4, 1)),
                                        _connector="OR",
                                    ),
                                    models.Q(
                                        models.Q(("placement", "Z12"), _negated=True),
                                        ("started_on__isnull", True),
                                        ("started_on__gte", datetime.date(2025, 4, 1)),
                                        _connector="OR",
                                    ),
                                    models.Q(
                                        models.Q(("placement", "Z13"), _negated=True),
                                        ("started_on__isnull", True),
                                        ("started_on__gte", datetime.date(2025, 4, 1)),
                                        _connector="OR",
                                    ),
                                    models.Q(
                                        models.Q(("placement", "Z14"), _negated=True),
                                        ("started_on__isnull", True),
                                        ("started_on__gte", datetime.date(2025, 4, 1)),
                                        _connector="OR",
                                    ),
                                ),
                                name="carestatusspell_placement_is_a_code",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "placement_provider__in",
                                        ["", "PR0", "PR1", "PR2", "PR3", "PR4", "PR5"],
                                    )
                                ),
                                name="carestatusspell_placement_provider_is_a_code",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "in_touch__in",
                                        ["", "YES", "NO", "DIED", "REFU", "NREQ", "RHOM"],
                                    )
                                ),
                                name="carestatusspell_in_touch_is_a_code",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "activity__in",
                                        [
                                            "",
                                            "F1",
                                            "P1",
                                            "F2",
                                            "P2",
                                            "F4",
                                            "P4",
                                            "F5",
                                            "P5",
                                            "G4",
                                            "G5",
                                            "G6",
                                        ],
                                    )
                                ),
                                name="carestatusspell_activity_is_a_code",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "home__in",
                                        [
                                            "",
                                            "B",
                                            "C",
                                            "D",
                                            "E",
                                            "G",
                                            "H",
                                            "K",
                                            "R",
                                            "S",
                                            "T",
                                            "U",
                                            "V",
                                            "W",
                                            "X",
                                            "Y",
                                            "Z",
                                        ],
                                    )
                                ),
                                name="carestatusspell_home_is_a_code",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("home_suitable__in", ["", "1", "2"])),
                                name="carestatusspell_home_suitable_is_a_code",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("plan_category", ""),
                                    ("status__in", ["child_protection"]),
                                    _connector="OR",
                                ),
                                name="carestatusspell_plan_category_of_its_status",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("primary_need", ""),
                                    (
                                        "status__in",
                                        [
                                            "child_in_need",
                                            "child_protection",
                                            "looked_after",
                                            "eligible",
                                        ],
                                    ),
                                    _connector="OR",
                                ),
                                name="carestatusspell_primary_need_of_its_status",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("legal_status", ""),
                                    ("status__in", ["looked_after", "eligible"]),
                                    _connector="OR",
                                ),
                                name="carestatusspell_legal_status_of_its_status",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("placement", ""),
                                    ("status__in", ["looked_after", "eligible"]),
                                    _connector="OR",
                                ),
                                name="carestatusspell_placement_of_its_status",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("placement_provider", ""),
                                    ("status__in", ["looked_after", "eligible"]),
                                    _connector="OR",
                                ),
                                name="carestatusspell_placement_provider_of_its_status",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("in_touch", ""),
                                    (
                                        "status__in",
                                        [
                                            "relevant",
                                            "former_relevant",
                                            "qualifying",
                                            "care_leaver",
                                        ],
                                    ),
                                    _connector="OR",
                                ),
                                name="carestatusspell_in_touch_of_its_status",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("activity", ""),
                                    (
                                        "status__in",
                                        [
                                            "relevant",
                                            "former_relevant",
                                            "qualifying",
                                            "care_leaver",
                                        ],
                                    ),
                                    _connector="OR",
                                ),
                                name="carestatusspell_activity_of_its_status",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("home", ""),
                                    (
                                        "status__in",
                                        [
                                            "relevant",
                                            "former_relevant",
                                            "qualifying",
                                            "care_leaver",
                                        ],
                                    ),
                                    _connector="OR",
                                ),
                                name="carestatusspell_home_of_its_status",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("home_suitable", ""),
                                    (
                                        "status__in",
                                        [
                                            "relevant",
                                            "former_relevant",
                                            "qualifying",
                                            "care_leaver",
                                        ],
                                    ),
                                    _connector="OR",
                                ),
                                name="carestatusspell_home_suitable_of_its_status",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "getsafe_carestatusspellevent" ("activity", "child_id", "ended_on", "home", "home_suitable", "id", "import_batch_id", "in_touch", "legal_status", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "placement", "placement_provider", "plan_category", "primary_need", "recorded_at", "recorded_by_id", "started_on", "status") VALUES (NEW."activity", NEW."child_id", NEW."ended_on", NEW."home", NEW."home_suitable", NEW."id", NEW."import_batch_id", NEW."in_touch", NEW."legal_status", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'insert\', NEW."id", NEW."placement", NEW."placement_provider", NEW."plan_category", NEW."primary_need", NEW."recorded_at", NEW."recorded_by_id", NEW."started_on", NEW."status"); RETURN NULL;',
                                    hash="bc0a36113f2433bd875471d3a190d971dc0d40c8",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_084ff",
                                    table="getsafe_carestatusspell",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "getsafe_carestatusspellevent" ("activity", "child_id", "ended_on", "home", "home_suitable", "id", "import_batch_id", "in_touch", "legal_status", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "placement", "placement_provider", "plan_category", "primary_need", "recorded_at", "recorded_by_id", "started_on", "status") VALUES (NEW."activity", NEW."child_id", NEW."ended_on", NEW."home", NEW."home_suitable", NEW."id", NEW."import_batch_id", NEW."in_touch", NEW."legal_status", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'update\', NEW."id", NEW."placement", NEW."placement_provider", NEW."plan_category", NEW."primary_need", NEW."recorded_at", NEW."recorded_by_id", NEW."started_on", NEW."status"); RETURN NULL;',
                                    hash="20b4233fc8954b1ee0e7e6e28271fe69dc311337",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_12e4a",
                                    table="getsafe_carestatusspell",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "getsafe_carestatusspellevent" ("activity", "child_id", "ended_on", "home", "home_suitable", "id", "import_batch_id", "in_touch", "legal_status", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "placement", "placement_provider", "plan_category", "primary_need", "recorded_at", "recorded_by_id", "started_on", "status") VALUES (OLD."activity", OLD."child_id", OLD."ended_on", OLD."home", OLD."home_suitable", OLD."id", OLD."import_batch_id", OLD."in_touch", OLD."legal_status", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'delete\', OLD."id", OLD."placement", OLD."placement_provider", OLD."plan_category", OLD."primary_need", OLD."recorded_at", OLD."recorded_by_id", OLD."started_on", OLD."status"); RETURN NULL;',
                                    hash="eebd8967754c89f5630be7bd361e45607ace03eb",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_ae1fe",
                                    table="getsafe_carestatusspell",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="after_birth",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    declare="DECLARE born date; kept bigint;",
                                    func="\n  SELECT date_of_birth, merged_into_id INTO born, kept\n    FROM getsafe_child WHERE id = NEW.child_id FOR KEY SHARE;\n  IF kept IS NOT NULL THEN\n    RAISE EXCEPTION 'a fact belongs to the record that a child''s was merged into'\n      USING ERRCODE = 'check_violation', CONSTRAINT = 'carestatusspell_of_a_current_record';\n  END IF;\n  IF NEW.started_on < born THEN\n    RAISE EXCEPTION 'a fact about a child is dated before the child was born'\n      USING ERRCODE = 'check_violation', CONSTRAINT = 'carestatusspell_after_birth';\n  END IF;\n  RETURN NEW;\n",
                                    hash="b26a289c9c11e54ff355d7fabca9246584979a3c",
                                    operation='INSERT OR UPDATE OF "started_on", "child_id"',
                                    pgid="pgtrigger_after_birth_57e7b",
                                    table="getsafe_carestatusspell",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CareStatusSpellEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("early_help", "Early help"),
                                    ("child_in_need", "Child in need"),
                                    ("child_protection", "Child protection plan"),
                                    ("looked_after", "Looked after"),
                                    ("eligible", "Care leaver: eligible"),
                                    ("relevant", "Care leaver: relevant"),
                                    ("former_relevant", "Care leaver: former relevant"),
                                    ("qualifying", "Care leaver: qualifying"),
                                    ("care_leaver", "Care leaver: kind not recorded"),
                                    ("adult", "Adult social care"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("started_on", models.DateField(blank=True, null=True)),
                        ("ended_on", models.DateField(blank=True, null=True)),
                        ("recorded_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="history",
                                to="getsafe.carestatusspell",
                            ),
                        ),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "child",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="getsafe.child",
                            ),
                        ),
                        (
                            "import_batch",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="getsafe.importbatch",
                            ),
                        ),
                        (
                            "activity",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("F1", "Higher education, full time"),
                                    ("P1", "Higher education, part time"),
                                    ("F2", "Other education, full time"),
                                    ("P2", "Other education, part time"),
                                    ("F4", "Apprenticeship, full time"),
                                    ("P4", "Apprenticeship, part time"),
                                    ("F5", "Work or training, full time"),
                                    ("P5", "Work or training, part time"),
                                    ("G4", "Not in education or work: illness or disability"),
                                    ("G5", "Not in education or work: another reason"),
                                    ("G6", "Not in education or work: pregnant or a parent"),
                                ],
                                default="",
                                max_length=2,
                            ),
                        ),
                        (
                            "home",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("B", "With parents or relatives"),
                                    ("C", "Community home or other residential care"),
                                    ("D", "Semi-independent"),
                                    ("E", "Supported lodgings"),
                                    ("G", "Gone abroad"),
                                    ("H", "Deported"),
                                    ("K", "Ordinary lodgings"),
                                    ("R", "Not known"),
                                    ("S", "No fixed home"),
                                    ("T", "Foyer"),
                                    ("U", "Independent living"),
                                    ("V", "Emergency accommodation"),
                                    ("W", "Bed and breakfast"),
                                    ("X", "In custody"),
                                    ("Y", "Other"),
                                    ("Z", "With a former foster carer"),
                                ],
                                default="",
                                max_length=1,
                            ),
                        ),
                        (
                            "home_suitable",
                            models.CharField(
                                blank=True,
                                choices=[("1", "Suitable"), ("2", "Not suitable")],
                                default="",
                                max_length=1,
                            ),
                        ),
                        (
                            "in_touch",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("YES", "Yes"),
                                    ("NO", "No"),
                                    ("DIED", "Died"),
                                    ("REFU", "Refuses contact"),
                                    ("NREQ", "No longer needs the service"),
                                    ("RHOM", "Returned home"),
                                ],
                                default="",
                                max_length=4,
                            ),
                        ),
                        (
                            "legal_status",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("C1", "Interim care order"),
                                    ("C2", "Full care order"),
                                    ("D1", "Freeing order"),
                                    ("E1", "Placement order"),
                                    ("V2", "Section 20, single period"),
                                    ("V3", "Section 20, short breaks by episode"),
                                    ("V4", "Section 20, short breaks by agreement"),
                                    ("L1", "Police protection"),
                                    ("L2", "Emergency protection order"),
                                    ("L3", "Child assessment order"),
                                    ("J1", "On remand"),
                                    ("J2", "Detained under PACE"),
                                    ("J3", "Youth rehabilitation order with residence"),
                                ],
                                default="",
                                max_length=2,
                            ),
                        ),
                        (
                            "placement",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("A3", "For adoption with consent, with current foster carer"),
                                    (
                                        "A4",
                                        "For adoption with consent, not with current foster carer",
                                    ),
                                    (
                                        "A5",
                                        "For adoption with placement order, with current foster carer",
                                    ),
                                    (
                                        "A6",
                                        "For adoption with placement order, not with current foster carer",
                                    ),
                                    ("H5", "Semi-independent living"),
                                    ("K1", "Secure children's home"),
                                    ("K2", "Children's home"),
                                    ("K3", "Supported accommodation"),
                                    ("P1", "With parents"),
                                    ("P2", "Independent living"),
                                    ("P3", "Residential employment"),
                                    ("R1", "Residential care home"),
                                    ("R2", "NHS or other health setting"),
                                    ("R3", "Family centre or mother and baby unit"),
                                    ("R5", "Young offender institution or secure training centre"),
                                    ("S1", "Residential school"),
                                    ("T0", "Temporary move of any kind"),
                                    ("T1", "Temporary: hospital"),
                                    ("T2", "Temporary: holiday"),
                                    ("T3", "Temporary: while the foster carer is on holiday"),
                                    ("T4", "Temporary: 7 days or less for another reason"),
                                    ("U1", "Foster care by family or friend: long term"),
                                    (
                                        "U2",
                                        "Foster care by family or friend: fostering for adoption",
                                    ),
                                    ("U3", "Foster care by family or friend: other"),
                                    ("U4", "Foster care: long term"),
                                    ("U5", "Foster care: fostering for adoption"),
                                    ("U6", "Foster care: other"),
                                    ("Z1", "Other placement"),
                                    ("Z11", "Other placement, code Z11"),
                                    ("Z12", "Other placement, code Z12"),
                                    ("Z13", "Other placement, code Z13"),
                                    ("Z14", "Other placement, code Z14"),
                                ],
                                default="",
                                max_length=3,
                            ),
                        ),
                        (
                            "placement_provider",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("PR0", "Parents"),
                                    ("PR1", "This council"),
                                    ("PR2", "Another council"),
                                    ("PR3", "Other public body"),
                                    ("PR4", "Private"),
                                    ("PR5", "Voluntary"),
                                ],
                                default="",
                                max_length=3,
                            ),
                        ),
                        (
                            "plan_category",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("NEG", "Neglect"),
                                    ("EMO", "Emotional abuse"),
                                    ("PHY", "Physical abuse"),
                                    ("SAB", "Sexual abuse"),
                                    ("MUL", "Multiple"),
                                ],
                                default="",
                                max_length=3,
                            ),
                        ),
                        (
                            "primary_need",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("N1", "Abuse or neglect"),
                                    ("N2", "Child's disability or illness"),
                                    ("N3", "Parent's disability or illness"),
                                    ("N4", "Family in acute stress"),
                                    ("N5", "Family dysfunction"),
                                    ("N6", "Socially unacceptable behaviour"),
                                    ("N7", "Low income"),
                                    ("N8", "Absent parenting"),
                                    ("N9", "Not a child in need: adoption support"),
                                    ("N0", "Not stated"),
                                ],
                                default="",
                                max_length=2,
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["pgh_obj", "pgh_created_at", "pgh_id"],
                                name="getsafe_car_pgh_obj_f43d6d_idx",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="557c4bb7e4bfbcc58ac90d323d79d88123e17628",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_a9717",
                                    table="getsafe_carestatusspellevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ChildEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("uuid", models.UUIDField(default=uuid.uuid4, editable=False)),
                        ("reference", models.CharField(editable=False, max_length=16)),
                        ("given_name", models.CharField(blank=True, max_length=100)),
                        ("family_name", models.CharField(blank=True, max_length=100)),
                        ("preferred_name", models.CharField(blank=True, max_length=100)),
                        ("aliases", models.CharField(blank=True, max_length=200)),
                        ("date_of_birth", models.DateField()),
                        ("birth_estimated", models.BooleanField(default=False)),
                        (
                            "sex",
                            models.CharField(
                                choices=[("M", "Male"), ("F", "Female"), ("U", "Not known")],
                                default="U",
                                max_length=1,
                            ),
                        ),
                        (
                            "gender",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("01", "Boy or man"),
                                    ("02", "Girl or woman"),
                                    ("09", "Describes it another way"),
                                    ("00", "Not known"),
                                ],
                                max_length=2,
                            ),
                        ),
                        (
                            "ethnicity",
                            models.CharField(
                                choices=[
                                    ("WBRI", "White British"),
                                    ("WIRI", "White Irish"),
                                    ("WIRT", "Traveller of Irish heritage"),
                                    ("WROM", "Gypsy or Roma"),
                                    ("WOTH", "Any other White background"),
                                    ("MWBC", "White and Black Caribbean"),
                                    ("MWBA", "White and Black African"),
                                    ("MWAS", "White and Asian"),
                                    ("MOTH", "Any other mixed background"),
                                    ("AIND", "Indian"),
                                    ("APKN", "Pakistani"),
                                    ("ABAN", "Bangladeshi"),
                                    ("CHNE", "Chinese"),
                                    ("AOTH", "Any other Asian background"),
                                    ("BCRB", "Black Caribbean"),
                                    ("BAFR", "Black African"),
                                    ("BOTH", "Any other Black background"),
                                    ("OOTH", "Any other ethnic group"),
                                    ("REFU", "Prefers not to say"),
                                    ("NOBT", "Not yet obtained"),
                                ],
                                default="NOBT",
                                max_length=4,
                            ),
                        ),
                        ("first_language", models.CharField(blank=True, max_length=60)),
                        ("needs_interpreter", models.BooleanField(default=False)),
                        ("nhs_number", models.CharField(blank=True, max_length=10, null=True)),
                        ("upn", models.CharField(blank=True, max_length=13, null=True)),
                        ("social_care_id", models.CharField(blank=True, max_length=40, null=True)),
                        ("external_ref", models.CharField(blank=True, max_length=100, null=True)),
                        ("address", models.TextField(blank=True)),
                        ("postcode", models.CharField(blank=True, max_length=8)),
                        ("address_is_sensitive", models.BooleanField(default=False)),
                        ("phone", models.CharField(blank=True, max_length=40)),
                        ("school", models.CharField(blank=True, max_length=120)),
                        ("responsible_council", models.CharField(blank=True, max_length=80)),
                        ("died_on", models.DateField(blank=True, null=True)),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "merged_into",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="getsafe.child",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="history",
                                to="getsafe.child",
                            ),
                        ),
                        (
                            "import_batch",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="getsafe.importbatch",
                            ),
                        ),
                        (
                            "allocated_worker",
                            models.CharField(
                                blank=True,
                                help_text="The allocated social worker or personal adviser",
                                max_length=120,
                            ),
                        ),
                        (
                            "disabilities",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("NONE", "No disability"),
                                        ("MOB", "Mobility"),
                                        ("HAND", "Hand function"),
                                        ("PC", "Personal care"),
                                        ("INC", "Incontinence"),
                                        ("COMM", "Communication"),
                                        ("LD", "Learning"),
                                        ("HEAR", "Hearing"),
                                        ("VIS", "Vision"),
                                        ("BEH", "Behaviour"),
                                        ("CON", "Consciousness"),
                                        ("AUT", "Diagnosed with autism"),
                                        ("DDA", "Other"),
                                    ],
                                    max_length=4,
                                ),
                                blank=True,
                                default=list,
                                size=None,
                            ),
                        ),
                        ("gender_described", models.CharField(blank=True, max_length=60)),
                        ("gp", models.CharField(blank=True, max_length=120)),
                        ("host_council", models.CharField(blank=True, max_length=80)),
                        ("nationality", models.CharField(blank=True, max_length=60)),
                        (
                            "parents",
                            models.TextField(
                                blank=True, help_text="Who has parental responsibility"
                            ),
                        ),
                        ("religion", models.CharField(blank=True, max_length=60)),
                        (
                            "sen_needs",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("SPLD", "Specific learning difficulty"),
                                        ("MLD", "Moderate learning difficulty"),
                                        ("SLD", "Severe learning difficulty"),
                                        ("PMLD", "Profound and multiple learning difficulty"),
                                        ("SEMH", "Social, emotional and mental health"),
                                        ("SLCN", "Speech, language and communication"),
                                        ("HI", "Hearing impairment"),
                                        ("VI", "Vision impairment"),
                                        ("MSI", "Multi-sensory impairment"),
                                        ("PD", "Physical disability"),
                                        ("ASD", "Autistic spectrum disorder"),
                                        ("OTH", "Other difficulty"),
                                    ],
                                    max_length=4,
                                ),
                                blank=True,
                                default=list,
                                help_text="At most two, the main one first",
                                size=None,
                            ),
                        ),
                        (
                            "sen_provision",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("N", "None"),
                                    ("K", "SEN support"),
                                    ("E", "Education, health and care plan"),
                                ],
                                max_length=1,
                            ),
                        ),
                        ("siblings", models.TextField(blank=True)),
                        (
                            "unaccompanied",
                            models.CharField(
                                choices=[("yes", "Yes"), ("no", "No"), ("not_known", "Not known")],
                                default="not_known",
                                help_text="Whether the child is or was an unaccompanied asylum-seeking child",
                                max_length=10,
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["pgh_obj", "pgh_created_at", "pgh_id"],
                                name="getsafe_chi_pgh_obj_9f3d3a_idx",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="2d534db66083cd9962ad9ad0f3f3331c7adef309",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_b975b",
                                    table="getsafe_childevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Consent",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "decision",
                            models.CharField(
                                choices=[
                                    ("given", "Consent given"),
                                    ("refused", "Consent refused"),
                                    ("withdrawn", "Consent withdrawn"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("decided_on", models.DateField()),
                        ("method", models.CharField(blank=True, max_length=120)),
                        ("scope", models.TextField(blank=True)),
                        ("review_on", models.DateField(blank=True, null=True)),
                        ("recorded_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "child",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="consents",
                                to="getsafe.child",
                            ),
                        ),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "import_batch",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="getsafe.importbatch",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-decided_on", "-id"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("decision__in", ["given", "refused", "withdrawn"])
                                ),
                                name="consent_decision_is_a_code",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "decided_on__lte",
                                        models.Func(
                                            function="getsafe_today",
                                            output_field=models.DateField(),
                                        ),
                                    )
                                ),
                                name="consent_decided_on_not_in_future",
                                violation_error_message="The date must be today or in the past",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("review_on__isnull", True),
                                    ("review_on__gte", models.F("decided_on")),
                                    _connector="OR",
                                ),
                                name="consent_review_on_not_before_decided_on",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "getsafe_consentevent" ("child_id", "decided_on", "decision", "id", "import_batch_id", "method", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id", "review_on", "scope") VALUES (NEW."child_id", NEW."decided_on", NEW."decision", NEW."id", NEW."import_batch_id", NEW."method", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'insert\', NEW."id", NEW."recorded_at", NEW."recorded_by_id", NEW."review_on", NEW."scope"); RETURN NULL;',
                                    hash="a07381394e4d199bc8c871a17eadd955ab30a08e",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_0359f",
                                    table="getsafe_consent",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "getsafe_consentevent" ("child_id", "decided_on", "decision", "id", "import_batch_id", "method", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id", "review_on", "scope") VALUES (NEW."child_id", NEW."decided_on", NEW."decision", NEW."id", NEW."import_batch_id", NEW."method", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'update\', NEW."id", NEW."recorded_at", NEW."recorded_by_id", NEW."review_on", NEW."scope"); RETURN NULL;',
                                    hash="12a5fe599ec42c01acfd599cfe689e6dbee38499",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_f0b28",
                                    table="getsafe_consent",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "getsafe_consentevent" ("child_id", "decided_on", "decision", "id", "import_batch_id", "method", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id", "review_on", "scope") VALUES (OLD."child_id", OLD."decided_on", OLD."decision", OLD."id", OLD."import_batch_id", OLD."method", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'delete\', OLD."id", OLD."recorded_at", OLD."recorded_by_id", OLD."review_on", OLD."scope"); RETURN NULL;',
                                    hash="2cf2d3f45bbcecbb710b63d68929af75f0a68a7a",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_3f7ec",
                                    table="getsafe_consent",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="after_birth",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    declare="DECLARE born date; kept bigint;",
                                    func="\n  SELECT date_of_birth, merged_into_id INTO born, kept\n    FROM getsafe_child WHERE id = NEW.child_id FOR KEY SHARE;\n  IF kept IS NOT NULL THEN\n    RAISE EXCEPTION 'a fact belongs to the record that a child''s was merged into'\n      USING ERRCODE = 'check_violation', CONSTRAINT = 'consent_of_a_current_record';\n  END IF;\n  IF NEW.decided_on < born THEN\n    RAISE EXCEPTION 'a fact about a child is dated before the child was born'\n      USING ERRCODE = 'check_violation', CONSTRAINT = 'consent_after_birth';\n  END IF;\n  RETURN NEW;\n",
                                    hash="c5f65d258c74b2b8547133dd04907bf52bae6720",
                                    operation='INSERT OR UPDATE OF "decided_on", "child_id"',
                                    pgid="pgtrigger_after_birth_90d2e",
                                    table="getsafe_consent",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ConsentEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        (
                            "decision",
                            models.CharField(
                                choices=[
                                    ("given", "Consent given"),
                                    ("refused", "Consent refused"),
                                    ("withdrawn", "Consent withdrawn"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("decided_on", models.DateField()),
                        ("method", models.CharField(blank=True, max_length=120)),
                        ("scope", models.TextField(blank=True)),
                        ("review_on", models.DateField(blank=True, null=True)),
                        ("recorded_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "child",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="getsafe.child",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="history",
                                to="getsafe.consent",
                            ),
                        ),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "import_batch",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="getsafe.importbatch",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["pgh_obj", "pgh_created_at", "pgh_id"],
                                name="getsafe_con_pgh_obj_d64aa5_idx",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="a1081c6c04b791ce92b96ab81ae8dcbd98c879c4",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_96559",
                                    table="getsafe_consentevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ImportBatchEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("uuid", models.UUIDField(default=uuid.uuid4, editable=False)),
                        ("file_name", models.CharField(max_length=255)),
                        ("sha256", models.CharField(max_length=64)),
                        ("row_count", models.PositiveIntegerField()),
                        ("imported_at", models.DateTimeField(auto_now_add=True)),
                        ("undone_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "imported_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="history",
                                to="getsafe.importbatch",
                            ),
                        ),
                        (
                            "undone_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "made",
                            models.JSONField(
                                default=dict, help_text="How many rows of each kind it made"
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["pgh_obj", "pgh_created_at", "pgh_id"],
                                name="getsafe_imp_pgh_obj_d86a55_idx",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="ce4491c2eac278b7da86d4d933c11dfe1fb19619",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_66f1a",
                                    table="getsafe_importbatchevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MatchDecision",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("is_same", models.BooleanField()),
                        ("decided_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "child",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="getsafe.child",
                            ),
                        ),
                        (
                            "decided_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "other",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="getsafe.child",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("child", "other"), name="match_decided_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("child__lt", models.F("other"))),
                                name="match_pair_is_ordered",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "getsafe_matchdecisionevent" ("child_id", "decided_at", "decided_by_id", "id", "is_same", "other_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."child_id", NEW."decided_at", NEW."decided_by_id", NEW."id", NEW."is_same", NEW."other_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'insert\', NEW."id"); RETURN NULL;',
                                    hash="7b0054a1a806b33bfcf65ec1b99194d8ad2f375d",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_8c0d5",
                                    table="getsafe_matchdecision",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "getsafe_matchdecisionevent" ("child_id", "decided_at", "decided_by_id", "id", "is_same", "other_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."child_id", NEW."decided_at", NEW."decided_by_id", NEW."id", NEW."is_same", NEW."other_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'update\', NEW."id"); RETURN NULL;',
                                    hash="691cc914bdf0a2985d614fbc32010452b808a032",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_60d73",
                                    table="getsafe_matchdecision",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "getsafe_matchdecisionevent" ("child_id", "decided_at", "decided_by_id", "id", "is_same", "other_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."child_id", OLD."decided_at", OLD."decided_by_id", OLD."id", OLD."is_same", OLD."other_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'delete\', OLD."id"); RETURN NULL;',
                                    hash="57d28be729cf0a835b333457ea988558902f5752",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_d80bb",
                                    table="getsafe_matchdecision",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MatchDecisionEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("is_same", models.BooleanField()),
                        ("decided_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "child",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="getsafe.child",
                            ),
                        ),
                        (
                            "decided_by",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "other",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="getsafe.child",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="history",
                                to="getsafe.matchdecision",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["pgh_obj", "pgh_created_at", "pgh_id"],
                                name="getsafe_mat_pgh_obj_c530be_idx",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="46199f12e16a1c875c97b3ec47f7dfd9ffff1be2",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_d6bd3",
                                    table="getsafe_matchdecisionevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RecordMerge",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("moved", models.JSONField(default=dict)),
                        ("before", models.JSONField(default=dict)),
                        ("merged_at", models.DateTimeField(auto_now_add=True)),
                        ("undone_at", models.DateTimeField(blank=True, null=True)),
                        ("undone_reason", models.TextField(blank=True)),
                        (
                            "child",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="getsafe.child",
                            ),
                        ),
                        (
                            "into",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="getsafe.child",
                            ),
                        ),
                        (
                            "merged_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "undone_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-id"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("child", models.F("into")), _negated=True),
                                name="recordmerge_of_two_records",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("undone_at__isnull", True), ("undone_by__isnull", True)
                                    ),
                                    models.Q(
                                        ("undone_at__isnull", False),
                                        ("undone_by__isnull", False),
                                        models.Q(("undone_reason", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="recordmerge_undone_with_a_reason",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "getsafe_recordmergeevent" ("before", "child_id", "id", "into_id", "merged_at", "merged_by_id", "moved", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "undone_at", "undone_by_id", "undone_reason", "uuid") VALUES (NEW."before", NEW."child_id", NEW."id", NEW."into_id", NEW."merged_at", NEW."merged_by_id", NEW."moved", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'insert\', NEW."id", NEW."undone_at", NEW."undone_by_id", NEW."undone_reason", NEW."uuid"); RETURN NULL;',
                                    hash="45f34d4ca9bd909619aa9d86f7a11e4f9f87a557",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_ca42c",
                                    table="getsafe_recordmerge",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "getsafe_recordmergeevent" ("before", "child_id", "id", "into_id", "merged_at", "merged_by_id", "moved", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "undone_at", "undone_by_id", "undone_reason", "uuid") VALUES (NEW."before", NEW."child_id", NEW."id", NEW."into_id", NEW."merged_at", NEW."merged_by_id", NEW."moved", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'update\', NEW."id", NEW."undone_at", NEW."undone_by_id", NEW."undone_reason", NEW."uuid"); RETURN NULL;',
                                    hash="a46fe1b1f46e8913a4bc4beddd18af2e83cd0e40",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_a8a8b",
                                    table="getsafe_recordmerge",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "getsafe_recordmergeevent" ("before", "child_id", "id", "into_id", "merged_at", "merged_by_id", "moved", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "undone_at", "undone_by_id", "undone_reason", "uuid") VALUES (OLD."before", OLD."child_id", OLD."id", OLD."into_id", OLD."merged_at", OLD."merged_by_id", OLD."moved", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'delete\', OLD."id", OLD."undone_at", OLD."undone_by_id", OLD."undone_reason", OLD."uuid"); RETURN NULL;',
                                    hash="0775892f6c577609a5799bfed3e28f924607ad9f",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_c02c0",
                                    table="getsafe_recordmerge",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RecordMergeEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("uuid", models.UUIDField(default=uuid.uuid4, editable=False)),
                        ("moved", models.JSONField(default=dict)),
                        ("before", models.JSONField(default=dict)),
                        ("merged_at", models.DateTimeField(auto_now_add=True)),
                        ("undone_at", models.DateTimeField(blank=True, null=True)),
                        ("undone_reason", models.TextField(blank=True)),
                        (
                            "child",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="getsafe.child",
                            ),
                        ),
                        (
                            "into",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="getsafe.child",
                            ),
                        ),
                        (
                            "merged_by",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="history",
                                to="getsafe.recordmerge",
                            ),
                        ),
                        (
                            "undone_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["pgh_obj", "pgh_created_at", "pgh_id"],
                                name="getsafe_rec_pgh_obj_e2947e_idx",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="307bed7c9defe3b258516eb81016ceb756f083b5",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_3d6c5",
                                    table="getsafe_recordmergeevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReferralDraft",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("typed", models.JSONField(default=dict)),
                        ("steps_done", models.JSONField(default=list)),
                        ("match_answers", models.JSONField(default=dict)),
                        ("started_at", models.DateTimeField(auto_now_add=True)),
                        ("saved_at", models.DateTimeField(auto_now=True, db_index=True)),
                        (
                            "author",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="drafts",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("sendings", models.JSONField(default=dict)),
                    ],
                    options={
                        "ordering": ["-saved_at"],
                    },
                ),
                migrations.CreateModel(
                    name="RiskLevel",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("code", models.SlugField(unique=True)),
                        ("label", models.CharField(max_length=40)),
                        (
                            "rank",
                            models.PositiveSmallIntegerField(
                                help_text="1 is the lowest", unique=True
                            ),
                        ),
                        (
                            "colour",
                            models.CharField(
                                help_text="A tag colour; the label always says it too",
                                max_length=20,
                            ),
                        ),
                        ("review_weeks", models.PositiveSmallIntegerField()),
                        ("definition", models.TextField(blank=True)),
                        ("allows_step_down", models.BooleanField(default=False)),
                        ("valid_from", models.DateField(blank=True, null=True)),
                        ("valid_to", models.DateField(blank=True, null=True)),
                    ],
                    options={
                        "ordering": ["rank"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "getsafe_risklevelevent" ("allows_step_down", "code", "colour", "definition", "id", "label", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rank", "review_weeks", "valid_from", "valid_to") VALUES (NEW."allows_step_down", NEW."code", NEW."colour", NEW."definition", NEW."id", NEW."label", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'insert\', NEW."id", NEW."rank", NEW."review_weeks", NEW."valid_from", NEW."valid_to"); RETURN NULL;',
                                    hash="286e42c939fa464fb4611a52c838644ec87c07cf",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_354c4",
                                    table="getsafe_risklevel",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "getsafe_risklevelevent" ("allows_step_down", "code", "colour", "definition", "id", "label", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rank", "review_weeks", "valid_from", "valid_to") VALUES (NEW."allows_step_down", NEW."code", NEW."colour", NEW."definition", NEW."id", NEW."label", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'update\', NEW."id", NEW."rank", NEW."review_weeks", NEW."valid_from", NEW."valid_to"); RETURN NULL;',
                                    hash="104fe3fed63ae3fa6b9bb7bc0e457aa6c25af4e9",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_79b49",
                                    table="getsafe_risklevel",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "getsafe_risklevelevent" ("allows_step_down", "code", "colour", "definition", "id", "label", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rank", "review_weeks", "valid_from", "valid_to") VALUES (OLD."allows_step_down", OLD."code", OLD."colour", OLD."definition", OLD."id", OLD."label", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'delete\', OLD."id", OLD."rank", OLD."review_weeks", OLD."valid_from", OLD."valid_to"); RETURN NULL;',
                                    hash="8a5c60c64331d6b51a2d13141e42f0735b17ece4",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_9bfe4",
                                    table="getsafe_risklevel",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Referral",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("reference", models.CharField(editable=False, max_length=16, unique=True)),
                        (
                            "external_ref",
                            models.CharField(blank=True, max_length=100, null=True, unique=True),
                        ),
                        ("received_on", models.DateField()),
                        ("complete_on", models.DateField(blank=True, null=True)),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("awaiting_screening", "Waiting for screening"),
                                    ("returned_incomplete", "Returned: more needed"),
                                    ("screened", "Screened"),
                                ],
                                default="awaiting_screening",
                                max_length=20,
                            ),
                        ),
                        ("returned_reason", models.TextField(blank=True)),
                        (
                            "source",
                            models.CharField(
                                choices=[
                                    ("1A", "Family member or carer"),
                                    ("1B", "Acquaintance"),
                                    ("1C", "Self"),
                                    ("1D", "Other individual"),
                                    ("2A", "School"),
                                    ("2B", "Education service"),
                                    ("3A", "GP"),
                                    ("3B", "Health visitor"),
                                    ("3C", "School nurse"),
                                    ("3D", "Other primary health"),
                                    ("3E", "A&E"),
                                    ("3F", "Other health"),
                                    ("4", "Housing"),
                                    ("5A", "Council social care"),
                                    ("5B", "Other council service"),
                                    ("5C", "Another council"),
                                    ("5D", "Early help"),
                                    ("6", "Police"),
                                    ("7", "Other legal agency"),
                                    ("8", "Other"),
                                    ("9", "Anonymous"),
                                    ("10", "Unknown"),
                                ],
                                default="10",
                                max_length=2,
                            ),
                        ),
                        (
                            "route",
                            models.CharField(
                                choices=[
                                    ("form", "GET SAFE risk assessment form"),
                                    ("email", "Email"),
                                    ("mash", "MASH"),
                                    ("police_notice", "Police notification"),
                                    ("return_interview", "Return home interview"),
                                    ("self", "From the child or family"),
                                    ("import", "Imported from an earlier tracker"),
                                ],
                                default="form",
                                max_length=20,
                            ),
                        ),
                        ("referrer_name", models.CharField(blank=True, max_length=120)),
                        ("referrer_role", models.CharField(blank=True, max_length=120)),
                        ("referrer_contact", models.CharField(blank=True, max_length=200)),
                        ("concerns", models.TextField(blank=True)),
                        (
                            "at_immediate_risk",
                            models.CharField(
                                choices=[("yes", "Yes"), ("no", "No"), ("not_known", "Not known")],
                                default="not_known",
                                max_length=10,
                            ),
                        ),
                        ("safety_steps", models.TextField(blank=True)),
                        (
                            "child_aware",
                            models.CharField(
                                choices=[("yes", "Yes"), ("no", "No"), ("not_known", "Not known")],
                                default="not_known",
                                max_length=10,
                            ),
                        ),
                        ("child_views", models.TextField(blank=True)),
                        (
                            "parent_aware",
                            models.CharField(
                                choices=[("yes", "Yes"), ("no", "No"), ("not_known", "Not known")],
                                default="not_known",
                                max_length=10,
                            ),
                        ),
                        ("parent_views", models.TextField(blank=True)),
                        (
                            "service_consent",
                            models.CharField(
                                choices=[
                                    ("yes", "Yes"),
                                    ("no", "No"),
                                    ("not_asked", "Not asked yet"),
                                    ("not_known", "Not known"),
                                ],
                                default="not_known",
                                max_length=10,
                            ),
                        ),
                        ("not_informed_reason", models.TextField(blank=True)),
                        ("known_to", models.TextField(blank=True)),
                        (
                            "persons_of_concern",
                            models.PositiveSmallIntegerField(blank=True, null=True),
                        ),
                        ("intelligence_form_sent_on", models.DateField(blank=True, null=True)),
                        ("intelligence_form_ref", models.CharField(blank=True, max_length=60)),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "child",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="referrals",
                                to="getsafe.child",
                            ),
                        ),
                        (
                            "duplicate_of",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="duplicates",
                                to="getsafe.referral",
                            ),
                        ),
                        (
                            "import_batch",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="referrals",
                                to="getsafe.importbatch",
                            ),
                        ),
                        (
                            "logged_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="referrals_logged",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "referrer_agency",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="referrals",
                                to="getsafe.agency",
                            ),
                        ),
                        (
                            "differing_facts",
                            models.JSONField(
                                blank=True,
                                default=dict,
                                help_text="What the referrer said of the child that the child's record does not say",
                            ),
                        ),
                        (
                            "import_key",
                            models.CharField(
                                blank=True,
                                db_index=True,
                                editable=False,
                                help_text="Recognises the row of the old tracker when it is imported again",
                                max_length=64,
                                null=True,
                            ),
                        ),
                        (
                            "level",
                            models.ForeignKey(
                                blank=True,
                                help_text="The level that an earlier tracker gives the referral",
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="getsafe.risklevel",
                            ),
                        ),
                        (
                            "information_due_on",
                            models.DateField(
                                blank=True,
                                help_text="By when a returned referral's missing part is needed",
                                null=True,
                            ),
                        ),
                        (
                            "intelligence_form_sent",
                            models.CharField(
                                choices=[("yes", "Yes"), ("no", "No"), ("not_known", "Not known")],
                                default="not_known",
                                max_length=10,
                            ),
                        ),
                        ("not_asked_reason", models.TextField(blank=True)),
                        (
                            "received_time",
                            models.TimeField(
                                blank=True,
                                help_text="The time in London on the day received, where known",
                                null=True,
                            ),
                        ),
                        (
                            "referrer_told",
                            models.TextField(blank=True, help_text="How, and what they were told"),
                        ),
                        (
                            "referrer_told_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "referrer_told_on",
                            models.DateField(
                                blank=True,
                                help_text="When the referrer was told what was decided",
                                null=True,
                            ),
                        ),
                        (
                            "sharing_basis",
                            models.CharField(
                                choices=[
                                    ("safeguarding", "To safeguard a child"),
                                    ("legal_duty", "A court order or another legal duty"),
                                    ("consent", "The child or family agreed"),
                                    ("not_known", "Not known"),
                                ],
                                default="not_known",
                                max_length=12,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-received_on", "-id"],
                        "indexes": [
                            models.Index(fields=["received_on", "id"], name="referral_received"),
                            models.Index(
                                condition=models.Q(("status", "screened"), _negated=True),
                                fields=["complete_on", "id"],
                                name="referral_unscreened",
                            ),
                            models.Index(
                                condition=models.Q(
                                    ("import_batch__isnull", True),
                                    ("referrer_told_on__isnull", True),
                                    ("status", "screened"),
                                    models.Q(("source__in", ["9", "10"]), _negated=True),
                                ),
                                fields=["received_on", "id"],
                                name="referral_untold",
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "source__in",
                                        [
                                            "1A",
                                            "1B",
                                            "1C",
                                            "1D",
                                            "2A",
                                            "2B",
                                            "3A",
                                            "3B",
                                            "3C",
                                            "3D",
                                            "3E",
                                            "3F",
                                            "4",
                                            "5A",
                                            "5B",
                                            "5C",
                                            "5D",
                                            "6",
                                            "7",
                                            "8",
                                            "9",
                                            "10",
                                        ],
                                    )
                                ),
                                name="referral_source_is_a_code",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "route__in",
                                        [
                                            "form",
                                            "email",
                                            "mash",
                                            "police_notice",
                                            "return_interview",
                                            "self",
                                            "import",
                                        ],
                                    )
                                ),
                                name="referral_route_is_a_code",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "status__in",
                                        ["awaiting_screening", "returned_incomplete", "screened"],
                                    )
                                ),
                                name="referral_status_is_a_code",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("child_aware__in", ["yes", "no", "not_known"])),
                                name="referral_child_aware_is_a_code",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("parent_aware__in", ["yes", "no", "not_known"])
                                ),
                                name="referral_parent_aware_is_a_code",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("at_immediate_risk__in", ["yes", "no", "not_known"])
                                ),
                                name="referral_at_immediate_risk_is_a_code",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "received_on__lte",
                                        models.Func(
                                            function="getsafe_today",
                                            output_field=models.DateField(),
                                        ),
                                    )
                                ),
                                name="referral_received_on_not_in_future",
                                violation_error_message="The date must be today or in the past",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("complete_on__isnull", True),
                                    ("complete_on__gte", models.F("received_on")),
                                    _connector="OR",
                                ),
                                name="referral_complete_on_not_before_received_on",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("status", "awaiting_screening"), _negated=True),
                                    ("complete_on__isnull", False),
                                    _connector="OR",
                                ),
                                name="referral_waiting_has_a_clock",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("service_consent__in", ["yes", "no", "not_asked", "not_known"])
                                ),
                                name="referral_service_consent_is_a_code",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "sharing_basis__in",
                                        ["safeguarding", "legal_duty", "consent", "not_known"],
                                    )
                                ),
                                name="referral_sharing_basis_is_a_code",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("intelligence_form_sent__in", ["yes", "no", "not_known"])
                                ),
                                name="referral_intelligence_form_sent_is_a_code",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("status", "returned_incomplete"), _negated=True),
                                    models.Q(
                                        models.Q(("returned_reason", ""), _negated=True),
                                        ("information_due_on__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="referral_returned_with_a_reason_and_a_date",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("at_immediate_risk", "yes"), _negated=True),
                                    models.Q(("safety_steps", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="referral_danger_has_safety_steps",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        models.Q(("child_aware", "no"), _negated=True),
                                        models.Q(("parent_aware", "no"), _negated=True),
                                    ),
                                    models.Q(("not_informed_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="referral_not_informed_has_a_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("service_consent", "not_asked"), _negated=True),
                                    models.Q(("not_asked_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="referral_not_asked_has_a_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "intelligence_form_sent_on__lte",
                                        models.Func(
                                            function="getsafe_today",
                                            output_field=models.DateField(),
                                        ),
                                    )
                                ),
                                name="referral_intelligence_form_sent_on_not_in_future",
                                violation_error_message="The date must be today or in the past",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("intelligence_form_sent", "yes"),
                                    models.Q(
                                        ("intelligence_form_ref", ""),
                                        ("intelligence_form_sent_on", None),
                                    ),
                                    _connector="OR",
                                ),
                                name="referral_intelligence_form_sent_where_dated",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "referrer_told_on__lte",
                                        models.Func(
                                            function="getsafe_today",
                                            output_field=models.DateField(),
                                        ),
                                    )
                                ),
                                name="referral_referrer_told_on_not_in_future",
                                violation_error_message="The date must be today or in the past",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("referrer_told_on__isnull", True),
                                    ("referrer_told_on__gte", models.F("received_on")),
                                    _connector="OR",
                                ),
                                name="referral_referrer_told_on_not_before_received_on",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("referrer_told", ""),
                                        ("referrer_told_by", None),
                                        ("referrer_told_on", None),
                                    ),
                                    models.Q(
                                        ("referrer_told_by__isnull", False),
                                        ("referrer_told_on__isnull", False),
                                        models.Q(("referrer_told", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="referral_referrer_told_when_how_and_by_whom",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("duplicate_of", None),
                                    models.Q(("duplicate_of", models.F("id")), _negated=True),
                                    _connector="OR",
                                ),
                                name="referral_not_its_own_duplicate",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="received_first",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="\n  IF EXISTS (\n    SELECT FROM getsafe_screening WHERE referral_id = NEW.id AND screened_on < NEW.received_on\n    UNION ALL\n    SELECT FROM getsafe_case WHERE referral_id = NEW.id AND opened_on < NEW.received_on\n  ) THEN\n    RAISE EXCEPTION 'the referral was received after it was decided'\n      USING ERRCODE = 'check_violation', CONSTRAINT = 'referral_received_first';\n  END IF;\n  RETURN NEW;\n",
                                    hash="15cc67bb589ad0a0b8deba7640c93a45f085884d",
                                    operation='UPDATE OF "received_on"',
                                    pgid="pgtrigger_received_first_57f38",
                                    table="getsafe_referral",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "getsafe_referralevent" ("at_immediate_risk", "child_aware", "child_id", "child_views", "complete_on", "concerns", "created_at", "differing_facts", "duplicate_of_id", "external_ref", "id", "import_batch_id", "import_key", "information_due_on", "intelligence_form_ref", "intelligence_form_sent", "intelligence_form_sent_on", "known_to", "level_id", "logged_by_id", "not_asked_reason", "not_informed_reason", "parent_aware", "parent_views", "persons_of_concern", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "received_on", "received_time", "reference", "referrer_agency_id", "referrer_contact", "referrer_name", "referrer_role", "referrer_told", "referrer_told_by_id", "referrer_told_on", "returned_reason", "route", "safety_steps", "service_consent", "sharing_basis", "source", "status", "uuid") VALUES (NEW."at_immediate_risk", NEW."child_aware", NEW."child_id", NEW."child_views", NEW."complete_on", NEW."concerns", NEW."created_at", NEW."differing_facts", NEW."duplicate_of_id", NEW."external_ref", NEW."id", NEW."import_batch_id", NEW."import_key", NEW."information_due_on", NEW."intelligence_form_ref", NEW."intelligence_form_sent", NEW."intelligence_form_sent_on", NEW."known_to", NEW."level_id", NEW."logged_by_id", NEW."not_asked_reason", NEW."not_informed_reason", NEW."parent_aware", NEW."parent_views", NEW."persons_of_concern", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'insert\', NEW."id", NEW."received_on", NEW."received_time", NEW."reference", NEW."referrer_agency_id", NEW."referrer_contact", NEW."referrer_name", NEW."referrer_role", NEW."referrer_told", NEW."referrer_told_by_id", NEW."referrer_told_on", NEW."returned_reason", NEW."route", NEW."safety_steps", NEW."service_consent", NEW."sharing_basis", NEW."source", NEW."status", NEW."uuid"); RETURN NULL;',
                                    hash="d2f4d13873eab803a37a60a6f13b4c8145387353",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_9efc0",
                                    table="getsafe_referral",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "getsafe_referralevent" ("at_immediate_risk", "child_aware", "child_id", "child_views", "complete_on", "concerns", "created_at", "differing_facts", "duplicate_of_id", "external_ref", "id", "import_batch_id", "import_key", "information_due_on", "intelligence_form_ref", "intelligence_form_sent", "intelligence_form_sent_on", "known_to", "level_id", "logged_by_id", "not_asked_reason", "not_informed_reason", "parent_aware", "parent_views", "persons_of_concern", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "received_on", "received_time", "reference", "referrer_agency_id", "referrer_contact", "referrer_name", "referrer_role", "referrer_told", "referrer_told_by_id", "referrer_told_on", "returned_reason", "route", "safety_steps", "service_consent", "sharing_basis", "source", "status", "uuid") VALUES (NEW."at_immediate_risk", NEW."child_aware", NEW."child_id", NEW."child_views", NEW."complete_on", NEW."concerns", NEW."created_at", NEW."differing_facts", NEW."duplicate_of_id", NEW."external_ref", NEW."id", NEW."import_batch_id", NEW."import_key", NEW."information_due_on", NEW."intelligence_form_ref", NEW."intelligence_form_sent", NEW."intelligence_form_sent_on", NEW."known_to", NEW."level_id", NEW."logged_by_id", NEW."not_asked_reason", NEW."not_informed_reason", NEW."parent_aware", NEW."parent_views", NEW."persons_of_concern", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'update\', NEW."id", NEW."received_on", NEW."received_time", NEW."reference", NEW."referrer_agency_id", NEW."referrer_contact", NEW."referrer_name", NEW."referrer_role", NEW."referrer_told", NEW."referrer_told_by_id", NEW."referrer_told_on", NEW."returned_reason", NEW."route", NEW."safety_steps", NEW."service_consent", NEW."sharing_basis", NEW."source", NEW."status", NEW."uuid"); RETURN NULL;',
                                    hash="f488dc35f06f1167cf91b0cd573b66d4e0431c89",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_13b1f",
                                    table="getsafe_referral",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "getsafe_referralevent" ("at_immediate_risk", "child_aware", "child_id", "child_views", "complete_on", "concerns", "created_at", "differing_facts", "duplicate_of_id", "external_ref", "id", "import_batch_id", "import_key", "information_due_on", "intelligence_form_ref", "intelligence_form_sent", "intelligence_form_sent_on", "known_to", "level_id", "logged_by_id", "not_asked_reason", "not_informed_reason", "parent_aware", "parent_views", "persons_of_concern", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "received_on", "received_time", "reference", "referrer_agency_id", "referrer_contact", "referrer_name", "referrer_role", "referrer_told", "referrer_told_by_id", "referrer_told_on", "returned_reason", "route", "safety_steps", "service_consent", "sharing_basis", "source", "status", "uuid") VALUES (OLD."at_immediate_risk", OLD."child_aware", OLD."child_id", OLD."child_views", OLD."complete_on", OLD."concerns", OLD."created_at", OLD."differing_facts", OLD."duplicate_of_id", OLD."external_ref", OLD."id", OLD."import_batch_id", OLD."import_key", OLD."information_due_on", OLD."intelligence_form_ref", OLD."intelligence_form_sent", OLD."intelligence_form_sent_on", OLD."known_to", OLD."level_id", OLD."logged_by_id", OLD."not_asked_reason", OLD."not_informed_reason", OLD."parent_aware", OLD."parent_views", OLD."persons_of_concern", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'delete\', OLD."id", OLD."received_on", OLD."received_time", OLD."reference", OLD."referrer_agency_id", OLD."referrer_contact", OLD."referrer_name", OLD."referrer_role", OLD."referrer_told", OLD."referrer_told_by_id", OLD."referrer_told_on", OLD."returned_reason", OLD."route", OLD."safety_steps", OLD."service_consent", OLD."sharing_basis", OLD."source", OLD."status", OLD."uuid"); RETURN NULL;',
                                    hash="fee18dd037eef7f1b8a067e6d63c3b0fdf2edbc0",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_a15e7",
                                    table="getsafe_referral",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="after_birth",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    declare="DECLARE born date; kept bigint;",
                                    func="\n  SELECT date_of_birth, merged_into_id INTO born, kept\n    FROM getsafe_child WHERE id = NEW.child_id FOR KEY SHARE;\n  IF kept IS NOT NULL THEN\n    RAISE EXCEPTION 'a fact belongs to the record that a child''s was merged into'\n      USING ERRCODE = 'check_violation', CONSTRAINT = 'referral_of_a_current_record';\n  END IF;\n  IF NEW.received_on < born THEN\n    RAISE EXCEPTION 'a fact about a child is dated before the child was born'\n      USING ERRCODE = 'check_violation', CONSTRAINT = 'referral_after_birth';\n  END IF;\n  RETURN NEW;\n",
                                    hash="fb9ccdb3391abe2e617f14047aeb792b25e731e0",
                                    operation='INSERT OR UPDATE OF "received_on", "child_id"',
                                    pgid="pgtrigger_after_birth_417db",
                                    table="getsafe_referral",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AgencyContribution",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("text", models.TextField()),
                        ("recorded_at", models.DateTimeField(auto_now=True)),
                        (
                            "agency",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="getsafe.agency",
                            ),
                        ),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "referral",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="contributions",
                                to="getsafe.referral",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["agency__name"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("referral", "agency"), name="contribution_once_an_agency"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("text", ""), _negated=True),
                                name="contribution_says_something",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "getsafe_agencycontributionevent" ("agency_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id", "referral_id", "text") VALUES (NEW."agency_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'insert\', NEW."id", NEW."recorded_at", NEW."recorded_by_id", NEW."referral_id", NEW."text"); RETURN NULL;',
                                    hash="a485e407c3f7cdfc2acb1c4bbaa0d3ba4c61263b",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_74df0",
                                    table="getsafe_agencycontribution",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "getsafe_agencycontributionevent" ("agency_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id", "referral_id", "text") VALUES (NEW."agency_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'update\', NEW."id", NEW."recorded_at", NEW."recorded_by_id", NEW."referral_id", NEW."text"); RETURN NULL;',
                                    hash="a48eb06eff2142130b77a3e0c23ef5ada2e9ca7c",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_b19a6",
                                    table="getsafe_agencycontribution",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "getsafe_agencycontributionevent" ("agency_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id", "referral_id", "text") VALUES (OLD."agency_id", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'delete\', OLD."id", OLD."recorded_at", OLD."recorded_by_id", OLD."referral_id", OLD."text"); RETURN NULL;',
                                    hash="63d1650fa53fa555dc252042f0d0d18843848141",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_bbb61",
                                    table="getsafe_agencycontribution",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AgencyContributionEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("text", models.TextField()),
                        ("recorded_at", models.DateTimeField(auto_now=True)),
                        (
                            "agency",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="getsafe.agency",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="history",
                                to="getsafe.agencycontribution",
                            ),
                        ),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "referral",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="getsafe.referral",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["pgh_obj", "pgh_created_at", "pgh_id"],
                                name="getsafe_age_pgh_obj_8f14d9_idx",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="b1caf50e57bd6f3787f0f3d632e914ba89a68a81",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_2a7ee",
                                    table="getsafe_agencycontributionevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Case",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("reference", models.CharField(editable=False, max_length=16, unique=True)),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("pending_mace1", "Waiting for MACE 1"),
                                    ("active", "Active"),
                                    ("step_down", "Step-down monitoring"),
                                    ("on_hold_missing", "On hold: child missing"),
                                    ("closed", "Closed"),
                                ],
                                default="pending_mace1",
                                max_length=16,
                            ),
                        ),
                        ("opened_on", models.DateField()),
                        ("closed_on", models.DateField(blank=True, null=True)),
                        (
                            "persons_of_concern",
                            models.PositiveSmallIntegerField(blank=True, null=True),
                        ),
                        ("mace1_due_on", models.DateField(blank=True, null=True)),
                        ("review_due_on", models.DateField(blank=True, null=True)),
                        ("monitoring_until", models.DateField(blank=True, null=True)),
                        (
                            "closure_reason",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("risk_reduced", "Risk reduced and sustained"),
                                    ("early_help", "Stepped down to early help"),
                                    ("statutory_plan", "Managed in the statutory plan alone"),
                                    ("no_evidence", "No evidence of exploitation found"),
                                    ("moved_area", "Moved to another council, handover done"),
                                    ("turned_18", "Turned 18 and not eligible"),
                                    (
                                        "consent_withdrawn",
                                        "18 or over: consent declined or withdrawn",
                                    ),
                                    ("turned_25", "Turned 25"),
                                    ("adult_services", "Transferred to adult services"),
                                    ("custody", "Custody or secure accommodation"),
                                    ("declined", "Declined and threshold not met"),
                                    ("died", "Died"),
                                    ("opened_in_error", "Opened in error"),
                                ],
                                max_length=20,
                                null=True,
                            ),
                        ),
                        ("closure_summary", models.TextField(blank=True)),
                        (
                            "told",
                            models.TextField(
                                blank=True, help_text="Who was told: child, family, referrer"
                            ),
                        ),
                        (
                            "final_experience",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("vulnerable", "Vulnerable"),
                                    ("at_risk", "At risk"),
                                    ("suspected", "Suspected: is being exploited"),
                                    ("confirmed", "Confirmed: is being exploited"),
                                    ("historic", "Historic"),
                                ],
                                max_length=12,
                                null=True,
                            ),
                        ),
                        ("is_imported", models.BooleanField(default=False)),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "closed_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "closure_authorised_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "lead_worker",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="cases_led",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "previous_case",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="later_cases",
                                to="getsafe.case",
                            ),
                        ),
                        (
                            "child",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="cases",
                                to="getsafe.child",
                            ),
                        ),
                        (
                            "import_batch",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="cases",
                                to="getsafe.importbatch",
                            ),
                        ),
                        (
                            "referral",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="cases",
                                to="getsafe.referral",
                            ),
                        ),
                        (
                            "final_level",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="getsafe.risklevel",
                            ),
                        ),
                        (
                            "monitoring_plan",
                            models.TextField(
                                blank=True,
                                db_default="",
                                default="",
                                help_text="Who watches, and for what",
                            ),
                        ),
                        (
                            "held_from",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("pending_mace1", "Waiting for MACE 1"),
                                    ("active", "Active"),
                                    ("step_down", "Step-down monitoring"),
                                    ("on_hold_missing", "On hold: child missing"),
                                    ("closed", "Closed"),
                                ],
                                db_default="",
                                default="",
                                help_text="The status that a case on hold goes back to",
                                max_length=16,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-opened_on", "-id"],
                        "indexes": [
                            models.Index(fields=["opened_on", "id"], name="case_opened"),
                            models.Index(
                                condition=models.Q(("closed_on", None)),
                                fields=["status", "opened_on", "id"],
                                name="case_open_by_status",
                            ),
                            models.Index(fields=["closed_on", "id"], name="case_closed"),
                            models.Index(
                                condition=models.Q(("closed_on", None)),
                                fields=["opened_on", "id"],
                                name="case_open_newest",
                            ),
                            models.Index(
                                condition=models.Q(("closed_on", None)),
                                fields=["lead_worker", "review_due_on"],
                                include=("mace1_due_on", "status"),
                                name="case_open_by_worker",
                            ),
                            models.Index(
                                django.db.models.functions.comparison.Coalesce(
                                    "review_due_on",
                                    "mace1_due_on",
                                    models.Value(datetime.date(9999, 12, 31)),
                                ),
                                models.F("id"),
                                condition=models.Q(("closed_on", None)),
                                name="case_open_by_next_due",
                            ),
                            models.Index(
                                models.Func(
                                    "closed_on",
                                    output_field=models.DateField(),
                                    template="COALESCE(%(expressions)s, 'infinity'::date)",
                                ),
                                models.F("opened_on"),
                                name="case_in_force",
                            ),
                            models.Index(fields=["id"], include=("child",), name="case_child"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "status__in",
                                        [
                                            "pending_mace1",
                                            "active",
                                            "step_down",
                                            "on_hold_missing",
                                            "closed",
                                        ],
                                    )
                                ),
                                name="case_status_is_a_code",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("closure_reason__isnull", True),
                                    (
                                        "closure_reason__in",
                                        [
                                            "risk_reduced",
                                            "early_help",
                                            "statutory_plan",
                                            "no_evidence",
                                            "moved_area",
                                            "turned_18",
                                            "consent_withdrawn",
                                            "turned_25",
                                            "adult_services",
                                            "custody",
                                            "declined",
                                            "died",
                                            "opened_in_error",
                                        ],
                                    ),
                                    _connector="OR",
                                ),
                                name="case_closure_reason_is_a_code",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("closed_on__isnull", True),
                                    ("closed_on__gte", models.F("opened_on")),
                                    _connector="OR",
                                ),
                                name="case_closed_on_not_before_opened_on",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "opened_on__lte",
                                        models.Func(
                                            function="getsafe_today",
                                            output_field=models.DateField(),
                                        ),
                                    )
                                ),
                                name="case_opened_on_not_in_future",
                                violation_error_message="The date must be today or in the past",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "closed_on__lte",
                                        models.Func(
                                            function="getsafe_today",
                                            output_field=models.DateField(),
                                        ),
                                    )
                                ),
                                name="case_closed_on_not_in_future",
                                violation_error_message="The date must be today or in the past",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("closed_on", None)),
                                fields=("child",),
                                name="case_one_open_a_child",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                expressions=[
                                    ("child", "="),
                                    (
                                        models.Func(
                                            "opened_on", "closed_on", function="getsafe_span"
                                        ),
                                        "&&",
                                    ),
                                ],
                                name="case_no_overlap",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("closed_on__isnull", True),
                                        ("closure_reason__isnull", True),
                                        models.Q(("status", "closed"), _negated=True),
                                    ),
                                    models.Q(
                                        ("closed_on__isnull", False),
                                        ("closure_reason__isnull", False),
                                        ("status", "closed"),
                                    ),
                                    _connector="OR",
                                ),
                                name="case_closed_with_a_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("closed_on__isnull", True),
                                    ("is_imported", True),
                                    models.Q(
                                        ("closed_by__isnull", False),
                                        ("closure_authorised_by__isnull", False),
                                        ("final_level__isnull", False),
                                        models.Q(("closure_summary", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="case_closed_with_level_and_authoriser",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("closure_authorised_by__isnull", True),
                                    models.Q(
                                        ("closure_authorised_by", models.F("closed_by")),
                                        _negated=True,
                                    ),
                                    _connector="OR",
                                ),
                                name="case_closure_authoriser_is_not_author",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("held_from__in", ["", "pending_mace1", "active", "step_down"])
                                ),
                                name="case_held_from_is_a_code",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="spells_inside",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="\n  IF EXISTS (\n    SELECT FROM getsafe_exploitationspell s WHERE s.case_id = NEW.id\n      AND (s.started_on < NEW.opened_on\n           OR (NEW.closed_on IS NOT NULL AND (s.ended_on IS NULL OR s.ended_on > NEW.closed_on)))\n    UNION ALL\n    SELECT FROM getsafe_risklevelspell s WHERE s.case_id = NEW.id\n      AND (s.started_on < NEW.opened_on\n           OR (NEW.closed_on IS NOT NULL AND (s.ended_on IS NULL OR s.ended_on > NEW.closed_on)))\n  ) THEN\n    RAISE EXCEPTION 'a spell lies outside its case'\n      USING ERRCODE = 'check_violation', CONSTRAINT = 'case_contains_its_spells';\n  END IF;\n  RETURN NEW;\n",
                                    hash="18fa4baea9375723957ce75d7991f2b5f6348363",
                                    operation='UPDATE OF "opened_on", "closed_on"',
                                    pgid="pgtrigger_spells_inside_b6320",
                                    table="getsafe_case",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="eligible",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    declare="DECLARE born date; age integer; kept bigint;",
                                    func="\n  SELECT date_of_birth, merged_into_id INTO born, kept\n    FROM getsafe_child WHERE id = NEW.child_id FOR KEY SHARE;\n  IF kept IS NOT NULL THEN\n    RAISE EXCEPTION 'a case belongs to the record that a child''s was merged into'\n      USING ERRCODE = 'check_violation', CONSTRAINT = 'case_of_a_current_record';\n  END IF;\n  IF NEW.opened_on < (SELECT received_on FROM getsafe_referral WHERE id = NEW.referral_id) THEN\n    RAISE EXCEPTION 'a case opens on or after the day its referral was received'\n      USING ERRCODE = 'check_violation', CONSTRAINT = 'case_opened_after_receipt';\n  END IF;\n  IF NEW.opened_on < born THEN\n    RAISE EXCEPTION 'a case opens on or after the child''s date of birth'\n      USING ERRCODE = 'check_violation', CONSTRAINT = 'case_opened_after_birth';\n  END IF;\n  age := getsafe_age(born, NEW.opened_on);\n  IF age >= 25 THEN\n    RAISE EXCEPTION 'a case cannot open on or after the 25th birthday'\n      USING ERRCODE = 'check_violation', CONSTRAINT = 'case_opens_before_25';\n  END IF;\n  IF age >= 18 AND NOT (\n    EXISTS (SELECT FROM getsafe_carestatusspell s WHERE s.child_id = NEW.child_id\n            AND s.status IN ('relevant', 'former_relevant', 'qualifying', 'care_leaver')\n            AND (s.started_on IS NULL OR s.started_on <= NEW.opened_on)\n            AND (s.ended_on IS NULL OR s.ended_on > NEW.opened_on))\n    AND EXISTS (SELECT FROM getsafe_consent c WHERE c.child_id = NEW.child_id\n                AND c.decision = 'given')\n    AND COALESCE((SELECT c.decision FROM getsafe_consent c WHERE c.child_id = NEW.child_id\n                  AND c.decided_on <= NEW.opened_on\n                  ORDER BY c.decided_on DESC, c.id DESC LIMIT 1), 'given') = 'given'\n  ) THEN\n    RAISE EXCEPTION 'a case from 18 needs a care leaver of this council and recorded consent'\n      USING ERRCODE = 'check_violation', CONSTRAINT = 'case_adult_needs_consent';\n  END IF;\n  RETURN NEW;\n",
                                    hash="6ed617942125dcd6abb32a4398d46d93e4d7bb8c",
                                    operation='INSERT OR UPDATE OF "opened_on", "child_id"',
                                    pgid="pgtrigger_eligible_61314",
                                    table="getsafe_case",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "getsafe_caseevent" ("child_id", "closed_by_id", "closed_on", "closure_authorised_by_id", "closure_reason", "closure_summary", "created_at", "final_experience", "final_level_id", "held_from", "id", "import_batch_id", "is_imported", "lead_worker_id", "mace1_due_on", "monitoring_plan", "monitoring_until", "opened_on", "persons_of_concern", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "previous_case_id", "reference", "referral_id", "review_due_on", "status", "told", "uuid") VALUES (NEW."child_id", NEW."closed_by_id", NEW."closed_on", NEW."closure_authorised_by_id", NEW."closure_reason", NEW."closure_summary", NEW."created_at", NEW."final_experience", NEW."final_level_id", NEW."held_from", NEW."id", NEW."import_batch_id", NEW."is_imported", NEW."lead_worker_id", NEW."mace1_due_on", NEW."monitoring_plan", NEW."monitoring_until", NEW."opened_on", NEW."persons_of_concern", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'insert\', NEW."id", NEW."previous_case_id", NEW."reference", NEW."referral_id", NEW."review_due_on", NEW."status", NEW."told", NEW."uuid"); RETURN NULL;',
                                    hash="d6e335c0a8995851655c1fb8f74080cba1e43d48",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_a0015",
                                    table="getsafe_case",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "getsafe_caseevent" ("child_id", "closed_by_id", "closed_on", "closure_authorised_by_id", "closure_reason", "closure_summary", "created_at", "final_experience", "final_level_id", "held_from", "id", "import_batch_id", "is_imported", "lead_worker_id", "mace1_due_on", "monitoring_plan", "monitoring_until", "opened_on", "persons_of_concern", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "previous_case_id", "reference", "referral_id", "review_due_on", "status", "told", "uuid") VALUES (NEW."child_id", NEW."closed_by_id", NEW."closed_on", NEW."closure_authorised_by_id", NEW."closure_reason", NEW."closure_summary", NEW."created_at", NEW."final_experience", NEW."final_level_id", NEW."held_from", NEW."id", NEW."import_batch_id", NEW."is_imported", NEW."lead_worker_id", NEW."mace1_due_on", NEW."monitoring_plan", NEW."monitoring_until", NEW."opened_on", NEW."persons_of_concern", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'update\', NEW."id", NEW."previous_case_id", NEW."reference", NEW."referral_id", NEW."review_due_on", NEW."status", NEW."told", NEW."uuid"); RETURN NULL;',
                                    hash="e5fcf04908ce60b2c10c4aa65a371d6bd2f451db",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_a52ec",
                                    table="getsafe_case",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "getsafe_caseevent" ("child_id", "closed_by_id", "closed_on", "closure_authorised_by_id", "closure_reason", "closure_summary", "created_at", "final_experience", "final_level_id", "held_from", "id", "import_batch_id", "is_imported", "lead_worker_id", "mace1_due_on", "monitoring_plan", "monitoring_until", "opened_on", "persons_of_concern", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "previous_case_id", "reference", "referral_id", "review_due_on", "status", "told", "uuid") VALUES (OLD."child_id", OLD."closed_by_id", OLD."closed_on", OLD."closure_authorised_by_id", OLD."closure_reason", OLD."closure_summary", OLD."created_at", OLD."final_experience", OLD."final_level_id", OLD."held_from", OLD."id", OLD."import_batch_id", OLD."is_imported", OLD."lead_worker_id", OLD."mace1_due_on", OLD."monitoring_plan", OLD."monitoring_until", OLD."opened_on", OLD."persons_of_concern", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'delete\', OLD."id", OLD."previous_case_id", OLD."reference", OLD."referral_id", OLD."review_due_on", OLD."status", OLD."told", OLD."uuid"); RETURN NULL;',
                                    hash="dd2ff1d60d398306490f7ce984f9820bcd833de6",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_747ee",
                                    table="getsafe_case",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CaseEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("uuid", models.UUIDField(default=uuid.uuid4, editable=False)),
                        ("reference", models.CharField(editable=False, max_length=16)),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("pending_mace1", "Waiting for MACE 1"),
                                    ("active", "Active"),
                                    ("step_down", "Step-down monitoring"),
                                    ("on_hold_missing", "On hold: child missing"),
                                    ("closed", "Closed"),
                                ],
                                default="pending_mace1",
                                max_length=16,
                            ),
                        ),
                        ("opened_on", models.DateField()),
                        ("closed_on", models.DateField(blank=True, null=True)),
                        (
                            "persons_of_concern",
                            models.PositiveSmallIntegerField(blank=True, null=True),
                        ),
                        ("mace1_due_on", models.DateField(blank=True, null=True)),
                        ("review_due_on", models.DateField(blank=True, null=True)),
                        ("monitoring_until", models.DateField(blank=True, null=True)),
                        (
                            "closure_reason",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("risk_reduced", "Risk reduced and sustained"),
                                    ("early_help", "Stepped down to early help"),
                                    ("statutory_plan", "Managed in the statutory plan alone"),
                                    ("no_evidence", "No evidence of exploitation found"),
                                    ("moved_area", "Moved to another council, handover done"),
                                    ("turned_18", "Turned 18 and not eligible"),
                                    (
                                        "consent_withdrawn",
                                        "18 or over: consent declined or withdrawn",
                                    ),
                                    ("turned_25", "Turned 25"),
                                    ("adult_services", "Transferred to adult services"),
                                    ("custody", "Custody or secure accommodation"),
                                    ("declined", "Declined and threshold not met"),
                                    ("died", "Died"),
                                    ("opened_in_error", "Opened in error"),
                                ],
                                max_length=20,
                                null=True,
                            ),
                        ),
                        ("closure_summary", models.TextField(blank=True)),
                        (
                            "told",
                            models.TextField(
                                blank=True, help_text="Who was told: child, family, referrer"
                            ),
                        ),
                        (
                            "final_experience",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("vulnerable", "Vulnerable"),
                                    ("at_risk", "At risk"),
                                    ("suspected", "Suspected: is being exploited"),
                                    ("confirmed", "Confirmed: is being exploited"),
                                    ("historic", "Historic"),
                                ],
                                max_length=12,
                                null=True,
                            ),
                        ),
                        ("is_imported", models.BooleanField(default=False)),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "closed_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "closure_authorised_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "lead_worker",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="history",
                                to="getsafe.case",
                            ),
                        ),
                        (
                            "previous_case",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="getsafe.case",
                            ),
                        ),
                        (
                            "child",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="getsafe.child",
                            ),
                        ),
                        (
                            "import_batch",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="getsafe.importbatch",
                            ),
                        ),
                        (
                            "referral",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="getsafe.referral",
                            ),
                        ),
                        (
                            "final_level",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="getsafe.risklevel",
                            ),
                        ),
                        (
                            "monitoring_plan",
                            models.TextField(
                                blank=True,
                                db_default="",
                                default="",
                                help_text="Who watches, and for what",
                            ),
                        ),
                        (
                            "held_from",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("pending_mace1", "Waiting for MACE 1"),
                                    ("active", "Active"),
                                    ("step_down", "Step-down monitoring"),
                                    ("on_hold_missing", "On hold: child missing"),
                                    ("closed", "Closed"),
                                ],
                                db_default="",
                                default="",
                                help_text="The status that a case on hold goes back to",
                                max_length=16,
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["pgh_obj", "pgh_created_at", "pgh_id"],
                                name="getsafe_cas_pgh_obj_6cb580_idx",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="bba6219cfa7bd2955b218e25416c2e0b0f56f442",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_ce868",
                                    table="getsafe_caseevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ClosureProposal",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("waiting", "Waiting for a manager"),
                                    ("sent_back", "Sent back"),
                                    ("withdrawn", "Withdrawn"),
                                    ("authorised", "Authorised"),
                                    ("undone", "Authorised, then undone"),
                                ],
                                default="waiting",
                                max_length=12,
                            ),
                        ),
                        ("closed_on", models.DateField()),
                        (
                            "reason",
                            models.CharField(
                                choices=[
                                    ("risk_reduced", "Risk reduced and sustained"),
                                    ("early_help", "Stepped down to early help"),
                                    ("statutory_plan", "Managed in the statutory plan alone"),
                                    ("no_evidence", "No evidence of exploitation found"),
                                    ("moved_area", "Moved to another council, handover done"),
                                    ("turned_18", "Turned 18 and not eligible"),
                                    (
                                        "consent_withdrawn",
                                        "18 or over: consent declined or withdrawn",
                                    ),
                                    ("turned_25", "Turned 25"),
                                    ("adult_services", "Transferred to adult services"),
                                    ("custody", "Custody or secure accommodation"),
                                    ("declined", "Declined and threshold not met"),
                                    ("died", "Died"),
                                    ("opened_in_error", "Opened in error"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("summary", models.TextField()),
                        (
                            "told",
                            models.TextField(help_text="Who was told: child, family, referrer"),
                        ),
                        (
                            "experience",
                            models.CharField(
                                choices=[
                                    ("vulnerable", "Vulnerable"),
                                    ("at_risk", "At risk"),
                                    ("suspected", "Suspected: is being exploited"),
                                    ("confirmed", "Confirmed: is being exploited"),
                                    ("historic", "Historic"),
                                ],
                                max_length=12,
                            ),
                        ),
                        ("proposed_at", models.DateTimeField(auto_now_add=True)),
                        ("decided_at", models.DateTimeField(blank=True, null=True)),
                        ("answer", models.TextField(blank=True)),
                        ("replaced", models.JSONField(default=dict)),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="closure_proposals",
                                to="getsafe.case",
                            ),
                        ),
                        (
                            "decided_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "level",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="getsafe.risklevel",
                            ),
                        ),
                        (
                            "proposed_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("handed_over_on", models.DateField(blank=True, null=True)),
                        (
                            "received_by",
                            models.TextField(
                                blank=True,
                                db_default="",
                                default="",
                                help_text="Who there was told, and of what",
                            ),
                        ),
                        (
                            "transferred_to",
                            models.CharField(
                                blank=True,
                                db_default="",
                                default="",
                                help_text="The council moved to",
                                max_length=120,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-id"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "status__in",
                                        [
                                            "waiting",
                                            "sent_back",
                                            "withdrawn",
                                            "authorised",
                                            "undone",
                                        ],
                                    )
                                ),
                                name="closureproposal_status_is_a_code",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "reason__in",
                                        [
                                            "risk_reduced",
                                            "early_help",
                                            "statutory_plan",
                                            "no_evidence",
                                            "moved_area",
                                            "turned_18",
                                            "consent_withdrawn",
                                            "turned_25",
                                            "adult_services",
                                            "custody",
                                            "declined",
                                            "died",
                                            "opened_in_error",
                                        ],
                                    )
                                ),
                                name="closureproposal_reason_is_a_code",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "experience__in",
                                        [
                                            "vulnerable",
                                            "at_risk",
                                            "suspected",
                                            "confirmed",
                                            "historic",
                                        ],
                                    )
                                ),
                                name="closureproposal_experience_is_a_code",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "closed_on__lte",
                                        models.Func(
                                            function="getsafe_today",
                                            output_field=models.DateField(),
                                        ),
                                    )
                                ),
                                name="closureproposal_closed_on_not_in_future",
                                violation_error_message="The date must be today or in the past",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("status__in", ["waiting", "sent_back"])),
                                fields=("case",),
                                name="closureproposal_one_live_a_case",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("summary", ""), _negated=True),
                                    models.Q(("told", ""), _negated=True),
                                ),
                                name="closureproposal_says_why_and_who_was_told",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("decided_at__isnull", True),
                                        ("decided_by__isnull", True),
                                        ("status", "waiting"),
                                    ),
                                    models.Q(
                                        models.Q(("status", "waiting"), _negated=True),
                                        ("decided_at__isnull", False),
                                        ("decided_by__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="closureproposal_decided_by_someone",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("decided_by__isnull", True),
                                    ("status", "withdrawn"),
                                    models.Q(
                                        ("decided_by", models.F("proposed_by")), _negated=True
                                    ),
                                    _connector="OR",
                                ),
                                name="closureproposal_decided_by_another",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("status__in", ["sent_back", "undone"]), _negated=True
                                    ),
                                    models.Q(("answer", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="closureproposal_answered_with_a_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "handed_over_on__lte",
                                        models.Func(
                                            function="getsafe_today",
                                            output_field=models.DateField(),
                                        ),
                                    )
                                ),
                                name="closureproposal_handed_over_on_not_in_future",
                                violation_error_message="The date must be today or in the past",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("reason", "moved_area"), _negated=True),
                                    models.Q(
                                        models.Q(("transferred_to", ""), _negated=True),
                                        models.Q(("received_by", ""), _negated=True),
                                        models.Q(
                                            ("handed_over_on__isnull", False),
                                            ("received_by", "Not recorded"),
                                            _connector="OR",
                                        ),
                                    ),
                                    _connector="OR",
                                ),
                                name="closureproposal_transfer_says_where_and_whom",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "getsafe_closureproposalevent" ("answer", "case_id", "closed_on", "decided_at", "decided_by_id", "experience", "handed_over_on", "id", "level_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_at", "proposed_by_id", "reason", "received_by", "replaced", "status", "summary", "told", "transferred_to", "uuid") VALUES (NEW."answer", NEW."case_id", NEW."closed_on", NEW."decided_at", NEW."decided_by_id", NEW."experience", NEW."handed_over_on", NEW."id", NEW."level_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'insert\', NEW."id", NEW."proposed_at", NEW."proposed_by_id", NEW."reason", NEW."received_by", NEW."replaced", NEW."status", NEW."summary", NEW."told", NEW."transferred_to", NEW."uuid"); RETURN NULL;',
                                    hash="2344dcd963e6cd9896d8c32e5dec06cd649fa9b9",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_76b0b",
                                    table="getsafe_closureproposal",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "getsafe_closureproposalevent" ("answer", "case_id", "closed_on", "decided_at", "decided_by_id", "experience", "handed_over_on", "id", "level_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_at", "proposed_by_id", "reason", "received_by", "replaced", "status", "summary", "told", "transferred_to", "uuid") VALUES (NEW."answer", NEW."case_id", NEW."closed_on", NEW."decided_at", NEW."decided_by_id", NEW."experience", NEW."handed_over_on", NEW."id", NEW."level_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'update\', NEW."id", NEW."proposed_at", NEW."proposed_by_id", NEW."reason", NEW."received_by", NEW."replaced", NEW."status", NEW."summary", NEW."told", NEW."transferred_to", NEW."uuid"); RETURN NULL;',
                                    hash="fc924c7637f3f2a3c24449d6b8d13a5e7cbe428f",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_322dd",
                                    table="getsafe_closureproposal",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "getsafe_closureproposalevent" ("answer", "case_id", "closed_on", "decided_at", "decided_by_id", "experience", "handed_over_on", "id", "level_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_at", "proposed_by_id", "reason", "received_by", "replaced", "status", "summary", "told", "transferred_to", "uuid") VALUES (OLD."answer", OLD."case_id", OLD."closed_on", OLD."decided_at", OLD."decided_by_id", OLD."experience", OLD."handed_over_on", OLD."id", OLD."level_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'delete\', OLD."id", OLD."proposed_at", OLD."proposed_by_id", OLD."reason", OLD."received_by", OLD."replaced", OLD."status", OLD."summary", OLD."told", OLD."transferred_to", OLD."uuid"); RETURN NULL;',
                                    hash="79af23da6e3fd65ea808d4da83803eb5d64b6ff9",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_8d0b4",
                                    table="getsafe_closureproposal",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ClosureProposalEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("uuid", models.UUIDField(default=uuid.uuid4, editable=False)),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("waiting", "Waiting for a manager"),
                                    ("sent_back", "Sent back"),
                                    ("withdrawn", "Withdrawn"),
                                    ("authorised", "Authorised"),
                                    ("undone", "Authorised, then undone"),
                                ],
                                default="waiting",
                                max_length=12,
                            ),
                        ),
                        ("closed_on", models.DateField()),
                        (
                            "reason",
                            models.CharField(
                                choices=[
                                    ("risk_reduced", "Risk reduced and sustained"),
                                    ("early_help", "Stepped down to early help"),
                                    ("statutory_plan", "Managed in the statutory plan alone"),
                                    ("no_evidence", "No evidence of exploitation found"),
                                    ("moved_area", "Moved to another council, handover done"),
                                    ("turned_18", "Turned 18 and not eligible"),
                                    (
                                        "consent_withdrawn",
                                        "18 or over: consent declined or withdrawn",
                                    ),
                                    ("turned_25", "Turned 25"),
                                    ("adult_services", "Transferred to adult services"),
                                    ("custody", "Custody or secure accommodation"),
                                    ("declined", "Declined and threshold not met"),
                                    ("died", "Died"),
                                    ("opened_in_error", "Opened in error"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("summary", models.TextField()),
                        (
                            "told",
                            models.TextField(help_text="Who was told: child, family, referrer"),
                        ),
                        (
                            "experience",
                            models.CharField(
                                choices=[
                                    ("vulnerable", "Vulnerable"),
                                    ("at_risk", "At risk"),
                                    ("suspected", "Suspected: is being exploited"),
                                    ("confirmed", "Confirmed: is being exploited"),
                                    ("historic", "Historic"),
                                ],
                                max_length=12,
                            ),
                        ),
                        ("proposed_at", models.DateTimeField(auto_now_add=True)),
                        ("decided_at", models.DateTimeField(blank=True, null=True)),
                        ("answer", models.TextField(blank=True)),
                        ("replaced", models.JSONField(default=dict)),
                        (
                            "case",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="getsafe.case",
                            ),
                        ),
                        (
                            "decided_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "level",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="getsafe.risklevel",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="history",
                                to="getsafe.closureproposal",
                            ),
                        ),
                        (
                            "proposed_by",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("handed_over_on", models.DateField(blank=True, null=True)),
                        (
                            "received_by",
                            models.TextField(
                                blank=True,
                                db_default="",
                                default="",
                                help_text="Who there was told, and of what",
                            ),
                        ),
                        (
                            "transferred_to",
                            models.CharField(
                                blank=True,
                                db_default="",
                                default="",
                                help_text="The council moved to",
                                max_length=120,
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["pgh_obj", "pgh_created_at", "pgh_id"],
                                name="getsafe_clo_pgh_obj_cbc827_idx",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="4624f7ffd5315e00188db9dc545130ffd7716753",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_6f8e4",
                                    table="getsafe_closureproposalevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Concern",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "exploitation_type",
                            models.CharField(
                                choices=[
                                    ("CSE", "Child sexual exploitation"),
                                    ("CCE", "Child criminal exploitation"),
                                    ("COUNTY_LINES", "County lines"),
                                    ("GANG", "Gang or organised crime association"),
                                    ("TRAFFICKING", "Trafficking or modern slavery"),
                                    ("LABOUR", "Labour exploitation"),
                                    ("SERVITUDE", "Domestic servitude"),
                                    ("FINANCIAL", "Financial exploitation"),
                                    ("ONLINE", "Online exploitation"),
                                    ("HSB", "Harmful sexual behaviour"),
                                    ("SYV", "Serious youth violence"),
                                    ("MISSING", "Exploitation linked to going missing"),
                                    ("RADICALISATION", "Radicalisation"),
                                    ("FM_HBA", "Forced marriage or honour-based abuse"),
                                    ("FGM", "Female genital mutilation"),
                                    ("OTHER", "Other exploitation"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("is_primary", models.BooleanField(default=False)),
                        (
                            "experience_status",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("vulnerable", "Vulnerable"),
                                    ("at_risk", "At risk"),
                                    ("suspected", "Suspected: is being exploited"),
                                    ("confirmed", "Confirmed: is being exploited"),
                                    ("historic", "Historic"),
                                ],
                                max_length=12,
                                null=True,
                            ),
                        ),
                        (
                            "referral",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="concern_types",
                                to="getsafe.referral",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-is_primary", "id"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "exploitation_type__in",
                                        [
                                            "CSE",
                                            "CCE",
                                            "COUNTY_LINES",
                                            "GANG",
                                            "TRAFFICKING",
                                            "LABOUR",
                                            "SERVITUDE",
                                            "FINANCIAL",
                                            "ONLINE",
                                            "HSB",
                                            "SYV",
                                            "MISSING",
                                            "RADICALISATION",
                                            "FM_HBA",
                                            "FGM",
                                            "OTHER",
                                        ],
                                    )
                                ),
                                name="concern_exploitation_type_is_a_code",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("experience_status__isnull", True),
                                    (
                                        "experience_status__in",
                                        [
                                            "vulnerable",
                                            "at_risk",
                                            "suspected",
                                            "confirmed",
                                            "historic",
                                        ],
                                    ),
                                    _connector="OR",
                                ),
                                name="concern_experience_status_is_a_code",
                            ),
                            models.UniqueConstraint(
                                fields=("referral", "exploitation_type"),
                                name="concern_type_once_a_referral",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("is_primary", True)),
                                fields=("referral",),
                                name="concern_one_primary_a_referral",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "getsafe_concernevent" ("experience_status", "exploitation_type", "id", "is_primary", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "referral_id") VALUES (NEW."experience_status", NEW."exploitation_type", NEW."id", NEW."is_primary", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'insert\', NEW."id", NEW."referral_id"); RETURN NULL;',
                                    hash="c9ce87201bc2f531134b2b3e5068564e199c5e13",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_8f69a",
                                    table="getsafe_concern",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "getsafe_concernevent" ("experience_status", "exploitation_type", "id", "is_primary", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "referral_id") VALUES (NEW."experience_status", NEW."exploitation_type", NEW."id", NEW."is_primary", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'update\', NEW."id", NEW."referral_id"); RETURN NULL;',
                                    hash="833bdf43e41e0be54e29dece8a5bf55aa55a0b89",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_6993b",
                                    table="getsafe_concern",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "getsafe_concernevent" ("experience_status", "exploitation_type", "id", "is_primary", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "referral_id") VALUES (OLD."experience_status", OLD."exploitation_type", OLD."id", OLD."is_primary", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'delete\', OLD."id", OLD."referral_id"); RETURN NULL;',
                                    hash="4ad17cffd4a4a5378afffb325c5d06676e55c9c0",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_fa993",
                                    table="getsafe_concern",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ConcernEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        (
                            "exploitation_type",
                            models.CharField(
                                choices=[
                                    ("CSE", "Child sexual exploitation"),
                                    ("CCE", "Child criminal exploitation"),
                                    ("COUNTY_LINES", "County lines"),
                                    ("GANG", "Gang or organised crime association"),
                                    ("TRAFFICKING", "Trafficking or modern slavery"),
                                    ("LABOUR", "Labour exploitation"),
                                    ("SERVITUDE", "Domestic servitude"),
                                    ("FINANCIAL", "Financial exploitation"),
                                    ("ONLINE", "Online exploitation"),
                                    ("HSB", "Harmful sexual behaviour"),
                                    ("SYV", "Serious youth violence"),
                                    ("MISSING", "Exploitation linked to going missing"),
                                    ("RADICALISATION", "Radicalisation"),
                                    ("FM_HBA", "Forced marriage or honour-based abuse"),
                                    ("FGM", "Female genital mutilation"),
                                    ("OTHER", "Other exploitation"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("is_primary", models.BooleanField(default=False)),
                        (
                            "experience_status",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("vulnerable", "Vulnerable"),
                                    ("at_risk", "At risk"),
                                    ("suspected", "Suspected: is being exploited"),
                                    ("confirmed", "Confirmed: is being exploited"),
                                    ("historic", "Historic"),
                                ],
                                max_length=12,
                                null=True,
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="history",
                                to="getsafe.concern",
                            ),
                        ),
                        (
                            "referral",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="getsafe.referral",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["pgh_obj", "pgh_created_at", "pgh_id"],
                                name="getsafe_con_pgh_obj_648095_idx",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="cbc511fb247e9a33e9060546c0fa15318834209a",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_3f471",
                                    table="getsafe_concernevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ExploitationSpell",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "exploitation_type",
                            models.CharField(
                                choices=[
                                    ("CSE", "Child sexual exploitation"),
                                    ("CCE", "Child criminal exploitation"),
                                    ("COUNTY_LINES", "County lines"),
                                    ("GANG", "Gang or organised crime association"),
                                    ("TRAFFICKING", "Trafficking or modern slavery"),
                                    ("LABOUR", "Labour exploitation"),
                                    ("SERVITUDE", "Domestic servitude"),
                                    ("FINANCIAL", "Financial exploitation"),
                                    ("ONLINE", "Online exploitation"),
                                    ("HSB", "Harmful sexual behaviour"),
                                    ("SYV", "Serious youth violence"),
                                    ("MISSING", "Exploitation linked to going missing"),
                                    ("RADICALISATION", "Radicalisation"),
                                    ("FM_HBA", "Forced marriage or honour-based abuse"),
                                    ("FGM", "Female genital mutilation"),
                                    ("OTHER", "Other exploitation"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("is_primary", models.BooleanField(default=False)),
                        ("started_on", models.DateField()),
                        ("ended_on", models.DateField(blank=True, null=True)),
                        (
                            "experience_status",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("vulnerable", "Vulnerable"),
                                    ("at_risk", "At risk"),
                                    ("suspected", "Suspected: is being exploited"),
                                    ("confirmed", "Confirmed: is being exploited"),
                                    ("historic", "Historic"),
                                ],
                                max_length=12,
                                null=True,
                            ),
                        ),
                        (
                            "setting",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("online", "Online"),
                                    ("public_place", "Public place"),
                                    ("private_address", "Private address"),
                                    ("hotel", "Hotel or temporary accommodation"),
                                    ("school", "School or college"),
                                    ("care_home", "Children's home"),
                                    ("transport", "Transport"),
                                    ("other", "Other"),
                                ],
                                max_length=20,
                                null=True,
                            ),
                        ),
                        (
                            "model",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("lone", "One person acting alone"),
                                    ("peer", "Peer"),
                                    ("relationship", "Presented as a relationship"),
                                    ("party", "Parties"),
                                    ("group", "Gang or group"),
                                    ("family", "Family"),
                                    ("online", "Online"),
                                ],
                                max_length=20,
                                null=True,
                            ),
                        ),
                        ("rationale", models.TextField(blank=True)),
                        ("recorded_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="exploitation_spells",
                                to="getsafe.case",
                            ),
                        ),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["started_on", "id"],
                        "indexes": [
                            models.Index(
                                fields=["exploitation_type", "started_on"],
                                name="spell_type_started",
                            ),
                            models.Index(
                                condition=models.Q(("ended_on", None)),
                                fields=["exploitation_type", "case"],
                                name="spell_type_now",
                            ),
                            models.Index(
                                models.F("exploitation_type"),
                                models.Func(
                                    "ended_on",
                                    output_field=models.DateField(),
                                    template="COALESCE(%(expressions)s, 'infinity'::date)",
                                ),
                                models.F("started_on"),
                                include=("case", "ended_on"),
                                name="spell_in_force",
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "exploitation_type__in",
                                        [
                                            "CSE",
                                            "CCE",
                                            "COUNTY_LINES",
                                            "GANG",
                                            "TRAFFICKING",
                                            "LABOUR",
                                            "SERVITUDE",
                                            "FINANCIAL",
                                            "ONLINE",
                                            "HSB",
                                            "SYV",
                                            "MISSING",
                                            "RADICALISATION",
                                            "FM_HBA",
                                            "FGM",
                                            "OTHER",
                                        ],
                                    )
                                ),
                                name="exploitationspell_exploitation_type_is_a_code",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("experience_status__isnull", True),
                                    (
                                        "experience_status__in",
                                        [
                                            "vulnerable",
                                            "at_risk",
                                            "suspected",
                                            "confirmed",
                                            "historic",
                                        ],
                                    ),
                                    _connector="OR",
                                ),
                                name="exploitationspell_experience_status_is_a_code",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("setting__isnull", True),
                                    (
                                        "setting__in",
                                        [
                                            "online",
                                            "public_place",
                                            "private_address",
                                            "hotel",
                                            "school",
                                            "care_home",
                                            "transport",
                                            "other",
                                        ],
                                    ),
                                    _connector="OR",
                                ),
                                name="exploitationspell_setting_is_a_code",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("model__isnull", True),
                                    (
                                        "model__in",
                                        [
                                            "lone",
                                            "peer",
                                            "relationship",
                                            "party",
                                            "group",
                                            "family",
                                            "online",
                                        ],
                                    ),
                                    _connector="OR",
                                ),
                                name="exploitationspell_model_is_a_code",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ended_on__isnull", True),
                                    ("ended_on__gte", models.F("started_on")),
                                    _connector="OR",
                                ),
                                name="exploitationspell_ended_on_not_before_started_on",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "started_on__lte",
                                        models.Func(
                                            function="getsafe_today",
                                            output_field=models.DateField(),
                                        ),
                                    )
                                ),
                                name="exploitationspell_started_on_not_in_future",
                                violation_error_message="The date must be today or in the past",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "ended_on__lte",
                                        models.Func(
                                            function="getsafe_today",
                                            output_field=models.DateField(),
                                        ),
                                    )
                                ),
                                name="exploitationspell_ended_on_not_in_future",
                                violation_error_message="The date must be today or in the past",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                expressions=[
                                    ("case", "="),
                                    ("exploitation_type", "="),
                                    (
                                        models.Func(
                                            "started_on", "ended_on", function="getsafe_span"
                                        ),
                                        "&&",
                                    ),
                                ],
                                name="exploitationspell_same_type_no_overlap",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "getsafe_exploitationspellevent" ("case_id", "ended_on", "experience_status", "exploitation_type", "id", "is_primary", "model", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rationale", "recorded_at", "recorded_by_id", "setting", "started_on") VALUES (NEW."case_id", NEW."ended_on", NEW."experience_status", NEW."exploitation_type", NEW."id", NEW."is_primary", NEW."model", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'insert\', NEW."id", NEW."rationale", NEW."recorded_at", NEW."recorded_by_id", NEW."setting", NEW."started_on"); RETURN NULL;',
                                    hash="8c18320ff3b2bc7a211b41fd677ab0a18bc5f7e8",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_6d77c",
                                    table="getsafe_exploitationspell",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "getsafe_exploitationspellevent" ("case_id", "ended_on", "experience_status", "exploitation_type", "id", "is_primary", "model", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rationale", "recorded_at", "recorded_by_id", "setting", "started_on") VALUES (NEW."case_id", NEW."ended_on", NEW."experience_status", NEW."exploitation_type", NEW."id", NEW."is_primary", NEW."model", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'update\', NEW."id", NEW."rationale", NEW."recorded_at", NEW."recorded_by_id", NEW."setting", NEW."started_on"); RETURN NULL;',
                                    hash="b649b1e7aee8cb3de2ec939c56f77d1f0b8b44c6",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_e5dce",
                                    table="getsafe_exploitationspell",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "getsafe_exploitationspellevent" ("case_id", "ended_on", "experience_status", "exploitation_type", "id", "is_primary", "model", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rationale", "recorded_at", "recorded_by_id", "setting", "started_on") VALUES (OLD."case_id", OLD."ended_on", OLD."experience_status", OLD."exploitation_type", OLD."id", OLD."is_primary", OLD."model", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'delete\', OLD."id", OLD."rationale", OLD."recorded_at", OLD."recorded_by_id", OLD."setting", OLD."started_on"); RETURN NULL;',
                                    hash="933a5e94d97a5f47f241dfc14c433d6b31996214",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_b5021",
                                    table="getsafe_exploitationspell",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="inside_its_case",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    declare="DECLARE opened date; closed date;",
                                    func="\n  SELECT opened_on, closed_on INTO opened, closed\n    FROM getsafe_case WHERE id = NEW.case_id FOR SHARE;\n  IF NEW.started_on < opened\n     OR (closed IS NOT NULL AND (NEW.ended_on IS NULL OR NEW.ended_on > closed)) THEN\n    RAISE EXCEPTION 'a spell lies outside its case'\n      USING ERRCODE = 'check_violation', CONSTRAINT = 'spell_inside_its_case';\n  END IF;\n  RETURN NEW;\n",
                                    hash="2b65b71190a3071c66884d326016a0e166719b2c",
                                    operation='INSERT OR UPDATE OF "started_on", "ended_on", "case_id"',
                                    pgid="pgtrigger_inside_its_case_b48ee",
                                    table="getsafe_exploitationspell",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ExploitationSpellEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        (
                            "exploitation_type",
                            models.CharField(
                                choices=[
                                    ("CSE", "Child sexual exploitation"),
                                    ("CCE", "Child criminal exploitation"),
                                    ("COUNTY_LINES", "County lines"),
                                    ("GANG", "Gang or organised crime association"),
                                    ("TRAFFICKING", "Trafficking or modern slavery"),
                                    ("LABOUR", "Labour exploitation"),
                                    ("SERVITUDE", "Domestic servitude"),
                                    ("FINANCIAL", "Financial exploitation"),
                                    ("ONLINE", "Online exploitation"),
                                    ("HSB", "Harmful sexual behaviour"),
                                    ("SYV", "Serious youth violence"),
                                    ("MISSING", "Exploitation linked to going missing"),
                                    ("RADICALISATION", "Radicalisation"),
                                    ("FM_HBA", "Forced marriage or honour-based abuse"),
                                    ("FGM", "Female genital mutilation"),
                                    ("OTHER", "Other exploitation"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("is_primary", models.BooleanField(default=False)),
                        ("started_on", models.DateField()),
                        ("ended_on", models.DateField(blank=True, null=True)),
                        (
                            "experience_status",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("vulnerable", "Vulnerable"),
                                    ("at_risk", "At risk"),
                                    ("suspected", "Suspected: is being exploited"),
                                    ("confirmed", "Confirmed: is being exploited"),
                                    ("historic", "Historic"),
                                ],
                                max_length=12,
                                null=True,
                            ),
                        ),
                        (
                            "setting",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("online", "Online"),
                                    ("public_place", "Public place"),
                                    ("private_address", "Private address"),
                                    ("hotel", "Hotel or temporary accommodation"),
                                    ("school", "School or college"),
                                    ("care_home", "Children's home"),
                                    ("transport", "Transport"),
                                    ("other", "Other"),
                                ],
                                max_length=20,
                                null=True,
                            ),
                        ),
                        (
                            "model",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("lone", "One person acting alone"),
                                    ("peer", "Peer"),
                                    ("relationship", "Presented as a relationship"),
                                    ("party", "Parties"),
                                    ("group", "Gang or group"),
                                    ("family", "Family"),
                                    ("online", "Online"),
                                ],
                                max_length=20,
                                null=True,
                            ),
                        ),
                        ("rationale", models.TextField(blank=True)),
                        ("recorded_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "case",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="getsafe.case",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="history",
                                to="getsafe.exploitationspell",
                            ),
                        ),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["pgh_obj", "pgh_created_at", "pgh_id"],
                                name="getsafe_exp_pgh_obj_b4e407_idx",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="8e87addd00b77162a327aeaceb51967617b237f3",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_8aa64",
                                    table="getsafe_exploitationspellevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReferralEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("uuid", models.UUIDField(default=uuid.uuid4, editable=False)),
                        ("reference", models.CharField(editable=False, max_length=16)),
                        ("external_ref", models.CharField(blank=True, max_length=100, null=True)),
                        ("received_on", models.DateField()),
                        ("complete_on", models.DateField(blank=True, null=True)),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("awaiting_screening", "Waiting for screening"),
                                    ("returned_incomplete", "Returned: more needed"),
                                    ("screened", "Screened"),
                                ],
                                default="awaiting_screening",
                                max_length=20,
                            ),
                        ),
                        ("returned_reason", models.TextField(blank=True)),
                        (
                            "source",
                            models.CharField(
                                choices=[
                                    ("1A", "Family member or carer"),
                                    ("1B", "Acquaintance"),
                                    ("1C", "Self"),
                                    ("1D", "Other individual"),
                                    ("2A", "School"),
                                    ("2B", "Education service"),
                                    ("3A", "GP"),
                                    ("3B", "Health visitor"),
                                    ("3C", "School nurse"),
                                    ("3D", "Other primary health"),
                                    ("3E", "A&E"),
                                    ("3F", "Other health"),
                                    ("4", "Housing"),
                                    ("5A", "Council social care"),
                                    ("5B", "Other council service"),
                                    ("5C", "Another council"),
                                    ("5D", "Early help"),
                                    ("6", "Police"),
                                    ("7", "Other legal agency"),
                                    ("8", "Other"),
                                    ("9", "Anonymous"),
                                    ("10", "Unknown"),
                                ],
                                default="10",
                                max_length=2,
                            ),
                        ),
                        (
                            "route",
                            models.CharField(
                                choices=[
                                    ("form", "GET SAFE risk assessment form"),
                                    ("email", "Email"),
                                    ("mash", "MASH"),
                                    ("police_notice", "Police notification"),
                                    ("return_interview", "Return home interview"),
                                    ("self", "From the child or family"),
                                    ("import", "Imported from an earlier tracker"),
                                ],
                                default="form",
                                max_length=20,
                            ),
                        ),
                        ("referrer_name", models.CharField(blank=True, max_length=120)),
                        ("referrer_role", models.CharField(blank=True, max_length=120)),
                        ("referrer_contact", models.CharField(blank=True, max_length=200)),
                        ("concerns", models.TextField(blank=True)),
                        (
                            "at_immediate_risk",
                            models.CharField(
                                choices=[("yes", "Yes"), ("no", "No"), ("not_known", "Not known")],
                                default="not_known",
                                max_length=10,
                            ),
                        ),
                        ("safety_steps", models.TextField(blank=True)),
                        (
                            "child_aware",
                            models.CharField(
                                choices=[("yes", "Yes"), ("no", "No"), ("not_known", "Not known")],
                                default="not_known",
                                max_length=10,
                            ),
                        ),
                        ("child_views", models.TextField(blank=True)),
                        (
                            "parent_aware",
                            models.CharField(
                                choices=[("yes", "Yes"), ("no", "No"), ("not_known", "Not known")],
                                default="not_known",
                                max_length=10,
                            ),
                        ),
                        ("parent_views", models.TextField(blank=True)),
                        (
                            "service_consent",
                            models.CharField(
                                choices=[
                                    ("yes", "Yes"),
                                    ("no", "No"),
                                    ("not_asked", "Not asked yet"),
                                    ("not_known", "Not known"),
                                ],
                                default="not_known",
                                max_length=10,
                            ),
                        ),
                        ("not_informed_reason", models.TextField(blank=True)),
                        ("known_to", models.TextField(blank=True)),
                        (
                            "persons_of_concern",
                            models.PositiveSmallIntegerField(blank=True, null=True),
                        ),
                        ("intelligence_form_sent_on", models.DateField(blank=True, null=True)),
                        ("intelligence_form_ref", models.CharField(blank=True, max_length=60)),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "child",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="getsafe.child",
                            ),
                        ),
                        (
                            "duplicate_of",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="getsafe.referral",
                            ),
                        ),
                        (
                            "import_batch",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="getsafe.importbatch",
                            ),
                        ),
                        (
                            "logged_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="history",
                                to="getsafe.referral",
                            ),
                        ),
                        (
                            "referrer_agency",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="getsafe.agency",
                            ),
                        ),
                        (
                            "differing_facts",
                            models.JSONField(
                                blank=True,
                                default=dict,
                                help_text="What the referrer said of the child that the child's record does not say",
                            ),
                        ),
                        (
                            "import_key",
                            models.CharField(
                                blank=True,
                                editable=False,
                                help_text="Recognises the row of the old tracker when it is imported again",
                                max_length=64,
                                null=True,
                            ),
                        ),
                        (
                            "level",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                help_text="The level that an earlier tracker gives the referral",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="getsafe.risklevel",
                            ),
                        ),
                        (
                            "information_due_on",
                            models.DateField(
                                blank=True,
                                help_text="By when a returned referral's missing part is needed",
                                null=True,
                            ),
                        ),
                        (
                            "intelligence_form_sent",
                            models.CharField(
                                choices=[("yes", "Yes"), ("no", "No"), ("not_known", "Not known")],
                                default="not_known",
                                max_length=10,
                            ),
                        ),
                        ("not_asked_reason", models.TextField(blank=True)),
                        (
                            "received_time",
                            models.TimeField(
                                blank=True,
                                help_text="The time in London on the day received, where known",
                                null=True,
                            ),
                        ),
                        (
                            "referrer_told",
                            models.TextField(blank=True, help_text="How, and what they were told"),
                        ),
                        (
                            "referrer_told_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "referrer_told_on",
                            models.DateField(
                                blank=True,
                                help_text="When the referrer was told what was decided",
                                null=True,
                            ),
                        ),
                        (
                            "sharing_basis",
                            models.CharField(
                                choices=[
                                    ("safeguarding", "To safeguard a child"),
                                    ("legal_duty", "A court order or another legal duty"),
                                    ("consent", "The child or family agreed"),
                                    ("not_known", "Not known"),
                                ],
                                default="not_known",
                                max_length=12,
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["pgh_obj", "pgh_created_at", "pgh_id"],
                                name="getsafe_ref_pgh_obj_af6ec4_idx",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="7ad5b22929ff7a087a940056aacf0821783ad785",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_6cb1a",
                                    table="getsafe_referralevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RiskLevelEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("code", models.SlugField(db_index=False)),
                        ("label", models.CharField(max_length=40)),
                        ("rank", models.PositiveSmallIntegerField(help_text="1 is the lowest")),
                        (
                            "colour",
                            models.CharField(
                                help_text="A tag colour; the label always says it too",
                                max_length=20,
                            ),
                        ),
                        ("review_weeks", models.PositiveSmallIntegerField()),
                        ("definition", models.TextField(blank=True)),
                        ("allows_step_down", models.BooleanField(default=False)),
                        ("valid_from", models.DateField(blank=True, null=True)),
                        ("valid_to", models.DateField(blank=True, null=True)),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="history",
                                to="getsafe.risklevel",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["pgh_obj", "pgh_created_at", "pgh_id"],
                                name="getsafe_ris_pgh_obj_e3ab6c_idx",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="209b6fd4925740d4272f9af9f369a57516c64585",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_03693",
                                    table="getsafe_risklevelevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RiskLevelSpell",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("started_on", models.DateField()),
                        ("ended_on", models.DateField(blank=True, null=True)),
                        (
                            "basis",
                            models.CharField(
                                choices=[
                                    ("screening", "At screening"),
                                    ("meeting", "At a meeting"),
                                    ("manager", "Manager's decision"),
                                    ("imported", "Imported from an earlier tracker"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("rationale", models.TextField(blank=True)),
                        ("recorded_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="risk_levels",
                                to="getsafe.case",
                            ),
                        ),
                        (
                            "decided_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "level",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="getsafe.risklevel",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["started_on", "id"],
                        "indexes": [
                            models.Index(
                                condition=models.Q(("ended_on", None)),
                                fields=["level", "case"],
                                name="risk_level_now",
                            ),
                            models.Index(
                                models.Func(
                                    "ended_on",
                                    output_field=models.DateField(),
                                    template="COALESCE(%(expressions)s, 'infinity'::date)",
                                ),
                                models.F("started_on"),
                                include=("case", "level", "ended_on"),
                                name="risk_level_in_force",
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("basis__in", ["screening", "meeting", "manager", "imported"])
                                ),
                                name="risklevelspell_basis_is_a_code",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ended_on__isnull", True),
                                    ("ended_on__gte", models.F("started_on")),
                                    _connector="OR",
                                ),
                                name="risklevelspell_ended_on_not_before_started_on",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "started_on__lte",
                                        models.Func(
                                            function="getsafe_today",
                                            output_field=models.DateField(),
                                        ),
                                    )
                                ),
                                name="risklevelspell_started_on_not_in_future",
                                violation_error_message="The date must be today or in the past",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "ended_on__lte",
                                        models.Func(
                                            function="getsafe_today",
                                            output_field=models.DateField(),
                                        ),
                                    )
                                ),
                                name="risklevelspell_ended_on_not_in_future",
                                violation_error_message="The date must be today or in the past",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("basis", "imported"),
                                    models.Q(
                                        ("decided_by__isnull", False),
                                        models.Q(("rationale", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="risklevelspell_has_a_rationale_and_a_decider",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                expressions=[
                                    ("case", "="),
                                    (
                                        models.Func(
                                            "started_on", "ended_on", function="getsafe_span"
                                        ),
                                        "&&",
                                    ),
                                ],
                                name="risklevelspell_one_level_at_a_time",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "getsafe_risklevelspellevent" ("basis", "case_id", "decided_by_id", "ended_on", "id", "level_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rationale", "recorded_at", "started_on") VALUES (NEW."basis", NEW."case_id", NEW."decided_by_id", NEW."ended_on", NEW."id", NEW."level_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'insert\', NEW."id", NEW."rationale", NEW."recorded_at", NEW."started_on"); RETURN NULL;',
                                    hash="ca0bddae275fc615af2bf7190cfd650830a307e3",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_6eaac",
                                    table="getsafe_risklevelspell",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "getsafe_risklevelspellevent" ("basis", "case_id", "decided_by_id", "ended_on", "id", "level_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rationale", "recorded_at", "started_on") VALUES (NEW."basis", NEW."case_id", NEW."decided_by_id", NEW."ended_on", NEW."id", NEW."level_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'update\', NEW."id", NEW."rationale", NEW."recorded_at", NEW."started_on"); RETURN NULL;',
                                    hash="a29f465f0900b4eba95dd76969dfb490366c9ef5",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_31328",
                                    table="getsafe_risklevelspell",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "getsafe_risklevelspellevent" ("basis", "case_id", "decided_by_id", "ended_on", "id", "level_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rationale", "recorded_at", "started_on") VALUES (OLD."basis", OLD."case_id", OLD."decided_by_id", OLD."ended_on", OLD."id", OLD."level_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'delete\', OLD."id", OLD."rationale", OLD."recorded_at", OLD."started_on"); RETURN NULL;',
                                    hash="1b17f756f91af87f8e21bfa6a52428c234d26b9f",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_4d36a",
                                    table="getsafe_risklevelspell",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="inside_its_case",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    declare="DECLARE opened date; closed date;",
                                    func="\n  SELECT opened_on, closed_on INTO opened, closed\n    FROM getsafe_case WHERE id = NEW.case_id FOR SHARE;\n  IF NEW.started_on < opened\n     OR (closed IS NOT NULL AND (NEW.ended_on IS NULL OR NEW.ended_on > closed)) THEN\n    RAISE EXCEPTION 'a spell lies outside its case'\n      USING ERRCODE = 'check_violation', CONSTRAINT = 'spell_inside_its_case';\n  END IF;\n  RETURN NEW;\n",
                                    hash="33bbd4b64d52400c70ce247f54387d577a1fcd36",
                                    operation='INSERT OR UPDATE OF "started_on", "ended_on", "case_id"',
                                    pgid="pgtrigger_inside_its_case_d2726",
                                    table="getsafe_risklevelspell",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RiskLevelSpellEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("started_on", models.DateField()),
                        ("ended_on", models.DateField(blank=True, null=True)),
                        (
                            "basis",
                            models.CharField(
                                choices=[
                                    ("screening", "At screening"),
                                    ("meeting", "At a meeting"),
                                    ("manager", "Manager's decision"),
                                    ("imported", "Imported from an earlier tracker"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("rationale", models.TextField(blank=True)),
                        ("recorded_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "case",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="getsafe.case",
                            ),
                        ),
                        (
                            "decided_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "level",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="getsafe.risklevel",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="history",
                                to="getsafe.risklevelspell",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["pgh_obj", "pgh_created_at", "pgh_id"],
                                name="getsafe_ris_pgh_obj_9e6db9_idx",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="f872096e3ccbf904a746435c82146fba32b40af0",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_a3a03",
                                    table="getsafe_risklevelspellevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SavedForm",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("content", models.TextField()),
                        ("kept_at", models.DateTimeField()),
                        ("expires_at", models.DateTimeField(db_index=True)),
                        (
                            "owner",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="saved_forms",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-kept_at", "-id"],
                    },
                ),
                migrations.CreateModel(
                    name="Screening",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("screened_on", models.DateField()),
                        ("due_on", models.DateField(blank=True, null=True)),
                        (
                            "basis",
                            models.CharField(
                                choices=[
                                    ("weekly", "Weekly screening meeting"),
                                    ("urgent", "Urgent decision by a manager"),
                                    ("imported", "Imported from an earlier tracker"),
                                ],
                                max_length=10,
                            ),
                        ),
                        (
                            "outcome",
                            models.CharField(
                                choices=[
                                    ("MACE1", "Open a case and hold an initial MACE 1"),
                                    ("CONTINUE", "Already open: add to the existing case"),
                                    ("STRAT", "Strategy discussion"),
                                    ("CSC", "Refer to social care"),
                                    ("EH", "Early help"),
                                    ("SINGLE", "Single-agency task"),
                                    ("CONTEXT", "Handle as a place or peer group"),
                                    ("MISSING", "Missing pathway only"),
                                    ("ADULT", "Adult safeguarding"),
                                    ("OTHERLA", "Another council is responsible"),
                                    ("MOREINFO", "Deferred: more information needed"),
                                    ("NFA", "No further action"),
                                ],
                                max_length=10,
                            ),
                        ),
                        (
                            "other_outcomes",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("MACE1", "Open a case and hold an initial MACE 1"),
                                        ("CONTINUE", "Already open: add to the existing case"),
                                        ("STRAT", "Strategy discussion"),
                                        ("CSC", "Refer to social care"),
                                        ("EH", "Early help"),
                                        ("SINGLE", "Single-agency task"),
                                        ("CONTEXT", "Handle as a place or peer group"),
                                        ("MISSING", "Missing pathway only"),
                                        ("ADULT", "Adult safeguarding"),
                                        ("OTHERLA", "Another council is responsible"),
                                        ("MOREINFO", "Deferred: more information needed"),
                                        ("NFA", "No further action"),
                                    ],
                                    max_length=10,
                                ),
                                blank=True,
                                default=list,
                                size=None,
                            ),
                        ),
                        ("rationale", models.TextField(blank=True)),
                        ("needed", models.TextField(blank=True)),
                        ("information_due_on", models.DateField(blank=True, null=True)),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "decided_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "import_batch",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="getsafe.importbatch",
                            ),
                        ),
                        (
                            "level",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="getsafe.risklevel",
                            ),
                        ),
                        (
                            "referral",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="screenings",
                                to="getsafe.referral",
                            ),
                        ),
                        (
                            "passed_to",
                            models.TextField(
                                blank=True, help_text="Who takes it on, and who there was told"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-screened_on", "-id"],
                        "indexes": [models.Index(fields=["screened_on"], name="screening_on")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "outcome__in",
                                        [
                                            "MACE1",
                                            "CONTINUE",
                                            "STRAT",
                                            "CSC",
                                            "EH",
                                            "SINGLE",
                                            "CONTEXT",
                                            "MISSING",
                                            "ADULT",
                                            "OTHERLA",
                                            "MOREINFO",
                                            "NFA",
                                        ],
                                    )
                                ),
                                name="screening_outcome_is_a_code",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("basis__in", ["weekly", "urgent", "imported"])),
                                name="screening_basis_is_a_code",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "screened_on__lte",
                                        models.Func(
                                            function="getsafe_today",
                                            output_field=models.DateField(),
                                        ),
                                    )
                                ),
                                name="screening_screened_on_not_in_future",
                                violation_error_message="The date must be today or in the past",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("outcome", "MOREINFO"), _negated=True),
                                fields=("referral",),
                                name="screening_decided_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("basis", "imported"),
                                    models.Q(
                                        ("decided_by__isnull", False),
                                        models.Q(("rationale", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="screening_has_a_rationale_and_a_decider",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "other_outcomes__contained_by",
                                        [
                                            "STRAT",
                                            "CSC",
                                            "EH",
                                            "SINGLE",
                                            "CONTEXT",
                                            "MISSING",
                                            "ADULT",
                                            "OTHERLA",
                                        ],
                                    ),
                                    models.Q(
                                        models.Q(
                                            ("other_outcomes__contains", ["STRAT"]),
                                            ("outcome", "STRAT"),
                                        ),
                                        models.Q(
                                            ("other_outcomes__contains", ["CSC"]),
                                            ("outcome", "CSC"),
                                        ),
                                        models.Q(
                                            ("other_outcomes__contains", ["EH"]), ("outcome", "EH")
                                        ),
                                        models.Q(
                                            ("other_outcomes__contains", ["SINGLE"]),
                                            ("outcome", "SINGLE"),
                                        ),
                                        models.Q(
                                            ("other_outcomes__contains", ["CONTEXT"]),
                                            ("outcome", "CONTEXT"),
                                        ),
                                        models.Q(
                                            ("other_outcomes__contains", ["MISSING"]),
                                            ("outcome", "MISSING"),
                                        ),
                                        models.Q(
                                            ("other_outcomes__contains", ["ADULT"]),
                                            ("outcome", "ADULT"),
                                        ),
                                        models.Q(
                                            ("other_outcomes__contains", ["OTHERLA"]),
                                            ("outcome", "OTHERLA"),
                                        ),
                                        _connector="OR",
                                        _negated=True,
                                    ),
                                ),
                                name="screening_other_outcomes_are_codes",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("outcome__in", ("MOREINFO", "NFA")), _negated=True),
                                    ("other_outcomes", []),
                                    _connector="OR",
                                ),
                                name="screening_outcome_that_stands_alone",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("basis", "imported"),
                                    models.Q(("outcome", "MOREINFO"), _negated=True),
                                    models.Q(
                                        ("information_due_on__isnull", False),
                                        models.Q(("needed", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="screening_deferred_for_what_and_until_when",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("information_due_on__isnull", True),
                                    ("information_due_on__gte", models.F("screened_on")),
                                    _connector="OR",
                                ),
                                name="screening_information_due_on_not_before_screened_on",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("basis", "imported"),
                                    models.Q(("outcome__in", ("SINGLE", "OTHERLA")), _negated=True),
                                    models.Q(("passed_to", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="screening_passed_to_someone",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="after_receipt",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="\n  IF NEW.screened_on < (SELECT received_on FROM getsafe_referral WHERE id = NEW.referral_id) THEN\n    RAISE EXCEPTION 'a referral was decided before it was received'\n      USING ERRCODE = 'check_violation', CONSTRAINT = 'screening_after_receipt';\n  END IF;\n  RETURN NEW;\n",
                                    hash="b946af89d16f8c79f3e51789a452ddc593a5cdde",
                                    operation='INSERT OR UPDATE OF "screened_on", "referral_id"',
                                    pgid="pgtrigger_after_receipt_4d2ab",
                                    table="getsafe_screening",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "getsafe_screeningevent" ("basis", "created_at", "decided_by_id", "due_on", "id", "import_batch_id", "information_due_on", "level_id", "needed", "other_outcomes", "outcome", "passed_to", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rationale", "referral_id", "screened_on", "uuid") VALUES (NEW."basis", NEW."created_at", NEW."decided_by_id", NEW."due_on", NEW."id", NEW."import_batch_id", NEW."information_due_on", NEW."level_id", NEW."needed", NEW."other_outcomes", NEW."outcome", NEW."passed_to", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'insert\', NEW."id", NEW."rationale", NEW."referral_id", NEW."screened_on", NEW."uuid"); RETURN NULL;',
                                    hash="2e89e9e138832656e42a3fabd0f240cf8cb69bf6",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_8f399",
                                    table="getsafe_screening",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "getsafe_screeningevent" ("basis", "created_at", "decided_by_id", "due_on", "id", "import_batch_id", "information_due_on", "level_id", "needed", "other_outcomes", "outcome", "passed_to", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rationale", "referral_id", "screened_on", "uuid") VALUES (NEW."basis", NEW."created_at", NEW."decided_by_id", NEW."due_on", NEW."id", NEW."import_batch_id", NEW."information_due_on", NEW."level_id", NEW."needed", NEW."other_outcomes", NEW."outcome", NEW."passed_to", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'update\', NEW."id", NEW."rationale", NEW."referral_id", NEW."screened_on", NEW."uuid"); RETURN NULL;',
                                    hash="9e0a673cb32cb17fd87f2add29975077e0a85c7a",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_4f04a",
                                    table="getsafe_screening",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "getsafe_screeningevent" ("basis", "created_at", "decided_by_id", "due_on", "id", "import_batch_id", "information_due_on", "level_id", "needed", "other_outcomes", "outcome", "passed_to", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rationale", "referral_id", "screened_on", "uuid") VALUES (OLD."basis", OLD."created_at", OLD."decided_by_id", OLD."due_on", OLD."id", OLD."import_batch_id", OLD."information_due_on", OLD."level_id", OLD."needed", OLD."other_outcomes", OLD."outcome", OLD."passed_to", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'delete\', OLD."id", OLD."rationale", OLD."referral_id", OLD."screened_on", OLD."uuid"); RETURN NULL;',
                                    hash="3006a0e93dd195e92f13f0aa4164c61b9fe0a198",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_f49ba",
                                    table="getsafe_screening",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ScreeningEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("uuid", models.UUIDField(default=uuid.uuid4, editable=False)),
                        ("screened_on", models.DateField()),
                        ("due_on", models.DateField(blank=True, null=True)),
                        (
                            "basis",
                            models.CharField(
                                choices=[
                                    ("weekly", "Weekly screening meeting"),
                                    ("urgent", "Urgent decision by a manager"),
                                    ("imported", "Imported from an earlier tracker"),
                                ],
                                max_length=10,
                            ),
                        ),
                        (
                            "outcome",
                            models.CharField(
                                choices=[
                                    ("MACE1", "Open a case and hold an initial MACE 1"),
                                    ("CONTINUE", "Already open: add to the existing case"),
                                    ("STRAT", "Strategy discussion"),
                                    ("CSC", "Refer to social care"),
                                    ("EH", "Early help"),
                                    ("SINGLE", "Single-agency task"),
                                    ("CONTEXT", "Handle as a place or peer group"),
                                    ("MISSING", "Missing pathway only"),
                                    ("ADULT", "Adult safeguarding"),
                                    ("OTHERLA", "Another council is responsible"),
                                    ("MOREINFO", "Deferred: more information needed"),
                                    ("NFA", "No further action"),
                                ],
                                max_length=10,
                            ),
                        ),
                        (
                            "other_outcomes",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("MACE1", "Open a case and hold an initial MACE 1"),
                                        ("CONTINUE", "Already open: add to the existing case"),
                                        ("STRAT", "Strategy discussion"),
                                        ("CSC", "Refer to social care"),
                                        ("EH", "Early help"),
                                        ("SINGLE", "Single-agency task"),
                                        ("CONTEXT", "Handle as a place or peer group"),
                                        ("MISSING", "Missing pathway only"),
                                        ("ADULT", "Adult safeguarding"),
                                        ("OTHERLA", "Another council is responsible"),
                                        ("MOREINFO", "Deferred: more information needed"),
                                        ("NFA", "No further action"),
                                    ],
                                    max_length=10,
                                ),
                                blank=True,
                                default=list,
                                size=None,
                            ),
                        ),
                        ("rationale", models.TextField(blank=True)),
                        ("needed", models.TextField(blank=True)),
                        ("information_due_on", models.DateField(blank=True, null=True)),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "decided_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "import_batch",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="getsafe.importbatch",
                            ),
                        ),
                        (
                            "level",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="getsafe.risklevel",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="history",
                                to="getsafe.screening",
                            ),
                        ),
                        (
                            "referral",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="getsafe.referral",
                            ),
                        ),
                        (
                            "passed_to",
                            models.TextField(
                                blank=True, help_text="Who takes it on, and who there was told"
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["pgh_obj", "pgh_created_at", "pgh_id"],
                                name="getsafe_scr_pgh_obj_cd8265_idx",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="113c1b4dda1d9b845fc527d75a9129df98ef8a4a",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_db1da",
                                    table="getsafe_screeningevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ClosureDraft",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("typed", models.JSONField(default=dict)),
                        ("sendings", models.JSONField(default=list)),
                        ("saved_at", models.DateTimeField(auto_now=True, db_index=True)),
                        (
                            "author",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="closure_drafts",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="closure_drafts",
                                to="getsafe.case",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-saved_at"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("author", "case"), name="closuredraft_once_a_case"
                            )
                        ],
                    },
                ),
            ]
        ),
        migrations.RunSQL(BY_REFERRAL, "DROP INDEX getsafe_concernevent_of_referral"),
        migrations.RunPython(load, migrations.RunPython.noop),
    ]
