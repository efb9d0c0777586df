"""The manager's page in finished words."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from urllib.parse import urlencode

from getsafe import routes
from getsafe.govuk.charts import Chart, Point, line_chart
from getsafe.govuk.components import Column, Count, Link, Table
from getsafe.panels import WorkGroup
from getsafe.queries.caseload import Caseload
from reporting.queries.manager import Dashboard

NONE = "none"


def counts(found: Dashboard, *, may_open: bool) -> list[Count]:
    """The numbers at the top, each leading to its cases for those who may open them.

    A child has one open case at most, so that as many cases are open as children have one.
    """
    numbers = [
        (found.by_type, "Children with an open case", {}),
        (found.opened, "Cases opened this month", {"status": "any", "month": "opened"}),
        (found.closed, "Cases closed this month", {"status": "closed", "month": "closed"}),
    ]
    return [
        Count(_total(answer), label, _cases(**narrowed) if may_open else "")
        for answer, label, narrowed in numbers
    ]


def late(groups: Iterable[WorkGroup]) -> list[Count]:
    """What is late, each number leading to the list that it counts."""
    return [Count(group.count, group.label, group.href, late=group.late > 0) for group in groups]


def by_type(found: Dashboard, *, may_open: bool) -> Table:
    """Children by exploitation type; a type leads to its cases for those who may open them."""
    rows = [
        (_type_link(code, label) if may_open else label, f"{number:,}")
        for code, label, number in _rows(found.by_type)
        if number
    ]
    return Table(
        caption="Children with an open case, by exploitation type",
        columns=[Column("Exploitation type"), Column("Children", numeric=True)],
        rows=rows,
        caption_size="s",
        row_headings=True,
        empty="No child has an open case.",
        id="by-type",
    )


def by_level(found: Dashboard, keys: Mapping[str, int], *, may_open: bool) -> Table:
    """Children by the level in force; a level leads to its cases for those who may open them.

    `keys` gives the key of each level by its code.
    """
    return Table(
        caption="Children with an open case, by risk level",
        columns=[Column("Risk level"), Column("Children", numeric=True)],
        rows=[
            (
                _cases_link(label, level=keys.get(code, NONE)) if may_open else label,
                f"{number:,}",
            )
            for code, label, number in _rows(found.by_level)
        ],
        caption_size="s",
        row_headings=True,
        id="by-level",
    )


def by_worker(caseloads: Iterable[Caseload]) -> Table:
    """Open cases by lead worker, each leading to the worker's cases."""
    return Table(
        caption="Open cases, by lead worker",
        columns=[Column("Lead worker"), Column("Cases", numeric=True)],
        rows=[
            (_cases_link(row.name or "No lead worker", worker=row.worker or NONE), row.count)
            for row in caseloads
        ],
        caption_size="s",
        row_headings=True,
        empty="No case is open.",
        id="by-worker",
    )


def chart(found: Dashboard) -> Chart:
    """Children with an open CSE case at each month's end."""
    labels = {v["code"]: v["label"] for v in found.month_ends["dimensions"][0]["values"]}
    numbers = {cell["at"]["period"]: cell["value"] for cell in found.month_ends["cells"]}
    points = [
        Point(label, numbers[day], short=_short(day, to_the_end=len(labels) - place))
        for place, (day, label) in enumerate(labels.items(), 1)
    ]
    return line_chart(
        points,
        title="Children with an open CSE case at each month's end",
        label="Month's end",
        unit="Children",
        chart_id="cse-by-month",
    )


def _rows(answer: dict[str, Any]) -> Iterable[tuple[str, str, int]]:
    (dimension,) = answer["dimensions"]
    numbers = {cell["at"][dimension["name"]]: cell["value"] or 0 for cell in answer["cells"]}
    return [(v["code"], v["label"], numbers[v["code"]]) for v in dimension["values"]]


def _total(answer: dict[str, Any]) -> int:
    return next(c["value"] or 0 for c in answer["cells"] if not any(c["at"].values()))


def _type_link(code: str, label: str) -> Link:
    return _cases_link(label, type=code)


def _cases_link(text: str, **narrowed: Any) -> Link:
    return Link(text, _cases(**narrowed))


def _cases(**narrowed: Any) -> str:
    query = f"?{urlencode(narrowed)}" if narrowed else ""
    return f"{routes.to('getsafe:cases')}{query}"


def _short(day: str, *, to_the_end: int) -> str:
    """What stands under a point: "Mar 25" under every third, so that they stay apart."""
    return f"{date.fromisoformat(day):%b %y}" if to_the_end % 3 == 0 else " "
