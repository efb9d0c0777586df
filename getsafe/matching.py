"""How alike two accounts of a child are, and why, in words a person can check."""

import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from rapidfuzz.distance import JaroWinkler

from getsafe.models import Child

LIKELY = 65
SURE = 100
ALIKE = 0.86
CLOSE_DAYS = 400
IDENTIFIERS = (
    ("nhs_number", "Same NHS number"),
    ("upn", "Same unique pupil number"),
    ("social_care_id", "Same social care ID"),
)


# Letters that are not an accented other one, as they are mostly typed.
WHOLE_LETTERS = str.maketrans(
    {"Ł": "L", "ł": "l", "Ø": "O", "ø": "o", "Đ": "D", "đ": "d", "ß": "ss", "Æ": "AE", "æ": "ae"}
)


class Known(Protocol):
    """What is known of the child being compared: the facts of a form, or of a record."""

    @property
    def given_name(self) -> str: ...  # noqa: D102
    @property
    def family_name(self) -> str: ...  # noqa: D102
    @property
    def preferred_name(self) -> str: ...  # noqa: D102
    @property
    def date_of_birth(self) -> date: ...  # noqa: D102
    @property
    def birth_estimated(self) -> bool: ...  # noqa: D102
    @property
    def nhs_number(self) -> str | None: ...  # noqa: D102
    @property
    def upn(self) -> str | None: ...  # noqa: D102
    @property
    def social_care_id(self) -> str | None: ...  # noqa: D102
    @property
    def postcode(self) -> str: ...  # noqa: D102
    @property
    def school(self) -> str: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Likeness:
    """How likely it is that two accounts are of one child (0 to 100), and why."""

    score: int
    reasons: tuple[str, ...]

    @property
    def is_likely(self) -> bool:
        """Whether a person should be asked."""
        return self.score >= LIKELY


def compare(facts: Known, record: Child, *, sounds_alike: bool) -> Likeness:
    """Compare the facts with a record: identifiers decide, else birth and name together.

    `sounds_alike` is whether the database finds that the two names sound the same.
    """
    reasons = [
        words
        for name, words in IDENTIFIERS
        if getattr(facts, name) and getattr(facts, name) == getattr(record, name)
    ]
    score = SURE if reasons else 0
    birth, birth_words = _birth(facts, record)
    name, name_words = _name(facts, record, sounds_alike=sounds_alike)
    place, place_words = _place(facts, record)
    score = max(score, min(99, birth + name + place) if name else 0)
    together = ", ".join(words for words in (birth_words, name_words, place_words) if words)
    if together:
        reasons.append(together[0].upper() + together[1:])
    return Likeness(score, tuple(reasons))


def _birth(facts: Known, record: Child) -> tuple[int, str]:
    typed, held = facts.date_of_birth, record.date_of_birth
    if typed == held:
        return 50, "same date of birth"
    if (typed.year, typed.day, typed.month) == (held.year, held.month, held.day):
        return 45, "day and month of birth the other way round"
    guessed = facts.birth_estimated or record.birth_estimated
    if guessed and abs((typed - held).days) <= CLOSE_DAYS:
        return 30, "estimated date of birth close by"
    same = (typed.day == held.day) + (typed.month == held.month) + (typed.year == held.year)
    if same == 2:
        return 35, "date of birth differs in one part"
    return 0, ""


def _name(facts: Known, record: Child, *, sounds_alike: bool) -> tuple[int, str]:
    given = {fold(facts.given_name), fold(facts.preferred_name)} - {""}
    family = fold(facts.family_name)
    held_given = _held_given(record)
    held_family = {fold(record.family_name), *fold(record.aliases).split()} - {""}
    given_likeness = _best(given, held_given)
    family_likeness = _best({family} - {""}, held_family)
    if given_likeness == family_likeness == 1:
        return 45, "same name"
    if _best({family} - {""}, held_given) >= 0.95 and _best(given, held_family) >= 0.95:
        return 40, "first and family names swapped"
    if min(given_likeness, family_likeness) >= ALIKE:
        return 38, "name spelled alike"
    if sounds_alike:
        return 35, "name sounds alike"
    return _one_name(given_likeness, family_likeness)


def _one_name(given_likeness: float, family_likeness: float) -> tuple[int, str]:
    if given_likeness >= 0.95:
        return 20, "same first name"
    if family_likeness >= 0.95:
        return 20, "same family name"
    return 0, ""


def _place(facts: Known, record: Child) -> tuple[int, str]:
    if facts.postcode and _plain(facts.postcode) == _plain(record.postcode):
        return 25, "same postcode"
    if facts.school and fold(facts.school) == fold(record.school):
        return 10, "same school"
    return 0, ""


def fold(text: str) -> str:
    """Lower case, without accents, hyphens or apostrophes."""
    if not text:
        return ""
    if not text.isascii():
        decomposed = unicodedata.normalize("NFKD", text.translate(WHOLE_LETTERS))
        text = "".join(c for c in decomposed if not unicodedata.combining(c))
    return text.lower().replace("-", " ").replace("'", "").replace("\u2019", "").strip()


def _held_given(record: Child) -> set[str]:
    names = {fold(record.given_name), fold(record.preferred_name), *fold(record.aliases).split()}
    return names - {""}


def _best(ones: set[str], others: set[str]) -> float:
    pairs = ((one, other) for one in ones for other in others)
    return max((JaroWinkler.similarity(one, other) for one, other in pairs), default=0.0)


def _plain(postcode: str) -> str:
    return postcode.replace(" ", "").upper()
