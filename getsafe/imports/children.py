"""What the rows of one child say together: facts that must agree, cases that must not overlap."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from getsafe.dates import birthday, completed_years
from getsafe.imports.layout import Fault
from getsafe.imports.rows import overlap

ADULT, LEAVES_SERVICE = 18, 25
# What a blank says of each fact: a known value stands against it, whichever row comes first.
UNKNOWN = {
    "given_name": "",
    "family_name": "",
    "date_of_birth": None,
    "sex": "U",
    "ethnicity": "NOBT",
}


@dataclass(frozen=True, slots=True)
class CaseSpan:
    """A case of the child: its dates and its row, or row 0 where it is already recorded.

    Whether the row itself says what a case that opens from 18 needs: another row's word is not
    this case's. Where the row's closing cannot be read, nobody knows whether the case is open.
    """

    opened_on: date
    closed_on: date | None
    row: int
    is_care_leaver: bool = False
    has_consent: bool = False
    has_known_end: bool = True


@dataclass(slots=True)
class Support:
    """A child's cases and what those from 18 need, under whatever keys the rows name the child."""

    care_leaver: bool = False
    consents: set[date] = field(default_factory=set)
    cases: list[CaseSpan] = field(default_factory=list)


@dataclass(slots=True)
class ChildFacts:
    """One child_ref of the file: each fact with the row that first gave it, and the support.

    Two keys of the old tracker whose records were merged here have one support between them.
    """

    known: dict[str, tuple[Any, int]] = field(default_factory=dict)
    support: Support = field(default_factory=Support)

    def add(self, number: int, facts: dict[str, Any]) -> Iterator[Fault]:
        """Take in a row's facts; yields where they contradict an earlier row."""
        for column, blank in UNKNOWN.items():
            value = facts.get(column, blank)
            if value == blank:
                continue
            first, row = self.known.setdefault(column, (value, number))
            if value != first:
                yield Fault(
                    number,
                    column,
                    str(value),
                    f"is not what row {row} says of the same child, {first}",
                    f"the same {column} in every row of the child",
                )
        self.support.care_leaver |= bool(facts.get("care_leaver"))
        if facts.get("consent_on"):
            self.support.consents.add(facts["consent_on"])
        if facts.get("opened_on"):
            self.support.cases.append(_span(number, facts))

    def value(self, column: str) -> Any:
        """The fact as some row gives it, or what a blank says."""
        return self.known.get(column, (UNKNOWN[column], 0))[0]

    def faults(self) -> Iterator[Fault]:
        """Cases that overlap, and cases that the child's age does not allow."""
        yield from _overlaps([case for case in self.support.cases if case.has_known_end])
        born = self.value("date_of_birth")
        for case in self.support.cases:
            if born and case.row:
                yield from self._age_faults(born, case)

    def _age_faults(self, born: date, case: CaseSpan) -> Iterator[Fault]:
        age = completed_years(born, case.opened_on)
        opened = case.opened_on.isoformat()
        if age >= LEAVES_SERVICE:
            limit = birthday(born, LEAVES_SERVICE).isoformat()
            wrong = f"is on or after the 25th birthday, {limit}"
            yield Fault(case.row, "opened_on", opened, wrong, f"a date before {limit}")
        elif age >= ADULT:
            because = f"although the case opened on or after the 18th birthday, {opened}"
            if not case.is_care_leaver:
                yield Fault(case.row, "care_leaver", "", f"is not yes {because}", "yes")
            if not case.has_consent:
                wrong = f"is blank {because}"
                yield Fault(case.row, "consent_on", "", wrong, "the date of their consent")

    def warnings(self, today: date) -> Iterator[Fault]:
        """Open cases that have run past a birthday without what that birthday needs."""
        born = self.value("date_of_birth")
        for case in self.support.cases:
            if born and case.row and case.closed_on is None and case.has_known_end:
                yield from self._birthday_warnings(born, case, today)

    def _birthday_warnings(self, born: date, case: CaseSpan, today: date) -> Iterator[Fault]:
        age = completed_years(born, today)
        agreed = self.support.care_leaver and self.support.consents
        if age >= LEAVES_SERVICE:
            wrong = f"is blank although the child turned 25 on {birthday(born, LEAVES_SERVICE)}"
            yield Fault(case.row, "closed_on", "", wrong, "a decision by the manager is owed")
        elif age >= ADULT and not agreed:
            turned = birthday(born, ADULT)
            wrong = f"is blank although the child turned 18 on {turned} without recorded consent"
            right = "a decision by the manager is owed"
            yield Fault(case.row, "closed_on", "", wrong, right)


def _span(number: int, facts: dict[str, Any]) -> CaseSpan:
    closed = facts.get("closed_on")
    return CaseSpan(
        facts["opened_on"],
        closed,
        number,
        is_care_leaver=bool(facts.get("care_leaver")),
        has_consent=bool(facts.get("consent_on")),
        has_known_end="closed_on" in facts and bool(closed or not facts.get("closure_reason")),
    )


def _overlaps(cases: Sequence[CaseSpan]) -> Iterator[Fault]:
    ordered = sorted(cases, key=lambda case: (case.opened_on, case.closed_on or date.max))
    longest: CaseSpan | None = None
    for case in ordered:
        if longest and overlap(
            (longest.opened_on, longest.closed_on), (case.opened_on, case.closed_on)
        ):
            yield from _overlap_fault(longest, case)
        if longest is None or _reaches_further(case, longest):
            longest = case


def _reaches_further(case: CaseSpan, other: CaseSpan) -> bool:
    return (case.closed_on or date.max) >= (other.closed_on or date.max)


def _overlap_fault(earlier: CaseSpan, later: CaseSpan) -> Iterator[Fault]:
    """The fault stands at the later case; or at the one of the file, if one is recorded already."""
    here, there = (later, earlier) if later.row else (earlier, later)
    if not here.row:
        return
    where = f"of row {there.row}" if there.row else "that is already recorded"
    until = there.closed_on.isoformat() if there.closed_on else "now"
    yield Fault(
        here.row,
        "opened_on",
        here.opened_on.isoformat(),
        f"overlaps the same child's case {where}, {there.opened_on.isoformat()} to {until}",
        "cases of one child that follow each other",
    )
