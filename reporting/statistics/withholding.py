"""Which places of answers to withhold: of one by itself, or of several that go out together."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from reporting.disclosure import suppression
from reporting.disclosure.attack import Reader
from reporting.disclosure.tables import Line, Table, kind_of
from reporting.statistics.answers import Answer, Place
from reporting.statistics.identity import Identity, Key

Places = frozenset[Place]
Position = dict[Place, int]


def withheld(answer: Answer, *, threshold: int) -> Places:
    """The places of one answer to withhold.

    A count of 1 to `threshold` children is withheld; records are judged by the number of children
    behind them.
    """
    cells = _Cells()
    position = cells.add(answer, threshold, key_of=lambda place: place)
    hidden = suppression.withheld(cells.as_table())
    return frozenset(place for place, cell in position.items() if cell in hidden)


def withheld_together(answers: Sequence[Answer], *, threshold: int) -> list[Places]:
    """The places to withhold of answers that one reader will hold.

    Each is protected by itself where that is enough. Where one of them prints what another
    withholds, or they are known only when read together, the choice is made for all at once, and
    falls on a number that is printed in few of them.
    """
    alone = [withheld(answer, threshold=threshold) for answer in answers]
    cells = _Cells()
    positions = [cells.add(a, threshold, key_of=_identity_of(a)) for a in answers]
    table = cells.as_table()
    if _is_enough(table, positions, alone):
        return alone
    hidden = suppression.withheld(table)
    return [
        frozenset(place for place, cell in position.items() if cell in hidden)
        for position in positions
    ]


def _is_enough(table: Table, positions: Sequence[Position], alone: Sequence[Places]) -> bool:
    hidden, printed = set[int](), set[int]()
    for position, places in zip(positions, alone, strict=True):
        for place, cell in position.items():
            (hidden if place in places else printed).add(cell)
    return not hidden & printed and Reader(table, hidden, table.lines_of()).known(set()) is None


def _identity_of(answer: Answer) -> Callable[[Place], Key]:
    identity = Identity(answer.question.asked)

    def key_of(place: Place) -> Key:
        at = dict(zip(answer.question.dimensions, place, strict=True))
        return (identity.who(at), identity.when(at))

    return key_of


@dataclass(slots=True)
class _Cells:
    """The cells of answers, each once however many of them it stands in.

    Cells of 0 are printed and add nothing, so they are left out. Cells that should count the same
    and do not are not linked.
    """

    values: list[int] = field(default_factory=list)
    seen: list[int] = field(default_factory=list)  # in how many answers each cell stands
    sensitive: set[int] = field(default_factory=set)
    lines: dict[Line, None] = field(default_factory=dict)
    known: dict[Key, int] = field(default_factory=dict)

    def add(self, answer: Answer, threshold: int, *, key_of: Callable[[Place], Key]) -> Position:
        """Take in an answer; the position of each of its places."""
        position: Position = {}
        for place in answer.places():
            count = answer.count(place)
            if not count.value:
                continue
            position[place] = cell = self._cell(key_of(place), count.value)
            if count.children <= threshold:
                self.sensitive.add(cell)
        self.lines |= dict.fromkeys(_lines(answer, position))
        return position

    def _cell(self, key: Key, value: int) -> int:
        cell = self.known.setdefault((key, value), len(self.values))
        if cell == len(self.values):
            self.values.append(value)
            self.seen.append(0)
        self.seen[cell] += 1
        return cell

    def as_table(self) -> Table:
        weights = (v * seen for v, seen in zip(self.values, self.seen, strict=True))
        return Table(
            tuple(self.values), frozenset(self.sensitive), tuple(self.lines), tuple(weights)
        )


def _lines(answer: Answer, position: Position) -> Iterator[Line]:
    """Each total with its parts along one dimension."""
    for place, total in position.items():
        for i, code in enumerate(place):
            if code is not None:
                continue
            along = [(*place[:i], v.code, *place[i + 1 :]) for v in answer.dimensions[i].values]
            parts = [part for part in along if part in position]
            counts = [answer.count(part).value for part in parts]
            kind = kind_of(answer.count(place).value, counts)
            yield Line(total, tuple(position[part] for part in parts), kind)
