"""Figures in words, and as tidy CSV: from the answer as the command prints it."""

import csv
import io
from datetime import date

import pytest

from reporting.exports.open_data_csv import NotProtected, plain_csv, tidy_csv
from reporting.packs import PACKS, SAVED_QUESTIONS
from reporting.presenters import figures


def answer(cells, *, values=(), period=None, protection="1-5", unit="children", name="ethnicity"):
    """An answer with one dimension, or none, as the command prints it."""
    named = [{"name": name, "values": [{"code": c, "label": f"Label {c}"} for c in values]}]
    return {
        "question": {
            "unit": unit,
            "period": period or {"type": "as_at", "on": "2025-04-14"},
            "protection": protection,
        },
        "definition": {"text": "What is counted.", "version": "cases/1"},
        "as_known_at": "2025-05-12T09:00:00+01:00",
        "dimensions": named if values else [],
        "cells": cells,
        "notes": [],
    }


def cell(code, value, mark="", reason="", name="ethnicity"):
    marked = {"mark": mark, "reason": reason} if mark else {}
    return {"at": {name: code}, "value": value} | marked


def rows_of(content):
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))


def test_present_of_one_number_has_no_table():
    shown = figures.present("Title", answer([{"at": {}, "value": 1234}]), element_id="f")
    assert (shown.number, shown.table, shown.lines) == ("1,234", None, ["1,234"])
    assert shown.basis == "As at 14 April 2025. Children, each counted once."


def test_present_folds_many_zeros_into_one_line_and_ends_with_the_total():
    cells = [cell("A", 9), *(cell(code, 0) for code in "BCDE"), cell(None, 9)]
    shown = figures.present("Title", answer(cells, values="ABCDE"), element_id="f")
    assert shown.lines == ["Label A: 9", "Each of the other 4: 0", "Total: 9"]


def test_present_says_of_each_mark_where_it_stands_and_why():
    cells = [cell("A", None, "c", "Because."), cell("B", None, "c", "Because."), cell(None, 9)]
    shown = figures.present("Title", answer(cells, values="AB"), element_id="f")
    assert shown.lines[0] == "Label A: [c]"
    assert shown.notes == ("[c] Label A and Label B: Because.",)


def test_present_of_a_series_has_no_total_and_keeps_its_zeros():
    period = {"type": "during", "by": "calendar_year", "years": [2010, 2014]}
    years = [str(year) for year in range(2010, 2015)]
    cells = [cell(year, 0, name="period") for year in years] + [cell(None, 0, name="period")]
    shown = figures.present(
        "Title", answer(cells, values=years, period=period, name="period"), element_id="f"
    )
    assert len(shown.lines) == 5


@pytest.mark.parametrize(
    ("period", "words"),
    [
        ({"type": "as_at", "each": "03-01", "years": [2010, 2024]},
         "As at 1 March of each year, 2010 to 2024"),
        ({"type": "as_at", "each": "month_end", "from": "2024-01-31", "to": "2024-03-31"},
         "As at the end of each month from 31 January 2024 to 31 March 2024"),
        ({"type": "started", "from": "2025-03-03", "to": "2025-03-09"},
         "Started from 3 March 2025 to 9 March 2025"),
        ({"type": "ended", "by": "financial_year", "years": [2019, 2020]},
         "Ended in each financial year (April to March), 2019 to 2020"),
    ],
)  # fmt: skip
def test_period_in_words_names_its_basis(period, words):
    assert figures.period_in_words(period) == words


def test_tidy_csv_has_a_row_a_place_with_bare_marks():
    cells = [cell("A", None, "c", "Because."), cell("B", 0), cell(None, 9)]
    rows = rows_of(tidy_csv([answer(cells, values="AB")], council="Example Council"))
    assert rows == [
        ["time_period", "time_identifier", "geographic_level", "la_name", "period", "ethnicity",
         "children_count"],
        ["2025", "Reporting year", "Local authority", "Example Council", "2025-04-14", "Label A",
         "c"],
        ["2025", "Reporting year", "Local authority", "Example Council", "2025-04-14", "Label B",
         "0"],
        ["2025", "Reporting year", "Local authority", "Example Council", "2025-04-14", "Total",
         "9"],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("step", "code", "time"),
    [
        ("calendar_year", "2019", ("2019", "Calendar year")),
        ("financial_year", "2019/20", ("201920", "Financial year")),
        ("academic_year", "2019/20", ("201920", "Academic year")),
        ("month", "2019-01", ("2019", "January")),
        ("quarter", "2019-Q1", ("2019", "Calendar year Q1")),
    ],
)
def test_tidy_csv_of_a_series_names_the_time_as_the_standard_does(step, code, time):
    period = {"type": "started", "by": step, "years": [2019, 2019]}
    made = answer([cell(code, 7, name="period")], values=[code], period=period, name="period")
    assert tuple(rows_of(tidy_csv([made], council="Example Council"))[1][:2]) == time


def test_tidy_csv_of_an_unprotected_answer_is_refused():
    raw = answer([{"at": {}, "value": 1}], protection="none")
    with pytest.raises(NotProtected):
        tidy_csv([raw], council="Example Council")
    assert tidy_csv([raw | {"question": raw["question"] | {"protection": "1-5"}}], council="E")


def test_every_pack_asks_saved_questions_and_answers_every_part():
    for pack in PACKS.values():
        for part in pack.parts:
            assert bool(part.questions) == (part.kind == "figure")
            assert bool(part.library) == (part.kind != "figure")
            assert set(part.questions) <= set(SAVED_QUESTIONS)


def test_saved_question_is_asked_on_the_day_given():
    asked = SAVED_QUESTIONS["cse-open-age"].asked_on(date(2025, 4, 14))
    assert asked["question"]["period"] == {"type": "as_at", "on": "2025-04-14"}
    assert len(asked["coarser"]) > 1


def test_plain_csv_holds_no_formula_that_a_spreadsheet_would_run():
    assert rows_of(plain_csv([["=1+1", "@a", "A title", ""]])) == [["'=1+1", "'@a", "A title", ""]]
