"""The database's own memory: nothing is changed without a trace, and no trace is changed."""

import uuid

import psycopg
import pytest
from celery import current_app
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction

from getsafe import audit, databases, history
from getsafe.models import AuditEntry, Child
from getsafe.permissions import Role
from tests.cluster import superuser_url
from tests.factories import CaseFactory, ChildFactory, UserFactory

pytestmark = pytest.mark.django_db


def kept_tables():
    with connection.cursor() as cursor:
        return sorted(databases.append_only_tables(cursor))


def refused(statement, error):
    refusal = pytest.raises(DatabaseError, match=error)
    with refusal, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_program_may_neither_change_nor_remove_what_is_kept():
    child = ChildFactory()
    audit.record("child.read", child, by=None, child=child)
    tables = kept_tables()
    assert {"getsafe_auditentry", "getsafe_auditseal", "getsafe_childevent"} <= set(tables)
    for table in tables:
        column = "pgh_label" if table.endswith("event") else "id"
        refused(f'UPDATE "{table}" SET "{column}" = "{column}"', "permission denied|column")
        refused(f'DELETE FROM "{table}"', "permission denied")
        refused(f'TRUNCATE "{table}"', "permission denied")
        refused(f'ALTER TABLE "{table}" DISABLE TRIGGER ALL', "must be owner")


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE getsafe_auditentry SET verb = 'x'",
        "DELETE FROM getsafe_auditentry",
        "TRUNCATE getsafe_auditentry CASCADE",
        "UPDATE getsafe_childevent SET given_name = 'x'",
        "DELETE FROM getsafe_childevent",
    ],
)
def test_owner_of_the_tables_is_refused_by_trigger(statement):
    child = ChildFactory()
    audit.record("child.read", child, by=None, child=child)
    with psycopg.connect(superuser_url(connection.settings_dict["NAME"])) as owner:
        owner.execute("SET ROLE getsafe_owner")
        with pytest.raises(psycopg.Error, match=r"append-only|Cannot (update|delete)"):
            owner.execute(statement)
    assert AuditEntry.objects.get().verb == "child.read"


def test_bulk_update_and_raw_sql_leave_history_with_who_and_which_request():
    person, child, request = UserFactory(), ChildFactory(given_name="Before"), uuid.uuid4().hex
    with history.told(user=person.pk, request=request):
        Child.objects.filter(pk=child.pk).update(given_name="By bulk")
        with connection.cursor() as cursor:
            cursor.execute(
                "UPDATE getsafe_child SET given_name = 'By hand' WHERE id = %s", [child.pk]
            )
    events = child.history.order_by("pgh_id")
    assert [event.given_name for event in events] == ["Before", "By bulk", "By hand"]
    assert [event.pgh_label for event in events] == ["insert", "update", "update"]
    for event in events[1:]:
        assert event.pgh_context == {"user": person.pk, "request": request}


def test_no_session_can_have_a_history_trigger_ignored():
    child = ChildFactory(given_name="Before")
    with connection.cursor() as cursor:
        cursor.execute("SELECT tgname FROM pg_trigger WHERE tgrelid = 'getsafe_child'::regclass")
        names = [name for (name,) in cursor.fetchall()]
        ignored = "{" + ",".join(names) + "}"
        cursor.execute("SELECT set_config('pgtrigger.ignore', %s, true)", [ignored])
        cursor.execute("UPDATE getsafe_child SET given_name = 'Unseen' WHERE id = %s", [child.pk])
    assert child.history.order_by("-pgh_id").first().given_name == "Unseen"


def test_page_that_changes_a_record_leaves_its_person_and_request_in_the_history(client):
    manager = UserFactory(role=Role.SYSTEM_ADMINISTRATOR)
    changed = UserFactory()
    client.force_login(manager)
    answer = client.post(f"/people/{changed.uuid}/change", {"name": "A New Name"})
    event = changed.history.order_by("-pgh_id").first()
    assert event.name == "A New Name"
    assert event.pgh_context == {
        "user": manager.pk,
        "request": answer.headers["X-Request-ID"],
    }


def test_command_that_copies_rows_in_leaves_its_name_in_their_history():
    call_command("make_caseload", children=3, seed=7)
    contexts = [context for child in Child.objects.all() for context in
                child.history.values_list("pgh_context", flat=True)]  # fmt: skip
    assert contexts == [{"command": "make_caseload"}] * 3


def test_task_leaves_its_name_and_identifier_in_history_and_audit_log():
    child = ChildFactory(given_name="Before")

    @current_app.task(name="tests.rename")
    def rename():
        Child.objects.filter(pk=child.pk).update(given_name="After")
        audit.record("test.act", child, by=None)

    rename.apply(task_id="a-task")
    event = child.history.order_by("-pgh_id").first()
    assert event.pgh_context == {"task": "tests.rename", "request": "a-task"}
    assert AuditEntry.objects.get(verb="test.act").request_id == "a-task"
    assert audit.request_id.get() == ""


def test_deletion_leaves_the_row_as_it_was_last():
    case = CaseFactory()
    spell = case.exploitation_spells.create(exploitation_type="CSE", started_on=case.opened_on)
    key = spell.pk
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM getsafe_exploitationspell WHERE id = %s", [key])
    events = type(spell).history.rel.related_model.objects.filter(pgh_obj_id=key)
    assert list(events.order_by("pgh_id").values_list("pgh_label", flat=True)) == [
        "insert",
        "delete",
    ]
