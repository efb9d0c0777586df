"""Committing an import, recognising it, and taking it out again."""

import csv
from datetime import date

import pytest
import xlsxwriter

from getsafe.actions import imports
from getsafe.imports.layout import COLUMNS
from getsafe.models import (
    AuditEntry,
    CareStatusSpell,
    Case,
    Child,
    Concern,
    Consent,
    ExploitationSpell,
    ImportBatch,
    Referral,
    RiskLevelSpell,
    Screening,
)
from tests.factories import ReferralFactory
from tests.unit.imports.files import NO_CASE, row, text_of

pytestmark = pytest.mark.django_db

MADE = (Child, Referral, Concern, Screening, Case, ExploitationSpell, RiskLevelSpell, ImportBatch)


def write(tmp_path, *rows, name="old.csv"):
    path = tmp_path / name
    path.write_text(text_of(*rows))
    return path


def counts():
    return [model._default_manager.count() for model in MADE]


def test_dry_run_reports_and_writes_nothing(tmp_path):
    checked = imports.check(write(tmp_path, row()))
    assert (checked.is_valid, len(checked.new_rows), counts()) == (True, 1, [0] * len(MADE))


def test_commit_keeps_what_the_row_says_and_invents_nothing(tmp_path):
    _checked, batch = imports.commit(write(tmp_path, row()), by=None, operator="tester")
    case = Case.objects.select_related("referral", "child").get()
    assert (case.child.external_ref, case.child.date_of_birth) == ("OLD-1", date(2008, 2, 29))
    assert (case.opened_on, case.closed_on) == (date(2021, 6, 5), date(2022, 1, 31))
    assert (case.closure_reason, case.persons_of_concern) == ("risk_reduced", 2)
    assert (case.is_imported, case.closed_by, case.closure_authorised_by) == (True, None, None)
    assert (case.referral.external_ref, case.referral.source) == ("REF-1", "6")
    assert case.referral.status == "screened"
    spells = ExploitationSpell.objects.order_by("id").values_list(
        "exploitation_type", "started_on", "ended_on"
    )
    assert list(spells) == [
        ("CSE", date(2021, 6, 5), date(2022, 1, 31)),
        ("CCE", date(2021, 7, 1), date(2021, 9, 30)),
    ]
    level = RiskLevelSpell.objects.get()
    assert (level.level.code, level.basis, level.decided_by) == ("high", "imported", None)
    assert Screening.objects.get().basis == "imported"
    assert (batch.row_count, batch.file_name) == (1, "old.csv")
    entry = AuditEntry.objects.get(verb="import.commit")
    assert (entry.subject_key, entry.details["operator"]) == (str(batch.uuid), "tester")


def test_commit_keeps_the_level_of_a_referral_that_nobody_screened(tmp_path):
    unscreened = NO_CASE | {"screened_on": "", "outcome": "", "risk_level": "low"}
    imports.commit(write(tmp_path, row(**unscreened)), by=None)
    assert Referral.objects.get().level.code == "low"


def test_commit_is_all_or_nothing(tmp_path):
    path = write(tmp_path, row(), row(child_ref="OLD-2", referral_ref="", sex="X"))
    checked, batch = imports.commit(path, by=None)
    assert (len(checked.faults), batch, counts()) == (1, None, [0] * len(MADE))


def test_the_same_file_again_changes_nothing(tmp_path):
    path = write(tmp_path, row(), row(**NO_CASE, referral_ref=""))
    imports.commit(path, by=None)
    before = counts()
    checked, batch = imports.commit(path, by=None)
    assert (checked.faults, checked.new_rows, batch) == ([], set(), None)
    assert counts() == before


def test_a_longer_file_adds_only_its_new_rows_and_follows_the_recorded_cases(tmp_path):
    imports.commit(write(tmp_path, row()), by=None)
    later = {"received_on": "2022-01-31", "screened_on": "2022-01-31", "opened_on": "2022-01-31"}
    fresh = row(referral_ref="", closed_on="2022-03-01", exploitation="CSE", **later)
    checked, _batch = imports.commit(write(tmp_path, row(), fresh), by=None)
    assert (checked.faults, checked.new_rows) == ([], {3})
    assert (Child.objects.count(), Case.objects.count()) == (1, 2)
    overlapping = fresh | {"opened_on": "2022-02-10", "received_on": "2022-01-01"}
    checked, _batch = imports.commit(write(tmp_path, overlapping), by=None)
    assert [fault.column for fault in checked.faults] == ["opened_on"]


