"""Agenda items that were added while the meeting sat are marked so; none of before is."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("meetings", "0002_one_initial_mace1"),
    ]

    operations = [
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
        migrations.AddField(
            model_name="agendaitem",
            name="added_during_meeting",
            field=models.BooleanField(
                db_default=False,
                default=False,
                help_text="It was not on the agenda that was issued",
            ),
        ),
        migrations.AddField(
            model_name="agendaitemevent",
            name="added_during_meeting",
            field=models.BooleanField(
                db_default=False,
                default=False,
                help_text="It was not on the agenda that was issued",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="agendaitem",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "meetings_agendaitemevent" ("added_during_meeting", "because", "case_id", "child_views", "discussion", "family_views", "heading", "id", "meeting_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "presenter", "professional_notes", "professionals_only", "referral_id", "removed_reason", "rule", "subject", "title", "uuid", "written_at", "written_by_id") VALUES (NEW."added_during_meeting", NEW."because", NEW."case_id", NEW."child_views", NEW."discussion", NEW."family_views", NEW."heading", NEW."id", NEW."meeting_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'insert\', NEW."id", NEW."position", NEW."presenter", NEW."professional_notes", NEW."professionals_only", NEW."referral_id", NEW."removed_reason", NEW."rule", NEW."subject", NEW."title", NEW."uuid", NEW."written_at", NEW."written_by_id"); RETURN NULL;',
                    hash="13d018f0a2001e785ef70bb34814deb3b24ac0b1",
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
                    func='INSERT INTO "meetings_agendaitemevent" ("added_during_meeting", "because", "case_id", "child_views", "discussion", "family_views", "heading", "id", "meeting_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "presenter", "professional_notes", "professionals_only", "referral_id", "removed_reason", "rule", "subject", "title", "uuid", "written_at", "written_by_id") VALUES (NEW."added_during_meeting", NEW."because", NEW."case_id", NEW."child_views", NEW."discussion", NEW."family_views", NEW."heading", NEW."id", NEW."meeting_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'update\', NEW."id", NEW."position", NEW."presenter", NEW."professional_notes", NEW."professionals_only", NEW."referral_id", NEW."removed_reason", NEW."rule", NEW."subject", NEW."title", NEW."uuid", NEW."written_at", NEW."written_by_id"); RETURN NULL;',
                    hash="b1eded8d23173b057250a5eaa7ab2ec251d87445",
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
                    func='INSERT INTO "meetings_agendaitemevent" ("added_during_meeting", "because", "case_id", "child_views", "discussion", "family_views", "heading", "id", "meeting_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "presenter", "professional_notes", "professionals_only", "referral_id", "removed_reason", "rule", "subject", "title", "uuid", "written_at", "written_by_id") VALUES (OLD."added_during_meeting", OLD."because", OLD."case_id", OLD."child_views", OLD."discussion", OLD."family_views", OLD."heading", OLD."id", OLD."meeting_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'delete\', OLD."id", OLD."position", OLD."presenter", OLD."professional_notes", OLD."professionals_only", OLD."referral_id", OLD."removed_reason", OLD."rule", OLD."subject", OLD."title", OLD."uuid", OLD."written_at", OLD."written_by_id"); RETURN NULL;',
                    hash="32f77263b30c48661df27645d653fa86cda11f78",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_2c12a",
                    table="meetings_agendaitem",
                    when="AFTER",
                ),
            ),
        ),
    ]
