"""Earlier releases that a new answer could be taken from: the same children on near days.

Each answer is safe by itself. Two of them may not be: 23 children on one day and 24 on the next
say what the new one is. It looks at printed numbers only, as someone who holds both would.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import product
from typing import Any

from reporting.models import FoiRequest, Release
from reporting.statistics.identity import Identity, Key

NEAR = timedelta(days=100)  # a quarter and some days: snapshots that few children join between
SMALL = 5
LATEST = 200  # releases looked at
Content = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Overlap:
    """An earlier release, with how many pairs of numbers give something away."""

    reference: str
    released_at: datetime
    differing: int  # by 1 to 5, on near days
    printed_once: int  # printed in one and withheld in the other


@dataclass(frozen=True, slots=True)
class _Cell:
    first: date
    last: date
    number: int | None  # None is withheld
    is_snapshot: bool


_Cells = dict[Key, list[_Cell]]


def list_overlaps(request: FoiRequest, content: Content) -> list[Overlap]:
    """The releases of other requests that overlap with an answer, the latest first."""
    ours = _cells_of(content)
    released = Release.objects.exclude(request=request).select_related("request", "preparation")
    return list(_overlapping(ours, released[:LATEST])) if ours else []


def _overlapping(ours: _Cells, released: Iterable[Release]) -> Iterator[Overlap]:
    for release in released:
        theirs = _cells_of(release.preparation.content)
        pairs = [pair for who in ours.keys() & theirs for pair in product(ours[who], theirs[who])]
        differing = sum(_differ_little(one, other) for one, other in pairs)
        printed_once = sum(_is_printed_once(one, other) for one, other in pairs)
        if differing or printed_once:
            reference = release.request.reference
            yield Overlap(reference, release.released_at, differing, printed_once)


def _cells_of(content: Content) -> _Cells:
    """The cells of one stretch of days that have a number or are withheld."""
    found: _Cells = defaultdict(list)
    for part in content["parts"]:
        for held in part["figures"]:
            for who, cell in _cells(held["answer"]):
                if cell not in found[who]:
                    found[who].append(cell)
    return dict(found)


def _cells(answer: dict[str, Any]) -> Iterator[tuple[Key, _Cell]]:
    asked = answer["question"]
    identity = Identity(asked)
    for cell in answer["cells"]:
        days = identity.when(cell["at"])
        if len(days) == 1 and cell.get("mark", "c") == "c":
            is_snapshot = asked["period"]["type"] == "as_at"
            yield identity.who(cell["at"]), _Cell(*days[0], cell["value"], is_snapshot)


def _differ_little(one: _Cell, other: _Cell) -> bool:
    if one.number is None or other.number is None or not _are_near(one, other):
        return False
    return 1 <= abs(one.number - other.number) <= SMALL


def _is_printed_once(one: _Cell, other: _Cell) -> bool:
    same_days = (one.first, one.last) == (other.first, other.last)
    return same_days and (one.number is None) != (other.number is None)


def _are_near(one: _Cell, other: _Cell) -> bool:
    """Whether many of the same children can be expected on both."""
    if one.is_snapshot:
        return abs(one.first - other.first) <= NEAR
    return one.first <= other.last and other.first <= one.last
