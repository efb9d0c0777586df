"""One meeting: its facts, its agenda under its headings, who comes, and what may be done."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from getsafe.govuk.components import Column, Link, SummaryList, SummaryRow, Table, Tag
from getsafe.models import User
from meetings.choices import ATTENDANCE_STATUS, ITEM_SUBJECT
from meetings.models import AgendaItem, Attendance, Meeting
from meetings.policies import mace1
from meetings.policies import meetings as policy
from meetings.policies.states import APPROVED, HELD, MEETING
from meetings.presenters import words

NO_HEADING = "Other items"


@dataclass(frozen=True, slots=True)
class ItemLine:
    """One line of the agenda; a restricted one that the reader may not read says only that."""

    title: str
    href: str
    because: str
    kind: str
    decided: str
    restricted: bool
    move_url: str = ""
    remove_url: str = ""
    is_first: bool = False
    is_last: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """One heading of the agenda with its items."""

    heading: str
    lines: Sequence[ItemLine]


@dataclass(frozen=True, slots=True)
class MeetingPage:
    """Everything that the page of a meeting shows."""

    title: str
    tab_title: str
    tag: Tag
    when: str
    summary: SummaryList
    sections: Sequence[Section]
    attendance: Table | None
    may: dict[str, bool]
    is_mace1: bool
    pack_open: bool
    confidentiality: str
    first_item_url: str
    cancelled_reason: str
    warnings: Sequence[str]


def meeting_page(
    meeting: Meeting,
    items: Sequence[AgendaItem],
    attendance: Sequence[Attendance],
    *,
    actor: User,
    today: date,
    warnings: Sequence[str] = (),
) -> MeetingPage:
    """The page of `meeting` for `actor`."""
    may = {act: policy.can(actor, meeting, act) for act in MEETING.acts}
    pack_open = policy.can_open_pack(actor, meeting, today=today)
    may["add"] = policy.can_add_item(actor, meeting)
    lines = sections(meeting, items, actor=actor, ordering=may["prepare"]) if pack_open else []
    readable = [line.href for section in lines for line in section.lines if line.href]
    return MeetingPage(
        title=words.meeting_title(meeting) if pack_open else meeting.type.short_name,
        tab_title=words.tab_title(meeting) if pack_open else meeting.type.short_name,
        tag=words.meeting_tag(meeting),
        when=_when(meeting),
        summary=_summary(meeting, may=may, pack_open=pack_open),
        sections=lines,
        attendance=_attendance(meeting, attendance, may=may) if pack_open else None,
        may=may | {"record_mace1": bool(meeting.case and mace1.can_record(actor, meeting.case))},
        is_mace1=meeting.type.kind == "child",
        pack_open=pack_open,
        confidentiality=meeting.type.confidentiality,
        first_item_url=readable[0] if readable else "",
        cancelled_reason=meeting.cancelled_reason if pack_open else "",
        warnings=warnings if policy.may_run(actor, meeting) else (),
    )


def sections(
    meeting: Meeting, items: Sequence[AgendaItem], *, actor: User, ordering: bool
) -> list[Section]:
    """The agenda under the headings of the meeting's type, in their order, without empty ones.

    What was added during the meeting stands last.
    """
    issued = [item for item in items if not item.added_during_meeting]
    headings = [*meeting.type.agenda]
    headings += [h for h in dict.fromkeys(i.heading for i in issued) if h and h not in headings]
    groups = [(h, [i for i in issued if i.heading == h]) for h in headings]
    unheaded = [i for i in issued if not i.heading]
    # Items that stand alone, as the child of a MACE 1 does, are other than nothing.
    groups.append((NO_HEADING if len(unheaded) < len(items) else "", unheaded))
    groups.append((words.ADDED_DURING, [i for i in items if i.added_during_meeting]))
    return [
        Section(h, _lines(group, actor=actor, ordering=ordering)) for h, group in groups if group
    ]


def _lines(group: Sequence[AgendaItem], *, actor: User, ordering: bool) -> list[ItemLine]:
    last = len(group) - 1
    return [
        _line(item, actor=actor, ordering=ordering, first=n == 0, last=n == last)
        for n, item in enumerate(group)
    ]


def _line(item: AgendaItem, *, actor: User, ordering: bool, first: bool, last: bool) -> ItemLine:
    kind = ITEM_SUBJECT.label(item.subject)
    if not policy.can_read_item(actor, item):
        return ItemLine(words.HIDDEN, "", "", kind, "", restricted=True)
    key = [item.uuid]
    removable = policy.can_remove_item(actor, item)
    return ItemLine(
        title=words.item_title(item),
        href=reverse("meetings:item-detail", args=key),
        because=item.because,
        kind=kind,
        decided="; ".join(one.text for one in item.decisions.all()),
        restricted=item.professionals_only,
        move_url=reverse("meetings:item-move", args=key) if ordering else "",
        remove_url=reverse("meetings:item-remove", args=key) if removable else "",
        is_first=first,
        is_last=last,
    )


def _when(meeting: Meeting) -> str:
    at = words.clock(meeting.starts_at)
    return f"{words.day(meeting.held_on)}{' at ' + at if at else ''}"


def _summary(meeting: Meeting, *, may: dict[str, bool], pack_open: bool) -> SummaryList:
    key = [meeting.uuid]
    change = (
        [Link("Change", reverse("meetings:meeting-change", args=key), "the date, place or chair")]
        if may["prepare"]
        else []
    )
    blank = "Not recorded" if meeting.status in (HELD, APPROVED) else "Not decided"
    rows = [
        SummaryRow("Date", _when(meeting), change),
        SummaryRow("Where", meeting.place or blank),
        SummaryRow("Chair", words.person(meeting.chair, blank)),
    ]
    if meeting.deputy_reason and pack_open:
        rows.append(SummaryRow("Reason for a deputy", meeting.deputy_reason))
    rows.append(SummaryRow("Minute taker", words.person(meeting.minute_taker, blank)))
    if meeting.case and pack_open:
        link = Link(
            f"{words.child_of(meeting)} ({meeting.case.reference})",
            reverse("getsafe:case", args=[meeting.case.uuid]),
        )
        rows.insert(0, SummaryRow("Child", link))
    if meeting.approved_by:
        by = f"{meeting.approved_by.name} on {words.moment_day(meeting.approved_at)}"
        rows.append(SummaryRow("Minutes approved by", by))
    return SummaryList(rows)


def _attendance(
    meeting: Meeting, attendance: Sequence[Attendance], *, may: dict[str, bool]
) -> Table:
    removable = may["prepare"]
    columns = [Column("Name"), Column("Agency"), Column("Role"), Column("Attendance")]
    columns += [Column("Change")] if removable else []
    return Table(
        "Attendance" if meeting.status in {HELD, APPROVED} else "Who is invited",
        columns,
        [_place(meeting, place, removable=removable) for place in attendance],
        empty="Nobody is invited yet.",
        id="attendance",
        row_headings=True,
        stacks=True,
    )


def _place(meeting: Meeting, place: Attendance, *, removable: bool) -> list:
    agency = place.agency.name if place.agency else ""
    cells: list = [place.name, agency, place.capacity, ATTENDANCE_STATUS.label(place.status)]
    if removable:
        address = reverse("meetings:invitation-remove", args=[meeting.uuid, place.pk])
        cells.append(Link("Remove", address, place.name))
    return cells
