"""Every template compiles, says what it takes, and holds nothing that the strict CSP blocks."""

import re
from pathlib import Path

import pytest
from django.template import engines

FOLDER = Path(__file__).parents[2] / "templates"
TEMPLATES = sorted(path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*.html"))
BLOCKED = {
    "a style attribute": re.compile(r"<[^>]*\sstyle="),
    "a style element": re.compile(r"<style"),
    "a script in the page": re.compile(r"<script(?![^>]*(?:\ssrc=|application/json))"),
    "an event attribute": re.compile(r"<[^>]*\son[a-z]+="),
}


@pytest.mark.parametrize("name", TEMPLATES)
def test_template_compiles(name):
    assert engines["django"].get_template(name)


@pytest.mark.parametrize("name", TEMPLATES)
def test_template_holds_nothing_that_the_csp_blocks(name):
    text = (FOLDER / name).read_text()

    assert [what for what, pattern in BLOCKED.items() if pattern.search(text)] == []


@pytest.mark.parametrize("name", [name for name in TEMPLATES if name.startswith("components/")])
def test_component_lists_its_inputs_at_its_top(name):
    assert re.match(r"{% comment %}.*(Inputs: |Put )", (FOLDER / name).read_text())


def test_blocked_patterns_find_what_they_are_for():
    samples = [
        '<p style="color: red">',
        "<style>p {}</style>",
        "<script>go()</script>",
        '<a href="#" onclick="go()">',
    ]

    for sample, pattern in zip(samples, BLOCKED.values(), strict=True):
        assert pattern.search(sample)
    assert not BLOCKED["a script in the page"].search('<script type="module" src="/a.js"></script>')


def test_every_form_is_drawn_by_crispy_forms():
    """Only the template pack itself draws fields; every other template asks crispy-forms to."""
    texts = {name: (FOLDER / name).read_text() for name in TEMPLATES}
    drawing = {name.partition("/")[0] for name, text in texts.items() if "govuk_fields" in text}

    assert drawing == {"govuk"}
    assert sum("|crispy }}" in text for text in texts.values()) > 30


@pytest.mark.parametrize("name", TEMPLATES)
def test_name_that_a_block_sets_is_used_in_that_block_only(name):
    """Django forgets it at the block's end: a link made of it afterwards leads nowhere."""
    text = (FOLDER / name).read_text()
    for block in re.findall(r"{% block breadcrumbs %}.*?{% endblock", text, re.DOTALL):
        elsewhere = text.replace(block, "")
        for word in re.findall(r"{% url [^%]* as (\w+) %}", block):
            used = re.search(rf"{{{{ {word}\b", elsewhere)
            assert not used or f" as {word} %}}" in elsewhere, word
