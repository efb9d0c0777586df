"""Each rule of the contract on the very day where it turns, one small caseload each."""

from datetime import date

import pytest

from getsafe.actions import imports
from reporting.queries import answers
from tests.factories import CaseFactory, RiskLevelSpellFactory
from tests.unit.imports.files import NO_CASE, row, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def load(tmp_path):
    def load(*rows):
        path = tmp_path / "old.csv"
        numbered = [r | {"referral_ref": f"REF-{n}"} for n, r in enumerate(rows)]
        path.write_text(text_of(*numbered))
        checked, _batch = imports.commit(path, by=None)
        assert checked.faults == []

    return load


def case(opened, closed="", **changes):
    dates = {"received_on": opened, "screened_on": opened, "opened_on": opened}
    end = {"closed_on": closed, "closure_reason": "risk_reduced" if closed else ""}
    return row(**(dates | end | {"exploitation": "CSE"} | changes))


def ask(period, measure="cases", **changes):
    question = {"measure": measure, "period": period, "protection": "none"} | changes
    return answers.get_answer(question)


def total(period, **changes):
    return ask(period, **changes).cell().value


def as_at(day):
    return {"type": "as_at", "on": day}


def spell(test, first, last):
    return {"type": test, "from": first, "to": last}


def test_a_case_is_open_from_its_first_day_until_the_day_it_ends(load):
    load(case("2021-06-05", "2022-01-31"))
    days = ["2021-06-04", "2021-06-05", "2022-01-30", "2022-01-31", "2022-02-01"]
    assert [total(as_at(day)) for day in days] == [0, 1, 1, 0, 0]


def test_a_case_that_ends_on_a_day_was_open_on_that_day_of_a_stretch(load):
    load(case("2021-06-05", "2022-01-31"))
    assert total(spell("during", "2022-01-31", "2022-02-28")) == 1
    assert total(spell("during", "2022-02-01", "2022-02-28")) == 0
    assert total(spell("during", "2021-01-01", "2021-06-05")) == 1
    assert total(spell("during", "2021-01-01", "2021-06-04")) == 0


def test_both_days_of_a_stretch_are_included(load):
    load(case("2021-06-05", "2022-01-31"))
    assert total(spell("started", "2021-06-05", "2021-06-05")) == 1
    assert total(spell("started", "2021-06-06", "2021-07-05")) == 0
    assert total(spell("ended", "2022-01-31", "2022-01-31")) == 1
    assert total(spell("ended", "2021-06-05", "2022-01-30")) == 0


def test_each_snapshot_of_a_series_has_the_days_of_one(load):
    load(case("2021-03-01", "2023-03-01"))

    def snapshots(each):
        answer = ask({"type": "as_at", "each": each, "years": [2020, 2024]})
        return [answer.cell(period=f"{year}-{each}").value for year in range(2020, 2025)]

    assert snapshots("02-28") == [0, 0, 1, 1, 0]
    assert snapshots("03-01") == [0, 1, 1, 0, 0]
    assert snapshots("03-02") == [0, 1, 1, 0, 0]


@pytest.mark.parametrize(
    ("opened", "closed", "quarters"),
    [
        ("2021-04-01", "2021-06-30", [0, 1, 0, 0]),
        ("2021-03-31", "2021-07-01", [1, 1, 1, 0]),
        ("2021-04-01", "2021-04-01", [0, 1, 0, 0]),
        ("2020-12-31", "2021-01-01", [1, 0, 0, 0]),
        ("2021-12-31", "", [0, 0, 0, 1]),
        ("2022-01-01", "", [0, 0, 0, 0]),
        ("2020-01-01", "2020-12-31", [0, 0, 0, 0]),
    ],
)
def test_each_stretch_of_a_series_has_both_its_days(load, opened, closed, quarters):
    load(case(opened, closed))
    answer = ask({"type": "during", "by": "quarter", "years": [2021, 2021]})
    assert [answer.cell(period=f"2021-Q{n}").value for n in range(1, 5)] == quarters


def test_a_case_of_one_day_starts_ends_and_is_open_in_a_stretch_but_never_as_at(load):
    load(case("2021-06-05", "2021-06-05"))
    assert total(as_at("2021-06-05")) == 0
    for test in ("started", "ended", "during"):
        assert total(spell(test, "2021-06-05", "2021-06-05")) == 1


