"""The engine's questions, each beside SQL that someone would write by hand for just that figure."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import connection

from reporting.statistics import engine

CSE = {"exploitation": {"any": ["CSE"]}}
SPELLS = "getsafe_exploitationspell s JOIN getsafe_case k ON k.id = s.case_id"
OPEN = (
    "s.exploitation_type = 'CSE' AND s.started_on <= {0} "
    "AND (s.ended_on IS NULL OR s.ended_on > {0})"
)
OPEN_THAT_DAY = OPEN.format("date '2025-04-14'")
OPEN_EACH_MARCH = OPEN.format("make_date(y, 3, 1)")
RUNS = 25


@dataclass(frozen=True, slots=True)
class Pair:
    """A question and its hand-written equal."""

    name: str
    question: dict[str, Any]
    by_hand: str


PAIRS = [
    Pair(
        "Children with an open CSE case on a day",
        {"measure": "cases", "unit": "children", "where": CSE,
         "period": {"type": "as_at", "on": "2025-04-14"}, "protection": "none"},
        f"SELECT count(DISTINCT k.child_id) FROM {SPELLS} WHERE {OPEN_THAT_DAY}",
    ),
    Pair(
        "... by ethnicity and age band",
        {"measure": "cases", "unit": "children", "where": CSE, "rows": ["ethnicity"],
         "columns": ["age_band"], "period": {"type": "as_at", "on": "2025-04-14"},
         "protection": "none"},
        f"""SELECT c.ethnicity, width_bucket(date_part('year', age(date '2025-04-14',
                   c.date_of_birth)), ARRAY[0, 10, 13, 16, 18, 26]) band, count(DISTINCT c.id)
            FROM {SPELLS} JOIN getsafe_child c ON c.id = k.child_id
            WHERE {OPEN_THAT_DAY} GROUP BY CUBE (1, 2)""",
    ),
    Pair(
        "Children with a CSE case in each year",
        {"measure": "cases", "unit": "children", "where": CSE, "protection": "none",
         "period": {"type": "during", "by": "calendar_year", "years": [2014, 2024]}},
        f"""SELECT y, count(DISTINCT k.child_id) FROM generate_series(2014, 2024) y
            JOIN ({SPELLS}) ON s.exploitation_type = 'CSE' AND s.started_on <= make_date(y, 12, 31)
             AND (s.ended_on IS NULL OR s.ended_on >= make_date(y, 1, 1))
            GROUP BY ROLLUP (y)""",
    ),
    Pair(
        "... as at each 1 March",
        {"measure": "cases", "unit": "children", "where": CSE, "protection": "none",
         "period": {"type": "as_at", "each": "03-01", "years": [2014, 2024]}},
        f"""SELECT y, count(DISTINCT k.child_id) FROM generate_series(2014, 2024) y
            JOIN ({SPELLS}) ON {OPEN_EACH_MARCH} GROUP BY ROLLUP (y)""",
    ),
    Pair(
        "Cases opened, by type and sex",
        {"measure": "cases", "unit": "records", "rows": ["exploitation"], "columns": ["sex"],
         "period": {"type": "started", "from": "2024-04-01", "to": "2025-03-31"},
         "protection": "none"},
        f"""SELECT s.exploitation_type, c.sex, count(DISTINCT k.id)
            FROM {SPELLS} JOIN getsafe_child c ON c.id = k.child_id
            WHERE s.started_on BETWEEN '2024-04-01' AND '2025-03-31' GROUP BY CUBE (1, 2)""",
    ),
    Pair(
        "Referrals by source in each financial year",
        {"measure": "referrals", "unit": "records", "rows": ["source"], "protection": "none",
         "period": {"type": "started", "by": "financial_year", "years": [2014, 2024]}},
        """SELECT source, date_part('year', received_on - interval '3 months'), count(*)
           FROM getsafe_referral WHERE received_on BETWEEN '2014-04-01' AND '2025-03-31'
           GROUP BY CUBE (1, 2)""",
    ),
    Pair(
        "Screenings by outcome in each quarter",
        {"measure": "screenings", "unit": "records", "rows": ["outcome"], "protection": "none",
         "period": {"type": "started", "by": "quarter", "years": [2022, 2024]}},
        """SELECT outcome, date_trunc('quarter', screened_on), count(*) FROM getsafe_screening
           WHERE screened_on BETWEEN '2022-01-01' AND '2024-12-31' GROUP BY CUBE (1, 2)""",
    ),
    Pair(
        "Cases during a year by highest risk level",
        {"measure": "cases", "unit": "children", "rows": ["risk_level"], "protection": "none",
         "period": {"type": "during", "from": "2024-01-01", "to": "2024-12-31"}},
        """SELECT rank, count(DISTINCT child_id) FROM (
             SELECT k.child_id, (SELECT max(l.rank) FROM getsafe_risklevelspell r
               JOIN getsafe_risklevel l ON l.id = r.level_id WHERE r.case_id = k.id
               AND r.started_on <= '2024-12-31'
               AND (r.ended_on IS NULL OR r.ended_on >= '2024-01-01')) rank
             FROM getsafe_case k WHERE k.opened_on <= '2024-12-31'
              AND (k.closed_on IS NULL OR k.closed_on >= '2024-01-01')) x GROUP BY ROLLUP (rank)""",
    ),
]  # fmt: skip


def compare() -> list[tuple[str, float, float]]:
    """For each pair: its name, milliseconds of the engine, milliseconds of the SQL by hand."""
    return [
        (pair.name, *_medians(lambda p=pair: engine.answer([p.question]), lambda p=pair: _run(p)))
        for pair in PAIRS
    ]


def _run(pair: Pair) -> None:
    with connection.cursor() as cursor:
        cursor.execute(pair.by_hand)
        cursor.fetchall()


def _medians(first: Callable[[], Any], second: Callable[[], Any]) -> tuple[float, float]:
    """The median milliseconds of two calls, run by turns so that neither gets the quiet moments."""
    walls: tuple[list[float], list[float]] = ([], [])
    for _ in range(RUNS):
        for call, kept in ((first, walls[0]), (second, walls[1])):
            started = time.perf_counter()
            call()
            kept.append((time.perf_counter() - started) * 1000)
    return statistics.median(walls[0]), statistics.median(walls[1])
