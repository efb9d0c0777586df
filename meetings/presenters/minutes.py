"""Minutes for reading and printing; the family's copy is made of the shareable parts alone."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from getsafe.choices import EXPERIENCE_STATUS
from getsafe.govuk.components import Column, SummaryList, SummaryRow, Table
from getsafe.presenters.words import rationale
from meetings.choices import ATTENDANCE_STATUS, DECISION_KIND
from meetings.models import Action, Addendum, AgendaItem, Attendance, Decision, Meeting, SafetyPlan
from meetings.policies import warnings
from meetings.presenters import words

FAMILY_DECISIONS = ("level", "plan")
APPROVED = "Approved"


@dataclass(frozen=True, slots=True)
class Said:
    """One item of the minutes: its title and its parts, each a label and text.

    `added` says that it was not on the agenda.
    """

    title: str
    added: str
    parts: Sequence[tuple[str, str]]
    actions: Sequence[str]


@dataclass(frozen=True, slots=True)
class Minutes:
    """The whole document."""

    title: str
    tab_title: str
    subtitle: str
    is_draft: bool
    for_family: bool
    facts: SummaryList
    attendance: Table
    items: Sequence[Said]
    plan: SummaryList | None
    other_actions: Sequence[str]
    addenda: Sequence[tuple[str, str]]
    named: Sequence[str]

    @property
    def text(self) -> str:
        """Everything that the document says of the meeting, for reading through by a program.

        Who approved it is left out: that changes nothing of what was read before.
        """
        facts = [row for row in self.facts.rows if row.key != APPROVED]
        plan = self.plan.rows if self.plan else []
        lines = [self.title, self.subtitle, *(f"{row.key}: {row.value}" for row in [*facts, *plan])]
        for one in self.items:
            lines += [one.title, *([one.added] if one.added else [])]
            lines += [*(f"{label}: {said}" for label, said in one.parts), *one.actions]
        lines += self.other_actions
        lines += [" ".join(str(cell) for cell in row) for row in self.attendance.rows]
        lines += [f"{who}: {said}" for who, said in self.addenda]
        return "\n".join(lines)

    @property
    def fingerprint(self) -> str:
        """What changes whenever the document says something else."""
        return hashlib.sha256(self.text.encode()).hexdigest()


def minutes(
    meeting: Meeting,
    *,
    items: Sequence[AgendaItem],
    attendance: Sequence[Attendance],
    actions: Sequence[Action],
    plan: SafetyPlan | None,
    addenda: Sequence[Addendum],
    reads_restricted: bool,
    for_family: bool,
) -> Minutes:
    """The minutes; without the restricted parts where the reader, or the family, may not have them.

    `for_family` leaves out every professionals-only item, note, action and addendum, whoever
    prints it; `reads_restricted` says whether the reader sees them otherwise.
    """
    whole = reads_restricted and not for_family
    kept = [item for item in items if whole or not item.professionals_only]
    shown = [action for action in actions if whole or not action.professionals_only]
    return Minutes(
        title=words.meeting_title(meeting),
        tab_title=words.tab_title(meeting),
        subtitle=f"Held on {words.day(meeting.held_on)}",
        is_draft=meeting.status != "minutes_approved",
        for_family=for_family,
        facts=_facts(meeting),
        attendance=_attendance(attendance),
        items=[_said(item, shown, whole=whole, for_family=for_family) for item in kept],
        plan=_plan(plan) if plan else None,
        other_actions=[_task(one) for one in shown if one.item_id is None],
        addenda=[
            (f"{one.added_by.name}, {words.moment_day(one.added_at)}", one.text)
            for one in addenda
            if whole or not one.professionals_only
        ],
        named=sorted({place.name for place in attendance if place.status in warnings.CAME}),
    )


def _facts(meeting: Meeting) -> SummaryList:
    rows = [
        SummaryRow("Chair", words.person(meeting.chair)),
        SummaryRow("Minute taker", words.person(meeting.minute_taker)),
        SummaryRow("Confidentiality statement", "Read" if meeting.confidentiality_read else ""),
    ]
    if meeting.deputy_reason:
        rows.insert(1, SummaryRow("Reason for a deputy", meeting.deputy_reason))
    if meeting.approved_by:
        approved = f"{meeting.approved_by.name}, {words.moment_day(meeting.approved_at)}"
        rows.append(SummaryRow(APPROVED, approved))
    return SummaryList(rows)


def _attendance(attendance: Sequence[Attendance]) -> Table:
    rows = [
        [
            place.name,
            place.agency.name if place.agency else "",
            place.capacity,
            ATTENDANCE_STATUS.label(place.status),
        ]
        for place in attendance
    ]
    columns = [Column("Name"), Column("Agency"), Column("Role"), Column("Attendance")]
    return Table("Attendance", columns, rows, row_headings=True, empty="Nobody is recorded.")


def _said(item: AgendaItem, actions: Sequence[Action], *, whole: bool, for_family: bool) -> Said:
    parts = [
        ("The child's views", item.child_views),
        ("The family's views", item.family_views),
        ("Notes", item.discussion),
    ]
    if whole:
        parts.append(("Professionals only", item.professional_notes))
    parts += [
        (f"Decision: {DECISION_KIND.label(one.kind).lower()}", _decided(one))
        for one in item.decisions.all()
        if not for_family or one.kind in FAMILY_DECISIONS
    ]
    tasks = [_task(one) for one in actions if one.item_id == item.pk]
    added = words.ADDED_DURING if item.added_during_meeting else ""
    return Said(words.item_title(item), added, [part for part in parts if part[1]], tasks)


def _decided(decision: Decision) -> str:
    lines = [decision.text]
    if decision.experience_status:
        lines.append(f"Experience: {EXPERIENCE_STATUS.label(decision.experience_status)}")
    if decision.rationale:
        lines.append(rationale(decision.rationale))
    if decision.next_review_on:
        lines.append(f"Next review by {words.day(decision.next_review_on)}")
    return "\n".join(lines)


def _plan(plan: SafetyPlan) -> SummaryList:
    rows = [
        ("What we are worried about", plan.worries),
        ("What is working well", plan.working_well),
        ("What needs to happen", plan.next_steps),
        ("If the plan does not hold", plan.contingency),
        ("Safety scale", "" if plan.safety_scale is None else f"{plan.safety_scale} out of 10"),
    ]
    title = f"Safety plan, version {plan.version}"
    return SummaryList([SummaryRow(key, value) for key, value in rows if value], title=title)


def _task(action: Action) -> str:
    return f"{action.text} {words.owner(action)}, by {words.day(action.due_on)}"
