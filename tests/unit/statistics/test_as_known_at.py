"""Asked as known at any moment, a question gives what it gave then, whatever was edited since."""

from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest
from django.db import connection, transaction
from django.db.utils import IntegrityError

from getsafe.models import (
    CareStatusSpell,
    Case,
    Child,
    Concern,
    ExploitationSpell,
    Referral,
    RiskLevel,
    RiskLevelSpell,
    Screening,
)
from reporting.actions import recording_facts
from reporting.models import RecordingFact
from reporting.queries import answers
from tests.factories import (
    CareStatusSpellFactory,
    CaseFactory,
    ChildFactory,
    ConcernFactory,
    ExploitationSpellFactory,
    ReferralFactory,
    RiskLevelSpellFactory,
    ScreeningFactory,
)
from tests.unit.statistics.known import ASKED, CSE, figures, now

pytestmark = pytest.mark.django_db

START = date(2022, 1, 1)
HIGH = {"risk_level": {"any": ["high"]}}


def pick(rng, model):
    rows = list(model._default_manager.order_by("id"))
    return rng.choice(rows) if rows else None


def some_day(rng):
    return START + timedelta(days=rng.randrange(1000))


def late_entry(rng):
    received = some_day(rng)
    referral = ReferralFactory(
        child=pick(rng, Child) if rng.random() < 0.5 else ChildFactory(),
        received_on=received,
        source=rng.choice(["6", "2A"]),
        status="screened",
    )
    ConcernFactory(referral=referral, exploitation_type=rng.choice(["CSE", "CCE"]))
    ScreeningFactory(referral=referral)
    case = CaseFactory(referral=referral, lead_worker=None)
    ExploitationSpellFactory(case=case, exploitation_type=rng.choice(["CSE", "CCE"]))
    RiskLevelSpellFactory(case=case, code=rng.choice(["low", "high"]))


def correct_a_date(rng):
    ExploitationSpell.objects.filter(pk=pick(rng, ExploitationSpell).pk).update(
        ended_on=some_day(rng)
    )


def correct_a_child(rng):
    Child.objects.filter(pk=pick(rng, Child).pk).update(
        ethnicity=rng.choice(["WBRI", "OOTH", "REFU"]),
        date_of_birth=date(2009, 2, rng.randint(1, 28)),
    )


def correct_in_bulk(rng):
    Referral.objects.filter(source="6").update(source="9")
    Case.objects.update(persons_of_concern=rng.choice([None, 0, 3]))


def correct_by_sql(rng):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE getsafe_screening SET outcome = 'CONTINUE' WHERE id % 3 = 0")


def relevel(rng):
    level = rng.choice(list(RiskLevel.objects.all()))
    RiskLevelSpell.objects.filter(pk=pick(rng, RiskLevelSpell).pk).update(level=level)


def becomes_a_care_leaver(rng):
    CareStatusSpellFactory(child=pick(rng, Child))


def no_longer_a_care_leaver(rng):
    CareStatusSpell.objects.all().delete()


def merge(rng):
    gone, kept = pick(rng, Child), pick(rng, Child)
    Referral.objects.filter(child=gone).update(child=kept)
    Case.objects.filter(child=gone).update(child=kept)
    Child.objects.filter(pk=gone.pk).update(merged_into=kept)


def delete_a_case(rng):
    case = pick(rng, Case)
    RiskLevelSpell.objects.filter(case=case).delete()
    ExploitationSpell.objects.filter(case=case).delete()
    Case.objects.filter(pk=case.pk).delete()


def delete_a_concern(rng):
    pick(rng, Concern).delete()


def delete_a_screening(rng):
    pick(rng, Screening).delete()


EDITS = [
    late_entry,
    late_entry,
    correct_a_date,
    correct_a_child,
    correct_in_bulk,
    correct_by_sql,
    relevel,
    becomes_a_care_leaver,
    no_longer_a_care_leaver,
    merge,
    delete_a_case,
    delete_a_concern,
    delete_a_screening,
]


@pytest.mark.parametrize("seed", range(4))
def test_every_moment_of_a_random_history_is_answered_as_it_was_then(seed):
    rng = Random(seed)
    moments = []
    for step in range(30):
        edit = late_entry if step < 5 else rng.choice(EDITS)
        try:
            with transaction.atomic():
                edit(rng)
                connection.check_constraints()
        except (IntegrityError, AttributeError):
            continue  # the rules refused the edit, or there was nothing to edit
        moments.append((now(), figures()))
    assert len(moments) > 15
    assert len({str(known) for _moment, known in moments}) > 5
    for moment, known in moments:
        assert figures(moment) == known


def test_a_question_as_known_before_a_correction_gives_what_it_gave_then():
    case = CaseFactory(opened_on=date(2024, 9, 2), lead_worker=None)
    open_then = {"measure": "cases", "period": {"type": "as_at", "on": "2024-09-03"}}
    before = now()
    Case.objects.filter(pk=case.pk).update(opened_on=date(2024, 9, 4))

    def value(moment):
        asked = open_then | {"protection": "none"}
        return answers.get_answer(asked, as_known_at=moment).cell().value

    assert (value(before), value(None), value(now())) == (1, 0, 0)


def test_before_anything_was_known_the_answer_is_nothing():
    CaseFactory(lead_worker=None)
    asked = ASKED[0]
    answer = answers.get_answer(asked, as_known_at=now() - timedelta(days=1))
    assert {cell.value for cell in answer.cells} == {0}


@pytest.mark.parametrize("asked", [{"rows": ["risk_level"]}, {"where": HIGH}, {"where": CSE}])
def test_before_the_program_knew_its_risk_scale_every_cell_is_0(asked):
    CaseFactory(lead_worker=None)
    during = {"type": "during", "from": "2000-01-01", "to": "2025-01-01"}
    question = {"measure": "cases", "period": during, "protection": "none"} | asked
    answer = answers.get_answer(question, as_known_at=datetime(2001, 1, 1, tzinfo=UTC))
    assert {cell.value for cell in answer.cells} == {0}
    assert len(answer.cells) == (5 if "rows" in asked else 1)


def test_what_was_said_later_to_be_unrecorded_was_a_figure_then():
    asked = ASKED[0]
    before = now()
    counted = answers.get_answer(asked, as_known_at=before)
    days = {"first_on": date(2023, 1, 1), "last_on": date(2023, 12, 31)}
    fact = recording_facts.record("cases", reason="paper", by=None, **days)
    between = now()
    RecordingFact.objects.filter(pk=fact.pk).delete()
    assert answers.get_answer(asked, as_known_at=before).cells == counted.cells
    marks = {cell.mark for cell in answers.get_answer(asked, as_known_at=between).cells}
    assert marks == {"x"}
    assert {cell.mark for cell in answers.get_answer(asked, as_known_at=now()).cells} == {""}


def test_a_period_that_went_on_then_says_so_as_known_then():
    asked = {"measure": "cases", "period": {"type": "as_at", "on": "2024-06-01"}}
    then = answers.get_answer(asked, as_known_at=datetime(2024, 5, 1, tzinfo=UTC))
    assert any("goes on" in note for note in then.notes)
    assert answers.get_answer(asked).notes == ()
