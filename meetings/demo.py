"""The demo's meetings to come: one of each standing kind, with agendas drawn from its caseload."""

from datetime import date, timedelta

from getsafe.dates import today
from getsafe.models import Agency, Case, User
from getsafe.permissions import Role
from meetings.actions import actions, agenda, meetings
from meetings.actions.actions import NewAction
from meetings.actions.agenda import NewItem
from meetings.actions.meetings import Sitting
from meetings.models import Meeting, MeetingType

WEDNESDAY, THURSDAY = 2, 3
BY_HAND = (
    NewItem(
        subject="place",
        title="A fictional car park behind the shops",
        heading="Places",
        because="Named by two schools this month",
    ),
    NewItem(
        subject="operation",
        title="Operation Fictional",
        heading="Operations",
        because="Monthly update",
    ),
)


def plan_meetings() -> None:
    """Plan the next weekly meeting, MACE 2 and group, and give the partner an action."""
    support, manager = _first(Role.BUSINESS_SUPPORT), _first(Role.TEAM_MANAGER)
    police, partner = _first(Role.POLICE_CHAIR), _first(Role.PARTNER)
    day = today()
    weekly = _plan("weekly", _next(WEDNESDAY, after=day), chair=manager, by=support)
    meetings.invite(weekly, by=support, people=[partner, police], guests=[])
    meetings.issue(weekly, by=support)
    mace2 = _plan("mace2", _next(THURSDAY, after=day + timedelta(days=7)), chair=police, by=support)
    meetings.invite(mace2, by=support, people=[manager, partner], guests=[])
    for new in BY_HAND:
        agenda.add_item(mace2, by=support, new=new)
    meetings.issue(mace2, by=support)
    group_day = _next(THURSDAY, after=day + timedelta(days=35))
    _plan("cem", group_day, chair=_first(Role.HEAD_OF_SERVICE), by=support)
    _ask_partner(partner, by=manager, due_on=day + timedelta(days=5))


def _plan(code: str, on: date, *, chair: User, by: User) -> Meeting:
    sitting = Sitting(held_on=on, place="Fictional House, room 2", chair=chair, minute_taker=by)
    return meetings.plan(MeetingType.objects.get(code=code), by=by, sitting=sitting)


def _ask_partner(partner: User, *, by: User, due_on: date) -> None:
    case = Case.objects.open().order_by("-opened_on").first()
    if case:
        new = NewAction(
            text="Offer a health check and say what came of it.",
            agency=partner.agency or Agency.objects.get(code="health"),
            owner=partner,
            due_on=due_on,
        )
        actions.add(new, by=by, case=case)


def _next(weekday: int, *, after: date) -> date:
    return after + timedelta(days=(weekday - after.weekday() - 1) % 7 + 1)


def _first(role: Role) -> User:
    return User.objects.active().holding(role).order_by("pk")[0]
