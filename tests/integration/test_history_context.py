"""Each change says whose it is, though the database is told once a transaction only."""

from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from getsafe import bulk, history
from getsafe.models import Child
from tests.factories import ChildFactory

WHO = {"user": 7, "request": "a'b%c"}


def rename(child, name):
    Child.objects.filter(pk=child.pk).update(given_name=name)


@transaction.atomic
def rename_in_vain(child):
    rename(child, "undone")
    Child.objects.create(pk=child.pk)


def contexts(child):
    rows = child.history.order_by("pgh_id").values_list("given_name", "pgh_context")
    return dict(rows[1:])


@pytest.mark.django_db
def test_is_told_once_a_transaction():
    child = ChildFactory()

    with CaptureQueriesContext(connection) as captured, history.told(**WHO):
        for name in ("one", "two", "three"):
            rename(child, name)

    telling = [each["sql"] for each in captured if "pghistory" in each["sql"]]
    assert len(telling) == 1
    assert contexts(child) == {"one": WHO, "two": WHO, "three": WHO}


@pytest.mark.django_db
def test_is_told_anew_after_what_told_it_was_rolled_back():
    child = ChildFactory()

    with history.told(**WHO):
        with pytest.raises(IntegrityError):
            rename_in_vain(child)
        rename(child, "kept")

    assert contexts(child) == {"kept": WHO}


@pytest.mark.django_db
def test_inner_savepoint_that_told_it_and_was_undone_leaves_its_transaction_told():
    child = ChildFactory()

    with history.told(**WHO), transaction.atomic():
        Child.objects.count()
        sid = transaction.savepoint()
        rename(child, "undone")
        transaction.savepoint_rollback(sid)
        rename(child, "after the first")
        sid = transaction.savepoint()
        rename(child, "within the second")
        transaction.savepoint_commit(sid)
        rename(child, "after the second")

    assert set(contexts(child)) == {"after the first", "within the second", "after the second"}
    assert all(context == WHO for context in contexts(child).values())


@pytest.mark.django_db(transaction=True)
def test_each_transaction_and_each_change_outside_one_is_told():
    child = ChildFactory()

    with history.told(**WHO):
        rename(child, "alone")
        with transaction.atomic():
            rename(child, "first of two")
            rename(child, "second of two")
        with pytest.raises(IntegrityError):
            rename_in_vain(child)
        with transaction.atomic():
            Child.objects.count()
            rename(child, "after a question")
        with connection.cursor() as cursor:
            cursor.executemany(
                "UPDATE getsafe_child SET given_name = %s WHERE id = %s",
                [["many: one", child.pk], ["many: two", child.pk]],
            )
        rename(child, "last")
    rename(child, "nobody's")

    told = contexts(child)
    assert told.pop("nobody's") is None
    assert list(told) == [
        "alone", "first of two", "second of two", "after a question",
        "many: one", "many: two", "last",
    ]  # fmt: skip
    assert all(context == WHO for context in told.values())


@pytest.mark.django_db(transaction=True)
def test_copy_that_begins_a_transaction_is_told_and_so_is_what_follows():
    child, copied = ChildFactory(), ChildFactory.build(pk=0)

    with history.told(**WHO):
        rename(child, "before")
        with transaction.atomic():
            copied.pk = bulk.allocate_ids(Child, 1)[0]
            bulk.copy_in([copied])
            rename(child, "after")
        copied.pk, copied.uuid, copied.reference = bulk.allocate_ids(Child, 1)[0], uuid4(), ""
        bulk.copy_in([copied])

    assert contexts(child) == {"before": WHO, "after": WHO}
    rows = Child.history.rel.related_model.objects.exclude(pgh_obj=child)
    assert list(rows.values_list("pgh_context", flat=True)) == [WHO, WHO]


@pytest.mark.django_db
def test_statement_without_values_may_hold_a_percent_sign():
    child = ChildFactory()

    with history.told(**WHO), connection.cursor() as cursor:
        cursor.execute("UPDATE getsafe_child SET given_name = '100%'")

    assert contexts(child) == {"100%": WHO}


@pytest.mark.django_db
def test_changes_of_one_request_share_an_identifier_and_the_outer_word_stands():
    child = ChildFactory()

    with history.told(**WHO):
        rename(child, "outer")
        with history.told(user=8):
            rename(child, "inner")

    assert contexts(child) == {"outer": WHO, "inner": WHO}
    told = child.history.exclude(pgh_context=None)
    assert told.values("pgh_context_id").distinct().count() == 1
