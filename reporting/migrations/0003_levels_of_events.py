"""The risk level of a referral or a screening on whose case none was in force in the period."""

from django.db import migrations

TABLES = {
    "referral": "id, level_id, duplicate_of_id",
    "risklevel": "id, rank",
    "screening": "id, referral_id, screened_on, level_id",
}

VIEWS = {
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


def statements():
    live = {table: f"public.getsafe_{table}" for table in TABLES}
    known = {table: KNOWN.format(table=table, columns=names) for table, names in TABLES.items()}
    for name, body in VIEWS.items():
        yield f"CREATE VIEW statistics.{name} AS {body.format(**live)}"
        yield f"CREATE VIEW statistics.{name}_known AS {body.format(**known)}"


class Migration(migrations.Migration):
    dependencies = [("reporting", "0002_statistics_views")]
    operations = [migrations.RunSQL(text, f"DROP VIEW {text.split()[2]}") for text in statements()]
