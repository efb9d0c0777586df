"""Protected answers as a spreadsheet, laid out as the Analysis Function asks.

A cover, one marked-up table a sheet from column A, and notes; no merged or hidden cells, no
colour that means anything, no formula.
"""

import io
from collections.abc import Sequence

import odfdo
import xlsxwriter

from reporting.exports.layout import Laid, about, lay_out, marks_used, unit_of
from reporting.statistics.protection import ProtectedAnswer

TITLE = "Statistics"
WIDTH = 24
Line = tuple[str | int, ...]


def _cover(answers: Sequence[ProtectedAnswer]) -> list[Line]:
    lines: list[Line] = [(TITLE,), ("This workbook has one table a sheet, and notes at the end.",)]
    lines += [(f"Table {number}: {answer.definition}",) for number, answer in enumerate(answers, 1)]
    return lines


def _notes(answers: Sequence[ProtectedAnswer]) -> list[Line]:
    lines: list[Line] = [("Notes",)]
    for number, answer in enumerate(answers, 1):
        lines += [(f"Table {number}: {sentence}",) for sentence in about(answer)]
    lines += [(sentence,) for sentence in marks_used(answers)]
    return lines


def _heading(number: int, answer: ProtectedAnswer) -> list[Line]:
    return [
        (f"Table {number}: {unit_of(answer)}",),
        (answer.definition,),
        ("Letters in square brackets are explained in the notes.",),
    ]


def to_xlsx(answers: Sequence[ProtectedAnswer]) -> bytes:
    """The answers as an Excel workbook."""
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, options) as book:
        book.set_properties({"title": TITLE})
        bold = book.add_format({"bold": True})
        _xlsx_lines(book.add_worksheet("Cover"), _cover(answers), bold)
        for number, answer in enumerate(answers, 1):
            sheet = book.add_worksheet(f"Table_{number}")
            top = _xlsx_lines(sheet, _heading(number, answer), bold)
            _xlsx_table(sheet, lay_out(answer), top, f"Table_{number}_data")
        _xlsx_lines(book.add_worksheet("Notes"), _notes(answers), bold)
    return out.getvalue()


def _xlsx_lines(
    sheet: xlsxwriter.worksheet.Worksheet, lines: Sequence[Line], bold: xlsxwriter.format.Format
) -> int:
    for row, line in enumerate(lines):
        for column, part in enumerate(line):
            sheet.write(row, column, part, bold if row == 0 else None)
    return len(lines)


def _xlsx_table(sheet: xlsxwriter.worksheet.Worksheet, laid: Laid, top: int, name: str) -> None:
    sheet.set_column(0, len(laid.headings) - 1, WIDTH)
    last = (top + len(laid.body), len(laid.headings) - 1)
    options = {
        "name": name,
        "autofilter": False,
        "style": None,
        "columns": [{"header": heading} for heading in laid.headings],
        "data": [list(row) for row in laid.body],
    }
    sheet.add_table(top, 0, *last, options)


def to_ods(answers: Sequence[ProtectedAnswer]) -> bytes:
    """The answers as an OpenDocument spreadsheet."""
    document = odfdo.Document("spreadsheet")
    document.meta.title = TITLE
    document.meta.language = "en-GB"
    document.body.clear()
    document.body.append(_ods_sheet("Cover", _cover(answers)))
    for number, answer in enumerate(answers, 1):
        laid = lay_out(answer)
        lines = [*_heading(number, answer), laid.headings, *laid.body]
        document.body.append(_ods_sheet(f"Table_{number}", lines))
    document.body.append(_ods_sheet("Notes", _notes(answers)))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _ods_sheet(name: str, lines: Sequence[Line]) -> odfdo.Table:
    sheet = odfdo.Table(name)
    for line in lines:
        row = odfdo.Row()
        row.extend_cells([_ods_cell(part) for part in line])
        sheet.append_row(row)
    return sheet


def _ods_cell(part: str | int) -> odfdo.Cell:
    return odfdo.Cell(part)
