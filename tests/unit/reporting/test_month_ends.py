"""Snapshots at each month's end: the days, and the same count as asking day by day."""

from datetime import date

import pytest

from reporting.queries.answers import list_answers
from reporting.statistics import periods
from reporting.statistics.refusals import QuestionRefused
from tests.factories import CaseFactory, ReferralFactory

QUESTION = {"measure": "cases", "unit": "children", "protection": "none"}


def month_end(first, last):
    return QUESTION | {"period": {"type": "as_at", "each": "month_end", "from": first, "to": last}}


def test_month_ends_over_a_leap_year_are_the_last_days():
    period = periods.month_ends(date(2023, 12, 5), date(2024, 3, 1))
    assert [span.code for span in period.spans] == [
        "2023-12-31", "2024-01-31", "2024-02-29", "2024-03-31",
    ]  # fmt: skip


@pytest.mark.django_db
def test_month_ends_count_as_each_day_asked_alone():
    for opened_on in (date(2024, 1, 31), date(2024, 2, 1), date(2024, 2, 29)):
        CaseFactory(referral=ReferralFactory(received_on=opened_on, status="screened"))
    (series,) = list_answers([month_end("2023-12-31", "2024-03-31")])
    days = ["2023-12-31", "2024-01-31", "2024-02-29", "2024-03-31"]
    alone = list_answers([QUESTION | {"period": {"type": "as_at", "on": day}} for day in days])
    assert [series.cell(period=day).value for day in days] == [0, 1, 3, 3]
    assert [answer.cell().value for answer in alone] == [0, 1, 3, 3]


@pytest.mark.django_db
def test_month_ends_in_the_wrong_order_are_refused():
    with pytest.raises(QuestionRefused, match="must be on or before"):
        list_answers([month_end("2024-03-31", "2023-12-31")])
