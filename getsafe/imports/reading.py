"""Reads a caseload file (CSV or XLSX) as rows of text, numbered as a spreadsheet numbers them."""

import csv
from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import python_calamine

from getsafe.imports.layout import COLUMNS, NEEDED, Fault, FileRefused

ZIP_SIGNATURE = b"PK\x03\x04"


class CaseloadFile:
    """A caseload file that can be read more than once; `faults` are what its header has wrong."""

    def __init__(self, path: Path) -> None:
        self.path = path
        header = next(self._numbered(), None)
        if header is None:
            raise FileRefused(f"{path.name} is empty: the first row must name the columns.")
        self.number, cells = header
        self.columns = [cell.strip() for cell in cells]
        while self.columns and not self.columns[-1]:
            self.columns.pop()
        self.faults = list(self._header_faults())

    @property
    def has_every_needed_column(self) -> bool:
        """Whether the rows can be read at all."""
        return all(self.columns.count(column) == 1 for column in NEEDED)

    def rows(self) -> Iterator[tuple[int, dict[str, str], list[str]]]:
        """Each row that is not blank: its number, its cells by column, and cells past the last."""
        width = len(self.columns)
        for number, cells in self._numbered():
            if number == self.number:
                continue
            stripped = [cell.strip() for cell in cells]
            if any(stripped):
                named = dict(zip(self.columns, stripped, strict=False))
                yield number, named, [cell for cell in stripped[width:] if cell]

    def _header_faults(self) -> Iterator[Fault]:
        if not set(self.columns) & set(COLUMNS):
            first = ",".join(self.columns)
            right = (
                f"a first row with the names of the columns, between commas: {', '.join(COLUMNS)}"
            )
            yield Fault(self.number, "", first, "names no column of a caseload", right)
            return
        for column in self.columns:
            if column not in COLUMNS:
                yield self._fault(column, "is not a column of a caseload", ", ".join(COLUMNS))
        for column in COLUMNS:
            if self.columns.count(column) > 1:
                yield self._fault(column, "is named more than once", "each column once")
        for column in NEEDED:
            if column not in self.columns:
                yield self._fault(column, "is missing", f"a column named {column}")

    def _fault(self, column: str, wrong: str, right: str) -> Fault:
        return Fault(self.number, column, column, wrong, right)

    def _numbered(self) -> Iterator[tuple[int, list[str]]]:
        lines = self._workbook() if self._is_workbook() else self._text()
        for number, cells in lines:
            if any(cell.strip() for cell in cells):
                yield number, cells

    def _is_workbook(self) -> bool:
        try:
            with self.path.open("rb") as file:
                return file.read(len(ZIP_SIGNATURE)) == ZIP_SIGNATURE
        except OSError as error:
            raise FileRefused(f"{self.path} cannot be read: {error.strerror}.") from error

    def _text(self) -> Iterator[tuple[int, list[str]]]:
        with self.path.open(encoding="utf-8-sig", newline="") as file:
            try:
                yield from enumerate(csv.reader(file, strict=True), 1)
            except UnicodeDecodeError as error:
                raise FileRefused(
                    f"{self.path.name} is not UTF-8: save it as CSV UTF-8."
                ) from error
            except csv.Error as error:
                raise FileRefused(
                    f"{self.path.name} is not well-formed CSV ({error}): save it as CSV again."
                ) from error

    def _workbook(self) -> Iterator[tuple[int, list[str]]]:
        try:
            book = python_calamine.CalamineWorkbook.from_path(self.path)
            sheet = book.get_sheet_by_index(0)
        except (python_calamine.CalamineError, IndexError, OSError) as error:
            raise FileRefused(
                f"{self.path.name} cannot be read as a workbook: save it as XLSX or CSV."
            ) from error
        for number, cells in enumerate(sheet.to_python(skip_empty_area=False), 1):
            yield number, [_text_of(cell) for cell in cells]


def _text_of(cell: Any) -> str:
    """A workbook's cell as it would be typed: whole numbers without a point, dates as ISO."""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime) and cell.time() == time():
        return cell.date().isoformat()
    return cell.isoformat() if isinstance(cell, date) else str(cell)
