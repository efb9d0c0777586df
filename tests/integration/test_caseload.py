"""Made-up caseloads obey the rules, are the same each time, and the demo's add up."""

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise
from random import Random

import pytest
from django.core.management import CommandError, call_command

from getsafe.caseload import lives as random_lives
from getsafe.caseload.demo import ASKED_ON, IN_YEAR, demo_lives
from getsafe.dates import completed_years, today
from getsafe.models import Case, Child, Concern, ExploitationSpell, RiskLevelSpell, User
from meetings.models import Action, Meeting

TODAY = date(2026, 3, 9)


def cse_spells(lives):
    """Each child's spells of sexual exploitation."""
    for life in lives:
        for referral in life.referrals:
            for spell in referral.case.types if referral.case else ():
                if spell.code == "CSE":
                    yield life, referral.case, spell


def open_on(spell, day):
    return spell.started_on <= day and (spell.ended_on is None or spell.ended_on > day)


@pytest.mark.parametrize("on", [ASKED_ON, date(2025, 9, 1), date(2027, 2, 28)])
def test_demo_children_add_up_to_the_published_answer_whenever_it_is_made(on):
    lives = demo_lives(on)
    for year, (published, _) in IN_YEAR.items():
        first, last = date(year, 1, 1), date(year, 12, 31)
        in_year = {
            id(life)
            for life, _, spell in cse_spells(lives)
            if spell.started_on <= last and (spell.ended_on is None or spell.ended_on >= first)
        }
        assert len(in_year) == published, year
    asked = [(life, case) for life, case, spell in cse_spells(lives) if open_on(spell, ASKED_ON)]
    ages = [completed_years(life.date_of_birth, ASKED_ON) for life, _ in asked]
    assert len(asked) == len({id(life) for life, _ in asked}) == 23
    assert Counter(life.ethnicity for life, _ in asked) == {"WBRI": 22, "OOTH": 1}
    assert (min(ages), max(ages)) == (10, 21)
    assert not [case for _, case in asked if (case.persons_of_concern or 0) >= 2]
    adults = [life for life, _ in asked if completed_years(life.date_of_birth, ASKED_ON) >= 18]
    assert adults
    assert all(life.care_leaver_from and life.consent_on for life in adults)


def test_demo_is_the_same_each_time_it_is_made_on_a_day():
    assert demo_lives(TODAY) == demo_lives(TODAY)


def test_random_life_keeps_its_dates_in_order():
    rng = Random(11)
    for _ in range(400):
        life = random_lives.random_life(rng, TODAY)
        assert completed_years(life.date_of_birth, life.referrals[0].received_on) in range(9, 18)
        for referral in life.referrals:
            days = [life.date_of_birth, referral.received_on]
            days += [referral.screened_on] if referral.screened_on else []
            if referral.case:
                days += [referral.case.opened_on, referral.case.closed_on or TODAY]
                line = referral.case.levels
                assert all(a.ended_on == b.started_on for a, b in pairwise(line))
            assert days == sorted(days)
            assert days[-1] <= TODAY


@pytest.mark.django_db
def test_demo_command_loads_every_record_under_the_database_rules_and_only_once(capsys):
    call_command("seed_demo")
    counts = [noun.objects.count() for noun in (Child, Case, Concern, Meeting, Action)]
    assert all(counts)
    assert Case.objects.open().count() > 10
    assert ExploitationSpell.objects.filter(case__closed_on=None).exists()
    call_command("seed_demo")
    assert counts == [noun.objects.count() for noun in (Child, Case, Concern, Meeting, Action)]
    assert "no fictional children were added" in capsys.readouterr().err


@pytest.mark.django_db
def test_caseload_command_adds_as_many_children_as_asked(capsys):
    call_command("make_caseload", children=40, seed=3)
    assert Child.objects.count() == 40
    assert RiskLevelSpell.objects.exists()
    assert Case.objects.exclude(closed_on=None).filter(closed_on__gt=today()).count() == 0
    assert "40 children" in capsys.readouterr().out


@pytest.mark.django_db
def test_caseload_seed_used_before_is_refused_with_a_sentence():
    call_command("make_caseload", children=5, seed=5)
    with pytest.raises(CommandError, match="choose another --seed") as refusal:
        call_command("make_caseload", children=5, seed=5)
    assert refusal.value.returncode == 2
    assert Child.objects.count() == 5


@pytest.mark.django_db
def test_caseload_command_without_children_is_refused():
    with pytest.raises(CommandError, match="1 or more") as refusal:
        call_command("make_caseload", children=0, seed=1)
    assert refusal.value.returncode == 2


def test_levels_are_reviewed_on_time_after_they_start():
    rng = Random(2)
    opened = TODAY - timedelta(days=200)
    line = random_lives.level_line(rng, opened, None, TODAY)
    assert line[0].started_on == opened
    assert line[-1].ended_on is None


@pytest.mark.django_db
def test_fiction_is_kept_away_from_real_children(settings):
    settings.FICTION = False
    with pytest.raises(CommandError, match="GETSAFE_DEMO=true"):
        call_command("seed_demo")
    assert not User.objects.exists()
    call_command("make_caseload", children=2, seed=5)
    with pytest.raises(CommandError, match="beside real ones"):
        call_command("make_caseload", children=2, seed=6)
    assert Child.objects.count() == 2
