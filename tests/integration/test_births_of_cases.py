"""The date of birth beside each case is the child's, whatever is written and however."""

import time
from datetime import date
from importlib import import_module
from threading import Thread

import pytest
from django.db import connection, transaction
from django.db.models import F

from getsafe.bulk import allocate_ids, copy_in
from getsafe.models import Case, Child
from tests.factories import CaseFactory, ChildFactory, ClosedCaseFactory, ReferralFactory

BORN = date(2009, 2, 28)
RIGHT = date(2009, 2, 27)

LONG_ENOUGH = 0.4  # for a thread to come to the row that it has to wait for

births = import_module("getsafe.migrations.0004_births_of_open_cases")


def strays():
    return Case.objects.exclude(child_born_on=F("child__date_of_birth")).count()


def kept(case):
    return Case.objects.values_list("child_born_on", flat=True).get(pk=case.pk)


@pytest.mark.django_db
def test_birth_is_the_childs_whatever_the_writer_says():
    case = CaseFactory(referral=ReferralFactory(child=ChildFactory(date_of_birth=BORN)))
    assert kept(case) == BORN
    Case.objects.update(child_born_on=date(1990, 1, 1))
    assert kept(case) == BORN
    case.status = "active"
    case.save()
    assert kept(case) == BORN


@pytest.mark.django_db
def test_birth_follows_a_correction_and_a_case_that_moves():
    child = ChildFactory(date_of_birth=BORN)
    closed = ClosedCaseFactory(referral=ReferralFactory(child=child))
    later = ReferralFactory(child=child, received_on=closed.closed_on)
    running = CaseFactory(referral=later, opened_on=closed.closed_on)
    other = CaseFactory()
    Child.objects.filter(pk=child.pk).update(date_of_birth=RIGHT)
    assert kept(closed) == kept(running) == RIGHT
    assert strays() == 0
    running.child = ChildFactory(date_of_birth=date(2008, 1, 1))
    running.save(update_fields=["child"])
    assert kept(running) == date(2008, 1, 1)
    assert kept(other) == other.child.date_of_birth


@pytest.mark.django_db
def test_birth_is_there_for_rows_copied_in():
    source = ClosedCaseFactory()
    (key,) = allocate_ids(Case, 1)
    source.pk, source.uuid, source.reference = key, "0" * 31 + "1", ""
    source.opened_on = source.closed_on = source.referral.received_on
    source.child = source.referral.child = ChildFactory(date_of_birth=BORN)
    copy_in([source])
    assert Case.objects.get(pk=key).child_born_on == BORN


@pytest.mark.django_db
def test_copy_is_no_change_that_a_person_made_to_the_case():
    case = CaseFactory()
    Child.objects.filter(pk=case.child_id).update(date_of_birth=RIGHT)
    assert kept(case) == RIGHT
    assert case.history.count() == 1


@pytest.mark.django_db
def test_rows_of_before_are_filled():
    case = CaseFactory(referral=ReferralFactory(child=ChildFactory(date_of_birth=BORN)))
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("RESET ROLE")
        cursor.execute("DROP TRIGGER pgtrigger_birth_92d7b ON getsafe_case")
        cursor.execute("UPDATE getsafe_case SET child_born_on = '1900-01-01'")
        cursor.execute(births.FILL)
        cursor.execute("SET ROLE getsafe_app")
    assert kept(case) == BORN
    assert case.history.count() == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("is_case_first", [True, False])
def test_case_and_correction_at_one_moment_wait_for_each_other(is_case_first):
    child = ChildFactory(date_of_birth=BORN)
    referral = ReferralFactory(child=child)
    acts = [
        lambda: CaseFactory(referral=referral),
        lambda: Child.objects.filter(pk=child.pk).update(date_of_birth=RIGHT),
    ]
    first, second = acts if is_case_first else reversed(acts)
    ended = []

    def follow():
        second()
        ended.append(time.monotonic())
        connection.close()

    with transaction.atomic():
        first()
        thread = Thread(target=follow)
        thread.start()
        time.sleep(LONG_ENOUGH)
        committed = time.monotonic()
    thread.join()
    assert ended[0] > committed
    assert Case.objects.get().child_born_on == RIGHT
