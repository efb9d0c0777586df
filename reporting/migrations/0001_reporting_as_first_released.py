"""The FOI desk, recording facts and scheduled reports; and the schema `statistics`.

The schema holds what may be counted, without names, addresses, identifiers or text. Each view
stands twice, from one text: over the tables, and (`..._known`) over each row's latest history at
the moment in the setting `getsafe.as_known_at`. A later change of a view is a new migration with
the view's whole text.

It also says whether anything that is counted has changed, by a version of the data: each
transaction that writes to a counted table adds a row, and waits for nobody. Their number and the
exclusive-or of their marks are the version that a snapshot sees. Rows are folded into one now and
then, which changes neither.
"""

import uuid

import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models

from getsafe.migrations._tables import Tables

# A row as it stands, and as it was known: what the views may read of each table, and nothing else.
TABLES = {
    "child": "id, date_of_birth, sex, ethnicity",
    "carestatusspell": "id, child_id, status",
    "case": "id, child_id, referral_id, opened_on, closed_on, persons_of_concern, closure_reason",
    "exploitationspell": "id, case_id, exploitation_type, started_on, ended_on",
    "risklevel": "id, code, label, rank",
    "risklevelspell": "id, case_id, level_id, started_on, ended_on",
    "referral": "id, child_id, received_on, source, persons_of_concern, duplicate_of_id",
    "concern": "id, referral_id, exploitation_type",
    "screening": "id, referral_id, screened_on, outcome",
}

GROUP_BASED = """CASE WHEN {0}.persons_of_concern >= 2 THEN 'yes'
    WHEN {0}.persons_of_concern IS NULL THEN 'not_known' ELSE 'no' END AS group_based"""

# A referral is decided once, and may have been deferred any number of times before. Grouped, so
# that the planner leaves the whole join out of a question that does not ask for the outcome.
SCREENED = """LEFT JOIN (SELECT referral_id,
            COALESCE(max(outcome) FILTER (WHERE outcome <> 'MOREINFO'), 'MOREINFO') AS outcome
            FROM {screening} x GROUP BY referral_id) s ON s.referral_id = r.id"""

LAST_CASE = """(SELECT DISTINCT ON (referral_id) referral_id, id, closure_reason FROM {case} x
    ORDER BY referral_id, opened_on DESC, id DESC)"""

VIEWS = {
    "risk_scale": "SELECT code, label, rank FROM {risklevel} l",
    "children": """
        SELECT c.id AS child, c.date_of_birth, c.sex, c.ethnicity,
            s.child_id IS NOT NULL AS care_leaver
        FROM {child} c LEFT JOIN (
            SELECT DISTINCT child_id FROM {carestatusspell} x
            WHERE status IN ('relevant', 'former_relevant', 'qualifying', 'care_leaver')
        ) s ON s.child_id = c.id""",
    "cases": f"""
        SELECT c.id AS record, c.id AS case_record, c.child_id AS child,
            c.opened_on AS started_on, c.closed_on AS ended_on,
            {GROUP_BASED.format("c")}, r.source, s.outcome, c.closure_reason
        FROM {{case}} c LEFT JOIN {{referral}} r ON r.id = c.referral_id
        {SCREENED}""",
    "exploitation_spells": """
        SELECT x.case_id AS record, c.child_id AS child, x.exploitation_type,
            x.started_on, x.ended_on
        FROM {exploitationspell} x LEFT JOIN {case} c ON c.id = x.case_id""",
    "risk_levels": """
        SELECT x.case_id AS record, l.rank, x.started_on, x.ended_on
        FROM {risklevelspell} x JOIN {risklevel} l ON l.id = x.level_id""",
    "referrals": f"""
        SELECT r.id AS record, c.id AS case_record, r.child_id AS child,
            r.received_on AS started_on,
            {GROUP_BASED.format("r")}, r.source, s.outcome, c.closure_reason
        FROM {{referral}} r LEFT JOIN {LAST_CASE} c ON c.referral_id = r.id
        {SCREENED}
        WHERE r.duplicate_of_id IS NULL""",
    "referral_types": """
        SELECT r.id AS record, r.child_id AS child, x.exploitation_type,
            r.received_on AS started_on
        FROM {concern} x JOIN {referral} r ON r.id = x.referral_id
        WHERE r.duplicate_of_id IS NULL""",
    "screenings": f"""
        SELECT s.id AS record, c.id AS case_record, r.child_id AS child,
            s.screened_on AS started_on,
            {GROUP_BASED.format("r")}, r.source, s.outcome, c.closure_reason
        FROM {{screening}} s LEFT JOIN {{referral}} r ON r.id = s.referral_id
        LEFT JOIN {LAST_CASE} c ON c.referral_id = r.id""",
    "screening_types": """
        SELECT s.id AS record, r.child_id AS child, x.exploitation_type,
            s.screened_on AS started_on
        FROM {screening} s JOIN {referral} r ON r.id = s.referral_id
        JOIN {concern} x ON x.referral_id = r.id""",
}

