"""Meetings, their agendas, decisions, plans and actions; and Herefordshire's four meetings, as the
shipped default: an area changes them as data.
"""

import uuid

import django.contrib.postgres.functions
import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models

from getsafe.migrations._tables import Tables

PROFESSIONALS = (
    "This meeting is for professionals only. What is said is shared only to keep children safe "
    "and only with those who need it."
)
TYPES = [
    {
        "code": "weekly",
        "name": "Weekly multi-agency meeting",
        "short_name": "Weekly meeting",
        "kind": "screening",
        "chair_role": "team_manager",
        "deputy_allowed": True,
        "cadence": "Every week",
        "quorum_agencies": 3,
        "agenda": [
            "Attendance and confidentiality",
            "Actions due",
            "New referrals",
            "Open children by exception",
            "Places and peer groups to pass to MACE 2",
            "Actions read back",
        ],
        "confidentiality": PROFESSIONALS,
    },
    {
        "code": "mace1",
        "name": "Multi-Agency Child Exploitation meeting 1 (MACE 1)",
        "short_name": "MACE 1",
        "kind": "child",
        "chair_role": "team_manager",
        "deputy_allowed": True,
        "cadence": "For each child: an initial meeting, then reviews",
        "quorum_agencies": 3,
        "agenda": [
            "Introductions, who is missing and why",
            "The child's and family's views",
            "What are we worried about?",
            "What is working well?",
            "Safety scale and risk level",
            "What needs to happen: plan and actions",
            "What is shared, and with whom",
            "Review date",
        ],
        "confidentiality": (
            "The child and family may attend. Information that may not be shared with them is "
            "recorded in the professionals-only part."
        ),
    },
    {
        "code": "mace2",
        "name": "Multi-Agency Child Exploitation meeting 2 (MACE 2)",
        "short_name": "MACE 2",
        "kind": "context",
        "chair_role": "police_chair",
        "deputy_allowed": False,
        "cadence": "Every month",
        "quorum_agencies": 3,
        "agenda": [
            "Actions",
            "Children of note",
            "People of concern and warning notices",
            "Places",
            "Operations",
            "Themes",
            "For the Child Exploitation and Missing group",
        ],
        "is_restricted": True,
        "confidentiality": PROFESSIONALS,
    },
    {
        "code": "cem",
        "name": "Child Exploitation and Missing group",
        "short_name": "CE and Missing group",
        "kind": "oversight",
        "chair_role": "head_of_service",
        "deputy_allowed": False,
        "cadence": "Every two months",
        "quorum_agencies": 3,
        "agenda": [
            "Minutes and actions",
            "Figures and exceptions",
            "MACE 1 and MACE 2 report",
            "Voice of the child",
            "Risks and escalations",
            "Forward plan",
        ],
        "confidentiality": "Aggregates; a child is named only by exception.",
    },
]


def load(apps, schema_editor):
    meeting_type = apps.get_model("meetings", "MeetingType")
    for facts in TYPES:
        meeting_type.objects.create(**facts)


