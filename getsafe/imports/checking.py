"""Checks a whole caseload file, row by row, against itself and against what is recorded."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import islice
from typing import Any, Protocol

from getsafe.imports.children import UNKNOWN, ChildFacts, Support
from getsafe.imports.layout import Fault
from getsafe.imports.reading import CaseloadFile
from getsafe.imports.rows import CaseloadRow, Facts, RowReader

CHUNK = 1000


@dataclass(frozen=True, slots=True)
class RecordedChild:
    """A child of the file whom the system knows already, by the old tracker's key.

    Keys whose records were merged have the same `record`.
    """

    record: int
    facts: dict[str, Any]
    support: Support


class Register(Protocol):
    """What is recorded already, asked about a chunk of rows at a time."""

    def row_keys(self, keys: Collection[str]) -> Counter[str]:
        """How often each row was imported before."""

    def referral_refs(self, refs: Collection[str]) -> set[str]:
        """Those of the referral keys that are taken."""

    def children(self, refs: Collection[str]) -> dict[str, RecordedChild]:
        """Those of the children that are known."""


@dataclass(slots=True)
class Checked:
    """The result: what is wrong, what to mind, and what a commit would write."""

    faults: list[Fault] = field(default_factory=list)
    warnings: list[Fault] = field(default_factory=list)
    row_count: int = 0
    new_rows: set[int] = field(default_factory=set)
    children: dict[str, ChildFacts] = field(default_factory=dict)
    recorded: set[str] = field(default_factory=set)

    @property
    def is_valid(self) -> bool:
        """Whether every row may be imported."""
        return not self.faults


@dataclass(slots=True)
class _ReadRow:
    number: int
    facts: Facts
    faults: list[Fault]
    row: CaseloadRow | None = None
    key: str = ""


def rows_of(file: CaseloadFile, reader: RowReader) -> Iterator[list[_ReadRow]]:
    """The file's rows in chunks, read and checked by themselves."""
    reading = (_read(reader, *line) for line in file.rows())
    while chunk := list(islice(reading, CHUNK)):
        yield chunk


def _read(reader: RowReader, number: int, cells: dict[str, str], extra: list[str]) -> _ReadRow:
    facts, faults = reader.read(number, cells, extra)
    read = _ReadRow(number, facts, faults)
    if not faults:
        read.row = reader.row(number, facts)
        read.key = read.row.key()
    return read


def check(file: CaseloadFile, *, reader: RowReader, register: Register, today: date) -> Checked:
    """Check the whole file. A row that was imported before is recognised and not checked again."""
    result = Checked(faults=sorted(file.faults, key=lambda fault: fault.order))
    if not file.has_every_needed_column:
        return result
    checker = _Checker(result, register)
    for chunk in rows_of(file, reader):
        checker.take(chunk)
    children = result.children.values()
    # Two keys of one child speak of the same cases.
    result.faults += dict.fromkeys(fault for child in children for fault in child.faults())
    result.warnings += dict.fromkeys(fault for child in children for fault in child.warnings(today))
    result.faults = _as_typed(file, result.faults)
    result.warnings = _as_typed(file, result.warnings)
    return result


def _as_typed(file: CaseloadFile, faults: Collection[Fault]) -> list[Fault]:
    """The faults in the report's order, each with its cell as the file has it.

    What several rows say together is found from the facts, in which a date lost its form and a
    "no" is a blank.
    """
    numbers = {fault.row for fault in faults if fault.column}
    if not numbers:
        return list(faults)
    typed = {number: cells for number, cells, _extra in file.rows() if number in numbers}
    found = (
        replace(fault, value=typed[fault.row].get(fault.column, ""))
        if fault.row in typed and fault.column
        else fault
        for fault in faults
    )
    return sorted(found, key=lambda fault: fault.order)


