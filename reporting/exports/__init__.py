"""A protected answer as text, CSV, ODS or XLSX.

Everything here starts from a protected answer, never from records, so that a file cannot hold
what was withheld: no hidden sheet, comment or chart data has it.
"""

from collections.abc import Callable, Sequence

from reporting.exports.plain_text import to_text
from reporting.exports.spreadsheets import to_ods, to_xlsx
from reporting.exports.tidy_csv import to_csv
from reporting.statistics.protection import ProtectedAnswer

EXPORTS: dict[str, Callable[[Sequence[ProtectedAnswer]], bytes]] = {
    "text": to_text,
    "csv": to_csv,
    "ods": to_ods,
    "xlsx": to_xlsx,
}

__all__ = ["EXPORTS", "to_csv", "to_ods", "to_text", "to_xlsx"]
