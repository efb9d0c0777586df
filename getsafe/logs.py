"""Logs as one JSON object a line, without what could name a child.

Request paths carry random identifiers only; query strings, request bodies, the values in error
messages and the source lines of tracebacks are left out.
"""

import json
import logging
import re
import traceback
from datetime import UTC, datetime

QUERY_STRING = re.compile(r"\?\S*")


class JsonLines(logging.Formatter):
    """Formats a record as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        """Time, level, logger and message; for an error its type and where it came from."""
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": QUERY_STRING.sub("?...", record.getMessage()),
        }
        if record.exc_info and record.exc_info[0]:
            line |= self._error(record.exc_info)
        return json.dumps(line)

    @staticmethod
    def _error(exc_info: tuple) -> dict:
        """The error's type and place: its message could quote what somebody typed."""
        frames = traceback.extract_tb(exc_info[2])
        places = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
        return {"error": exc_info[0].__name__, "places": places[-10:]}
