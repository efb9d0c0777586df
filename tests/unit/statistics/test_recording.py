"""Where a figure is missing, against a count of the days that were recorded, one by one."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from getsafe.choices import EXPLOITATION_TYPE
from reporting.statistics.answers import AnsweredDimension
from reporting.statistics.parsing import parse
from reporting.statistics.recording import Gap, gaps_in, read_note
from reporting.statistics.words import Value

DAY = timedelta(days=1)
FIRST = date(2021, 1, 1)
TYPES = EXPLOITATION_TYPE.codes[:3]
QUARTERS = [f"2021-Q{n}" for n in range(1, 5)]
PAST = "The period goes on after today: the figures are what is recorded so far."


def asked(period=None, **more):
    period = period or {"type": "during", "by": "quarter", "years": [2021, 2021]}
    return parse({"measure": "cases", "period": period, "protection": "none"} | more, levels=())


def dimension(name, codes):
    return AnsweredDimension(name, name, tuple(Value(code, code) for code in codes))


BY_QUARTER = dimension("period", QUARTERS)
BY_TYPE = dimension("exploitation", TYPES)


def gap(first, last, kind=None, reason="It was kept on paper.", measure="cases"):
    return Gap(measure, kind, date.fromisoformat(first), date.fromisoformat(last), reason)


def found(question, dimensions, *gaps, today=date(2022, 1, 1)):
    return gaps_in(question, dimensions, gaps, today=today)


days = st.integers(0, 364).map(lambda n: FIRST + n * DAY)
some_gaps = st.lists(
    st.builds(
        lambda kind, two, reason: Gap("cases", kind, *sorted(two), reason),
        st.sampled_from([None, *TYPES]),
        st.tuples(days, days),
        st.sampled_from(["One.", "Two."]),
    ),
    max_size=6,
)
filters = st.sampled_from(
    [{}, {"exploitation": {"any": [TYPES[0]]}}, {"exploitation": {"any": [TYPES[0], TYPES[2]]}}]
)


def is_recorded(day, kind, gaps):
    return not any(g.first <= day <= g.last and g.exploitation_type in (None, kind) for g in gaps)


def every_day(first, last):
    return [first + n * DAY for n in range((last - first).days + 1)]


@given(gaps=some_gaps, where=filters, has_type_rows=st.booleans())
def test_there_is_no_figure_where_no_day_was_recorded_and_for_no_other_place(
    gaps, where, has_type_rows
):
    rows = {"rows": ["exploitation"]} if has_type_rows else {}
    question = asked(where=where, **rows)
    dimensions = [BY_QUARTER, BY_TYPE] if has_type_rows else [BY_QUARTER]
    missing, _ = found(question, dimensions, *gaps)

    named = where.get("exploitation", {}).get("any", [None])
    expected = set()
    for quarter in (*question.period.spans, None):
        spans = [quarter] if quarter else question.period.spans
        around = [day for span in spans for day in every_day(span.first, span.last)]
        for row in (*TYPES, None) if has_type_rows else (None,):
            kinds = [row] if row else named
            if not any(is_recorded(day, kind, gaps) for day in around for kind in kinds):
                place = (quarter.code if quarter else None,)
                expected.add((*place, row) if has_type_rows else place)
    assert set(missing) == expected


def test_a_stretch_that_two_facts_cover_one_after_the_other_has_no_figure_and_both_reasons():
    gaps = [
        gap("2021-05-16", "2021-07-09", reason="The system changed."),
        gap("2021-03-01", "2021-05-15"),
    ]
    missing, notes = found(asked(), [BY_QUARTER], *gaps)
    assert missing == {("2021-Q2",): "It was kept on paper. The system changed."}
    assert [note.rpartition(":")[0].split(" are ")[0] for note in notes] == [
        "Figures for 1 March 2021 to 15 May 2021",
        "Figures for 16 May 2021 to 9 July 2021",
    ]


def test_a_day_between_two_facts_was_recorded():
    gaps = [gap("2021-04-01", "2021-05-15"), gap("2021-05-17", "2021-06-30")]
    missing, notes = found(asked(), [BY_QUARTER], *gaps)
    assert missing == {}
    assert len(notes) == 2


def test_a_fact_of_another_measure_or_another_time_says_nothing():
    gaps = [
        gap("2021-01-01", "2021-12-31", measure="referrals"),
        gap("2020-01-01", "2020-12-31"),
        gap("2022-01-01", "2022-12-31"),
    ]
    assert found(asked(), [BY_QUARTER], *gaps) == ({}, ())


def test_a_fact_of_a_type_that_is_not_asked_about_says_nothing():
    cse = asked(where={"exploitation": {"any": [TYPES[0]]}})
    assert found(cse, [BY_QUARTER], gap("2021-01-01", "2021-12-31", TYPES[1])) == ({}, ())


def test_a_note_is_of_the_days_that_the_question_looks_at():
    period = {"type": "during", "from": "2021-02-10", "to": "2021-03-20"}
    for first, last, words in [
        ("2021-01-01", "2021-02-10", "10 February 2021"),
        ("2021-03-20", "2021-12-31", "20 March 2021"),
        ("2021-02-11", "2021-02-12", "11 February 2021 to 12 February 2021"),
    ]:
        missing, (note,) = found(asked(period), [], gap(first, last))
        assert missing == {}
        assert read_note(note).days == words
        assert read_note(note).reason == "It was kept on paper."


@pytest.mark.parametrize(
    ("today", "goes_on"), [(date(2021, 12, 31), False), (date(2021, 12, 30), True)]
)
def test_only_a_period_that_ends_after_today_is_said_to_go_on(today, goes_on):
    _, notes = found(asked(), [BY_QUARTER], today=today)
    assert notes == ((PAST,) if goes_on else ())


def test_no_day_of_the_year_is_left_out_by_the_quarters():
    spans = asked().period.spans
    assert all(one.last + DAY == other.first for one, other in pairwise(spans))
