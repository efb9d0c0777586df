"""What the database refuses because somebody else was quicker, as a sentence for the screen."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from django.db import IntegrityError, transaction

from getsafe.errors import Refused


@contextmanager
def refusing(sentences: Mapping[str, Refused]) -> Iterator[None]:
    """Run a part of an action; a constraint that breaks in it becomes its refusal.

    `sentences` are refusals by a constraint's name, or by a part of it for a name that the
    database gave. Any other constraint stays an error.
    """
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        broken = name_of(error)
        for name, refusal in sentences.items():
            if name in broken:
                raise Refused(refusal.message, field=refusal.field) from None
        raise


def name_of(error: IntegrityError) -> str:
    """The name of the constraint that broke."""
    return error.__cause__.diag.constraint_name or ""  # type: ignore[union-attr]
