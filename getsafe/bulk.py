"""Writing many rows at once with COPY, for imports and made-up caseloads.

The database's own rules and history triggers hold for every row, as for any other write.
"""

from collections.abc import Sequence

from django.db import connection, models, transaction
from psycopg import sql

from getsafe import history


def allocate_ids(model: type[models.Model], count: int) -> list[int]:
    """Take `count` new primary keys of `model` from its sequence."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
            [model._meta.db_table, count],
        )
        return [key for (key,) in cursor.fetchall()]


def copy_in(rows: Sequence[models.Model]) -> None:
    """Insert unsaved instances of one model, whose primary keys are already set where it has one.

    Automatic times and references are given as by `save`; generated columns are the database's.
    """
    if not rows:
        return
    fields = [field for field in rows[0]._meta.concrete_fields if not field.generated]
    if rows[0].pk is None:
        fields = [field for field in fields if not field.primary_key]
    statement = sql.SQL("COPY {} ({}) FROM STDIN").format(
        sql.Identifier(rows[0]._meta.db_table),
        sql.SQL(", ").join(sql.Identifier(field.column) for field in fields),
    )
    with transaction.atomic(savepoint=False), connection.cursor() as cursor:
        history.tell()
        with cursor.copy(statement) as copy:
            for row in rows:
                copy.write_row(
                    [
                        field.get_db_prep_save(field.pre_save(row, add=True), connection)
                        for field in fields
                    ]
                )
