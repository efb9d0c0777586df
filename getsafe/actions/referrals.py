"""What happens to a referral after it was logged: returned, completed, corrected."""

from datetime import date
from typing import Any

from django.db import transaction

from getsafe import audit
from getsafe.actions import children, versions
from getsafe.dates import today
from getsafe.errors import Gone, Refused
from getsafe.models import Concern, Referral, User
from getsafe.policies import referrals as policy
from getsafe.policies.statuses import REFERRAL
from getsafe.queries.versions import Facts, concern_facts, facts_of


def hold(referral: Referral) -> Referral:
    """The referral as it is now, with its child, held until the transaction ends."""
    rows = Referral.objects.select_related("child").select_for_update(of=("self",))
    return rows.get(pk=referral.pk)


def hold_with_child(referral: Referral) -> Referral:
    """The referral and the record of its child, held: for what changes more than the referral.

    Refuses where the referral has been moved to another record meanwhile, by a merge or by the
    undoing of one.
    """
    children.hold(referral.child)
    held = hold(referral)
    if held.child_id != referral.child_id:
        raise Gone(
            "Somebody has just moved this referral to another record of the child, and nothing of "
            "yours was saved. Look at that record, then send this again"
        )
    return held


@transaction.atomic
def return_incomplete(
    referral: Referral, *, by: User, reason: str, information_due_on: date
) -> Referral:
    """Send a referral back for what is missing, which is needed by a day; its clock stops.

    Refuses a referral that does not wait and a day that is past. Audited as "referral.return".
    """
    held = hold(referral)
    policy.check_can_return(by, held)
    if not reason.strip():
        raise Refused("Enter what is missing", field="reason")
    if information_due_on < today():
        raise Refused(
            "The date it is needed by must be today or in the future", field="information_due_on"
        )
    held.status = REFERRAL.after(held.status, "return")
    held.returned_reason = reason
    held.information_due_on = information_due_on
    held.complete_on = None
    held.save(update_fields=["status", "returned_reason", "information_due_on", "complete_on"])
    audit.record("referral.return", held, by=by, child=held.child)
    return held


@transaction.atomic
def mark_complete(referral: Referral, *, by: User, complete_on: date) -> Referral:
    """Put a returned referral back among those that wait; its clock starts on `complete_on`.

    Refuses a referral that was not returned and a day that cannot be. Audited as
    "referral.complete".
    """
    held = hold(referral)
    policy.check_can_complete(by, held)
    if complete_on > today():
        raise Refused("The date must be today or in the past", field="complete_on")
    if complete_on < held.received_on:
        raise Refused(
            "The date must be on or after the date the referral was received", field="complete_on"
        )
    held.status = REFERRAL.after(held.status, "complete")
    held.complete_on = complete_on
    held.information_due_on = None
    held.save(update_fields=["status", "complete_on", "information_due_on"])
    audit.record("referral.complete", held, by=by, child=held.child)
    return held


@transaction.atomic
def record_told(referral: Referral, *, by: User, told_on: date, told: str) -> Referral:
    """Record that the referrer was told what was decided, or correct what was recorded of it.

    Refuses a referral that has not been decided and a day that cannot be. Audited as
    "referral.told".
    """
    held = hold(referral)
    policy.check_can_tell(by, held)
    decided = held.screenings.exclude(outcome="MOREINFO").get()
    policy.check_told(told_on, told, decided_on=decided.screened_on, today=today())
    held.referrer_told_on, held.referrer_told, held.referrer_told_by = told_on, told, by
    held.save(update_fields=["referrer_told_on", "referrer_told", "referrer_told_by"])
    audit.record("referral.told", held, by=by, child=held.child)
    return held


@transaction.atomic
def correct(
    referral: Referral,
    *,
    by: User,
    facts: dict[str, Any],
    concerns: list[Concern] | None = None,
    was: Facts | None = None,
) -> Referral:
    """Put right what was keyed about a referral; `facts` are fields and their new values.

    `was` is what the page said that they were typed on. Refuses a referral that does not say that
    any more, and a date that cannot be. Audited as "referral.correct" with the names of the
    fields that changed; the row's history keeps what they said.
    """
    held = hold_with_child(referral)
    policy.check_can_correct(by, held)
    _check_as_seen(held, was)
    if "received_on" in facts:
        policy.check_received(facts["received_on"], child=held.child, today=today())
        policy.check_received_first(facts["received_on"], held.screenings.all())
        facts = facts | {"complete_on": _moved_clock(held, facts["received_on"])}
    changed = [name for name, value in facts.items() if getattr(held, name) != value]
    for name in changed:
        setattr(held, name, facts[name])
    if changed:
        held.save(update_fields=changed)
    if concerns is not None and _replace_concerns(held, concerns):
        changed.append("concern_types")
    if changed:
        details = {"fields": sorted(changed)}
        audit.record("referral.correct", held, by=by, child=held.child, details=details)
    return held


def _check_as_seen(referral: Referral, was: Facts | None) -> None:
    names = [name for name in was or () if name != "concern_types"]
    now = facts_of(referral, names)
    if was and "concern_types" in was:
        now |= concern_facts(referral)
    versions.check(now, was)


def _moved_clock(referral: Referral, received_on: date) -> date | None:
    """When the clock runs from: it follows the day received unless a return moved it on."""
    if referral.complete_on is None or referral.complete_on == referral.received_on:
        return received_on if referral.complete_on else None
    return max(referral.complete_on, received_on)


def _replace_concerns(referral: Referral, concerns: list[Concern]) -> bool:
    """Make the referral's types those given; returns whether anything changed."""
    if not concerns:
        raise Refused("Select at least one type of exploitation", field="types")
    before = {_facts(concern) for concern in referral.concern_types.all()}
    if before == {_facts(concern) for concern in concerns}:
        return False
    referral.concern_types.all().delete()
    for concern in concerns:
        concern.referral = referral
    Concern.objects.bulk_create(concerns)
    return True


def _facts(concern: Concern) -> tuple[str, bool, str | None]:
    return concern.exploitation_type, concern.is_primary, concern.experience_status
