"""Each type of meeting has its core agencies, so that a missing quorum says who was missed.

The shipped types start with what is published of the areas' meetings. A MACE 1 also has the
child's home or carer, who is an agency only where the child is looked after: not among its core.
"""

import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

CORE = {
    "weekly": [
        "police",
        "health",
        "schools",
        "early-help",
        "mash",
        "housing",
        "youth-justice",
        "voluntary",
    ],
    "mace1": ["social-care", "police", "health", "schools", "youth-justice"],
    "mace2": [
        "police",
        "getsafe",
        "health",
        "schools",
        "youth-justice",
        "probation",
        "housing",
        "licensing",
        "community-safety",
    ],
    "cem": ["social-care", "police", "health", "schools", "youth-justice", "voluntary"],
}


def load(apps, schema_editor):
    agencies = apps.get_model("getsafe", "Agency").objects.in_bulk(field_name="code")
    member = apps.get_model("meetings", "CoreMember")
    for of_type in apps.get_model("meetings", "MeetingType").objects.filter(code__in=CORE):
        member.objects.bulk_create(
            member(type=of_type, agency=agencies[code])
            for code in CORE[of_type.code]
            if code in agencies
        )


class Migration(migrations.Migration):
    dependencies = [
        ("getsafe", "0003_counts_of_what_is_owed"),
        ("meetings", "0003_items_added_during_the_meeting"),
    ]

    operations = [
        migrations.CreateModel(
            name="CoreMember",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="getsafe.agency",
                    ),
                ),
                (
                    "type",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="core_members",
                        to="meetings.meetingtype",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="CoreMemberEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
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
                        to="meetings.coremember",
                    ),
                ),
                (
                    "type",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="meetings.meetingtype",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddConstraint(
            model_name="coremember",
            constraint=models.UniqueConstraint(
                fields=("type", "agency"), name="coremember_once_a_type"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="coremember",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "meetings_corememberevent" ("agency_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "type_id") VALUES (NEW."agency_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'insert\', NEW."id", NEW."type_id"); RETURN NULL;',
                    hash="c8e59ca207d92f74e1b087a3a6dd88dc862fb719",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_09ac8",
                    table="meetings_coremember",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="coremember",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "meetings_corememberevent" ("agency_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "type_id") VALUES (NEW."agency_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'update\', NEW."id", NEW."type_id"); RETURN NULL;',
                    hash="b9801da4a5a0579d7cffe9da64d5dc0e02a47a1d",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_7cfc8",
                    table="meetings_coremember",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="coremember",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "meetings_corememberevent" ("agency_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "type_id") VALUES (OLD."agency_id", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'delete\', OLD."id", OLD."type_id"); RETURN NULL;',
                    hash="4f61976580df9ad1fa482b3fa2b0612d39cdf342",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_05a20",
                    table="meetings_coremember",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="corememberevent",
            index=models.Index(
                fields=["pgh_obj", "pgh_created_at", "pgh_id"],
                name="meetings_co_pgh_obj_b51f03_idx",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="corememberevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="c5b00ff07319e20ea8f7d29dbf301de629a71c4d",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_53d4a",
                    table="meetings_corememberevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.RunPython(load, migrations.RunPython.noop),
    ]
