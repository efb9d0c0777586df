"""A table of counts as the reader sees it: cells, and how they add up."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

Values = Sequence[int]
Change = tuple[int, int]


class Sum(StrEnum):
    """How a total relates to its parts."""

    EXACT = "exact"  # the total is the sum of the parts
    UNION = "union"  # a child may stand in several parts: the largest part <= total <= the sum
    AT_LEAST = "at_least"  # the total also has what is in no part: every part <= total


@dataclass(frozen=True, slots=True)
class Line:
    """A total, its parts (positions of cells), and how they relate."""

    total: int
    parts: tuple[int, ...]
    kind: Sum

    @property
    def cells(self) -> tuple[int, ...]:
        """The total and the parts."""
        return (self.total, *self.parts)

    def repairs(self, values: Values) -> list[Change]:
        """The changes by one of which some must happen for the line to hold; none if it holds."""
        total, added = values[self.total], sum(values[part] for part in self.parts)
        if total > added and self.kind is not Sum.AT_LEAST:
            return [(self.total, -1), *((part, 1) for part in self.parts)]
        if self.kind is Sum.EXACT:
            if total < added:
                return [(self.total, 1), *((part, -1) for part in self.parts)]
            return []
        too_big = [part for part in self.parts if values[part] > total]
        return [(self.total, 1), *((part, -1) for part in too_big)] if too_big else []


@dataclass(frozen=True, slots=True)
class Table:
    """Counts (whole numbers from 0), the cells too small to print, and the lines that add up.

    `weights` is how much is lost when a cell is withheld: its count, where nothing else is said.
    """

    values: tuple[int, ...]
    sensitive: frozenset[int]
    lines: tuple[Line, ...]
    weights: tuple[int, ...] = ()

    def weight(self, cell: int) -> int:
        """What withholding the cell costs."""
        return self.weights[cell] if self.weights else self.values[cell]

    def lines_of(self) -> dict[int, list[Line]]:
        """The lines that each cell stands in."""
        found: dict[int, list[Line]] = {cell: [] for cell in range(len(self.values))}
        for line in self.lines:
            for cell in line.cells:
                found[cell].append(line)
        return found


def kind_of(total: int, parts: Sequence[int]) -> Sum:
    """How a total relates to its parts, by their values.

    Where the numbers happen to add up, a reader may take it that they do: that is the stronger
    reader, so the line counts as exact.
    """
    added = sum(parts)
    if total == added:
        return Sum.EXACT
    return Sum.UNION if total < added else Sum.AT_LEAST
