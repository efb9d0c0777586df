"""The arithmetic of the audit log's chain: each link is the hash of a row and the link before."""

import hashlib
import json
from datetime import UTC
from typing import Any

FIRST = "0" * 64  # what stands before the first link
FIELDS = (
    "id",
    "at",
    "actor_id",
    "actor_label",
    "verb",
    "subject_type",
    "subject_key",
    "child_key",
    "reason",
    "details",
    "request_id",
)


def link(previous: str, row: dict[str, Any]) -> str:
    """The hash, in hexadecimal, of the link before and of a row's FIELDS."""
    return hashlib.sha256((previous + canonical(row)).encode()).hexdigest()


def canonical(row: dict[str, Any]) -> str:
    """A row as text, the same for ever: JSON with sorted keys, time in UTC to the microsecond."""
    told = row | {"at": row["at"].astimezone(UTC).isoformat(timespec="microseconds")}
    return json.dumps(told, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
