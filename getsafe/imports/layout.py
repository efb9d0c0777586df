"""The columns of a caseload file, and the lines of the report about one."""

import csv
import io
from dataclasses import dataclass
from itertools import pairwise

COLUMNS = (
    "child_ref",
    "given_name",
    "family_name",
    "date_of_birth",
    "sex",
    "ethnicity",
    "care_leaver",
    "consent_on",
    "referral_ref",
    "received_on",
    "source",
    "exploitation",
    "screened_on",
    "outcome",
    "opened_on",
    "closed_on",
    "closure_reason",
    "risk_level",
    "persons_of_concern",
)
NEEDED = ("child_ref", "date_of_birth", "received_on", "exploitation")
# Each of these is on or after the one before it, where both are given.
DATES_IN_ORDER = ("date_of_birth", "received_on", "screened_on", "opened_on", "closed_on")
HEADING = ("row", "column", "value", "what is wrong", "what would be right")


class FileRefused(Exception):
    """The file cannot be read as a caseload at all; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with a row, as a line of the report: numbered as a spreadsheet does."""

    row: int
    column: str
    value: str
    wrong: str
    right: str

    @property
    def order(self) -> tuple[int, int]:
        """Where it stands in the report: by row, then by column."""
        known = self.column in COLUMNS
        return self.row, COLUMNS.index(self.column) if known else len(COLUMNS)

    def line(self) -> str:
        """The five parts as one line of CSV."""
        parts = (str(self.row), self.column, self.value, self.wrong, self.right)
        return csv_line(*(" ".join(part.split()) for part in parts))


def csv_line(*parts: str) -> str:
    """The parts as one line of CSV, quoted where they need it."""
    written = io.StringIO()
    csv.writer(written, lineterminator="").writerow(parts)
    return written.getvalue()


def in_order() -> list[tuple[str, str]]:
    """Every pair of columns whose dates must not be the wrong way round, nearest first."""
    return list(pairwise(DATES_IN_ORDER))
