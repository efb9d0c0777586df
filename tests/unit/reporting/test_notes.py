"""Below a figure each fact is said once: why a number is missing, and what a number lacks."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from reporting.presenters.notes import notes
from reporting.statistics import recording
from reporting.statistics.periods import in_words
from reporting.statistics.protection import WITHHELD_NOTES

WHY, OTHER = "It was not recorded. It began: in 2014.", "It was recorded on paper only."
AT_MARK = "are incomplete or absent, for the reason given at [x]."
YEARLY = {"type": "during", "by": "calendar_year", "years": [2010, 2014]}
MARCHES = {"type": "as_at", "each": "03-01", "years": [2010, 2014]}
ONE_DAY = {"type": "as_at", "on": "2012-04-14"}
(WITHHELD,) = WITHHELD_NOTES


def lacking(first, last, why=WHY):
    days = in_words(first) if first == last else f"{in_words(first)} to {in_words(last)}"
    return f"Figures for {days} are incomplete or absent: {why}"


def cell(at, value, why=WHY):
    """A cell with its number, or without one for `why`."""
    marked = {} if isinstance(value, int) else {"mark": value, "reason": why}
    return {"at": at, "value": None if marked else value} | marked


def answer(period, cells, *said):
    names = list(cells[0]["at"])
    codes = {name: dict.fromkeys(one["at"][name] for one in cells) for name in names}
    return {
        "question": {"measure": "cases", "period": period},
        "dimensions": [
            {"name": name, "values": [{"code": c, "label": c} for c in codes[name] if c]}
            for name in names
        ],
        "cells": cells,
        "notes": list(said),
    }


def yearly(*values, codes=("2010", "2011", "2012", "2013", "2014")):
    figures = [cell({"period": c}, v) for c, v in zip(codes, values, strict=True)]
    return [*figures, cell({"period": None}, 17)]


def test_years_without_a_figure_and_their_reason_are_said_once():
    cells = yearly("x", "x", "x", "x", 17)
    said = lacking(date(2010, 1, 1), date(2013, 12, 31))

    assert notes(answer(YEARLY, cells, said)) == (f"[x] 2010, 2011, 2012 and 2013: {WHY}",)


def test_snapshots_without_a_figure_are_said_once_though_the_gap_ends_between_two():
    codes = [f"{year}-03-01" for year in range(2010, 2015)]
    said = lacking(date(2010, 3, 1), date(2013, 12, 31))
    (line,) = notes(answer(MARCHES, yearly("x", "x", "x", "x", 17, codes=codes), said))

    assert line.endswith(f"and 2013-03-01: {WHY}")


def test_a_year_that_has_a_figure_keeps_the_note_without_the_reason_again():
    cells = yearly("x", "x", "x", 5, 17)
    said = lacking(date(2010, 1, 1), date(2013, 6, 30))

    assert notes(answer(YEARLY, cells, said)) == (
        f"[x] 2010, 2011 and 2012: {WHY}",
        f"Figures for 1 January 2010 to 30 June 2013 {AT_MARK}",
    )


def test_a_note_of_its_own_reason_or_on_figures_that_are_there_stays_whole():
    other = lacking(date(2014, 1, 1), date(2014, 1, 31), OTHER)
    cells = yearly("x", 1, 2, 3, 17)

    assert notes(answer(YEARLY, cells, other))[1:] == (other,)
    assert notes(answer(YEARLY, yearly(0, 1, 2, 3, 17), other, "Any note.")) == (other, "Any note.")


def test_a_total_that_lacks_one_type_is_said_beside_the_type_without_a_figure():
    cells = [cell({"exploitation": code}, value) for code, value in (("CSE", "x"), ("CCE", 9))]
    day = date(2012, 4, 14)

    lines = notes(answer(ONE_DAY, [*cells, cell({"exploitation": None}, 9)], lacking(day, day)))

    assert lines == (
        f"[x] CSE: {WHY}",
        f"Figures for 14 April 2012 {AT_MARK}",
    )


def test_two_reasons_are_never_taken_for_each_other():
    figures = [cell({"period": "2010"}, "x"), cell({"period": "2011"}, "x", OTHER)]
    cells = [*figures, *yearly("x", "x", "x", 5, 17)[3:]]
    first, last = date(2010, 1, 1), date(2013, 6, 30)

    lines = notes(answer(YEARLY, cells, lacking(first, last)))

    assert lines == (f"[x] 2010: {WHY}", f"[x] 2011: {OTHER}", lacking(first, last))


def test_times_without_records_that_follow_on_each_other_are_said_once():
    both = f"{WHY} {OTHER}"
    cells = [cell({"period": "2010"}, "x", both), *yearly("x", 1, 2, 3, 17)[1:]]
    said = [
        lacking(date(2010, 1, 1), date(2010, 6, 30)),
        lacking(date(2010, 7, 1), date(2010, 12, 31), OTHER),
    ]
    on = lacking(date(2010, 7, 1), date(2011, 1, 31), OTHER)

    assert notes(answer(YEARLY, cells, *said)) == (f"[x] 2010: {both}",)
    assert notes(answer(YEARLY, cells, said[0], on)) == (f"[x] 2010: {both}", on)


def test_what_is_withheld_is_said_once():
    cells = [cell({"sex": "M"}, "c", "Withheld."), cell({"sex": "F"}, "c", "Withheld.")]
    total = cell({"sex": None}, 9)

    assert notes(answer(ONE_DAY, [*cells, total], WITHHELD)) == ("[c] M and F: Withheld.",)
    assert notes(answer(ONE_DAY, [cell({"sex": "M"}, 9), total], WITHHELD)) == (WITHHELD,)


@given(
    first=some.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31)),
    last=some.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31)),
    why=some.text(max_size=60),
)
def test_a_note_is_read_back_as_it_was_written(first, last, why):
    read = recording.read_note(lacking(first, last, why))

    assert (read.first, read.last, read.reason) == (first, last, why)
    assert read.days in lacking(first, last, why)


@pytest.mark.parametrize(
    "text", ["", WITHHELD, "Figures for many years are incomplete or absent: ", "Any other note."]
)
def test_any_other_note_is_left_alone(text):
    assert recording.read_note(text) is None
