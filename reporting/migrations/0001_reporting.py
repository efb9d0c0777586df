"""The FOI desk, recording facts and scheduled reports."""

import uuid

import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models

TRIGGERED = [
    "FoiRequest",
    "FoiRequestEvent",
    "FoiPart",
    "FoiPartEvent",
    "LibraryVersion",
    "Preparation",
    "RecordingFact",
    "RecordingFactEvent",
    "Release",
]


def install_triggers(apps, schema_editor):
    """Install what the models above list; one step, so that their state is not drawn anew for each."""
    for name in TRIGGERED:
        for trigger in apps.get_model("reporting", name)._meta.triggers:
            schema_editor.execute(trigger.install_sql, params=None)


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("getsafe", "0002_records"),
    ]

    operations = [
        migrations.CreateModel(
            name="FoiRequest",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("reference", models.CharField(max_length=40, unique=True)),
                ("title", models.CharField(max_length=200)),
                ("received_on", models.DateField()),
                ("due_on", models.DateField()),
                ("figures_on", models.DateField()),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("open", "Being answered"),
                            ("awaiting_approval", "Waiting for approval"),
                            ("released", "Released"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="open",
                        max_length=20,
                    ),
                ),
                ("sent_back_reason", models.TextField(blank=True)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "created_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "FOI request",
                "ordering": ["due_on", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status__in", ["open", "awaiting_approval", "released", "withdrawn"])
                        ),
                        name="foirequest_status_is_a_code",
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
                        name="foirequest_received_on_not_in_future",
                        violation_error_message="The date must be today or in the past",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("due_on__isnull", True),
                            ("due_on__gte", models.F("received_on")),
                            _connector="OR",
                        ),
                        name="foirequest_due_on_not_before_received_on",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "reporting_foirequestevent" ("created_at", "created_by_id", "due_on", "figures_on", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "received_on", "reference", "sent_back_reason", "status", "title", "uuid") VALUES (NEW."created_at", NEW."created_by_id", NEW."due_on", NEW."figures_on", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'insert\', NEW."id", NEW."received_on", NEW."reference", NEW."sent_back_reason", NEW."status", NEW."title", NEW."uuid"); RETURN NULL;',
                            hash="8a4129f5f266c3b50759065177971b04fa1ea906",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_cf171",
                            table="reporting_foirequest",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "reporting_foirequestevent" ("created_at", "created_by_id", "due_on", "figures_on", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "received_on", "reference", "sent_back_reason", "status", "title", "uuid") VALUES (NEW."created_at", NEW."created_by_id", NEW."due_on", NEW."figures_on", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'update\', NEW."id", NEW."received_on", NEW."reference", NEW."sent_back_reason", NEW."status", NEW."title", NEW."uuid"); RETURN NULL;',
                            hash="c1387ded7f43128a562178418cc8bf59874ea06d",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_9e1f8",
                            table="reporting_foirequest",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "reporting_foirequestevent" ("created_at", "created_by_id", "due_on", "figures_on", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "received_on", "reference", "sent_back_reason", "status", "title", "uuid") VALUES (OLD."created_at", OLD."created_by_id", OLD."due_on", OLD."figures_on", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'delete\', OLD."id", OLD."received_on", OLD."reference", OLD."sent_back_reason", OLD."status", OLD."title", OLD."uuid"); RETURN NULL;',
                            hash="676ba9de9d4e77b7cc0ac2ee3bde6688926853c9",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_185b4",
                            table="reporting_foirequest",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FoiRequestEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("reference", models.CharField(max_length=40)),
                ("title", models.CharField(max_length=200)),
                ("received_on", models.DateField()),
                ("due_on", models.DateField()),
                ("figures_on", models.DateField()),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("open", "Being answered"),
                            ("awaiting_approval", "Waiting for approval"),
                            ("released", "Released"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="open",
                        max_length=20,
                    ),
                ),
                ("sent_back_reason", models.TextField(blank=True)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "created_by",
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
                        to="reporting.foirequest",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(
                        fields=["pgh_obj", "pgh_created_at", "pgh_id"],
                        name="reporting_f_pgh_obj_002027_idx",
                    )
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="9654d624ff4ea72b5b5c7e668de0c6b70bc6cf07",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_b010f",
                            table="reporting_foirequestevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="LibraryAnswer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.SlugField(max_length=60, unique=True)),
                ("title", models.CharField(max_length=200)),
                ("text", models.TextField()),
                ("owner", models.CharField(max_length=120)),
                ("review_on", models.DateField()),
                ("version", models.PositiveSmallIntegerField(default=1)),
            ],
            options={
                "ordering": ["title"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("text", ""), _negated=True),
                            models.Q(("owner", ""), _negated=True),
                        ),
                        name="libraryanswer_has_text_and_owner",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="FoiPart",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField()),
                ("letter", models.CharField(max_length=4)),
                ("wording", models.TextField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("narrative", "In words"),
                            ("figure", "With figures"),
                            ("not_held", "Not held"),
                        ],
                        max_length=12,
                    ),
                ),
                ("text", models.TextField(blank=True)),
                ("figures", models.JSONField(blank=True, default=list)),
                (
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="parts",
                        to="reporting.foirequest",
                    ),
                ),
                (
                    "library_answer",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parts",
                        to="reporting.libraryanswer",
                    ),
                ),
            ],
            options={
                "verbose_name": "part of an FOI request",
                "ordering": ["position", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["narrative", "figure", "not_held"])),
                        name="foipart_kind_is_a_code",
                    ),
                    models.UniqueConstraint(
                        fields=("request", "letter"), name="foipart_letter_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "figure"), models.Q(("figures", []), _negated=True)),
                            models.Q(
                                models.Q(("kind", "figure"), _negated=True),
                                models.Q(
                                    ("library_answer__isnull", False),
                                    models.Q(("text", ""), _negated=True),
                                    _connector="OR",
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="foipart_has_an_answer",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "reporting_foipartevent" ("figures", "id", "kind", "letter", "library_answer_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "request_id", "text", "wording") VALUES (NEW."figures", NEW."id", NEW."kind", NEW."letter", NEW."library_answer_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'insert\', NEW."id", NEW."position", NEW."request_id", NEW."text", NEW."wording"); RETURN NULL;',
                            hash="46b763dc6bbd14da9db9579c67a957ab8bd4a57e",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_476ae",
                            table="reporting_foipart",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "reporting_foipartevent" ("figures", "id", "kind", "letter", "library_answer_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "request_id", "text", "wording") VALUES (NEW."figures", NEW."id", NEW."kind", NEW."letter", NEW."library_answer_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'update\', NEW."id", NEW."position", NEW."request_id", NEW."text", NEW."wording"); RETURN NULL;',
                            hash="1d83d2154f5f7a41cc29b4c07f65f17f5434138f",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_c00a0",
                            table="reporting_foipart",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "reporting_foipartevent" ("figures", "id", "kind", "letter", "library_answer_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "request_id", "text", "wording") VALUES (OLD."figures", OLD."id", OLD."kind", OLD."letter", OLD."library_answer_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'delete\', OLD."id", OLD."position", OLD."request_id", OLD."text", OLD."wording"); RETURN NULL;',
                            hash="370c9ed04842050a276d5144be23484620770ff5",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_d8e14",
                            table="reporting_foipart",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FoiPartEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("position", models.PositiveSmallIntegerField()),
                ("letter", models.CharField(max_length=4)),
                ("wording", models.TextField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("narrative", "In words"),
                            ("figure", "With figures"),
                            ("not_held", "Not held"),
                        ],
                        max_length=12,
                    ),
                ),
                ("text", models.TextField(blank=True)),
                ("figures", models.JSONField(blank=True, default=list)),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        to="reporting.foipart",
                    ),
                ),
                (
                    "request",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="reporting.foirequest",
                    ),
                ),
                (
                    "library_answer",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="reporting.libraryanswer",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(
                        fields=["pgh_obj", "pgh_created_at", "pgh_id"],
                        name="reporting_f_pgh_obj_047b5b_idx",
                    )
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="a5df54e5906ba1b891455d21b68f367faad3f7f6",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_6a511",
                            table="reporting_foipartevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="LibraryVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                ("title", models.CharField(max_length=200)),
                ("text", models.TextField()),
                ("owner", models.CharField(max_length=120)),
                ("review_on", models.DateField()),
                ("written_on", models.DateField()),
                (
                    "answer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="reporting.libraryanswer",
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("answer", "number"), name="libraryversion_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("review_on__isnull", True),
                            ("review_on__gte", models.F("written_on")),
                            _connector="OR",
                        ),
                        name="libraryversion_review_on_not_before_written_on",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="d46747aba96c4b224db274706100d141d07bfb1f",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_5c36f",
                            table="reporting_libraryversion",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'the audit log is append-only';",
                            hash="3e5a19f5066e12e982a118bca87cf3c7e3bf8d5a",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_c06b8",
                            table="reporting_libraryversion",
                            when="BEFORE",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Preparation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("content", models.JSONField()),
                ("sha256", models.CharField(max_length=64)),
                ("as_known_at", models.DateTimeField()),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="preparations",
                        to="reporting.foirequest",
                    ),
                ),
            ],
            options={
                "ordering": ["-id"],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="51656475cf42b38736da8e930638b1eb91762b46",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_6edba",
                            table="reporting_preparation",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'the audit log is append-only';",
                            hash="bc10d7a6c10a2247ea355fddbea828762de20697",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_09688",
                            table="reporting_preparation",
                            when="BEFORE",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RecordingFact",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "measure",
                    models.CharField(
                        choices=[
                            ("cases", "Cases"),
                            ("referrals", "Referrals"),
                            ("screenings", "Screenings"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "exploitation_type",
                    models.CharField(
                        blank=True,
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
                        null=True,
                    ),
                ),
                ("first_on", models.DateField()),
                ("last_on", models.DateField()),
                (
                    "reason",
                    models.CharField(
                        choices=[
                            ("not_recorded", "It was not recorded"),
                            ("system_change", "The records were lost in a change of system"),
                            ("redefined", "It was defined in another way"),
                            ("paper", "It was recorded on paper only"),
                            ("free_text", "It was recorded in free text only"),
                        ],
                        max_length=20,
                    ),
                ),
                ("text", models.CharField(blank=True, max_length=300)),
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
            ],
            options={
                "ordering": ["measure", "first_on", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("measure__in", ["cases", "referrals", "screenings"])),
                        name="recordingfact_measure_is_a_code",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "reason__in",
                                [
                                    "not_recorded",
                                    "system_change",
                                    "redefined",
                                    "paper",
                                    "free_text",
                                ],
                            )
                        ),
                        name="recordingfact_reason_is_a_code",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("exploitation_type__isnull", True),
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
                            ),
                            _connector="OR",
                        ),
                        name="recordingfact_exploitation_type_is_a_code",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("last_on__isnull", True),
                            ("last_on__gte", models.F("first_on")),
                            _connector="OR",
                        ),
                        name="recordingfact_last_on_not_before_first_on",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "reporting_recordingfactevent" ("exploitation_type", "first_on", "id", "last_on", "measure", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "recorded_at", "recorded_by_id", "text") VALUES (NEW."exploitation_type", NEW."first_on", NEW."id", NEW."last_on", NEW."measure", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'insert\', NEW."id", NEW."reason", NEW."recorded_at", NEW."recorded_by_id", NEW."text"); RETURN NULL;',
                            hash="8e46009f7aa36415a0a280e2e528c483b75d474b",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_58d44",
                            table="reporting_recordingfact",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "reporting_recordingfactevent" ("exploitation_type", "first_on", "id", "last_on", "measure", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "recorded_at", "recorded_by_id", "text") VALUES (NEW."exploitation_type", NEW."first_on", NEW."id", NEW."last_on", NEW."measure", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'update\', NEW."id", NEW."reason", NEW."recorded_at", NEW."recorded_by_id", NEW."text"); RETURN NULL;',
                            hash="ed715e91dbf5a0bb1479877bc9d97a8bb672475e",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_3d6a1",
                            table="reporting_recordingfact",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "reporting_recordingfactevent" ("exploitation_type", "first_on", "id", "last_on", "measure", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "recorded_at", "recorded_by_id", "text") VALUES (OLD."exploitation_type", OLD."first_on", OLD."id", OLD."last_on", OLD."measure", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'delete\', OLD."id", OLD."reason", OLD."recorded_at", OLD."recorded_by_id", OLD."text"); RETURN NULL;',
                            hash="261c79d81d406f863b57c6a89c4e5e8fac7ff252",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_18e35",
                            table="reporting_recordingfact",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RecordingFactEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "measure",
                    models.CharField(
                        choices=[
                            ("cases", "Cases"),
                            ("referrals", "Referrals"),
                            ("screenings", "Screenings"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "exploitation_type",
                    models.CharField(
                        blank=True,
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
                        null=True,
                    ),
                ),
                ("first_on", models.DateField()),
                ("last_on", models.DateField()),
                (
                    "reason",
                    models.CharField(
                        choices=[
                            ("not_recorded", "It was not recorded"),
                            ("system_change", "The records were lost in a change of system"),
                            ("redefined", "It was defined in another way"),
                            ("paper", "It was recorded on paper only"),
                            ("free_text", "It was recorded in free text only"),
                        ],
                        max_length=20,
                    ),
                ),
                ("text", models.CharField(blank=True, max_length=300)),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        to="reporting.recordingfact",
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
                        name="reporting_r_pgh_obj_0fb801_idx",
                    )
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="24ac7d2fc416f773324e7995e0686f3175d43e5c",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_d3178",
                            table="reporting_recordingfactevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Release",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("sha256", models.CharField(max_length=64)),
                ("released_at", models.DateTimeField()),
                (
                    "approved_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "preparation",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="release",
                        to="reporting.preparation",
                    ),
                ),
                (
                    "prepared_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "request",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="release",
                        to="reporting.foirequest",
                    ),
                ),
            ],
            options={
                "ordering": ["-released_at"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("approved_by", models.F("prepared_by")), _negated=True),
                        name="release_has_a_second_person",
                    )
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="20267f1c1e55cd6042dd1336cb00095c72622f03",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_7f530",
                            table="reporting_release",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'the audit log is append-only';",
                            hash="ffafb9643e4ae9eb64947261e45cb4acbc2440d3",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_a05b2",
                            table="reporting_release",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="is_as_prepared",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n  IF NOT EXISTS (SELECT FROM reporting_preparation p WHERE p.id = NEW.preparation_id\n      AND p.request_id = NEW.request_id AND p.by_id = NEW.prepared_by_id\n      AND p.sha256 = NEW.sha256) THEN\n    RAISE EXCEPTION 'a release is of an answer as it was prepared'\n      USING ERRCODE = 'check_violation', CONSTRAINT = 'release_is_as_prepared';\n  END IF;\n  RETURN NEW;\n",
                            hash="a12df200b16583836ca2502c8c67470815082cda",
                            operation="INSERT",
                            pgid="pgtrigger_is_as_prepared_d5820",
                            table="reporting_release",
                            when="BEFORE",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReportRun",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("schedule", models.SlugField(max_length=60)),
                ("period_from", models.DateField()),
                ("period_to", models.DateField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("queued", "Waiting to run"),
                            ("running", "Running"),
                            ("done", "Ready"),
                            ("failed", "Failed"),
                        ],
                        default="queued",
                        max_length=10,
                    ),
                ),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("percent", models.PositiveSmallIntegerField(default=0)),
                ("progress", models.CharField(blank=True, max_length=120)),
                ("error", models.TextField(blank=True)),
                ("result", models.JSONField(blank=True, null=True)),
                ("file", models.BinaryField(blank=True, null=True)),
                ("file_name", models.CharField(blank=True, max_length=120)),
                ("queued_at", models.DateTimeField()),
                ("next_attempt_at", models.DateTimeField()),
                ("started_at", models.DateTimeField(blank=True, null=True)),
                ("finished_at", models.DateTimeField(blank=True, null=True)),
                (
                    "asked_by",
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
                "ordering": ["-period_to", "schedule"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("state__in", ("queued", "running"))),
                        fields=["next_attempt_at"],
                        name="reportrun_unfinished",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["queued", "running", "done", "failed"])),
                        name="reportrun_state_is_a_code",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("period_to__isnull", True),
                            ("period_to__gte", models.F("period_from")),
                            _connector="OR",
                        ),
                        name="reportrun_period_to_not_before_period_from",
                    ),
                    models.UniqueConstraint(
                        fields=("schedule", "period_from"), name="reportrun_once_a_period"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("percent__lte", 100)), name="reportrun_percent_to_100"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "done"), _negated=True),
                            models.Q(
                                ("file__isnull", False),
                                ("finished_at__isnull", False),
                                ("result__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="reportrun_done_with_a_result",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "failed"), _negated=True),
                            models.Q(("error", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="reportrun_failed_with_a_reason",
                    ),
                ],
            },
        ),
        migrations.RunPython(install_triggers, migrations.RunPython.noop),
    ]
