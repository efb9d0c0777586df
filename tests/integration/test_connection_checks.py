"""A connection that was kept open is looked at before it is used again."""

import time

import psycopg
import pytest
from django.db import connection

from getsafe.models import Child
from tests.cluster import superuser_url

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def superuser():
    with psycopg.connect(superuser_url("postgres"), autocommit=True) as other:
        yield other


def number_of_connection():
    return connection.connection.info.backend_pid


def last_question(superuser):
    asked = "SELECT query FROM pg_stat_activity WHERE pid = %s"
    return superuser.execute(asked, [number_of_connection()]).fetchone()[0]


def wait_for_news():
    """Give what another connection sent the moment that it takes to arrive."""
    time.sleep(0.2)


def test_quiet_connection_is_used_again_without_asking_the_database(superuser):
    Child.objects.count()

    assert connection.is_usable()

    assert "getsafe_child" in last_question(superuser)


def test_connection_that_the_server_closed_is_replaced_before_it_is_used(superuser):
    Child.objects.count()
    closed = number_of_connection()
    superuser.execute("SELECT pg_terminate_backend(%s)", [closed])
    wait_for_news()

    assert not connection.is_usable()
    connection.health_check_enabled, connection.health_check_done = True, False
    connection.close_if_health_check_failed()

    assert Child.objects.count() == 0
    assert number_of_connection() != closed


def test_connection_on_which_something_arrived_is_asked_and_kept(superuser):
    with connection.cursor() as cursor:
        cursor.execute("LISTEN a_test")
        with psycopg.connect(superuser_url(connection.settings_dict["NAME"])) as other:
            other.execute("NOTIFY a_test")
        wait_for_news()

        assert connection.is_usable()

        assert last_question(superuser) == "SELECT 1"
        cursor.execute("UNLISTEN a_test")


def test_connection_left_in_the_middle_of_a_statement_is_not_usable():
    Child.objects.count()
    connection.connection.pgconn.send_query(b"SELECT pg_sleep(30)")

    assert not connection.is_usable()

    connection.close()


def test_connection_that_is_closed_or_was_never_made_is_not_usable():
    Child.objects.count()
    connection.connection.close()
    assert not connection.is_usable()

    connection.close()

    assert not connection.is_usable()
