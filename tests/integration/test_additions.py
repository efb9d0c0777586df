"""Rows added by one statement are the rows that saving each would have made."""

from datetime import date
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.transaction import TransactionManagementError
from django.test.utils import CaptureQueriesContext

from getsafe import additions, audit, history
from getsafe.models import AuditEntry, Child, Concern, Referral
from tests.factories import ChildFactory, ReferralFactory, UserFactory

OWN = {"id", "uuid", "reference", "child_id", "referral_id", "created_at", "at"}
OWN |= {"subject_key", "child_key"}


def values_of(row):
    fields = [field for field in row._meta.concrete_fields if field.attname not in OWN]
    return {field.attname: getattr(row, field.attname) for field in fields}


def drafted(author):
    """A child, a referral of them, two concerns and two rows of the audit, none of them saved."""
    child = ChildFactory.build(
        given_name="Zoë 100%", sen_provision="E", sen_needs=["ASD"], school=r"back\slash"
    )
    referral = ReferralFactory.build(
        child=child, logged_by=author, differing_facts={"upn": "O'Neill"}, received_time=None
    )
    concerns = [
        Concern(referral=referral, exploitation_type=kind, is_primary=first)
        for kind, first in (("CSE", True), ("ONLINE", False))
    ]
    entries = [
        audit.compose("child.create", child, by=author, child=child),
        audit.compose("referral.log", referral, by=author, child=child, details={"types": ["CSE"]}),
    ]
    return [child, referral, *concerns, *entries]


@pytest.mark.django_db
def test_added_rows_are_those_that_saving_would_have_made():
    author = UserFactory()
    together, alone = drafted(author), drafted(author)

    additions.add(*together)
    for row in alone:
        for field in row._meta.concrete_fields:
            if field.is_relation and (other := getattr(row, field.name)):
                setattr(row, field.name, other)  # as is done by hand, once the other has its key
        row.save()

    for ours, theirs in zip(together, alone, strict=True):
        assert values_of(type(ours).objects.get(pk=ours.pk)) == values_of(
            type(theirs).objects.get(pk=theirs.pk)
        )
    child, referral, *others = together
    assert Referral.objects.get(child=child) == referral
    assert list(referral.concern_types.order_by("id")) == others[:2]


@pytest.mark.django_db
def test_added_rows_know_their_keys_and_what_the_database_made_of_them():
    together = drafted(UserFactory())

    additions.add(*together)

    child, referral, *others = together
    assert referral.child is child
    assert all(type(row).objects.get(pk=row.pk) == row for row in together)
    assert referral.child_id == child.pk
    assert {concern.referral_id for concern in others[:2]} == {referral.pk}
    assert child.search_name.startswith("zoe 100%")
    child.given_name = "Zed"
    child.save()
    assert Child.objects.get(pk=child.pk).given_name == "Zed"


@pytest.mark.django_db
def test_audit_rows_keep_the_order_that_they_were_given_in():
    together = drafted(UserFactory())

    additions.add(*together)

    verbs = AuditEntry.objects.order_by("id").values_list("verb", flat=True)
    assert list(verbs) == ["child.create", "referral.log"]


@pytest.mark.django_db
def test_any_make_up_goes_in_one_statement():
    author, child = UserFactory(), ChildFactory()
    referral = ReferralFactory.build(child=child, logged_by=author)
    entry = audit.compose("referral.log", referral, by=author, child=child)

    with CaptureQueriesContext(connection) as captured:
        additions.add(referral, entry)

    assert len(captured) == 1
    assert Referral.objects.get() == referral
    assert AuditEntry.objects.get() == entry


@pytest.mark.django_db
def test_nothing_is_added_where_one_of_the_rows_may_not_be():
    author = UserFactory()
    child, referral, *others = drafted(author)
    referral.received_on = referral.complete_on = date(2999, 1, 1)

    with pytest.raises(IntegrityError, match="received_on_not_in_future"), transaction.atomic():
        additions.add(child, referral, *others)

    assert not Child.objects.exists()
    assert not AuditEntry.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_each_transaction_says_whose_the_added_rows_are():
    author = UserFactory()
    who = {"user": author.pk, "request": uuid4().hex}
    pairs = [drafted(author) for _ in range(4)]  # the last of them run as a prepared statement

    with history.told(**who):
        for rows in pairs:
            with transaction.atomic():
                additions.add(*rows)

    told = [rows[number].history.get().pgh_context for rows in pairs for number in (0, 1)]
    assert told == [who] * 8


@pytest.mark.django_db(transaction=True)
def test_rows_are_added_in_a_transaction_only():
    with pytest.raises(TransactionManagementError):
        additions.add(ChildFactory.build())

    assert not Child.objects.exists()


@pytest.mark.django_db
def test_row_that_refers_to_one_that_is_not_there_is_refused():
    child = ChildFactory.build()
    stranger = ReferralFactory.build(child=ChildFactory.build(), logged_by=UserFactory())

    with pytest.raises(ValueError, match="child"):
        additions.add(child, stranger)
    twins = [ChildFactory.build(), ChildFactory.build(merged_into=child)]
    with pytest.raises(ValueError, match="merged_into"):
        additions.add(child, *twins)

    assert not Child.objects.exists()