class _Checker:
    def __init__(self, result: Checked, register: Register) -> None:
        self.result = result
        self.register = register
        self.recorded: dict[str, RecordedChild] = {}
        self.supports: dict[int, Support] = {}
        self.imported: Counter[str] = Counter()
        self.asked: set[str] = set()
        self.referral_rows: dict[str, int] = {}
        self.key_rows: dict[str, int] = {}

    def take(self, chunk: list[_ReadRow]) -> None:
        """Check a chunk of rows against the rows before them and the register."""
        self._look_up(chunk)
        refs = {read.facts.get("referral_ref") for read in chunk} - {None, ""}
        taken = self.register.referral_refs(refs)
        for read in chunk:
            self.result.row_count += 1
            self.result.faults += read.faults
            self._take_row(read, taken)

    def _look_up(self, chunk: list[_ReadRow]) -> None:
        keys = {read.key for read in chunk if read.key} - self.asked
        self.asked |= keys
        self.imported += self.register.row_keys(keys)
        refs = {read.facts.get("child_ref") for read in chunk} - {None}
        known = self.register.children(refs - self.result.children.keys())
        self.recorded |= known
        for ref, child in known.items():
            support = self.supports.setdefault(child.record, child.support)
            self.result.children[ref] = ChildFacts(support=support)
        self.result.recorded |= known.keys()

    def _take_row(self, read: _ReadRow, taken: Collection[str]) -> None:
        is_known = read.key and self.imported[read.key] > 0
        if is_known:
            self.imported[read.key] -= 1
            self._remember_referral(read)
            return
        self.result.new_rows.add(read.number)
        self.result.faults += self._referral_faults(read, taken)
        ref = read.facts.get("child_ref")
        if ref is not None:
            child = self.result.children.setdefault(ref, ChildFacts())
            self.result.faults += child.add(read.number, read.facts)
            self._compare(read, self.recorded.get(ref))
        self.result.warnings += self._row_warnings(read)

    def _remember_referral(self, read: _ReadRow) -> int | None:
        ref = read.facts.get("referral_ref")
        if not ref:
            return None
        first = self.referral_rows.setdefault(ref, read.number)
        return None if first == read.number else first

    def _referral_faults(self, read: _ReadRow, taken: Collection[str]) -> Iterator[Fault]:
        ref = read.facts.get("referral_ref")
        first = self._remember_referral(read)
        right = "a key that no other referral has, or blank"
        if first is not None:
            wrong = f"is the key of row {first} already"
            yield Fault(read.number, "referral_ref", str(ref), wrong, right)
        elif ref in taken:
            wrong = "is the key of a referral that is already recorded with other facts"
            yield Fault(read.number, "referral_ref", str(ref), wrong, right)

    def _compare(self, read: _ReadRow, recorded: RecordedChild | None) -> None:
        for column, blank in UNKNOWN.items() if recorded else ():
            given, held = read.facts.get(column, blank), recorded.facts[column]
            if given in (blank, held):
                continue
            found = (read.number, column, str(given))
            if column == "date_of_birth":
                wrong = f"is not what is recorded of the child, {held}"
                self.result.faults.append(Fault(*found, wrong, f"{held}"))
            else:
                wrong = f"is not what is recorded of the child, {held or 'blank'}"
                right = "the record is left as it is: change it on the child's page"
                self.result.warnings.append(Fault(*found, wrong, right))

    def _row_warnings(self, read: _ReadRow) -> Iterator[Fault]:
        row = read.row
        if row is None:
            return
        if row.opened_on is None and any(entry.first or entry.last for entry in row.exploitation):
            yield Fault(
                row.number,
                "exploitation",
                "",
                "has dates although no case opened: the types are kept, their dates are not",
                "no dates, or the case's opened_on",
            )
        if not row.referral_ref:
            first = self.key_rows.setdefault(read.key, row.number)
            if first != row.number:
                wrong = f"is blank and the row says the same as row {first}: both are imported"
                yield Fault(row.number, "referral_ref", "", wrong, "a key of its own, or one row")


def new_rows(file: CaseloadFile, reader: RowReader, checked: Checked) -> Iterable[list[_ReadRow]]:
    """The rows that a commit writes, in chunks, read anew so that few are held at a time."""
    for chunk in rows_of(file, reader):
        fresh = [read for read in chunk if read.number in checked.new_rows]
        if fresh:
            yield fresh
