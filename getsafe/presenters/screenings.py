"""The screening list and what surrounds a decision, in finished words."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django.utils.html import format_html

from getsafe import routes
from getsafe.choices import (
    CARE_LEAVER_STATUSES,
    CARE_STATUS,
    CONSENT_DECISION,
    REFERRAL_SOURCE,
)
from getsafe.clocks import Clocks
from getsafe.dates import completed_years
from getsafe.govuk.components import Column, Count, Link, Pages, Table, Tag
from getsafe.govuk.fields import long_date
from getsafe.models import Case, Child, Referral, Screening
from getsafe.policies.screenings import YOUNGEST_USUAL
from getsafe.presenters import words
from getsafe.queries.referrals import ReferralPage, WaitingCounts

LISTS = {
    "waiting": "Waiting for screening",
    "late": "Late",
    "returned": "Returned: more needed",
    "mine": "Logged by me",
    "untold": "Referrers to tell",
}
NONE_IN = {
    "waiting": "No referral waits for screening.",
    "late": "No referral is late.",
    "returned": "No referral was returned for more.",
    "mine": "No referral that you logged waits for screening.",
    "untold": "Every referrer was told what was decided.",
}
LAST_COLUMNS: dict[str, tuple[Column, ...]] = {
    "returned": (Column("Needed by", nowrap=True), Column("Time left", nowrap=True)),
    "untold": (),
}
RECENT = timedelta(days=365)
TOO_YOUNG = (
    "The child is {age}. Speak to the safeguarding lead before opening a case for a child under "
    f"{YOUNGEST_USUAL}."
)
ADULT = (
    "The young person is {age}. A case can open only for a care leaver of this council who agrees "
    "to support."
)
ALREADY_OPEN = (
    "The child already has an open case, {reference}. Select “Already open” to add this referral "
    "to it. Types that it lacks start on the day of the decision."
)


def clock(complete_on: date | None, *, clocks: Clocks, today: date) -> Tag:
    """How long the screening clock has left, in words."""
    if complete_on is None:
        return Tag("Clock stopped", "grey")
    return _left(clocks.days_left(clocks.due_on("screening", complete_on), today))


def _left(left: int) -> Tag:
    days = "1 working day" if abs(left) == 1 else f"{abs(left)} working days"
    if left < 0:
        return Tag(f"{days} late", "red")
    return Tag(f"{days} left", "yellow" if left == 1 else "") if left else Tag("Today", "orange")


def counts(numbers: WaitingCounts, which: str) -> list[Count]:
    """The lists of the screening page, each with its number."""
    address = routes.to("getsafe:screening-list")
    return [
        Count(
            getattr(numbers, name),
            label,
            f"{address}?list={name}",
            note=_note(name, numbers, is_shown=name == which),
            late=(name == "late" and numbers.late > 0)
            or (name == "returned" and numbers.overdue > 0),
        )
        for name, label in LISTS.items()
    ]


def _note(name: str, numbers: WaitingCounts, *, is_shown: bool) -> str:
    late = f"{numbers.overdue} overdue" if name == "returned" and numbers.overdue else ""
    return ", ".join(part for part in ("Shown below" if is_shown else "", late) if part)


def waiting_table(page: ReferralPage, which: str, *, clocks: Clocks, today: date) -> Table:
    """The referrals of one list, the longest waiting first."""
    last = LAST_COLUMNS.get(
        which, (Column("Decision due", nowrap=True), Column("Time left", nowrap=True))
    )
    columns = (
        Column("Child"),
        Column("Age", numeric=True),
        Column("Concern"),
        Column("From"),
        Column("Received", nowrap=True),
        *last,
    )
    rows = [
        [
            child_link(row),
            completed_years(row["child__date_of_birth"], today),
            _concern(row, page.types[row["pk"]]),
            REFERRAL_SOURCE.label(row["source"]),
            words.short_day(row["received_on"]),
            *_last_cells(row, which, clocks=clocks, today=today),
        ]
        for row in page.rows
    ]
    return Table(
        LISTS[which],
        columns,
        rows,
        row_headings=True,
        compact=True,
        stacks=True,
        empty=NONE_IN[which],
    )


def _last_cells(row: dict[str, Any], which: str, *, clocks: Clocks, today: date) -> list[Any]:
    """What is due of a row, and how long there is; nothing for one that was decided."""
    if which == "untold":
        return []
    if which == "returned":
        due_on = row["information_due_on"]
        return [words.short_day(due_on), _left(clocks.days_left(due_on, today))]
    return [
        _due(row["complete_on"], clocks),
        clock(row["complete_on"], clocks=clocks, today=today),
    ]


def pages(page: ReferralPage, address: str) -> Pages:
    """The links to the pages on either side; `address` ends with its query so far."""
    return Pages(
        previous_url=f"{address}&at={page.earlier}" if page.earlier else "",
        next_url=f"{address}&at={page.later}" if page.later else "",
    )


def child_link(row: dict[str, Any]) -> Link:
    """A row's child, leading to the referral."""
    name = f"{row['child__given_name']} {row['child__family_name']}".strip()
    address = routes.to_record("getsafe:referral-detail", row["uuid"])
    return Link(name or row["child__reference"], address, f"referral {row['reference']}")


