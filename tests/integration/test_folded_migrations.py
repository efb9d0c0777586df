"""Installations of before the first release, whose migrations were folded into a few."""

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from getsafe import checks

pytestmark = pytest.mark.django_db


def forget(condition):
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
        cursor.execute(f"DELETE FROM django_migrations WHERE {condition}")
        assert cursor.rowcount
        cursor.execute("SET ROLE getsafe_app")


def planned():
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [(migration.app_label, migration.name) for migration, _ in plan]


def found():
    return checks.folded_migrations_are_applied_whole_or_not(databases=["default"])


def test_installation_that_made_all_of_them_one_by_one_has_nothing_to_run():
    forget("name LIKE '%_as_first_released'")
    assert planned() == []
    assert found() == []


def test_installation_that_made_some_of_them_is_refused_with_what_to_do():
    assert found() == []
    forget("name IN ('0002_records_as_first_released', '0012_types_of_a_referral_by_history')")
    (error,) = found()
    assert error.id == "getsafe.E002"
    assert "getsafe.0012_types_of_a_referral_by_history is not applied" in error.msg


def test_new_installation_runs_the_folded_ones_and_nothing_is_half_made():
    forget("app IN ('getsafe', 'meetings', 'reporting') AND name <> '0001_people'")
    assert ("getsafe", "0002_records_as_first_released") in planned()
    assert found() == []
