"""Pages of long lists by key: the next page starts after the last row, so a deep one costs no more.

A key is the last row's day and number, such as `2024-09-04.117`.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

SIZE = 50


@dataclass(frozen=True, slots=True)
class Page:
    """One page of rows and the key of the next, "" at the end."""

    rows: list[Any]
    next_key: str


def page(rows: QuerySet, *, by: str, key: str, newest_first: bool = False) -> Page:
    """The rows after `key` in order of the date field `by`; a key that is none starts afresh."""
    sign, side = ("-", "lt") if newest_first else ("", "gt")
    ordered = rows.order_by(f"{sign}{by}", f"{sign}id")
    if start := _read(key):
        day, number = start
        beyond = Q(**{f"{by}__{side}": day}) | Q(**{by: day, f"id__{side}": number})
        ordered = ordered.filter(Q(**{f"{by}__{side}e": day}) & beyond)
    found = list(ordered[: SIZE + 1])
    shown = found[:SIZE]
    more = len(found) > SIZE
    return Page(shown, f"{getattr(shown[-1], by)}.{shown[-1].pk}" if more else "")


def _read(key: str) -> tuple[date, int] | None:
    day, _, number = key.partition(".")
    try:
        return date.fromisoformat(day), int(number)
    except ValueError:
        return None
