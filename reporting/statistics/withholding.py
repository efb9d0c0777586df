"""Which places of answers to withhold: of one by itself, or of several that go out together."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from reporting.disclosure import suppression
from reporting.disclosure.attack import Reader
from reporting.disclosure.tables import Line, Table, kind_of
from reporting.statistics.answers import Answer, Place
from reporting.statistics.identity import Identity, Key

Places = frozenset[Place]
Position = dict[Place, int]
Keys = dict[Place, Key]
Group = frozenset[int]


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
    withholds, or they are known only when read together, the choice is made for all that are
    linked, and falls on a number that is printed in few of them.
    """
    alone = [withheld(answer, threshold=threshold) for answer in answers]
    if len(answers) < 2:
        return alone
    keys = [_keys(answer) for answer in answers]
    hidden, groups = list(alone), set[Group]()
    while (linked := _linked(keys, hidden, groups)) != groups:
        for group in linked - groups:
            members = sorted(group)
            found = _of_group(
                [answers[n] for n in members],
                [keys[n] for n in members],
                [alone[n] for n in members],
                threshold,
            )
            for n, places in zip(members, found, strict=True):
                hidden[n] = places
        groups = linked
    return hidden


def _keys(answer: Answer) -> Keys:
    """What identifies each place that counted something, and its number.

    Places that should count the same and do not are so kept apart.
    """
    identity = Identity(answer.question.asked)
    keys: Keys = {}
    for place, count in answer.counts.items():
        if count.value:
            at = dict(zip(answer.question.dimensions, place, strict=True))
            keys[place] = (identity.who(at), identity.when(at), count.value)
    return keys


def _linked(keys: Sequence[Keys], hidden: Sequence[Places], before: Iterable[Group]) -> set[Group]:
    """The sets of answers that have a withheld number in common, or had one before.

    A number that all of them print says nothing more together than alone.
    """
    withheld_keys = {key for n, of in enumerate(keys) for p, key in of.items() if p in hidden[n]}
    holders: dict[Key, set[int]] = {}
    for n, of in enumerate(keys):
        for key in withheld_keys.intersection(of.values()):
            holders.setdefault(key, set()).add(n)
    groups: list[set[int]] = []
    for joined in [*map(set, before), *holders.values()]:
        apart = [group for group in groups if not group & joined]
        groups = [*apart, joined.union(*(group for group in groups if group & joined))]
    return {frozenset(group) for group in groups if len(group) > 1}


def _of_group(
    answers: Sequence[Answer], keys: Sequence[Keys], alone: Sequence[Places], threshold: int
) -> Sequence[Places]:
    cells = _Cells()
    positions = [
        cells.add(answer, threshold, key_of=of.__getitem__)
        for answer, of in zip(answers, keys, strict=True)
    ]
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


@dataclass(slots=True)
class _Cells:
    """The cells of answers, each once however many of them it stands in.

    Cells of 0 are printed and add nothing, so they are left out.
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
        cell = self.known.setdefault(key, len(self.values))
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
