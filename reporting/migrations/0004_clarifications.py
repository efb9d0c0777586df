"""A request that the requester had to make clear: when they were asked, and when they answered."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("reporting", "0003_levels_of_events"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="foirequest",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="foirequest",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="foirequest",
            name="delete_delete",
        ),
        migrations.RemoveConstraint(
            model_name="foirequest",
            name="foirequest_status_is_a_code",
        ),
        migrations.AddField(
            model_name="foirequest",
            name="clarification_asked_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="foirequest",
            name="clarified_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="foirequestevent",
            name="clarification_asked_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="foirequestevent",
            name="clarified_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AlterField(
            model_name="foirequest",
            name="status",
            field=models.CharField(
                choices=[
                    ("open", "Being answered"),
                    ("clarifying", "Waiting for the requester"),
                    ("awaiting_approval", "Waiting for approval"),
                    ("released", "Released"),
                    ("withdrawn", "Withdrawn"),
                ],
                default="open",
                max_length=20,
            ),
        ),
        migrations.AlterField(
            model_name="foirequestevent",
            name="status",
            field=models.CharField(
                choices=[
                    ("open", "Being answered"),
                    ("clarifying", "Waiting for the requester"),
                    ("awaiting_approval", "Waiting for approval"),
                    ("released", "Released"),
                    ("withdrawn", "Withdrawn"),
                ],
                default="open",
                max_length=20,
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="foirequest",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "reporting_foirequestevent" ("clarification_asked_on", "clarified_on", "created_at", "created_by_id", "due_on", "figures_on", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "received_on", "reference", "sent_back_reason", "status", "title", "uuid") VALUES (NEW."clarification_asked_on", NEW."clarified_on", NEW."created_at", NEW."created_by_id", NEW."due_on", NEW."figures_on", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'insert\', NEW."id", NEW."received_on", NEW."reference", NEW."sent_back_reason", NEW."status", NEW."title", NEW."uuid"); RETURN NULL;',
                    hash="d836dddb3ce9d479b6c39708834afe8d82e0ded5",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_cf171",
                    table="reporting_foirequest",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="foirequest",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "reporting_foirequestevent" ("clarification_asked_on", "clarified_on", "created_at", "created_by_id", "due_on", "figures_on", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "received_on", "reference", "sent_back_reason", "status", "title", "uuid") VALUES (NEW."clarification_asked_on", NEW."clarified_on", NEW."created_at", NEW."created_by_id", NEW."due_on", NEW."figures_on", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'update\', NEW."id", NEW."received_on", NEW."reference", NEW."sent_back_reason", NEW."status", NEW."title", NEW."uuid"); RETURN NULL;',
                    hash="bbddc263e687ab33fa23fdf3545b76a4c94a6bba",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_9e1f8",
                    table="reporting_foirequest",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="foirequest",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "reporting_foirequestevent" ("clarification_asked_on", "clarified_on", "created_at", "created_by_id", "due_on", "figures_on", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "received_on", "reference", "sent_back_reason", "status", "title", "uuid") VALUES (OLD."clarification_asked_on", OLD."clarified_on", OLD."created_at", OLD."created_by_id", OLD."due_on", OLD."figures_on", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'delete\', OLD."id", OLD."received_on", OLD."reference", OLD."sent_back_reason", OLD."status", OLD."title", OLD."uuid"); RETURN NULL;',
                    hash="95d63f71f418365ee62227c4d7e1946a13afd705",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_185b4",
                    table="reporting_foirequest",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="foirequest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "status__in",
                        ["open", "clarifying", "awaiting_approval", "released", "withdrawn"],
                    )
                ),
                name="foirequest_status_is_a_code",
            ),
        ),
        migrations.AddConstraint(
            model_name="foirequest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("clarification_asked_on__isnull", True),
                    ("clarification_asked_on__gte", models.F("received_on")),
                    _connector="OR",
                ),
                name="foirequest_clarification_asked_on_not_before_received_on",
            ),
        ),
        migrations.AddConstraint(
            model_name="foirequest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("clarified_on__isnull", True),
                    ("clarified_on__gte", models.F("clarification_asked_on")),
                    _connector="OR",
                ),
                name="foirequest_clarified_on_not_before_clarification_asked_on",
            ),
        ),
        migrations.AddConstraint(
            model_name="foirequest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "clarification_asked_on__lte",
                        models.Func(function="getsafe_today", output_field=models.DateField()),
                    )
                ),
                name="foirequest_clarification_asked_on_not_in_future",
                violation_error_message="The date must be today or in the past",
            ),
        ),
        migrations.AddConstraint(
            model_name="foirequest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "clarified_on__lte",
                        models.Func(function="getsafe_today", output_field=models.DateField()),
                    )
                ),
                name="foirequest_clarified_on_not_in_future",
                violation_error_message="The date must be today or in the past",
            ),
        ),
        migrations.AddConstraint(
            model_name="foirequest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("clarification_asked_on__isnull", False),
                    models.Q(
                        ("clarified_on__isnull", True),
                        models.Q(("status", "clarifying"), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="foirequest_clarified_after_it_was_asked",
            ),
        ),
    ]
