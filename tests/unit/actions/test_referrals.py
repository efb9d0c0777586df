from datetime import date, timedelta

import pytest

from getsafe.actions import referrals
from getsafe.dates import today
from getsafe.errors import Refused
from getsafe.models import AuditEntry, Concern
from getsafe.permissions import Role
from tests.factories import ConcernFactory, ReferralFactory, ScreeningFactory, UserFactory

pytestmark = pytest.mark.django_db
MISSING = {"reason": "No date of birth.", "information_due_on": today() + timedelta(days=7)}


@pytest.fixture
def worker():
    return UserFactory(role=Role.WORKER)


def test_return_stops_the_clock_and_complete_starts_it_afresh(worker):
    referral = ReferralFactory()
    returned = referrals.return_incomplete(referral, by=worker, **MISSING)
    assert (returned.status, returned.complete_on) == ("returned_incomplete", None)
    assert returned.information_due_on == MISSING["information_due_on"]
    back = referrals.mark_complete(referral, by=worker, complete_on=date(2024, 9, 12))
    assert (back.status, back.complete_on) == ("awaiting_screening", date(2024, 9, 12))
    verbs = AuditEntry.objects.order_by("id").values_list("verb", flat=True)
    assert list(verbs) == ["referral.return", "referral.complete"]


def test_return_without_a_reason_or_twice_is_refused(worker):
    referral = ReferralFactory()
    with pytest.raises(Refused, match="Enter what is missing"):
        referrals.return_incomplete(referral, by=worker, **MISSING | {"reason": ""})
    past = MISSING | {"information_due_on": today() - timedelta(days=1)}
    with pytest.raises(Refused, match="today or in the future"):
        referrals.return_incomplete(referral, by=worker, **past)
    referrals.return_incomplete(referral, by=worker, **MISSING)
    with pytest.raises(Refused, match="waits for screening"):
        referrals.return_incomplete(referral, by=worker, **MISSING)


@pytest.mark.parametrize("day", [date(2024, 9, 1), date(2999, 1, 1)])
def test_complete_before_receipt_or_after_today_is_refused(worker, day):
    referral = ReferralFactory(
        status="returned_incomplete", returned_reason="More.", complete_on=None
    )
    with pytest.raises(Refused) as refused:
        referrals.mark_complete(referral, by=worker, complete_on=day)
    assert refused.value.field == "complete_on"
    back = referrals.mark_complete(referral, by=worker, complete_on=date(2024, 9, 2))
    assert back.information_due_on is None


DECIDED = date(2024, 9, 5)


@pytest.fixture
def decided():
    screening = ScreeningFactory(referral__status="screened", screened_on=DECIDED)
    return screening.referral


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"told_on": date(2024, 9, 4)}, "told_on"),
        ({"told_on": date(2999, 1, 1)}, "told_on"),
        ({"told": " "}, "told"),
    ],
)
def test_told_before_the_decision_or_without_a_word_is_refused(worker, decided, changed, field):
    told = {"told_on": DECIDED, "told": "By telephone: what was decided."}
    with pytest.raises(Refused) as refused:
        referrals.record_told(decided, by=worker, **told | changed)
    assert refused.value.field == field
    held = referrals.record_told(decided, by=worker, **told)
    assert (held.referrer_told_on, held.referrer_told_by) == (DECIDED, worker)
    assert AuditEntry.objects.get().verb == "referral.told"


def test_told_today_is_taken_and_tomorrow_refused(worker, decided):
    with pytest.raises(Refused):
        referrals.record_told(
            decided, by=worker, told_on=today() + timedelta(days=1), told="By email."
        )
    held = referrals.record_told(decided, by=worker, told_on=today(), told="By email.")
    assert held.referrer_told_on == today()


def test_told_of_a_referral_that_waits_is_refused(worker):
    with pytest.raises(Refused, match="once the referral has been screened"):
        referrals.record_told(ReferralFactory(), by=worker, told_on=DECIDED, told="By email.")


def test_correct_the_date_received_to_after_the_decision_is_refused(worker, decided):
    with pytest.raises(Refused) as refused:
        referrals.correct(decided, by=worker, facts={"received_on": date(2024, 9, 6)})
    assert refused.value.field == "received_on"
    referrals.correct(decided, by=worker, facts={"received_on": DECIDED})


def test_correct_audits_the_names_of_changed_fields_only(worker):
    referral = ReferralFactory()
    facts = {"concerns": "A corrected concern.", "source": "2A"}
    referrals.correct(referral, by=worker, facts=facts)
    entry = AuditEntry.objects.get()
    assert entry.details == {"fields": ["concerns"]}
    referrals.correct(referral, by=worker, facts=facts)
    assert AuditEntry.objects.count() == 1


@pytest.mark.parametrize(
    ("complete_on", "corrected", "clock"),
    [
        (date(2024, 9, 2), date(2024, 8, 30), date(2024, 8, 30)),
        (date(2024, 9, 12), date(2024, 8, 30), date(2024, 9, 12)),
        (date(2024, 9, 12), date(2024, 9, 13), date(2024, 9, 13)),
        (None, date(2024, 8, 30), None),
    ],
)
def test_correct_the_date_received_moves_the_clock_with_it(worker, complete_on, corrected, clock):
    status = "awaiting_screening" if complete_on else "returned_incomplete"
    referral = ReferralFactory(complete_on=complete_on, status=status, returned_reason="More.")
    held = referrals.correct(referral, by=worker, facts={"received_on": corrected})
    assert held.complete_on == clock


def test_correct_to_a_date_before_birth_is_refused(worker):
    with pytest.raises(Refused) as refused:
        referrals.correct(ReferralFactory(), by=worker, facts={"received_on": date(2010, 6, 14)})
    assert refused.value.field == "received_on"


def test_correct_replaces_the_types_of_concern(worker):
    concern = ConcernFactory(is_primary=True)
    same = [Concern(exploitation_type="CSE", is_primary=True)]
    referrals.correct(concern.referral, by=worker, facts={}, concerns=same)
    assert not AuditEntry.objects.exists()
    other = [Concern(exploitation_type="CCE", is_primary=True)]
    referrals.correct(concern.referral, by=worker, facts={}, concerns=other)
    assert concern.referral.concern_types.get().exploitation_type == "CCE"
    with pytest.raises(Refused):
        referrals.correct(concern.referral, by=worker, facts={}, concerns=[])