# The level of a referral or a screening on whose case none was in force in the period.
TABLES_OF_LEVELS = {
    "referral": "id, level_id, duplicate_of_id",
    "risklevel": "id, rank",
    "screening": "id, referral_id, screened_on, level_id",
}

LEVELS = {
    "referral_levels": """
        SELECT r.id AS record, l.rank FROM {referral} r LEFT JOIN (
            SELECT DISTINCT ON (referral_id) referral_id, level_id FROM {screening} x
            WHERE level_id IS NOT NULL ORDER BY referral_id, screened_on DESC, id DESC
        ) s ON s.referral_id = r.id
        JOIN {risklevel} l ON l.id = COALESCE(s.level_id, r.level_id)
        WHERE r.duplicate_of_id IS NULL""",
    "screening_levels": """
        SELECT s.id AS record, l.rank
        FROM {screening} s JOIN {referral} r ON r.id = s.referral_id
        JOIN {risklevel} l ON l.id = COALESCE(s.level_id, r.level_id)""",
}

KNOWN = """(SELECT {columns} FROM (
        SELECT DISTINCT ON (pgh_obj_id) pgh_label, {columns} FROM public.getsafe_{table}event
        WHERE pgh_created_at <= current_setting('getsafe.as_known_at')::timestamptz
        ORDER BY pgh_obj_id, pgh_created_at DESC, pgh_id DESC
    ) latest WHERE pgh_label <> 'delete')"""


def statements(views, tables):
    live = {table: f"public.getsafe_{table}" for table in tables}
    known = {table: KNOWN.format(table=table, columns=names) for table, names in tables.items()}
    for name, body in views.items():
        yield f"CREATE VIEW statistics.{name} AS {body.format(**live)}"
        yield f"CREATE VIEW statistics.{name}_known AS {body.format(**known)}"


COUNTED = [
    "child",
    "carestatusspell",
    "case",
    "exploitationspell",
    "risklevel",
    "risklevelspell",
    "referral",
    "concern",
    "screening",
]

CHANGES = """
CREATE TABLE statistics.changes (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    times bigint NOT NULL,
    mark bigint NOT NULL
)"""

# In a block, since the linter takes a way back for a way forward.
FORGET = "DO $$ BEGIN DROP TABLE statistics.changes; END $$"

# Every installation begins with a mark of its own.
FIRST = """
INSERT INTO statistics.changes (times, mark)
VALUES (1, hashtextextended(gen_random_uuid()::text, 0))"""

# With its owner's rights: who writes a case need not be able to write here. A savepoint that is
# rolled back takes the setting back with the row.
NOTE = """
CREATE FUNCTION statistics.note_change() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    writer text := pg_current_xact_id()::text;
BEGIN
    IF current_setting('getsafe.noted', true) IS NOT DISTINCT FROM writer THEN
        RETURN NULL;
    END IF;
    INSERT INTO statistics.changes (times, mark)
    VALUES (1, hashtextextended(gen_random_uuid()::text, 0));
    PERFORM set_config('getsafe.noted', writer, true);
    IF random() < 0.01 AND current_setting('transaction_isolation') = 'read committed' THEN
        WITH folded AS (
            DELETE FROM statistics.changes WHERE id = ANY (ARRAY(
                SELECT id FROM statistics.changes FOR UPDATE SKIP LOCKED
            )) RETURNING times, mark
        )
        INSERT INTO statistics.changes (times, mark)
        SELECT sum(times), bit_xor(mark) FROM folded HAVING count(*) > 0;
    END IF;
    RETURN NULL;
END $$"""

TRIGGER = """
CREATE TRIGGER note_change AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON public.getsafe_{table}
FOR EACH STATEMENT EXECUTE FUNCTION statistics.note_change()"""


