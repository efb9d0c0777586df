"""Proposals to close, and the decisions that birthdays and consent leave, in finished words."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe

from getsafe.choices import CLOSURE_REASON, EXPERIENCE_STATUS, PROPOSAL_STATUS
from getsafe.dates import birthday
from getsafe.govuk.components import Column, Link, SummaryList, SummaryRow, Table
from getsafe.models import Case, ClosureProposal, User
from getsafe.policies import cases as policy
from getsafe.presenters import owed, words
from getsafe.queries.decisions import Owed

FROM_HERE = "from=decisions"  # the page then leads back to the list
NONE_17 = "Nobody with an open case is 17."
CASE = Column("Case", nowrap=True)
WAITING = [Column("Child"), CASE, Column("Reason"), Column("Proposed by"), Column("On")]
SENT_BACK = [Column("Child"), CASE, Column("Sent back by"), Column("What is needed")]
DECISIONS = [
    Column("Child"),
    Column("Age", numeric=True),
    CASE,
    Column("Lead worker"),
    Column("What is owed"),
    Column("What you can do"),
]
COMING = [
    Column("Child"),
    Column("Turns 18", nowrap=True),
    CASE,
    Column("Lead worker"),
    Column("Now"),
]


def present(
    proposal: ClosureProposal,
    actor: User,
    *,
    obstacles: Sequence[str],
    earlier: Sequence[ClosureProposal],
) -> dict[str, Any]:
    """The page of one proposal; `earlier` are those before it that were answered."""
    case = proposal.case
    facts = [
        ("Status", PROPOSAL_STATUS.label(proposal.status)),
        ("Closing date", words.day(proposal.closed_on)),
        ("Main reason", CLOSURE_REASON.label(proposal.reason)),
        *transfer_facts(proposal),
        ("Summary", proposal.summary),
        ("Final risk level", words.level_tag(proposal.level)),
        ("Experience", EXPERIENCE_STATUS.label(proposal.experience)),
        ("Who was told", proposal.told),
        ("Proposed by", f"{proposal.proposed_by.name}, {_day(proposal.proposed_at)}"),
    ]
    if proposal.decided_by:
        facts.append(("Decided by", f"{proposal.decided_by.name}, {_day(proposal.decided_at)}"))
    if proposal.answer:
        facts.append(("Answer", proposal.answer))
    facts += [("Asked for before", one.answer) for one in earlier]
    return {
        "record": case,
        "child": case.child,
        "summary": SummaryList([SummaryRow(key, value) for key, value in facts]),
        "may_decide": policy.can_decide_closure(actor, proposal),
        "withdraw_url": _withdraw(proposal, actor),
        "obstacles": obstacles if proposal.status == "waiting" else [],
    }


def saved(at: datetime) -> str:
    """When a draft was saved."""
    local = timezone.localtime(at)
    return f"{words.day(local.date())} at {local:%H:%M}"


def transfer_facts(proposal: ClosureProposal) -> list[tuple[str, str]]:
    """Where a child moved to and who took over; nothing for another reason."""
    if not proposal.transferred_to:
        return []
    return [
        ("Moved to", proposal.transferred_to),
        ("Who there was told, and of what", proposal.received_by),
        ("Handed over", words.day(proposal.handed_over_on, "Not recorded")),
    ]


def as_typed(proposal: ClosureProposal) -> dict[str, Any]:
    """What a proposal said, to begin the next from."""
    asked = ("closed_on", "reason", "summary", "told", "level", "experience")
    names = (*asked, "transferred_to", "received_by", "handed_over_on")
    return {name: getattr(proposal, name) for name in names}


def waiting(proposals: Sequence[ClosureProposal]) -> Table:
    """The proposals that wait for a manager."""
    rows = [
        (
            Link(p.case.child.full_name, reverse("getsafe:closure", args=[p.uuid])),
            p.case.reference,
            CLOSURE_REASON.label(p.reason),
            p.proposed_by.name,
            _day(p.proposed_at),
        )
        for p in proposals
    ]
    return _table("Closures to authorise", WAITING, rows, "No closure waits for you.")


def sent_back(proposals: Sequence[ClosureProposal]) -> Table:
    """One's own proposals that a manager sent back."""
    rows = [
        (
            Link(p.case.child.full_name, reverse("getsafe:closure-propose", args=[p.case.uuid])),
            p.case.reference,
            p.decided_by.name if p.decided_by else "",
            p.answer,
        )
        for p in proposals
    ]
    return _table("My closures sent back", SENT_BACK, rows, "Nothing was sent back to you.")


def decisions(
    owing: Sequence[tuple[Case, Owed]], coming: Sequence[tuple[Case, Owed]], today: date
) -> dict[str, Any]:
    """The decisions owed, and the birthdays to plan for."""
    rows = [
        (
            _link(case),
            case.child.age_on(today),
            case.reference,
            _lead(case),
            owed.SHORT[need.code],
            _choices(case, need),
        )
        for case, need in owing
    ]
    planned = [
        (_link(case), words.short_day(_eighteen(case)), case.reference, _lead(case),
         owed.SHORT[need.code])
        for case, need in coming
    ]  # fmt: skip
    return {
        "owing": _table("Decisions owed", DECISIONS, rows, "No decision is owed."),
        "coming": _table("Turning 18 within a year", COMING, planned, NONE_17, size="m"),
    }


def _choices(case: Case, need: Owed) -> SafeString:
    """Links to what a manager can decide: consent or status where they may help, and closure."""
    propose = f"{reverse('getsafe:closure-propose', args=[case.uuid])}?{FROM_HERE}"
    reason = "consent_withdrawn" if need.code == "needs_consent" else need.code
    links = [
        Link("Propose closure", f"{propose}&reason={reason}", case.reference),
        Link("Transfer to adult services", f"{propose}&reason=adult_services", case.reference),
    ]
    if need.code != "turned_25":
        consent = reverse("getsafe:consent-add", args=[case.child.uuid])
        links.insert(0, Link("Record consent", f"{consent}?{FROM_HERE}", case.reference))
    if need.code == "turned_18":
        status = reverse("getsafe:care-status-add", args=[case.child.uuid])
        links.insert(0, Link("Record care leaver status", f"{status}?{FROM_HERE}", case.reference))
    return format_html_join(mark_safe("<br>"), "{}", ((link,) for link in links))


def _withdraw(proposal: ClosureProposal, actor: User) -> str:
    if not policy.can_withdraw_closure(actor, proposal):
        return ""
    return reverse("getsafe:closure-withdraw", args=[proposal.uuid])


def _table(
    caption: str, columns: Sequence[Column], rows: Sequence, empty: str, *, size: str = ""
) -> Table:
    """A list; without a `size` its caption is what the page's heading says already."""
    return Table(
        caption,
        columns,
        rows,
        caption_size=size,
        row_headings=True,
        stacks=True,
        empty=empty,
        id=caption.lower().replace(" ", "-"),
    )


def _link(case: Case) -> Link:
    return Link(case.child.full_name, reverse("getsafe:case", args=[case.uuid]))


def _lead(case: Case) -> str:
    return case.lead_worker.name if case.lead_worker else "No one yet"


def _eighteen(case: Case) -> date:
    return birthday(case.child.date_of_birth, 18)


def _day(moment: datetime | None) -> str:
    return words.day(timezone.localdate(moment)) if moment else ""
