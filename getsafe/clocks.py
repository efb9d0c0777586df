"""The service's own clocks: working days of England, from a table of bank holidays."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings

from getsafe.dates import add_working_days, working_days_between
from getsafe.models import BankHoliday
from getsafe.wording import Worded

_HOLIDAYS = Worded(
    lambda _: BankHoliday.objects.filter(nation="ENG").order_by().values_list("day", flat=True)
)


@dataclass(frozen=True, slots=True)
class Clocks:
    """England's bank holidays, loaded once for a page or an act, and what is reckoned by them."""

    holidays: frozenset[date]

    def due_on(self, clock: str, start: date) -> date:
        """The last day in time of `clock` ("screening", "mace1") that began on `start`."""
        return add_working_days(start, settings.SERVICE_CLOCKS[clock], self.holidays)

    def latest_late_start(self, clock: str, today: date) -> date:
        """The last day on which a `clock` may have begun that is late by `today`.

        Due dates never go back as starts go on, so a list is split by one comparison in SQL.
        """
        start = today - timedelta(days=1)
        while self.due_on(clock, start) >= today:
            start -= timedelta(days=1)
        return start

    def days_left(self, due_on: date, today: date) -> int:
        """Working days from `today` to `due_on`: 0 is due today, below 0 is late."""
        if due_on >= today:
            return working_days_between(today, due_on, self.holidays)
        return -max(1, working_days_between(due_on, today, self.holidays))


def load() -> Clocks:
    """Read England's bank holidays: one statement."""
    return Clocks(frozenset(_HOLIDAYS.ask(None)))
