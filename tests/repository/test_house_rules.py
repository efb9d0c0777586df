"""The rules of the house that a reader cannot check by eye: reach, size, privacy, audit."""

import ast
import re
from pathlib import Path
from statistics import median

import pytest
from django.apps import apps

from getsafe.choices.codes import CodeList
from getsafe.models.base import Privacy

PROJECT = Path(__file__).parents[2]
APPS = ("getsafe", "meetings", "reporting")
SOURCES = sorted(
    path for app in APPS for path in (PROJECT / app).rglob("*.py") if "migrations" not in path.parts
)
TESTS = sorted((PROJECT / "tests").rglob("*.py"))
LONGEST_FILE, LONGEST_TEST, LONGEST_FUNCTION, MEDIAN_FUNCTION = 450, 600, 50, 10


def relative(path):
    return path.relative_to(PROJECT).as_posix()


def functions(path):
    tree = ast.parse(path.read_text())
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]


def length(function):
    """Lines without the docstring and the signature."""
    body = function.body[1:] if ast.get_docstring(function) else function.body
    return function.end_lineno - body[0].lineno + 1 if body else 0


def room(name):
    return [path for path in SOURCES if path.parent.name == name or path.name == f"{name}.py"]


@pytest.mark.parametrize("path", room("views"), ids=relative)
def test_view_reaches_records_through_a_gate_only(path):
    assert not re.search(r"\.objects\b|_default_manager|_base_manager", path.read_text())
    assert "transaction" not in path.read_text()


@pytest.mark.parametrize("path", SOURCES, ids=relative)
def test_nothing_goes_round_a_protection(path):
    text = path.read_text()
    for way_round in (
        "pgtrigger.ignore",
        "csrf_exempt",
        "mark_safe(request",
        "session_replication",
    ):
        assert way_round not in text
    assert not re.search(r"\beval\(|\bexec\(|pickle", text)


@pytest.mark.parametrize("path", [*SOURCES, *TESTS], ids=relative)
def test_file_and_its_functions_are_short_enough_to_read(path):
    most = LONGEST_TEST if path in TESTS else LONGEST_FILE
    assert len(path.read_text().splitlines()) <= most
    # A journey in the browser is one long tale on purpose.
    if "functional" not in path.parts:
        assert [one.name for one in functions(path) if length(one) > LONGEST_FUNCTION] == []


def test_half_of_all_functions_are_ten_lines_or_fewer():
    assert median(length(one) for path in SOURCES for one in functions(path)) <= MEDIAN_FUNCTION


def our_models():
    history = {"pgh_id"}
    models = [model for app in APPS for model in apps.get_app_config(app).get_models()]
    return [one for one in models if not history & {field.name for field in one._meta.fields}]


@pytest.mark.parametrize("model", our_models(), ids=lambda model: model._meta.label)
def test_every_field_has_a_privacy_class_and_every_record_a_retention(model):
    assert {field.name for field in model._meta.fields} == set(model.PRIVACY)
    assert set(model.PRIVACY.values()) <= set(Privacy)
    assert model.RETENTION.endswith(".")


# Append-only themselves, kept as numbered versions, or to be gone soon with all their traces.
UNTRACKED = {
    *("AuditEntry", "AuditSeal", "LibraryVersion", "Preparation", "Release"),
    *("BankHoliday", "LibraryAnswer", "ReportRun"),
    *("SavedForm", "ReferralDraft", "ClosureDraft", "MinutesDraft"),
}


def test_every_other_record_keeps_its_history():
    untracked = {model.__name__ for model in our_models() if not hasattr(model, "history")}
    assert untracked == UNTRACKED


def audits(function, names):
    """Whether a function records, or calls something of its module that does."""
    for call in ast.walk(function):
        if not isinstance(call, ast.Call):
            continue
        called = ast.unparse(call.func)
        if called in {"audit.record", "audit.record_all", "record"} or called in names:
            return True
    return False


def actions():
    for path in room("actions"):
        for node in ast.parse(path.read_text()).body:
            named = isinstance(node, ast.FunctionDef) and node.args.kwonlyargs
            if named and "by" in {one.arg for one in named} and not node.name.startswith("_"):
                yield path, node


def auditing_names(path):
    """The names in a module that lead to the audit log, followed until none is added."""
    tree = ast.parse(path.read_text())
    found, before = set(), None
    while found != before:
        before = set(found)
        found |= {
            node.name
            for node in ast.walk(tree)
            if isinstance(node, ast.FunctionDef) and audits(node, found)
        }
    return found


# Upkeep that is itself the proof, and a person's own draft, which is nobody else's business yet.
UNAUDITED = {
    *("seals.seal_entries", "seals.seal_waiting"),  # the second is the first, batch after batch
    *("referral_drafts.start", "referral_drafts.save_step", "closure_drafts.keep"),
}
# Called by other actions inside their transaction; they say so.
PARTS = {
    *("filling.fill", "matches.remember", "levels.change", "meetings.take_attendance"),
    *("case_openings.open_from_screening", "case_openings.start_spells"),
}


@pytest.mark.parametrize(
    ("path", "function"),
    [pytest.param(p, f, id=f"{relative(p)}:{f.name}") for p, f in actions()],
)
def test_every_action_audits_in_one_transaction(path, function):
    name = f"{path.stem}.{function.name}"
    if name not in UNAUDITED | PARTS:
        assert function.name in auditing_names(path) or calls_another_action(function)
    if name not in PARTS | UNAUDITED:
        # `constraints.refusing` opens the transaction whose constraints it words.
        assert {"atomic", "refusing"} & names_in(function)


def names_in(function):
    return {node.attr for node in ast.walk(function) if isinstance(node, ast.Attribute)}


def calls_another_action(function):
    keywords = [
        keyword.arg
        for call in ast.walk(function)
        if isinstance(call, ast.Call)
        for keyword in call.keywords
    ]
    return "by" in keywords


@pytest.mark.parametrize("path", room("actions"), ids=relative)
def test_public_write_names_who_does_it(path):
    """A public function that saves takes `by`, keyword-only."""
    for node in ast.parse(path.read_text()).body:
        if not isinstance(node, ast.FunctionDef) or node.name.startswith("_"):
            continue
        saves = re.search(r"\.(save|create|bulk_create|delete)\(", ast.unparse(node))
        named = {argument.arg for argument in node.args.kwonlyargs}
        assert not saves or "by" in named or f"{path.stem}.{node.name}" in PARTS


TOLD = [
    path
    for pattern in (
        "**/*.py",
        "**/*.md",
        "**/*.html",
        "**/*.txt",
        "**/*.yml",
        "**/*.toml",
        "**/*.sh",
    )
    for path in PROJECT.glob(pattern)
    if not {".venv", "node_modules", ".data", ".git", "staticfiles"} & set(path.parts)
]


def test_repository_names_no_place_outside_itself():
    places = (str(PROJECT), str(Path.home()) + "/")
    foreign = re.compile("|".join(rf"(?<![\w./]){re.escape(place)}" for place in places))
    named = [relative(path) for path in TOLD if foreign.search(path.read_text(errors="ignore"))]
    assert named == []


def test_glossary_holds_the_words_of_every_code_list():
    glossary = (PROJECT / "docs" / "reference" / "glossary.md").read_text()
    from getsafe import choices
    from meetings import choices as of_meetings

    lists = [
        one
        for module in (choices, of_meetings)
        for one in vars(module).values()
        if isinstance(one, CodeList)
    ]
    assert lists
    assert [one.name for one in lists if f"**{one.name}**" not in glossary] == []