class Migration(migrations.Migration):
    initial = True

    replaces = [
        ("meetings", "0001_meetings"),
        ("meetings", "0002_meeting_types"),
        ("meetings", "0003_minutes_kept_while_typed"),
        ("meetings", "0004_live_actions_on_open_cases"),
        ("meetings", "0005_no_action_after_approval"),
        ("meetings", "0006_family_copies_checked"),
        ("meetings", "0007_carried_items"),
    ]

    dependencies = [("getsafe", "0002_records_as_first_released")]

    operations = [
        Tables(
            [
                migrations.CreateModel(
                    name="MeetingType",
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
                        ("name", models.CharField(max_length=120)),
                        ("short_name", models.CharField(max_length=40)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("screening", "New referrals and all open children"),
                                    ("child", "One child"),
                                    (
                                        "context",
                                        "Missing children of note, operations, hotspots and notices",
                                    ),
                                    ("oversight", "Themes, figures and escalations"),
                                ],
                                max_length=12,
                            ),
                        ),
                        (
                            "chair_role",
                            models.CharField(
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
                        ),
                        ("deputy_allowed", models.BooleanField(default=False)),
                        ("cadence", models.CharField(max_length=60)),
                        ("quorum_agencies", models.PositiveSmallIntegerField(default=0)),
                        (
                            "agenda",
                            models.JSONField(
                                default=list, help_text="The standing headings, in order"
                            ),
                        ),
                        ("is_restricted", models.BooleanField(default=False)),
                        ("confidentiality", models.TextField(blank=True)),
                        ("valid_from", models.DateField(blank=True, null=True)),
                        ("valid_to", models.DateField(blank=True, null=True)),
                    ],
                    options={
                        "ordering": ["id"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("kind__in", ["screening", "child", "context", "oversight"])
                                ),
                                name="meetingtype_kind_is_a_code",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "chair_role__in",
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
                                name="meetingtype_chair_role_is_a_code",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "meetings_meetingtypeevent" ("agenda", "cadence", "chair_role", "code", "confidentiality", "deputy_allowed", "id", "is_restricted", "kind", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "quorum_agencies", "short_name", "valid_from", "valid_to") VALUES (NEW."agenda", NEW."cadence", NEW."chair_role", NEW."code", NEW."confidentiality", NEW."deputy_allowed", NEW."id", NEW."is_restricted", NEW."kind", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'insert\', NEW."id", NEW."quorum_agencies", NEW."short_name", NEW."valid_from", NEW."valid_to"); RETURN NULL;',
                                    hash="5886603b6a62ccc25ff0a1115b5aadabac89fcb4",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_7390d",
                                    table="meetings_meetingtype",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "meetings_meetingtypeevent" ("agenda", "cadence", "chair_role", "code", "confidentiality", "deputy_allowed", "id", "is_restricted", "kind", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "quorum_agencies", "short_name", "valid_from", "valid_to") VALUES (NEW."agenda", NEW."cadence", NEW."chair_role", NEW."code", NEW."confidentiality", NEW."deputy_allowed", NEW."id", NEW."is_restricted", NEW."kind", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'update\', NEW."id", NEW."quorum_agencies", NEW."short_name", NEW."valid_from", NEW."valid_to"); RETURN NULL;',
                                    hash="eef6cd8332f74babf28686a6a448e70175502eea",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_48922",
                                    table="meetings_meetingtype",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "meetings_meetingtypeevent" ("agenda", "cadence", "chair_role", "code", "confidentiality", "deputy_allowed", "id", "is_restricted", "kind", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "quorum_agencies", "short_name", "valid_from", "valid_to") VALUES (OLD."agenda", OLD."cadence", OLD."chair_role", OLD."code", OLD."confidentiality", OLD."deputy_allowed", OLD."id", OLD."is_restricted", OLD."kind", OLD."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'delete\', OLD."id", OLD."quorum_agencies", OLD."short_name", OLD."valid_from", OLD."valid_to"); RETURN NULL;',
                                    hash="6a6126de21d13d8422a8c6f00bff5f79a18359dc",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_8fd37",
                                    table="meetings_meetingtype",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Meeting",
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
                        ("held_on", models.DateField()),
                        ("starts_at", models.TimeField(blank=True, null=True)),
                        ("place", models.CharField(blank=True, max_length=120)),
                        ("deputy_reason", models.CharField(blank=True, max_length=250)),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("planned", "Planned"),
                                    ("agenda_issued", "Agenda issued"),
                                    ("held", "Held"),
                                    ("minutes_approved", "Minutes approved"),
                                    ("cancelled", "Cancelled"),
                                ],
                                default="planned",
                                max_length=20,
                            ),
                        ),
                        ("confidentiality_read", models.BooleanField(default=False)),
                        ("notes", models.TextField(blank=True)),
                        ("cancelled_reason", models.TextField(blank=True)),
                        ("approved_at", models.DateTimeField(blank=True, null=True)),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "approved_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="meetings",
                                to="getsafe.case",
                            ),
                        ),
                        (
                            "chair",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="meetings_chaired",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "minute_taker",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "type",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="meetings",
                                to="meetings.meetingtype",
                            ),
                        ),
                        ("is_review", models.BooleanField(blank=True, null=True)),
                    ],
                    options={
                        "ordering": ["-held_on", "-id"],
                        "indexes": [
                            models.Index(fields=["status", "held_on"], name="meeting_status_day"),
                            models.Index(fields=["held_on", "id"], name="meeting_day"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "status__in",
                                        [
                                            "planned",
                                            "agenda_issued",
                                            "held",
                                            "minutes_approved",
                                            "cancelled",
                                        ],
                                    )
                                ),
                                name="meeting_status_is_a_code",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("status__in", ["held", "minutes_approved"]), _negated=True
                                    ),
                                    ("chair__isnull", False),
                                    _connector="OR",
                                ),
                                name="meeting_held_has_a_chair",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("status", "cancelled"), _negated=True),
                                    models.Q(("cancelled_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="meeting_cancelled_with_a_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("status", "minutes_approved"), _negated=True),
                                    models.Q(
                                        ("approved_at__isnull", False),
                                        ("approved_by__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="meeting_minutes_approved_by_someone",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("status__in", ["held", "minutes_approved"]), _negated=True
                                    ),
                                    (
                                        "held_on__lte",
                                        models.Func(
                                            function="getsafe_today",
                                            output_field=models.DateField(),
                                        ),
                                    ),
                                    _connector="OR",
                                ),
                                name="meeting_held_not_in_future",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="chair_holds_the_role",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (NEW.status IN ('held', 'minutes_approved'))",
                                    declare="DECLARE holds_role boolean; deputy_allowed boolean;",
                                    func="\n  SELECT t.chair_role = ANY (u.roles), t.deputy_allowed INTO holds_role, deputy_allowed\n    FROM meetings_meetingtype t, getsafe_user u WHERE t.id = NEW.type_id AND u.id = NEW.chair_id;\n  IF NOT (holds_role OR (deputy_allowed AND NEW.deputy_reason <> '')) THEN\n    RAISE EXCEPTION 'the chair does not hold the role that chairs this type of meeting'\n      USING ERRCODE = 'check_violation', CONSTRAINT = 'meeting_chair_holds_the_role';\n  END IF;\n  RETURN NEW;\n",
                                    hash="e70b7bb3531433796ae538e8b454d0e5464e59d2",
                                    operation='INSERT OR UPDATE OF "status", "chair_id", "type_id"',
                                    pgid="pgtrigger_chair_holds_the_role_1627b",
                                    table="meetings_meeting",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
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
                            pgtrigger.compiler.Trigger(
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
                            pgtrigger.compiler.Trigger(
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
                            pgtrigger.compiler.Trigger(
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
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Addendum",
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
                        ("professionals_only", models.BooleanField(default=False)),
                        ("added_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "added_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="addenda",
                                to="meetings.meeting",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "addenda",
                        "ordering": ["id"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("text", ""), _negated=True),
                                name="addendum_says_something",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
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
                            pgtrigger.compiler.Trigger(
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
                            pgtrigger.compiler.Trigger(
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
                            pgtrigger.compiler.Trigger(
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
                        ],
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
                        (
                            "added_by",
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
                            "meeting",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="meetings.meeting",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="history",
                                to="meetings.addendum",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["pgh_obj", "pgh_created_at", "pgh_id"],
                                name="meetings_ad_pgh_obj_ff3bb6_idx",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="9a2e3ef11671ab631ad7b48ae0caa8e715ac0ff4",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_651b0",
                                    table="meetings_addendumevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AgendaItem",
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
                        ("position", models.PositiveSmallIntegerField()),
                        ("heading", models.CharField(blank=True, max_length=120)),
                        (
                            "subject",
                            models.CharField(
                                choices=[
                                    ("referral", "Referral"),
                                    ("case", "Child"),
                                    ("place", "Place"),
                                    ("person_of_concern", "Person of concern"),
                                    ("operation", "Operation"),
                                    ("warning_notice", "Warning notice"),
                                    ("theme", "Theme"),
                                    ("standing", "Standing item"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("title", models.CharField(max_length=200)),
                        (
                            "because",
                            models.CharField(
                                blank=True, help_text="Why it is on the agenda", max_length=200
                            ),
                        ),
                        ("presenter", models.CharField(blank=True, max_length=120)),
                        ("professionals_only", models.BooleanField(default=False)),
                        ("discussion", models.TextField(blank=True)),
                        ("child_views", models.TextField(blank=True)),
                        ("family_views", models.TextField(blank=True)),
                        (
                            "case",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="agenda_items",
                                to="getsafe.case",
                            ),
                        ),
                        (
                            "referral",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="agenda_items",
                                to="getsafe.referral",
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="items",
                                to="meetings.meeting",
                            ),
                        ),
                        ("professional_notes", models.TextField(blank=True)),
                        ("removed_reason", models.TextField(blank=True)),
                        (
                            "rule",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("referral_waiting", "Referral waiting for screening"),
                                    ("open_child", "Open child by exception"),
                                    ("child_of_note", "Child of note"),
                                    ("late_actions", "Late actions"),
                                    ("carried_forward", "Actions carried forward"),
                                    ("still_live", "Still live since the meeting before"),
                                    ("passed_on", "Passed on by another meeting"),
                                    ("figures", "Figures"),
                                    ("stuck_actions", "Stuck actions"),
                                    ("escalations", "Escalations from MACE 2"),
                                ],
                                max_length=20,
                            ),
                        ),
                        (
                            "uuid",
                            models.UUIDField(
                                db_default=django.contrib.postgres.functions.RandomUUID(),
                                default=uuid.uuid4,
                                editable=False,
                                unique=True,
                            ),
                        ),
                        ("written_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "written_by",
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
                        "ordering": ["position", "id"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "subject__in",
                                        [
                                            "referral",
                                            "case",
                                            "place",
                                            "person_of_concern",
                                            "operation",
                                            "warning_notice",
                                            "theme",
                                            "standing",
                                        ],
                                    )
                                ),
                                name="agendaitem_subject_is_a_code",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("referral__isnull", False)),
                                fields=("meeting", "referral"),
                                name="agendaitem_referral_once_a_meeting",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("case__isnull", False)),
                                fields=("meeting", "case"),
                                name="agendaitem_case_once_a_meeting",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        models.Q(("subject", "referral"), _negated=True),
                                        ("referral__isnull", False),
                                        _connector="OR",
                                    ),
                                    models.Q(
                                        models.Q(("subject", "case"), _negated=True),
                                        ("case__isnull", False),
                                        _connector="OR",
                                    ),
                                ),
                                name="agendaitem_names_its_subject",
                            ),
                            models.CheckConstraint(
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
                                            "still_live",
                                            "passed_on",
                                            "figures",
                                            "stuck_actions",
                                            "escalations",
                                        ],
                                    )
                                ),
                                name="agendaitem_rule_is_a_code",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
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
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "meetings_agendaitemevent" ("because", "case_id", "child_views", "discussion", "family_views", "heading", "id", "meeting_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "presenter", "professional_notes", "professionals_only", "referral_id", "removed_reason", "rule", "subject", "title", "uuid", "written_at", "written_by_id") VALUES (NEW."because", NEW."case_id", NEW."child_views", NEW."discussion", NEW."family_views", NEW."heading", NEW."id", NEW."meeting_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'insert\', NEW."id", NEW."position", NEW."presenter", NEW."professional_notes", NEW."professionals_only", NEW."referral_id", NEW."removed_reason", NEW."rule", NEW."subject", NEW."title", NEW."uuid", NEW."written_at", NEW."written_by_id"); RETURN NULL;',
                                    hash="5cea89919a4c70b911046560de94415a9b17415e",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_f98e2",
                                    table="meetings_agendaitem",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "meetings_agendaitemevent" ("because", "case_id", "child_views", "discussion", "family_views", "heading", "id", "meeting_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "presenter", "professional_notes", "professionals_only", "referral_id", "removed_reason", "rule", "subject", "title", "uuid", "written_at", "written_by_id") VALUES (NEW."because", NEW."case_id", NEW."child_views", NEW."discussion", NEW."family_views", NEW."heading", NEW."id", NEW."meeting_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'update\', NEW."id", NEW."position", NEW."presenter", NEW."professional_notes", NEW."professionals_only", NEW."referral_id", NEW."removed_reason", NEW."rule", NEW."subject", NEW."title", NEW."uuid", NEW."written_at", NEW."written_by_id"); RETURN NULL;',
                                    hash="b503239e9976345fe572dbdb2af1bf5e8c46b178",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_ca6ee",
                                    table="meetings_agendaitem",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "meetings_agendaitemevent" ("because", "case_id", "child_views", "discussion", "family_views", "heading", "id", "meeting_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "presenter", "professional_notes", "professionals_only", "referral_id", "removed_reason", "rule", "subject", "title", "uuid", "written_at", "written_by_id") VALUES (OLD."because", OLD."case_id", OLD."child_views", OLD."discussion", OLD."family_views", OLD."heading", OLD."id", OLD."meeting_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'delete\', OLD."id", OLD."position", OLD."presenter", OLD."professional_notes", OLD."professionals_only", OLD."referral_id", OLD."removed_reason", OLD."rule", OLD."subject", OLD."title", OLD."uuid", OLD."written_at", OLD."written_by_id"); RETURN NULL;',
                                    hash="bf0e69b5906a60bd9737841900162a2a61a9ac52",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_2c12a",
                                    table="meetings_agendaitem",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Action",
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
                        ("text", models.TextField()),
                        ("due_on", models.DateField()),
                        ("original_due_on", models.DateField()),
                        ("carried_forward", models.PositiveSmallIntegerField(default=0)),
                        (
                            "priority",
                            models.CharField(
                                choices=[
                                    ("normal", "Normal"),
                                    ("high", "High"),
                                    ("urgent", "Urgent"),
                                ],
                                default="normal",
                                max_length=8,
                            ),
                        ),
                        (
                            "strand",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("prepare", "Prepare"),
                                    ("prevent", "Prevent"),
                                    ("protect", "Protect"),
                                    ("pursue", "Pursue"),
                                ],
                                max_length=8,
                                null=True,
                            ),
                        ),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("open", "Open"),
                                    ("in_progress", "In progress"),
                                    ("complete", "Complete"),
                                    ("not_achieved", "Not achieved"),
                                    ("cancelled", "Cancelled"),
                                ],
                                default="open",
                                max_length=12,
                            ),
                        ),
                        ("outcome", models.TextField(blank=True)),
                        ("completed_on", models.DateField(blank=True, null=True)),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "agency",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="actions",
                                to="getsafe.agency",
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="actions",
                                to="getsafe.case",
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "owner",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="actions_owned",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="actions",
                                to="meetings.agendaitem",
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="actions",
                                to="meetings.meeting",
                            ),
                        ),
                        ("professionals_only", models.BooleanField(default=False)),
                    ],
                    options={
                        "ordering": ["due_on", "id"],
                        "indexes": [
                            models.Index(
                                condition=models.Q(("status__in", ("open", "in_progress"))),
                                fields=["owner", "due_on"],
                                name="action_live_by_owner",
                            ),
                            models.Index(
                                condition=models.Q(("status__in", ("open", "in_progress"))),
                                fields=["due_on", "id"],
                                name="action_live",
                            ),
                            models.Index(
                                condition=models.Q(("status__in", ("open", "in_progress"))),
                                fields=["agency", "due_on", "id"],
                                name="action_live_by_agency",
                            ),
                            models.Index(
                                condition=models.Q(
                                    ("status__in", ("open", "in_progress")), _negated=True
                                ),
                                fields=["due_on", "id"],
                                name="action_ended",
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "status__in",
                                        [
                                            "open",
                                            "in_progress",
                                            "complete",
                                            "not_achieved",
                                            "cancelled",
                                        ],
                                    )
                                ),
                                name="action_status_is_a_code",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("priority__in", ["normal", "high", "urgent"])),
                                name="action_priority_is_a_code",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("strand__isnull", True),
                                    ("strand__in", ["prepare", "prevent", "protect", "pursue"]),
                                    _connector="OR",
                                ),
                                name="action_strand_is_a_code",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("completed_on__isnull", True),
                                        ("status__in", ("open", "in_progress")),
                                    ),
                                    models.Q(
                                        models.Q(
                                            ("status__in", ("open", "in_progress")), _negated=True
                                        ),
                                        ("completed_on__isnull", False),
                                        models.Q(("outcome", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="action_ended_with_an_outcome",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("case__isnull", False),
                                    ("meeting__isnull", False),
                                    _connector="OR",
                                ),
                                name="action_belongs_somewhere",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
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
                            pgtrigger.compiler.Trigger(
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
                            pgtrigger.compiler.Trigger(
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
                            pgtrigger.compiler.Trigger(
                                name="live_on_an_open_case",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (NEW.\"case_id\" IS NOT NULL AND NEW.\"status\" IN ('open', 'in_progress'))",
                                    declare="DECLARE closed date;",
                                    func="\n  SELECT closed_on INTO closed FROM getsafe_case WHERE id = NEW.case_id FOR SHARE;\n  IF closed IS NOT NULL THEN\n    RAISE EXCEPTION 'a closed case has no action still to be done'\n      USING ERRCODE = 'check_violation', CONSTRAINT = 'action_live_on_an_open_case';\n  END IF;\n  RETURN NEW;\n",
                                    hash="fe702df5c6fa329efe686450b3d1a8edcd5723c8",
                                    operation='INSERT OR UPDATE OF "status", "case_id"',
                                    pgid="pgtrigger_live_on_an_open_case_48465",
                                    table="meetings_action",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="closed_with_its_minutes",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="\n  IF EXISTS (SELECT FROM meetings_meeting m WHERE m.status = 'minutes_approved'\n             AND m.id IN (NEW.meeting_id, OLD.meeting_id)) THEN\n    RAISE EXCEPTION 'approved minutes do not change: add an addendum'\n      USING ERRCODE = 'check_violation', CONSTRAINT = 'meeting_approved_minutes_do_not_change';\n  END IF;\n  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n  RETURN NEW;\n",
                                    hash="e145eb5b2eec58b9600bbfe14c87ee717f8bdade",
                                    operation="INSERT",
                                    pgid="pgtrigger_closed_with_its_minutes_5210b",
                                    table="meetings_action",
                                    when="BEFORE",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ActionEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("uuid", models.UUIDField(default=uuid.uuid4, editable=False)),
                        ("text", models.TextField()),
                        ("due_on", models.DateField()),
                        ("original_due_on", models.DateField()),
                        ("carried_forward", models.PositiveSmallIntegerField(default=0)),
                        (
                            "priority",
                            models.CharField(
                                choices=[
                                    ("normal", "Normal"),
                                    ("high", "High"),
                                    ("urgent", "Urgent"),
                                ],
                                default="normal",
                                max_length=8,
                            ),
                        ),
                        (
                            "strand",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("prepare", "Prepare"),
                                    ("prevent", "Prevent"),
                                    ("protect", "Protect"),
                                    ("pursue", "Pursue"),
                                ],
                                max_length=8,
                                null=True,
                            ),
                        ),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("open", "Open"),
                                    ("in_progress", "In progress"),
                                    ("complete", "Complete"),
                                    ("not_achieved", "Not achieved"),
                                    ("cancelled", "Cancelled"),
                                ],
                                default="open",
                                max_length=12,
                            ),
                        ),
                        ("outcome", models.TextField(blank=True)),
                        ("completed_on", models.DateField(blank=True, null=True)),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
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
                            "case",
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
                            "created_by",
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
                            "owner",
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
                                to="meetings.action",
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="meetings.agendaitem",
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="meetings.meeting",
                            ),
                        ),
                        ("professionals_only", models.BooleanField(default=False)),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["pgh_obj", "pgh_created_at", "pgh_id"],
                                name="meetings_ac_pgh_obj_4a9af4_idx",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="d5375f6857a139371fd2f60f79b0a30995f4acb9",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_6ae07",
                                    table="meetings_actionevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ActionUpdate",
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
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("open", "Open"),
                                    ("in_progress", "In progress"),
                                    ("complete", "Complete"),
                                    ("not_achieved", "Not achieved"),
                                    ("cancelled", "Cancelled"),
                                ],
                                max_length=12,
                            ),
                        ),
                        ("due_on", models.DateField()),
                        ("at", models.DateTimeField(auto_now_add=True)),
                        (
                            "action",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="updates",
                                to="meetings.action",
                            ),
                        ),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["id"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "meetings_actionupdateevent" ("action_id", "at", "by_id", "due_on", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status", "text") VALUES (NEW."action_id", NEW."at", NEW."by_id", NEW."due_on", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'insert\', NEW."id", NEW."status", NEW."text"); RETURN NULL;',
                                    hash="11bbec143156ba9619ccccf5b0619a8f6fdabd33",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_e7ef7",
                                    table="meetings_actionupdate",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "meetings_actionupdateevent" ("action_id", "at", "by_id", "due_on", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status", "text") VALUES (NEW."action_id", NEW."at", NEW."by_id", NEW."due_on", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'update\', NEW."id", NEW."status", NEW."text"); RETURN NULL;',
                                    hash="233f7228713e1cbbc1ca979ef4e62435680b09f7",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_29f27",
                                    table="meetings_actionupdate",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "meetings_actionupdateevent" ("action_id", "at", "by_id", "due_on", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status", "text") VALUES (OLD."action_id", OLD."at", OLD."by_id", OLD."due_on", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'delete\', OLD."id", OLD."status", OLD."text"); RETURN NULL;',
                                    hash="15fae76385ab1153a405f34da76217c8b5ec5433",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_4f37f",
                                    table="meetings_actionupdate",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ActionUpdateEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("text", models.TextField()),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("open", "Open"),
                                    ("in_progress", "In progress"),
                                    ("complete", "Complete"),
                                    ("not_achieved", "Not achieved"),
                                    ("cancelled", "Cancelled"),
                                ],
                                max_length=12,
                            ),
                        ),
                        ("due_on", models.DateField()),
                        ("at", models.DateTimeField(auto_now_add=True)),
                        (
                            "action",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="meetings.action",
                            ),
                        ),
                        (
                            "by",
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
                                to="meetings.actionupdate",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["pgh_obj", "pgh_created_at", "pgh_id"],
                                name="meetings_ac_pgh_obj_b2b960_idx",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="1f6f63ca698c645387aaf884f1f47d49dbcd4470",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_25b6b",
                                    table="meetings_actionupdateevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AgendaItemEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("position", models.PositiveSmallIntegerField()),
                        ("heading", models.CharField(blank=True, max_length=120)),
                        (
                            "subject",
                            models.CharField(
                                choices=[
                                    ("referral", "Referral"),
                                    ("case", "Child"),
                                    ("place", "Place"),
                                    ("person_of_concern", "Person of concern"),
                                    ("operation", "Operation"),
                                    ("warning_notice", "Warning notice"),
                                    ("theme", "Theme"),
                                    ("standing", "Standing item"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("title", models.CharField(max_length=200)),
                        (
                            "because",
                            models.CharField(
                                blank=True, help_text="Why it is on the agenda", max_length=200
                            ),
                        ),
                        ("presenter", models.CharField(blank=True, max_length=120)),
                        ("professionals_only", models.BooleanField(default=False)),
                        ("discussion", models.TextField(blank=True)),
                        ("child_views", models.TextField(blank=True)),
                        ("family_views", models.TextField(blank=True)),
                        (
                            "case",
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
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="history",
                                to="meetings.agendaitem",
                            ),
                        ),
                        (
                            "referral",
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
                            "meeting",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="meetings.meeting",
                            ),
                        ),
                        ("professional_notes", models.TextField(blank=True)),
                        ("removed_reason", models.TextField(blank=True)),
                        (
                            "rule",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("referral_waiting", "Referral waiting for screening"),
                                    ("open_child", "Open child by exception"),
                                    ("child_of_note", "Child of note"),
                                    ("late_actions", "Late actions"),
                                    ("carried_forward", "Actions carried forward"),
                                    ("still_live", "Still live since the meeting before"),
                                    ("passed_on", "Passed on by another meeting"),
                                    ("figures", "Figures"),
                                    ("stuck_actions", "Stuck actions"),
                                    ("escalations", "Escalations from MACE 2"),
                                ],
                                max_length=20,
                            ),
                        ),
                        (
                            "uuid",
                            models.UUIDField(
                                db_default=django.contrib.postgres.functions.RandomUUID(),
                                default=uuid.uuid4,
                                editable=False,
                            ),
                        ),
                        ("written_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "written_by",
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
                                name="meetings_ag_pgh_obj_f854df_idx",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="1b8de708c8bd890b145ba1a7c1536a2aac70cd27",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_6ea58",
                                    table="meetings_agendaitemevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Attendance",
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
                        ("name", models.CharField(max_length=120)),
                        (
                            "capacity",
                            models.CharField(
                                blank=True, help_text="School lead, parent, child", max_length=120
                            ),
                        ),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("invited", "Invited"),
                                    ("present", "Present"),
                                    ("apologies", "Apologies"),
                                    ("deputy", "Deputy sent"),
                                    ("absent", "Did not attend"),
                                    ("item_only", "Present for one item"),
                                ],
                                default="invited",
                                max_length=12,
                            ),
                        ),
                        ("report_supplied", models.BooleanField(default=False)),
                        (
                            "agency",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                to="getsafe.agency",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="attendances",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="attendance",
                                to="meetings.meeting",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "attendance",
                        "ordering": ["agency__name", "name"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "status__in",
                                        [
                                            "invited",
                                            "present",
                                            "apologies",
                                            "deputy",
                                            "absent",
                                            "item_only",
                                        ],
                                    )
                                ),
                                name="attendance_status_is_a_code",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("person__isnull", False)),
                                fields=("meeting", "person"),
                                name="attendance_once_a_person",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "meetings_attendanceevent" ("agency_id", "capacity", "id", "meeting_id", "name", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "report_supplied", "status") VALUES (NEW."agency_id", NEW."capacity", NEW."id", NEW."meeting_id", NEW."name", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'insert\', NEW."id", NEW."report_supplied", NEW."status"); RETURN NULL;',
                                    hash="22912ac67cb79e08edd8cd45f1586113046d144b",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_f595f",
                                    table="meetings_attendance",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "meetings_attendanceevent" ("agency_id", "capacity", "id", "meeting_id", "name", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "report_supplied", "status") VALUES (NEW."agency_id", NEW."capacity", NEW."id", NEW."meeting_id", NEW."name", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'update\', NEW."id", NEW."report_supplied", NEW."status"); RETURN NULL;',
                                    hash="96c53281f250c79e2a4785dba0b5215cf84d7374",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_870cb",
                                    table="meetings_attendance",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "meetings_attendanceevent" ("agency_id", "capacity", "id", "meeting_id", "name", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "report_supplied", "status") VALUES (OLD."agency_id", OLD."capacity", OLD."id", OLD."meeting_id", OLD."name", OLD."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'delete\', OLD."id", OLD."report_supplied", OLD."status"); RETURN NULL;',
                                    hash="243a18a2206b80c0f51dfbaf22ed05bca67b849e",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_774f3",
                                    table="meetings_attendance",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
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
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AttendanceEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("name", models.CharField(max_length=120)),
                        (
                            "capacity",
                            models.CharField(
                                blank=True, help_text="School lead, parent, child", max_length=120
                            ),
                        ),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("invited", "Invited"),
                                    ("present", "Present"),
                                    ("apologies", "Apologies"),
                                    ("deputy", "Deputy sent"),
                                    ("absent", "Did not attend"),
                                    ("item_only", "Present for one item"),
                                ],
                                default="invited",
                                max_length=12,
                            ),
                        ),
                        ("report_supplied", models.BooleanField(default=False)),
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
                            "person",
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
                                to="meetings.attendance",
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="meetings.meeting",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["pgh_obj", "pgh_created_at", "pgh_id"],
                                name="meetings_at_pgh_obj_a9f8ab_idx",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="c4d0488822c783a9f4da7dadce2288f10bbaf0f8",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_ae376",
                                    table="meetings_attendanceevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Decision",
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
                            "kind",
                            models.CharField(
                                choices=[
                                    ("screening", "Screening"),
                                    ("level", "Risk level"),
                                    ("plan", "Safety plan"),
                                    ("disruption", "Disruption"),
                                    ("escalation", "Escalation"),
                                    ("challenge", "Challenge"),
                                    ("noted", "Noted"),
                                ],
                                max_length=12,
                            ),
                        ),
                        ("text", models.TextField()),
                        ("rationale", models.TextField(blank=True)),
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
                        ("next_review_on", models.DateField(blank=True, null=True)),
                        ("decided_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "item",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="decisions",
                                to="meetings.agendaitem",
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
                            "risk_level",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="decision",
                                to="getsafe.risklevelspell",
                            ),
                        ),
                        (
                            "screening",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="decision",
                                to="getsafe.screening",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["id"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "kind__in",
                                        [
                                            "screening",
                                            "level",
                                            "plan",
                                            "disruption",
                                            "escalation",
                                            "challenge",
                                            "noted",
                                        ],
                                    )
                                ),
                                name="decision_kind_is_a_code",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "meetings_decisionevent" ("decided_at", "experience_status", "id", "item_id", "kind", "next_review_on", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rationale", "recorded_by_id", "risk_level_id", "screening_id", "text") VALUES (NEW."decided_at", NEW."experience_status", NEW."id", NEW."item_id", NEW."kind", NEW."next_review_on", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'insert\', NEW."id", NEW."rationale", NEW."recorded_by_id", NEW."risk_level_id", NEW."screening_id", NEW."text"); RETURN NULL;',
                                    hash="cdd7cffd0ffe28fc61d6764f7e2a7cc6ca94dcb7",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_61695",
                                    table="meetings_decision",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "meetings_decisionevent" ("decided_at", "experience_status", "id", "item_id", "kind", "next_review_on", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rationale", "recorded_by_id", "risk_level_id", "screening_id", "text") VALUES (NEW."decided_at", NEW."experience_status", NEW."id", NEW."item_id", NEW."kind", NEW."next_review_on", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'update\', NEW."id", NEW."rationale", NEW."recorded_by_id", NEW."risk_level_id", NEW."screening_id", NEW."text"); RETURN NULL;',
                                    hash="59a7773529e33d04368cc1879ac510b114a23fea",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_3b789",
                                    table="meetings_decision",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "meetings_decisionevent" ("decided_at", "experience_status", "id", "item_id", "kind", "next_review_on", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rationale", "recorded_by_id", "risk_level_id", "screening_id", "text") VALUES (OLD."decided_at", OLD."experience_status", OLD."id", OLD."item_id", OLD."kind", OLD."next_review_on", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'delete\', OLD."id", OLD."rationale", OLD."recorded_by_id", OLD."risk_level_id", OLD."screening_id", OLD."text"); RETURN NULL;',
                                    hash="46bc167c4b96b64eafecd11574c51427dfc510af",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_05bcf",
                                    table="meetings_decision",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
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
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DecisionEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("screening", "Screening"),
                                    ("level", "Risk level"),
                                    ("plan", "Safety plan"),
                                    ("disruption", "Disruption"),
                                    ("escalation", "Escalation"),
                                    ("challenge", "Challenge"),
                                    ("noted", "Noted"),
                                ],
                                max_length=12,
                            ),
                        ),
                        ("text", models.TextField()),
                        ("rationale", models.TextField(blank=True)),
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
                        ("next_review_on", models.DateField(blank=True, null=True)),
                        ("decided_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "item",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="meetings.agendaitem",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="history",
                                to="meetings.decision",
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
                            "risk_level",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="getsafe.risklevelspell",
                            ),
                        ),
                        (
                            "screening",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="getsafe.screening",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["pgh_obj", "pgh_created_at", "pgh_id"],
                                name="meetings_de_pgh_obj_b45bf2_idx",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="ec12e23aa43eb06c68939fe7760a89e7dffd6b29",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_576ee",
                                    table="meetings_decisionevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MeetingEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("uuid", models.UUIDField(default=uuid.uuid4, editable=False)),
                        ("held_on", models.DateField()),
                        ("starts_at", models.TimeField(blank=True, null=True)),
                        ("place", models.CharField(blank=True, max_length=120)),
                        ("deputy_reason", models.CharField(blank=True, max_length=250)),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("planned", "Planned"),
                                    ("agenda_issued", "Agenda issued"),
                                    ("held", "Held"),
                                    ("minutes_approved", "Minutes approved"),
                                    ("cancelled", "Cancelled"),
                                ],
                                default="planned",
                                max_length=20,
                            ),
                        ),
                        ("confidentiality_read", models.BooleanField(default=False)),
                        ("notes", models.TextField(blank=True)),
                        ("cancelled_reason", models.TextField(blank=True)),
                        ("approved_at", models.DateTimeField(blank=True, null=True)),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "approved_by",
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
                            "case",
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
                            "chair",
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
                            "created_by",
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
                            "minute_taker",
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
                                to="meetings.meeting",
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
                        ("is_review", models.BooleanField(blank=True, null=True)),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["pgh_obj", "pgh_created_at", "pgh_id"],
                                name="meetings_me_pgh_obj_297c2f_idx",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="161adc4dee7601797a02097cded16f6fce0bad5d",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_2b4ce",
                                    table="meetings_meetingevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MeetingTypeEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("code", models.SlugField(db_index=False)),
                        ("name", models.CharField(max_length=120)),
                        ("short_name", models.CharField(max_length=40)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("screening", "New referrals and all open children"),
                                    ("child", "One child"),
                                    (
                                        "context",
                                        "Missing children of note, operations, hotspots and notices",
                                    ),
                                    ("oversight", "Themes, figures and escalations"),
                                ],
                                max_length=12,
                            ),
                        ),
                        (
                            "chair_role",
                            models.CharField(
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
                        ),
                        ("deputy_allowed", models.BooleanField(default=False)),
                        ("cadence", models.CharField(max_length=60)),
                        ("quorum_agencies", models.PositiveSmallIntegerField(default=0)),
                        (
                            "agenda",
                            models.JSONField(
                                default=list, help_text="The standing headings, in order"
                            ),
                        ),
                        ("is_restricted", models.BooleanField(default=False)),
                        ("confidentiality", models.TextField(blank=True)),
                        ("valid_from", models.DateField(blank=True, null=True)),
                        ("valid_to", models.DateField(blank=True, null=True)),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="history",
                                to="meetings.meetingtype",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["pgh_obj", "pgh_created_at", "pgh_id"],
                                name="meetings_me_pgh_obj_6b2326_idx",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="47d36cbe9152158d213aa70797dd6cfd6084114d",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_72cb2",
                                    table="meetings_meetingtypeevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SafetyPlan",
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
                        ("version", models.PositiveSmallIntegerField()),
                        ("agreed_on", models.DateField()),
                        ("worries", models.TextField()),
                        ("working_well", models.TextField(blank=True)),
                        ("next_steps", models.TextField()),
                        ("contingency", models.TextField(blank=True)),
                        ("child_words", models.TextField(blank=True)),
                        ("family_words", models.TextField(blank=True)),
                        ("safety_scale", models.PositiveSmallIntegerField(blank=True, null=True)),
                        ("recorded_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="safety_plans",
                                to="getsafe.case",
                            ),
                        ),
                        (
                            "meeting",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="safety_plan",
                                to="meetings.meeting",
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
                    ],
                    options={
                        "ordering": ["-version"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("case", "version"), name="safetyplan_version_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "agreed_on__lte",
                                        models.Func(
                                            function="getsafe_today",
                                            output_field=models.DateField(),
                                        ),
                                    )
                                ),
                                name="safetyplan_agreed_on_not_in_future",
                                violation_error_message="The date must be today or in the past",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("safety_scale__isnull", True),
                                    ("safety_scale__lte", 10),
                                    _connector="OR",
                                ),
                                name="safetyplan_scale_is_0_to_10",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "meetings_safetyplanevent" ("agreed_on", "case_id", "child_words", "contingency", "family_words", "id", "meeting_id", "next_steps", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id", "safety_scale", "version", "working_well", "worries") VALUES (NEW."agreed_on", NEW."case_id", NEW."child_words", NEW."contingency", NEW."family_words", NEW."id", NEW."meeting_id", NEW."next_steps", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'insert\', NEW."id", NEW."recorded_at", NEW."recorded_by_id", NEW."safety_scale", NEW."version", NEW."working_well", NEW."worries"); RETURN NULL;',
                                    hash="9683e997e91c874dfb5fc776db5b2292ca88500c",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_1532d",
                                    table="meetings_safetyplan",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "meetings_safetyplanevent" ("agreed_on", "case_id", "child_words", "contingency", "family_words", "id", "meeting_id", "next_steps", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id", "safety_scale", "version", "working_well", "worries") VALUES (NEW."agreed_on", NEW."case_id", NEW."child_words", NEW."contingency", NEW."family_words", NEW."id", NEW."meeting_id", NEW."next_steps", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'update\', NEW."id", NEW."recorded_at", NEW."recorded_by_id", NEW."safety_scale", NEW."version", NEW."working_well", NEW."worries"); RETURN NULL;',
                                    hash="d22b4bbdab81a49f92f5a809b0fc4040b37d96dc",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_d76b7",
                                    table="meetings_safetyplan",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "meetings_safetyplanevent" ("agreed_on", "case_id", "child_words", "contingency", "family_words", "id", "meeting_id", "next_steps", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id", "safety_scale", "version", "working_well", "worries") VALUES (OLD."agreed_on", OLD."case_id", OLD."child_words", OLD."contingency", OLD."family_words", OLD."id", OLD."meeting_id", OLD."next_steps", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'delete\', OLD."id", OLD."recorded_at", OLD."recorded_by_id", OLD."safety_scale", OLD."version", OLD."working_well", OLD."worries"); RETURN NULL;',
                                    hash="e62145f6fce316461828b8f356f9635c2a0659d2",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_3858b",
                                    table="meetings_safetyplan",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
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
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SafetyPlanEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("version", models.PositiveSmallIntegerField()),
                        ("agreed_on", models.DateField()),
                        ("worries", models.TextField()),
                        ("working_well", models.TextField(blank=True)),
                        ("next_steps", models.TextField()),
                        ("contingency", models.TextField(blank=True)),
                        ("child_words", models.TextField(blank=True)),
                        ("family_words", models.TextField(blank=True)),
                        ("safety_scale", models.PositiveSmallIntegerField(blank=True, null=True)),
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
                            "meeting",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="meetings.meeting",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="history",
                                to="meetings.safetyplan",
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
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["pgh_obj", "pgh_created_at", "pgh_id"],
                                name="meetings_sa_pgh_obj_3afe21_idx",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="f8c51a0b753f0b7dc956ca211c2a739749c5e96b",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_28d49",
                                    table="meetings_safetyplanevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MinutesDraft",
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
                        ("sendings", models.JSONField(default=list)),
                        ("saved_at", models.DateTimeField(auto_now=True, db_index=True)),
                        (
                            "author",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="minutes_drafts",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="minutes_drafts",
                                to="getsafe.case",
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="drafts",
                                to="meetings.agendaitem",
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="drafts",
                                to="meetings.meeting",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-saved_at"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("case__isnull", True),
                                        ("item__isnull", False),
                                        ("meeting__isnull", True),
                                    ),
                                    models.Q(
                                        ("case__isnull", False),
                                        ("item__isnull", True),
                                        ("meeting__isnull", True),
                                    ),
                                    models.Q(
                                        ("case__isnull", True),
                                        ("item__isnull", True),
                                        ("meeting__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="minutesdraft_of_one_thing",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("item__isnull", False)),
                                fields=("author", "item"),
                                name="minutesdraft_once_a_item",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("case__isnull", False)),
                                fields=("author", "case"),
                                name="minutesdraft_once_a_case",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("meeting__isnull", False)),
                                fields=("author", "meeting"),
                                name="minutesdraft_once_a_meeting",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="FamilyCheck",
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
                        ("fingerprint", models.CharField(max_length=64)),
                        ("checked_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "checked_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="family_checks",
                                to="meetings.meeting",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["id"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("meeting", "fingerprint"), name="familycheck_once_a_text"
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="4761ca835370192b6e84e72cc8a9c0ca58d8b1bf",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_b8f8e",
                                    table="meetings_familycheck",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "meetings_familycheckevent" ("checked_at", "checked_by_id", "fingerprint", "id", "meeting_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."checked_at", NEW."checked_by_id", NEW."fingerprint", NEW."id", NEW."meeting_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'insert\', NEW."id"); RETURN NULL;',
                                    hash="4a2900c55e21405b9238338ef0fe033a31135076",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_f5561",
                                    table="meetings_familycheck",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "meetings_familycheckevent" ("checked_at", "checked_by_id", "fingerprint", "id", "meeting_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."checked_at", NEW."checked_by_id", NEW."fingerprint", NEW."id", NEW."meeting_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'update\', NEW."id"); RETURN NULL;',
                                    hash="97883c549f8593de4e7d13ada4b0b2ba64802ab9",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_6fa3a",
                                    table="meetings_familycheck",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "meetings_familycheckevent" ("checked_at", "checked_by_id", "fingerprint", "id", "meeting_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."checked_at", OLD."checked_by_id", OLD."fingerprint", OLD."id", OLD."meeting_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'delete\', OLD."id"); RETURN NULL;',
                                    hash="59bbb4ff6fb0d0d92fa280756bd9b9a5de82c068",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_25614",
                                    table="meetings_familycheck",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="FamilyCheckEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("fingerprint", models.CharField(max_length=64)),
                        ("checked_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "checked_by",
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
                            "meeting",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="meetings.meeting",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="history",
                                to="meetings.familycheck",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["pgh_obj", "pgh_created_at", "pgh_id"],
                                name="meetings_fa_pgh_obj_db826b_idx",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="f5dd928819561b3864bb1413255d3a87dee82e60",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_23a82",
                                    table="meetings_familycheckevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
            ]
        ),
        migrations.RunPython(load, migrations.RunPython.noop),
    ]
