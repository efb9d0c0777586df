"""Meetings: lists, one with its parts, and who may take part."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from getsafe.models import Agency, AgencyContribution, Case, RiskLevel, User
from getsafe.permissions import Permission, Role
from getsafe.wording import Worded, tally
from meetings.models import (
    Addendum,
    AgendaItem,
    Attendance,
    CoreMember,
    Decision,
    Meeting,
    MeetingType,
    SafetyPlan,
)
from meetings.policies import meetings as policy
from meetings.policies import states, warnings
from meetings.policies.meetings import DEPUTIES
from meetings.queries import family_copies
from meetings.queries.pages import Page, page

DONE = (states.HELD, states.APPROVED)
COMING = (states.PLANNED, states.ISSUED)
WEEK = timedelta(days=7)


def visible(actor: User) -> QuerySet[Meeting]:
    """The meetings that `actor` may see, with what a heading of theirs says."""
    related = ("type", "chair__agency", "minute_taker", "case__child", "approved_by")
    return Meeting.objects.visible_to(actor).select_related(*related)


def list_coming(actor: User, *, kind: str, key: str, mine: str, today: date) -> Page:
    """A page of meetings not yet held, soonest first; `mine` "week" narrows to one's own."""
    coming = visible(actor).filter(status__in=COMING)
    if mine == "week":
        coming = this_week(actor, today=today)
    return page(_of_kind(coming, kind), by="held_on", key=key)


def list_held(actor: User, *, kind: str, key: str, mine: str) -> Page:
    """A page of meetings held or cancelled, newest first; `mine` "approve": minutes to approve."""
    past = visible(actor).exclude(status__in=COMING)
    if mine == "approve":
        past = to_approve(actor)
    return page(_of_kind(past, kind), by="held_on", key=key, newest_first=True)


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
    items = meeting.items.standing().select_related("case__child", "referral__child")
    return list(items.prefetch_related("decisions").order_by("position", "id"))


def readable_items(actor: User) -> QuerySet[AgendaItem]:
    """The items of the meetings that `actor` may see, with what an item's page says.

    Those removed from their agenda are among them, for what was typed on one meanwhile.
    """
    related = ("meeting__type", "meeting__chair", "meeting__case__child", "case__child")
    items = AgendaItem.objects.filter(meeting__in=Meeting.objects.visible_to(actor))
    return items.select_related(*related, "case__lead_worker", "referral__child")


def list_decisions(item: AgendaItem) -> list[Decision]:
    """What was decided on an item."""
    return list(item.decisions.select_related("recorded_by", "screening", "risk_level__level"))


def last_decision(item: AgendaItem) -> int:
    """The key of the newest decision on an item, 0 before the first."""
    return item.decisions.order_by("-pk").values_list("pk", flat=True).first() or 0


def list_contributions(item: AgendaItem) -> list[AgencyContribution]:
    """What the agencies hold about an item's referral."""
    if item.referral is None:
        return []
    return list(item.referral.contributions.select_related("agency", "recorded_by"))


def list_addenda(meeting: Meeting) -> list[Addendum]:
    """The corrections of a meeting's approved minutes."""
    return list(meeting.addenda.select_related("added_by"))


def list_levels() -> list[RiskLevel]:
    """The risk scale in use."""
    return list(RiskLevel.objects.filter(valid_to=None))


def list_lead_workers() -> list[User]:
    """Who may lead a case."""
    roles = (Role.WORKER, Role.TEAM_MANAGER)
    return list(User.objects.active().holding(*roles).order_by("name"))


def get_invitation(meeting: Meeting, key: int) -> Attendance | None:
    """One place of a meeting."""
    return meeting.attendance.filter(pk=key).first()


def get_plan(meeting: Meeting) -> SafetyPlan | None:
    """The plan that a meeting made."""
    return SafetyPlan.objects.filter(meeting=meeting).first()


def find_case(actor: User, reference: str) -> Case | None:
    """An open case by its reference, through the gate."""
    cases = Case.objects.visible_to(actor).open().select_related("child")
    return cases.filter(reference=reference.strip().upper()).first()


def get_case(actor: User, uuid: UUID) -> Case | None:
    """A case through the gate, with its child."""
    cases = Case.objects.visible_to(actor).select_related("child", "lead_worker")
    return cases.filter(uuid=uuid).first()


def cases_on(meeting: Meeting) -> list[Case]:
    """The cases on a meeting's agenda, for its actions; none where no child is shown."""
    if policy.names_no_child(meeting):
        return []
    cases = Case.objects.filter(agenda_items__meeting=meeting, agenda_items__removed_reason="")
    return list(cases.select_related("child").distinct())


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


def invited_to(meeting: Meeting) -> set[int]:
    """The keys of those with an account who are invited to a meeting, or came."""
    places = meeting.attendance.filter(person__isnull=False).order_by()
    return {key for key in places.values_list("person", flat=True) if key}


def list_agencies() -> list[Agency]:
    """The agencies that take part."""
    return list(Agency.objects.filter(valid_to=None))


