"""Nothing in reporting reaches a row-level manager of the core: figures come from views only."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
REPORTING = sorted(
    path for path in (ROOT / "reporting").rglob("*.py") if "migrations" not in path.parts
)
# The people who sign in are not the people who are counted; `base` is what every noun shares.
ALLOWED = {"User", "base", "user", "BankHoliday"}
ALLOWED_PAIRS = {
    ("getsafe.models.audit", "APPEND_ONLY"),  # the triggers of a table that only grows
    ("getsafe.models.holiday", "NATIONS"),
    ("getsafe.queries.caseload", "Caseload"),  # counts of cases by lead worker, through the gate
    ("getsafe.queries.caseload", "count_by_lead_worker"),
}
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
    return module.startswith(("getsafe.queries", "meetings.models", "meetings.queries"))


def test_the_check_sees_what_it_forbids():
    assert reaches_rows("getsafe.models", "Child")
    assert reaches_rows("getsafe.models.case", "Case")
    assert not reaches_rows("getsafe.models", "User")
    assert len(REPORTING) > 20


@pytest.mark.parametrize("path", REPORTING, ids=lambda path: str(path.relative_to(ROOT)))
def test_reporting_imports_no_rows(path):
    assert [pair for pair in imports_of(path) if reaches_rows(*pair)] == []
    assert "get_model(" not in path.read_text()


@pytest.mark.parametrize("room", PURE)
def test_disclosure_control_knows_numbers_only(room):
    for path in (ROOT / "reporting" / room).glob("*.py"):
        for module, _name in imports_of(path):
            assert not module.startswith(("django", "getsafe", "reporting.statistics")), path
