"""Planning a meeting, inviting to it, issuing its agenda, holding it, and closing its minutes."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date, time
from typing import Any

from django.db import transaction
from django.utils import timezone

from getsafe import audit
from getsafe.actions import cases
from getsafe.dates import today
from getsafe.models import Agency, Case, User
from meetings.actions import agenda, locks
from meetings.errors import MeetingRefused, WrongState
from meetings.models import Addendum, Attendance, Meeting, MeetingType
from meetings.policies import meetings as policy


@dataclass(frozen=True, slots=True)
class Place:
    """One person's place at a meeting, as typed; `person` where they have an account."""

    name: str
    agency: Agency | None = None
    capacity: str = ""
    status: str = "invited"
    person: User | None = None
    report_supplied: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitting:
    """When and where a meeting sits and who runs it, as typed."""

    held_on: date
    starts_at: time | None = None
    place: str = ""
    chair: User | None = None
    deputy_reason: str = ""
    minute_taker: User | None = None


@transaction.atomic
def plan(
    meeting_type: MeetingType,
    *,
    by: User,
    sitting: Sitting,
    case: Case | None = None,
    invite: Iterable[User] = (),
) -> Meeting:
    """Plan a meeting, invite people and draw its first agenda from the data.

    Refuses a chair who does not hold the type's role (a deputy needs a reason, where allowed), a
    date in the past, and a MACE 1 without its child. Audits `meeting.plan`.
    """
    policy.check_can_plan(by, meeting_type)
    case = cases.lock(case) if case else None
    _check_facts(meeting_type, held_on=sitting.held_on, case=case)
    policy.check_chair(meeting_type, sitting.chair, deputy_reason=sitting.deputy_reason)
    meeting = Meeting.objects.create(
        type=meeting_type, case=case, created_by=by, **_fields(sitting)
    )
    _invite(meeting, invite)
    _record("meeting.plan", meeting, by=by, details={"type": meeting_type.code})
    agenda.refresh(meeting, by=by)
    return meeting


@transaction.atomic
def change(meeting: Meeting, *, by: User, sitting: Sitting) -> None:
    """Change when, where and who runs a meeting not yet held. Audits `meeting.change`."""
    locks.take(meeting)
    policy.check_can(by, meeting, "prepare")
    _check_facts(meeting.type, held_on=sitting.held_on, case=meeting.case)
    policy.check_chair(meeting.type, sitting.chair, deputy_reason=sitting.deputy_reason)
    for name, value in _fields(sitting).items():
        setattr(meeting, name, value)
    meeting.save()
    _record("meeting.change", meeting, by=by)


@transaction.atomic
def invite(meeting: Meeting, *, by: User, people: Iterable[User], guests: Iterable[Place]) -> int:
    """Invite account holders, and others by name; gives how many are new. Audits the count."""
    locks.take(meeting)
    policy.check_can(by, meeting, "prepare")
    new = _invite(meeting, people)
    for guest in guests:
        _seat(meeting, guest)
        new += 1
    _record("meeting.invite", meeting, by=by, details={"invited": new})
    return new


@transaction.atomic
def uninvite(attendance: Attendance, *, by: User) -> None:
    """Take back an invitation to a meeting not yet held. Audits `meeting.uninvite`."""
    meeting = attendance.meeting
    locks.take(meeting)
    policy.check_can(by, meeting, "prepare")
    attendance.delete()
    _record("meeting.uninvite", meeting, by=by)


@transaction.atomic
def issue(meeting: Meeting, *, by: User) -> None:
    """Issue the agenda: those invited may open the pack from now. Audits `meeting.issue`."""
    locks.take(meeting)
    meeting.status = policy.check_can(by, meeting, "issue")
    if not meeting.items.standing().exists() and not meeting.case_id:
        raise WrongState("Add at least one item to the agenda first")
    meeting.save()
    _record("meeting.issue", meeting, by=by)


@transaction.atomic
def cancel(meeting: Meeting, *, by: User, reason: str) -> None:
    """Cancel a meeting not yet held, with the reason. Audits `meeting.cancel`."""
    locks.take(meeting)
    meeting.status = policy.check_can(by, meeting, "cancel")
    if not reason.strip():
        raise MeetingRefused("Enter why the meeting is cancelled", field="reason")
    meeting.cancelled_reason = reason
    meeting.save()
    _record("meeting.cancel", meeting, by=by, reason=reason)


