from datetime import date

import pytest

from getsafe.actions import matches, merges
from getsafe.errors import NotAllowed, Refused
from getsafe.models import AuditEntry, MatchDecision
from getsafe.permissions import Role
from tests.factories import (
    CareStatusSpellFactory,
    CaseFactory,
    ChildFactory,
    ClosedCaseFactory,
    ConsentFactory,
    ReferralFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def manager():
    return UserFactory(role=Role.TEAM_MANAGER)


def test_merge_moves_everything_and_fills_what_was_unknown(manager):
    gone = ChildFactory(nhs_number="9434765870", school="Fictional High", ethnicity="WOTH")
    kept = ChildFactory(given_name="Kept", ethnicity="NOBT")
    case = CaseFactory(referral__child=gone)
    status, consent = CareStatusSpellFactory(child=gone), ConsentFactory(child=gone)
    earlier = ChildFactory(merged_into=gone)
    merges.merge(gone, by=manager, into=kept)
    for record in (case, case.referral, status, consent):
        record.refresh_from_db()
        assert record.child == kept
    for record in (gone, earlier):
        record.refresh_from_db()
        assert record.merged_into == kept
    kept.refresh_from_db()
    assert (kept.nhs_number, kept.school) == ("9434765870", "Fictional High")
    assert (kept.given_name, kept.ethnicity) == ("Kept", "WOTH")
    entry = AuditEntry.objects.get(verb="child.merge")
    assert entry.details["moved"]["getsafe.case.child"] == 1
    assert entry.child_key == str(kept.uuid)


def test_every_relation_to_a_child_is_known_to_the_merge():
    names = {model._meta.label for model, _ in merges.holders_of_children()}
    assert {"getsafe.Referral", "getsafe.Case", "getsafe.Consent", "getsafe.Child"} <= names
    assert not any("Event" in name for name in names)


def test_merge_of_two_open_cases_is_refused_and_leaves_all(manager):
    one, other = CaseFactory(), CaseFactory()
    with pytest.raises(Refused, match="Both records have an open case"):
        merges.merge(one.child, by=manager, into=other.child)
    one.refresh_from_db()
    assert one.child.merged_into is None


def test_merge_of_overlapping_cases_is_refused(manager):
    closed, current = ClosedCaseFactory(), CaseFactory()
    with pytest.raises(Refused, match="cases at the same time"):
        merges.merge(closed.child, by=manager, into=current.child)
    later = CaseFactory(referral__received_on=date(2024, 12, 20))
    merges.merge(closed.child, by=manager, into=later.child)


def test_merge_of_the_same_care_status_is_refused(manager):
    one, other = CareStatusSpellFactory(), CareStatusSpellFactory()
    with pytest.raises(Refused, match="same social care status"):
        merges.merge(one.child, by=manager, into=other.child)


def test_merge_of_a_record_already_merged_or_with_itself_is_refused(manager):
    gone, kept = ChildFactory(), ChildFactory()
    with pytest.raises(Refused, match="two different"):
        merges.merge(kept, by=manager, into=kept)
    merges.merge(gone, by=manager, into=kept)
    with pytest.raises(Refused, match="already been merged"):
        merges.merge(gone, by=manager, into=kept)


def test_merge_by_a_worker_is_refused(manager):
    worker = UserFactory(role=Role.WORKER)
    gone, kept = ChildFactory(), ChildFactory()
    with pytest.raises(NotAllowed):
        merges.merge(gone, by=worker, into=kept)
    merges.merge(gone, by=manager, into=kept)


def test_merge_carries_over_what_was_decided_about_others(manager):
    gone, kept, third = ChildFactory(), ChildFactory(), ChildFactory()
    matches.decide(gone, third, by=manager, is_same=False)
    merges.merge(gone, by=manager, into=kept)
    decisions = {(d.child_id, d.other_id): d.is_same for d in MatchDecision.objects.all()}
    assert decisions == {(gone.pk, kept.pk): True, (kept.pk, third.pk): False}


def words():
    return {
        (d.child_id, d.other_id): (d.is_same, d.decided_by) for d in MatchDecision.objects.all()
    }


def test_undo_gives_each_record_back_what_was_decided_about_it(manager):
    gone, kept, third, fourth, fifth = (ChildFactory() for _ in range(5))
    worker = UserFactory(role=Role.WORKER)
    matches.decide(gone, third, by=worker, is_same=False)
    matches.decide(gone, fourth, by=worker, is_same=False)
    matches.decide(gone, fifth, by=worker, is_same=True)
    matches.decide(kept, fifth, by=worker, is_same=False)
    before = words()
    when = MatchDecision.objects.get(other=third).decided_at

    record = merges.merge(gone, by=manager, into=kept)

    carried = MatchDecision.objects.get(child=kept, other=third)
    assert (carried.is_same, carried.decided_by, carried.decided_at) == (False, worker, when)
    assert words()[kept.pk, fifth.pk] == (False, worker)
    matches.decide(kept, fourth, by=manager, is_same=True)

    merges.undo(record, by=manager, reason="Two cousins.")

    newly = {(gone.pk, kept.pk): (False, manager), (kept.pk, fourth.pk): (True, manager)}
    del before[gone.pk, fourth.pk]
    assert words() == before | newly


def test_merge_keeps_an_address_sensitive(manager):
    gone, kept = ChildFactory(address_is_sensitive=True), ChildFactory()
    merges.merge(gone, by=manager, into=kept)
    kept.refresh_from_db()
    assert kept.address_is_sensitive


def test_decide_again_replaces_the_word(manager):
    one, other = ChildFactory(), ChildFactory()
    matches.decide(other, one, by=manager, is_same=True)
    matches.decide(one, other, by=manager, is_same=False)
    assert MatchDecision.objects.get().is_same is False
    with pytest.raises(Refused):
        matches.decide(one, one, by=manager, is_same=True)
    referral = ReferralFactory(child=one)
    assert referral.child == one


def test_undo_puts_everything_back_where_it_was(manager):
    gone = ChildFactory(nhs_number="9434765870", school="Fictional High")
    kept = ChildFactory(birth_estimated=True, date_of_birth=date(2010, 8, 15))
    case, own = CaseFactory(referral__child=gone), ReferralFactory(child=kept)
    record = merges.merge(gone, by=manager, into=kept)
    since = ReferralFactory(child=kept)
    with pytest.raises(Refused, match="Enter why"):
        merges.undo(record, by=manager, reason=" ")
    merges.undo(record, by=manager, reason="Two cousins.")
    for row in (gone, kept, case, case.referral, own, since):
        row.refresh_from_db()
    assert (gone.merged_into, gone.nhs_number, kept.nhs_number) == (None, "9434765870", None)
    assert (kept.school, kept.date_of_birth, kept.birth_estimated) == ("", date(2010, 8, 15), True)
    assert case.child == case.referral.child == gone
    assert own.child == since.child == kept
    assert MatchDecision.objects.get().is_same is False
    with pytest.raises(Refused, match="has been undone"):
        merges.undo(record, by=manager, reason="Again.")


def test_undo_after_something_moved_on_is_refused(manager):
    gone, kept, third = ChildFactory(), ChildFactory(), ChildFactory()
    referral = ReferralFactory(child=gone)
    record = merges.merge(gone, by=manager, into=kept)
    referral.child = third
    referral.save()
    with pytest.raises(Refused, match="moved on"):
        merges.undo(record, by=manager, reason="Two cousins.")


def test_undo_after_a_filled_detail_was_changed_is_refused(manager):
    gone, kept = ChildFactory(school="Fictional High"), ChildFactory()
    record = merges.merge(gone, by=manager, into=kept)
    kept.refresh_from_db()
    kept.school = "Another School"
    kept.save()
    with pytest.raises(Refused, match="has been changed"):
        merges.undo(record, by=manager, reason="Two cousins.")
    assert not AuditEntry.objects.filter(verb="child.unmerge").exists()


def test_undo_by_a_worker_is_refused(manager):
    record = merges.merge(ChildFactory(), by=manager, into=ChildFactory())
    with pytest.raises(NotAllowed):
        merges.undo(record, by=UserFactory(role=Role.WORKER), reason="Two cousins.")
    merges.undo(record, by=manager, reason="Two cousins.")


def test_undo_says_on_the_merge_and_in_the_audit_who_undid_it_and_why(manager):
    record = merges.merge(ChildFactory(), by=manager, into=ChildFactory())
    merges.undo(record, by=manager, reason="Two cousins.")
    record.refresh_from_db()
    assert (record.undone_by, record.undone_reason) == (manager, "Two cousins.")
    assert record.undone_at is not None
    entry = AuditEntry.objects.get(verb="child.unmerge")
    assert (entry.actor_id, entry.reason) == (manager.pk, "Two cousins.")


def test_merge_into_a_record_that_was_itself_merged_is_refused(manager):
    gone, kept, third = ChildFactory(), ChildFactory(), ChildFactory()
    merges.merge(gone, by=manager, into=kept)
    with pytest.raises(Refused, match="already been merged"):
        merges.merge(third, by=manager, into=gone)


def test_undo_of_an_earlier_merge_is_refused_where_the_kept_record_was_merged_since(manager):
    gone, kept, third = ChildFactory(), ChildFactory(), ChildFactory()
    record = merges.merge(gone, by=manager, into=kept)
    merges.merge(kept, by=manager, into=third)
    with pytest.raises(Refused, match="merged again since"):
        merges.undo(record, by=manager, reason="Two cousins.")


def test_merge_of_addresses_that_are_not_sensitive_makes_none_sensitive(manager):
    kept = ChildFactory()
    merges.merge(ChildFactory(), by=manager, into=kept)
    kept.refresh_from_db()
    assert not kept.address_is_sensitive
