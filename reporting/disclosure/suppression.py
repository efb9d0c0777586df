"""Which cells to withhold: the small ones, and as few others as keep them from being worked out.

Primary: the cells that the table names as sensitive. Complementary: further cells, so that no
withheld cell can be worked out from the printed ones (see attack.py). In a small table the choice
has the least possible sum of weights (withheld counts, as a rule); in a large one it is a good
choice, then thinned.
"""

import heapq
from collections.abc import Collection, Iterable

from reporting.disclosure.attack import Reader
from reporting.disclosure.tables import Table

TRIES = 60  # sets of cells looked at before settling for a good choice
SMALL = 120  # cells up to which the good choice is thinned

Hidden = frozenset[int]


def withheld(table: Table) -> Hidden:
    """The cells to withhold, primary and complementary. A count of 0 is always printed."""
    start = frozenset(cell for cell in table.sensitive if table.values[cell] > 0)
    chooser = _Chooser(table)
    return chooser.least(start) or chooser.thinned(chooser.good(start), keep=start)


class _Chooser:
    def __init__(self, table: Table) -> None:
        self.table = table
        self.lines_of = table.lines_of()

    def least(self, start: Hidden) -> Hidden | None:
        """The safe set with the least sum of counts, or None when it takes too long to find."""
        queue = [(self._cost(start), sorted(start))]
        seen = {start}
        for _ in range(TRIES):
            _cost, cells = heapq.heappop(queue)
            hidden = frozenset(cells)
            further = self._needed(hidden)
            if further is None:
                return hidden
            for cell in further:
                wider = hidden | {cell}
                if wider not in seen:
                    seen.add(wider)
                    heapq.heappush(queue, (self._cost(wider), sorted(wider)))
            if not queue:
                break
        return None

    def good(self, hidden: Hidden) -> Hidden:
        """A safe set: wherever a cell is not safe, the smallest further cell is withheld."""
        taken, safe = self._without_lone(set(hidden), list(hidden)), set[int]()
        while further := self._known(frozenset(taken), safe):
            smallest = self._smallest(further)
            taken = self._without_lone(taken | {smallest}, [smallest])
        return frozenset(taken)

    def _without_lone(self, taken: set[int], fresh: list[int]) -> set[int]:
        """With the smallest other cell of every line of which only one cell is withheld."""
        while fresh:
            lone = self._lone(frozenset([fresh[-1]]), taken)
            if lone is None:
                fresh.pop()
            else:
                fresh.append(self._smallest(lone))
                taken.add(fresh[-1])
        return taken

    def _smallest(self, cells: Iterable[int]) -> int:
        return min(cells, key=lambda cell: (self.table.weight(cell), cell))

    def thinned(self, hidden: Hidden, *, keep: Hidden) -> Hidden:
        """The set without the complementary cells that turn out not to be needed."""
        if len(self.table.values) > SMALL:
            return hidden
        for cell in sorted(hidden - keep, key=lambda cell: -self.table.weight(cell)):
            if self._needed(hidden - {cell}) is None:
                hidden -= {cell}
        return hidden

    def _needed(self, hidden: Hidden) -> list[int] | None:
        """Cells of which one must be withheld too; None when the set is safe as it is."""
        return self._lone(hidden, hidden) or self._known(hidden, set())

    def _known(self, hidden: Hidden, safe: set[int]) -> list[int] | None:
        """The printed cells near one that the reader can work out; `safe` grows as it is looked."""
        known = Reader(self.table, hidden, self.lines_of).known(safe)
        if known is None:
            return None
        near = {cell for line in self.lines_of[known] for cell in line.cells}
        return self._printed(near, hidden) or self._printed(range(len(self.table.values)), hidden)

    def _lone(self, cells: Hidden, hidden: Collection[int]) -> list[int] | None:
        """The other cells of a line of which only one of `cells` is withheld: it is known."""
        for cell in sorted(cells):
            for line in self.lines_of[cell]:
                if line.kind == "exact" and sum(other in hidden for other in line.cells) == 1:
                    return self._printed(line.cells, hidden)
        return None

    def _printed(self, cells: Iterable[int], hidden: Collection[int]) -> list[int]:
        return sorted({c for c in cells if self.table.values[c] > 0} - set(hidden))

    def _cost(self, hidden: Hidden) -> int:
        return sum(self.table.weight(cell) for cell in hidden)
