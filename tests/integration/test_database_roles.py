"""What each database role may do, proved on the real tables by the real role."""

import pghistory.models
import psycopg
import pytest
from django.contrib.sessions.models import Session
from django.core.management import CommandError, call_command
from django.db import DatabaseError, ProgrammingError, connection, transaction
from django.utils import timezone

from getsafe import databases
from tests import cluster


def run(statement: str) -> list:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchall() if cursor.description else []


def rights_on(table: str) -> set[str]:
    query = "SELECT has_table_privilege('getsafe_app', 'public.' || quote_ident(%s), %s)"
    with connection.cursor() as cursor:
        held = set()
        for right in ("SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER"):
            cursor.execute(query, [table, right])
            if cursor.fetchone()[0]:
                held.add(right)
    return held


@pytest.mark.django_db
def test_tests_run_as_the_app_role_which_owns_nothing():
    assert run("SELECT current_user") == [("getsafe_app",)]
    owned = "SELECT count(*) FROM pg_class WHERE pg_get_userbyid(relowner) = 'getsafe_app'"
    assert run(owned) == [(0,)]
    flags = "SELECT rolsuper, rolcreatedb, rolcreaterole, rolbypassrls FROM pg_roles WHERE rolname="
    assert run(flags + "'getsafe_app'") == [(False, False, False, False)]


@pytest.mark.django_db
def test_every_table_gives_the_app_role_exactly_its_rights():
    with connection.cursor() as cursor:
        kept = databases.append_only_tables(cursor)
    assert {model._meta.db_table for model in pghistory.models.Event.__subclasses__()} <= kept
    for table in set(connection.introspection.table_names()) - {"django_migrations"}:
        wanted = {"SELECT", "INSERT"} if table in kept else {"SELECT", "INSERT", "UPDATE", "DELETE"}
        assert rights_on(table) == wanted, table
    assert rights_on("django_migrations") == {"SELECT"}


@pytest.mark.django_db
def test_app_role_writes_an_ordinary_table_and_truncates_none():
    Session.objects.create(session_key="k", session_data="d", expire_date=timezone.now())
    assert run("DELETE FROM django_session RETURNING session_key") == [("k",)]
    with pytest.raises(ProgrammingError, match="permission denied"):
        run("TRUNCATE django_session")
    with pytest.raises(ProgrammingError, match="must be owner"):
        run("DROP TABLE django_session")


@pytest.mark.parametrize("role", ["getsafe_app", "getsafe_statistics"])
def test_program_may_make_nothing_in_its_database(role):
    """In the database that the servers prepared: one of its own would come before the real one."""
    made = ("TEMPORARY TABLE kept", "TABLE kept", "SCHEMA kept")
    with psycopg.connect(cluster.superuser_url("getsafe"), autocommit=True) as session:
        session.execute(f"SET ROLE {role}")
        for what in made:
            columns = " (id int)" if "TABLE" in what else ""
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                session.execute(f"CREATE {what}{columns}")


@pytest.mark.django_db
def test_every_migration_takes_temporary_tables_away_again():
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
        cursor.execute(f"GRANT TEMPORARY ON DATABASE {connection.settings_dict['NAME']} TO PUBLIC")
        databases.grant_rights(connection)
        cursor.execute("SELECT has_database_privilege('getsafe_app', current_database(), 'TEMP')")
        assert cursor.fetchone() == (False,)
        cursor.execute("SET ROLE getsafe_app")


@pytest.mark.django_db
def test_statistics_role_reads_no_table():
    tables = connection.introspection.table_names()
    assert tables
    with databases.as_statistics(connection), connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        assert cursor.fetchone() == ("getsafe_statistics",)
        for table in tables:
            with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
                cursor.execute(f'SELECT 1 FROM public."{table}"')
    assert run("SELECT current_user") == [("getsafe_app",)]


@pytest.mark.django_db
def test_statistics_role_ends_with_its_block_even_when_the_block_fails():
    with pytest.raises(LookupError), databases.as_statistics(connection):
        raise LookupError
    assert run("SELECT current_user") == [("getsafe_app",)]


@pytest.mark.django_db
def test_missing_roles_are_named_and_present_ones_are_not(monkeypatch):
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
        assert databases.grant_rights(connection) == []
        monkeypatch.setattr(databases, "APP", "nobody_of_this_name")
        monkeypatch.setattr(databases, "STATISTICS", "nobody_of_this_name_either")
        assert len(databases.grant_rights(connection)) == 2
        cursor.execute("SET ROLE getsafe_app")


@pytest.mark.django_db
def test_roles_are_made_by_an_administrator_who_is_no_superuser(monkeypatch, capsys):
    """As on a managed server: a role that may create roles and owns the new database."""
    with psycopg.connect(cluster.superuser_url("postgres"), autocommit=True) as superuser:
        name = f"managed_{cluster.worker_number()}"
        superuser.execute(f"CREATE ROLE {name} LOGIN CREATEROLE CREATEDB")
        for role in ("getsafe_owner", "getsafe_app", "getsafe_statistics"):
            superuser.execute(f"GRANT {role} TO {name} WITH ADMIN OPTION")
        superuser.execute(f"CREATE DATABASE {name} OWNER {name}")
    address = cluster.superuser_url(name).replace("postgres@", f"{name}@")
    monkeypatch.setenv("DATABASE_URL", "postgresql://getsafe_app:some-words@host/getsafe")
    for _ in range(2):
        call_command("create_database_roles", superuser_url=address)
    assert "migrate" in capsys.readouterr().out
    with psycopg.connect(cluster.superuser_url(name)) as superuser:
        owner = "SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = current_database()"
        assert superuser.execute(owner).fetchone() == ("getsafe_owner",)
        password = "SELECT rolpassword FROM pg_authid WHERE rolname = 'getsafe_app'"
        assert superuser.execute(password).fetchone()[0].startswith("SCRAM-SHA-256$")


def test_roles_are_not_made_on_a_server_that_cannot_be_reached():
    with pytest.raises(CommandError, match="The roles were not made"):
        call_command("create_database_roles", superuser_url="postgresql://x@%2Fnowhere/x")