def test_two_cases_of_a_child_in_a_year_are_one_child_and_two_records(load):
    load(case("2021-01-05", "2021-03-31"), case("2021-03-31", "2021-05-31"))
    year = {"type": "started", "by": "calendar_year", "years": [2020, 2021]}
    children, records = ask(year), ask(year, unit="records")
    assert (children.cell(period="2021").value, children.cell().value) == (1, 1)
    assert (records.cell(period="2021").value, records.cell(period="2020").value) == (2, 0)
    assert total(as_at("2021-03-31"), unit="records") == 1


def test_margins_count_a_child_of_two_cells_once(load):
    load(case("2021-01-05", "2021-12-31", exploitation="CSE;CCE"))
    answer = ask(as_at("2021-06-01"), rows=["exploitation"])
    assert answer.cell(exploitation="CSE").value == 1
    assert answer.cell(exploitation="CCE").value == 1
    assert answer.cell(exploitation="GANG").value == 0
    assert answer.cell().value == 1


def test_a_type_that_starts_after_its_case_is_counted_from_its_own_day(load):
    load(case("2021-01-05", exploitation="CSE;CCE from 2021-07-01 to 2021-09-30"))
    cce = {"exploitation": {"any": ["CCE"]}}
    days = ["2021-06-30", "2021-07-01", "2021-09-29", "2021-09-30"]
    assert [total(as_at(day), where=cce) for day in days] == [0, 1, 1, 0]
    assert total(spell("started", "2021-07-01", "2021-07-31"), where=cce) == 1
    assert total(spell("started", "2021-01-01", "2021-01-31"), where=cce) == 0
    assert total(spell("ended", "2021-09-30", "2021-09-30"), where=cce) == 1


def test_all_only_and_none_look_at_the_spells_that_meet_the_test(load):
    load(case("2021-01-05", exploitation="CSE;CCE from 2021-07-01 to 2021-09-30"))

    def value(day, **wanted):
        return total(as_at(day), where={"exploitation": wanted})

    assert [value(day, all=["CSE", "CCE"]) for day in ("2021-06-30", "2021-08-01")] == [0, 1]
    assert [value(day, only=["CSE"]) for day in ("2021-06-30", "2021-08-01")] == [1, 0]
    assert [value(day, none=["CCE"]) for day in ("2021-06-30", "2021-08-01")] == [1, 0]
    assert [value(day, none=["CCE"]) for day in ("2021-01-04", "2021-01-05")] == [0, 1]


def test_a_filter_chooses_the_records_and_a_row_counts_those_with_its_type(load):
    load(
        case("2021-01-05", exploitation="CSE;CCE"),
        case("2021-01-05", child_ref="OLD-2", exploitation="CCE"),
    )
    answer = ask(
        as_at("2021-06-01"), rows=["exploitation"], where={"exploitation": {"any": ["CSE"]}}
    )
    assert answer.cell(exploitation="CSE").value == 1
    assert answer.cell(exploitation="CCE").value == 1
    assert answer.cell().value == 1


@pytest.mark.parametrize(("day", "age"), [("2023-02-28", "14"), ("2023-03-01", "15")])
def test_a_birthday_on_29_february_falls_on_1_march_in_other_years(load, day, age):
    load(case("2021-06-05", date_of_birth="2008-02-29"))
    answer = ask(as_at(day), rows=["age"])
    assert [cell.place for cell in answer.cells if cell.value] == [(age,), (None,)]


def test_age_is_on_the_first_qualifying_day_of_the_period(load):
    load(case("2020-06-05", "2023-06-05", date_of_birth="2008-01-02"))

    def age(period):
        cells = ask(period, rows=["age"]).cells
        return [cell.place[0] for cell in cells if cell.value and cell.place[0]]

    assert age(spell("started", "2020-01-01", "2024-01-01")) == ["12"]
    assert age(spell("ended", "2020-01-01", "2024-01-01")) == ["15"]
    assert age(spell("during", "2022-01-01", "2024-01-01")) == ["13"]
    assert age(spell("during", "2022-01-02", "2024-01-01")) == ["14"]


def test_age_in_each_year_of_a_series_is_on_its_first_qualifying_day(load):
    load(case("2021-09-01", "2023-02-01", date_of_birth="2010-06-01"))
    years = {"type": "during", "by": "calendar_year", "years": [2020, 2023]}
    cells = ask(years, rows=["age"]).cells
    ages = {cell.place[0]: cell.place[1] for cell in cells if cell.value and None not in cell.place}
    assert ages == {"2021": "11", "2022": "11", "2023": "12"}