def list_core(meeting: Meeting) -> list[str]:
    """The names of the agencies that the meeting's type counts on, of those there are that day."""
    core = CoreMember.objects.filter(type=meeting.type_id)
    started = Q(agency__valid_from=None) | Q(agency__valid_from__lte=meeting.held_on)
    going = Q(agency__valid_to=None) | Q(agency__valid_to__gte=meeting.held_on)
    return list(core.filter(started, going).values_list("agency__name", flat=True))


def list_warnings(
    meeting: Meeting, items: Iterable[AgendaItem], attendance: Iterable[Attendance]
) -> list[str]:
    """What the chair and the minute taker are warned of, in three statements at most."""
    items, attendance = list(items), list(attendance)
    core = list_core(meeting) if warnings.lacks_quorum(meeting, attendance) else []
    found = [warnings.of_quorum(meeting, attendance, core), warnings.of_views(meeting, items)]
    if meeting.case and meeting.status in DONE:
        found.append(_late_review(meeting, items))
    if policy.names_no_child(meeting):
        titles, texts = zip(*_texts(meeting, items), strict=True)
        naming = family_copies.naming_a_child(texts)
        found.append(warnings.of_names([titles[place] for place in naming]))
    return [one for one in found if one]


def _texts(meeting: Meeting, items: Iterable[AgendaItem]) -> Iterator[tuple[str, str]]:
    """Each item's title and everything said under it, its actions too; then the other actions."""
    tasks: dict[int | None, list[str]] = {}
    for key, text in meeting.actions.values_list("item_id", "text"):
        tasks.setdefault(key, []).append(text)
    for item in items:
        said = [item.title, item.because, item.discussion, item.professional_notes]
        said += [f"{one.text}\n{one.rationale}" for one in item.decisions.all()]
        yield item.title, "\n".join([*said, *tasks.get(item.pk, [])])
    yield "Other actions", "\n".join(tasks.get(None, []))


def _late_review(meeting: Meeting, items: Iterable[AgendaItem]) -> str:
    spells = meeting.case.risk_levels.filter(started_on__lte=meeting.held_on)  # type: ignore[union-attr]
    spell = spells.select_related("level").order_by("-started_on", "-pk").first()
    reviews = [one.next_review_on for item in items for one in item.decisions.all()]
    latest = max((day for day in reviews if day), default=None)
    if spell is None:
        return ""
    level = spell.level
    return warnings.of_review(meeting.held_on, level.review_weeks, latest, level=level.label)


def find_planned_mace1(actor: User, case: Case) -> Meeting | None:
    """The case's MACE 1 that is planned and not held, soonest first."""
    coming = visible(actor).filter(case=case, status__in=COMING)
    return coming.order_by("held_on", "id").first()


def closure_obstacle(case: Case) -> str | None:
    """What a meeting planned for the case asks for before the case is closed."""
    coming = Meeting.objects.filter(case=case, status__in=COMING).select_related("type")
    meeting = coming.order_by("held_on").first()
    if meeting is None:
        return None
    day = f"{meeting.held_on.day} {meeting.held_on:%B %Y}"
    return f"Record or cancel the {meeting.type.short_name} planned for {day} first"


def this_week(actor: User, *, today: date) -> QuerySet[Meeting]:
    """The meetings not yet held that the person chairs, minutes or is invited to this week."""
    return visible(actor).filter(_this_week(actor.pk, today, today + WEEK))


def count_this_week(actor: User, *, today: date) -> int:
    """How many meetings `this_week` gives."""
    return _WEEKS.count(actor, me=actor.pk, first=today, last=today + WEEK)["all"]


def to_approve(actor: User) -> QuerySet[Meeting]:
    """The meetings held whose minutes the person may approve."""
    if not actor.may(Permission.MEETING_MINUTE):
        return Meeting.objects.none()
    return visible(actor).filter(_to_approve(actor.pk, actor.roles))


def count_to_approve(actor: User) -> int:
    """How many meetings `to_approve` gives."""
    if not actor.may(Permission.MEETING_MINUTE):
        return 0
    return _APPROVALS.count(actor, tuple(actor.roles), me=actor.pk)["all"]


def _this_week(me: Any, first: Any, last: Any) -> Q:
    invited = Exists(Attendance.objects.filter(person=me, meeting=OuterRef("pk")))
    mine = Q(chair=me) | Q(minute_taker=me) | invited
    return mine & Q(held_on__gte=first, held_on__lte=last, status__in=COMING)


def _to_approve(me: Any, roles: Iterable[str]) -> Q:
    return (Q(chair=me) | Q(type__chair_role__in=roles)) & Q(status=states.HELD)


_WEEKS = Worded(
    lambda reader, me, first, last: tally(
        Meeting.objects.visible_to(reader).filter(_this_week(me, first, last)), all=Q()
    )
)
_APPROVALS = Worded(
    lambda reader, roles, me: tally(
        Meeting.objects.visible_to(reader).filter(_to_approve(me, roles)), all=Q()
    )
)


def _of_kind(meetings: QuerySet[Meeting], kind: str) -> QuerySet[Meeting]:
    return meetings.filter(type__code=kind) if kind else meetings
