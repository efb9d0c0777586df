"""The commands that a council's data team scripts against: output, status and nothing else."""

import io
import json
import sys
from datetime import date, datetime, timedelta

import pytest
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from getsafe.dates import today
from getsafe.models import ImportBatch, Referral
from reporting.actions import recording_facts
from tests.factories import ExploitationSpellFactory
from tests.unit.imports.files import NO_CASE, row, text_of

pytestmark = pytest.mark.django_db

OPEN = {
    "measure": "cases",
    "unit": "children",
    "where": {"exploitation": {"any": ["CSE"]}},
    "rows": ["sex"],
    "period": {"type": "as_at", "on": "2021-07-01"},
    "protection": "none",
}


@pytest.fixture
def run(capfdbinary, monkeypatch):
    """Run a command as a script would: (status, standard output, standard error)."""

    def run(*arguments, stdin=b"", encoding=None):
        out = io.TextIOWrapper(io.BytesIO(), encoding=encoding, write_through=True)
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        monkeypatch.setattr(sys, "stdout", out)
        monkeypatch.setattr(sys, "stderr", io.StringIO())
        try:
            call_command(*arguments)
            status = 0
        except SystemExit as ended:
            status = ended.code
        return status, sys.stdout.buffer.getvalue(), sys.stderr.getvalue()

    return run


@pytest.fixture
def caseload(tmp_path, run):
    path = tmp_path / "old.csv"
    path.write_text(text_of(row(), row(**NO_CASE, child_ref="OLD-2", referral_ref="")))
    status, _out, _err = run("import_caseload", str(path), "--commit")
    assert status == 0
    return path


@pytest.fixture
def ask(tmp_path, run):
    def ask(question, *options):
        path = tmp_path / "question.json"
        path.write_text(json.dumps(question))
        return run("answer", str(path), *options)

    return ask


def test_answer_is_the_json_of_the_contract(caseload, ask):
    status, out, _err = ask(OPEN)
    answer = json.loads(out)
    assert status == 0
    assert list(answer) == [
        "question",
        "definition",
        "as_known_at",
        "dimensions",
        "cells",
        "notes",
    ]
    assert answer["question"] == OPEN | {
        "columns": [],
        "age_at": "record",
        "age_bands": ["0-9", "10-12", "13-15", "16-17", "18-25"],
    }
    assert set(answer["definition"]) == {"text", "version"}
    assert datetime.fromisoformat(answer["as_known_at"]).tzinfo is not None
    assert answer["dimensions"][0]["name"] == "sex"
    assert answer["dimensions"][0]["values"][0] == {"code": "M", "label": "Male"}
    assert answer["cells"] == [
        {"at": {"sex": "M"}, "value": 0},
        {"at": {"sex": "F"}, "value": 1},
        {"at": {"sex": "U"}, "value": 0},
        {"at": {"sex": None}, "value": 1},
    ]
    assert answer["notes"] == []


def test_question_may_come_from_standard_input(caseload, run):
    status, out, _err = run("answer", "-", stdin=json.dumps(OPEN).encode())
    assert (status, json.loads(out)["cells"][-1]["value"]) == (0, 1)


def test_several_questions_give_as_many_answers_in_order(caseload, ask):
    referrals = OPEN | {
        "measure": "referrals",
        "period": {"type": "started", "from": "2021-01-01", "to": "2021-12-31"},
    }
    status, out, _err = ask([OPEN, referrals])
    answers = json.loads(out)
    assert (status, len(answers)) == (0, 2)
    assert [answer["cells"][-1]["value"] for answer in answers] == [1, 2]
    assert json.loads(ask([])[1]) == []


def test_small_counts_are_withheld_unless_the_question_asks_for_none(caseload, ask):
    question = {key: value for key, value in OPEN.items() if key != "protection"}
    answer = json.loads(ask(question)[1])
    assert answer["question"]["protection"] == "1-5"
    withheld = [cell for cell in answer["cells"] if cell["value"] is None]
    assert [cell["at"]["sex"] for cell in withheld] == ["F", None]
    assert all(cell["mark"] == "c" and cell["reason"] for cell in withheld)


