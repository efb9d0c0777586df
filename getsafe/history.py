"""Whose change it is: what the database's history is told of a request, a task or a command.

pghistory's own context is told in front of every statement that may write, which was a tenth of
the cost of logging a referral. Here it is told once a transaction, as long as its words last.
"""

import json
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections, transaction
from pghistory.runtime import IGNORED_SQL_PREFIXES
from psycopg import sql
from psycopg.pq import TransactionStatus

BACK = "rollback"  # to a savepoint: what was told since is forgotten
UNTOLD = (*IGNORED_SQL_PREFIXES, BACK)
BEGINNING = 40  # as much of a statement as says what it is
TOLD = """SELECT set_config('pghistory.context_id', {}, true),
set_config('pghistory.context_metadata', {}, true); """


@contextmanager
def told(**who: Any) -> Iterator[None]:
    """Have every change inside kept with `who`, as JSON, and with one identifier for them all.

    Inside another, the outer one's word stands.
    """
    connection = connections[DEFAULT_DB_ALIAS]
    if any(isinstance(each, _Telling) for each in connection.execute_wrappers):
        yield
        return
    with connection.execute_wrapper(_Telling(who)):
        yield


def tell() -> None:
    """Have it told by now, inside a transaction: no words can stand before what comes next.

    That is so of COPY, and of a statement that was prepared.
    """
    connection = connections[DEFAULT_DB_ALIAS]
    telling = (each for each in connection.execute_wrappers if isinstance(each, _Telling))
    if any(each.is_due(connection) for each in telling):
        with connection.cursor() as cursor:
            cursor.execute("VALUES (1)")


class _Telling:
    """Says it in front of the first statement of each transaction that may write."""

    def __init__(self, who: dict[str, Any]) -> None:
        words = sql.SQL(TOLD).format(str(uuid.uuid4()), json.dumps(who, default=str))
        self._words = words.as_string()
        self._is_told = False

    def is_due(self, connection: Any) -> bool:
        """Whether the transaction that `connection` is in, or is to begin, has not heard it."""
        connection.ensure_connection()
        status = connection.connection.pgconn.transaction_status
        return not self._is_told or bool(status == TransactionStatus.IDLE)

    def __call__(
        self, execute: Callable, statement: Any, values: Any, many: Any, context: dict[str, Any]
    ) -> Any:
        """Run the statement, after the words where this transaction has not heard them."""
        cursor = context["cursor"]
        status = cursor.connection.pgconn.transaction_status
        begins = _beginning(statement)
        if status == TransactionStatus.IDLE or begins.startswith(BACK):
            self._is_told = False
        if self._is_told or begins.startswith(UNTOLD) or status == TransactionStatus.INERROR:
            return execute(statement, values, many, context)
        if getattr(cursor, "name", None):  # it reads only, and bears one statement
            return execute(statement, values, many, context)
        if many:
            return self._run_many(execute, statement, values, many, context)
        words = self._words if values is None else self._words.replace("%", "%%")
        written = words.encode() + statement if isinstance(statement, bytes) else words + statement
        answer = execute(written, values, many, context)
        while answer is not None and answer.nextset():
            pass  # the last answer is the statement's
        self._is_told = True
        return answer

    def _run_many(self, execute: Callable, *arguments: Any) -> Any:
        # A statement that is run for many values is prepared, and so bears no words before it.
        with transaction.atomic(savepoint=False):
            arguments[-1]["cursor"].cursor.execute(self._words)
            answer = execute(*arguments)
        self._is_told = connections[DEFAULT_DB_ALIAS].in_atomic_block
        return answer


def _beginning(statement: str | bytes) -> str:
    text = statement.decode() if isinstance(statement, bytes) else statement
    return text.lstrip()[:BEGINNING].lower()
