"""The FOI Act's clock against the worked examples, and the holidays against the official list."""

from datetime import date

import pytest
from govuk_bank_holidays.bank_holidays import BankHolidays

from getsafe.models import BankHoliday
from reporting import clock
from reporting.queries.clock import get_count, get_due_on, get_holidays
from tests.factories import FoiRequestFactory

pytestmark = pytest.mark.django_db

# From the Act, section 10, each with the bank holidays that fall inside.
EXAMPLES = [
    (date(2025, 4, 14), date(2025, 5, 15)),  # Good Friday, Easter Monday, early May
    (date(2025, 4, 19), date(2025, 5, 20)),  # arrived on a Saturday: day 1 is Tuesday 22 April
    (date(2025, 7, 7), date(2025, 8, 6)),  # 14 July (Northern Ireland), 4 August (Scotland)
    (date(2025, 7, 21), date(2025, 8, 19)),  # 4 August (Scotland)
    (date(2025, 11, 15), date(2025, 12, 15)),  # 1 December (St Andrew's substitute)
    (date(2025, 12, 12), date(2026, 1, 15)),  # Christmas, New Year, 2 January (Scotland)
    (date(2026, 5, 26), date(2026, 6, 24)),  # 15 June 2026 (Scotland, by proclamation)
    (date(2026, 3, 9), date(2026, 4, 9)),  # 17 March (St Patrick's Day), Easter
    (date(2025, 5, 6), date(2025, 6, 4)),  # a request made clear on 6 May starts anew
]

# Scotland's holiday of 15 June 2026 was proclaimed after the official list's copy was made.
PROCLAIMED_SINCE = date(2026, 6, 15)


@pytest.mark.parametrize(("received_on", "due_on"), EXAMPLES)
def test_due_on_worked_example_is_the_twentieth_working_day(received_on, due_on):
    assert get_due_on(received_on) == due_on


def test_due_on_holiday_entered_later_moves_the_date():
    assert get_due_on(date(2027, 6, 1)) == date(2027, 6, 29)
    BankHoliday.objects.create(
        day=date(2027, 6, 14), nation="SCT", name="A proclaimed holiday", source="Entered by hand"
    )
    assert get_due_on(date(2027, 6, 1)) == date(2027, 6, 30)


def test_count_of_the_first_request_numbers_every_working_day():
    days = get_count(FoiRequestFactory.build())
    numbered = {day.number: day.on for day in days if day.number}
    assert list(numbered) == list(range(1, 21))
    assert (numbered[1], numbered[4]) == (date(2025, 4, 15), date(2025, 4, 22))
    assert (numbered[17], numbered[20]) == (date(2025, 5, 12), date(2025, 5, 15))
    assert all((day.number is None) == bool(day.because) for day in days)
    because = {day.on: day.because for day in days if day.because}
    assert because[date(2025, 4, 18)] == "Good Friday"
    assert because[date(2025, 4, 21)] == "Easter Monday (England, Wales, Northern Ireland)"
    assert because[date(2025, 4, 20)] == "Weekend"
    received = (date(2025, 4, 14), None, "Received: counting starts after this day")
    assert (days[0].on, days[0].number, days[0].because) == received


def test_working_day_of_the_published_answer_is_17():
    holidays = get_holidays(date(2025, 4, 14), date(2025, 5, 12))
    assert clock.working_day_of(date(2025, 4, 14), date(2025, 5, 12), holidays) == 17


def test_holidays_of_any_nation_match_the_official_list():
    official = BankHolidays(use_cached_holidays=True)
    nations = (
        BankHolidays.ENGLAND_AND_WALES,
        BankHolidays.SCOTLAND,
        BankHolidays.NORTHERN_IRELAND,
    )
    days = {entry["date"] for nation in nations for entry in official.get_holidays(nation)}
    ours = set(get_holidays(min(days), max(days)))
    extra = {day for day in ours if day.weekday() < 5} - days
    assert extra == {PROCLAIMED_SINCE}
    assert {day for day in days if day.weekday() < 5} <= ours
