"""What browsers load is ours to publish; `make assets-check` compares it with its source."""

import json
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ASSETS = ROOT / "assets"
STATIC = ROOT / "static"


@pytest.mark.parametrize("word", ["GDS Transport", "@font-face", "crown", "crest", "url("])
def test_style_sheet_holds_nothing_that_belongs_to_gov_uk(word):
    assert word.lower() not in (STATIC / "getsafe.css").read_text().lower()


def test_licence_of_what_is_copied_stands_beside_it():
    assert "MIT License" in (STATIC / "govuk-frontend.LICENSE.txt").read_text()
    for name in ("getsafe.css", "getsafe.js"):
        assert (STATIC / name).read_text().startswith("/*! Contains govuk-frontend 6.3.0, MIT")


def test_script_ends_with_ours_as_it_stands_in_the_source():
    ours = [(ASSETS / "js" / name).read_text() for name in ("autosave.js", "start.js")]

    assert (STATIC / "getsafe.js").read_text().endswith("\n".join(ours))
    assert (STATIC / "enabled.js").read_text() == (ASSETS / "js/enabled.js").read_text()
    assert (STATIC / "favicon.svg").read_text() == (ASSETS / "images/favicon.svg").read_text()


def test_versions_are_exact_and_the_lock_names_no_host():
    package = json.loads((ASSETS / "package.json").read_text())
    lock = (ASSETS / "package-lock.json").read_text()

    wanted = {**package["dependencies"], **package["devDependencies"]}
    assert wanted["govuk-frontend"] == "6.3.0"
    assert all(version[0].isdigit() for version in wanted.values())
    assert "resolved" not in lock
    assert "integrity" in lock
