"""What somebody else changed while a form was being filled in, beside what was typed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.forms import BaseForm
from django.utils import timezone

from getsafe.choices import EXPLOITATION_TYPE
from getsafe.govuk.components import Column, Table
from getsafe.models import RiskLevel, User
from getsafe.presenters import words
from getsafe.queries.versions import Change, Facts

COLUMNS = [Column("Detail"), Column("When you opened this page"), Column("Now")]
NOTHING = "Nothing"


@dataclass(frozen=True, slots=True)
class Conflict:
    """The notice above the form, and what the form shows: typed, or taken over where untouched."""

    sentence: str
    table: Table
    shown: dict[str, Any]


def present(
    form: BaseForm,
    *,
    was: Mapping[str, Any],
    now: Mapping[str, Any],
    change: Change | None,
    reader: User,
) -> Conflict:
    """What differs between `was` and `now`, each by the form's fields or by labels of its own.

    A field that the reader left alone takes the newer value; what they typed stays.
    """
    typed = {name: _typed(form, name) for name in form.fields}
    changed = [name for name in now if _same(was.get(name)) != _same(now[name])]
    alone = [
        name for name in changed if name in typed and _same(typed[name]) == _same(was.get(name))
    ]
    yours = {name: _say(form, name, typed[name]) for name in changed if name in typed}
    yours |= dict.fromkeys(alone, "You left this alone")
    rows = [
        [_label(form, name), _say(form, name, was.get(name)), _say(form, name, now[name])]
        + ([yours.get(name, "")] if yours else [])
        for name in changed
    ]
    columns = [*COLUMNS, Column("You typed")] if yours else COLUMNS
    table = Table("What was changed", columns, rows, "s", row_headings=True, stacks=True)
    return Conflict(_sentence(change, reader), table, typed | {name: now[name] for name in alone})


def level_lines(facts: Facts, levels: Sequence[RiskLevel]) -> dict[str, str]:
    """The level in force in words."""
    if not facts["level"]:
        return {"Risk level": "Not set"}
    key, day = facts["level"]
    label = next((level.label for level in levels if level.pk == key), "Another level")
    return {"Risk level": f"{label}, from {words.day(date.fromisoformat(day))}"}


def spell_lines(facts: Facts) -> dict[str, str]:
    """The stretches of exploitation in words, each under its type and first day."""
    lines = {}
    for code, start, end in facts["spells"]:
        began = words.day(date.fromisoformat(start))
        ended = f"ended {words.day(date.fromisoformat(end))}" if end else "in force"
        lines[f"{EXPLOITATION_TYPE.label(code)} from {began}"] = ended.capitalize()
    return lines


def _label(form: BaseForm, name: str) -> str:
    return str(form.fields[name].label) if name in form.fields else name


def _typed(form: BaseForm, name: str) -> Any:
    return form.cleaned_data.get(name, form[name].value())


def _same(value: Any) -> Any:
    """A value as it is compared: empty is empty, and a key is a key however it came."""
    if value in (None, "", [], ()):
        return ""
    if isinstance(value, list | tuple):
        return [str(one) for one in value]
    return str(getattr(value, "pk", value))


def _say(form: BaseForm, name: str, value: Any) -> str:
    if _same(value) == "":
        return NOTHING
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, date) and not isinstance(value, datetime):
        return words.day(value)
    choices = getattr(form.fields.get(name), "choices", None)
    if choices is None:
        return str(value)
    labels = {str(key): str(label) for key, label in choices}
    codes = _same(value)
    listed = codes if isinstance(codes, list) else [codes]
    return ", ".join(labels.get(code, "Another choice") for code in listed)


def _sentence(change: Change | None, reader: User) -> str:
    if change is None:
        return "This was changed after you opened the page. Nothing of yours has been saved yet."
    moment = timezone.localtime(change.at)
    day = "today" if moment.date() == timezone.localdate() else f"on {words.day(moment.date())}"
    who = change.name or "GETSAFE itself"
    if change.by == reader.pk:
        who = "You, in another window,"
    return (
        f"{who} changed this {day} at {moment:%H:%M}, after you opened the page. "
        "Nothing of yours has been saved yet."
    )
