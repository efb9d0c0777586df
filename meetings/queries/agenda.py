"""What the data puts on an agenda, and why: each proposal carries the rule and its sentence."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import F, OuterRef, Q, QuerySet, Subquery

from getsafe.models import Case, Referral, RiskLevel, RiskLevelSpell
from meetings.choices import CONTEXT_SUBJECT
from meetings.models import AgendaItem, Decision, Meeting, MeetingType
from meetings.policies import states
from meetings.queries import actions

SMALL = 5  # a lower number of escalations or stuck actions may be about one child
MOST = 60  # of one kind on one agenda: a meeting has no time for more
POLICE_LED = ("person_of_concern", "operation", "warning_notice")
# Where the shipped agenda of MACE 2 has what is passed on to it; an area's own agenda may have no
# such heading, and then it follows the others.
HEADING_OF = {
    "person_of_concern": "People of concern and warning notices",
    "warning_notice": "People of concern and warning notices",
    "place": "Places",
    "operation": "Operations",
    "theme": "Themes",
}


@dataclass(frozen=True, slots=True)
class Proposal:
    """An item that a rule puts on an agenda."""

    rule: str
    heading: str
    subject: str
    title: str
    because: str
    referral_id: int | None = None
    case_id: int | None = None
    presenter: str = ""
    professionals_only: bool = False


@dataclass(slots=True)
class _Reasons:
    """The sentences why one case is on the agenda."""

    case: Case
    sentences: list[str] = field(default_factory=list)


def propose(meeting: Meeting) -> list[Proposal]:
    """Everything that the rules of the meeting's kind put on its agenda now."""
    return [proposal for rule in RULES[meeting.type.kind] for proposal in rule(meeting)]


def count_left_out(meeting: Meeting) -> int:
    """How many referrals wait beyond what fits one agenda."""
    if meeting.type.kind != "screening":
        return 0
    waiting = Referral.objects.awaiting_screening().filter(complete_on__lte=meeting.held_on)
    return max(0, waiting.count() - MOST)


def _waiting_referrals(meeting: Meeting) -> Iterable[Proposal]:
    waiting = Referral.objects.awaiting_screening().filter(complete_on__lte=meeting.held_on)
    for referral in waiting.order_by("complete_on", "id")[:MOST]:
        yield Proposal(
            "referral_waiting",
            "New referrals",
            "referral",
            referral.reference,
            f"Waiting for screening since {_day(referral.complete_on)}",
            referral_id=referral.pk,
        )


def _children_by_exception(meeting: Meeting) -> Iterable[Proposal]:
    found: dict[int, _Reasons] = {}
    open_cases = Case.objects.open()
    overdue = open_cases.filter(review_due_on__lt=meeting.held_on).order_by("review_due_on")
    _add(found, overdue, lambda case: f"Review due on {_day(case.review_due_on)}")
    waiting = open_cases.filter(status="pending_mace1", mace1_due_on__lt=meeting.held_on)
    _add(found, waiting.order_by("mace1_due_on"), lambda case: f"MACE 1 due on "
         f"{_day(case.mace1_due_on)}")  # fmt: skip
    _add_raised(found, meeting)
    yield from _of_cases(found, "open_child", "Open children by exception")


def _children_of_note(meeting: Meeting) -> Iterable[Proposal]:
    found: dict[int, _Reasons] = {}
    open_cases = Case.objects.open().filter(opened_on__lte=meeting.held_on)
    _add(found, open_cases.filter(status="on_hold_missing"), lambda _: "Missing now")
    highest = RiskLevel.objects.order_by("-rank").first()
    at_highest = Q(risk_levels__level=highest, risk_levels__ended_on=None)
    _add(found, open_cases.filter(at_highest), lambda _: f"Risk level {highest}")
    goes_missing = Q(
        exploitation_spells__exploitation_type="MISSING", exploitation_spells__ended_on=None
    )
    _add(found, open_cases.filter(goes_missing), lambda _: "Exploitation linked to going missing")
    _add_raised(found, meeting)
    of_children = _disruption_asked(meeting).filter(item__case__in=open_cases)
    for decision in of_children[:MOST]:
        case: Case = decision.item.case  # type: ignore[assignment]  # only those with one are asked
        reasons = found.setdefault(case.pk, _Reasons(case)).sentences
        reasons.append(f"Disruption asked for by {_meeting(decision.item.meeting)}")
    yield from _of_cases(found, "child_of_note", "Children of note")


def _still_live(meeting: Meeting) -> Iterable[Proposal]:
    """What the last meeting of this type looked at besides children, until it is taken off."""
    since = last_held(meeting.type, before=meeting.held_on)
    if not since:
        return
    earlier = AgendaItem.objects.standing().filter(
        meeting__type=meeting.type_id, meeting__held_on=since, subject__in=CONTEXT_SUBJECT
    )
    for item in earlier.select_related("meeting__type").order_by("position", "id")[:MOST]:
        # What was added during that meeting stood under no heading.
        heading = item.heading or HEADING_OF.get(item.subject, "")
        yield _again(item, "still_live", heading, f"Live at {_meeting(item.meeting)}")


def _passed_on(meeting: Meeting) -> Iterable[Proposal]:
    """What other meetings ask this one to disrupt besides children: places, peers, operations."""
    asked = _disruption_asked(meeting).filter(item__subject__in=CONTEXT_SUBJECT)
    for decision in asked[:MOST]:
        item = decision.item
        because = f"Passed on by {_meeting(item.meeting)}"
        yield _again(item, "passed_on", HEADING_OF.get(item.subject, ""), because)


def _late_actions(meeting: Meeting) -> Iterable[Proposal]:
    because = _are(actions.late_for(meeting).count(), "past the day due")
    return _standing("late_actions", "Actions due", "Late actions", because)


