"""Figures that go out together: what one prints must not give away what another withholds."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reporting.statistics import parsing
from reporting.statistics.answers import Answer, AnsweredDimension, Count
from reporting.statistics.identity import Identity
from reporting.statistics.protection import finest, protect, protect_together
from reporting.statistics.words import Value, fixed_values

CSE = {"exploitation": {"any": ["CSE"]}}
ON = {"type": "as_at", "on": "2025-04-14"}


def question(**changes):
    asked = {"measure": "cases", "unit": "children", "where": CSE, "period": ON} | changes
    return parsing.parse(asked | {"protection": "1-5"}, levels=())


def answer(counts=None, *, total=None, **changes):
    """An answer of one dimension (`rows`), or of none; `counts` by code."""
    asked = question(**changes)
    rows = tuple(
        AnsweredDimension(name, name, values_of(name, counts or {})) for name in asked.dimensions
    )
    by_code = counts or {}
    total = sum(by_code.values()) if total is None else total
    found = {(code,): Count(value, value) for code, value in by_code.items() if value}
    return Answer(
        question=asked,
        definition="What is counted.",
        version="cases/1",
        as_known_at=datetime(2025, 5, 12, tzinfo=UTC),
        dimensions=rows,
        counts=found | {(None,) * len(rows): Count(total, total)},
        not_recorded={},
        notes=(),
    )


def values_of(name, counts):
    return fixed_values(name) or tuple(Value(code, code) for code in counts)


def printed(protected):
    """The numbers and marks by code."""
    return {(cell.place[0] if cell.place else None): cell.value for cell in protected.cells}


def test_withheld_count_says_why_and_the_answer_says_what_is_withheld():
    """Counts from 1 to 5 are: the words must not promise another number."""
    asked = replace(answer(total=5), notes=("The period goes on after today.",))
    (together,) = protect_together([asked])
    alone = protect(asked)
    for protected in (alone, together):
        (cell,) = protected.cells
        assert (cell.mark, cell.reason.partition(":")[0]) == (
            "c",
            "Withheld so that no child can be recognised",
        )
        assert "a count from 1 to 5, or" in cell.reason
        before, note = protected.notes
        assert before == "The period goes on after today."
        assert note.startswith("Counts from 1 to 5 children are withheld (c)")


@pytest.mark.parametrize("total", [0, 6])
def test_answer_of_which_nothing_is_withheld_has_no_note_on_it(total):
    protected = protect(answer(total=total))
    (cell,) = protected.cells
    assert (cell.value, cell.mark, cell.reason, protected.notes) == (total, "", "", ())


@pytest.mark.parametrize(("children", "shown"), [(1, False), (5, False), (6, True)])
def test_count_is_withheld_by_how_many_children_are_behind_it(children, shown):
    records = replace(answer(unit="records"), counts={(): Count(9, children)})
    assert printed(protect(answer(total=children))) == {None: children if shown else None}
    assert printed(protect(records)) == {None: 9 if shown else None}


def crossed(grid):
    """The answer to a question of two dimensions, each margin the sum of its cells."""
    asked = question(rows=["sex"], columns=["care_leaver"])
    dimensions = [AnsweredDimension(n, n, fixed_values(n)[:2]) for n in asked.dimensions]
    counts = Counter()
    for place in product(*([v.code for v in dimension.values] for dimension in dimensions)):
        for margin in product(*((code, None) for code in place)):
            counts[margin] += grid[place]
    return Answer(
        question=asked,
        definition="What is counted.",
        version="cases/1",
        as_known_at=datetime(2025, 5, 12, tzinfo=UTC),
        dimensions=tuple(dimensions),
        counts={place: Count(n, n) for place, n in counts.items() if n},
        not_recorded={},
        notes=(),
    )


def grids_that_fit(shown, most):
    """The tables that a reader cannot rule out: every number tried, a gap being at least 1."""
    codes = [sorted({place[i] for place in shown if place[i]}) for i in (0, 1)]
    places = list(product(*codes))
    for numbers in product(range(most + 1), repeat=len(places)):
        table = Counter()
        for place, number in zip(places, numbers, strict=True):
            for margin in product(*((code, None) for code in place)):
                table[margin] += number
        if all(table[p] == n if n is not None else table[p] >= 1 for p, n in shown.items()):
            yield table


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from([0, 1, 2, 5, 6, 8]), min_size=4, max_size=4))
def test_no_number_of_a_crossed_table_can_be_worked_out_from_its_margins(numbers):
    places = list(product(*([v.code for v in fixed_values(n)[:2]] for n in ("sex", "care_leaver"))))
    table = crossed(dict(zip(places, numbers, strict=True)))
    shown = {cell.place: cell.value for cell in protect(table).cells}
    assert not any(1 <= number <= 5 for number in shown.values() if number)
    fitting = list(grids_that_fit(shown, most=max(numbers) + 2))
    for place, number in shown.items():
        if number is None:
            assert len({one[place] for one in fitting}) > 1


def test_number_printed_by_one_figure_is_not_withheld_to_protect_another():
    types = answer({"CSE": 23, "LABOUR": 2}, where={}, rows=["exploitation"])
    assert printed(protect(types))["CSE"] is None  # by itself: 25 and 23 would give the 2 away
    alone, linked = map(printed, protect_together([answer(total=23), types]))
    assert alone == {None: 23}
    assert (linked["CSE"], linked["LABOUR"], linked[None]) == (23, None, None)


def test_total_that_gives_six_ones_away_is_withheld_wherever_it_stands():
    codes = ("WBRI", "WIRI", "MOTH", "AIND", "BCRB", "OOTH")
    ethnicity = answer(dict.fromkeys(codes, 1), rows=["ethnicity"])
    assert printed(protect(ethnicity))[None] is None
    assert printed(protect(answer(total=6))) == {None: 6}
    shown = [printed(found) for found in protect_together([ethnicity, answer(total=6)])]
    assert shown[1] == {None: None}
    assert {shown[0][code] for code in codes} == {None}


def test_figures_that_do_not_touch_are_protected_as_if_alone():
    figures = [
        answer({"WBRI": 22, "OOTH": 1}, rows=["ethnicity"]),
        answer({"F": 12, "M": 11}, rows=["sex"]),
        answer(total=23),
    ]
    together = protect_together(figures)
    assert [found.cells for found in together] == [protect(figure).cells for figure in figures]


def test_finest_variant_with_nothing_withheld_is_taken():
    variants = [
        answer({"0-12": 4, "13-25": 19}, rows=["age_band"], age_bands=["0-12", "13-25"]),
        answer({"0-15": 13, "16-25": 10}, rows=["age_band"], age_bands=["0-15", "16-25"]),
        answer({"0-25": 23}, rows=["age_band"], age_bands=["0-25"]),
    ]
    assert printed(protect(finest(variants))) == {"0-15": 13, "16-25": 10, None: 23}


@pytest.mark.parametrize(
    "changes",
    [
        {"where": {}},
        {"period": ON | {"on": "2025-04-15"}},
        {"where": CSE | {"sex": {"any": ["F"]}}},
    ],
)
def test_equal_number_of_other_children_or_days_is_printed(changes):
    ethnicity = answer({"WBRI": 22, "OOTH": 1}, rows=["ethnicity"])
    shown = [printed(one) for one in protect_together([ethnicity, answer(total=22, **changes)])]
    assert shown[0]["WBRI"] is None
    assert shown[1] == {None: 22}


def test_number_that_two_figures_count_apart_is_not_taken_for_one():
    codes = ("WBRI", "WIRI", "MOTH", "AIND", "BCRB", "OOTH")
    ethnicity = answer(dict.fromkeys(codes, 1), rows=["ethnicity"])
    other_day = answer(total=6, period=ON | {"on": "2025-04-15"})
    figures = [ethnicity, answer(total=7), other_day]
    shown = [printed(one) for one in protect_together(figures)]
    assert shown[0][None] is None
    assert shown[1:] == [{None: 7}, {None: 6}]


def linked(labour, ethnicity, girls):
    """Four figures in a chain: by type with CSE, CSE by ethnicity and in all, everyone by sex."""
    cse = sum(ethnicity.values())
    everyone = cse + labour
    sex = {"F": girls, "M": everyone - girls}
    return [
        answer({"CSE": cse, "LABOUR": labour}, where={}, rows=["exploitation"]),
        answer(ethnicity, rows=["ethnicity"]),
        answer(total=cse),
        answer(sex, where={}, rows=["sex"]),
    ]


@st.composite
def chains(draw):
    small = st.integers(1, 7)
    labour, ethnicity = draw(small), {"WBRI": draw(small), "OOTH": draw(small)}
    return labour, ethnicity, draw(st.integers(1, labour + sum(ethnicity.values()) - 1))


@settings(max_examples=80, deadline=None)
@given(chains())
def test_no_number_of_a_chain_of_figures_can_be_worked_out_from_all(facts):
    types, ethnicity, cse, sex = map(printed, protect_together(linked(*facts)))
    assert types["CSE"] == ethnicity[None] == cse[None]
    assert types[None] == sex[None]
    shown = [types["LABOUR"], ethnicity["WBRI"], ethnicity["OOTH"], sex["F"]]
    shown += [sex["M"], types["CSE"], types[None]]
    assert not any(number and number <= 5 for number in shown)
    fitting = []
    tried = [range(1, 10) if number is None else [number] for number in shown[:3]]
    for labour, white, other in product(*tried):
        total = labour + white + other
        for girls in range(1, total) if shown[3] is None else [shown[3]]:
            found = [labour, white, other, girls, total - girls, white + other, total]
            if found[4] >= 1 and all(n in {None, f} for n, f in zip(shown, found, strict=True)):
                fitting.append(found)
    for n, number in enumerate(shown):
        if number is None:
            assert len({found[n] for found in fitting}) > 1


def test_choice_made_for_two_figures_does_not_break_a_third():
    types = answer({"CSE": 23, "LABOUR": 2}, where={}, rows=["exploitation"])
    everyone = answer({"F": 13, "M": 12}, where={}, rows=["sex"])  # prints the 25 once more
    found = [printed(one) for one in protect_together([answer(total=23), types, everyone])]
    totals = {found[1][None], found[2][None]}
    assert len(totals) == 1
    cse = {found[0][None], found[1]["CSE"]}
    assert len(cse) == 1
    assert None in totals | cse


def test_answer_asked_for_without_protection_is_printed_as_it_is():
    asked = {"measure": "cases", "period": ON, "where": CSE, "protection": "none"}
    plain = replace(answer(total=2), question=parsing.parse(asked, levels=()))
    found = protect_together([plain, answer(total=2)])
    assert [printed(one) for one in found] == [{None: 2}, {None: None}]


def test_no_figures_are_protected_as_none():
    assert protect_together([]) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (({"rows": ["sex"]}, {"sex": "F"}), ({"where": CSE | {"sex": {"any": ["F"]}}}, {})),
        (
            ({"where": {}, "rows": ["exploitation"]}, {"exploitation": "CSE"}),
            ({}, {}),
        ),
        (
            ({"rows": ["age_band"]}, {"age_band": "13-15"}),
            ({"where": CSE | {"age": {"from": 13, "to": 15}}}, {}),
        ),
        (({"rows": ["age"]}, {"age": "9"}), ({"where": CSE | {"age": {"from": 9, "to": 9}}}, {})),
        (
            ({"rows": ["group_based"]}, {"group_based": "yes"}),
            ({"where": CSE | {"group_based": {"is": "yes"}}}, {}),
        ),
        (
            ({"period": {"type": "as_at", "each": "04-14", "years": [2024, 2025]}},
             {"period": "2025-04-14"}),
            ({}, {"period": None}),
        ),
    ],
)  # fmt: skip
def test_code_of_a_dimension_counts_the_same_as_a_filter_for_it(one, other):
    keys = []
    for changes, at in (one, other):
        identity = Identity(question(**changes).asked)
        keys.append((identity.who(at), identity.when(at)))
    assert keys[0] == keys[1]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({}, {"where": {}}),
        ({}, {"period": {"type": "as_at", "on": "2025-04-15"}}),
        ({}, {"unit": "records"}),
        ({}, {"where": {"exploitation": {"only": ["CSE"]}}}),
        ({}, {"period": {"type": "during", "from": "2025-04-14", "to": "2025-04-14"}}),
    ],
)
def test_other_days_filters_and_units_count_something_else(one, other):
    keys = []
    for changes in (one, other):
        identity = Identity(question(**changes).asked)
        keys.append((identity.who({}), identity.when({})))
    assert keys[0] != keys[1]


def test_days_of_a_series_total_are_all_its_spans():
    years = {"type": "during", "by": "calendar_year", "years": [2023, 2024]}
    identity = Identity(question(period=years).asked)
    assert identity.when({"period": "2024"}) == ((date(2024, 1, 1), date(2024, 12, 31)),)
    assert len(identity.when({"period": None})) == 2


def tables_that_fit(figures, total, most):
    """For each total that a reader cannot rule out, the ways to fill each figure's gaps.

    `figures` are the printed parts of each, None where withheld; all have the same total. Tries
    every number.
    """
    for guess in [total] if total else range(1, most + 1):
        ways = [
            [
                way
                for way in product(range(1, guess + 1), repeat=parts.count(None))
                if sum(way) + sum(filter(None, parts)) == guess
            ]
            for parts in figures
        ]
        if all(ways):
            yield ways


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(["WBRI", "WIRI", "OOTH"]), st.sampled_from(["F", "M", "U"])),
        min_size=1,
        max_size=9,
    )
)
def test_no_number_of_figures_with_one_total_can_be_worked_out_from_all(children):
    by_ethnicity, by_sex = (dict(Counter(codes)) for codes in zip(*children, strict=True))
    split = [answer(by_ethnicity, rows=["ethnicity"]), answer(by_sex, rows=["sex"])]
    figures = [*split, answer(total=len(children))]
    *shown, total = map(printed, protect_together(figures))
    assert {numbers[None] for numbers in shown} == set(total.values())
    parts = [
        [numbers[code] for code in counts]
        for numbers, counts in zip(shown, (by_ethnicity, by_sex), strict=True)
    ]
    fitting = list(tables_that_fit(parts, total[None], most=len(children) + 6))
    for n, printed_parts in enumerate(parts):
        for gap in range(printed_parts.count(None)):
            assert len({way[gap] for ways in fitting for way in ways[n]}) > 1
