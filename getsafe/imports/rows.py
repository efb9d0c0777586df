"""One row of a caseload: read, checked by itself, and recognised when it comes again."""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from getsafe.choices import (
    CLOSURE_REASON,
    ETHNICITY,
    REFERRAL_SOURCE,
    SCREENING_OUTCOME,
    SEX,
)
from getsafe.imports import values
from getsafe.imports.layout import COLUMNS, NEEDED, Fault, in_order
from getsafe.imports.values import DatedType, Unreadable

OPENS_A_CASE = "MACE1"
Facts = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Spell:
    """A type of exploitation within a case; no end while the case is open."""

    code: str
    started_on: date
    ended_on: date | None


@dataclass(frozen=True, slots=True)
class CaseloadRow:
    """One referral with its child, as the file gives them; blank is the column's default."""

    number: int
    child_ref: str
    given_name: str
    family_name: str
    date_of_birth: date
    sex: str
    ethnicity: str
    care_leaver: bool
    consent_on: date | None
    referral_ref: str
    received_on: date
    source: str
    exploitation: tuple[DatedType, ...]
    screened_on: date | None
    outcome: str
    opened_on: date | None
    closed_on: date | None
    closure_reason: str
    risk_level: str
    persons_of_concern: int | None

    @property
    def types(self) -> tuple[str, ...]:
        """The types of exploitation, each once, in the order given."""
        return tuple(dict.fromkeys(entry.code for entry in self.exploitation))

    @property
    def spells(self) -> tuple[Spell, ...]:
        """The types with their dates in the case."""
        return spells_of(self.exploitation, self.opened_on, self.closed_on)

    def key(self) -> str:
        """What recognises the row when it is imported again: a digest of everything it says."""
        types = [f"{t.code} from {t.first} to {t.last}" for t in self.exploitation]
        facts = [types if c == "exploitation" else str(getattr(self, c)) for c in COLUMNS]
        return hashlib.sha256(repr(facts).encode()).hexdigest()


class RowReader:
    """Reads rows; `levels` are the codes of the local risk scale, `today` the day in London."""

    def __init__(self, *, levels: Sequence[str], today: date) -> None:
        def dated(text: str) -> date:
            return values.read_date(text, today)

        self._readers: dict[str, tuple[Any, Callable[[str], Any]]] = {
            "child_ref": ("", values.read_text),
            "given_name": ("", values.read_text),
            "family_name": ("", values.read_text),
            "date_of_birth": (None, dated),
            "sex": ("U", values.codes(SEX)),
            "ethnicity": ("NOBT", values.codes(ETHNICITY)),
            "care_leaver": (False, values.read_yes_no),
            "consent_on": (None, dated),
            "referral_ref": ("", values.read_text),
            "received_on": (None, dated),
            "source": ("10", values.codes(REFERRAL_SOURCE)),
            "exploitation": ((), lambda text: values.read_types(text, today)),
            "screened_on": (None, dated),
            "outcome": ("", values.codes(SCREENING_OUTCOME)),
            "opened_on": (None, dated),
            "closed_on": (None, dated),
            "closure_reason": ("", values.codes(CLOSURE_REASON)),
            "risk_level": ("", lambda text: values.read_code(text, levels)),
            "persons_of_concern": (None, values.read_count),
        }

    def read(
        self, number: int, cells: Mapping[str, str], extra: Sequence[str]
    ) -> tuple[Facts, list[Fault]]:
        """What can be read of the row, by column, and everything wrong with it by itself."""
        faults = [
            Fault(number, "", value, "is in no column of the header", "a cell under a column name")
            for value in extra
        ]
        facts: Facts = {}
        for column, (default, reader) in self._readers.items():
            text = cells.get(column, "")
            try:
                facts[column] = reader(text) if text else _blank(column, default)
            except Unreadable as error:
                faults.append(Fault(number, column, text, error.wrong, error.right))
        faults += [*_pair_faults(number, cells), *_consent_faults(number, cells, facts)]
        disorder = list(_order_faults(number, cells, facts))
        return facts, faults + (disorder or list(_spell_faults(number, cells, facts)))

    def row(self, number: int, facts: Facts) -> CaseloadRow:
        """The row whose every cell was read."""
        return CaseloadRow(number, **facts)


def _blank(column: str, default: Any) -> Any:
    if column in NEEDED:
        raise Unreadable("is blank", f"a value: {column} is needed in every row")
    return default


