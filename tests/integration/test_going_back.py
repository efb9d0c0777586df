"""Going back to before the reports: `migrate reporting zero`, and on again."""

import pytest
from django.core.management import call_command
from django.db import connection
from django_celery_beat.models import PeriodicTask

from getsafe.permissions import Role
from reporting.actions import library
from reporting.models import LibraryAnswer
from reporting.queries.answers import get_answer
from reporting.shipped import ANSWERS
from tests.factories import CaseFactory, ExploitationSpellFactory, UserFactory

pytestmark = pytest.mark.django_db
ALL_OPEN = {
    "measure": "cases",
    "period": {"type": "as_at", "on": "2024-12-31"},
    "protection": "none",
}


def migrate(*where):
    """As the owner of the tables, with what the test wrote checked first."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("RESET ROLE")
    call_command("migrate", *where, verbosity=0)
    with connection.cursor() as cursor:
        cursor.execute("SET ROLE getsafe_app")


def tables():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_schema || '.' || table_name FROM information_schema.tables "
            "WHERE table_schema = 'statistics' OR table_name LIKE 'reporting%%'"
        )
        return {name for (name,) in cursor.fetchall()}


def test_reporting_goes_back_to_zero_and_on_again():
    ExploitationSpellFactory(case=CaseFactory())
    before = tables()
    (counted,) = get_answer(ALL_OPEN).cells
    assert "public.reporting_libraryanswer" in before

    migrate("reporting", "zero")

    assert tables() == set()

    migrate("reporting")

    assert tables() == before
    assert LibraryAnswer.objects.count() == len(ANSWERS)
    assert PeriodicTask.objects.filter(name__startswith="Report: ").exists()
    assert get_answer(ALL_OPEN).cells == (counted,)
    assert counted.value == 1


def test_migrating_again_leaves_what_the_council_has_made_its_own():
    answer = LibraryAnswer.objects.first()
    facts = {"title": answer.title, "owner": answer.owner, "review_on": answer.review_on}
    officer = UserFactory(role=Role.FOI_OFFICER)
    library.revise(answer, by=officer, text="The council's own words.", **facts)

    migrate("reporting")

    answer.refresh_from_db()
    assert answer.text == "The council's own words."
    assert LibraryAnswer.objects.count() == len(ANSWERS)
