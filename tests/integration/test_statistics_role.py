"""The role that counts cannot read a name, an address, an identifier or free text."""

from datetime import date

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, models, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from getsafe import databases
from getsafe.models import Child, Referral, RiskLevel
from getsafe.models.base import Privacy
from reporting.queries import answers
from reporting.statistics import engine
from tests.factories import (
    CareStatusSpellFactory,
    CaseFactory,
    ChildFactory,
    ConcernFactory,
    ConsentFactory,
    ExploitationSpellFactory,
    ReferralFactory,
    RiskLevelSpellFactory,
    ScreeningFactory,
    UserFactory,
)
from tests.unit.statistics.known import ASKED

pytestmark = pytest.mark.django_db

SECRET = "Zzyzx"
COLUMNS = {
    "record", "case_record", "child", "date_of_birth", "sex", "ethnicity", "care_leaver",
    "started_on", "ended_on", "group_based", "source", "outcome", "closure_reason",
    "exploitation_type", "rank", "code", "label",
}  # fmt: skip


def rows(statement, *parameters):
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return cursor.fetchall()


def columns_of(schema):
    return rows(
        "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = %s",
        schema,
    )


def test_each_column_of_each_table_is_refused():
    columns = columns_of("public")
    assert len({table for table, _column in columns}) > 40
    with databases.as_statistics(connection), connection.cursor() as cursor:
        for table, column in columns:
            with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
                cursor.execute(f'SELECT "{column}" FROM public."{table}" LIMIT 1')


def test_the_views_have_no_other_columns_than_keys_codes_and_dates():
    with databases.as_statistics(connection):
        columns = columns_of("statistics")
    assert {column for table, column in columns if table != "changes"} == COLUMNS
    assert {column for table, column in columns if table == "changes"} == {"id", "times", "mark"}
    assert len({table for table, _column in columns}) == 23


def words_about(model):
    """Something recognisable for every identifying or narrative text of a model."""
    private = {Privacy.IDENTIFYING, Privacy.NARRATIVE}
    return {
        field.name: SECRET[: field.max_length]
        for field in model._meta.concrete_fields
        if isinstance(field, models.CharField | models.TextField)
        and not field.generated
        and model.PRIVACY[field.name] in private
    }


def test_no_private_word_can_be_read_through_any_view():
    child = ChildFactory(gender="09", **words_about(Child))
    level = RiskLevel.objects.get(code="high")
    facts = words_about(Referral)
    told = {"referrer_told_on": date(2024, 9, 2), "referrer_told_by": UserFactory()}
    sent = {"intelligence_form_sent": "yes"}
    referral = ReferralFactory(child=child, status="screened", level=level, **facts, **told, **sent)
    ConcernFactory(referral=referral)
    ScreeningFactory(referral=referral, rationale=SECRET)
    case = CaseFactory(referral=referral)
    ExploitationSpellFactory(case=case, rationale=SECRET)
    RiskLevelSpellFactory(case=case, rationale=SECRET)
    CareStatusSpellFactory(child=child)
    ConsentFactory(child=child, scope=SECRET, method=SECRET)
    assert len(words_about(Child)) > 8
    moment = rows("SELECT clock_timestamp()")[0][0].isoformat()
    with databases.as_statistics(connection, settings={"getsafe.as_known_at": moment}):
        views = {view for view, _column in columns_of("statistics")}
        for view in views:
            read = rows(f"SELECT * FROM statistics.{view}")
            assert read
            assert SECRET not in str(read)
            assert str(child.uuid) not in str(read)
            assert child.reference not in str(read)


def test_the_role_cannot_write_or_leave_its_schema():
    attempts = [
        "CREATE TABLE statistics.kept AS SELECT 1",
        "DELETE FROM statistics.children",
        "SELECT * FROM pg_stat_activity, public.getsafe_user",
        "COPY statistics.children TO '/tmp/children'",
    ]
    with databases.as_statistics(connection), connection.cursor() as cursor:
        for attempt in attempts:
            with pytest.raises(DatabaseError), transaction.atomic():
                cursor.execute(attempt)


def test_a_question_leaves_neither_its_role_nor_a_setting_behind():
    def state():
        return rows("SELECT current_user, current_setting('work_mem')")

    before = state()
    engine.answer([{"measure": "cases", "period": {"type": "as_at", "on": "2024-01-01"}}])
    assert state() == before
    with pytest.raises(ValueError, match="measure"):
        engine.answer([{"measure": "names", "period": {"type": "as_at", "on": "2024-01-01"}}])
    assert state() == before


@pytest.mark.parametrize("is_now", [True, False])
def test_a_question_names_no_table_that_holds_rows(is_now):
    moment = None if is_now else timezone.now()
    with CaptureQueriesContext(connection) as captured:
        answers.list_answers(ASKED, as_known_at=moment)
    asked = [query["sql"] for query in captured]
    tables = [model._meta.db_table for model in apps.get_app_config("getsafe").get_models()]
    assert sum("FROM statistics." in statement for statement in asked) >= len(ASKED)
    assert [table for table in tables for statement in asked if table in statement] == []


def test_every_statistics_view_stands_twice():
    with databases.as_statistics(connection):
        views = {view for view, _column in columns_of("statistics")} - {"changes"}
    live = {view for view in views if not view.endswith("_known")}
    assert {f"{view}_known" for view in live} == views - live


def test_every_source_of_the_views_keeps_a_history():
    tables = {model._meta.db_table for model in apps.get_models()}
    for name in ("child", "case", "exploitationspell", "risklevelspell", "referral", "screening"):
        assert f"getsafe_{name}event" in tables
