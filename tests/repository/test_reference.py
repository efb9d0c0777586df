"""docs/reference says what the code does, and every status table answers every question."""

from itertools import product
from pathlib import Path

import pytest
from django.apps import apps

from getsafe import reference
from getsafe.errors import Refused
from getsafe.statuses import ANY

FOLDER = Path(__file__).parents[2] / "docs" / "reference"
WRITTEN_BY_HAND = {"glossary.md"}
TABLES = {table.name: table for table in reference.status_tables()}
PAIRS = [
    pytest.param(table, status, act, id=f"{name}-{status}-{act}")
    for name, table in TABLES.items()
    for status, act in product(table.statuses.codes, table.acts)
]
# Fields that say where a record stands in its work, each with the table that moves it.
MOVED_BY = {
    "getsafe.Referral.status": "Referral",
    "getsafe.Case.status": "Case",
    "getsafe.ClosureProposal.status": "Proposal to close a case",
    "meetings.Meeting.status": "Meeting",
    "meetings.Action.status": "Action",
    "reporting.FoiRequest.status": "FOI request",
    "reporting.ReportRun.state": "Report run",
}
# These say a fact that a person records; no rule leads from one to another.
RECORDED = {
    "getsafe.CareStatusSpell.status",
    "getsafe.CareStatusSpell.legal_status",
    "getsafe.Concern.experience_status",
    "getsafe.ExploitationSpell.experience_status",
    "meetings.ActionUpdate.status",
    "meetings.Attendance.status",
    "meetings.Decision.experience_status",
}


@pytest.mark.parametrize("name", reference.documents())
def test_document_says_what_the_code_does(name):
    assert (FOLDER / name).read_text() == reference.documents()[name], "run `make docs`"


def test_every_reference_document_is_written_from_the_code_or_known_by_name():
    assert {path.name for path in FOLDER.iterdir()} == set(reference.documents()) | WRITTEN_BY_HAND


def test_every_status_field_has_its_table_or_is_a_recorded_fact():
    fields = {
        f"{model._meta.label}.{field.name}": {code for code, _ in field.choices}
        for app in reference.PROJECT_APPS
        for model in apps.get_app_config(app).get_models()
        if hasattr(model, "PRIVACY")
        for field in model._meta.fields
        if field.name.endswith(("status", "state")) and field.choices
    }
    assert set(fields) == set(MOVED_BY) | RECORDED
    for label, name in MOVED_BY.items():
        assert set(TABLES[name].statuses.codes) == fields[label]


@pytest.mark.parametrize(("table", "status", "act"), PAIRS)
def test_act_in_a_status_leads_on_or_is_refused_with_a_sentence(table, status, act):
    if table.allows(status, act):
        assert table.leads[status, act]
        assert set(table.leads[status, act]) <= set(table.statuses.codes)
        table.check(status, act)
    else:
        with pytest.raises(Refused) as refused:
            table.check(status, act)
        assert len(refused.value.message.split()) > 3


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_status_table_names_only_its_own_and_reaches_every_status(table):
    pairs = set(product(table.statuses.codes, table.acts))
    assert set(table.leads) <= pairs
    any_act = {(status, ANY) for status in table.statuses.codes}
    assert set(table.why_not) <= pairs | any_act | {(ANY, act) for act in table.acts}
    reached = set(table.begins)
    for _ in table.statuses:
        for (status, _), codes in table.leads.items():
            reached |= set(codes) if status in reached else set()
    assert reached == set(table.statuses.codes)
    assert {act for _, act in table.leads} == set(table.acts)


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_sentence_of_a_status_table_is_said_somewhere(table):
    said = {
        table.reason(*pair)
        for pair in product(table.statuses.codes, table.acts)
        if not table.allows(*pair)
    }
    assert set(table.why_not.values()) <= said
