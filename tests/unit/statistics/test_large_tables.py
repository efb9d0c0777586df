"""Three dimensions by the month make hundreds of thousands of cells: each is printed."""

import json
from math import prod

import pytest
from django.core.management import call_command

from reporting.queries import answers
from reporting.statistics.refusals import QuestionRefused

pytestmark = pytest.mark.django_db

BY_MONTH = {
    "measure": "referrals",
    "rows": ["age", "ethnicity"],
    "columns": ["source"],
    "period": {"type": "started", "by": "month", "years": [2018, 2020]},
    "protection": "none",
}


def test_every_cell_of_a_large_table_is_written(tmp_path):
    asked, written = tmp_path / "question.json", tmp_path / "answer.json"
    asked.write_text(json.dumps(BY_MONTH))

    call_command("answer", str(asked), out=written)

    answer = json.loads(written.read_text())
    whole = prod(len(each["values"]) + 1 for each in answer["dimensions"])
    assert len(answer["cells"]) == whole > 400_000
    assert len({tuple(cell["at"].values()) for cell in answer["cells"]}) == whole


def test_table_too_large_to_protect_is_refused_with_what_to_do():
    longer = BY_MONTH["period"] | {"years": [2018, 2021]}

    with pytest.raises(QuestionRefused, match="name fewer dimensions or a shorter period"):
        answers.get_answer(BY_MONTH | {"period": longer, "protection": "1-5"})


def test_table_larger_than_any_of_fifteen_years_is_refused():
    longer = BY_MONTH["period"] | {"years": [2005, 2024]}

    with pytest.raises(QuestionRefused, match="at most 3000000 cells"):
        answers.get_answer(BY_MONTH | {"period": longer})