def test_age_of_several_spells_is_on_the_earliest_day_that_one_of_those_asked_for_qualifies(load):
    """By type only the spells asked for decide; here the child is 12, 13 and 14 as they start."""
    types = "ONLINE from 2021-02-01;CSE from 2022-02-01;CCE from 2023-02-01"
    load(case("2021-02-01", exploitation=types, date_of_birth="2008-06-01"))
    years = spell("started", "2021-01-01", "2023-12-31")

    def age(rows=(), at=None, **wanted):
        where = {"exploitation": wanted} if wanted else {}
        cells = ask(years, where=where, rows=[*rows, "age"]).cells
        return [
            c.place[-1] for c in cells if c.value and c.place[-1] and c.place[:-1] == (at or ())
        ]

    assert age(any=["CSE", "CCE"]) == ["13"]
    assert age(any=["CCE"]) == ["14"]
    assert age(any=["CSE"], none=["HSB"]) == ["13"]
    assert age(["exploitation"], ("ONLINE",)) == ["12"]
    assert age(["exploitation"], ("CCE",)) == ["12"]
    assert age(["exploitation"], ("ONLINE",), any=["CSE", "CCE"]) == ["13"]
    assert age(["exploitation"], ("ONLINE",), any=["CCE"]) == ["14"]


def test_types_of_another_record_or_another_year_are_not_those_of_a_record_in_a_year(load):
    load(
        case("2020-02-01", exploitation="CSE to 2020-06-01;CCE from 2021-02-01"),
        case("2020-02-01", "2020-12-01", exploitation="ONLINE", child_ref="B"),
    )
    years = {"type": "during", "by": "calendar_year", "years": [2020, 2021]}

    def counts(rows, *types, **wanted):
        answer = ask(years, where={"exploitation": wanted}, rows=rows)
        at = [{"exploitation": kind} for kind in types] or [{}]
        return [answer.cell(period=y, **one).value for y in ("2020", "2021") for one in at]

    rows = ["exploitation"]
    assert counts(rows, "CSE", "CCE", "ONLINE", any=["CSE", "CCE"]) == [1, 0, 0, 0, 1, 0]
    assert counts(rows, "CSE", "CCE", "ONLINE", none=["CSE"]) == [0, 0, 1, 0, 1, 0]
    assert counts([], none=["CSE"]) == [1, 1]
    assert counts([], any=["CSE", "ONLINE"], none=["CCE"]) == [2, 0]


def test_age_at_first_gives_a_child_one_age_a_period(load):
    load(
        case("2020-01-05", "2020-02-05", date_of_birth="2008-06-01"),
        case("2020-07-05", "2020-08-05", date_of_birth="2008-06-01"),
    )
    year = spell("started", "2020-01-01", "2020-12-31")
    each, first = ask(year, rows=["age"]), ask(year, rows=["age"], age_at="first")
    assert [each.cell(age=age).value for age in ("11", "12")] == [1, 1]
    assert [first.cell(age=age).value for age in ("11", "12")] == [1, 0]
    assert (each.cell().value, first.cell().value) == (1, 1)


def test_ages_outside_every_band_are_a_row_of_their_own_inside_the_total(load):
    load(case("2021-06-05", date_of_birth="2008-01-02"))
    bands = {"rows": ["age_band"], "age_bands": ["0-9", "15-17"]}
    answer = ask(as_at("2021-06-05"), **bands)
    assert [(c.place[0], c.value) for c in answer.cells] == [
        ("0-9", 0),
        ("15-17", 0),
        ("other", 1),
        (None, 1),
    ]
    assert len(ask(as_at("2020-06-05"), **bands).cells) == 3


def test_the_grid_is_complete_and_in_code_list_order(load):
    load(case("2021-06-05"))
    answer = ask(as_at("2021-06-05"), rows=["ethnicity_group"], columns=["sex"])
    assert [entry.name for entry in answer.dimensions] == ["ethnicity_group", "sex"]
    groups = [value.code for value in answer.dimensions[0].values]
    assert groups == ["White", "Mixed", "Asian", "Black", "Other", "Not known"]
    assert len(answer.cells) == 7 * 4
    assert len({cell.place for cell in answer.cells}) == 7 * 4
    ethnicity = ask(as_at("2021-06-05"), rows=["ethnicity"]).dimensions[0]
    assert len(ethnicity.values) == 20
    assert [value.code for value in ethnicity.values][-2:] == ["REFU", "NOBT"]


