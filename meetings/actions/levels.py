"""The risk level that a meeting sets, through the core's one action for levels."""

from datetime import date

from getsafe.actions import levels
from getsafe.errors import NotAllowed, Refused
from getsafe.models import Case, RiskLevel, RiskLevelSpell, User
from meetings.errors import MeetingRefused


def change(
    case: Case | None, *, by: User, level: RiskLevel | None, rationale: str, on: date
) -> RiskLevelSpell | None:
    """Put the case at the level that a meeting decided; None where it was at it already.

    Inside the caller's transaction; the core's action audits the change.
    """
    if case is None:
        raise MeetingRefused("Only a child's item can change a risk level", field="kind")
    if level is None:
        raise MeetingRefused("Select the risk level", field="level")
    if not rationale.strip():
        raise MeetingRefused("Enter the rationale for the risk level", field="rationale")
    present = case.risk_levels.filter(ended_on=None).first()
    if present and present.level_id == level.pk:
        return None
    return _set(case, by=by, level=level, on=on, rationale=rationale)


def _set(case: Case, *, by: User, level: RiskLevel, on: date, rationale: str) -> RiskLevelSpell:
    """Set the level; a date that is refused is the meeting's."""
    try:
        return levels.set(
            case, by=by, level=level, started_on=on, basis="meeting", rationale=rationale
        )
    except NotAllowed:
        raise
    except Refused as refusal:
        field = "held_on" if refusal.field == "started_on" else refusal.field
        raise MeetingRefused(refusal.message, field=field) from refusal
