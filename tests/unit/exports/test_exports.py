"""Exports say what the protected answer says and nothing more, in every format."""

import csv
import io
import zipfile
from datetime import UTC, datetime

import pytest
import python_calamine

from reporting.exports import EXPORTS
from reporting.exports.layout import lay_out
from reporting.statistics import parsing
from reporting.statistics.answers import Answer, AnsweredDimension, Count
from reporting.statistics.protection import protect
from reporting.statistics.refusals import QuestionRefused
from reporting.statistics.words import Level, Value

LEVELS = (Level("low", "Low", 1),)
HIDDEN = 31337  # stands where a withheld count must never show


def answer(*, protection="1-5", rows=("sex",), columns=("group_based",), counts=None):
    question = parsing.parse(
        {
            "measure": "cases",
            "rows": list(rows),
            "columns": list(columns),
            "period": {"type": "as_at", "on": "2025-04-14"},
            "protection": protection,
        },
        levels=LEVELS,
    )
    dimensions = tuple(
        AnsweredDimension(name, name.capitalize(), (Value("a", "=A"), Value("b", "B")))
        for name in question.dimensions
    )
    return Answer(
        question=question,
        definition="Children with an open case.",
        version="cases/1",
        as_known_at=datetime(2025, 4, 14, 9, tzinfo=UTC),
        dimensions=dimensions,
        counts=counts or {},
        not_recorded={},
        notes=("A note.",),
    )


def protected():
    """Two small counts of children, with a record count that would be recognised anywhere."""
    counts = {
        ("a", "a"): Count(20, 20),
        ("a", "b"): Count(HIDDEN, 2),
        ("b", "a"): Count(30, 30),
        ("b", "b"): Count(40, 40),
        ("a", None): Count(HIDDEN + 20, 22),
        ("b", None): Count(70, 70),
        (None, "a"): Count(50, 50),
        (None, "b"): Count(HIDDEN + 40, 42),
        (None, None): Count(HIDDEN + 90, 92),
    }
    return protect(answer(counts=counts))


def everything_in(data):
    """The bytes of a file, unpacked where it is an archive."""
    if data[:2] != b"PK":
        return data
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return b"".join(archive.read(name) for name in archive.namelist())


def sheets_of(data, tmp_path, name):
    path = tmp_path / name
    path.write_bytes(data)
    book = python_calamine.CalamineWorkbook.from_path(path)
    return {sheet: book.get_sheet_by_name(sheet).to_python() for sheet in book.sheet_names}


@pytest.mark.parametrize("form", list(EXPORTS))
def test_a_withheld_count_is_nowhere_in_the_file(form):
    given = protected()
    assert given.cell(sex="a", group_based="b").mark == "c"
    assert str(HIDDEN).encode() not in everything_in(EXPORTS[form]([given]))


def test_both_kinds_of_withheld_cell_carry_the_same_mark_and_reason():
    marked = {(cell.mark, cell.reason) for cell in protected().cells if cell.value is None}
    assert len(marked) == 1


def test_the_layout_puts_rows_down_and_columns_across():
    laid = lay_out(protected())
    assert laid.headings == ("Sex", "=A", "B", "Total")
    assert [line[0] for line in laid.body] == ["=A", "B", "Total"]


def test_csv_has_a_line_for_each_cell_with_its_labels_and_codes():
    lines = list(csv.reader(io.StringIO(EXPORTS["csv"]([protected()]).decode())))
    assert lines[0] == [
        "sex", "sex_code", "group_based", "group_based_code", "children_count", "reason",
    ]  # fmt: skip
    assert len(lines) == 10
    assert lines[2][:5] == ["=A", "a", "B", "b", "c"]
    assert lines[-1][:4] == ["Total", "", "Total", ""]


def test_csv_takes_one_answer():
    with pytest.raises(QuestionRefused, match="one question"):
        EXPORTS["csv"]([protected(), protected()])


@pytest.mark.parametrize("form", ["xlsx", "ods"])
def test_spreadsheets_have_a_cover_a_table_a_sheet_and_notes(form, tmp_path):
    sheets = sheets_of(EXPORTS[form]([protected(), protected()]), tmp_path, f"answer.{form}")
    assert list(sheets) == ["Cover", "Table_1", "Table_2", "Notes"]
    table = sheets["Table_1"]
    assert table[3][:4] == ["Sex", "=A", "B", "Total"]
    assert "[c]" in table[4]
    assert 70.0 in table[5]
    assert any("withheld" in str(line) for line in sheets["Notes"])


def test_spreadsheets_have_no_formula_and_no_hidden_sheet():
    text = everything_in(EXPORTS["xlsx"]([protected()]))
    assert b"<f>" not in text
    assert b'state="hidden"' not in text
    assert b"formula" not in everything_in(EXPORTS["ods"]([protected()])).replace(
        b"table:formula-hidden", b""
    )


def test_text_has_the_definition_the_table_the_notes_and_the_marks():
    text = EXPORTS["text"]([protected()]).decode()
    for part in ("Children with an open case.", "Total", "A note.", "[c] withheld", "cases/1"):
        assert part in text


def test_an_answer_without_dimensions_is_one_figure():
    given = protect(answer(rows=(), columns=(), counts={(): Count(23, 23)}))
    laid = lay_out(given)
    assert (laid.headings, laid.body) == (("Count of", "Children"), (("Children", 23),))
