"""What meetings add to a case's page: its meetings, its live actions, its plan, its chronology."""

from collections.abc import Iterator
from typing import Any

from django.template.loader import render_to_string
from django.utils import timezone

from getsafe import routes
from getsafe.dates import today
from getsafe.govuk.components import Column, SummaryList, SummaryRow, Table
from getsafe.models import Case, User
from getsafe.panels import Event
from getsafe.permissions import Scope
from getsafe.presenters.words import rationale
from meetings.choices import ACTION_STATUS, DECISION_KIND
from meetings.models import Action, Meeting
from meetings.policies import actions as action_policy
from meetings.policies import mace1
from meetings.presenters import words
from meetings.queries import case_panels as queries


def meetings_panel(actor: User, case: Case) -> str:
    """The case's meetings, newest first, and the way to record one."""
    rows = [
        [words.short_day(one.held_on), words.meeting_link(one, _short(one)), words.meeting_tag(one)]
        for one in queries.file_of(actor, case).meetings
    ]
    columns = [Column("Date", nowrap=True), Column("Meeting"), Column("Status")]
    table = Table("Meetings", columns, rows, id="meetings", stacks=True, empty="No meeting yet.")
    may_record = mace1.can_record(actor, case)
    return render_to_string(
        "meetings/panels/meetings.html", {"case": case, "table": table, "may_record": may_record}
    )


def actions_panel(actor: User, case: Case) -> str:
    """The case's live actions that the person may see, soonest first."""
    day = today()
    rows = [
        [
            words.action_link(one),
            words.owner(one),
            words.short_day(one.due_on),
            words.action_tag(one, day),
        ]
        for one in queries.file_of(actor, case).live_actions
    ]
    columns = [Column("Action"), Column("Who"), Column("Due", nowrap=True), Column("Status")]
    table = Table(
        "Actions", columns, rows, id="case-actions", stacks=True, empty="No action is open."
    )
    may_add = case.is_open and action_policy.can_add(actor, None)
    return render_to_string(
        "meetings/panels/actions.html", {"case": case, "table": table, "may_add": may_add}
    )


def plan_panel(actor: User, case: Case) -> str:
    """The safety plan as it stands; nothing before the first MACE 1."""
    plan = queries.file_of(actor, case).plan
    if plan is None:
        return ""
    # Whoever comes by an invitation was in that MACE 1, and has its minutes, or was not.
    whole = actor.scope is not Scope.INVITED
    pairs = [
        ("What we are worried about", plan.worries),
        ("What is working well", plan.working_well),
        ("What needs to happen", plan.next_steps),
        ("If the plan does not hold", plan.contingency),
        ("The child's words", plan.child_words if whole else ""),
        ("The family's words", plan.family_words if whole else ""),
        ("Safety scale", "" if plan.safety_scale is None else f"{plan.safety_scale} out of 10"),
    ]
    title = f"Safety plan, version {plan.version}, {words.day(plan.agreed_on)}"
    summary = SummaryList([SummaryRow(key, value) for key, value in pairs if value], title=title)
    return render_to_string("meetings/panels/plan.html", {"summary": summary})


def chronology(actor: User, case: Case) -> Iterator[Event]:
    """The case's meetings, what others decided of it, and its actions given and ended."""
    for meeting in queries.file_of(actor, case).meetings:
        if meeting.status not in {"planned", "agenda_issued"}:
            yield _met(meeting)
    for item in queries.file_of(actor, case).items:
        if item["decisions__kind"]:
            yield _decided(item)
        elif item["meeting__case_id"] != case.pk:
            yield _discussed(item)
    for action in queries.file_of(actor, case).actions:
        yield _given(action)
    for action in queries.file_of(actor, case).ended_actions:
        yield _ended(action)


def _met(meeting: Meeting) -> Event:
    cancelled = meeting.status == "cancelled"
    return Event(
        on=meeting.held_on,
        kind="Meeting",
        title=f"{_short(meeting)} {'cancelled' if cancelled else 'held'}",
        text=meeting.cancelled_reason,
        href=routes.to_record("meetings:meeting-detail", meeting.uuid),
    )


def _decided(item: dict[str, Any]) -> Event:
    said = (item["decisions__text"], rationale(item["decisions__rationale"] or ""))
    return Event(
        on=item["meeting__held_on"],
        kind="Decision",
        title=(
            f"{item['meeting__type__short_name']} decided: "
            f"{DECISION_KIND.label(item['decisions__kind']).lower()}"
        ),
        text=". ".join(part.rstrip(".") for part in said if part),
        href=routes.to_record("meetings:item-detail", item["uuid"]),
        by=item["decisions__recorded_by__name"] or "",
    )


def _discussed(item: dict[str, Any]) -> Event:
    return Event(
        on=item["meeting__held_on"],
        kind="Meeting",
        title=f"Discussed at {item['meeting__type__short_name']}",
        href=routes.to_record("meetings:item-detail", item["uuid"]),
    )


def _given(action: Action) -> Event:
    return Event(
        on=timezone.localdate(action.created_at),
        kind="Action",
        title=f"Action given to {words.owner(action)}: {action.text}",
        text=f"Due {words.day(action.due_on)}",
        href=routes.to_record("meetings:action-detail", action.uuid),
        at=action.created_at,
        by=action.created_by.name if action.created_by else "",
    )


def _ended(action: Action) -> Event:
    return Event(
        on=action.completed_on or action.due_on,
        kind="Action",
        title=f"Action {ACTION_STATUS.label(action.status).lower()}: {action.text}",
        text=action.outcome,
        href=routes.to_record("meetings:action-detail", action.uuid),
    )


def _short(meeting: Meeting) -> str:
    if meeting.is_review is None:
        return meeting.type.short_name
    return f"{meeting.type.short_name} {'review' if meeting.is_review else 'initial'}"
