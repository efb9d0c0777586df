"""The macros draw what govuk-frontend 6.3.0 draws: every example that it ships is reproduced."""

import gzip
import json
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import pytest

from getsafe.govuk.renderer import component

EXAMPLES = json.loads(
    gzip.decompress((Path(__file__).parents[2] / "data/govuk-fixtures.json.gz").read_bytes())
)
# Ends that HTML leaves to the writer.
OPTIONAL_ENDS = {("end", tag) for tag in ("input", "path", "img", "meta")}


class Reader(HTMLParser):
    """Read HTML as tags, attributes in any order, and text with its blanks folded."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.parts = []

    def handle_starttag(self, tag, attrs):
        folded = sorted((name, " ".join((value or "").split())) for name, value in attrs)
        self.parts.append(("start", tag, *folded))

    def handle_endtag(self, tag):
        self.parts.append(("end", tag))

    def handle_data(self, data):
        text = " ".join(data.split())
        if text and self.parts and self.parts[-1][0] == "text":
            self.parts[-1] = ("text", f"{self.parts[-1][1]} {text}")
        elif text:
            self.parts.append(("text", text))


def read(html):
    reader = Reader()
    reader.feed(html)
    return [part for part in reader.parts if part[:2] not in OPTIONAL_ENDS]


def test_examples_are_all_there():
    count = Counter(example["component"] for example in EXAMPLES)

    assert sum(count.values()) == 657
    assert len(count) == 37


@pytest.mark.parametrize("name", sorted({example["component"] for example in EXAMPLES}))
def test_component_drawn_reproduces_upstream(name):
    different = [
        example["example"]
        for example in EXAMPLES
        if example["component"] == name
        and read(component(name, example["options"])) != read(example["html"])
    ]

    assert different == []


def test_reader_sees_a_difference_in_tag_attribute_and_text():
    assert read("<p class='a  b'>x</p>") == read('<p class="a b"> x </p>')
    assert read("<p>x</p>") != read("<p>y</p>")
    assert read("<p>x</p>") != read("<div>x</div>")
    assert read('<p class="a">x</p>') != read('<p class="b">x</p>')
