"""Children, referrals, cases and what the team keeps of its work."""

import datetime
import uuid

import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.functions.comparison
import pghistory.utils
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models

TRIGGERED = [
    "AuditEntry",
    "AuditSeal",
    "ImportBatch",
    "Child",
    "CareStatusSpell",
    "CareStatusSpellEvent",
    "ChildEvent",
    "Consent",
    "ConsentEvent",
    "ImportBatchEvent",
    "MatchDecision",
    "MatchDecisionEvent",
    "RecordMerge",
    "RecordMergeEvent",
    "RiskLevel",
    "Referral",
    "AgencyContribution",
    "AgencyContributionEvent",
    "Case",
    "CaseEvent",
    "ClosureProposal",
    "ClosureProposalEvent",
    "Concern",
    "ConcernEvent",
    "ExploitationSpell",
    "ExploitationSpellEvent",
    "ReferralEvent",
    "RiskLevelEvent",
    "RiskLevelSpell",
    "RiskLevelSpellEvent",
    "Screening",
    "ScreeningEvent",
]


def install_triggers(apps, schema_editor):
    """Install what the models above list; one step, so that their state is not drawn anew for each."""
    for name in TRIGGERED:
        for trigger in apps.get_model("getsafe", name)._meta.triggers:
            schema_editor.execute(trigger.install_sql, params=None)


