"""Questions that are worded once: written by the ORM one time, prepared, and then only filled in.

The ORM takes several times as long to write most of a page's statements as the database takes to
answer them, and the database plans each anew. What is asked on every page is worded here instead:
its SQL is kept by this process, and its plan by each connection.

What is kept cannot depend on who asked first. The words are written for a `Reader`, who has
permissions and a scope and nothing else; values, one's own key among them, are given each time.
Those who do not reach every record are let through by conditions of their own, so that nothing is
kept of their questions.
"""

import re
import threading
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, Generic, TypeVar, cast

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.postgresql.base import ServerBindingCursor
from django.db.backends.postgresql.compiler import SQLCompiler
from django.db.backends.utils import CursorWrapper
from django.db.models import Count, Expression, Q, QuerySet, Value
from django.db.models.sql.query import Query
from psycopg import sql

from getsafe.models.user import User
from getsafe.permissions import Permission, Scope

Row = TypeVar("Row")
Text = tuple[str, list[Any]]
MOST_SHAPES = 300  # of one question: filters make many
WHOLE = frozenset({Scope.ALL, Scope.ALL_WITH_REASON})


@dataclass(frozen=True, slots=True)
class Reader:
    """Anyone with these permissions and this scope: all that a kept question knows of its asker."""

    permissions: frozenset[Permission]
    scope: Scope

    def may(self, permission: Permission) -> bool:
        """Whether they hold `permission`."""
        return permission in self.permissions


class Given(Expression):
    """The place of a value that is given each time the question is asked."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name

    def as_sql(self, _compiler: Any, _connection: Any) -> tuple[str, list["Given"]]:
        """A placeholder, with this place as its parameter until it is filled."""
        return "%s", [self]


class Worded(Generic[Row]):
    """A question: a function of a reader, of what shapes the question, and of values.

    The function gives a queryset. It is called with `Given` places for the values, and once for
    each shape, kind of reader and set of values that are named. A value that may be None belongs
    to the shape, and so does one by which the database should choose how to look.
    """

    def __init__(self, word: Callable[..., QuerySet[Any, Row]]) -> None:
        self._word = word
        self._kept = threading.local()

    def ask(self, reader: User | None, *shape: Hashable, **given: Any) -> list[Row]:
        """The rows; `reader` None is for what has no gate."""
        if reader is not None and reader.scope not in WHOLE:
            return list(self._word(reader, *shape, **given))
        return self._keep(reader, shape, given).rows(given)

    def first(self, reader: User | None, *shape: Hashable, **given: Any) -> Row | None:
        """The first row, or None; the question itself says how many it reads."""
        return next(iter(self.ask(reader, *shape, **given)), None)

    def count(self, reader: User | None, *shape: Hashable, **given: Any) -> Mapping[str, int]:
        """The row of a `tally`: 0 throughout where the gate lets nothing through."""
        row = self.first(reader, *shape, **given)
        return cast("Mapping[str, int]", row) if row else defaultdict(int)

    def text(self, reader: User, *shape: Hashable, **given: Any) -> Text | None:
        """The SQL and its parameters, to stand inside a larger statement; None finds nothing."""
        if reader.scope in WHOLE:
            return self._keep(reader, shape, given).text(given)
        try:
            written, values = self._word(reader, *shape, **given).query.sql_with_params()
        except EmptyResultSet:
            return None
        return written, list(values)

    def _keep(self, reader: User | None, shape: tuple, given: dict[str, Any]) -> "_Kept":
        kind = Reader(reader.permissions, reader.scope) if reader is not None else None
        kept: dict = self._kept.__dict__
        key = (kind, shape, *given)
        if key not in kept:
            if len(kept) >= MOST_SHAPES:
                kept.clear()
            places = {name: Given(name) for name in given}
            kept[key] = _Kept(self._word(cast("User", kind), *shape, **places))
        return kept[key]


def tally(rows: QuerySet, **conditions: Q) -> QuerySet:
    """How many of `rows` meet each condition, as one row: a queryset to word.

    Whole rows are counted, not a column, so that an index alone may answer.
    """
    counts = {name: Count(Value(1), filter=met or None) for name, met in conditions.items()}
    counted = rows.order_by().annotate(**counts).values(*counts)
    counted.query.group_by = None
    return counted


def prepared() -> CursorWrapper:
    """A cursor for statements that recur: the database keeps their plans.

    Nothing is told to the history in front of them: whoever writes with it has seen to that
    (`history.tell`). Where statements are logged it is an ordinary one, so that the log shows
    their values.
    """
    connection = connections[DEFAULT_DB_ALIAS]
    if connection.queries_logged:
        return connection.cursor()
    connection.ensure_connection()
    return connection.make_cursor(_PreparedCursor(connection.connection))


class _PreparedCursor(ServerBindingCursor):
    # The history's context is written in front of what may write, which no prepared statement
    # bears; cursors that have a name are left alone.
    name = "prepared"


class _Kept:
    """The words of one question of one shape, and how its rows are read."""

    def __init__(self, rows: QuerySet) -> None:
        self._queryset: QuerySet | None = rows
        self._compiler = _KeptCompiler(rows.query, connections[DEFAULT_DB_ALIAS], None)
        try:
            self._compiler.write()
        except EmptyResultSet:
            self._queryset = None
        # Every copy of the queryset, one for each time it is asked, is compiled already.
        rows.query.__class__ = _KeptQuery
        cast("_KeptQuery", rows.query).kept = self._compiler

    def rows(self, given: dict[str, Any]) -> list[Any]:
        if self._queryset is None:
            return []
        self._compiler.fill(given)
        return list(self._queryset.all())

    def text(self, given: dict[str, Any]) -> Text | None:
        return None if self._queryset is None else self._compiler.fill(given)


class _KeptQuery(Query):
    """A query that is compiled already."""

    kept: "_KeptCompiler"

    def get_compiler(self, *_args: Any, **_options: Any) -> "_KeptCompiler":
        return self.kept


class _KeptCompiler(SQLCompiler):
    """Answers from its kept text."""

    def write(self) -> None:
        """Write the text once, with its constants in it: a plan may then rest on them."""
        self.connection.ensure_connection()
        text, parameters = super().as_sql()
        self._places = [each.name for each in parameters if isinstance(each, Given)]
        values = iter(parameters)

        def literal(match: re.Match[str]) -> str:
            if match[0] == "%%" or isinstance(value := next(values), Given):
                return match[0]
            if isinstance(value, date) and value != date.max:
                raise TypeError(f"{value} would be asked about for ever: give it as a value")
            return sql.Literal(value).as_string(self.connection.connection).replace("%", "%%")

        self._text = re.sub("%[%s]", literal, text)

    def fill(self, given: dict[str, Any]) -> Text:
        """Take the values for the next run."""
        self._values = [given[name] for name in self._places]
        return self._text, self._values

    @cached_property
    def _converters(self) -> dict:
        return super().get_converters(column for column, _, _ in self.select)

    def get_converters(self, _expressions: Any) -> dict:
        return self._converters

    def execute_sql(self, *_args: Any, **_options: Any) -> Iterable[list[tuple]]:
        with prepared() as cursor:
            cursor.execute(self._text, self._values)
            return [cursor.fetchall()]
