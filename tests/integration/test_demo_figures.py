"""FOI2025/00735 from the demo's records: the published figures, counted, and moving with them."""

from datetime import date

import pytest
from django.core.management import call_command

from getsafe.models import Child, ExploitationSpell
from getsafe.permissions import Role
from reporting.models import FoiRequest, RecordingFact
from reporting.queries import figures, foi_answers
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
YEARS = {
    2014: 17, 2015: 37, 2016: 74, 2017: 32, 2018: 34, 2019: 76,
    2020: 12, 2021: 29, 2022: 30, 2023: 32, 2024: 45,
}  # fmt: skip


@pytest.fixture
def request_of_the_demo():
    call_command("seed_demo", verbosity=0)
    return FoiRequest.objects.get(reference="FOI2025/00735")


def counted(request):
    """Each figure of the request with every number, as {code: {place: number}}."""
    approver = UserFactory(role=Role.HEAD_OF_SERVICE)
    held = [figure for part in request.parts.all() for figure in part.figures]
    answers = figures.list_unprotected([figure["question"] for figure in held], actor=approver)
    return {
        figure["code"]: {cell.place[0] if cell.place else None: cell.value for cell in answer.cells}
        for figure, answer in zip(held, answers, strict=True)
    }


def test_demo_gives_the_published_figures_and_never_a_0_for_a_year_not_recorded(
    request_of_the_demo,
):
    found = counted(request_of_the_demo)
    assert found["cse-open"] == {None: 23}
    assert found["cse-open-group-based"]["yes"] == 0
    ethnicity = {code: n for code, n in found["cse-open-ethnicity"].items() if n}
    assert ethnicity == {"WBRI": 22, "OOTH": 1, None: 23}
    by_year = found["cse-by-year"]
    assert {year: by_year[str(year)] for year in YEARS} == YEARS
    assert [by_year[str(year)] for year in range(2010, 2014)] == [None] * 4


def test_demo_never_says_0_of_a_year_before_the_requests_own(request_of_the_demo):
    question = {
        "measure": "cases",
        "unit": "children",
        "where": {"exploitation": {"any": ["CSE"]}},
        "period": {"type": "during", "by": "calendar_year", "years": [1995, 2009]},
    }
    approver = UserFactory(role=Role.HEAD_OF_SERVICE)
    (answer,) = figures.list_unprotected([question], actor=approver)
    assert {cell.value for cell in answer.cells} == {None}


def test_demo_figures_move_with_the_records(request_of_the_demo):
    before = counted(request_of_the_demo)
    asked_on = date(2025, 4, 14)
    spells = ExploitationSpell.objects.filter(exploitation_type="CSE", started_on__lte=asked_on)
    current = spells.filter(ended_on__gt=asked_on) | spells.filter(ended_on=None)
    spell = current.filter(
        case__child__ethnicity="WBRI", started_on__year=2025, case__persons_of_concern=1
    ).order_by("id")[0]
    Child.objects.filter(pk=spell.case.child_id).update(ethnicity="WIRI")
    type(spell.case).objects.filter(pk=spell.case_id).update(persons_of_concern=3)
    RecordingFact.objects.update(last_on=date(2011, 12, 31))
    after = counted(request_of_the_demo)
    assert after["cse-open-ethnicity"]["WBRI"] == before["cse-open-ethnicity"]["WBRI"] - 1
    assert after["cse-open-ethnicity"]["WIRI"] == 1
    assert after["cse-open-group-based"]["yes"] == 1
    assert after["cse-by-year"]["2012"] == 0
    spell.delete()
    assert counted(request_of_the_demo)["cse-open"] == {None: 22}


def test_demo_answer_shows_ages_in_bands_that_give_no_child_away(request_of_the_demo):
    content = foi_answers.compose(request_of_the_demo)
    (part,) = (part for part in content["parts"] if part["letter"] == "e")
    ages = {cell["at"]["age_band"]: cell["value"] for cell in part["figures"][1]["answer"]["cells"]}
    assert ages == {"0-15": 13, "16-25": 10, None: 23}
