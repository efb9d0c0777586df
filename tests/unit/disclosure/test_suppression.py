"""Suppression against a reader who tries every table: no withheld cell has one possible value."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reporting.disclosure import suppression
from reporting.disclosure.attack import Reader
from reporting.disclosure.tables import Line, Sum, Table, kind_of

SMALL = 5


def table_of(grid):
    """A table of the grid's non-zero cells with its margins; positions by (row, column)."""
    full = {(i, j): value for i, line in enumerate(grid) for j, value in enumerate(line)}
    rows, columns = len(grid), len(grid[0])
    for i in range(rows):
        full[i, None] = sum(grid[i])
    for j in range(columns):
        full[None, j] = sum(line[j] for line in grid)
    full[None, None] = sum(map(sum, grid))
    places = [place for place, value in full.items() if value]
    at = {place: n for n, place in enumerate(places)}
    lines = []
    for place, total in at.items():
        i, j = place
        if i is None:
            parts = [at[k, j] for k in range(rows) if (k, j) in at]
            lines.append(Line(total, tuple(parts), Sum.EXACT))
        if j is None:
            parts = [at[i, k] for k in range(columns) if (i, k) in at]
            lines.append(Line(total, tuple(parts), Sum.EXACT))
    values = tuple(full[place] for place in places)
    sensitive = frozenset(n for n, value in enumerate(values) if value <= SMALL)
    return Table(values, sensitive, tuple(lines))


def possible_values(table, hidden):
    """For each withheld cell, the numbers it has in any table that the reader cannot rule out.

    Tries every table: the independent attacker of these tests.
    """
    cells = sorted(hidden)
    found = {cell: set() for cell in cells}
    limit = max(table.values, default=0) + 2
    for guess in product(range(1, limit + 1), repeat=len(cells)):
        values = list(table.values)
        for cell, value in zip(cells, guess, strict=True):
            values[cell] = value
        if all(holds(line, values) for line in table.lines):
            for cell, value in zip(cells, guess, strict=True):
                found[cell].add(value)
    return found


def holds(line, values):
    total, parts = values[line.total], [values[part] for part in line.parts]
    if line.kind is Sum.EXACT:
        return total == sum(parts)
    if line.kind is Sum.UNION:
        return max(parts) <= total <= sum(parts)
    return all(part <= total for part in parts)


def is_safe(table, hidden):
    return all(len(values) > 1 for values in possible_values(table, hidden).values())


def least_sum(table):
    """The least sum of withheld counts of any safe choice, by trying every choice."""
    others = [n for n in range(len(table.values)) if n not in table.sensitive]
    best = None
    for choice in product([False, True], repeat=len(others)):
        hidden = table.sensitive | {n for n, taken in zip(others, choice, strict=True) if taken}
        cost = sum(table.values[n] for n in hidden)
        if (best is None or cost < best) and is_safe(table, hidden):
            best = cost
    return best


def test_one_small_category_takes_the_next_smallest_with_it():
    table = table_of([[22, 1, 30]])
    hidden = suppression.withheld(table)
    assert {table.values[cell] for cell in hidden} >= {1, 22}
    assert 30 not in {table.values[cell] for cell in hidden}


def test_the_published_split_of_22_and_1_cannot_be_printed():
    table = Table((22, 1, 23), frozenset({1}), (Line(2, (0, 1), Sum.EXACT),))
    assert suppression.withheld(table) == {0, 1}


def test_two_ones_under_a_printed_total_of_two_are_known_and_so_more_is_withheld():
    lines = (Line(2, (0, 1), Sum.EXACT), Line(4, (2, 3), Sum.EXACT))
    table = Table((1, 1, 2, 30, 32), frozenset({0, 1}), lines)
    assert Reader(table, {0, 1}, table.lines_of()).known(set()) == 0
    hidden = suppression.withheld(table)
    assert is_safe(Table(table.values, hidden, lines), hidden)
    assert {0, 1, 2, 3} <= hidden


