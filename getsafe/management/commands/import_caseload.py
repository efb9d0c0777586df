"""`manage.py import_caseload FILE [--commit]`: bring an old tracker in, checked row by row."""

import io
import os
import sys
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser
from django.db import connection

from getsafe.actions import imports
from getsafe.imports.checking import Checked
from getsafe.imports.layout import HEADING, FileRefused, csv_line
from getsafe.management.recorded import RecordedCommand
from getsafe.models import ImportBatch

BAD_INPUT = 2


class Command(RecordedCommand):
    help = "Check a caseload file (CSV or XLSX), and with --commit import it: all of it or nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="the file, one row per referral")
        parser.add_argument("--commit", action="store_true", help="write it, if every row is valid")

    def handle(self, *_args: Any, file: Path, commit: bool, **_options: Any) -> None:
        batch = None
        try:
            if commit:
                checked, batch = imports.commit(
                    file, by=None, operator=os.environ.get("USER") or f"uid {os.getuid()}"
                )
            else:
                checked = imports.check(file)
        except FileRefused as error:
            self.stderr.write(str(error))
            sys.exit(BAD_INPUT)
        if batch:
            _refresh_planner()
        self._report(checked)
        self.stderr.write(_conclusion(checked, batch, commit=commit))
        if not checked.is_valid:
            sys.exit(BAD_INPUT)

    def _report(self, checked: Checked) -> None:
        if isinstance(sys.stdout, io.TextIOWrapper):
            # As the file is, whatever the terminal's letters are: the report holds its cells.
            sys.stdout.reconfigure(encoding="utf-8")
        if checked.faults or checked.warnings:
            self.stdout.write(csv_line(*HEADING))
        for fault in checked.faults:
            self.stdout.write(fault.line())
        for warning in checked.warnings:
            self.stdout.write(f"warning: {warning.line()}")
        self.stdout.write(
            f"rows: {checked.row_count}, new: {len(checked.new_rows)}, "
            f"children: {len(checked.children)}, errors: {len(checked.faults)}, "
            f"warnings: {len(checked.warnings)}"
        )


def _refresh_planner() -> None:
    """Let the next question be planned by what was imported, not by the tables as they were."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _conclusion(checked: Checked, batch: ImportBatch | None, *, commit: bool) -> str:
    if batch:
        return f"Imported as {batch.uuid}. To take it out again: manage.py undo_import {batch.uuid}"
    if not checked.is_valid:
        return "Nothing was written: correct the rows above and import the file again."
    if not checked.new_rows:
        return "Nothing was written: every row was imported before."
    return "Nothing was written." if commit else "Nothing was written: add --commit to import it."
