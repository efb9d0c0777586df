"""The extensions and functions that the tables stand on; agencies and the people who sign in."""

import uuid

import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.text
import pghistory.utils
import pgtrigger.compiler
from django.conf import settings
from django.contrib.postgres.operations import (
    BtreeGistExtension,
    CITextExtension,
    CreateExtension,
    TrigramExtension,
    UnaccentExtension,
)
from django.db import migrations, models

FUNCTIONS = """
CREATE FUNCTION getsafe_today() RETURNS date LANGUAGE sql STABLE PARALLEL SAFE
  RETURN (now() AT TIME ZONE 'Europe/London')::date;

CREATE FUNCTION getsafe_age(born date, on_day date) RETURNS integer
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN date_part('year', age(on_day::timestamp, born::timestamp))::integer;

CREATE FUNCTION getsafe_span(started date, ended date) RETURNS tsrange
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN tsrange(started::timestamp, ended::timestamp,
                 CASE WHEN started = ended THEN '[]' ELSE '()' END);

CREATE FUNCTION getsafe_fold(spoken text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN lower(public.unaccent('public.unaccent'::regdictionary, spoken));

CREATE FUNCTION getsafe_search_name(given text, family text, preferred text, aliases text)
  RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN public.getsafe_fold(
    given || ' ' || family || ' ' || preferred || ' ' || aliases);

CREATE FUNCTION getsafe_name_sound(given text, family text) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN public.dmetaphone(public.getsafe_fold(given)) || ' '
      || public.dmetaphone(public.getsafe_fold(family));
"""

DROP = """
DROP FUNCTION getsafe_name_sound(text, text);
DROP FUNCTION getsafe_search_name(text, text, text, text);
DROP FUNCTION getsafe_fold(text);
DROP FUNCTION getsafe_span(date, date);
DROP FUNCTION getsafe_age(date, date);
DROP FUNCTION getsafe_today();
"""


TRIGGERED = ["Agency", "User", "AgencyEvent", "UserEvent"]


