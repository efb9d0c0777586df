"""Every bad word is refused in one sentence that names the key and what is allowed."""

import copy

import pytest

from reporting.statistics import parsing
from reporting.statistics.refusals import QuestionRefused
from reporting.statistics.words import DEFAULT_AGE_BANDS, Level

LEVELS = (Level("low", "Low", 1), Level("medium", "Medium", 2), Level("high", "High", 3))
GOOD = {
    "measure": "cases",
    "unit": "children",
    "where": {
        "exploitation": {"any": ["CSE"]},
        "group_based": {"is": "yes"},
        "age": {"from": 0, "to": 17},
        "ethnicity": {"any": ["WBRI", "WIRI"]},
        "risk_level": {"any": ["medium", "high"]},
    },
    "rows": ["ethnicity"],
    "columns": ["age_band"],
    "age_bands": ["0-9", "10-12", "13-15", "16-17", "18-25"],
    "period": {"type": "as_at", "on": "2025-05-12"},
    "protection": "none",
}


def parse(payload):
    return parsing.parse(payload, levels=LEVELS)


def changed(path, value):
    payload = copy.deepcopy(GOOD)
    *way, last = path.split(".")
    inner = payload
    for key in way:
        inner = inner[key]
    inner[last] = value
    return payload


def test_the_contract_s_own_example_is_taken_as_asked():
    question = parse(GOOD)
    assert question.dimensions == ("ethnicity", "age_band")
    assert question.asked == GOOD | {"age_at": "record"}


def test_defaults_are_filled_in_and_the_default_protection_is_a_safe_one():
    question = parse({"measure": "cases", "period": {"type": "as_at", "on": "2025-05-12"}})
    assert question.asked == {
        "measure": "cases",
        "unit": "children",
        "where": {},
        "rows": [],
        "columns": [],
        "age_bands": list(DEFAULT_AGE_BANDS),
        "age_at": "record",
        "period": {"type": "as_at", "on": "2025-05-12"},
        "protection": "1-5",
    }


SERIES = {"type": "started", "by": "month", "years": [2019, 2020]}
MONTH_ENDS = {"type": "as_at", "each": "month_end", "from": "2024-01-01", "to": "2024-02-01"}


