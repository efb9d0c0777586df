"""Ages, birthdays and working days."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from getsafe.dates import add_working_days, birthday, completed_years, working_days_between

LEAP = date(2004, 2, 29)
DAYS = st.dates(date(1990, 1, 1), date(2040, 12, 31))


@pytest.mark.parametrize(
    ("on", "age"),
    [
        (date(2022, 2, 28), 17),
        (date(2022, 3, 1), 18),
        (date(2024, 2, 28), 19),
        (date(2024, 2, 29), 20),
    ],
)
def test_age_of_someone_born_on_29_february_turns_on_1_march_in_a_common_year(on, age):
    assert completed_years(LEAP, on) == age


def test_birthday_of_29_february_is_1_march_in_a_common_year():
    assert birthday(LEAP, 18) == date(2022, 3, 1)
    assert birthday(LEAP, 20) == date(2024, 2, 29)


@given(born=DAYS, age=st.integers(0, 30))
def test_birthday_is_the_first_day_of_its_age(born, age):
    day = birthday(born, age)
    assert completed_years(born, day) == age
    assert completed_years(born, day - timedelta(days=1)) == age - 1


EASTER_2025 = {date(2025, 4, 18), date(2025, 4, 21), date(2025, 5, 5)}


@pytest.mark.parametrize(
    ("start", "days", "due"),
    [
        (date(2025, 4, 14), 20, date(2025, 5, 15)),
        (date(2025, 4, 19), 1, date(2025, 4, 22)),  # a Saturday before Easter Monday
        (date(2025, 4, 17), 1, date(2025, 4, 22)),
        (date(2025, 4, 19), 0, date(2025, 4, 19)),
    ],
)
def test_working_days_skip_week_ends_and_holidays(start, days, due):
    assert add_working_days(start, days, EASTER_2025) == due


@given(start=DAYS, days=st.integers(1, 60), holidays=st.frozensets(DAYS, max_size=20))
def test_working_days_added_are_the_working_days_between(start, days, holidays):
    due = add_working_days(start, days, holidays)
    assert working_days_between(start, due, holidays) == days
    assert working_days_between(start, due - timedelta(days=1), holidays) == days - 1
