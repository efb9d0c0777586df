from datetime import date, timedelta

import pytest
from django.utils import timezone

from getsafe.actions import referral_drafts as drafts
from getsafe.actions import sendings
from getsafe.actions.referral_drafts import DIFFERENT, SAME, Given, MatchesUnanswered
from getsafe.actions.sendings import ChangedElsewhere, Overtaken, Sending
from getsafe.errors import NotAllowed, Refused
from getsafe.models import AuditEntry, Child, Concern, MatchDecision, Referral, ReferralDraft
from getsafe.permissions import Role
from getsafe.queries.duplicates import Facts
from tests.factories import ChildFactory, UserFactory

pytestmark = pytest.mark.django_db
BORN = date(2010, 5, 4)
KNOWN = {
    "given_name": "Sarah",
    "family_name": "Testchild",
    "date_of_birth": BORN,
    "birth_estimated": False,
    "nhs_number": None,
    "school": "",
}


@pytest.fixture
def worker():
    return UserFactory(role=Role.WORKER)


@pytest.fixture
def partner():
    return UserFactory(role=Role.PARTNER)


def given(received_on=date(2024, 9, 2), **child):
    return Given(
        child=KNOWN | child,
        referral={"received_on": received_on, "source": "2A", "concerns": "A fictional concern."},
        concerns=[Concern(exploitation_type="CSE", is_primary=True)],
    )


def answer(draft, by, said, whole):
    """Answer, and read the draft again, as the page that follows does."""
    drafts.answer_matches(draft, by=by, facts=Facts.of(whole.child), answers=said)
    draft.refresh_from_db()


def test_save_step_keeps_what_was_typed_and_which_steps_are_done(worker):
    draft = drafts.start(by=worker)
    drafts.save_step(draft, by=worker, step="child", typed={"given_name": ["S"]}, done=True)
    draft = drafts.save_step(draft, by=worker, step="concern", typed={"types": ["CSE", "CCE"]})
    assert draft.typed == {"child": {"given_name": ["S"]}, "concern": {"types": ["CSE", "CCE"]}}
    assert draft.steps_done == ["child"]
    draft = drafts.save_step(draft, by=worker, step="child", typed={"given_name": ["Sa"]})
    assert draft.steps_done == ["child"]
    draft = drafts.save_step(draft, by=worker, step="child", typed={}, done=False)
    assert draft.steps_done == []


def test_draft_of_another_is_out_of_reach(worker):
    draft = drafts.start(by=worker)
    other = UserFactory(role=Role.WORKER)
    for reach in (
        lambda: drafts.save_step(draft, by=other, step="child", typed={}),
        lambda: drafts.discard(draft, by=other),
    ):
        with pytest.raises(ReferralDraft.DoesNotExist):
            reach()
    drafts.discard(draft, by=worker)
    assert not ReferralDraft.objects.exists()


def test_start_needs_the_permission_to_log():
    with pytest.raises(NotAllowed):
        drafts.start(by=UserFactory(role=Role.REPORT_VIEWER))


def test_submit_makes_child_referral_and_concern_once(worker):
    draft = drafts.start(by=worker)
    first = drafts.submit(draft, by=worker, given=given())
    again = drafts.submit(draft, by=worker, given=given())
    assert again == first == Referral.objects.get()
    assert (first.status, first.complete_on) == ("awaiting_screening", first.received_on)
    assert first.concern_types.get().exploitation_type == "CSE"
    assert Child.objects.get().full_name == "Sarah Testchild"
    verbs = AuditEntry.objects.order_by("id").values_list("verb", flat=True)
    assert list(verbs) == ["child.create", "referral.log"]
    assert not ReferralDraft.objects.exists()


@pytest.mark.parametrize("received_on", [date(2999, 1, 1), date(2009, 1, 1)])
def test_submit_with_an_impossible_date_keeps_the_draft(worker, received_on):
    draft = drafts.start(by=worker)
    with pytest.raises(Refused) as refused:
        drafts.submit(draft, by=worker, given=given(received_on))
    assert refused.value.field == "received_on"
    assert ReferralDraft.objects.exists()
    assert not Child.objects.exists()


