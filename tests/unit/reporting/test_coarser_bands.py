"""Coarser age bands are counted only where finer ones would be withheld."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from reporting.queries.answers import list_figures
from tests.factories import CaseFactory

pytestmark = pytest.mark.django_db
BANDS = [["0-9", "10-17", "18-25"], ["0-17", "18-25"], ["0-25"]]


def figure():
    asked = {
        "measure": "cases",
        "unit": "children",
        "rows": ["age_band"],
        "period": {"type": "as_at", "on": "2025-04-14"},
    }
    return [asked | {"age_bands": bands} for bands in BANDS]


def children(count, *, born):
    for _ in range(count):
        CaseFactory(referral__child__date_of_birth=born, opened_on=date(2025, 1, 6))


def answered():
    """The bands that are shown, and how many statements counted."""
    with CaptureQueriesContext(connection) as captured:
        (shown,) = list_figures([figure()])
    bands = [value.code for value in shown.dimensions[0].values]
    return bands, sum("FROM answer" in query["sql"] for query in captured)


def test_finest_bands_are_counted_alone_when_nothing_of_them_is_withheld():
    children(6, born=date(2010, 5, 4))
    assert answered() == (BANDS[0], 1)


def test_coarser_bands_are_counted_when_a_finer_one_is_withheld():
    children(6, born=date(2010, 5, 4))
    children(2, born=date(2017, 5, 4))
    assert answered() == (BANDS[1], 3)


def test_coarsest_bands_are_shown_when_each_would_be_withheld():
    children(2, born=date(2010, 5, 4))
    assert answered() == (BANDS[2], 3)
