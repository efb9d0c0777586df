"""Nothing in reporting reaches a row-level manager of the core: figures come from views only."""

import ast
from pathlib import Path

import pytest
from django.apps import apps

ROOT = Path(__file__).resolve().parents[2]
REPORTING = sorted(
    path for path in (ROOT / "reporting").rglob("*.py") if "migrations" not in path.parts
)
# The people who sign in are not the people who are counted; `base` is what every noun shares.
ALLOWED = {"User", "base", "user", "BankHoliday"}
ALLOWED_PAIRS = {
    ("getsafe.forms", "refusals"),  # puts a refusal's sentence on a form
    ("getsafe.models.audit", "APPEND_ONLY"),  # the triggers of a table that only grows
    ("getsafe.models.holiday", "NATIONS"),
    ("getsafe.queries.caseload", "Caseload"),  # counts of cases by lead worker, through the gate
    ("getsafe.queries.caseload", "count_by_lead_worker"),
    ("getsafe.queries.caseload", "level_keys"),  # of the risk scale, for the links to lists
}
ROOMS_WITH_ROWS = ("queries", "actions", "views", "forms", "imports")
PURE = ("disclosure",)


def imports_of(path):
    """Each imported (module, name) of a file."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from ((alias.name, "") for alias in node.names)
        if isinstance(node, ast.ImportFrom):
            yield from ((node.module or "", alias.name) for alias in node.names)


def reaches_rows(module, name):
    if (module, name) in ALLOWED_PAIRS:
        return False
    if module == "getsafe.models" or (module, name) == ("getsafe", "models"):
        return name not in ALLOWED
    if module.startswith("getsafe.models."):
        return module.split(".")[2] not in ALLOWED
    app, _, room = module.partition(".")
    if app == "meetings":
        return room.startswith(("models", *ROOMS_WITH_ROWS))
    return app == "getsafe" and room.startswith(ROOMS_WITH_ROWS)


def test_the_check_sees_what_it_forbids():
    assert reaches_rows("getsafe.models", "Child")
    assert reaches_rows("getsafe.models.case", "Case")
    assert reaches_rows("getsafe.actions.merges", "merge")
    assert reaches_rows("meetings.models", "Meeting")
    assert not reaches_rows("getsafe.models", "User")
    assert len(REPORTING) > 20


@pytest.mark.parametrize("path", REPORTING, ids=lambda path: str(path.relative_to(ROOT)))
def test_reporting_imports_no_rows(path):
    assert [pair for pair in imports_of(path) if reaches_rows(*pair)] == []
    text = path.read_text()
    assert "get_model(" not in text
    assert "get_models(" not in text


@pytest.mark.parametrize("path", REPORTING, ids=lambda path: str(path.relative_to(ROOT)))
def test_reporting_names_no_table_of_another_app(path):
    others = [apps.get_app_config(app) for app in ("getsafe", "meetings")]
    tables = [model._meta.db_table for app in others for model in app.get_models()]
    text = path.read_text()
    assert len(tables) > 40
    assert [table for table in tables if table in text] == []


@pytest.mark.parametrize("room", PURE)
def test_disclosure_control_knows_numbers_only(room):
    for path in (ROOT / "reporting" / room).glob("*.py"):
        for module, _name in imports_of(path):
            assert not module.startswith(("django", "getsafe", "reporting.statistics")), path
