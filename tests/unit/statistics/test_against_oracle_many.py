"""Every cell of random questions over random caseloads, against the slow second implementation."""

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from getsafe.actions import imports
from reporting.queries import answers
from tests.unit.statistics import oracle
from tests.unit.statistics.caseloads import as_csv, caseloads, questions

pytestmark = pytest.mark.django_db


def cells(answer):
    names = [entry.name for entry in answer.dimensions]
    return {
        tuple(zip(names, cell.place, strict=True)): cell.value
        for cell in answer.cells
        if cell.value != 0
    }


@settings(
    max_examples=1200,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(rows=caseloads(), asked=st.lists(questions(), min_size=8, max_size=8))
def test_any_question_over_any_caseload_agrees_with_the_oracle(tmp_path, rows, asked):
    path = tmp_path / "caseload.csv"
    path.write_text(as_csv(rows))
    with transaction.atomic():
        checked, batch = imports.commit(path, by=None)
        assert checked.faults == []
        assert batch is not None
        for question, answer in zip(asked, answers.list_answers(asked), strict=True):
            expected = oracle.count(rows, question)
            assert {frozenset(p): v for p, v in cells(answer).items()} == {
                frozenset(p): v for p, v in expected.items()
            }, question
        transaction.set_rollback(True)
