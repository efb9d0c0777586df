"""The reader's attack: whether a withheld cell can be worked out from what is printed.

The reader knows every printed cell, how the table adds up, that counts are whole, and that zeros
are printed, so that a withheld cell is at least 1. A cell is safe when there is another table,
with another number in that cell, that the reader cannot tell from the true one. Such a table is
looked for and found, or the cell counts as unsafe: giving up early withholds more, never less.
"""

from collections.abc import Collection, Iterable, Mapping

from reporting.disclosure.tables import Change, Line, Table, Values

LinesOf = Mapping[int, list[Line]]
PATIENCE = 600  # changes tried before a cell counts as unsafe,
HASTE = 100  # and in a table of more than MANY cells
MANY = 1000


class Reader:
    """A reader of the table with the cells `hidden` withheld."""

    def __init__(self, table: Table, hidden: Collection[int], lines_of: LinesOf) -> None:
        self.values = list(table.values)
        self.hidden = frozenset(hidden)
        self.lines_of = lines_of

    def known(self, safe: set[int]) -> int | None:
        """The first withheld cell that the reader may be able to work out, if any.

        Cells found safe are added to `safe` and not looked at again: withholding more never makes
        a safe cell known.
        """
        for cell in sorted(self.hidden - safe):
            if cell not in safe:
                other = self.another_table(cell)
                if other is None:
                    return cell
                safe |= other
        return None

    def another_table(self, cell: int) -> set[int] | None:
        """The cells that differ in some other table with another number in `cell`, or None."""
        for step in (1, -1):
            values, changed = list(self.values), {cell: step}
            values[cell] += step
            search = _Search(self, values, changed)
            if values[cell] >= 1 and search.complete(list(self.lines_of[cell])):
                return set(changed)
        return None


class _Search:
    """Depth first: mend a broken line by changing one of its withheld cells by one, and go on."""

    def __init__(self, reader: Reader, values: list[int], changed: dict[int, int]) -> None:
        self.reader = reader
        self.values = values
        self.changed = changed
        self.patience = PATIENCE if len(values) <= MANY else HASTE

    def complete(self, lines: list[Line]) -> bool:
        """Whether the lines, and those that mending them breaks, can all be made to hold."""
        while lines and not lines[-1].repairs(self.values):
            lines.pop()
        if not lines:
            return True
        for cell, step in self._ways(lines[-1].repairs(self.values)):
            self.patience -= 1
            if self.patience < 0:
                return False
            before = self.changed.get(cell)
            self.values[cell] += step
            self.changed[cell] = step
            if self.complete([*lines, *self.reader.lines_of[cell]]):
                return True
            self.values[cell] -= step
            if before is None:
                del self.changed[cell]
        return False

    def _ways(self, repairs: list[Change]) -> list[Change]:
        """The changes that are possible, those that break the fewest other lines first."""
        possible = [
            (cell, step)
            for cell, step in repairs
            if cell in self.reader.hidden
            and self.changed.get(cell, step) == step
            and self.values[cell] + step >= 1
        ]
        return sorted(possible, key=self._broken_by)

    def _broken_by(self, change: Change) -> int:
        cell, step = change
        self.values[cell] += step
        broken = _broken(self.reader.lines_of[cell], self.values)
        self.values[cell] -= step
        return broken


def _broken(lines: Iterable[Line], values: Values) -> int:
    return sum(bool(line.repairs(values)) for line in lines)
