"""A referral half written: kept as typed, and turned into a referral once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from getsafe import additions, audit
from getsafe.actions import constraints, filling, matches, sendings
from getsafe.actions.sendings import Sending
from getsafe.dates import today
from getsafe.errors import Refused
from getsafe.models import Child, Concern, Referral, ReferralDraft, User
from getsafe.policies import referrals as policy
from getsafe.queries import duplicates

SAME, DIFFERENT = "same", "different"
KEPT = timedelta(days=90)  # after it was last touched


class MatchesUnanswered(Refused):
    """There are likely duplicates about which the author has not been asked."""


@dataclass(frozen=True, slots=True)
class Given:
    """What a finished draft says: fields of the child and of the referral, and its concerns."""

    child: dict[str, Any]
    referral: dict[str, Any]
    concerns: Sequence[Concern]


def start(*, by: User) -> ReferralDraft:
    """Begin a draft. Not audited: a draft is its author's alone and holds nothing yet."""
    policy.check_can_log(by)
    return ReferralDraft.objects.create(author=by)


def save_step(
    draft: ReferralDraft,
    *,
    by: User,
    step: str,
    typed: Mapping[str, list[str]],
    done: bool | None = None,
    sending: Sending | None = None,
) -> ReferralDraft:
    """Keep what was typed on one step, right or wrong; `done` None leaves as it is whether it is.

    Refuses text saved while typing (`done` None) that arrives after later text of its own page:
    a slow network may deliver them in the wrong order. Refuses text of a page that does not show
    what another window kept since, or one would undo the other unseen. Not audited: it is saved
    every few seconds.
    """
    policy.check_can_log(by)
    with transaction.atomic():
        held = ReferralDraft.objects.select_for_update().visible_to(by).get(pk=draft.pk)
        if sending:
            kept, pages = sendings.digest(held.typed.get(step, {})), held.sendings.get(step, [])
            sendings.check_order(pages, sending, kept=kept, may_be_late=done is None)
            _note(held, step, sending)
        held.typed[step] = dict(typed)
        if done is not None:
            others = [name for name in held.steps_done if name != step]
            held.steps_done = [*others, step] if done else others
        held.save()
    return held


def answer_matches(
    draft: ReferralDraft, *, by: User, facts: duplicates.Facts, answers: Mapping[str, str]
) -> ReferralDraft:
    """Keep which records are the same child; refuses two that are. Audited as "draft.match"."""
    policy.check_can_log(by)
    if list(answers.values()).count(SAME) > 1:
        raise Refused(
            "Only one record can be the same child. If two records are one child, choose one here "
            "and ask a team manager to merge the two"
        )
    with transaction.atomic():
        held = ReferralDraft.objects.select_for_update().visible_to(by).get(pk=draft.pk)
        held.match_answers = {"about": facts.digest, "answers": dict(answers)}
        held.save()
        audit.record("draft.match", held, by=by, details={"answers": dict(answers)})
    return held


def _note(draft: ReferralDraft, step: str, sending: Sending) -> None:
    """Remember the pages that text of a step came from, the latest last; none without script."""
    if not sending.page:
        draft.sendings.pop(step, None)
        return
    draft.sendings[step] = sendings.note(draft.sendings.get(step, []), sending)


@transaction.atomic
def forget_untouched(*, by: None, now: datetime) -> int:
    """Delete the drafts that nobody has touched for 90 days, each audited as "draft.expire"."""
    untouched = ReferralDraft.objects.select_for_update(skip_locked=True)
    drafts = list(untouched.untouched_since(now - KEPT))
    for draft in drafts:
        audit.record("draft.expire", draft, by=by, details={"author": draft.author_id})
        draft.delete()
    return len(drafts)


@transaction.atomic
def discard(draft: ReferralDraft, *, by: User) -> None:
    """Throw a draft away. Audited as "draft.discard"."""
    policy.check_can_log(by)
    held = ReferralDraft.objects.select_for_update().visible_to(by).get(pk=draft.pk)
    audit.record("draft.discard", held, by=by)
    held.delete()


