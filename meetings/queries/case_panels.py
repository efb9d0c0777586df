"""What a case's page asks of meetings: four statements, asked once for all its panels."""

from dataclasses import dataclass
from typing import Any

from django.db.models import F, Q, QuerySet

from getsafe.models import Case, User
from getsafe.permissions import Permission, Scope
from getsafe.wording import Worded
from meetings.choices import LIVE_ACTION
from meetings.models import Action, AgendaItem, Meeting, SafetyPlan
from meetings.policies import states
from meetings.queries import reach

MOST = 120
SAT = (states.HELD, states.APPROVED)
KEPT = "_meetings_file"


@dataclass(frozen=True, slots=True)
class CaseFile:
    """A case's meetings, newest first, its actions, live ones first, and its plan: for a reader."""

    reader: int
    meetings: list[Meeting]
    actions: list[Action]
    plan: SafetyPlan | None
    items: list[dict[str, Any]]

    @property
    def live_actions(self) -> list[Action]:
        """The actions still to be done, soonest first."""
        return [action for action in self.actions if action.status in LIVE_ACTION]

    @property
    def ended_actions(self) -> list[Action]:
        """The others."""
        return [action for action in self.actions if action.completed_on]


def file_of(actor: User, case: Case) -> CaseFile:
    """What meetings hold on a case, as the person may see it; kept on the object for its page."""
    kept = case.__dict__.get(KEPT)
    if kept is None or kept.reader != actor.pk:
        kept = case.__dict__[KEPT] = _ask(actor, case)
    return kept


# The columns that the panels and the chronology show.
OF_MEETING = "uuid held_on status is_review cancelled_reason case_id type__short_name".split()
OF_ACTION = (
    "uuid text due_on status outcome completed_on case_id created_at owner__name agency__name "
    "created_by__name"
).split()
OF_ITEM = (
    "uuid meeting_id meeting__case_id meeting__held_on meeting__type__short_name "
    "decisions__kind decisions__text decisions__rationale decisions__recorded_by__name"
).split()


_MEETINGS = Worded(
    lambda reader, case: (
        Meeting.objects.visible_to(reader)
        .filter(case=case)
        .select_related("type")
        .only(*OF_MEETING)[:MOST]
    )
)
_ACTIONS = Worded(
    lambda reader, case: (
        Action.objects.visible_to(reader)
        .filter(case=case)
        .select_related("owner", "agency", "created_by")
        .only(*OF_ACTION)
        .order_by(F("completed_on").desc(nulls_first=True), "due_on", "id")[:MOST]
    )
)


def _items(reader: User, case: Any) -> QuerySet[AgendaItem, dict[str, Any]]:
    """Each item of a meeting that sat, with one of its decisions, or with none.

    Whoever comes by an invitation is told of them for as long as they may open the pack.
    """
    by_invitation = reader.scope is Scope.INVITED
    meetings = reach.open_packs(reader) if by_invitation else Meeting.objects.visible_to(reader)
    items = AgendaItem.objects.standing().filter(
        case=case, meeting__in=meetings, meeting__status__in=SAT
    )
    if not reader.may(Permission.MEETING_RESTRICTED):
        items = items.filter(Q(professionals_only=False) | Q(meeting__type__kind="child"))
    return items.order_by("id", "decisions__id").values(*OF_ITEM)[:MOST]


_ITEMS = Worded(_items)
_PLAN = Worded(lambda _, case: SafetyPlan.objects.filter(case=case)[:1])


def _ask(actor: User, case: Case) -> CaseFile:
    meetings = _MEETINGS.ask(actor, case=case.pk)
    actions = _ACTIONS.ask(actor, case=case.pk)
    plan = _PLAN.first(None, case=case.pk)
    return CaseFile(actor.pk, meetings, actions, plan, _ITEMS.ask(actor, case=case.pk))
