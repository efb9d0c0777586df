"""Which details a social care status may have, and on which day a code may be used."""

from collections.abc import Mapping
from datetime import date

from getsafe.choices import CARE_STATUS
from getsafe.errors import Refused
from getsafe.models.care import DETAILS


def check_details(status: str, started_on: date | None, details: Mapping[str, str]) -> None:
    """Each detail belongs to the status, and its code was in use when the status began."""
    for name, code in details.items():
        codes, statuses = DETAILS[name]
        if not code:
            continue
        if status not in statuses:
            label = CARE_STATUS.label(status).lower()
            raise Refused(
                f"Leave this empty: it is not recorded for the status “{label}”", field=name
            )
        if started_on and not codes[code].is_valid_on(started_on):
            raise Refused(
                f"Select another: “{codes.label(code)}” was not in use on "
                f"{started_on.day} {started_on:%B %Y}",
                field=name,
            )