def _carried_actions(meeting: Meeting) -> Iterable[Proposal]:
    carried = actions.carried_to(meeting)
    because = _are(carried.count(), "still to be done from earlier meetings")
    late = carried.filter(due_on__lt=meeting.held_on).count()
    because += f", {late} past the day due" if late else ""
    return _standing("carried_forward", "Actions", "Actions carried forward", because)


def _stuck_actions(meeting: Meeting) -> Iterable[Proposal]:
    count = actions.stuck_at(meeting).count()
    because = f"{_about(count)} actions are carried forward twice or four weeks late"
    because = because if count else ""
    return _standing("stuck_actions", "Minutes and actions", "Stuck actions", because)


def _figures(meeting: Meeting) -> Iterable[Proposal]:
    because = f"The figures as at {_day(meeting.held_on)} are on every agenda of this group"
    return _standing("figures", "Figures and exceptions", "Figures", because)


def _escalations(meeting: Meeting) -> Iterable[Proposal]:
    count = escalated_to(meeting).count()
    because = f"{_about(count)} escalated since the last meeting" if count else ""
    return _standing("escalations", "Risks and escalations", "Escalations from MACE 2", because)


def escalated_to(meeting: Meeting) -> QuerySet[Decision]:
    """What MACE 2 escalated since the last meeting of this type."""
    escalated = Decision.objects.filter(
        kind="escalation",
        item__meeting__type__kind="context",
        item__meeting__held_on__lte=meeting.held_on,
    )
    since = last_held(meeting.type, before=meeting.held_on)
    recent = escalated.filter(item__meeting__held_on__gte=since) if since else escalated
    return recent.select_related("item__meeting__type")


def last_held(meeting_type: MeetingType, *, before: date) -> date | None:
    """The day on which this type of meeting was last held before a day."""
    held = Meeting.objects.filter(
        type=meeting_type, status__in=[states.HELD, states.APPROVED], held_on__lt=before
    )
    return held.order_by("-held_on").values_list("held_on", flat=True).first()


def _raised_levels(meeting: Meeting) -> QuerySet[RiskLevelSpell]:
    """The open cases' present levels, higher than the level before, set since the last meeting."""
    earlier = RiskLevelSpell.objects.filter(case=OuterRef("case"), pk__lt=OuterRef("pk"))
    rank_before = Subquery(earlier.order_by("-started_on", "-pk").values("level__rank")[:1])
    present = RiskLevelSpell.objects.filter(ended_on=None, case__closed_on=None)
    since = last_held(meeting.type, before=meeting.held_on)
    if since:
        present = present.filter(started_on__gte=since)
    raised = present.annotate(before=rank_before).filter(level__rank__gt=F("before"))
    return raised.select_related("case", "level").order_by("-started_on")[:MOST]


def _disruption_asked(meeting: Meeting) -> QuerySet[Decision]:
    """The disruption that weekly meetings and MACE 1 asked for since the last of this type."""
    asked = Decision.objects.filter(
        kind="disruption",
        item__meeting__type__kind__in=["screening", "child"],
        item__meeting__held_on__lte=meeting.held_on,
        item__removed_reason="",
    )
    since = last_held(meeting.type, before=meeting.held_on)
    recent = asked.filter(item__meeting__held_on__gte=since) if since else asked
    related = ("item__case", "item__meeting__type")
    return recent.select_related(*related).order_by("item__meeting__held_on", "pk")


def _again(item: AgendaItem, rule: str, heading: str, because: str) -> Proposal:
    """An item of another agenda on this one; what was for professionals only stays so."""
    return Proposal(
        rule,
        heading,
        item.subject,
        item.title,
        because,
        presenter=item.presenter,
        professionals_only=item.professionals_only or item.subject in POLICE_LED,
    )


def _add_raised(found: dict[int, _Reasons], meeting: Meeting) -> None:
    for spell in _raised_levels(meeting):
        reasons = found.setdefault(spell.case_id, _Reasons(spell.case))
        reasons.sentences.append(f"Level raised to {spell.level} on {_day(spell.started_on)}")


def _add(
    found: dict[int, _Reasons], cases: QuerySet[Case], sentence: Callable[[Case], str]
) -> None:
    for case in cases[:MOST]:
        found.setdefault(case.pk, _Reasons(case)).sentences.append(sentence(case))


def _of_cases(found: dict[int, _Reasons], rule: str, heading: str) -> Iterable[Proposal]:
    for pk, reasons in list(found.items())[:MOST]:
        because = "; ".join(dict.fromkeys(reasons.sentences))
        yield Proposal(rule, heading, "case", reasons.case.reference, because, case_id=pk)


def _standing(rule: str, heading: str, title: str, because: str) -> Iterable[Proposal]:
    if because:
        yield Proposal(rule, heading, "standing", title, because)


def _are(count: int, what: str) -> str:
    if not count:
        return ""
    return f"1 action is {what}" if count == 1 else f"{count} actions are {what}"


def _about(count: int) -> str:
    return str(count) if count >= SMALL else f"Fewer than {SMALL}"


def _meeting(meeting: Meeting) -> str:
    return f"{meeting.type.short_name} on {_day(meeting.held_on)}"


def _day(day: date | None) -> str:
    return f"{day.day} {day:%B %Y}" if day else "an unknown day"


Rule = Callable[[Meeting], Iterable[Proposal]]
RULES: dict[str, tuple[Rule, ...]] = {
    "screening": (_late_actions, _waiting_referrals, _children_by_exception),
    "child": (),
    "context": (_carried_actions, _children_of_note, _still_live, _passed_on),
    "oversight": (_stuck_actions, _figures, _escalations),
}
