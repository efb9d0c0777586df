from datetime import date, timedelta

import pytest

from getsafe import clocks

EASTER = frozenset({date(2025, 4, 18), date(2025, 4, 21)})
CLOCKS = clocks.Clocks(EASTER)


def test_due_on_over_easter_skips_weekend_and_holidays():
    assert CLOCKS.due_on("screening", date(2025, 4, 14)) == date(2025, 4, 23)


def test_mace1_is_due_ten_working_days_later():
    assert CLOCKS.due_on("mace1", date(2025, 6, 2)) == date(2025, 6, 16)


@pytest.mark.parametrize("offset", range(12))
def test_latest_late_start_splits_starts_into_late_and_in_time(offset):
    today = date(2025, 4, 16) + timedelta(days=offset)
    last = CLOCKS.latest_late_start("screening", today)
    assert CLOCKS.due_on("screening", last) < today
    assert CLOCKS.due_on("screening", last + timedelta(days=1)) >= today


@pytest.mark.parametrize(
    ("due_on", "today", "left"),
    [
        (date(2025, 4, 23), date(2025, 4, 23), 0),
        (date(2025, 4, 23), date(2025, 4, 17), 2),
        (date(2025, 4, 17), date(2025, 4, 22), -1),
        (date(2025, 4, 18), date(2025, 4, 19), -1),
    ],
)
def test_days_left_counts_working_days(due_on, today, left):
    assert CLOCKS.days_left(due_on, today) == left


@pytest.mark.django_db
def test_load_reads_englands_holidays_in_one_statement(django_assert_num_queries):
    with django_assert_num_queries(1):
        loaded = clocks.load()
    assert date(2025, 12, 25) in loaded.holidays
    assert date(2025, 4, 21) in loaded.holidays  # not in Scotland
    assert date(2025, 1, 2) not in loaded.holidays  # Scotland alone
    assert date(2025, 3, 17) not in loaded.holidays  # Northern Ireland alone