class Migration(migrations.Migration):
    initial = True

    replaces = [
        ("reporting", "0001_reporting"),
        ("reporting", "0002_statistics_views"),
        ("reporting", "0003_levels_of_events"),
        ("reporting", "0004_clarifications"),
        ("reporting", "0005_data_version"),
    ]

    dependencies = [("getsafe", "0002_records_as_first_released")]

    operations = [
        Tables(
            [
                migrations.CreateModel(
                    name="FoiRequest",
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
                                    ("clarifying", "Waiting for the requester"),
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
                        ("clarification_asked_on", models.DateField(blank=True, null=True)),
                        ("clarified_on", models.DateField(blank=True, null=True)),
                    ],
                    options={
                        "verbose_name": "FOI request",
                        "ordering": ["due_on", "id"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "received_on__lte",
                                        models.Func(
                                            function="getsafe_today",
                                            output_field=models.DateField(),
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
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "status__in",
                                        [
                                            "open",
                                            "clarifying",
                                            "awaiting_approval",
                                            "released",
                                            "withdrawn",
                                        ],
                                    )
                                ),
                                name="foirequest_status_is_a_code",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("clarification_asked_on__isnull", True),
                                    ("clarification_asked_on__gte", models.F("received_on")),
                                    _connector="OR",
                                ),
                                name="foirequest_clarification_asked_on_not_before_received_on",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("clarified_on__isnull", True),
                                    ("clarified_on__gte", models.F("clarification_asked_on")),
                                    _connector="OR",
                                ),
                                name="foirequest_clarified_on_not_before_clarification_asked_on",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "clarification_asked_on__lte",
                                        models.Func(
                                            function="getsafe_today",
                                            output_field=models.DateField(),
                                        ),
                                    )
                                ),
                                name="foirequest_clarification_asked_on_not_in_future",
                                violation_error_message="The date must be today or in the past",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "clarified_on__lte",
                                        models.Func(
                                            function="getsafe_today",
                                            output_field=models.DateField(),
                                        ),
                                    )
                                ),
                                name="foirequest_clarified_on_not_in_future",
                                violation_error_message="The date must be today or in the past",
                            ),
                            models.CheckConstraint(
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
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
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
                            pgtrigger.compiler.Trigger(
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
                            pgtrigger.compiler.Trigger(
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
                                    ("clarifying", "Waiting for the requester"),
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
                        ("clarification_asked_on", models.DateField(blank=True, null=True)),
                        ("clarified_on", models.DateField(blank=True, null=True)),
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
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
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
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
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
                                condition=models.Q(
                                    ("kind__in", ["narrative", "figure", "not_held"])
                                ),
                                name="foipart_kind_is_a_code",
                            ),
                            models.UniqueConstraint(
                                fields=("request", "letter"), name="foipart_letter_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("kind", "figure"), models.Q(("figures", []), _negated=True)
                                    ),
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
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
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
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
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
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
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
                                    (
                                        "system_change",
                                        "The records were lost in a change of system",
                                    ),
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
                                condition=models.Q(
                                    ("measure__in", ["cases", "referrals", "screenings"])
                                ),
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
                                    (
                                        "system_change",
                                        "The records were lost in a change of system",
                                    ),
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
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
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
                                condition=models.Q(
                                    ("approved_by", models.F("prepared_by")), _negated=True
                                ),
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
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
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
                                condition=models.Q(
                                    ("state__in", ["queued", "running", "done", "failed"])
                                ),
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
                                condition=models.Q(("percent__lte", 100)),
                                name="reportrun_percent_to_100",
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
            ]
        ),
        migrations.RunSQL("CREATE SCHEMA IF NOT EXISTS statistics", "DROP SCHEMA statistics"),
        *(
            migrations.RunSQL(text, f"DROP VIEW {text.split()[2]}")
            for text in [*statements(VIEWS, TABLES), *statements(LEVELS, TABLES_OF_LEVELS)]
        ),
        migrations.RunSQL(CHANGES, FORGET),
        migrations.RunSQL(FIRST, migrations.RunSQL.noop),
        migrations.RunSQL(NOTE, "DROP FUNCTION statistics.note_change()"),
        *(
            migrations.RunSQL(
                TRIGGER.format(table=table), f"DROP TRIGGER note_change ON public.getsafe_{table}"
            )
            for table in COUNTED
        ),
    ]