@pytest.mark.parametrize(
    ("persons", "code"), [("", "not_known"), ("0", "no"), ("1", "no"), ("2", "yes"), ("9", "yes")]
)
def test_group_based_is_two_or_more_persons_of_concern(load, persons, code):
    load(case("2021-06-05", persons_of_concern=persons))
    answer = ask(as_at("2021-06-05"), rows=["group_based"])
    assert [cell.place[0] for cell in answer.cells if cell.value] == [code, None]
    assert total(as_at("2021-06-05"), where={"group_based": {"is": code}}) == 1


def test_events_count_by_their_own_date(load):
    load(case("2021-06-05", "2021-12-01", received_on="2020-12-31", screened_on="2021-01-01"))
    year = {"type": "started", "by": "calendar_year", "years": [2020, 2021]}

    def years(measure):
        answer = ask(year, measure)
        return [answer.cell(period=code).value for code in ("2020", "2021")]

    assert years("referrals") == [1, 0]
    assert years("screenings") == [0, 1]
    assert years("cases") == [0, 1]


def test_the_level_is_the_highest_of_the_period_and_unknown_is_a_row(load):
    load(case("2021-06-05", risk_level="high"), case("2021-06-05", child_ref="B", risk_level=""))
    answer = ask(as_at("2021-06-05"), rows=["risk_level"])
    codes = [value.code for value in answer.dimensions[0].values]
    assert codes == ["low", "medium", "high", "not_known"]
    assert [answer.cell(risk_level=code).value for code in codes] == [0, 0, 1, 1]
    assert answer.cell().value == 2


def test_the_level_in_a_stretch_is_the_highest_in_force_on_any_day_of_it():
    opened = CaseFactory(referral__received_on=date(2021, 1, 5))
    steps = ("2021-01-05", "low"), ("2022-03-01", "high"), ("2022-06-01", "medium")
    ends = (*(first for first, _ in steps[1:]), None)
    for (first, code), last in zip(steps, ends, strict=True):
        RiskLevelSpellFactory(case=opened, code=code, started_on=first, ended_on=last)

    def levels(period):
        cells = ask(period, rows=["risk_level"]).cells
        return [cell.place[-1] for cell in cells if cell.value and None not in cell.place]

    years = {"type": "during", "by": "calendar_year", "years": [2020, 2023]}
    assert levels(years) == ["low", "high", "medium"]
    assert levels(spell("during", "2021-01-01", "2023-12-31")) == ["high"]
    assert levels(spell("during", "2021-12-01", "2022-02-28")) == ["low"]
    assert levels(spell("during", "2022-06-01", "2022-06-01")) == ["high"]
    assert levels(spell("during", "2022-06-02", "2022-12-31")) == ["medium"]
    assert levels(spell("started", "2021-01-01", "2022-12-31")) == ["high"]
    assert levels(spell("started", "2021-01-01", "2021-12-31")) == ["low"]
    assert levels(as_at("2022-02-28")) == ["low"]
    assert levels(as_at("2022-03-01")) == ["high"]
    each = {"type": "as_at", "each": "03-01", "years": [2021, 2023]}
    assert levels(each) == ["low", "high", "medium"]


def test_a_record_with_no_spell_to_show_is_inside_the_total_and_in_no_row(load):
    load(case("2020-02-01", exploitation="CSE to 2020-06-01"))
    answer = ask(
        spell("during", "2020-07-01", "2020-12-31"),
        where={"exploitation": {"none": ["CCE"]}},
        rows=["exploitation"],
    )
    assert [cell.place for cell in answer.cells if cell.value] == [(None,)]


@pytest.mark.parametrize("measure", ["referrals", "screenings"])
def test_an_event_has_a_level_before_its_case_opens_and_without_one(load, measure):
    early = {"received_on": "2020-12-30", "screened_on": "2020-12-31", "risk_level": "high"}
    load(
        case("2021-06-05", **early),
        row(**(NO_CASE | early | {"child_ref": "B", "risk_level": "low"})),
    )
    asked = {"measure": measure, "rows": ["risk_level"]}
    answer = ask(spell("started", "2020-01-01", "2020-12-31"), **asked)
    levels = ("low", "medium", "high", "not_known", None)
    assert [answer.cell(risk_level=code).value for code in levels] == [1, 0, 1, 0, 2]


def test_a_referral_that_nobody_screened_has_the_level_of_the_earlier_tracker(load):
    load(row(**(NO_CASE | {"screened_on": "", "outcome": "", "risk_level": "low"})))
    year = {"type": "started", "by": "calendar_year", "years": [2021, 2021]}
    answer = ask(year, "referrals", rows=["risk_level"])
    assert answer.cell(risk_level="low", period="2021").value == 1
    assert answer.cell(risk_level="not_known", period="2021").value == 0
