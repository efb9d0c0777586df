"""Test databases: one migrated template, copied for each worker, put back after each commit.

Most tests run in a transaction that is rolled back. A test that commits (`transaction=True`,
`live_server`) ends with `restore()`: every table goes back to what the migrations left in it,
reference data and append-only tables included. That takes one statement in the database, with
triggers and foreign keys off, by a function that only test databases have.
"""

import fcntl
import os
from pathlib import Path

import psycopg
from django.core.management import call_command
from django.db import connection
from psycopg import sql

from getsafe import databases
from tests.cluster import FOLDER, superuser_url, worker_number

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
    connection.settings_dict["NAME"] = unfinished
    call_command("migrate", interactive=False, verbosity=0)
    connection.close()
    with psycopg.connect(superuser_url(unfinished)) as superuser:
        superuser.execute(COPY_REFERENCE_DATA)
    rename = sql.SQL("ALTER DATABASE {} RENAME TO {}")
    _execute(rename.format(sql.Identifier(unfinished), sql.Identifier(TEMPLATE)))


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
