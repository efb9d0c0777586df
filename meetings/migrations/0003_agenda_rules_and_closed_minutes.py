"""Rules that put items on agendas, the two-part minutes, addenda, and approved minutes closed."""

import uuid

import django.contrib.postgres.functions
import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("getsafe", "0002_reference_data"),
        ("meetings", "0002_meeting_types"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Addendum",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("text", models.TextField()),
                ("professionals_only", models.BooleanField(default=False)),
                ("added_at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "verbose_name_plural": "addenda",
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="AddendumEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("text", models.TextField()),
                ("professionals_only", models.BooleanField(default=False)),
                ("added_at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="action",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="action",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="action",
            name="delete_delete",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="agendaitem",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="agendaitem",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="agendaitem",
            name="delete_delete",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="meeting",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="meeting",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="meeting",
            name="delete_delete",
        ),
        migrations.AddField(
            model_name="action",
            name="professionals_only",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="actionevent",
            name="professionals_only",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="agendaitem",
            name="professional_notes",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="agendaitem",
            name="removed_reason",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="agendaitem",
            name="rule",
            field=models.CharField(
                blank=True,
                choices=[
                    ("referral_waiting", "Referral waiting for screening"),
                    ("open_child", "Open child by exception"),
                    ("child_of_note", "Child of note"),
                    ("late_actions", "Late actions"),
                    ("carried_forward", "Actions carried forward"),
                    ("figures", "Figures"),
                    ("stuck_actions", "Stuck actions"),
                    ("escalations", "Escalations from MACE 2"),
                ],
                max_length=20,
            ),
        ),
        migrations.AddField(
            model_name="agendaitem",
            name="uuid",
            field=models.UUIDField(
                db_default=django.contrib.postgres.functions.RandomUUID(),
                default=uuid.uuid4,
                editable=False,
                unique=True,
            ),
        ),
        migrations.AddField(
            model_name="agendaitemevent",
            name="professional_notes",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="agendaitemevent",
            name="removed_reason",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="agendaitemevent",
            name="rule",
            field=models.CharField(
                blank=True,
                choices=[
                    ("referral_waiting", "Referral waiting for screening"),
                    ("open_child", "Open child by exception"),
                    ("child_of_note", "Child of note"),
                    ("late_actions", "Late actions"),
                    ("carried_forward", "Actions carried forward"),
                    ("figures", "Figures"),
                    ("stuck_actions", "Stuck actions"),
                    ("escalations", "Escalations from MACE 2"),
                ],
                max_length=20,
            ),
        ),
        migrations.AddField(
            model_name="agendaitemevent",
            name="uuid",
            field=models.UUIDField(
                db_default=django.contrib.postgres.functions.RandomUUID(),
                default=uuid.uuid4,
                editable=False,
            ),
        ),
        migrations.AddField(
            model_name="meeting",
            name="is_review",
            field=models.BooleanField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="meetingevent",
            name="is_review",
            field=models.BooleanField(blank=True, null=True),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="action",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "meetings_actionevent" ("agency_id", "carried_forward", "case_id", "completed_on", "created_at", "created_by_id", "due_on", "id", "item_id", "meeting_id", "original_due_on", "outcome", "owner_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "priority", "professionals_only", "status", "strand", "text", "uuid") VALUES (NEW."agency_id", NEW."carried_forward", NEW."case_id", NEW."completed_on", NEW."created_at", NEW."created_by_id", NEW."due_on", NEW."id", NEW."item_id", NEW."meeting_id", NEW."original_due_on", NEW."outcome", NEW."owner_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'insert\', NEW."id", NEW."priority", NEW."professionals_only", NEW."status", NEW."strand", NEW."text", NEW."uuid"); RETURN NULL;',
                    hash="253a007d00f47557c17b239b9da083ab37940c86",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_fae11",
                    table="meetings_action",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="action",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "meetings_actionevent" ("agency_id", "carried_forward", "case_id", "completed_on", "created_at", "created_by_id", "due_on", "id", "item_id", "meeting_id", "original_due_on", "outcome", "owner_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "priority", "professionals_only", "status", "strand", "text", "uuid") VALUES (NEW."agency_id", NEW."carried_forward", NEW."case_id", NEW."completed_on", NEW."created_at", NEW."created_by_id", NEW."due_on", NEW."id", NEW."item_id", NEW."meeting_id", NEW."original_due_on", NEW."outcome", NEW."owner_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'update\', NEW."id", NEW."priority", NEW."professionals_only", NEW."status", NEW."strand", NEW."text", NEW."uuid"); RETURN NULL;',
                    hash="eccd8fdb022c42fe9e2ec91af1ec217ceb726e2d",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_a681c",
                    table="meetings_action",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="action",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "meetings_actionevent" ("agency_id", "carried_forward", "case_id", "completed_on", "created_at", "created_by_id", "due_on", "id", "item_id", "meeting_id", "original_due_on", "outcome", "owner_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "priority", "professionals_only", "status", "strand", "text", "uuid") VALUES (OLD."agency_id", OLD."carried_forward", OLD."case_id", OLD."completed_on", OLD."created_at", OLD."created_by_id", OLD."due_on", OLD."id", OLD."item_id", OLD."meeting_id", OLD."original_due_on", OLD."outcome", OLD."owner_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'delete\', OLD."id", OLD."priority", OLD."professionals_only", OLD."status", OLD."strand", OLD."text", OLD."uuid"); RETURN NULL;',
                    hash="3e792b10fe0ca7af70b8e6bf6c95aa696c558949",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_641b9",
                    table="meetings_action",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="agendaitem",
            trigger=pgtrigger.compiler.Trigger(
                name="closed_with_its_minutes",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n  IF EXISTS (SELECT FROM meetings_meeting m WHERE m.status = 'minutes_approved'\n             AND m.id IN (NEW.meeting_id, OLD.meeting_id)) THEN\n    RAISE EXCEPTION 'approved minutes do not change: add an addendum'\n      USING ERRCODE = 'check_violation', CONSTRAINT = 'meeting_approved_minutes_do_not_change';\n  END IF;\n  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n  RETURN NEW;\n",
                    hash="29e3406847c3ae318871e9784e6dafac8bb95f21",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_closed_with_its_minutes_1573d",
                    table="meetings_agendaitem",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="agendaitem",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "meetings_agendaitemevent" ("because", "case_id", "child_views", "discussion", "family_views", "heading", "id", "meeting_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "presenter", "professional_notes", "professionals_only", "referral_id", "removed_reason", "rule", "subject", "title", "uuid") VALUES (NEW."because", NEW."case_id", NEW."child_views", NEW."discussion", NEW."family_views", NEW."heading", NEW."id", NEW."meeting_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'insert\', NEW."id", NEW."position", NEW."presenter", NEW."professional_notes", NEW."professionals_only", NEW."referral_id", NEW."removed_reason", NEW."rule", NEW."subject", NEW."title", NEW."uuid"); RETURN NULL;',
                    hash="e3a17d56d2f6d63c4cd33d2e6547d58340c655b5",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_f98e2",
                    table="meetings_agendaitem",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="agendaitem",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "meetings_agendaitemevent" ("because", "case_id", "child_views", "discussion", "family_views", "heading", "id", "meeting_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "presenter", "professional_notes", "professionals_only", "referral_id", "removed_reason", "rule", "subject", "title", "uuid") VALUES (NEW."because", NEW."case_id", NEW."child_views", NEW."discussion", NEW."family_views", NEW."heading", NEW."id", NEW."meeting_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'update\', NEW."id", NEW."position", NEW."presenter", NEW."professional_notes", NEW."professionals_only", NEW."referral_id", NEW."removed_reason", NEW."rule", NEW."subject", NEW."title", NEW."uuid"); RETURN NULL;',
                    hash="3594d5cd7c2547299aa94f381f5d4fbea1cdceae",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_ca6ee",
                    table="meetings_agendaitem",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="agendaitem",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "meetings_agendaitemevent" ("because", "case_id", "child_views", "discussion", "family_views", "heading", "id", "meeting_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "presenter", "professional_notes", "professionals_only", "referral_id", "removed_reason", "rule", "subject", "title", "uuid") VALUES (OLD."because", OLD."case_id", OLD."child_views", OLD."discussion", OLD."family_views", OLD."heading", OLD."id", OLD."meeting_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'delete\', OLD."id", OLD."position", OLD."presenter", OLD."professional_notes", OLD."professionals_only", OLD."referral_id", OLD."removed_reason", OLD."rule", OLD."subject", OLD."title", OLD."uuid"); RETURN NULL;',
                    hash="17d3cf7f177a5d95dda2b7fc1eaac2a55766cbf9",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_2c12a",
                    table="meetings_agendaitem",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="attendance",
            trigger=pgtrigger.compiler.Trigger(
                name="closed_with_its_minutes",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n  IF EXISTS (SELECT FROM meetings_meeting m WHERE m.status = 'minutes_approved'\n             AND m.id IN (NEW.meeting_id, OLD.meeting_id)) THEN\n    RAISE EXCEPTION 'approved minutes do not change: add an addendum'\n      USING ERRCODE = 'check_violation', CONSTRAINT = 'meeting_approved_minutes_do_not_change';\n  END IF;\n  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n  RETURN NEW;\n",
                    hash="853f7774599134739485e3631b39cb4730c0764f",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_closed_with_its_minutes_2c52f",
                    table="meetings_attendance",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="decision",
            trigger=pgtrigger.compiler.Trigger(
                name="closed_with_its_minutes",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n  IF EXISTS (SELECT FROM meetings_meeting m WHERE m.status = 'minutes_approved'\n             AND m.id IN ((SELECT i.meeting_id FROM meetings_agendaitem i WHERE i.id = NEW.item_id), (SELECT i.meeting_id FROM meetings_agendaitem i WHERE i.id = OLD.item_id))) THEN\n    RAISE EXCEPTION 'approved minutes do not change: add an addendum'\n      USING ERRCODE = 'check_violation', CONSTRAINT = 'meeting_approved_minutes_do_not_change';\n  END IF;\n  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n  RETURN NEW;\n",
                    hash="6ea9ccf7dbfe18b0d29f2c64bd2f807fdf4d4597",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_closed_with_its_minutes_c2c32",
                    table="meetings_decision",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="meeting",
            trigger=pgtrigger.compiler.Trigger(
                name="closed_with_its_minutes",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.status = 'minutes_approved')",
                    func="\n  RAISE EXCEPTION 'approved minutes do not change: add an addendum'\n    USING ERRCODE = 'check_violation', CONSTRAINT = 'meeting_approved_minutes_do_not_change';\n",
                    hash="ad0148c0c0f2cba841db0a0215b457befa228f3c",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_closed_with_its_minutes_08537",
                    table="meetings_meeting",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="meeting",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "meetings_meetingevent" ("approved_at", "approved_by_id", "cancelled_reason", "case_id", "chair_id", "confidentiality_read", "created_at", "created_by_id", "deputy_reason", "held_on", "id", "is_review", "minute_taker_id", "notes", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "starts_at", "status", "type_id", "uuid") VALUES (NEW."approved_at", NEW."approved_by_id", NEW."cancelled_reason", NEW."case_id", NEW."chair_id", NEW."confidentiality_read", NEW."created_at", NEW."created_by_id", NEW."deputy_reason", NEW."held_on", NEW."id", NEW."is_review", NEW."minute_taker_id", NEW."notes", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'insert\', NEW."id", NEW."place", NEW."starts_at", NEW."status", NEW."type_id", NEW."uuid"); RETURN NULL;',
                    hash="76d63dc8b89508572db39e8977216c03870addfe",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_61d9e",
                    table="meetings_meeting",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="meeting",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "meetings_meetingevent" ("approved_at", "approved_by_id", "cancelled_reason", "case_id", "chair_id", "confidentiality_read", "created_at", "created_by_id", "deputy_reason", "held_on", "id", "is_review", "minute_taker_id", "notes", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "starts_at", "status", "type_id", "uuid") VALUES (NEW."approved_at", NEW."approved_by_id", NEW."cancelled_reason", NEW."case_id", NEW."chair_id", NEW."confidentiality_read", NEW."created_at", NEW."created_by_id", NEW."deputy_reason", NEW."held_on", NEW."id", NEW."is_review", NEW."minute_taker_id", NEW."notes", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'update\', NEW."id", NEW."place", NEW."starts_at", NEW."status", NEW."type_id", NEW."uuid"); RETURN NULL;',
                    hash="8d2f920affed0a533e121dc660a1bd975f7af7da",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_495b8",
                    table="meetings_meeting",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="meeting",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "meetings_meetingevent" ("approved_at", "approved_by_id", "cancelled_reason", "case_id", "chair_id", "confidentiality_read", "created_at", "created_by_id", "deputy_reason", "held_on", "id", "is_review", "minute_taker_id", "notes", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "starts_at", "status", "type_id", "uuid") VALUES (OLD."approved_at", OLD."approved_by_id", OLD."cancelled_reason", OLD."case_id", OLD."chair_id", OLD."confidentiality_read", OLD."created_at", OLD."created_by_id", OLD."deputy_reason", OLD."held_on", OLD."id", OLD."is_review", OLD."minute_taker_id", OLD."notes", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'delete\', OLD."id", OLD."place", OLD."starts_at", OLD."status", OLD."type_id", OLD."uuid"); RETURN NULL;',
                    hash="d0928737c40921aa3bd2f20a3faeb1ce76006d22",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_4bf26",
                    table="meetings_meeting",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="safetyplan",
            trigger=pgtrigger.compiler.Trigger(
                name="closed_with_its_minutes",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n  IF EXISTS (SELECT FROM meetings_meeting m WHERE m.status = 'minutes_approved'\n             AND m.id IN (NEW.meeting_id, OLD.meeting_id)) THEN\n    RAISE EXCEPTION 'approved minutes do not change: add an addendum'\n      USING ERRCODE = 'check_violation', CONSTRAINT = 'meeting_approved_minutes_do_not_change';\n  END IF;\n  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n  RETURN NEW;\n",
                    hash="6a21949d38d1f6e9353f081a646e2c2abbafa4fc",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_closed_with_its_minutes_0b3ae",
                    table="meetings_safetyplan",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="agendaitem",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "rule__in",
                        [
                            "",
                            "referral_waiting",
                            "open_child",
                            "child_of_note",
                            "late_actions",
                            "carried_forward",
                            "figures",
                            "stuck_actions",
                            "escalations",
                        ],
                    )
                ),
                name="agendaitem_rule_is_a_code",
            ),
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status__in", ["held", "minutes_approved"]), _negated=True),
                    (
                        "held_on__lte",
                        models.Func(function="getsafe_today", output_field=models.DateField()),
                    ),
                    _connector="OR",
                ),
                name="meeting_held_not_in_future",
            ),
        ),
        migrations.AddField(
            model_name="addendum",
            name="added_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="addendum",
            name="meeting",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="addenda",
                to="meetings.meeting",
            ),
        ),
        migrations.AddField(
            model_name="addendumevent",
            name="added_by",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="addendumevent",
            name="meeting",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="meetings.meeting",
            ),
        ),
        migrations.AddField(
            model_name="addendumevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="history",
                to="meetings.addendum",
            ),
        ),
        migrations.AddConstraint(
            model_name="addendum",
            constraint=models.CheckConstraint(
                condition=models.Q(("text", ""), _negated=True), name="addendum_says_something"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="addendum",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="eed1b8f531cbd6e9405b8c10ac885781c077335a",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_13943",
                    table="meetings_addendum",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="addendum",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "meetings_addendumevent" ("added_at", "added_by_id", "id", "meeting_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "professionals_only", "text") VALUES (NEW."added_at", NEW."added_by_id", NEW."id", NEW."meeting_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'insert\', NEW."id", NEW."professionals_only", NEW."text"); RETURN NULL;',
                    hash="c01019427398f8aa1c69c040e6501ac21f103263",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_b3918",
                    table="meetings_addendum",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="addendum",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "meetings_addendumevent" ("added_at", "added_by_id", "id", "meeting_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "professionals_only", "text") VALUES (NEW."added_at", NEW."added_by_id", NEW."id", NEW."meeting_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'update\', NEW."id", NEW."professionals_only", NEW."text"); RETURN NULL;',
                    hash="5ea1c9101ccaae245deb34377bbb23748a1f4f97",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_7f51d",
                    table="meetings_addendum",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="addendum",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "meetings_addendumevent" ("added_at", "added_by_id", "id", "meeting_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "professionals_only", "text") VALUES (OLD."added_at", OLD."added_by_id", OLD."id", OLD."meeting_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'delete\', OLD."id", OLD."professionals_only", OLD."text"); RETURN NULL;',
                    hash="b0aa404309d6203561ff2cea7789c74e8e580232",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_c3c3b",
                    table="meetings_addendum",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="addendumevent",
            index=models.Index(
                fields=["pgh_obj", "pgh_created_at", "pgh_id"],
                name="meetings_ad_pgh_obj_ff3bb6_idx",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="addendumevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="9a2e3ef11671ab631ad7b48ae0caa8e715ac0ff4",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_651b0",
                    table="meetings_addendumevent",
                    when="BEFORE",
                ),
            ),
        ),
    ]