def _concern(row: dict[str, Any], types: Sequence[str]) -> str:
    """The types raised, after a warning where the referrer said that the child was in danger."""
    said = words.types(types) or "Not recorded"
    if row["at_immediate_risk"] != "yes":
        return said
    return format_html("{} {}", Tag("In danger when referred", "red"), said)


def _due(complete_on: date | None, clocks: Clocks) -> str:
    return words.short_day(clocks.due_on("screening", complete_on)) if complete_on else ""


def decided(screening: Screening) -> str:
    """What to say once a decision has been recorded: what it did, and what is owed."""
    did = {
        "MACE1": "The case is open. Plan the initial MACE 1 next",
        "CONTINUE": "The referral was added to the open case",
        "MOREINFO": "The clock has stopped until the information comes",
    }.get(screening.outcome, "")
    owed = "" if screening.outcome == "MOREINFO" else "Tell the referrer what was decided"
    return ". ".join(part for part in ("Decision recorded", did, owed) if part)


def on_record(child: Child) -> dict[str, str]:
    """What is on record of an adult's care leaver status and consent."""
    spells = child.care_statuses.all()
    status = [
        f"{CARE_STATUS.label(spell.status)}, from {words.day(spell.started_on, 'a day not known')}"
        for spell in spells
        if spell.status in CARE_LEAVER_STATUSES and spell.ended_on is None
    ]
    consent = next(iter(child.consents.all()), None)
    said = CONSENT_DECISION.label(consent.decision).lower() if consent else ""
    return {
        "status": "; ".join(status),
        "consent": f"{said}, {words.day(consent.decided_on)}" if consent else "",
    }


def bearing(referral: Referral, cases: Sequence[Case], today: date) -> list[str]:
    """What a chair should know before deciding: age, an open case, an earlier one."""
    child = referral.child
    lines = [*_age(child, today), *_cases(cases, today)]
    if not referral.concern_types.all():
        lines.append(
            "The referral names no type of exploitation. Correct it before opening a case."
        )
    return lines


def _age(child: Child, today: date) -> list[str]:
    age = child.age_on(today)
    if age < YOUNGEST_USUAL:
        return [TOO_YOUNG.format(age=age)]
    if age >= 25:
        return ["The young person is 25 or over, so a case cannot open."]
    return [ADULT.format(age=age)] if age >= 18 else []


def _cases(cases: Sequence[Case], today: date) -> list[str]:
    current = next((case for case in cases if case.is_open), None)
    if current:
        return [ALREADY_OPEN.format(reference=current.reference)]
    closed = [(case.closed_on, case.reference) for case in cases if case.closed_on]
    if not closed:
        return []
    closed_on, reference = max(closed)
    again = "Referred again within 12 months: case" if today - closed_on < RECENT else "Case"
    return [f"{again} {reference} closed on {long_date(closed_on)}."]