def test_questions_of_one_list_give_no_small_number_away_together(ask):
    for code, children in (("CSE", 8), ("LABOUR", 2)):
        ExploitationSpellFactory.create_batch(children, exploitation_type=code)
    asked = OPEN | {"period": {"type": "as_at", "on": today().isoformat()}}
    safe = asked | {"protection": "1-5", "rows": []}
    by_type = safe | {"where": {}, "rows": ["exploitation"]}
    alone = {cell["at"]["exploitation"]: cell for cell in json.loads(ask(by_type)[1])["cells"]}
    assert (alone[None]["value"], alone["CSE"]["value"]) == (10, None)
    cse, types = json.loads(ask([safe, by_type])[1])
    together = {cell["at"]["exploitation"]: cell["value"] for cell in types["cells"]}
    assert cse["cells"][0]["value"] == together["CSE"] == 8
    assert together["LABOUR"] is together[None] is None


@pytest.mark.parametrize(
    ("question", "options", "named"),
    [
        (OPEN | {"unit": "cases"}, [], "unit"),
        ([OPEN, OPEN | {"measure": "names"}], [], 'Question 2: "measure"'),
        (OPEN, ["--as-known-at", "yesterday"], "--as-known-at"),
        (OPEN, ["--as-known-at", "2999-01-01T00:00:00Z"], "--as-known-at"),
        (OPEN, ["--as-known-at", "0001-01-01T00:00:00+14:00"], "--as-known-at"),
        ([OPEN, OPEN], ["--format", "csv"], "one question"),
        (OPEN, ["--out", "/nowhere/at/all.json"], "--out"),
    ],
)
def test_bad_input_is_one_sentence_status_2_and_nothing_on_standard_output(
    caseload, ask, question, options, named
):
    assert ask(OPEN)[0] == 0
    status, out, err = ask(question, *options)
    assert (status, out) == (2, b"")
    assert named in err
    assert err.strip().endswith(".")
    assert len(err.strip().splitlines()) == 1


def test_a_file_that_is_not_there_or_not_json_is_bad_input(run, tmp_path):
    assert run("answer", str(tmp_path / "none.json"))[:2] == (2, b"")
    assert run("answer", "-", stdin=b"{")[:2] == (2, b"")
    assert run("answer", "-", stdin=b"\xff")[:2] == (2, b"")


@pytest.mark.parametrize("form", ["json", "text", "csv", "ods", "xlsx"])
def test_every_format_goes_to_a_file_or_to_standard_output(caseload, ask, tmp_path, form):
    printed = ask(OPEN, "--format", form)[1]
    path = tmp_path / "answer"
    status, out, _err = ask(OPEN, "--format", form, "--out", str(path))
    assert (status, out) == (0, b"")
    assert printed
    assert path.read_bytes()


def test_as_known_before_the_import_nothing_was_known(caseload, ask):
    before = (timezone.now() - timedelta(hours=1)).isoformat()
    answer = json.loads(ask(OPEN, "--as-known-at", before)[1])
    assert answer["cells"][-1]["value"] == 0
    assert datetime.fromisoformat(answer["as_known_at"]) == datetime.fromisoformat(before)


def test_years_that_were_not_recorded_are_x_with_the_reason_and_never_0(caseload, ask):
    recording_facts.record(
        "cases",
        exploitation_type="CSE",
        first_on=date(2010, 1, 1),
        last_on=date(2013, 12, 31),
        reason="not_recorded",
        text="The service began to record it in 2014.",
        by=None,
    )
    yearly = OPEN | {
        "rows": [],
        "period": {"type": "started", "by": "calendar_year", "years": [2012, 2021]},
    }
    answer = json.loads(ask(yearly)[1])
    cells = {cell["at"]["period"]: cell for cell in answer["cells"]}
    for year in ("2012", "2013"):
        assert (cells[year]["value"], cells[year]["mark"]) == (None, "x")
        assert "began to record it in 2014" in cells[year]["reason"]
    assert (cells["2014"]["value"], cells["2021"]["value"]) == (0, 1)
    assert cells[None]["value"] == 1
    lacking = "Figures for 1 January 2012 to 31 December 2013 are incomplete or absent: "
    assert [note.startswith(lacking) for note in answer["notes"]] == [True]
    other = yearly | {"where": {"exploitation": {"any": ["CCE"]}}}
    assert json.loads(ask(other)[1])["cells"][0]["value"] == 0


