"""The schema `statistics`: what may be counted, without names, addresses, identifiers or text.

Each view stands twice, from one text: over the tables, and (`..._known`) over each row's latest
history at the moment in the setting `getsafe.as_known_at`. A later change of a view is a new
migration with the view's whole text.
"""

from django.db import migrations

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

KNOWN = """(SELECT {columns} FROM (
        SELECT DISTINCT ON (pgh_obj_id) pgh_label, {columns} FROM public.getsafe_{table}event
        WHERE pgh_created_at <= current_setting('getsafe.as_known_at')::timestamptz
        ORDER BY pgh_obj_id, pgh_created_at DESC, pgh_id DESC
    ) latest WHERE pgh_label <> 'delete')"""


def statements():
    live = {table: f"public.getsafe_{table}" for table in TABLES}
    known = {table: KNOWN.format(table=table, columns=names) for table, names in TABLES.items()}
    for name, body in VIEWS.items():
        yield f"CREATE VIEW statistics.{name} AS {body.format(**live)}"
        yield f"CREATE VIEW statistics.{name}_known AS {body.format(**known)}"


class Migration(migrations.Migration):
    dependencies = [("reporting", "0001_reporting"), ("getsafe", "0003_reference_data")]
    operations = [
        migrations.RunSQL("CREATE SCHEMA IF NOT EXISTS statistics", "DROP SCHEMA statistics"),
        *(migrations.RunSQL(text, f"DROP VIEW {text.split()[2]}") for text in statements()),
    ]