@pytest.mark.parametrize(
    ("payload", "named"),
    [
        (changed("measure", "children"), ["measure", "cases, referrals, screenings"]),
        (changed("measure", "warning_notices"), ["measure", "cases, referrals, screenings"]),
        (changed("measure", None), ["measure", "cases"]),
        (changed("unit", "cases"), ["unit", "children, records"]),
        (changed("colour", "red"), ["colour", "measure, unit, period"]),
        (changed("where", []), ["where", "exploitation"]),
        (changed("where.colour", {"any": ["red"]}), ["colour", "ethnicity"]),
        (changed("where.age_band", {"any": ["0-9"]}), ["age_band", "age"]),
        (changed("where.exploitation", {}), ["where.exploitation", "any, all, only, none"]),
        (changed("where.exploitation", ["CSE"]), ["where.exploitation", "any, all, only, none"]),
        (changed("where.exploitation", {"some": ["CSE"]}), ["some", "any, all, only, none"]),
        (changed("where.exploitation.any", []), ["where.exploitation.any", "CSE"]),
        (changed("where.exploitation.any", "CSE"), ["where.exploitation.any", "list"]),
        (changed("where.exploitation.any", ["cse"]), ["where.exploitation.any", "CSE, CCE"]),
        (changed("where.exploitation.any", [["CSE"]]), ["where.exploitation.any", "CSE, CCE"]),
        (changed("where.ethnicity.any", ["WBR"]), ["where.ethnicity.any", "WBRI"]),
        (changed("where.risk_level.any", ["extreme"]), ["risk_level", "low, medium, high"]),
        (changed("where.group_based", {"any": ["yes"]}), ["group_based", "is"]),
        (changed("where.group_based.is", "perhaps"), ["group_based.is", "yes, no, not_known"]),
        (changed("where.group_based.is", True), ["group_based.is", "yes, no, not_known"]),
        (changed("where.age", {}), ["where.age", "from, to"]),
        (changed("where.age.from", 18), ["where.age.from", "where.age.to", "17"]),
        (changed("where.age.from", -1), ["where.age.from", "0 to 130"]),
        (changed("where.age.to", "17"), ["where.age.to", "0 to 130"]),
        (changed("where.age.to", True), ["where.age.to", "0 to 130"]),
        (changed("where.age.to", 17.0), ["where.age.to", "0 to 130"]),
        (changed("rows", "ethnicity"), ["rows", "list"]),
        (changed("rows", ["colour"]), ["rows", "ethnicity"]),
        (changed("rows", ["period"]), ["rows", "ethnicity"]),
        (changed("rows", ["age_band"]), ["rows", "columns", "age_band"]),
        (changed("rows", ["sex", "age", "source"]), ["rows", "columns", "3"]),
        (changed("age_bands", []), ["age_bands", "13-15"]),
        (changed("age_bands", ["0-9", "9-12"]), ["age_bands", "0-9", "9-12"]),
        (changed("age_bands", ["9-0"]), ["age_bands", "9-0"]),
        (changed("age_bands", ["18+"]), ["age_bands", "18+"]),
        (changed("age_bands", ["0-1000"]), ["age_bands", "130"]),
        (changed("age_bands", [13]), ["age_bands", "13-15"]),
        (changed("age_at", "last"), ["age_at", "record, first"]),
        (changed("protection", "some"), ["protection", "1-5, none"]),
        (changed("period", "2025"), ["period", "type"]),
        (changed("period", {}), ["period", "type"]),
        (changed("period.type", "open"), ["period.type", "as_at, started, ended, during"]),
        (changed("period.on", "2025-02-29"), ["period.on", "YYYY-MM-DD"]),
        (changed("period.on", "12/05/2025"), ["period.on", "YYYY-MM-DD"]),
        (changed("period.on", "20250512"), ["period.on", "YYYY-MM-DD"]),
        (changed("period.on", 20250512), ["period.on", "YYYY-MM-DD"]),
        (changed("period.by", "month"), ["by", "type, on"]),
        (changed("period.when", "now"), ["when", "type, on, each"]),
        (changed("period", {"type": "as_at"}), ["period", "on"]),
        (changed("period", {"type": "as_at", "each": "03-01"}), ["period", "years"]),
        (changed("period", {"type": "started", "on": "2025-05-12"}), ["on", "from, to"]),
        (changed("period", {"type": "started", "from": "2025-05-12"}), ["period", "to"]),
        (
            changed("period", {"type": "ended", "from": "2025-05-13", "to": "2025-05-12"}),
            ["period.from", "period.to", "2025-05-12"],
        ),
        (changed("period", SERIES | {"by": "week"}), ["period.by", "calendar_year"]),
        (changed("period", SERIES | {"from": "2025-05-12"}), ["from", "by, years"]),
        (changed("period", SERIES | {"years": [2020, 2019]}), ["period.years", "2019"]),
        (changed("period", SERIES | {"years": [2020]}), ["period.years", "2010, 2024"]),
        (changed("period", SERIES | {"years": 2020}), ["period.years", "list"]),
        (changed("period", SERIES | {"years": [2020, "2021"]}), ["period.years", "1900 to 2100"]),
        (changed("period", SERIES | {"years": [20, 21]}), ["period.years", "1900 to 2100"]),
        (
            changed("period", {"type": "as_at", "each": "02-30", "years": [2019, 2020]}),
            ["period.each", "MM-DD", "month_end"],
        ),
        (
            changed("period", {"type": "as_at", "each": "02-29", "years": [2019, 2020]}),
            ["period.each", "every one of the years"],
        ),
        (changed("period", MONTH_ENDS | {"from": "0001-01-01"}), ["period.from", "1900 to 2100"]),
        (changed("period", MONTH_ENDS | {"to": "2101-01-01"}), ["period.to", "1900 to 2100"]),
        ([GOOD], ["question", "measure"]),
        (None, ["question", "measure"]),
        ({"measure": "cases"}, ["period"]),
        ({"period": GOOD["period"]}, ["measure"]),
    ],
)
def test_a_bad_question_is_refused_in_a_sentence_that_says_what_is_allowed(payload, named):
    assert parse(GOOD)
    with pytest.raises(QuestionRefused) as refused:
        parse(payload)
    sentence = str(refused.value)
    assert all(word in sentence for word in named), sentence
    assert sentence.endswith(".")
    assert "\n" not in sentence


def test_a_snapshot_may_be_taken_at_the_end_of_each_month():
    question = parse(changed("period", MONTH_ENDS))
    assert [span.code for span in question.period.spans] == ["2024-01-31", "2024-02-29"]


def test_age_bands_may_be_written_with_leading_zeros():
    question = parse(changed("age_bands", ["00013-00015", "000-012"]))
    bands = [(band.code, band.youngest, band.oldest) for band in question.age_bands]
    assert bands == [("00013-00015", 13, 15), ("000-012", 0, 12)]


@pytest.mark.parametrize("test", ["as_at", "ended", "during"])
def test_events_that_have_no_end_are_asked_for_by_their_own_date_only(test):
    period = {"type": test, "by": "month", "years": [2019, 2019]}
    started = {"measure": "referrals", "period": period | {"type": "started"}}
    assert parse(started)
    with pytest.raises(QuestionRefused, match=r'"period.type" must be started for referrals'):
        parse({"measure": "referrals", "period": period})


def test_29_february_is_a_snapshot_day_of_leap_years_only():
    question = parse(changed("period", {"type": "as_at", "each": "02-29", "years": [2020, 2020]}))
    assert [span.code for span in question.period.spans] == ["2020-02-29"]


def test_a_series_may_place_its_period_and_else_it_comes_first():
    placed = changed("period", SERIES) | {"rows": ["sex"], "columns": ["period"]}
    assert parse(placed).dimensions == ("sex", "period")
    assert parse(placed | {"columns": []}).dimensions == ("period", "sex")


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "",
        "3",
        '"x"',
        '{"measure": "cases", "measure": "cases"}',
        "[" * 100_000,
        "1" * 5000,
    ],
)
def test_what_is_no_json_question_is_refused(text):
    with pytest.raises(QuestionRefused):
        parsing.loads(text)


def test_a_key_given_twice_is_named():
    with pytest.raises(QuestionRefused, match='"measure" is given twice'):
        parsing.loads('{"measure": "cases", "measure": "cases"}')
