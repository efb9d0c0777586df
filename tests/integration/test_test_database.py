"""The tests' own ground: what a committing test leaves, and what migrations put there, stays so."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.db import connection
from django.utils import timezone

from tests import database


@pytest.mark.django_db(transaction=True)
def test_restore_removes_what_was_committed_and_keeps_reference_data():
    before = set(ContentType.objects.values_list("pk", "model"))
    assert before
    ContentType.objects.filter(app_label="sessions").delete()
    Session.objects.create(session_key="k", session_data="d", expire_date=timezone.now())
    database.restore()
    assert set(ContentType.objects.values_list("pk", "model")) == before
    assert not Session.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_committing_test_runs_as_the_app_role():
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user, session_user")
        assert cursor.fetchone() == ("getsafe_app", "getsafe_owner")


@pytest.mark.django_db(transaction=True)
def test_program_environment_leads_to_the_tests_own_database(program_environment):
    assert program_environment["DATABASE_URL"].endswith(connection.settings_dict["NAME"])
    assert "getsafe_app@" in program_environment["DATABASE_URL"]
