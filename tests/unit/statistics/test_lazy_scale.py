"""The risk scale is read only for questions about it, however the questions come."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from reporting.statistics import engine

pytestmark = pytest.mark.django_db
PLAIN = {
    "measure": "cases",
    "unit": "children",
    "period": {"type": "as_at", "on": "2025-04-14"},
    "protection": "none",
}


@pytest.mark.parametrize(
    ("more", "is_read"),
    [({}, 0), ({"rows": ["risk_level"]}, 1), ({"where": {"risk_level": {"any": ["high"]}}}, 1)],
)
def test_risk_scale_is_read_for_a_question_about_it_even_from_a_generator(more, is_read):
    with CaptureQueriesContext(connection) as captured:
        (answered,) = engine.answer(question for question in [PLAIN | more])
    assert answered.question.measure.name == "cases"
    assert sum("risk_scale" in query["sql"] for query in captured) == is_read
