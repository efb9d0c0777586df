"""Meetings: lists, one with its parts, and who may take part."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q, QuerySet

from getsafe.models import Agency, Case, User
from getsafe.permissions import Permission, Role, Scope
from meetings.models import AgendaItem, Attendance, Meeting, MeetingType, SafetyPlan
from meetings.policies import states
from meetings.policies.meetings import DEPUTIES
from meetings.queries.pages import Page, page

if TYPE_CHECKING:
    from collections.abc import Iterable

DONE = (states.HELD, states.APPROVED)
COMING = (states.PLANNED, states.ISSUED)


def visible(actor: User) -> QuerySet[Meeting]:
    """The meetings that `actor` may see, with what a heading of theirs says."""
    related = ("type", "chair__agency", "minute_taker", "case__child", "approved_by")
    return Meeting.objects.visible_to(actor).select_related(*related)


def list_coming(actor: User, *, kind: str, key: str) -> Page:
    """A page of meetings not yet held, soonest first."""
    return page(_of_kind(visible(actor), kind).filter(status__in=COMING), by="held_on", key=key)


def list_held(actor: User, *, kind: str, key: str) -> Page:
    """A page of meetings held or cancelled, newest first."""
    past = _of_kind(visible(actor), kind).exclude(status__in=COMING)
    return page(past, by="held_on", key=key, newest_first=True)


def list_types(on: date) -> list[MeetingType]:
    """The types of meeting in use on a day."""
    started = Q(valid_from=None) | Q(valid_from__lte=on)
    going = Q(valid_to=None) | Q(valid_to__gte=on)
    return list(MeetingType.objects.filter(started, going))


def get_type(kind: str) -> MeetingType:
    """The newest type of a kind ("child" is MACE 1)."""
    return MeetingType.objects.filter(kind=kind).latest("id")


def list_items(meeting: Meeting) -> list[AgendaItem]:
    """The agenda in order, with each item's child."""
    items = meeting.items.standing()
    return list(items.select_related("case__child", "referral__child").order_by("position", "id"))


def list_attendance(meeting: Meeting) -> list[Attendance]:
    """Who was invited or came."""
    return list(meeting.attendance.select_related("agency", "person").order_by("id"))


def list_chairs(meeting_type: MeetingType) -> tuple[list[User], list[User]]:
    """Who holds the role that chairs this type, and who may deputise where the type allows it."""
    role = Role(meeting_type.chair_role)
    holders = list(User.objects.active().holding(role).order_by("name"))
    if not meeting_type.deputy_allowed:
        return holders, []
    deputies = User.objects.active().holding(*DEPUTIES).exclude(pk__in=[h.pk for h in holders])
    return holders, list(deputies.order_by("name"))


def list_minute_takers() -> list[User]:
    """Who may take minutes: the council's own team."""
    roles = (Role.BUSINESS_SUPPORT, Role.WORKER, Role.TEAM_MANAGER)
    return list(User.objects.active().holding(*roles).order_by("name"))


def list_invitable() -> list[User]:
    """Everyone with an account that may read meetings."""
    people = User.objects.active().select_related("agency").order_by("name")
    return [person for person in people if person.may(Permission.MEETING_READ)]


def list_agencies() -> list[Agency]:
    """The agencies that take part."""
    return list(Agency.objects.filter(valid_to=None))


def find_planned_mace1(actor: User, case: Case) -> Meeting | None:
    """The case's MACE 1 that is planned and not held, soonest first."""
    coming = visible(actor).filter(case=case, status__in=COMING)
    return coming.order_by("held_on", "id").first()


def last_plan(case: Case) -> SafetyPlan | None:
    """The case's safety plan as it now stands."""
    return SafetyPlan.objects.filter(case=case).select_related("meeting").first()


def plans_of(case_ids: "Iterable[int]") -> dict[int, SafetyPlan]:
    """The newest plan of each case."""
    newest = SafetyPlan.objects.filter(case__in=case_ids).order_by("case", "-version")
    return {plan.case_id: plan for plan in newest.distinct("case")}


def count_this_week(actor: User, *, today: date) -> int:
    """How many meetings not yet held the person takes part in, from today to seven days on."""
    return this_week(actor, today=today).count()


def this_week(actor: User, *, today: date) -> QuerySet[Meeting]:
    """The meetings not yet held that the person chairs, minutes or is invited to this week."""
    invited = Exists(Attendance.objects.filter(person=actor, meeting=OuterRef("pk")))
    mine = Q(chair=actor) | Q(minute_taker=actor) | invited
    week = Q(held_on__gte=today, held_on__lte=today + timedelta(days=7))
    return visible(actor).filter(mine, week, status__in=COMING)


def to_approve(actor: User) -> QuerySet[Meeting]:
    """The meetings held whose minutes the person may approve."""
    if not actor.may(Permission.MEETING_MINUTE):
        return Meeting.objects.none()
    theirs = Q(chair=actor) | Q(type__chair_role__in=actor.roles)
    return visible(actor).filter(theirs, status=states.HELD)


def may_see_all(actor: User) -> bool:
    """Whether the person's meetings are everyone's."""
    return actor.scope in {Scope.ALL, Scope.ALL_WITH_REASON}


def _of_kind(meetings: QuerySet[Meeting], kind: str) -> QuerySet[Meeting]:
    return meetings.filter(type__code=kind) if kind else meetings
