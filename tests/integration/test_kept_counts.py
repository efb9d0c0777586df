"""What was counted is taken again only while nothing that is counted has changed."""

import threading
from datetime import date

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from getsafe import databases
from getsafe.models import Case, Child
from getsafe.permissions import Role
from reporting.queries import figures
from reporting.statistics import kept
from tests.factories import CaseFactory, ExploitationSpellFactory, UserFactory

pytestmark = pytest.mark.django_db(transaction=True)
BY_SEX = {
    "measure": "cases",
    "unit": "children",
    "rows": ["sex"],
    "period": {"type": "as_at", "on": "2025-04-14"},
}
TABLES_OF_VIEWS = """
SELECT DISTINCT t.oid::regclass::text FROM pg_class v
  JOIN pg_rewrite r ON r.ev_class = v.oid
  JOIN pg_depend d ON d.objid = r.oid AND d.classid = 'pg_rewrite'::regclass
  JOIN pg_class t ON t.oid = d.refobjid AND t.relkind = 'r'
 WHERE v.relnamespace = 'statistics'::regnamespace AND v.relname NOT LIKE '%\\_known'
"""
# tgtype & 60: after INSERT, DELETE, UPDATE and TRUNCATE.
NOTED = """
SELECT t.tgrelid::regclass::text FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid
 WHERE p.proname = 'note_change' AND t.tgenabled = 'O' AND t.tgtype & 60 = 60
"""


@pytest.fixture
def manager():
    return UserFactory(role=Role.TEAM_MANAGER)


@pytest.fixture
def case():
    opened = CaseFactory(opened_on=date(2025, 1, 6), referral__child__sex="F")
    ExploitationSpellFactory(case=opened, started_on=date(2025, 1, 6))
    return opened


def count(manager):
    """Children by sex, and whether the statement that counts them was run."""
    with CaptureQueriesContext(connection) as captured:
        (answer,) = figures.list_unprotected([BY_SEX], actor=manager)
    numbers = {cell.place[0]: cell.value for cell in answer.cells if cell.value}
    return numbers, any("FROM answer" in query["sql"] for query in captured)


def rows(statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return {value for (value,) in cursor.fetchall()}


def test_same_question_is_counted_once(manager, case):
    assert count(manager) == ({"F": 1, None: 1}, True)
    assert count(manager) == ({"F": 1, None: 1}, False)


def test_question_as_once_known_is_counted_each_time_for_its_own_moment(manager, case):
    first = timezone.now()
    Child.objects.filter(pk=case.child_id).update(sex="M")
    second = timezone.now()

    def known(moment):
        (answer,) = figures.list_unprotected([BY_SEX], actor=manager, as_known_at=moment)
        return {cell.place[0]: cell.value for cell in answer.cells if cell.value}

    for _ in range(2):
        assert known(first) == {"F": 1, None: 1}
        assert known(second) == {"M": 1, None: 1}


def test_every_table_that_is_counted_notes_each_kind_of_write():
    tables = rows(TABLES_OF_VIEWS)
    assert {"getsafe_child", "getsafe_case", "getsafe_screening"} <= tables
    assert tables == rows(NOTED)


@pytest.mark.parametrize(
    "write",
    [
        lambda case: Child.objects.filter(pk=case.child_id).update(sex="M"),
        lambda case: ExploitationSpellFactory(case=case, exploitation_type="ONLINE"),
        lambda case: case.exploitation_spells.all().delete(),
    ],
)
def test_question_is_counted_anew_after_a_write(manager, case, write):
    count(manager)
    write(case)
    assert count(manager)[1]
    assert not count(manager)[1]


def test_write_that_was_rolled_back_leaves_the_count_as_it_was(manager, case):
    before, _ = count(manager)
    with transaction.atomic():
        Child.objects.filter(pk=case.child_id).update(sex="M")
        transaction.set_rollback(True)
    assert count(manager) == (before, False)


def test_write_after_a_savepoint_that_was_rolled_back_is_noted(manager, case):
    count(manager)
    with transaction.atomic():
        with transaction.atomic():
            Child.objects.filter(pk=case.child_id).update(sex="U")
            transaction.set_rollback(True)
        Child.objects.filter(pk=case.child_id).update(sex="M")
    assert count(manager) == ({"M": 1, None: 1}, True)


def test_transaction_that_writes_keeps_and_takes_nothing(manager, case):
    count(manager)
    with transaction.atomic():
        Child.objects.filter(pk=case.child_id).update(sex="M")
        assert count(manager) == ({"M": 1, None: 1}, True)
        Child.objects.filter(pk=case.child_id).update(sex="U")
        assert count(manager) == ({"U": 1, None: 1}, True)
    assert count(manager) == ({"U": 1, None: 1}, True)


def test_snapshot_that_does_not_stand_keeps_nothing():
    with databases.as_statistics(connection):
        assert kept.current_version() == ""


def test_snapshot_goes_on_counting_what_it_sees_while_others_write(manager, case):
    def correct():
        Child.objects.filter(pk=case.child_id).update(sex="M")
        connection.close()

    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        before, _ = count(manager)
        other = threading.Thread(target=correct)
        other.start()
        other.join()
        assert count(manager) == (before, False)
    assert count(manager) == ({"M": 1, None: 1}, True)


def test_version_outlives_the_folding_of_its_rows(case):
    def version():
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
            with databases.as_statistics(connection):
                return kept.current_version()

    def lines():
        with databases.as_statistics(connection):
            (number,) = rows("SELECT count(*) FROM statistics.changes")
        return number

    before = lines()
    rows("SELECT setseed(0.25)::text")  # chance says when they are folded, here the same each time
    found = [version()]
    for day in range(1, 400):
        Case.objects.filter(pk=case.pk).update(review_due_on=date(2025, 1 + day % 12, 1))
        found.append(version())
    assert len(set(found)) == 400
    assert lines() < before + 399
