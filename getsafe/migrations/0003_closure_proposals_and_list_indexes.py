"""Proposals to close a case, the plan of step-down, and indexes for the lists of cases."""

import uuid

import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("getsafe", "0002_reference_data"),
    ]

    operations = [
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
            ],
            options={
                "ordering": ["-id"],
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
            ],
            options={
                "abstract": False,
            },
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="case",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="case",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="case",
            name="delete_delete",
        ),
        migrations.AddField(
            model_name="case",
            name="monitoring_plan",
            field=models.TextField(
                blank=True, db_default="", default="", help_text="Who watches, and for what"
            ),
        ),
        migrations.AddField(
            model_name="caseevent",
            name="monitoring_plan",
            field=models.TextField(
                blank=True, db_default="", default="", help_text="Who watches, and for what"
            ),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(
                condition=models.Q(("closed_on", None)),
                fields=["opened_on", "id"],
                name="case_open_newest",
            ),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(
                condition=models.Q(("closed_on", None)),
                fields=["review_due_on", "id"],
                name="case_open_by_review",
            ),
        ),
        migrations.AddIndex(
            model_name="exploitationspell",
            index=models.Index(
                condition=models.Q(("ended_on", None)),
                fields=["exploitation_type", "case"],
                name="spell_type_now",
            ),
        ),
        migrations.AddIndex(
            model_name="risklevelspell",
            index=models.Index(
                condition=models.Q(("ended_on", None)),
                fields=["level", "case"],
                name="risk_level_now",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="case",
            trigger=pgtrigger.compiler.Trigger(
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
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="case",
            trigger=pgtrigger.compiler.Trigger(
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
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="case",
            trigger=pgtrigger.compiler.Trigger(
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
        ),
        migrations.AddField(
            model_name="closureproposal",
            name="case",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="closure_proposals",
                to="getsafe.case",
            ),
        ),
        migrations.AddField(
            model_name="closureproposal",
            name="decided_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="closureproposal",
            name="level",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="getsafe.risklevel",
            ),
        ),
        migrations.AddField(
            model_name="closureproposal",
            name="proposed_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="closureproposalevent",
            name="case",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="getsafe.case",
            ),
        ),
        migrations.AddField(
            model_name="closureproposalevent",
            name="decided_by",
            field=models.ForeignKey(
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
        migrations.AddField(
            model_name="closureproposalevent",
            name="level",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="getsafe.risklevel",
            ),
        ),
        migrations.AddField(
            model_name="closureproposalevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="history",
                to="getsafe.closureproposal",
            ),
        ),
        migrations.AddField(
            model_name="closureproposalevent",
            name="proposed_by",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddConstraint(
            model_name="closureproposal",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("status__in", ["waiting", "sent_back", "withdrawn", "authorised", "undone"])
                ),
                name="closureproposal_status_is_a_code",
            ),
        ),
        migrations.AddConstraint(
            model_name="closureproposal",
            constraint=models.CheckConstraint(
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
        ),
        migrations.AddConstraint(
            model_name="closureproposal",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "experience__in",
                        ["vulnerable", "at_risk", "suspected", "confirmed", "historic"],
                    )
                ),
                name="closureproposal_experience_is_a_code",
            ),
        ),
        migrations.AddConstraint(
            model_name="closureproposal",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "closed_on__lte",
                        models.Func(function="getsafe_today", output_field=models.DateField()),
                    )
                ),
                name="closureproposal_closed_on_not_in_future",
                violation_error_message="The date must be today or in the past",
            ),
        ),
        migrations.AddConstraint(
            model_name="closureproposal",
            constraint=models.UniqueConstraint(
                condition=models.Q(("status__in", ["waiting", "sent_back"])),
                fields=("case",),
                name="closureproposal_one_live_a_case",
            ),
        ),
        migrations.AddConstraint(
            model_name="closureproposal",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("summary", ""), _negated=True), models.Q(("told", ""), _negated=True)
                ),
                name="closureproposal_says_why_and_who_was_told",
            ),
        ),
        migrations.AddConstraint(
            model_name="closureproposal",
            constraint=models.CheckConstraint(
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
        ),
        migrations.AddConstraint(
            model_name="closureproposal",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("decided_by__isnull", True),
                    ("status", "withdrawn"),
                    models.Q(("decided_by", models.F("proposed_by")), _negated=True),
                    _connector="OR",
                ),
                name="closureproposal_decided_by_another",
            ),
        ),
        migrations.AddConstraint(
            model_name="closureproposal",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status__in", ["sent_back", "undone"]), _negated=True),
                    models.Q(("answer", ""), _negated=True),
                    _connector="OR",
                ),
                name="closureproposal_answered_with_a_reason",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="closureproposal",
            trigger=pgtrigger.compiler.Trigger(
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
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="closureproposal",
            trigger=pgtrigger.compiler.Trigger(
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
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="closureproposal",
            trigger=pgtrigger.compiler.Trigger(
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
        ),
        migrations.AddIndex(
            model_name="closureproposalevent",
            index=models.Index(
                fields=["pgh_obj", "pgh_created_at", "pgh_id"],
                name="getsafe_clo_pgh_obj_cbc827_idx",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="closureproposalevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="4624f7ffd5315e00188db9dc545130ffd7716753",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_6f8e4",
                    table="getsafe_closureproposalevent",
                    when="BEFORE",
                ),
            ),
        ),
    ]