@transaction.atomic
def hold(
    meeting: Meeting,
    *,
    by: User,
    held_on: date,
    confidentiality_read: bool,
    statuses: dict[int, str],
    guests: Iterable[Place] = (),
) -> None:
    """Open the sitting: who is there, and that the confidentiality statement was read.

    `statuses` gives the attendance code of each invitation by its key. Refuses a date in the
    future and a chair who may not chair. Audits `meeting.hold` with the number present.
    """
    locks.take(meeting)
    meeting.status = policy.check_can(by, meeting, "hold")
    policy.check_chair(meeting.type, meeting.chair, deputy_reason=meeting.deputy_reason)
    _check_held_on(held_on)
    if not confidentiality_read:
        raise MeetingRefused(
            "Read the confidentiality statement and confirm it", field="confidentiality_read"
        )
    meeting.held_on, meeting.confidentiality_read = held_on, True
    meeting.save()
    present = take_attendance(meeting, statuses=statuses, guests=guests)
    _record("meeting.hold", meeting, by=by, details={"present": present})


@transaction.atomic
def correct_attendance(
    meeting: Meeting, *, by: User, statuses: dict[int, str], guests: Iterable[Place] = ()
) -> None:
    """Correct who came, until the minutes are approved. Audits `meeting.attendance`."""
    locks.take(meeting)
    policy.check_can(by, meeting, "minute")
    present = take_attendance(meeting, statuses=statuses, guests=guests)
    _record("meeting.attendance", meeting, by=by, details={"present": present})


@transaction.atomic
def approve_minutes(meeting: Meeting, *, by: User) -> None:
    """Approve the minutes, which then never change. Audits `meeting.approve_minutes`."""
    locks.take(meeting)
    meeting.status = policy.check_can(by, meeting, "approve")
    meeting.approved_by, meeting.approved_at = by, timezone.now()
    meeting.save()
    _record("meeting.approve_minutes", meeting, by=by)


@transaction.atomic
def add_addendum(
    meeting: Meeting, *, by: User, text: str, professionals_only: bool = False
) -> Addendum:
    """Correct approved minutes by a dated note beside them. Audits `meeting.add_addendum`."""
    locks.take(meeting)
    policy.check_can(by, meeting, "append")
    addendum = Addendum.objects.create(
        meeting=meeting, text=text, professionals_only=professionals_only, added_by=by
    )
    _record("meeting.add_addendum", meeting, by=by)
    return addendum


def take_attendance(meeting: Meeting, *, statuses: dict[int, str], guests: Iterable[Place]) -> int:
    """Set each invitation's status and seat those who came besides; gives how many came.

    For the actions of this room, inside their transaction.
    """
    for place in meeting.attendance.filter(pk__in=statuses):
        place.status = statuses[place.pk]
        place.save(update_fields=["status"])
    for guest in guests:
        _seat(meeting, guest)
    return meeting.attendance.filter(status__in=["present", "deputy", "item_only"]).count()


def _check_facts(meeting_type: MeetingType, *, held_on: date, case: Case | None) -> None:
    if meeting_type.kind == "child" and case is None:
        raise MeetingRefused("Plan a MACE 1 from the child's case page", field="type")
    if case is not None and not case.is_open:
        raise MeetingRefused("This case is closed: a new referral opens a new one")
    if held_on < today():
        raise MeetingRefused("The date must be today or in the future", field="held_on")


def _fields(sitting: Sitting) -> dict[str, Any]:
    return {field.name: getattr(sitting, field.name) for field in fields(sitting)}


def _check_held_on(held_on: date) -> None:
    if held_on > today():
        raise MeetingRefused("The date held must be today or in the past", field="held_on")


def _invite(meeting: Meeting, people: Iterable[User]) -> int:
    already = set(meeting.attendance.values_list("person_id", flat=True))
    new = [person for person in people if person.pk not in already]
    for person in new:
        place = Place(person.name, agency=person.agency, capacity=person.job_title, person=person)
        _seat(meeting, place)
    return len(new)


def _seat(meeting: Meeting, place: Place) -> Attendance:
    return Attendance.objects.create(
        meeting=meeting,
        person=place.person,
        name=place.name,
        agency=place.agency,
        capacity=place.capacity,
        status=place.status,
        report_supplied=place.report_supplied,
    )


def _record(
    verb: str, meeting: Meeting, *, by: User, reason: str = "", details: dict | None = None
) -> None:
    child = meeting.case.child if meeting.case else None
    audit.record(verb, meeting, by=by, child=child, reason=reason, details=details)
