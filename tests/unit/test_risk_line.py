"""The line of a case's levels of risk, from its first day to today."""

from datetime import date

import pytest

from getsafe.models import RiskLevel
from getsafe.presenters import risk_line
from tests.factories import CaseFactory

OPENED = date(2026, 3, 2)


def days_shown(until):
    case, levels = CaseFactory.build(opened_on=OPENED), [RiskLevel(rank=1, label="Low")]
    return [word.text for word in risk_line.chart(case, [], levels, until).words]


@pytest.mark.parametrize(
    ("until", "shown"),
    [
        (OPENED, ["2 Mar 2026"]),
        (date(2026, 3, 3), ["2 Mar 2026", "3 Mar 2026"]),
    ],
)
def test_line_names_the_days_at_its_ends_and_one_day_once(until, shown):
    assert days_shown(until) == shown