def test_a_changed_row_with_a_known_key_is_a_fault(tmp_path):
    imports.commit(write(tmp_path, row()), by=None)
    checked = imports.check(write(tmp_path, row(source="9")))
    assert "referral_ref" in {fault.column for fault in checked.faults}


def test_facts_of_a_child_are_joined_over_the_rows(tmp_path):
    adult = {"received_on": "2026-02-02", "screened_on": "2026-02-02", "opened_on": "2026-02-02"}
    still_open = {"closed_on": "", "closure_reason": "", "exploitation": "CSE"}
    path = write(
        tmp_path,
        row(sex="", ethnicity="", **adult, **still_open),
        row(**NO_CASE, referral_ref="", care_leaver="yes", consent_on="2026-03-01"),
    )
    checked, _batch = imports.commit(path, by=None)
    assert checked.faults == []
    child = Child.objects.get()
    assert (child.sex, child.ethnicity) == ("F", "WBRI")
    assert CareStatusSpell.objects.get(child=child).started_on is None
    assert Consent.objects.get(child=child).decided_on == date(2026, 3, 1)


def test_an_unscreened_row_waits_for_screening(tmp_path):
    imports.commit(write(tmp_path, row(**(NO_CASE | {"screened_on": "", "outcome": ""}))), by=None)
    referral = Referral.objects.get()
    assert (referral.status, referral.complete_on) == ("awaiting_screening", date(2021, 6, 1))


def test_a_workbook_is_read_like_a_text_file(tmp_path):
    path = tmp_path / "old.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        as_date = book.add_format({"num_format": "dd/mm/yyyy"})
        sheet.write_row(0, 0, COLUMNS)
        for column, cell in enumerate(row().values()):
            if COLUMNS[column].endswith("_on") and cell:
                sheet.write_datetime(1, column, date.fromisoformat(cell), as_date)
            elif cell.isdigit():
                sheet.write_number(1, column, int(cell))
            else:
                sheet.write_string(1, column, cell)
    checked, batch = imports.commit(path, by=None)
    assert (checked.faults, batch.row_count) == ([], 1)
    assert Case.objects.get().opened_on == date(2021, 6, 5)


def test_undo_takes_out_what_the_batch_made_and_may_be_imported_again(tmp_path):
    path = write(tmp_path, row(care_leaver="yes", consent_on="2021-01-01"))
    _checked, batch = imports.commit(path, by=None)
    imports.undo(batch, by=None)
    assert counts()[:-1] == [0] * (len(MADE) - 1)
    assert (CareStatusSpell.objects.count(), Consent.objects.count()) == (0, 0)
    assert AuditEntry.objects.filter(verb="import.undo").exists()
    with pytest.raises(imports.BatchUndone):
        imports.undo(batch, by=None)
    assert imports.commit(path, by=None)[1] is not None


def change(batch):
    Child.objects.filter(import_batch=batch).update(sex="M")


def refer_again(batch):
    ReferralFactory(child=Child.objects.get(import_batch=batch))


def add_concern(batch):
    Concern.objects.create(
        referral=Referral.objects.get(import_batch=batch), exploitation_type="OTHER"
    )


@pytest.mark.parametrize("build_on", [change, refer_again, add_concern])
def test_undo_is_refused_once_something_is_built_on_the_batch(tmp_path, build_on):
    _checked, batch = imports.commit(write(tmp_path, row()), by=None)
    build_on(batch)
    before = counts()
    with pytest.raises(imports.BatchBuiltOn, match="cannot be undone"):
        imports.undo(batch, by=None)
    assert counts() == before


def test_every_row_of_a_file_of_many_chunks_is_written_once(tmp_path):
    rows = [
        row(**NO_CASE, child_ref=f"OLD-{n % 700}", referral_ref=f"REF-{n}") for n in range(2100)
    ]
    checked, batch = imports.commit(write(tmp_path, *rows), by=None)
    assert (checked.faults, batch.row_count) == ([], 2100)
    assert (Child.objects.count(), Referral.objects.count()) == (700, 2100)
    assert batch.made["referral"] == 2100


def test_report_lines_can_be_read_back_as_csv(tmp_path):
    checked = imports.check(write(tmp_path, row(source="a,b", sex="?")))
    read = list(csv.reader(fault.line() for fault in checked.faults))
    assert [(line[0], line[1], line[2], len(line)) for line in read] == [
        ("2", "sex", "?", 5),
        ("2", "source", "a,b", 5),
    ]