@pytest.mark.parametrize("kind", Sum)
def test_line_asks_for_a_change_exactly_where_it_does_not_hold(kind):
    line = Line(2, (0, 1), kind)
    for values in product(range(6), repeat=3):
        changes = line.repairs(values)
        assert bool(changes) is not holds(line, values)
        assert {step for _cell, step in changes} <= {1, -1}
        assert {cell for cell, _step in changes} <= {0, 1, 2}


def test_three_cells_that_printed_totals_add_two_by_two_are_known():
    sums = {3: (0, 1), 4: (1, 2), 5: (0, 2)}
    lines = tuple(Line(total, parts, Sum.EXACT) for total, parts in sums.items())
    table = Table((7, 8, 9, 15, 17, 16), frozenset({0}), lines)
    assert Reader(table, {0, 1, 2}, table.lines_of()).known(set()) == 0
    assert Reader(table, {0, 1, 2, 3}, table.lines_of()).known(set()) is None


def test_a_table_without_small_counts_withholds_nothing():
    assert suppression.withheld(table_of([[20, 10], [6, 7]])) == frozenset()


def test_a_child_in_two_parts_leaves_the_total_less_than_the_sum():
    assert kind_of(3, [2, 2]) is Sum.UNION
    assert kind_of(4, [2, 2]) is Sum.EXACT
    assert kind_of(5, [2, 2]) is Sum.AT_LEAST


def test_the_choice_does_not_depend_on_the_order_of_the_categories():
    forward, backward = table_of([[9, 2, 7, 30]]), table_of([[30, 7, 2, 9]])
    values = [
        sorted(table.values[cell] for cell in suppression.withheld(table))
        for table in (forward, backward)
    ]
    assert values[0] == values[1]


grids = st.lists(
    st.lists(st.sampled_from([0, 0, 1, 2, 5, 6, 7, 9]), min_size=2, max_size=2),
    min_size=1,
    max_size=2,
)


@settings(max_examples=60, deadline=None)
@given(grids)
def test_every_withheld_cell_of_a_small_table_has_more_than_one_possible_value(grid):
    table = table_of(grid)
    hidden = suppression.withheld(table)
    assert table.sensitive <= hidden
    capped = Table(tuple(min(v, 12) for v in table.values), table.sensitive, table.lines)
    if capped.values == table.values and len(hidden) <= 5:
        assert is_safe(table, hidden)


@settings(max_examples=60, deadline=None)
@given(grids)
def test_choice_of_a_table_too_large_for_the_least_is_safe_and_keeps_what_is_small(grid):
    table = table_of(grid)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(suppression, "TRIES", 0)
        hidden = suppression.withheld(table)
    assert table.sensitive <= hidden
    assert Reader(table, hidden, table.lines_of()).known(set()) is None
    if len(hidden) <= 4:
        assert is_safe(table, hidden)


def test_choice_of_a_table_too_large_for_the_least_takes_the_smallest_and_no_more(monkeypatch):
    monkeypatch.setattr(suppression, "TRIES", 0)
    table = table_of([[9, 2, 7, 30]])
    hidden = suppression.withheld(table)
    assert {table.values[cell] for cell in hidden} == {2, 7}


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(1, 9), min_size=2, max_size=4))
def test_one_way_tables_lose_as_little_as_possible(parts):
    total = len(parts)
    line = Line(total, tuple(range(len(parts))), Sum.EXACT)
    values = (*parts, sum(parts))
    small = frozenset(n for n, value in enumerate(values) if value <= 2)
    table = Table(values, small, (line,))
    hidden = suppression.withheld(table)
    assert sum(values[cell] for cell in hidden) == (least_sum(table) or 0)


@pytest.mark.parametrize("kind", [Sum.UNION, Sum.AT_LEAST])
def test_lines_that_do_not_add_up_are_kept_to_their_own_rules(kind):
    values = (4, 8, 9, 10) if kind is Sum.UNION else (4, 8, 2, 30)
    table = Table(values, frozenset({0}), (Line(3, (0, 1, 2), kind),))
    hidden = suppression.withheld(table)
    assert hidden == {0}
    assert is_safe(table, hidden)
