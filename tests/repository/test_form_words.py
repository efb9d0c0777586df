"""What a form says of an answer left out is a sentence: "Enter the date of the decision"."""

import copy
import importlib
import pkgutil
import re

import pytest
from django import forms

from getsafe.govuk.forms import word

ROOMS = ("getsafe.forms", "meetings.forms", "reporting.forms")
# The words of signing in are the library's.
NOT_OURS = "getsafe.forms.accounts"
# A field that its form renames as it is made, together with what it says.
RENAMED = {"meetings.forms.minutes.EndForm.outcome", "meetings.forms.meetings.ReasonForm.reason"}
SENTENCE = r"(Enter|Select|Confirm|Read) (an?|the|their|at least|wh\w+|how|one)\b"


def _modules():
    for room in ROOMS:
        package = importlib.import_module(room)
        for found in pkgutil.walk_packages(package.__path__, f"{room}."):
            yield importlib.import_module(found.name)


def _fields():
    for module in _modules():
        for name, form in vars(module).items():
            if isinstance(form, type) and form.__module__ == module.__name__ != NOT_OURS:
                for key, field in getattr(form, "base_fields", {}).items():
                    yield f"{module.__name__}.{name}.{key}", field


ASKED = {
    where: field
    for where, field in _fields()
    if field.required and field.label and where not in RENAMED
}


@pytest.mark.parametrize("where", sorted(ASKED))
def test_an_answer_left_out_is_asked_for_in_a_sentence(where):
    field = copy.deepcopy(ASKED[where])
    word(field)
    message = str(field.error_messages["required"])
    assert re.match(SENTENCE, message), message
    if isinstance(field.widget, (forms.Select, forms.RadioSelect)):
        assert message.startswith("Select")
