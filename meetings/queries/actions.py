"""Actions: lists by whose they are, and one with its updates."""

from datetime import date, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from getsafe.models import Case, User
from getsafe.wording import Worded, tally
from meetings.choices import LIVE_ACTION
from meetings.models import Action, ActionUpdate, Meeting
from meetings.policies import states
from meetings.queries.pages import Page, page

LISTS = ("mine", "agency", "late", "all", "ended")
STUCK_CARRIES = 2
STUCK_DAYS = 28


def visible(actor: User) -> QuerySet[Action]:
    """The actions that `actor` may see, with what a line of theirs says."""
    related = ("owner", "agency", "case__child", "meeting__type")
    return Action.objects.visible_to(actor).select_related(*related)


def list_page(actor: User, *, which: str, today: date, key: str) -> Page:
    """A page of one of the lists, by the day due; those ended newest first."""
    me, agency = actor.pk, actor.agency_id
    chosen = narrowed(visible(actor), which=which, today=today, me=me, agency=agency)
    return page(chosen, by="due_on", key=key, newest_first=which == "ended")


def narrowed(
    actions: QuerySet[Action], *, which: str, today: Any, me: Any, agency: Any = None
) -> QuerySet[Action]:
    """The actions of one list; every count of it comes from here too."""
    if which == "mine":
        return actions.live().filter(owner=me)  # type: ignore[attr-defined]
    if which == "agency":
        return actions.live().filter(agency=agency)  # type: ignore[attr-defined]
    if which == "late":
        return actions.late(today)  # type: ignore[attr-defined]
    if which == "ended":
        return actions.exclude(status__in=["open", "in_progress"])
    return actions.live()  # type: ignore[attr-defined]


def count_list(actor: User, *, which: str, today: date) -> tuple[int, int]:
    """How many a list holds and how many of them are late."""
    given = {"agency": actor.agency_id} if actor.agency_id else {}
    counted = _LISTED.count(actor, which, today=today, me=actor.pk, **given)
    return counted["all"], counted["late"]


def _listed(reader: User, which: str, *, today: Any, **given: Any) -> QuerySet:
    """A list's number and that of its late ones; of whole rows, so that an index can answer."""
    listed = narrowed(Action.objects.visible_to(reader), which=which, today=today, **given)
    is_late = Q() if which == "late" else Q(due_on__lt=today)
    if which == "ended":
        is_late &= Q(status__in=LIVE_ACTION)
    return tally(listed, all=Q(), late=is_late)


_LISTED = Worded(_listed)


def list_updates(action: Action) -> list[ActionUpdate]:
    """What was noted on an action, newest first."""
    return list(action.updates.select_related("by").order_by("-id"))


def of_case(actor: User, case: Case) -> list[Action]:
    """The case's live actions that the person may see, soonest first."""
    return list(visible(actor).filter(case=case).live()[:20])  # type: ignore[attr-defined]


def of_meeting(meeting: Meeting) -> list[Action]:
    """Every action that a meeting made."""
    related = ("owner", "agency", "case__child")
    return list(meeting.actions.select_related(*related).order_by("item_id", "due_on", "id"))


def late_for(meeting: Meeting) -> QuerySet[Action]:
    """The live actions late on the day of a meeting."""
    return Action.objects.late(meeting.held_on).select_related("owner", "agency", "case", "item")


def carried_to(meeting: Meeting) -> QuerySet[Action]:
    """The live actions of earlier meetings of the same type."""
    earlier = Action.objects.live().filter(
        meeting__type=meeting.type_id, meeting__held_on__lt=meeting.held_on
    )
    return earlier.select_related("owner", "agency", "case", "item")


def stuck_at(meeting: Meeting) -> QuerySet[Action]:
    """The live actions carried forward twice, or four weeks late, on the day of a meeting."""
    long_late = Q(due_on__lt=meeting.held_on - timedelta(days=STUCK_DAYS))
    stuck = Action.objects.live().filter(Q(carried_forward__gte=STUCK_CARRIES) | long_late)
    return stuck.select_related("owner", "agency", "case", "item")


def closure_obstacle(case: Case) -> str | None:
    """What the case's live actions ask for before it is closed."""
    live = Action.objects.live().filter(case=case).count()
    if not live:
        return None
    return f"End the case's {'open action' if live == 1 else f'{live} open actions'} first"


def is_late(action: Action, today: date) -> bool:
    """Whether an action is still to be done and its day has passed."""
    return states.ACTION.allows(action.status, "complete") and action.due_on < today
