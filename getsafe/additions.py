"""New rows that belong together, added by one statement whose words and plan are kept.

The ORM takes longer to write an INSERT of forty columns than the database takes to run it, and each
statement is a way there and back. A referral is a child, a referral, its concerns and rows of the
audit: here they go in one, worded once for each make-up.
"""

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from itertools import groupby
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections, models
from django.db.transaction import TransactionManagementError
from psycopg import sql

from getsafe import history
from getsafe.wording import MOST_SHAPES, prepared

Place = str | int  # of a value; or the number of the group whose key goes there
Group = tuple[type[models.Model], tuple[tuple[Place, ...], ...]]
KEYS = sql.SQL("(SELECT id FROM {})")


def add(*rows: models.Model) -> None:
    """Add new rows in their order, as `save` of each would, and give them their keys.

    A row may refer to one that is added before it, the only one of its model there. Generated
    columns are read when they are first asked for; no signal is sent. Call it inside a transaction.
    Raises IntegrityError where a constraint breaks; nothing is added then.
    """
    if not connections[DEFAULT_DB_ALIAS].in_atomic_block:
        raise TransactionManagementError("Rows that belong together are added in a transaction")
    groups = [list(group) for _, group in groupby(rows, key=type)]
    alone = {id(group[0]): number for number, group in enumerate(groups) if len(group) == 1}
    made: list[Group] = []
    values: list[Any] = []
    for group in groups:
        written = [_written(row, alone) for row in group]
        made.append((type(group[0]), tuple(places for places, _ in written)))
        values += [value for _, given in written for value in given]
    history.tell()
    with prepared() as cursor:
        cursor.execute(_statement(tuple(made)), values)
        added = cursor.fetchone()
    for group, keys in zip(groups, added, strict=True):
        for row, key in zip(group, keys, strict=True):
            _note(row, key)


def _written(row: models.Model, alone: Mapping[int, int]) -> tuple[tuple[Place, ...], list[Any]]:
    """What goes where in a row's words, and the values themselves."""
    connection = connections[DEFAULT_DB_ALIAS]
    places: list[Place] = []
    values = []
    for field, place in _columns(type(row)):
        value = field.pre_save(row, add=True)
        if value is None and (other := _referred(row, field)) is not None:
            if id(other) not in alone:
                raise ValueError(f"{field} leads to no row that is there or is added alone before")
            places.append(alone[id(other)])
        else:
            places.append(place)
            values.append(field.get_db_prep_save(value, connection))
    return tuple(places), values


@lru_cache(maxsize=MOST_SHAPES)
def _statement(groups: tuple[Group, ...]) -> str:
    """The words that add rows of these models and answer with the keys of each group."""
    comma = sql.SQL(", ")
    parts = [
        sql.SQL("{} AS (INSERT INTO {} ({}) VALUES {} RETURNING id)").format(
            _name(number),
            sql.Identifier(model._meta.db_table),
            comma.join(sql.Identifier(field.column) for field, _ in _columns(model)),
            comma.join(
                sql.SQL("({})").format(comma.join(_in_words(place) for place in places))
                for places in rows
            ),
        )
        for number, (model, rows) in enumerate(groups)
    ]
    keys = [sql.SQL("ARRAY") + KEYS.format(_name(number)) for number in range(len(groups))]
    return (
        sql.SQL("WITH ") + comma.join(parts) + sql.SQL(" SELECT ") + comma.join(keys)
    ).as_string()


def _name(number: int) -> sql.Identifier:
    return sql.Identifier(f"added_{number}")


def _in_words(place: Place) -> sql.Composable:
    return KEYS.format(_name(place)) if isinstance(place, int) else sql.SQL(place)  # type: ignore[arg-type]


@cache
def _columns(model: type[models.Model]) -> Sequence[tuple[models.Field, str]]:
    """The columns that a new row is given, each with the place of its value."""
    connection = connections[DEFAULT_DB_ALIAS]
    return [
        (field, getattr(field, "get_placeholder", _plain)(None, None, connection))
        for field in model._meta.concrete_fields
        if not field.generated and field is not model._meta.auto_field
    ]


def _plain(*_: object) -> str:
    return "%s"


def _referred(row: models.Model, field: models.Field) -> models.Model | None:
    """The row that a foreign key leads to, where it is at hand."""
    return row._state.fields_cache.get(field.name) if field.is_relation else None


def _note(row: models.Model, key: int) -> None:
    """Let the instance know that it is a row now."""
    row.pk = key
    row._state.adding, row._state.db = False, DEFAULT_DB_ALIAS
    for field, _ in _columns(type(row)):
        if (other := _referred(row, field)) is not None:
            setattr(row, field.name, other)
