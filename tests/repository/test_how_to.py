"""The pages name what the program says: each word of its commands, each link, button and field."""

import json
import re
from pathlib import Path

import pytest

from getsafe.imports.layout import COLUMNS, NEEDED
from getsafe.permissions import ROLES
from reporting.statistics import parsing
from reporting.statistics.periods import SERIES, TESTS
from reporting.statistics.words import LIST_OPERATORS, UNITS

ROOT = Path(__file__).resolve().parents[2]
HOW_TO = ROOT / "docs" / "how-to"


def page(name):
    return (HOW_TO / name).read_text()


def test_import_page_has_every_column_and_says_which_are_needed():
    lines = [line.split("|") for line in page("bring-in-an-old-tracker.md").splitlines()]
    rows = {
        column: cells[2].strip()
        for cells in lines
        if len(cells) == 5
        for column in re.findall(r"`(\w+)`", cells[1])
    }
    assert list(rows) == list(COLUMNS)
    assert [column for column in COLUMNS if rows[column] == "yes"] == list(NEEDED)


def test_answer_page_has_every_key_and_word_and_its_questions_are_good_ones():
    text = page("ask-from-a-script.md")
    for word in (*parsing.KEYS, *TESTS, *SERIES, *LIST_OPERATORS, *UNITS):
        assert f"`{word}`" in text or f'"{word}"' in text, word
    (example,) = re.findall(r"```json\n(.*?)```", text, re.DOTALL)
    question = json.loads(example)
    assert parsing.parse(question, levels=()).asked["measure"] == "cases"
    periods = [json.loads(found) for found in re.findall(r'`(\{"type".*?\})`', text)]
    assert len(periods) == 4
    for period in periods:
        assert parsing.parse({"measure": "cases", "period": period}, levels=())


def test_index_has_every_role_and_leads_to_every_page():
    index = page("README.md")
    for definition in ROLES.values():
        assert f"\n| {definition.label} | [" in index
    linked = set(re.findall(r"\]\(([\w-]+\.md)\)", index))
    assert linked == {path.name for path in HOW_TO.glob("*.md")} - {"README.md"}


@pytest.fixture(scope="module")
def program():
    """All that the program may say, its sentences written over several lines put together."""
    folders = ("getsafe", "meetings", "reporting", "templates")
    files = [one for name in folders for one in (ROOT / name).rglob("*")]
    texts = [one.read_text() for one in files if one.suffix in {".py", ".html"}]
    return re.sub(r'"\s*\n\s*f?"', "", "\n".join(texts))


@pytest.mark.parametrize("path", sorted(HOW_TO.glob("*.md")), ids=lambda path: path.stem)
def test_what_a_page_prints_bold_is_a_name_on_the_screen(path, program):
    text = re.sub(r"\s+", " ", path.read_text())
    strange = [name for name in re.findall(r"\*\*(.+?)\*\*", text) if name not in program]
    assert strange == []


@pytest.mark.parametrize("path", sorted(HOW_TO.glob("*.md")), ids=lambda path: path.stem)
def test_names_on_the_screen_are_printed_bold_and_in_no_other_way(path):
    assert re.findall(r"(?<![*\w])\*[^*\s][^*\n]*\*(?!\*)", path.read_text()) == []
