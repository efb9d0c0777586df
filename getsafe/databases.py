"""Which database role a program uses, and what each role may do to each table.

The owner role migrates; the web, the workers and ordinary commands run as the app role, which
can neither change nor remove a row of audit or history. On a server with a single role every
migration says what is missing: that protection, and every statistic, since those are counted only
as a role that can read no name.
"""

import contextlib
import dataclasses
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from psycopg import sql

from getsafe.environment import Environment, stop

OWNER = "getsafe_owner"
APP = "getsafe_app"
STATISTICS = "getsafe_statistics"
STATISTICS_SCHEMA = "statistics"
ROLES_SQL = Path(__file__).resolve().parent / "database_roles.sql"
ENGINE = "getsafe.integrations.postgresql"
CONNECTION_SECONDS = 600
PREPARED_FROM = 2  # a connection's third run of a statement that may be prepared (getsafe.wording)
# pgtrigger lets any session name triggers that are to do nothing. Here no trigger is ignored, or
# whoever got a statement past the program could write without history and against every rule.
NO_TRIGGER_IS_IGNORED = """
CREATE OR REPLACE FUNCTION public._pgtrigger_should_ignore(trigger_name name) RETURNS boolean
LANGUAGE sql IMMUTABLE AS 'SELECT false'
"""
# A temporary table of the name of a history table would get the rows meant for that.
NO_TEMPORARY_TABLES = """
DO $$ BEGIN
    IF (SELECT pg_has_role(datdba, 'USAGE') FROM pg_database WHERE datname = current_database())
    THEN
        EXECUTE format('REVOKE TEMPORARY ON DATABASE %I FROM PUBLIC', current_database());
        IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'getsafe_app') THEN
            EXECUTE format('REVOKE TEMPORARY ON DATABASE %I FROM getsafe_app', current_database());
        END IF;
    END IF;
END $$
"""


def configuration(environment: Environment) -> dict:
    """Django's `DATABASES`, for the role that this process has been given."""
    chosen = environment.database("DATABASE_URL")
    owner = environment.database("DATABASE_OWNER_URL", None)
    if environment.text("GETSAFE_DATABASE_ROLE", "app") == "owner":
        if not owner and chosen["USER"] == APP:
            stop(f"DATABASE_OWNER_URL is not set: it must lead to the database as {OWNER}.")
        chosen = owner or chosen
    options = chosen.get("OPTIONS", {}) | {"application_name": "getsafe"}
    options |= {"prepare_threshold": PREPARED_FROM}
    kept_open = {"CONN_MAX_AGE": CONNECTION_SECONDS, "CONN_HEALTH_CHECKS": True}
    return {"default": chosen | kept_open | {"ENGINE": ENGINE, "OPTIONS": options}}


@contextlib.contextmanager
def as_statistics(
    connection: BaseDatabaseWrapper, *, settings: Mapping[str, str] | None = None
) -> Iterator[None]:
    """Work as the role that sees the statistics views and nothing else, with these `settings`.

    It all happens in a savepoint (or a transaction, outside any) that is always rolled back, so
    that neither the role nor a setting outlives it, whatever goes wrong inside.
    """
    wanted = {"role": STATISTICS} | dict(settings or {})
    setting = "set_config(%s, %s, true)"
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        try:
            cursor.execute(
                f"SELECT {', '.join([setting] * len(wanted))}",
                [part for pair in wanted.items() for part in pair],
            )
            yield
        finally:
            transaction.set_rollback(True, using=connection.alias)


@dataclasses.dataclass(frozen=True)
class Tables:
    """The tables of the public schema, by what the app role may do to them."""

    ordinary: list[str]
    append_only: list[str]
    read_only: list[str]