def _order_faults(number: int, cells: Mapping[str, str], facts: Facts) -> Iterator[Fault]:
    """Dates the wrong way round, each against the nearest earlier date that the row gives."""
    earlier_column, earlier = "", None
    for before, column in in_order():
        if facts.get(before) is not None:
            earlier_column, earlier = before, facts[before]
        day = facts.get(column)
        if day is not None and earlier is not None and day < earlier:
            yield Fault(
                number,
                column,
                cells[column],
                f"is before {earlier_column}, {earlier.isoformat()}",
                f"a date on or after {earlier.isoformat()}",
            )


def _pair_faults(number: int, cells: Mapping[str, str]) -> Iterator[Fault]:
    """What must be given together, and is not."""
    opens = cells.get("outcome") == OPENS_A_CASE
    for is_asked, column, because, right in (
        (cells.get("screened_on"), "outcome", "screened_on is given", "a screening outcome code"),
        (cells.get("outcome"), "screened_on", "outcome is given", "the date of the screening"),
        (opens, "opened_on", "outcome is MACE1", "the date on which the case opened"),
        (cells.get("closed_on"), "closure_reason", "closed_on is given", "a closure reason code"),
        (cells.get("closure_reason"), "closed_on", "closure_reason is given", "the closing date"),
        (
            cells.get("closed_on") and not opens,
            "opened_on",
            "closed_on is given",
            "the opening date",
        ),
    ):
        if is_asked and not cells.get(column):
            yield Fault(number, column, "", f"is blank although {because}", right)
    if cells.get("opened_on") and not opens:
        wrong = "is given although outcome is not MACE1"
        right = "outcome MACE1, or a blank opened_on"
        yield Fault(number, "opened_on", cells["opened_on"], wrong, right)


def _consent_faults(number: int, cells: Mapping[str, str], facts: Facts) -> Iterator[Fault]:
    """Consent before there was anyone to give it."""
    consent, born = facts.get("consent_on"), facts.get("date_of_birth")
    if consent and born and consent < born:
        wrong = f"is before date_of_birth, {born.isoformat()}"
        right = f"a date on or after {born.isoformat()}"
        yield Fault(number, "consent_on", cells["consent_on"], wrong, right)


def _spell_faults(number: int, cells: Mapping[str, str], facts: Facts) -> Iterator[Fault]:
    """Types with dates outside the case, or of one type twice at the same time."""
    if not {"exploitation", "opened_on", "closed_on"} <= facts.keys():
        return
    types, opened, closed = facts["exploitation"], facts["opened_on"], facts["closed_on"]
    spells = spells_of(types, opened, closed)
    found = [wrong for spell in spells if (wrong := _outside(spell, opened, closed))]
    for code in dict.fromkeys(entry.code for entry in types):
        if opened is None and types.count(DatedType(code, None, None)) > 1:
            found.append((f"names {code} twice", "each type once"))
        if any_overlap([(s.started_on, s.ended_on) for s in spells if s.code == code]):
            found.append((f"has {code} twice at the same time", "dates that do not overlap"))
    for wrong, right in found:
        yield Fault(number, "exploitation", cells["exploitation"], wrong, right)


def _outside(spell: Spell, opened: date, closed: date | None) -> tuple[str, str] | None:
    """What is wrong with the dates of one type, against its case's."""
    first, last = spell.started_on, spell.ended_on or spell.started_on
    for half, day in (("from", first), ("to", last)):
        if day < opened:
            wrong = f"has {spell.code} {half} before the case opened on {opened.isoformat()}"
            return wrong, f"a date on or after {opened.isoformat()}"
        if closed and day > closed:
            wrong = f"has {spell.code} {half} after the case closed on {closed.isoformat()}"
            return wrong, f"a date on or before {closed.isoformat()}"
    return (
        None if first <= last else (f"has {spell.code} ending before it starts", "dates in order")
    )


def spells_of(
    types: Sequence[DatedType], opened: date | None, closed: date | None
) -> tuple[Spell, ...]:
    """The types with their dates in the case; a half left out is the case's own date."""
    if opened is None:
        return ()
    return tuple(Spell(entry.code, entry.first or opened, entry.last or closed) for entry in types)


def overlap(one: tuple[date, date | None], other: tuple[date, date | None]) -> bool:
    """Whether two spans overlap; one may begin on the day on which the other ends.

    Two spans of the same single day overlap: they are that day twice.
    """
    (start, end), (next_start, next_end) = sorted((one, other), key=_as_sorted)
    if next_start == start and end == start:
        return next_end == start
    return end is None or next_start < end


def any_overlap(spans: Sequence[tuple[date, date | None]]) -> bool:
    """Whether any two of the spans overlap."""
    ordered = sorted(spans, key=_as_sorted)
    return any(overlap(one, other) for one, other in pairwise(ordered))


def _as_sorted(span: tuple[date, date | None]) -> tuple[date, date]:
    return span[0], span[1] or date.max
