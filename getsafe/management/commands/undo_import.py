"""`manage.py undo_import BATCH`: take a whole import out, while nothing has been built on it."""

import os
import sys
from typing import Any

from django.core.management.base import CommandParser

from getsafe.actions import imports
from getsafe.errors import Refused
from getsafe.management.recorded import RecordedCommand

BAD_INPUT = 2


class Command(RecordedCommand):
    help = "Take out everything that one import brought in."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("batch", help="the key that import_caseload printed")

    def handle(self, *_args: Any, batch: str, **_options: Any) -> None:
        try:
            undone = imports.undo(
                imports.batch_of(batch),
                by=None,
                operator=os.environ.get("USER") or f"uid {os.getuid()}",
            )
        except Refused as error:
            self.stderr.write(error.message)
            sys.exit(BAD_INPUT)
        self.stdout.write(f"Undone: {undone.uuid}, {undone.row_count} rows")
