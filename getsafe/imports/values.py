"""Reads the cells of a row; what cannot be read says what is wrong and what would be right."""

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date

from getsafe.choices import EXPLOITATION_TYPE, CodeList

EARLIEST = date(1900, 1, 1)
LONGEST_REFERENCE = 100
MOST_PERSONS = 32767
DATE_WANTED = "a date written YYYY-MM-DD or DD/MM/YYYY"
ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})", re.ASCII)
BRITISH = re.compile(r"(?P<day>\d{2})/(?P<month>\d{2})/(?P<year>\d{4})", re.ASCII)
TYPE = re.compile(r"(?P<type>\S+)(?:\s+from\s+(?P<first>\S+))?(?:\s+to\s+(?P<last>\S+))?")


class Unreadable(ValueError):
    """A cell that cannot be taken: what is wrong with it, and what would be right."""

    def __init__(self, wrong: str, right: str) -> None:
        super().__init__(wrong)
        self.wrong = wrong
        self.right = right


@dataclass(frozen=True, slots=True)
class DatedType:
    """A type of exploitation with the dates of its own, if the file gives any."""

    code: str
    first: date | None
    last: date | None


def read_date(text: str, today: date) -> date:
    """A date in either form, not after today."""
    found = ISO.fullmatch(text) or BRITISH.fullmatch(text)
    try:
        day = date(*(int(found[part]) for part in ("year", "month", "day"))) if found else None
    except ValueError:
        day = None
    if day is None:
        raise Unreadable("is not a date", DATE_WANTED)
    if day > today:
        raise Unreadable("is in the future", f"a date up to today, {today.isoformat()}")
    if day < EARLIEST:
        raise Unreadable("is too long ago", f"a date from {EARLIEST.isoformat()} on")
    return day


def read_code(text: str, allowed: Collection[str]) -> str:
    """One of the codes."""
    if text not in allowed:
        raise Unreadable("is not one of the codes", f"one of {', '.join(allowed)}")
    return text


def codes(listed: CodeList) -> Callable[[str], str]:
    """A reader of one code of a code list."""
    return lambda text: read_code(text, listed.codes)


def read_yes_no(text: str) -> bool:
    """Yes or no."""
    if text not in ("yes", "no"):
        raise Unreadable("is neither yes nor no", "yes, no, or blank for no")
    return text == "yes"


def read_text(text: str) -> str:
    """A reference or a name; a line break or a fixed space in it is read as a plain space."""
    text = "".join(" " if letter.isspace() else letter for letter in text)
    if len(text) > LONGEST_REFERENCE:
        raise Unreadable("is too long", f"at most {LONGEST_REFERENCE} characters")
    if not text.isprintable():
        raise Unreadable("has a character that cannot be shown", "letters, digits and punctuation")
    return text


def read_count(text: str) -> int:
    """How many people, from 0."""
    if not (text.isascii() and text.isdigit()):
        raise Unreadable("is not a number of people", "blank if not known, else 0, 1, 2 and so on")
    digits = text.lstrip("0") or "0"
    if len(digits) > len(str(MOST_PERSONS)) or int(digits) > MOST_PERSONS:
        raise Unreadable("is more people than can be recorded", f"at most {MOST_PERSONS}")
    return int(digits)


def read_types(text: str, today: date) -> tuple[DatedType, ...]:
    """The `;`-separated types, each with the dates of its own."""
    return tuple(_read_type(part.strip(), today) for part in text.split(";"))


def _read_type(text: str, today: date) -> DatedType:
    found = TYPE.fullmatch(text)
    if found is None:
        wrong = f'has "{text}", which is not a type with its dates' if text else "has an empty type"
        raise Unreadable(wrong, "types separated by ;, such as CSE; CCE from 2021-07-01")
    if found["type"] not in EXPLOITATION_TYPE:
        raise Unreadable(
            f'has "{found["type"]}", which is not a type',
            f"types out of {', '.join(EXPLOITATION_TYPE.codes)}",
        )
    first, last = (_read_type_date(found[half], today) for half in ("first", "last"))
    if first and last and first > last:
        raise Unreadable(f'has "{text}", which ends before it starts', "from a date to a later one")
    return DatedType(found["type"], first, last)


def _read_type_date(text: str | None, today: date) -> date | None:
    if text is None:
        return None
    try:
        return read_date(text, today)
    except Unreadable as error:
        raise Unreadable(f'has "{text}", which {error.wrong}', error.right) from error