def answers_about(draft: ReferralDraft, facts: duplicates.Facts) -> dict[str, str]:
    """The author's answers, by the records' uuid, if they were given about these facts."""
    kept = draft.match_answers
    return kept.get("answers", {}) if kept.get("about") == facts.digest else {}


def submit(draft: ReferralDraft, *, by: User, given: Given) -> Referral:
    """Turn a draft into a referral that waits for screening, once however often it is pressed.

    Refuses dates that cannot be and likely duplicates about which nothing was said. A record said
    to be the same child is added to: what was unknown is filled, what differs is kept beside the
    referral and overwrites nothing. Audited as "referral.log" and "child.create" or "child.fill".
    """
    policy.check_can_log(by)
    sooner = Refused("Someone recorded a child with the same number a moment ago. Submit again")
    with constraints.refusing(dict.fromkeys(filling.IDENTIFIERS, sooner)):
        return _submit(draft, by=by, given=given)


def _submit(draft: ReferralDraft, *, by: User, given: Given) -> Referral:
    if not _take(draft, by=by):
        return _sent_before(draft)
    facts = duplicates.Facts.of(given.child)
    answers = answers_about(draft, facts)
    _check_answered(by, facts, answers)
    child, differing, new = _child(by, given.child, answers)
    policy.check_received(given.referral["received_on"], child=child, today=today())
    referral = Referral(
        uuid=draft.uuid,
        child=child,
        complete_on=given.referral["received_on"],
        logged_by=by,
        differing_facts=differing,
        **given.referral,
    )
    for concern in given.concerns:
        concern.referral = referral
    details = {"types": [concern.exploitation_type for concern in given.concerns]}
    done = [audit.compose("child.create", one, by=by, child=one) for one in new]
    done.append(audit.compose("referral.log", referral, by=by, child=child, details=details))
    additions.add(*new, referral, *given.concerns, *done)
    _remember_different(child, answers, by=by)
    return referral


def _take(draft: ReferralDraft, *, by: User) -> bool:
    """Remove the draft as it was read; a refusal puts it back. A second sender waits, then not."""
    as_read = ReferralDraft.objects.visible_to(by).filter(pk=draft.pk, saved_at=draft.saved_at)
    taken, _ = as_read.delete()
    return taken == 1


def _sent_before(draft: ReferralDraft) -> Referral:
    sent = Referral.objects.filter(uuid=draft.uuid).first()
    if sent is None:
        raise Refused("This draft was changed in another window. Check the answers and send again")
    return sent


def _check_answered(by: User, facts: duplicates.Facts, answers: Mapping[str, str]) -> None:
    candidates = duplicates.list_candidates(by, facts)
    if any(str(candidate.child.uuid) not in answers for candidate in candidates):
        raise MatchesUnanswered(
            "There are records that may be the same child. Say for each whether it is"
        )


def _child(
    by: User, known: dict[str, Any], answers: Mapping[str, str]
) -> tuple[Child, dict, list[Child]]:
    """The child's record, what was said of them that it does not say, and the record if it is new.

    A record that was found has been filled, and that is audited already.
    """
    same = next((key for key, answer in answers.items() if answer == SAME), None)
    if same:
        rows = Child.objects.select_for_update().visible_to(by).current()
        if child := rows.filter(uuid=same).first():
            return child, filling.fill(child, known, by=by), []
        raise Refused("The record that you chose has been merged into another. Choose again")
    taken = duplicates.holders_of({name: known.get(name, "") for name in filling.IDENTIFIERS})
    differing = {name: known[name] for name in taken}
    child = Child(**(known | dict.fromkeys(taken)))
    return child, differing, [child]


def _remember_different(child: Child, answers: Mapping[str, str], *, by: User) -> None:
    keys = [key for key, answer in answers.items() if answer == DIFFERENT]
    if not keys:
        return
    for other in Child.objects.filter(uuid__in=keys).exclude(pk=child.pk):
        matches.remember(child, other, is_same=False, by=by)
