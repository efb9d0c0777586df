"""The words and tags that several pages share: dates, levels, statuses, types."""

from collections.abc import Iterable
from datetime import date

from getsafe.choices import CASE_STATUS, EXPLOITATION_TYPE
from getsafe.govuk.components import Tag
from getsafe.govuk.fields import long_date
from getsafe.models import RiskLevel

STATUS_COLOURS = {
    "pending_mace1": "yellow",
    "active": "blue",
    "step_down": "teal",
    "on_hold_missing": "orange",
    "closed": "grey",
}


def day(on: date | None, otherwise: str = "Not set") -> str:
    """A date in full: 3 September 2024."""
    return long_date(on) if on else otherwise


def short_day(on: date | None, otherwise: str = "") -> str:
    """A date for a table: 3 Sep 2024."""
    return f"{on.day} {on:%b %Y}" if on else otherwise


def rationale(text: str) -> str:
    """Why something was decided, led by its label; nothing where none is recorded."""
    return f"Rationale: {text}" if text else ""


def status_tag(status: str) -> Tag:
    """A case's status."""
    return Tag(CASE_STATUS.label(status), STATUS_COLOURS[status])


def level_tag(level: RiskLevel | None) -> Tag | str:
    """A risk level, by its word first and its colour second."""
    return Tag(level.label, level.colour) if level else "Not set"


def types(codes: Iterable[str]) -> str:
    """Types of exploitation, one after another."""
    return ", ".join(EXPLOITATION_TYPE.label(code) for code in codes)


def names(given: str, family: str, reference: str) -> str:
    """A child's name; one imported without a name goes by the reference."""
    return f"{given} {family}".strip() or reference


def number(count: int, one: str, many: str = "") -> str:
    """A count with its noun: 1 case, 2 cases."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def ago(days: int) -> str:
    """How long something has been late."""
    return f"{number(days, 'day')} late"
