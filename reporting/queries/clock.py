"""The bank holidays that stop the FOI Act's clock, and what they make of a request's dates."""

from datetime import date

from getsafe.models import BankHoliday
from getsafe.models.holiday import NATIONS
from reporting import clock
from reporting.models import FoiRequest

RECEIVED = "Received: counting starts after this day"
CLEAR = "Made clear by the requester: counting starts anew after this day"


def get_holidays(first: date, last: date) -> dict[date, str]:
    """Every bank holiday of any nation from `first` to `last`, with its name and nations."""
    found: dict[date, dict[str, list[str]]] = {}
    rows = BankHoliday.objects.filter(day__range=(first, last)).order_by("day", "id")
    for row in rows:
        found.setdefault(row.day, {}).setdefault(row.name, []).append(row.get_nation_display())
    return {day: _in_words(names) for day, names in found.items()}


def get_due_on(received_on: date) -> date:
    """The day by which a request received on `received_on` must be answered."""
    return clock.due_on(received_on, get_holidays(received_on, received_on + clock.LONGEST))


def get_count(request: FoiRequest) -> list[clock.Day]:
    """The day-by-day count behind a request's due date."""
    first = request.counted_from
    because = CLEAR if request.clarified_on else RECEIVED
    return clock.count(first, request.due_on, get_holidays(first, request.due_on), because=because)


def _in_words(names: dict[str, list[str]]) -> str:
    parts = [
        name if len(nations) == len(NATIONS) else f"{name} ({', '.join(nations)})"
        for name, nations in names.items()
    ]
    return "; ".join(parts)
