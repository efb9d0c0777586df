"""Rows that were counted already, kept by this process until anything that is counted changes.

The engine's own statement counted them, and a version of the data (reporting migration 0005) says
in the snapshot of the question whether they still hold. So what is kept is never out of date, and
is no second definition of a figure.
"""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Any

from getsafe.wording import prepared

MOST_STATEMENTS = 200
MOST_ROWS = 2_000  # of one statement

# A transaction that has itself written sees what nobody else may ever see; and unless its snapshot
# stands, the data may change between this statement and the one that counts.
VERSION = """
SELECT sum(times)::text || ' ' || bit_xor(mark)::text,
       pg_current_xact_id_if_assigned() IS NULL
       AND current_setting('transaction_isolation') <> 'read committed'
  FROM statistics.changes
"""
Rows = list[tuple[Any, ...]]


@dataclass(slots=True)
class _Shelf:
    """What is kept: all of it was counted from the data of one version."""

    version: str
    rows: dict[Hashable, Rows]


_shelf = _Shelf("", {})


def current_version() -> str:
    """The version of the data in this snapshot; empty where nothing may be kept or taken.

    Ask it as the statistics role, in the transaction that will count.
    """
    with prepared() as cursor:
        cursor.execute(VERSION)
        version, is_settled = cursor.fetchone()
    return version if is_settled else ""


def rows(version: str, key: Hashable, count: Callable[[], Rows]) -> Rows:
    """The rows of a statement, from the shelf where they were counted at this very version."""
    global _shelf  # noqa: PLW0603 -- replaced whole, so that threads see one version or the other
    if not version:
        return count()
    if _shelf.version != version or len(_shelf.rows) >= MOST_STATEMENTS:
        _shelf = _Shelf(version, {})
    shelf = _shelf
    if shelf.version != version:
        return count()
    if key not in shelf.rows:
        counted = count()
        if len(counted) > MOST_ROWS:
            return counted
        shelf.rows[key] = counted
        return counted
    return shelf.rows[key]


def forget() -> None:
    """Keep nothing of what was counted so far."""
    global _shelf  # noqa: PLW0603 -- see above
    _shelf = _Shelf("", {})
