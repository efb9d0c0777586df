"""The child's date of birth beside each case, for the counts of those who near 18 or are past it.

The history is of what people change, and leaves this copy out; so its trigger comes before the
rows of before are filled.
"""

import datetime

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

FILL = """
UPDATE getsafe_case c SET child_born_on = h.date_of_birth
  FROM getsafe_child h WHERE h.id = c.child_id"""


class Migration(migrations.Migration):
    dependencies = [
        ("getsafe", "0003_counts_of_what_is_owed"),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="case",
            name="update_update",
        ),
        migrations.AddField(
            model_name="case",
            name="child_born_on",
            field=models.DateField(
                default=datetime.date(1900, 1, 1),
                editable=False,
                help_text="The child's date of birth, which the database copies here: few of the open cases are near 18, and an index finds those",
            ),
            preserve_default=False,
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(
                condition=models.Q(("closed_on", None)),
                fields=["child_born_on", "id"],
                include=("child",),
                name="case_open_by_birth",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="case",
            trigger=pgtrigger.compiler.Trigger(
                name="birth",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n  SELECT date_of_birth INTO NEW.child_born_on\n    FROM getsafe_child WHERE id = NEW.child_id FOR SHARE;\n  RETURN NEW;\n",
                    hash="d752df1656414263ee17bb4bdc5be34ad4b6abed",
                    operation='INSERT OR UPDATE OF "child_id", "child_born_on"',
                    pgid="pgtrigger_birth_92d7b",
                    table="getsafe_case",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="case",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."child_id" IS DISTINCT FROM (NEW."child_id") OR OLD."closed_by_id" IS DISTINCT FROM (NEW."closed_by_id") OR OLD."closed_on" IS DISTINCT FROM (NEW."closed_on") OR OLD."closure_authorised_by_id" IS DISTINCT FROM (NEW."closure_authorised_by_id") OR OLD."closure_reason" IS DISTINCT FROM (NEW."closure_reason") OR OLD."closure_summary" IS DISTINCT FROM (NEW."closure_summary") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."final_experience" IS DISTINCT FROM (NEW."final_experience") OR OLD."final_level_id" IS DISTINCT FROM (NEW."final_level_id") OR OLD."held_from" IS DISTINCT FROM (NEW."held_from") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."import_batch_id" IS DISTINCT FROM (NEW."import_batch_id") OR OLD."is_imported" IS DISTINCT FROM (NEW."is_imported") OR OLD."lead_worker_id" IS DISTINCT FROM (NEW."lead_worker_id") OR OLD."mace1_due_on" IS DISTINCT FROM (NEW."mace1_due_on") OR OLD."monitoring_plan" IS DISTINCT FROM (NEW."monitoring_plan") OR OLD."monitoring_until" IS DISTINCT FROM (NEW."monitoring_until") OR OLD."opened_on" IS DISTINCT FROM (NEW."opened_on") OR OLD."persons_of_concern" IS DISTINCT FROM (NEW."persons_of_concern") OR OLD."previous_case_id" IS DISTINCT FROM (NEW."previous_case_id") OR OLD."reference" IS DISTINCT FROM (NEW."reference") OR OLD."referral_id" IS DISTINCT FROM (NEW."referral_id") OR OLD."review_due_on" IS DISTINCT FROM (NEW."review_due_on") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."told" IS DISTINCT FROM (NEW."told") OR OLD."uuid" IS DISTINCT FROM (NEW."uuid"))',
                    func='INSERT INTO "getsafe_caseevent" ("child_id", "closed_by_id", "closed_on", "closure_authorised_by_id", "closure_reason", "closure_summary", "created_at", "final_experience", "final_level_id", "held_from", "id", "import_batch_id", "is_imported", "lead_worker_id", "mace1_due_on", "monitoring_plan", "monitoring_until", "opened_on", "persons_of_concern", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "previous_case_id", "reference", "referral_id", "review_due_on", "status", "told", "uuid") VALUES (NEW."child_id", NEW."closed_by_id", NEW."closed_on", NEW."closure_authorised_by_id", NEW."closure_reason", NEW."closure_summary", NEW."created_at", NEW."final_experience", NEW."final_level_id", NEW."held_from", NEW."id", NEW."import_batch_id", NEW."is_imported", NEW."lead_worker_id", NEW."mace1_due_on", NEW."monitoring_plan", NEW."monitoring_until", NEW."opened_on", NEW."persons_of_concern", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'update\', NEW."id", NEW."previous_case_id", NEW."reference", NEW."referral_id", NEW."review_due_on", NEW."status", NEW."told", NEW."uuid"); RETURN NULL;',
                    hash="e50ea183a250b7b3dbbe3e0fa20c4f2403c0891f",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_a52ec",
                    table="getsafe_case",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="child",
            trigger=pgtrigger.compiler.Trigger(
                name="birth_of_cases",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.date_of_birth <> NEW.date_of_birth)",
                    func="\n  UPDATE getsafe_case SET child_born_on = NEW.date_of_birth WHERE child_id = NEW.id;\n  RETURN NEW;\n",
                    hash="f200ac8b7928a9291bd5e3de3b18b93b2402df1a",
                    operation='UPDATE OF "date_of_birth"',
                    pgid="pgtrigger_birth_of_cases_5900b",
                    table="getsafe_child",
                    when="AFTER",
                ),
            ),
        ),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
    ]
