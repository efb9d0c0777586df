"""The manager's page: the caseload now, this month and month by month.

Every count of children is the engine's, all in one snapshot; who leads how many cases is the
core's own question, since the engine knows no workers.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from getsafe.models import User
from reporting.queries import figures

MONTHS = 24
CSE = {"exploitation": {"any": ["CSE"]}}


@dataclass(frozen=True, slots=True)
class Dashboard:
    """The answers behind the page, as the `answer` command prints them."""

    by_type: dict[str, Any]
    by_level: dict[str, Any]
    opened: dict[str, Any]
    closed: dict[str, Any]
    month_ends: dict[str, Any]


def get_dashboard(actor: User, *, today: date) -> Dashboard:
    """Ask everything at once; one statement a question. Raises NotAllowed."""
    this_month = {"from": today.replace(day=1).isoformat(), "to": today.isoformat()}
    now = {"type": "as_at", "on": today.isoformat()}
    asked = [
        _question("children", now, rows=["exploitation"]),
        _question("children", now, rows=["risk_level"]),
        _question("records", {"type": "started", **this_month}),
        _question("records", {"type": "ended", **this_month}),
        _question("children", _month_ends(today), where=CSE),
    ]
    answers = figures.list_unprotected(asked, actor=actor)
    return Dashboard(*(answer.as_json() for answer in answers))


def _question(unit: str, period: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"measure": "cases", "unit": unit, "period": period, **more}


def _month_ends(today: date) -> dict[str, str]:
    """The last day of each of the last whole months."""
    last = today.replace(day=1) - timedelta(days=1)
    months = last.year * 12 + last.month - MONTHS
    first = date(months // 12, months % 12 + 1, 1)
    return {"type": "as_at", "each": "month_end", "from": first.isoformat(), "to": last.isoformat()}
