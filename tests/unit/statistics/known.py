"""Questions about all that a history can change, and their figures as known at a moment."""

from django.db import connection

from reporting.queries import answers

YEARS = {"years": [2022, 2024]}
CSE = {"exploitation": {"any": ["CSE"]}}
QUESTIONS = [
    {"measure": "cases", "rows": ["ethnicity"], "period": {"type": "as_at", "on": "2023-06-01"}},
    {
        "measure": "cases",
        "rows": ["exploitation"],
        "columns": ["age_band"],
        "period": {"type": "during", "by": "calendar_year", **YEARS},
    },
    {
        "measure": "cases",
        "unit": "records",
        "where": CSE,
        "rows": ["risk_level", "care_leaver"],
        "columns": ["outcome"],
        "period": {"type": "started", "from": "2022-01-01", "to": "2024-12-31"},
    },
    {
        "measure": "referrals",
        "rows": ["source", "closure_reason"],
        "period": {"type": "started", "by": "quarter", **YEARS},
    },
    {
        "measure": "screenings",
        "unit": "records",
        "rows": ["outcome", "group_based"],
        "columns": ["exploitation"],
        "period": {"type": "started", "from": "2022-01-01", "to": "2024-12-31"},
    },
]
ASKED = [{"protection": "none"} | question for question in QUESTIONS]


def figures(moment=None):
    """Every cell of every answer, from what was known at a moment (None is now)."""
    return [
        [(cell.place, cell.value) for cell in answer.cells]
        for answer in answers.list_answers(ASKED, as_known_at=moment)
    ]


def now():
    """The moment by the database's clock, which dates the history."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        return cursor.fetchone()[0]
