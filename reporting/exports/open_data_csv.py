"""A protected answer as tidy CSV, after the Department for Education's open data standards.

UTF-8 with a byte order mark (spreadsheets need it), one row a combination, every combination
present, `Total` for a total and a bare letter where a number is missing: c withheld, x not
recorded, z not applicable, low.
"""

import csv
import io
from calendar import month_name
from collections.abc import Iterable
from typing import Any

YEARS = {
    "calendar_year": "Calendar year",
    "financial_year": "Financial year",
    "academic_year": "Academic year",
}
FORMULA = ("=", "+", "-", "@", "\t", "\r")
INDICATORS = {"children": "children_count", "records": "record_count"}


class NotProtected(ValueError):
    """Only a protected answer may become a file."""


def tidy_csv(answers: Iterable[dict[str, Any]], *, council: str) -> bytes:
    """Answers (as the `answer` command prints them), each a table; raises NotProtected."""
    text = io.StringIO()
    writer = csv.writer(text)
    for number, answer in enumerate(answers):
        if answer["question"]["protection"] == "none":
            raise NotProtected
        if number:
            writer.writerow([])
        writer.writerows(_rows(answer, council))
    return text.getvalue().encode("utf-8-sig")


def plain_csv(rows: Iterable[Iterable[str]]) -> bytes:
    """Rows of words as CSV; a word that a spreadsheet would run as a formula is made plain text."""
    text = io.StringIO()
    csv.writer(text).writerows([_harmless(word) for word in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _harmless(word: str) -> str:
    return f"'{word}" if word.startswith(FORMULA) else word


def _rows(answer: dict[str, Any], council: str) -> Iterable[list[Any]]:
    dimensions = [d for d in answer["dimensions"] if d["name"] != "period"]
    labels = {(d["name"], v["code"]): v["label"] for d in dimensions for v in d["values"]}
    names = [d["name"] for d in dimensions]
    period = answer["question"]["period"]
    is_series = len(dimensions) < len(answer["dimensions"])
    yield [
        "time_period",
        "time_identifier",
        "geographic_level",
        "la_name",
        "period",
        *names,
        INDICATORS[answer["question"]["unit"]],
    ]
    for cell in answer["cells"]:
        at = cell["at"]
        if is_series and at["period"] is None:
            continue  # DfE's standard has no row over several years
        code = at["period"] if is_series else _code_of(period)
        yield [
            *_time(code, period),
            "Local authority",
            council,
            code,
            *(labels.get((name, at[name]), "Total") for name in names),
            cell["mark"] if cell["value"] is None else cell["value"],
        ]


def _code_of(period: dict[str, Any]) -> str:
    return period["on"] if "on" in period else f"{period['from']}/{period['to']}"


def _time(code: str, period: dict[str, Any]) -> tuple[str, str]:
    """The standard's time_period and time_identifier of a period."""
    step = period.get("by")
    if step in YEARS:
        return code.replace("/", ""), YEARS[step]
    if step == "month":
        return code[:4], month_name[int(code[5:])]
    if step == "quarter":
        return code[:4], f"Calendar year {code[5:]}"
    return code.rsplit("/", maxsplit=1)[-1][:4], "Reporting year"