def test_a_period_that_is_partly_unrecorded_keeps_its_figure_with_a_note(caseload, ask):
    recording_facts.record(
        "cases",
        first_on=date(2021, 1, 1),
        last_on=date(2021, 6, 30),
        reason="paper",
        by=None,
    )
    during = OPEN | {"period": {"type": "during", "from": "2021-06-01", "to": "2021-07-31"}}
    answer = json.loads(ask(during)[1])
    assert answer["cells"][-1]["value"] == 1
    (note,) = answer["notes"]
    assert note.startswith("Figures for 1 June 2021 to 30 June 2021 are incomplete or absent: ")
    inside = OPEN | {"period": {"type": "as_at", "on": "2021-06-30"}}
    assert {cell["mark"] for cell in json.loads(ask(inside)[1])["cells"]} == {"x"}


def test_import_without_commit_is_a_dry_run_with_the_same_report(tmp_path, run):
    path = tmp_path / "old.csv"
    path.write_text(text_of(row(closed_on="", closure_reason="", exploitation="CSE")))
    dry = run("import_caseload", str(path))
    assert Referral.objects.count() == 0
    wet = run("import_caseload", str(path), "--commit")
    assert (dry[0], wet[0], dry[1]) == (0, 0, wet[1])
    assert (Referral.objects.count(), ImportBatch.objects.count()) == (1, 1)


def test_import_prints_a_line_for_each_error_and_ends_with_2(tmp_path, run):
    path = tmp_path / "old.csv"
    path.write_text(text_of(row(sex="X", source="99"), row(child_ref="OLD-2", referral_ref="")))
    for options in ([], ["--commit"]):
        status, out, _err = run("import_caseload", str(path), *options)
        lines = [line for line in out.decode().splitlines() if line[0].isdigit()]
        assert status == 2
        assert [line.split(",")[:3] for line in lines] == [["2", "sex", "X"], ["2", "source", "99"]]
    assert Referral.objects.count() == 0


def test_import_reports_any_letter_whatever_the_terminal_can_show(tmp_path, run):
    path = tmp_path / "old.csv"
    path.write_text(text_of(row(sex="Ż")), encoding="utf-8")
    status, out, _err = run("import_caseload", str(path), encoding="ascii")
    assert (status, "2,sex,Ż,is not" in out.decode()) == (2, True)


def test_import_of_the_same_file_twice_changes_nothing(caseload, run):
    before = Referral.objects.count()
    status, out, _err = run("import_caseload", str(caseload), "--commit")
    assert (status, Referral.objects.count(), ImportBatch.objects.count()) == (0, before, 1)
    assert b"new: 0" in out


def test_import_leaves_the_planner_knowing_its_rows(caseload):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT reltuples FROM pg_class WHERE relname IN ('getsafe_referral', "
            "'getsafe_referralevent')"
        )
        assert cursor.fetchall() == [(2,), (2,)]


def test_import_of_no_caseload_is_bad_input(tmp_path, run):
    assert run("import_caseload", str(tmp_path / "none.csv"))[:2] == (2, b"")


def test_import_is_undone_by_its_key_once(caseload, run):
    batch = str(ImportBatch.objects.get().uuid)
    assert run("undo_import", batch)[0] == 0
    assert Referral.objects.count() == 0
    assert run("undo_import", batch)[0] == 2
    assert run("undo_import", "not-a-key")[0] == 2