def install_triggers(apps, schema_editor):
    """Install what the models above list; one step, so that their state is not drawn anew for each."""
    for name in TRIGGERED:
        for trigger in apps.get_model("getsafe", name)._meta.triggers:
            schema_editor.execute(trigger.install_sql, params=None)


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        BtreeGistExtension(),
        CITextExtension(),
        TrigramExtension(),
        UnaccentExtension(),
        CreateExtension("fuzzystrmatch"),
        migrations.RunSQL(FUNCTIONS, DROP),
        migrations.CreateModel(
            name="Agency",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.SlugField(unique=True)),
                ("name", models.CharField(max_length=120, unique=True)),
                ("is_statutory_partner", models.BooleanField(default=False)),
                ("valid_from", models.DateField(blank=True, null=True)),
                ("valid_to", models.DateField(blank=True, null=True)),
            ],
            options={
                "verbose_name_plural": "agencies",
                "ordering": ["name"],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "getsafe_agencyevent" ("code", "id", "is_statutory_partner", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "valid_from", "valid_to") VALUES (NEW."code", NEW."id", NEW."is_statutory_partner", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'insert\', NEW."id", NEW."valid_from", NEW."valid_to"); RETURN NULL;',
                            hash="547a233f9585cc3208266a170e6b9547b18eed36",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_f7a2a",
                            table="getsafe_agency",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "getsafe_agencyevent" ("code", "id", "is_statutory_partner", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "valid_from", "valid_to") VALUES (NEW."code", NEW."id", NEW."is_statutory_partner", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'update\', NEW."id", NEW."valid_from", NEW."valid_to"); RETURN NULL;',
                            hash="1ade56a17d406884c5fd0ca43c92f90b85f19b10",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_a2017",
                            table="getsafe_agency",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "getsafe_agencyevent" ("code", "id", "is_statutory_partner", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "valid_from", "valid_to") VALUES (OLD."code", OLD."id", OLD."is_statutory_partner", OLD."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'delete\', OLD."id", OLD."valid_from", OLD."valid_to"); RETURN NULL;',
                            hash="e48234697af0113ba1e99571c18258344cac1fd9",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_411e6",
                            table="getsafe_agency",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="User",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                (
                    "last_login",
                    models.DateTimeField(blank=True, null=True, verbose_name="last login"),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("email", models.EmailField(max_length=254, unique=True)),
                ("name", models.CharField(max_length=120)),
                ("job_title", models.CharField(blank=True, max_length=120)),
                (
                    "roles",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("worker", "GETSAFE worker"),
                                ("team_manager", "Team manager"),
                                ("business_support", "Business support"),
                                ("police_chair", "Police chair"),
                                ("partner", "Partner agency"),
                                ("head_of_service", "Head of Service"),
                                ("report_viewer", "Report viewer"),
                                ("foi_officer", "FOI officer"),
                                ("information_governance", "Information governance"),
                                ("system_administrator", "System administrator"),
                            ],
                            max_length=40,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
                ("is_active", models.BooleanField(default=True)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "agency",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="getsafe.agency",
                    ),
                ),
            ],
            options={
                "ordering": ["name"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("email", django.db.models.functions.text.Lower("email"))
                        ),
                        name="user_email_is_lower_case",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "roles__contained_by",
                                [
                                    "worker",
                                    "team_manager",
                                    "business_support",
                                    "police_chair",
                                    "partner",
                                    "head_of_service",
                                    "report_viewer",
                                    "foi_officer",
                                    "information_governance",
                                    "system_administrator",
                                ],
                            )
                        ),
                        name="user_roles_are_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("roles__contains", ["foi_officer"]),
                            (
                                "roles__overlap",
                                [
                                    "business_support",
                                    "head_of_service",
                                    "information_governance",
                                    "partner",
                                    "police_chair",
                                    "report_viewer",
                                    "team_manager",
                                    "worker",
                                ],
                            ),
                            _negated=True,
                        ),
                        name="user_foi_officer_is_kept_apart",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("roles__contains", ["system_administrator"]),
                            (
                                "roles__overlap",
                                [
                                    "business_support",
                                    "head_of_service",
                                    "information_governance",
                                    "partner",
                                    "police_chair",
                                    "team_manager",
                                    "worker",
                                ],
                            ),
                            _negated=True,
                        ),
                        name="user_system_administrator_is_kept_apart",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "getsafe_userevent" ("agency_id", "created_at", "email", "id", "is_active", "job_title", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "roles", "uuid") VALUES (NEW."agency_id", NEW."created_at", NEW."email", NEW."id", NEW."is_active", NEW."job_title", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'insert\', NEW."id", NEW."roles", NEW."uuid"); RETURN NULL;',
                            hash="aab9076f705711a4e871c7feef3cc123373a393d",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_9ae11",
                            table="getsafe_user",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."agency_id" IS DISTINCT FROM (NEW."agency_id") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."email" IS DISTINCT FROM (NEW."email") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_active" IS DISTINCT FROM (NEW."is_active") OR OLD."job_title" IS DISTINCT FROM (NEW."job_title") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."roles" IS DISTINCT FROM (NEW."roles") OR OLD."uuid" IS DISTINCT FROM (NEW."uuid"))',
                            func='INSERT INTO "getsafe_userevent" ("agency_id", "created_at", "email", "id", "is_active", "job_title", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "roles", "uuid") VALUES (NEW."agency_id", NEW."created_at", NEW."email", NEW."id", NEW."is_active", NEW."job_title", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'update\', NEW."id", NEW."roles", NEW."uuid"); RETURN NULL;',
                            hash="6d9031fa0651a595c7bb23f3308b396069f36f3e",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_e1bfc",
                            table="getsafe_user",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "getsafe_userevent" ("agency_id", "created_at", "email", "id", "is_active", "job_title", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "roles", "uuid") VALUES (OLD."agency_id", OLD."created_at", OLD."email", OLD."id", OLD."is_active", OLD."job_title", OLD."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'delete\', OLD."id", OLD."roles", OLD."uuid"); RETURN NULL;',
                            hash="515dd8eafb0e257e15f64257700ae32def7ac1a3",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_f44b3",
                            table="getsafe_user",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AgencyEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("code", models.SlugField(db_index=False)),
                ("name", models.CharField(max_length=120)),
                ("is_statutory_partner", models.BooleanField(default=False)),
                ("valid_from", models.DateField(blank=True, null=True)),
                ("valid_to", models.DateField(blank=True, null=True)),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        to="getsafe.agency",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(
                        fields=["pgh_obj", "pgh_created_at", "pgh_id"],
                        name="getsafe_age_pgh_obj_dd1bc8_idx",
                    )
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="568dfe69c53781def05ab326fdf44e9b3ef67e91",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_f62ce",
                            table="getsafe_agencyevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="UserEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("email", models.EmailField(max_length=254)),
                ("name", models.CharField(max_length=120)),
                ("job_title", models.CharField(blank=True, max_length=120)),
                (
                    "roles",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("worker", "GETSAFE worker"),
                                ("team_manager", "Team manager"),
                                ("business_support", "Business support"),
                                ("police_chair", "Police chair"),
                                ("partner", "Partner agency"),
                                ("head_of_service", "Head of Service"),
                                ("report_viewer", "Report viewer"),
                                ("foi_officer", "FOI officer"),
                                ("information_governance", "Information governance"),
                                ("system_administrator", "System administrator"),
                            ],
                            max_length=40,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
                ("is_active", models.BooleanField(default=True)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "agency",
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
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(
                        fields=["pgh_obj", "pgh_created_at", "pgh_id"],
                        name="getsafe_use_pgh_obj_696576_idx",
                    )
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="a64cc63aef6757485772c2c852a0e69fa4f232c7",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_11000",
                            table="getsafe_userevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.RunPython(install_triggers, migrations.RunPython.noop),
    ]