def test_submit_asks_about_likely_records_first(worker):
    known = ChildFactory(**KNOWN)
    draft = drafts.start(by=worker)
    with pytest.raises(MatchesUnanswered):
        drafts.submit(draft, by=worker, given=given())
    answer(draft, worker, {str(known.uuid): DIFFERENT}, given())
    referral = drafts.submit(draft, by=worker, given=given())
    assert referral.child != known
    decision = MatchDecision.objects.get()
    assert (decision.child, decision.other, decision.is_same) == (known, referral.child, False)


def test_draft_changed_since_it_was_read_is_not_sent_but_kept(worker):
    draft = drafts.start(by=worker)
    drafts.save_step(draft, by=worker, step="child", typed={"given_name": ["Later"]})
    with pytest.raises(Refused, match="changed in another window"):
        drafts.submit(draft, by=worker, given=given())
    draft.refresh_from_db()
    assert drafts.submit(draft, by=worker, given=given()).uuid == draft.uuid


def test_answers_do_not_outlive_the_facts_they_were_given_about(worker):
    known = ChildFactory(**KNOWN)
    draft = drafts.start(by=worker)
    answer(draft, worker, {str(known.uuid): DIFFERENT}, given())
    with pytest.raises(MatchesUnanswered):
        drafts.submit(draft, by=worker, given=given(school="Fictional High"))


def test_submit_to_the_same_child_fills_gaps_and_overwrites_nothing(worker):
    known = ChildFactory(**(KNOWN | {"school": "Fictional High"}))
    whole = given(school="Other School", nhs_number="9434765870", date_of_birth=date(2010, 5, 5))
    draft = drafts.start(by=worker)
    answer(draft, worker, {str(known.uuid): SAME}, whole)
    referral = drafts.submit(draft, by=worker, given=whole)
    known.refresh_from_db()
    assert referral.child == known
    assert known.nhs_number == "9434765870"
    assert (known.school, known.date_of_birth) == ("Fictional High", BORN)
    assert referral.differing_facts == {"school": "Other School", "date_of_birth": "2010-05-05"}
    assert AuditEntry.objects.get(verb="child.fill").details == {"fields": ["nhs_number"]}


def test_submit_fills_a_guessed_date_of_birth(worker):
    known = ChildFactory(**(KNOWN | {"birth_estimated": True, "date_of_birth": date(2010, 6, 15)}))
    draft = drafts.start(by=worker)
    answer(draft, worker, {str(known.uuid): SAME}, given())
    drafts.submit(draft, by=worker, given=given())
    known.refresh_from_db()
    assert (known.date_of_birth, known.birth_estimated) == (BORN, False)


def test_two_records_cannot_both_be_the_child(worker):
    draft = drafts.start(by=worker)
    with pytest.raises(Refused, match="Only one record"):
        answer(draft, worker, {"one": SAME, "two": SAME}, given())


def test_partner_with_a_known_number_learns_nothing_and_loses_nothing(partner):
    known = ChildFactory(**(KNOWN | {"nhs_number": "9434765870"}))
    draft = drafts.start(by=partner)
    referral = drafts.submit(draft, by=partner, given=given(nhs_number="9434765870"))
    assert referral.child != known
    assert referral.child.nhs_number is None
    assert referral.differing_facts == {"nhs_number": "9434765870"}


def typed_child(name):
    return {"step": "child", "typed": {"given_name": [name]}}


def test_save_step_that_arrives_late_does_not_replace_later_text(worker):
    draft = drafts.start(by=worker)
    drafts.save_step(draft, by=worker, **typed_child("Sara"), sending=Sending("tab", 2))
    with pytest.raises(Overtaken, match="saved already"):
        drafts.save_step(draft, by=worker, **typed_child("S"), sending=Sending("tab", 1))
    drafts.save_step(draft, by=worker, **typed_child("Sarah"), sending=Sending("tab", 3))
    draft.refresh_from_db()
    assert draft.typed["child"] == {"given_name": ["Sarah"]}