class Migration(migrations.Migration):
    dependencies = [
        ("account", "0009_emailaddress_unique_primary_email"),
        ("getsafe", "0001_people"),
        ("mfa", "0003_authenticator_type_uniq"),
        ("socialaccount", "0006_alter_socialaccount_extra_data"),
    ]

    operations = [
        migrations.CreateModel(
            name="AuditEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                    models.Index(fields=["actor_id", "-at"], name="getsafe_aud_actor_i_61eb8d_idx"),
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
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                    models.JSONField(default=dict, help_text="How many rows of each kind it made"),
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
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                ("nhs_number", models.CharField(blank=True, max_length=10, null=True, unique=True)),
                ("upn", models.CharField(blank=True, max_length=13, null=True, unique=True)),
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
            ],
            options={
                "verbose_name_plural": "children",
                "ordering": ["id"],
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        django.contrib.postgres.indexes.OpClass("search_name", "gin_trgm_ops"),
                        name="child_search_name",
                    ),
                    models.Index(fields=["name_sound", "date_of_birth"], name="child_sound"),
                    models.Index(fields=["date_of_birth"], name="child_birth"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("sex__in", ["M", "F", "U"])), name="child_sex_is_a_code"
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
                                    function="getsafe_today", output_field=models.DateField()
                                ),
                            )
                        ),
                        name="child_date_of_birth_not_in_future",
                        violation_error_message="The date must be today or in the past",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("date_of_birth__gte", datetime.date(1900, 1, 1))),
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
                                        function="getsafe_today", output_field=models.DateField()
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
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "getsafe_childevent" ("address", "address_is_sensitive", "aliases", "birth_estimated", "created_at", "date_of_birth", "died_on", "ethnicity", "external_ref", "family_name", "first_language", "gender", "given_name", "id", "import_batch_id", "merged_into_id", "needs_interpreter", "nhs_number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "postcode", "preferred_name", "reference", "responsible_council", "school", "sex", "social_care_id", "upn", "uuid") VALUES (NEW."address", NEW."address_is_sensitive", NEW."aliases", NEW."birth_estimated", NEW."created_at", NEW."date_of_birth", NEW."died_on", NEW."ethnicity", NEW."external_ref", NEW."family_name", NEW."first_language", NEW."gender", NEW."given_name", NEW."id", NEW."import_batch_id", NEW."merged_into_id", NEW."needs_interpreter", NEW."nhs_number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'insert\', NEW."id", NEW."phone", NEW."postcode", NEW."preferred_name", NEW."reference", NEW."responsible_council", NEW."school", NEW."sex", NEW."social_care_id", NEW."upn", NEW."uuid"); RETURN NULL;',
                            hash="16d3a97e46336b5bb2198e9140651d65a93d0cbb",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_0e78f",
                            table="getsafe_child",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."address" IS DISTINCT FROM (NEW."address") OR OLD."address_is_sensitive" IS DISTINCT FROM (NEW."address_is_sensitive") OR OLD."aliases" IS DISTINCT FROM (NEW."aliases") OR OLD."birth_estimated" IS DISTINCT FROM (NEW."birth_estimated") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."date_of_birth" IS DISTINCT FROM (NEW."date_of_birth") OR OLD."died_on" IS DISTINCT FROM (NEW."died_on") OR OLD."ethnicity" IS DISTINCT FROM (NEW."ethnicity") OR OLD."external_ref" IS DISTINCT FROM (NEW."external_ref") OR OLD."family_name" IS DISTINCT FROM (NEW."family_name") OR OLD."first_language" IS DISTINCT FROM (NEW."first_language") OR OLD."gender" IS DISTINCT FROM (NEW."gender") OR OLD."given_name" IS DISTINCT FROM (NEW."given_name") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."import_batch_id" IS DISTINCT FROM (NEW."import_batch_id") OR OLD."merged_into_id" IS DISTINCT FROM (NEW."merged_into_id") OR OLD."needs_interpreter" IS DISTINCT FROM (NEW."needs_interpreter") OR OLD."nhs_number" IS DISTINCT FROM (NEW."nhs_number") OR OLD."phone" IS DISTINCT FROM (NEW."phone") OR OLD."postcode" IS DISTINCT FROM (NEW."postcode") OR OLD."preferred_name" IS DISTINCT FROM (NEW."preferred_name") OR OLD."reference" IS DISTINCT FROM (NEW."reference") OR OLD."responsible_council" IS DISTINCT FROM (NEW."responsible_council") OR OLD."school" IS DISTINCT FROM (NEW."school") OR OLD."sex" IS DISTINCT FROM (NEW."sex") OR OLD."social_care_id" IS DISTINCT FROM (NEW."social_care_id") OR OLD."upn" IS DISTINCT FROM (NEW."upn") OR OLD."uuid" IS DISTINCT FROM (NEW."uuid"))',
                            func='INSERT INTO "getsafe_childevent" ("address", "address_is_sensitive", "aliases", "birth_estimated", "created_at", "date_of_birth", "died_on", "ethnicity", "external_ref", "family_name", "first_language", "gender", "given_name", "id", "import_batch_id", "merged_into_id", "needs_interpreter", "nhs_number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "postcode", "preferred_name", "reference", "responsible_council", "school", "sex", "social_care_id", "upn", "uuid") VALUES (NEW."address", NEW."address_is_sensitive", NEW."aliases", NEW."birth_estimated", NEW."created_at", NEW."date_of_birth", NEW."died_on", NEW."ethnicity", NEW."external_ref", NEW."family_name", NEW."first_language", NEW."gender", NEW."given_name", NEW."id", NEW."import_batch_id", NEW."merged_into_id", NEW."needs_interpreter", NEW."nhs_number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'update\', NEW."id", NEW."phone", NEW."postcode", NEW."preferred_name", NEW."reference", NEW."responsible_council", NEW."school", NEW."sex", NEW."social_care_id", NEW."upn", NEW."uuid"); RETURN NULL;',
                            hash="03682aa28f82d7408975b28dcae1a8ac20f8b1e6",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_5203c",
                            table="getsafe_child",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "getsafe_childevent" ("address", "address_is_sensitive", "aliases", "birth_estimated", "created_at", "date_of_birth", "died_on", "ethnicity", "external_ref", "family_name", "first_language", "gender", "given_name", "id", "import_batch_id", "merged_into_id", "needs_interpreter", "nhs_number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "postcode", "preferred_name", "reference", "responsible_council", "school", "sex", "social_care_id", "upn", "uuid") VALUES (OLD."address", OLD."address_is_sensitive", OLD."aliases", OLD."birth_estimated", OLD."created_at", OLD."date_of_birth", OLD."died_on", OLD."ethnicity", OLD."external_ref", OLD."family_name", OLD."first_language", OLD."gender", OLD."given_name", OLD."id", OLD."import_batch_id", OLD."merged_into_id", OLD."needs_interpreter", OLD."nhs_number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'delete\', OLD."id", OLD."phone", OLD."postcode", OLD."preferred_name", OLD."reference", OLD."responsible_council", OLD."school", OLD."sex", OLD."social_care_id", OLD."upn", OLD."uuid"); RETURN NULL;',
                            hash="97e6a3c9f61a16c04808f0933627bbddd03a2b9a",
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
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                                    function="getsafe_today", output_field=models.DateField()
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
                                    function="getsafe_today", output_field=models.DateField()
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
                            (models.Func("started_on", "ended_on", function="getsafe_span"), "&&"),
                        ],
                        name="carestatusspell_same_status_no_overlap",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "getsafe_carestatusspellevent" ("child_id", "ended_on", "id", "import_batch_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id", "started_on", "status") VALUES (NEW."child_id", NEW."ended_on", NEW."id", NEW."import_batch_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'insert\', NEW."id", NEW."recorded_at", NEW."recorded_by_id", NEW."started_on", NEW."status"); RETURN NULL;',
                            hash="9a31e1a0750da9bb3be651c1ebb84c839b3fb09d",
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
                            func='INSERT INTO "getsafe_carestatusspellevent" ("child_id", "ended_on", "id", "import_batch_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id", "started_on", "status") VALUES (NEW."child_id", NEW."ended_on", NEW."id", NEW."import_batch_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'update\', NEW."id", NEW."recorded_at", NEW."recorded_by_id", NEW."started_on", NEW."status"); RETURN NULL;',
                            hash="8487338c28d1f3aa02ea107850d36bf05810c62b",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_12e4a",
                            table="getsafe_carestatusspell",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "getsafe_carestatusspellevent" ("child_id", "ended_on", "id", "import_batch_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id", "started_on", "status") VALUES (OLD."child_id", OLD."ended_on", OLD."id", OLD."import_batch_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'delete\', OLD."id", OLD."recorded_at", OLD."recorded_by_id", OLD."started_on", OLD."status"); RETURN NULL;',
                            hash="205767363466f5fe27b18fbd8512b60dbdd1de54",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_ae1fe",
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
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                        condition=models.Q(("decision__in", ["given", "refused", "withdrawn"])),
                        name="consent_decision_is_a_code",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "decided_on__lte",
                                models.Func(
                                    function="getsafe_today", output_field=models.DateField()
                                ),
                            )
                        ),
                        name="consent_decided_on_not_in_future",
                        violation_error_message="The date must be today or in the past",
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
                    models.JSONField(default=dict, help_text="How many rows of each kind it made"),
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
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                    models.UniqueConstraint(fields=("child", "other"), name="match_decided_once"),
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
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                            models.Q(("undone_at__isnull", True), ("undone_by__isnull", True)),
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
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("typed", models.JSONField(default=dict)),
                ("steps_done", models.JSONField(default=list)),
                ("match_answers", models.JSONField(default=dict)),
                ("started_at", models.DateTimeField(auto_now_add=True)),
                ("saved_at", models.DateTimeField(auto_now=True)),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="drafts",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
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
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.SlugField(unique=True)),
                ("label", models.CharField(max_length=40)),
                (
                    "rank",
                    models.PositiveSmallIntegerField(help_text="1 is the lowest", unique=True),
                ),
                (
                    "colour",
                    models.CharField(
                        help_text="A tag colour; the label always says it too", max_length=20
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
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                        choices=[("yes", "Yes"), ("no", "No"), ("not_known", "Not known")],
                        default="not_known",
                        max_length=10,
                    ),
                ),
                ("not_informed_reason", models.TextField(blank=True)),
                ("known_to", models.TextField(blank=True)),
                ("persons_of_concern", models.PositiveSmallIntegerField(blank=True, null=True)),
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
                        condition=models.Q(("parent_aware__in", ["yes", "no", "not_known"])),
                        name="referral_parent_aware_is_a_code",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("service_consent__in", ["yes", "no", "not_known"])),
                        name="referral_service_consent_is_a_code",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("at_immediate_risk__in", ["yes", "no", "not_known"])),
                        name="referral_at_immediate_risk_is_a_code",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "received_on__lte",
                                models.Func(
                                    function="getsafe_today", output_field=models.DateField()
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
                            models.Q(("status", "returned_incomplete"), _negated=True),
                            models.Q(("returned_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="referral_returned_with_a_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "awaiting_screening"), _negated=True),
                            ("complete_on__isnull", False),
                            _connector="OR",
                        ),
                        name="referral_waiting_has_a_clock",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "getsafe_referralevent" ("at_immediate_risk", "child_aware", "child_id", "child_views", "complete_on", "concerns", "created_at", "differing_facts", "duplicate_of_id", "external_ref", "id", "import_batch_id", "import_key", "intelligence_form_ref", "intelligence_form_sent_on", "known_to", "level_id", "logged_by_id", "not_informed_reason", "parent_aware", "parent_views", "persons_of_concern", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "received_on", "reference", "referrer_agency_id", "referrer_contact", "referrer_name", "referrer_role", "returned_reason", "route", "safety_steps", "service_consent", "source", "status", "uuid") VALUES (NEW."at_immediate_risk", NEW."child_aware", NEW."child_id", NEW."child_views", NEW."complete_on", NEW."concerns", NEW."created_at", NEW."differing_facts", NEW."duplicate_of_id", NEW."external_ref", NEW."id", NEW."import_batch_id", NEW."import_key", NEW."intelligence_form_ref", NEW."intelligence_form_sent_on", NEW."known_to", NEW."level_id", NEW."logged_by_id", NEW."not_informed_reason", NEW."parent_aware", NEW."parent_views", NEW."persons_of_concern", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'insert\', NEW."id", NEW."received_on", NEW."reference", NEW."referrer_agency_id", NEW."referrer_contact", NEW."referrer_name", NEW."referrer_role", NEW."returned_reason", NEW."route", NEW."safety_steps", NEW."service_consent", NEW."source", NEW."status", NEW."uuid"); RETURN NULL;',
                            hash="e1c068b01c0747e9bebc5cac5697ca3b7f31c124",
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
                            func='INSERT INTO "getsafe_referralevent" ("at_immediate_risk", "child_aware", "child_id", "child_views", "complete_on", "concerns", "created_at", "differing_facts", "duplicate_of_id", "external_ref", "id", "import_batch_id", "import_key", "intelligence_form_ref", "intelligence_form_sent_on", "known_to", "level_id", "logged_by_id", "not_informed_reason", "parent_aware", "parent_views", "persons_of_concern", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "received_on", "reference", "referrer_agency_id", "referrer_contact", "referrer_name", "referrer_role", "returned_reason", "route", "safety_steps", "service_consent", "source", "status", "uuid") VALUES (NEW."at_immediate_risk", NEW."child_aware", NEW."child_id", NEW."child_views", NEW."complete_on", NEW."concerns", NEW."created_at", NEW."differing_facts", NEW."duplicate_of_id", NEW."external_ref", NEW."id", NEW."import_batch_id", NEW."import_key", NEW."intelligence_form_ref", NEW."intelligence_form_sent_on", NEW."known_to", NEW."level_id", NEW."logged_by_id", NEW."not_informed_reason", NEW."parent_aware", NEW."parent_views", NEW."persons_of_concern", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'update\', NEW."id", NEW."received_on", NEW."reference", NEW."referrer_agency_id", NEW."referrer_contact", NEW."referrer_name", NEW."referrer_role", NEW."returned_reason", NEW."route", NEW."safety_steps", NEW."service_consent", NEW."source", NEW."status", NEW."uuid"); RETURN NULL;',
                            hash="15715fe3484a067bbfbdc0995d666e4fadf5b9c5",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_13b1f",
                            table="getsafe_referral",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "getsafe_referralevent" ("at_immediate_risk", "child_aware", "child_id", "child_views", "complete_on", "concerns", "created_at", "differing_facts", "duplicate_of_id", "external_ref", "id", "import_batch_id", "import_key", "intelligence_form_ref", "intelligence_form_sent_on", "known_to", "level_id", "logged_by_id", "not_informed_reason", "parent_aware", "parent_views", "persons_of_concern", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "received_on", "reference", "referrer_agency_id", "referrer_contact", "referrer_name", "referrer_role", "returned_reason", "route", "safety_steps", "service_consent", "source", "status", "uuid") VALUES (OLD."at_immediate_risk", OLD."child_aware", OLD."child_id", OLD."child_views", OLD."complete_on", OLD."concerns", OLD."created_at", OLD."differing_facts", OLD."duplicate_of_id", OLD."external_ref", OLD."id", OLD."import_batch_id", OLD."import_key", OLD."intelligence_form_ref", OLD."intelligence_form_sent_on", OLD."known_to", OLD."level_id", OLD."logged_by_id", OLD."not_informed_reason", OLD."parent_aware", OLD."parent_views", OLD."persons_of_concern", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'delete\', OLD."id", OLD."received_on", OLD."reference", OLD."referrer_agency_id", OLD."referrer_contact", OLD."referrer_name", OLD."referrer_role", OLD."returned_reason", OLD."route", OLD."safety_steps", OLD."service_consent", OLD."source", OLD."status", OLD."uuid"); RETURN NULL;',
                            hash="a8a7158d72c9d1280ada0e6c57a2ca5da22be6a0",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_a15e7",
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
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                ("persons_of_concern", models.PositiveSmallIntegerField(blank=True, null=True)),
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
                            ("consent_withdrawn", "18 or over: consent declined or withdrawn"),
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
                    models.TextField(blank=True, help_text="Who was told: child, family, referrer"),
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
                        blank=True, db_default="", default="", help_text="Who watches, and for what"
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
                                    function="getsafe_today", output_field=models.DateField()
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
                                    function="getsafe_today", output_field=models.DateField()
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
                            (models.Func("opened_on", "closed_on", function="getsafe_span"), "&&"),
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
                                ("closure_authorised_by", models.F("closed_by")), _negated=True
                            ),
                            _connector="OR",
                        ),
                        name="case_closure_authoriser_is_not_author",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="eligible",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE born date; age integer;",
                            func="\n  SELECT date_of_birth INTO born FROM getsafe_child WHERE id = NEW.child_id;\n  IF NEW.opened_on < born THEN\n    RAISE EXCEPTION 'a case opens on or after the child''s date of birth'\n      USING ERRCODE = 'check_violation', CONSTRAINT = 'case_opened_after_birth';\n  END IF;\n  age := getsafe_age(born, NEW.opened_on);\n  IF age >= 25 THEN\n    RAISE EXCEPTION 'a case cannot open on or after the 25th birthday'\n      USING ERRCODE = 'check_violation', CONSTRAINT = 'case_opens_before_25';\n  END IF;\n  IF age >= 18 AND NOT (\n    EXISTS (SELECT FROM getsafe_carestatusspell s WHERE s.child_id = NEW.child_id\n            AND s.status IN ('relevant', 'former_relevant', 'qualifying', 'care_leaver'))\n    AND EXISTS (SELECT FROM getsafe_consent c WHERE c.child_id = NEW.child_id\n                AND c.decision = 'given')\n  ) THEN\n    RAISE EXCEPTION 'a case from 18 needs a care leaver of this council and recorded consent'\n      USING ERRCODE = 'check_violation', CONSTRAINT = 'case_adult_needs_consent';\n  END IF;\n  RETURN NEW;\n",
                            hash="91a52d82bbdf9a9157b6a4bda7c6f79aa56ef8b7",
                            operation='INSERT OR UPDATE OF "opened_on", "child_id"',
                            pgid="pgtrigger_eligible_61314",
                            table="getsafe_case",
                            when="AFTER",
                        ),
                    ),
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
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "getsafe_caseevent" ("child_id", "closed_by_id", "closed_on", "closure_authorised_by_id", "closure_reason", "closure_summary", "created_at", "final_experience", "final_level_id", "id", "import_batch_id", "is_imported", "lead_worker_id", "mace1_due_on", "monitoring_plan", "monitoring_until", "opened_on", "persons_of_concern", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "previous_case_id", "reference", "referral_id", "review_due_on", "status", "told", "uuid") VALUES (NEW."child_id", NEW."closed_by_id", NEW."closed_on", NEW."closure_authorised_by_id", NEW."closure_reason", NEW."closure_summary", NEW."created_at", NEW."final_experience", NEW."final_level_id", NEW."id", NEW."import_batch_id", NEW."is_imported", NEW."lead_worker_id", NEW."mace1_due_on", NEW."monitoring_plan", NEW."monitoring_until", NEW."opened_on", NEW."persons_of_concern", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'insert\', NEW."id", NEW."previous_case_id", NEW."reference", NEW."referral_id", NEW."review_due_on", NEW."status", NEW."told", NEW."uuid"); RETURN NULL;',
                            hash="adc9d0f805f1b97314143eab8ecf7afa07a5a0a2",
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
                            func='INSERT INTO "getsafe_caseevent" ("child_id", "closed_by_id", "closed_on", "closure_authorised_by_id", "closure_reason", "closure_summary", "created_at", "final_experience", "final_level_id", "id", "import_batch_id", "is_imported", "lead_worker_id", "mace1_due_on", "monitoring_plan", "monitoring_until", "opened_on", "persons_of_concern", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "previous_case_id", "reference", "referral_id", "review_due_on", "status", "told", "uuid") VALUES (NEW."child_id", NEW."closed_by_id", NEW."closed_on", NEW."closure_authorised_by_id", NEW."closure_reason", NEW."closure_summary", NEW."created_at", NEW."final_experience", NEW."final_level_id", NEW."id", NEW."import_batch_id", NEW."is_imported", NEW."lead_worker_id", NEW."mace1_due_on", NEW."monitoring_plan", NEW."monitoring_until", NEW."opened_on", NEW."persons_of_concern", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'update\', NEW."id", NEW."previous_case_id", NEW."reference", NEW."referral_id", NEW."review_due_on", NEW."status", NEW."told", NEW."uuid"); RETURN NULL;',
                            hash="d5790d079e02752f4db92da65df328b7675f114a",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_a52ec",
                            table="getsafe_case",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "getsafe_caseevent" ("child_id", "closed_by_id", "closed_on", "closure_authorised_by_id", "closure_reason", "closure_summary", "created_at", "final_experience", "final_level_id", "id", "import_batch_id", "is_imported", "lead_worker_id", "mace1_due_on", "monitoring_plan", "monitoring_until", "opened_on", "persons_of_concern", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "previous_case_id", "reference", "referral_id", "review_due_on", "status", "told", "uuid") VALUES (OLD."child_id", OLD."closed_by_id", OLD."closed_on", OLD."closure_authorised_by_id", OLD."closure_reason", OLD."closure_summary", OLD."created_at", OLD."final_experience", OLD."final_level_id", OLD."id", OLD."import_batch_id", OLD."is_imported", OLD."lead_worker_id", OLD."mace1_due_on", OLD."monitoring_plan", OLD."monitoring_until", OLD."opened_on", OLD."persons_of_concern", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'delete\', OLD."id", OLD."previous_case_id", OLD."reference", OLD."referral_id", OLD."review_due_on", OLD."status", OLD."told", OLD."uuid"); RETURN NULL;',
                            hash="d8a16bafe73f9e9486a9180e0f68cf4185251c05",
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
                ("persons_of_concern", models.PositiveSmallIntegerField(blank=True, null=True)),
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
                            ("consent_withdrawn", "18 or over: consent declined or withdrawn"),
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
                    models.TextField(blank=True, help_text="Who was told: child, family, referrer"),
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
                        blank=True, db_default="", default="", help_text="Who watches, and for what"
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
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                            ("consent_withdrawn", "18 or over: consent declined or withdrawn"),
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
                ("told", models.TextField(help_text="Who was told: child, family, referrer")),
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
            ],
            options={
                "ordering": ["-id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "status__in",
                                ["waiting", "sent_back", "withdrawn", "authorised", "undone"],
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
                                ["vulnerable", "at_risk", "suspected", "confirmed", "historic"],
                            )
                        ),
                        name="closureproposal_experience_is_a_code",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "closed_on__lte",
                                models.Func(
                                    function="getsafe_today", output_field=models.DateField()
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
                            models.Q(("decided_by", models.F("proposed_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="closureproposal_decided_by_another",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status__in", ["sent_back", "undone"]), _negated=True),
                            models.Q(("answer", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="closureproposal_answered_with_a_reason",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "getsafe_closureproposalevent" ("answer", "case_id", "closed_on", "decided_at", "decided_by_id", "experience", "id", "level_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_at", "proposed_by_id", "reason", "replaced", "status", "summary", "told", "uuid") VALUES (NEW."answer", NEW."case_id", NEW."closed_on", NEW."decided_at", NEW."decided_by_id", NEW."experience", NEW."id", NEW."level_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'insert\', NEW."id", NEW."proposed_at", NEW."proposed_by_id", NEW."reason", NEW."replaced", NEW."status", NEW."summary", NEW."told", NEW."uuid"); RETURN NULL;',
                            hash="65f525c4c02d5591627569edb469d1e5a332e8ad",
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
                            func='INSERT INTO "getsafe_closureproposalevent" ("answer", "case_id", "closed_on", "decided_at", "decided_by_id", "experience", "id", "level_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_at", "proposed_by_id", "reason", "replaced", "status", "summary", "told", "uuid") VALUES (NEW."answer", NEW."case_id", NEW."closed_on", NEW."decided_at", NEW."decided_by_id", NEW."experience", NEW."id", NEW."level_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'update\', NEW."id", NEW."proposed_at", NEW."proposed_by_id", NEW."reason", NEW."replaced", NEW."status", NEW."summary", NEW."told", NEW."uuid"); RETURN NULL;',
                            hash="26bf19edb402084c8675d7abd4aa4f201ef51de4",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_322dd",
                            table="getsafe_closureproposal",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "getsafe_closureproposalevent" ("answer", "case_id", "closed_on", "decided_at", "decided_by_id", "experience", "id", "level_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_at", "proposed_by_id", "reason", "replaced", "status", "summary", "told", "uuid") VALUES (OLD."answer", OLD."case_id", OLD."closed_on", OLD."decided_at", OLD."decided_by_id", OLD."experience", OLD."id", OLD."level_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'delete\', OLD."id", OLD."proposed_at", OLD."proposed_by_id", OLD."reason", OLD."replaced", OLD."status", OLD."summary", OLD."told", OLD."uuid"); RETURN NULL;',
                            hash="dbb3688ed22c3d1316664506d8d24095acc5e406",
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
                            ("consent_withdrawn", "18 or over: consent declined or withdrawn"),
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
                ("told", models.TextField(help_text="Who was told: child, family, referrer")),
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
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                                ["vulnerable", "at_risk", "suspected", "confirmed", "historic"],
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
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                        fields=["exploitation_type", "started_on"], name="spell_type_started"
                    ),
                    models.Index(
                        condition=models.Q(("ended_on", None)),
                        fields=["exploitation_type", "case"],
                        name="spell_type_now",
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
                                ["vulnerable", "at_risk", "suspected", "confirmed", "historic"],
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
                                    function="getsafe_today", output_field=models.DateField()
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
                                    function="getsafe_today", output_field=models.DateField()
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
                            (models.Func("started_on", "ended_on", function="getsafe_span"), "&&"),
                        ],
                        name="exploitationspell_same_type_no_overlap",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="inside_its_case",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE opened date; closed date;",
                            func="\n  SELECT opened_on, closed_on INTO opened, closed FROM getsafe_case WHERE id = NEW.case_id;\n  IF NEW.started_on < opened\n     OR (closed IS NOT NULL AND (NEW.ended_on IS NULL OR NEW.ended_on > closed)) THEN\n    RAISE EXCEPTION 'a spell lies outside its case'\n      USING ERRCODE = 'check_violation', CONSTRAINT = 'spell_inside_its_case';\n  END IF;\n  RETURN NEW;\n",
                            hash="f6060cd5412d6406011b50ccf1d6b2b084664b21",
                            operation='INSERT OR UPDATE OF "started_on", "ended_on", "case_id"',
                            pgid="pgtrigger_inside_its_case_b48ee",
                            table="getsafe_exploitationspell",
                            when="AFTER",
                        ),
                    ),
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
                        choices=[("yes", "Yes"), ("no", "No"), ("not_known", "Not known")],
                        default="not_known",
                        max_length=10,
                    ),
                ),
                ("not_informed_reason", models.TextField(blank=True)),
                ("known_to", models.TextField(blank=True)),
                ("persons_of_concern", models.PositiveSmallIntegerField(blank=True, null=True)),
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
                        help_text="A tag colour; the label always says it too", max_length=20
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
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                    )
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
                                    function="getsafe_today", output_field=models.DateField()
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
                                    function="getsafe_today", output_field=models.DateField()
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
                            (models.Func("started_on", "ended_on", function="getsafe_span"), "&&"),
                        ],
                        name="risklevelspell_one_level_at_a_time",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="inside_its_case",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE opened date; closed date;",
                            func="\n  SELECT opened_on, closed_on INTO opened, closed FROM getsafe_case WHERE id = NEW.case_id;\n  IF NEW.started_on < opened\n     OR (closed IS NOT NULL AND (NEW.ended_on IS NULL OR NEW.ended_on > closed)) THEN\n    RAISE EXCEPTION 'a spell lies outside its case'\n      USING ERRCODE = 'check_violation', CONSTRAINT = 'spell_inside_its_case';\n  END IF;\n  RETURN NEW;\n",
                            hash="0dbb3e324eced4f1ff8a9800b33ed1a0cd06318b",
                            operation='INSERT OR UPDATE OF "started_on", "ended_on", "case_id"',
                            pgid="pgtrigger_inside_its_case_d2726",
                            table="getsafe_risklevelspell",
                            when="AFTER",
                        ),
                    ),
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
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                                "other_outcomes__contained_by",
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
                        name="screening_other_outcomes_are_codes",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "screened_on__lte",
                                models.Func(
                                    function="getsafe_today", output_field=models.DateField()
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
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "getsafe_screeningevent" ("basis", "created_at", "decided_by_id", "due_on", "id", "import_batch_id", "information_due_on", "level_id", "needed", "other_outcomes", "outcome", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rationale", "referral_id", "screened_on", "uuid") VALUES (NEW."basis", NEW."created_at", NEW."decided_by_id", NEW."due_on", NEW."id", NEW."import_batch_id", NEW."information_due_on", NEW."level_id", NEW."needed", NEW."other_outcomes", NEW."outcome", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'insert\', NEW."id", NEW."rationale", NEW."referral_id", NEW."screened_on", NEW."uuid"); RETURN NULL;',
                            hash="4c41a65bcca745d561f762ddbfb63967e6535a18",
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
                            func='INSERT INTO "getsafe_screeningevent" ("basis", "created_at", "decided_by_id", "due_on", "id", "import_batch_id", "information_due_on", "level_id", "needed", "other_outcomes", "outcome", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rationale", "referral_id", "screened_on", "uuid") VALUES (NEW."basis", NEW."created_at", NEW."decided_by_id", NEW."due_on", NEW."id", NEW."import_batch_id", NEW."information_due_on", NEW."level_id", NEW."needed", NEW."other_outcomes", NEW."outcome", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'update\', NEW."id", NEW."rationale", NEW."referral_id", NEW."screened_on", NEW."uuid"); RETURN NULL;',
                            hash="13c541b71dfc834f727955569aaac1c72d9cf06a",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_4f04a",
                            table="getsafe_screening",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "getsafe_screeningevent" ("basis", "created_at", "decided_by_id", "due_on", "id", "import_batch_id", "information_due_on", "level_id", "needed", "other_outcomes", "outcome", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rationale", "referral_id", "screened_on", "uuid") VALUES (OLD."basis", OLD."created_at", OLD."decided_by_id", OLD."due_on", OLD."id", OLD."import_batch_id", OLD."information_due_on", OLD."level_id", OLD."needed", OLD."other_outcomes", OLD."outcome", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'delete\', OLD."id", OLD."rationale", OLD."referral_id", OLD."screened_on", OLD."uuid"); RETURN NULL;',
                            hash="a7ec12e49d4894777338a5cd584d2c48df7397ff",
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
        migrations.RunPython(install_triggers, migrations.RunPython.noop),
    ]
