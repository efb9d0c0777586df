"""Actions: added, updated, and ended only with an outcome."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction

from getsafe import audit
from getsafe.actions import cases
from getsafe.dates import today
from getsafe.models import Agency, Case, User
from getsafe.policies import cases as case_policy
from meetings.actions import locks
from meetings.errors import MeetingRefused
from meetings.models import Action, ActionUpdate, AgendaItem, Meeting
from meetings.policies import actions as policy
from meetings.policies import meetings as meeting_policy

ENDS = {"complete": "action.complete", "not_achieve": "action.not_achieve"}


@dataclass(frozen=True, slots=True, kw_only=True)
class NewAction:
    """An action as typed. `token` makes adding it twice add it once."""

    text: str
    agency: Agency
    due_on: date
    owner: User | None = None
    priority: str = "normal"
    strand: str | None = None
    professionals_only: bool = False
    token: UUID | None = None


@transaction.atomic
def add(
    new: NewAction,
    *,
    by: User,
    case: Case | None = None,
    meeting: Meeting | None = None,
    item: AgendaItem | None = None,
) -> Action:
    """Give someone an action, from a meeting's item or on a case.

    Refuses a closed case, a meeting that does not sit or whose minutes are approved, a date that
    has passed, and an owner of another agency. The same token twice gives the action made first.
    Audits `action.add`.
    """
    policy.check_can_add(by, meeting)
    if meeting:
        locks.take(meeting)
    case = cases.lock(case) if case else None
    if new.token and (made := Action.objects.filter(uuid=new.token).first()):
        return made
    if meeting:
        meeting_policy.check_can(by, meeting, "minute")
    if case:
        case_policy.check_is_open(case)
    _check_due(new.due_on)
    if new.owner and new.owner.agency_id and new.owner.agency_id != new.agency.pk:
        raise MeetingRefused("Select a person of the agency, or no one", field="owner")
    action = Action(
        case=case,
        meeting=meeting,
        item=item,
        text=new.text,
        agency=new.agency,
        owner=new.owner,
        due_on=new.due_on,
        original_due_on=new.due_on,
        priority=new.priority,
        strand=new.strand or None,
        professionals_only=new.professionals_only,
        created_by=by,
    )
    if new.token:
        action.uuid = new.token
    action.save()
    _record("action.add", action, by=by)
    return action


@transaction.atomic
def update(action: Action, *, by: User, text: str, due_on: date) -> ActionUpdate:
    """Note progress, and a new day due if it slipped: that counts as carried forward. Audited."""
    locked = _lock(action)
    locked.status = policy.check_can(by, locked, "update")
    if not text.strip():
        raise MeetingRefused("Enter what has been done so far", field="text")
    if due_on != locked.due_on:
        _check_due(due_on)
    locked.carried_forward += due_on > locked.due_on
    locked.due_on = due_on
    locked.save(update_fields=["status", "due_on", "carried_forward"])
    return _note(locked, text, "action.update", by=by)


@transaction.atomic
def end(action: Action, *, by: User, how: str, outcome: str, ended_on: date) -> ActionUpdate:
    """End an action as done ("complete") or not done ("not_achieve"), with what came of it.

    Refuses a day in the future or before the action was given. Audits `action.complete` or
    `action.not_achieve`.
    """
    locked = _lock(action)
    locked.status = policy.check_can(by, locked, how)
    if not outcome.strip():
        raise MeetingRefused("Enter the outcome", field="outcome")
    if ended_on > today():
        raise MeetingRefused("The date must be today or in the past", field="ended_on")
    locked.outcome, locked.completed_on = outcome, ended_on
    locked.save(update_fields=["status", "outcome", "completed_on"])
    return _note(locked, outcome, ENDS[how], by=by)


@transaction.atomic
def cancel(action: Action, *, by: User, reason: str) -> ActionUpdate:
    """Cancel an action that is no longer needed, with the reason. Audits `action.cancel`."""
    locked = _lock(action)
    locked.status = policy.check_can(by, locked, "cancel")
    if not reason.strip():
        raise MeetingRefused("Enter why the action is cancelled", field="reason")
    locked.outcome, locked.completed_on = reason, today()
    locked.save(update_fields=["status", "outcome", "completed_on"])
    return _note(locked, reason, "action.cancel", by=by)


def _check_due(due_on: date) -> None:
    if due_on < today():
        raise MeetingRefused("The day due must be today or in the future", field="due_on")


def _lock(action: Action) -> Action:
    related = Action.objects.select_related("case__child", "agency")
    return related.select_for_update(of=("self",)).get(pk=action.pk)


def _note(action: Action, text: str, verb: str, *, by: User) -> ActionUpdate:
    note = ActionUpdate.objects.create(
        action=action, text=text, status=action.status, due_on=action.due_on, by=by
    )
    _record(verb, action, by=by)
    return note


def _record(verb: str, action: Action, *, by: User) -> None:
    child = action.case.child if action.case else None
    details = {"status": action.status, "carried_forward": action.carried_forward}
    audit.record(verb, action, by=by, child=child, details=details)
