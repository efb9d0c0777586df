"""Drawing and keeping an agenda: the data adds items, people add, order and remove them."""

from dataclasses import dataclass, fields

from django.db import transaction
from django.db.models import Max

from getsafe import audit
from getsafe.models import Case, Referral, User
from meetings.actions import locks
from meetings.errors import MeetingRefused, WrongState
from meetings.models import AgendaItem, Meeting
from meetings.policies import meetings as policy
from meetings.policies.states import AGENDA_ITEM, HELD
from meetings.queries import agenda


@transaction.atomic
def refresh(meeting: Meeting, *, by: User) -> int:
    """Add what the data now puts on the agenda; takes nothing away. Gives how many were added.

    What a person removed stays removed. An item's reason is brought up to date while it is drawn
    by a rule. Audits `agenda.refresh` with the count.
    """
    locks.take(meeting)
    policy.check_can(by, meeting, "prepare")
    there = {_key(item): item for item in meeting.items.all()}
    added, last = 0, _last(meeting)
    proposed: dict[tuple, agenda.Proposal] = {}
    for proposal in agenda.propose(meeting):
        proposed.setdefault(_key(proposal), proposal)  # the first reason stands
    for key, proposal in proposed.items():
        known = there.get(key)
        if known is None:
            added += 1
            _add(meeting, proposal, position=last + added)
        elif known.rule == proposal.rule and known.because != proposal.because[:200]:
            known.because = proposal.because[:200]
            known.save(update_fields=["because"])
    audit.record("agenda.refresh", meeting, by=by, details={"added": added})
    return added


@dataclass(frozen=True, slots=True, kw_only=True)
class NewItem:
    """An item as typed; a child's or referral's title is its reference."""

    subject: str
    title: str
    heading: str = ""
    because: str = "Added by hand"
    presenter: str = ""
    professionals_only: bool = False
    case: Case | None = None
    referral: Referral | None = None


@transaction.atomic
def add_item(meeting: Meeting, *, by: User, new: NewItem) -> AgendaItem:
    """Add an item by hand; a child or referral removed before comes back in its place.

    While the meeting sits it is marked so and stands last, under no heading: the agenda that was
    issued stays as it was. Refuses approved minutes, a MACE 1, and a child or referral on the
    agenda of a group that sees aggregates only. What is police-led (an operation, a notice, a
    person of concern) is for professionals only. Audits `agenda.add_item`.
    """
    locks.take(meeting)
    policy.check_can_add_item(by, meeting)
    if policy.names_no_child(meeting) and (new.case or new.referral):
        raise MeetingRefused(
            f"{meeting.type.short_name} sees aggregates only: a child does not go on its agenda",
            field="subject",
        )
    there = meeting.items.filter(case=new.case, referral=new.referral).first()
    there = there if new.case or new.referral else None
    if there:
        AGENDA_ITEM.check(there.status, "add", WrongState, field="title")
    item = there or AgendaItem(meeting=meeting, position=_last(meeting) + 1)
    for name in [field.name for field in fields(new)]:
        setattr(item, name, getattr(new, name))
    item.professionals_only |= new.subject in agenda.POLICE_LED
    item.removed_reason = ""
    item.added_during_meeting = meeting.status == HELD
    if item.added_during_meeting:
        item.heading, item.position = "", _last(meeting) + 1
    item.save()
    _record("agenda.add_item", item, by=by)
    return item


@transaction.atomic
def move(item: AgendaItem, *, by: User, direction: str) -> None:
    """Move an item one place "up" or "down" among those under its heading. Audits it."""
    locks.take_item(item)
    policy.check_can(by, item.meeting, "prepare")
    AGENDA_ITEM.check(item.status, "move", WrongState)
    peers = list(item.meeting.items.standing().filter(heading=item.heading))
    here = peers.index(item)
    there = here + (-1 if direction == "up" else 1)
    if not 0 <= there < len(peers):
        return
    other = peers[there]
    first, second = sorted([item.position, other.position])
    second += first == second
    item.position, other.position = (first, second) if there < here else (second, first)
    item.save(update_fields=["position"])
    other.save(update_fields=["position"])
    _record("agenda.move_item", item, by=by)


@transaction.atomic
def remove(item: AgendaItem, *, by: User, reason: str) -> None:
    """Take an item off the agenda, with the reason; a refresh does not bring it back. Audits it.

    While the meeting sits, only what was added during it, and nothing that is minuted.
    """
    locks.take_item(item)
    policy.check_can_remove_item(by, item)
    AGENDA_ITEM.check(item.status, "remove", WrongState)
    _check_nothing_minuted(item)
    if not reason.strip():
        raise MeetingRefused("Enter why the item is removed", field="reason")
    item.removed_reason = reason
    item.save(update_fields=["removed_reason"])
    _record("agenda.remove_item", item, by=by, reason=reason)


def _add(meeting: Meeting, proposal: agenda.Proposal, *, position: int) -> None:
    AgendaItem.objects.create(
        meeting=meeting,
        position=position,
        heading=proposal.heading,
        subject=proposal.subject,
        title=proposal.title,
        because=proposal.because[:200],
        rule=proposal.rule,
        referral_id=proposal.referral_id,
        case_id=proposal.case_id,
        presenter=proposal.presenter,
        professionals_only=proposal.professionals_only,
    )


def _key(item: AgendaItem | agenda.Proposal) -> tuple:
    if item.case_id or item.referral_id:
        return (item.case_id, item.referral_id)
    if item.subject == "standing":
        return (item.rule, item.title)
    return (item.subject, item.title.casefold())


def _check_nothing_minuted(item: AgendaItem) -> None:
    said = item.discussion or item.professional_notes
    if said or item.decisions.exists() or item.actions.exists():
        raise MeetingRefused(
            "This item stays: the minutes hold what was said, decided or given to do under it"
        )
    typing = item.drafts.holding_text().select_related("author").first()
    if typing:
        raise MeetingRefused(
            f"{typing.author.name} has typed minutes under this item and not saved them. "
            "They must be saved or thrown away first"
        )


def _last(meeting: Meeting) -> int:
    return meeting.items.aggregate(last=Max("position"))["last"] or 0


def _record(verb: str, item: AgendaItem, *, by: User, reason: str = "") -> None:
    subject = item.case or item.referral
    child = subject.child if subject else None
    details: dict[str, str | bool] = {"meeting": str(item.meeting.uuid), "subject": item.subject}
    if item.added_during_meeting:
        details["during_meeting"] = True
    audit.record(verb, item, by=by, child=child, reason=reason, details=details)