def test_save_step_by_button_outruns_the_saves_of_its_page_and_is_never_refused(worker):
    draft = drafts.start(by=worker)
    pressed = typed_child("Sarah") | {"done": True}
    drafts.save_step(draft, by=worker, **pressed, sending=Sending("tab", 4))
    drafts.save_step(draft, by=worker, **pressed, sending=Sending("tab", 2))
    with pytest.raises(Overtaken):
        drafts.save_step(draft, by=worker, **typed_child("S"), sending=Sending("tab", 3))
    drafts.save_step(draft, by=worker, **typed_child("Sal"), sending=Sending("new tab", 1))
    with pytest.raises(Overtaken):
        drafts.save_step(draft, by=worker, **typed_child("S"), sending=Sending("tab", 3))
    draft.refresh_from_db()
    assert draft.typed["child"] == {"given_name": ["Sal"]}


def test_save_step_of_a_window_that_has_not_seen_the_other_is_refused(worker):
    draft = drafts.start(by=worker)
    at_first = sendings.digest({})
    one, other = Sending("one", 1, at_first), Sending("other", 1, at_first)
    drafts.save_step(draft, by=worker, **typed_child("Sara"), sending=one)
    for done in (None, False, True):
        typed = typed_child("Unseen") | {"done": done}
        with pytest.raises(ChangedElsewhere, match="another window"):
            drafts.save_step(draft, by=worker, **typed, sending=other)
    drafts.save_step(draft, by=worker, **typed_child("Sarah"), sending=Sending("one", 2, at_first))
    draft.refresh_from_db()
    seen = sendings.digest(draft.typed["child"])
    drafts.save_step(draft, by=worker, **typed_child("Sal"), sending=Sending("new", 1, seen))
    with pytest.raises(ChangedElsewhere):
        drafts.save_step(draft, by=worker, **typed_child("S"), sending=Sending("one", 3, at_first))
    draft.refresh_from_db()
    assert draft.typed["child"] == {"given_name": ["Sal"]}


def test_save_step_without_script_goes_by_what_its_page_showed(worker):
    draft = drafts.start(by=worker)
    unseen, pressed = Sending(seen=sendings.digest({})), typed_child("Sara") | {"done": True}
    drafts.save_step(draft, by=worker, **pressed, sending=unseen)
    with pytest.raises(ChangedElsewhere):
        drafts.save_step(draft, by=worker, **typed_child("S") | {"done": True}, sending=unseen)
    seen = Sending(seen=sendings.digest({"given_name": ["Sara"]}))
    drafts.save_step(draft, by=worker, **typed_child("Sal") | {"done": True}, sending=seen)


def test_save_step_remembers_the_order_of_few_pages_and_of_each_step_apart(worker):
    draft = drafts.start(by=worker)
    for name in range(sendings.PAGES + 5):
        drafts.save_step(draft, by=worker, **typed_child("S"), sending=Sending(f"tab {name}", 9))
    drafts.save_step(draft, by=worker, step="family", typed={}, sending=Sending("tab 14", 1))
    draft.refresh_from_db()
    assert len(draft.sendings["child"]) == sendings.PAGES
    assert draft.sendings["family"] == [["tab 14", 1]]


def test_forget_untouched_deletes_drafts_left_for_90_days_once_and_says_so(worker):
    left, touched = drafts.start(by=worker), drafts.start(by=worker)
    now = timezone.now()
    ReferralDraft.objects.filter(pk=left.pk).update(saved_at=now - drafts.KEPT)
    ReferralDraft.objects.filter(pk=touched.pk).update(
        saved_at=now - drafts.KEPT + timedelta(minutes=1)
    )
    assert drafts.forget_untouched(by=None, now=now) == 1
    assert drafts.forget_untouched(by=None, now=now) == 0
    assert ReferralDraft.objects.get() == touched
    entry = AuditEntry.objects.get(verb="draft.expire")
    assert entry.subject_key == str(left.uuid)
    assert entry.details == {"author": worker.pk}
