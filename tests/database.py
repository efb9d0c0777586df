"""Test databases: one migrated template, copied for each worker, put back after each commit.

Most tests run in a transaction that is rolled back. A test that commits (`transaction=True`,
`live_server`) ends with `restore()`: every table goes back to what the migrations left in it,
reference data and append-only tables included. That takes one statement in the database, with
triggers and foreign keys off, by a function that only test databases have.

Migrating takes much longer than loading what it made, so the template is also kept as a dump in
`.pytest_cache`, under a name that changes with the migrations and whatever they depend on.
"""

import fcntl
import hashlib
import os
import subprocess
from pathlib import Path

import psycopg
from django.core.management import call_command
from django.db import connection
from psycopg import sql

from getsafe import databases
from tests.cluster import FOLDER, programs, superuser_url, worker_number

PROJECT = Path(__file__).resolve().parent.parent
TEMPLATE = "test_template"

COPY_REFERENCE_DATA = """
CREATE SCHEMA test_support;
DO $$
DECLARE
    name text;
    found boolean;
BEGIN
    FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public'
        AND tablename <> 'django_migrations'
    LOOP
        EXECUTE format('SELECT EXISTS (SELECT FROM public.%I)', name) INTO found;
        IF found THEN
            EXECUTE format('CREATE TABLE test_support.%I AS TABLE public.%I', name, name);
        END IF;
    END LOOP;
END $$;

CREATE FUNCTION test_support.restore() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET session_replication_role = replica AS $$
DECLARE
    name text;
    columns text;
BEGIN
    FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public'
        AND tablename <> 'django_migrations'
    LOOP
        EXECUTE format('DELETE FROM public.%I', name);
    END LOOP;
    FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'test_support' LOOP
        SELECT string_agg(quote_ident(column_name), ', ') INTO columns
        FROM information_schema.columns
        WHERE table_schema = 'public' AND table_name = name AND is_generated = 'NEVER';
        EXECUTE format('INSERT INTO public.%I (%s) SELECT %s FROM test_support.%I',
                       name, columns, columns, name);
    END LOOP;
    -- No trigger says so here, and a process may have kept what it counted.
    INSERT INTO statistics.changes (times, mark)
    VALUES (1, hashtextextended(gen_random_uuid()::text, 0));
END $$;
GRANT USAGE ON SCHEMA test_support TO PUBLIC;
"""


def prepare() -> None:
    """Point Django at this worker's own migrated database, as the role the program runs as."""
    connection.close()
    with (Path(os.environ[FOLDER]) / "template.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not _exists(TEMPLATE):
            _make_template()
        name = f"test_{worker_number()}"
        _create(name, template=TEMPLATE)
    connection.settings_dict["NAME"] = name
    connection.settings_dict["OPTIONS"]["assume_role"] = databases.APP


def restore() -> None:
    """Put every table back to what the migrations left."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT test_support.restore()")


def _make_template() -> None:
    unfinished = f"{TEMPLATE}_unfinished"
    _create(unfinished, template="template1")
    dump = _dump_path()
    if dump.exists():
        _run_tool("pg_restore", f"--dbname={superuser_url(unfinished)}", str(dump))
    else:
        _migrate(unfinished)
        _keep_dump(unfinished, dump)
    rename = sql.SQL("ALTER DATABASE {} RENAME TO {}")
    _execute(rename.format(sql.Identifier(unfinished), sql.Identifier(TEMPLATE)))


def _migrate(name: str) -> None:
    connection.settings_dict["NAME"] = name
    call_command("migrate", interactive=False, verbosity=0)
    connection.close()
    with psycopg.connect(superuser_url(name)) as superuser:
        superuser.execute(COPY_REFERENCE_DATA)


def _keep_dump(name: str, dump: Path) -> None:
    dump.parent.mkdir(exist_ok=True)
    unfinished = dump.with_suffix(f".{os.getpid()}")
    _run_tool("pg_dump", "--format=custom", f"--file={unfinished}", superuser_url(name))
    for old in dump.parent.glob("template-*.dump"):
        old.unlink(missing_ok=True)
    unfinished.replace(dump)


def _dump_path() -> Path:
    """Where the dump for this code is: its name holds a digest of all that shapes the database."""
    digest = hashlib.sha256()
    for app in ("getsafe", "meetings", "reporting"):
        for pattern in ("**/*.sql", "migrations/**/*.py", "models/**/*.py", "permissions.py"):
            for path in sorted((PROJECT / app).glob(pattern)):
                digest.update(path.read_bytes())
    for name in ("requirements.txt", "getsafe/databases.py", "tests/database.py"):
        digest.update((PROJECT / name).read_bytes())
    return PROJECT / ".pytest_cache" / f"template-{digest.hexdigest()[:16]}.dump"


def _run_tool(name: str, *arguments: str) -> None:
    subprocess.run([programs() / name, *arguments], check=True, env={"LC_ALL": "C"})


def _exists(name: str) -> bool:
    with psycopg.connect(superuser_url("postgres")) as superuser:
        query = "SELECT 1 FROM pg_database WHERE datname = %s"
        return superuser.execute(query, [name]).fetchone() is not None


def _create(name: str, *, template: str) -> None:
    _execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))
    statement = sql.SQL("CREATE DATABASE {} OWNER getsafe_owner TEMPLATE {} STRATEGY file_copy")
    _execute(statement.format(sql.Identifier(name), sql.Identifier(template)))


def _execute(statement: sql.Composed) -> None:
    with psycopg.connect(superuser_url("postgres"), autocommit=True) as superuser:
        superuser.execute(statement)