def grant_rights(connection: BaseDatabaseWrapper) -> list[str]:
    """Give each role its rights on every table, anew; returns what could not be protected.

    In one transaction, so that a running site never finds itself without them.
    """
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        cursor.execute("SELECT rolname FROM pg_roles WHERE rolname = ANY(%s)", [[APP, STATISTICS]])
        present = {name for (name,) in cursor.fetchall()}
        cursor.execute(NO_TRIGGER_IS_IGNORED)
        cursor.execute(NO_TEMPORARY_TABLES)
        if APP in present:
            for statement in _app_grants(_tables(cursor), connection.pg_version):
                cursor.execute(statement)
        if STATISTICS in present:
            for statement in _statistics_grants(cursor):
                cursor.execute(statement)
        return _absent_protections(present)


def append_only_tables(cursor) -> set[str]:
    """The tables whose rows may be added and read, never changed or removed.

    They are known by the trigger that says so, so that a new one cannot be forgotten here.
    """
    cursor.execute(
        "SELECT c.relname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid "
        "WHERE c.relnamespace = 'public'::regnamespace "
        r"AND t.tgname LIKE 'pgtrigger\_append\_only\_%'"
    )
    return {name for (name,) in cursor.fetchall()}


def _tables(cursor) -> Tables:
    cursor.execute(
        "SELECT c.relname FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace "
        "AND c.relkind IN ('r', 'p') AND pg_get_userbyid(c.relowner) = current_user "
        "ORDER BY c.relname"
    )
    owned = [name for (name,) in cursor.fetchall()]
    kept = append_only_tables(cursor) & set(owned)
    read_only = {"django_migrations"} & set(owned)
    ordinary = [name for name in owned if name not in kept | read_only]
    return Tables(ordinary, sorted(kept), sorted(read_only))


def _app_grants(tables: Tables, version: int) -> Iterable[sql.Composable]:
    everything = [*tables.ordinary, *tables.append_only, *tables.read_only]
    yield sql.SQL("GRANT USAGE ON SCHEMA public TO {}").format(sql.Identifier(APP))
    if not everything:
        return
    # MAINTAIN lets an import refresh the planner's statistics; it changes no row.
    added = "SELECT, INSERT, MAINTAIN" if version >= 170000 else "SELECT, INSERT"
    yield _on_tables("REVOKE ALL ON {tables} FROM {role}", everything)
    yield _on_tables(f"GRANT {added} ON {{tables}} TO {{role}}", tables.append_only)
    yield _on_tables(f"GRANT {added}, UPDATE, DELETE ON {{tables}} TO {{role}}", tables.ordinary)
    yield _on_tables("GRANT SELECT ON {tables} TO {role}", tables.read_only)
    yield sql.SQL("GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {}").format(
        sql.Identifier(APP)
    )


def _on_tables(statement: str, tables: list[str]) -> sql.Composable:
    if not tables:
        return sql.SQL("SELECT 1")
    names = sql.SQL(", ").join(sql.Identifier("public", name) for name in tables)
    return sql.SQL(statement).format(tables=names, role=sql.Identifier(APP))


def _statistics_grants(cursor) -> list[sql.Composable]:
    cursor.execute("SELECT 1 FROM pg_namespace WHERE nspname = %s", [STATISTICS_SCHEMA])
    if not cursor.fetchone():
        return []
    words = {"schema": sql.Identifier(STATISTICS_SCHEMA), "role": sql.Identifier(STATISTICS)}
    statements = (
        "GRANT USAGE ON SCHEMA {schema} TO {role}",
        "REVOKE ALL ON ALL TABLES IN SCHEMA {schema} FROM {role}",
        "GRANT SELECT ON ALL TABLES IN SCHEMA {schema} TO {role}",
    )
    return [sql.SQL(statement).format(**words) for statement in statements]


def _absent_protections(present: set[str]) -> list[str]:
    absent = []
    if APP not in present:
        absent.append("audit and history rows can be changed by the program itself")
    if STATISTICS not in present:
        absent.append("no statistic can be counted, for want of a role that reads no name")
    return absent
