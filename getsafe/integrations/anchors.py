"""The last seal of the audit log, noted where whoever changes the database does not reach.

It stands in the cache and in the program's own log. Without such a note nobody could tell that
the end of the log was cut off, or that all of it was written anew.
"""

import logging

from django.core.cache import cache
from django.db import connection

logger = logging.getLogger(__name__)


def note(number: int, hash_: str) -> None:
    """Note the last seal; the note before it is forgotten."""
    cache.set(_key(), [number, hash_], timeout=None)
    logger.info("The audit log is sealed up to %s:%s", number, hash_)


def noted() -> tuple[int, str] | None:
    """The seal noted last of this database; None where there is no note, as after a restore."""
    found = cache.get(_key())
    return (found[0], found[1]) if found else None


def _key() -> str:
    """A key that no other database has, not even a copy of this one."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT system_identifier, oid FROM pg_control_system(), pg_database "
            "WHERE datname = current_database()"
        )
        server, database = cursor.fetchone()
    return f"audit-seal:{server}:{database}"
