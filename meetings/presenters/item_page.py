"""One agenda item: why it is here, what is known of it, what was said, decided and given to do."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from getsafe.choices import CASE_STATUS, EXPLOITATION_TYPE, REFERRAL_SOURCE
from getsafe.govuk.components import Column, Link, SummaryList, SummaryRow, Table
from getsafe.models import AgencyContribution, Case, Referral, User
from getsafe.presenters.words import rationale
from meetings.choices import DECISION_KIND, ITEM_SUBJECT
from meetings.models import Action, AgendaItem, Decision, Meeting
from meetings.policies import meetings as policy
from meetings.policies.actions import opens
from meetings.presenters import words
from meetings.presenters.meeting_page import sections
from meetings.queries.items import Facts


@dataclass(frozen=True, slots=True)
class ItemPage:
    """Everything that the page of an item shows besides its forms."""

    title: str
    tab_title: str
    kind: str
    because: str
    meeting_title: str
    meeting_url: str
    restricted: bool
    added_during: str
    facts: SummaryList | None
    listed: Table | None
    elsewhere: Sequence[Link]
    discussion: str
    professional_notes: str
    views: Sequence[tuple[str, str]]
    contributions: SummaryList | None
    decisions: SummaryList | None
    actions: Table
    previous_url: str
    next_url: str


def item_page(
    item: AgendaItem,
    facts: Facts,
    *,
    decisions: Sequence[Decision],
    contributions: Sequence[AgencyContribution],
    actions: Sequence[Action],
    around: tuple[str, str],
    reader: User,
    today: date,
) -> ItemPage:
    """The page of `item` for `reader`; `around` is the addresses of the items beside it."""
    reads_restricted = policy.reads_restricted(reader, item.meeting)
    shown = _readable(actions, reads_restricted=reads_restricted)
    views = (("The child's views", item.child_views), ("The family's views", item.family_views))
    return ItemPage(
        title=words.item_title(item),
        tab_title=words.item_tab_title(item),
        kind=ITEM_SUBJECT.label(item.subject),
        because=item.because,
        meeting_title=f"{words.meeting_title(item.meeting)}, {words.day(item.meeting.held_on)}",
        meeting_url=reverse("meetings:meeting-detail", args=[item.meeting.uuid]),
        restricted=item.professionals_only,
        added_during=words.ADDED_DURING if item.added_during_meeting else "",
        facts=_facts(facts),
        listed=_listed(facts, today, reader=reader, reads_restricted=reads_restricted),
        elsewhere=[_dated(one) for one in facts.apart],
        discussion=item.discussion,
        professional_notes=item.professional_notes if reads_restricted else "",
        views=[view for view in views if view[1]],
        contributions=_contributions(contributions),
        decisions=_decisions(decisions),
        actions=action_table("Actions from this item", shown, reader=reader, today=today),
        previous_url=around[0],
        next_url=around[1],
    )


def neighbours(item: AgendaItem, items: Sequence[AgendaItem], *, actor: User) -> tuple[str, str]:
    """The addresses of the readable items before and after this one, in the agenda's order."""
    listed = sections(item.meeting, items, actor=actor, ordering=False)
    hrefs = [line.href for section in listed for line in section.lines if line.href]
    here = hrefs.index(reverse("meetings:item-detail", args=[item.uuid]))
    before = hrefs[here - 1] if here else ""
    return before, hrefs[here + 1] if here + 1 < len(hrefs) else ""


def action_table(caption: str, actions: Sequence[Action], *, reader: User, today: date) -> Table:
    """Actions with who has them, when they are due and how they stand.

    Who reads of an action on an agenda may not open it for that: only its words are shown then.
    """
    columns = [Column("Action"), Column("Who"), Column("Due", nowrap=True), Column("Status")]
    rows = [
        [
            words.action_link(one) if opens(reader, one) else words.action_text(one),
            words.owner(one),
            words.short_day(one.due_on),
            words.action_tag(one, today),
        ]
        for one in actions
    ]
    return Table(caption, columns, rows, stacks=True, empty="No actions.", id="actions")


def _facts(facts: Facts) -> SummaryList | None:
    if facts.agencies:
        return _summary(("Agencies that have them", ", ".join(facts.agencies)))
    if facts.referral:
        return _referral(facts.referral, facts)
    return _case(facts.case, facts) if facts.case else None


def _referral(referral: Referral, facts: Facts) -> SummaryList:
    child = referral.child
    return _summary(
        ("Age", f"{child.age_on(referral.received_on)} when referred"),
        ("Received", words.day(referral.received_on)),
        ("From", REFERRAL_SOURCE.label(referral.source)),
        ("Types of exploitation", _types(facts)),
        ("Concerns", referral.concerns),
        ("Safety steps taken", referral.safety_steps),
        ("The child's views", referral.child_views),
        ("The parents' views", referral.parent_views),
        ("Already known to", referral.known_to),
    )


def _case(case: Case, facts: Facts) -> SummaryList:
    level = facts.level
    since = f", since {words.day(level.started_on)}" if level else ""
    case_link = Link(case.reference, reverse("getsafe:case", args=[case.uuid]))
    plan = facts.plan
    return _summary(
        ("Case", case_link),
        ("Status", CASE_STATUS.label(case.status)),
        ("Risk level", f"{level.level.label}{since}" if level else "Not set"),
        ("Types of exploitation", _types(facts)),
        ("Lead worker", words.person(case.lead_worker, "Not allocated")),
        ("Review due", words.day(case.review_due_on)),
        ("Latest safety plan", f"{words.day(plan.agreed_on)}: {plan.next_steps}" if plan else ""),
    )


def _types(facts: Facts) -> str:
    return ", ".join(EXPLOITATION_TYPE.label(code) for code in facts.types)


def _summary(*pairs: tuple[str, object]) -> SummaryList:
    return SummaryList([SummaryRow(key, value) for key, value in pairs if value])


def _readable(actions: Sequence[Action], *, reads_restricted: bool) -> list[Action]:
    """Without the actions for professionals only, and those of items that are."""
    return [one for one in actions if reads_restricted or not _is_restricted(one)]


def _is_restricted(action: Action) -> bool:
    return action.professionals_only or (action.item is not None and action.item.professionals_only)


def _listed(facts: Facts, today: date, *, reader: User, reads_restricted: bool) -> Table | None:
    if not facts.actions:
        return None
    shown = _readable(facts.actions, reads_restricted=reads_restricted)
    return action_table("What the agenda counted", shown, reader=reader, today=today)


def _dated(meeting: Meeting) -> Link:
    title = f"{words.meeting_title(meeting)}, {words.day(meeting.held_on)}"
    return words.meeting_link(meeting, title)


def _contributions(contributions: Sequence[AgencyContribution]) -> SummaryList | None:
    rows = [SummaryRow(one.agency.name, one.text) for one in contributions]
    return SummaryList(rows, title="What agencies hold") if rows else None


def _decisions(decisions: Sequence[Decision]) -> SummaryList | None:
    rows = [
        SummaryRow(
            DECISION_KIND.label(one.kind),
            "\n".join(filter(None, (one.text, rationale(one.rationale), _recorded_by(one)))),
        )
        for one in decisions
    ]
    return SummaryList(rows, title="Decisions") if rows else None


def _recorded_by(decision: Decision) -> str:
    return f"Recorded by {decision.recorded_by.name}"
