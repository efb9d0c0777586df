"""What somebody else corrected in the record of a MACE 1, beside what was typed meanwhile."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from django.core import signing

from getsafe.govuk.forms import GovukForm
from getsafe.models import User
from getsafe.presenters import conflicts
from getsafe.presenters.conflicts import Conflict
from getsafe.queries.versions import Change
from meetings.choices import ATTENDANCE_STATUS
from meetings.models import Attendance

SALT = "meetings.mace1"
DAYS = ("held_on", "review_due_on")
ROWS = "rows"
ROW = ("name", "capacity", "agency", "person", "status")


def said(recorded: Mapping[str, Any], attendance: Sequence[Attendance]) -> dict[str, Any]:
    """Everything that the record says, as its form names it; who was there in words and in rows."""
    rows = [[row_of(place)[name] for name in ROW] for place in attendance]
    words = "; ".join(_line(place) for place in attendance)
    return {**recorded, "Who was there": words, ROWS: rows}


def row_of(place: Attendance) -> dict[str, Any]:
    """Somebody's row of the form; who was invited is offered as having come."""
    return {
        "name": place.name,
        "capacity": place.capacity,
        "agency": place.agency_id,
        "person": place.person_id,
        "status": "present" if place.status == "invited" else place.status,
    }


def left_alone(sealed: str, rows: Sequence[Mapping[str, Any]]) -> bool:
    """Whether the rows sent say of who was there what the page had said."""
    sent = [[getattr(row[name], "pk", row[name]) for name in ROW] for row in rows]
    return sent == _opened(sealed).get(ROWS)


def seal(facts: Mapping[str, Any]) -> str:
    """What the record said, for a page to carry and nobody to change."""
    plain = {name: value.isoformat() if name in DAYS and value else value
             for name, value in facts.items()}  # fmt: skip
    return signing.dumps(plain, salt=SALT, compress=True)


def version(sealed: str) -> str:
    """The version of the record that a page was drawn from; "" where it does not say.

    What cannot be opened is a version of its own, which is never the present one.
    """
    return _opened(sealed).get("seen", sealed)


def conflict(
    form: GovukForm, now: Mapping[str, Any], *, change: Change | None, reader: User
) -> Conflict | None:
    """What was corrected since the page was drawn, where that kept what was sent from being saved.

    Its `shown` is for the form: what was typed, and the newer values where nothing was.
    """
    if not (form.is_bound and form.non_field_errors()):
        return None
    sealed = form.cleaned_data.get("seen", "")
    if not sealed or version(sealed) == now["seen"]:
        return None
    was = _opened(sealed)
    found = conflicts.present(
        form, was=_compared(was), now=_compared(now), change=change, reader=reader
    )
    shown = {name: getattr(value, "pk", value) for name, value in found.shown.items()}
    return replace(found, shown=shown | {"seen": seal(now)})


def _compared(facts: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in facts.items() if name not in ("seen", ROWS)}


def _line(place: Attendance) -> str:
    known = ", ".join(filter(None, [place.capacity, place.agency.name if place.agency else ""]))
    who = f"{place.name} ({known})" if known else place.name
    return f"{who}: {ATTENDANCE_STATUS.label(place.status)}"


def _opened(sealed: str) -> dict[str, Any]:
    try:
        plain = signing.loads(sealed, salt=SALT)
    except signing.BadSignature:
        return {}
    days = {name: date.fromisoformat(plain[name]) for name in DAYS if plain[name]}
    return plain | days
