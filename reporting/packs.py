"""Requests that many councils get in the same words, ready to be answered in one click.

A pack's parts become a request's own: changing a pack changes no request. In its questions the
text `AS_AT` stands for the day that "now" figures are taken at.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

AS_AT = "AS_AT"
CSE = {"exploitation": {"any": ["CSE"]}}
OPEN_NOW = {"type": "as_at", "on": AS_AT}


@dataclass(frozen=True, slots=True)
class SavedQuestion:
    """A question of the engine with a title.

    `coarser` age bands are tried in order where those before them would have to be withheld.
    """

    code: str
    title: str
    question: dict[str, Any]
    coarser: tuple[tuple[str, ...], ...] = ()

    def asked_on(self, day: date) -> dict[str, Any]:
        """What a part keeps of it: the question with its day filled in."""
        return {
            "code": self.code,
            "title": self.title,
            "question": _filled(self.question, day.isoformat()),
            "coarser": [list(bands) for bands in self.coarser],
        }


@dataclass(frozen=True, slots=True)
class PackPart:
    """One part: its letter, the requester's words, and how it is answered."""

    letter: str
    wording: str
    kind: str
    library: str = ""
    questions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pack:
    """A request known in advance."""

    code: str
    title: str
    subject: str
    parts: tuple[PackPart, ...]


def _filled(value: Any, day: str) -> Any:
    if isinstance(value, dict):
        return {key: _filled(item, day) for key, item in value.items()}
    if isinstance(value, list):
        return [_filled(item, day) for item in value]
    return day if value == AS_AT else value


def _children(where: dict[str, Any], period: dict[str, Any], **layout: Any) -> dict[str, Any]:
    return {"measure": "cases", "unit": "children", "where": where, "period": period, **layout}


SAVED_QUESTIONS: dict[str, SavedQuestion] = {
    saved.code: saved
    for saved in (
        SavedQuestion(
            "cse-open", "Children with an open CSE case", _children(CSE, OPEN_NOW, rows=[])
        ),
        SavedQuestion(
            "cse-open-group-based",
            "Children with an open CSE case, by whether it is group-based",
            _children(CSE, OPEN_NOW, rows=["group_based"]),
        ),
        SavedQuestion(
            "cse-open-ethnicity",
            "Children with an open CSE case, by ethnicity",
            _children(CSE, OPEN_NOW, rows=["ethnicity"]),
        ),
        SavedQuestion(
            "cse-open-age",
            "Children with an open CSE case, by age",
            _children(
                CSE, OPEN_NOW, rows=["age_band"], age_bands=["0-9", "10-12", "13-15", "16-17",
                                                             "18-25"]
            ),
            coarser=(("0-12", "13-15", "16-17", "18-25"), ("0-15", "16-17", "18-25"),
                     ("0-15", "16-25"), ("0-17", "18-25")),
        ),
        SavedQuestion(
            "cse-by-year",
            "Children with an open CSE case at any time in the year",
            _children(
                CSE,
                {"type": "during", "by": "calendar_year", "years": [2010, 2024]},
                rows=[],
            ),
        ),
        SavedQuestion(
            "exploitation-open",
            "Children with an open case, by exploitation type",
            _children({}, OPEN_NOW, rows=["exploitation"]),
        ),
    )
}  # fmt: skip

CSE_2025 = Pack(
    "cse-round-robin-2025",
    "CSE round-robin 2025",
    "Child sexual exploitation",
    (
        PackPart(
            "a",
            "Can you please confirm that your council currently operates these mechanisms and has "
            "a strategy to cover CSE",
            "narrative",
            library="cse-strategy",
        ),
        PackPart(
            "b",
            "the nature of these mechanisms used to monitor CSE and the strategy in place",
            "narrative",
            library="cse-mechanisms",
        ),
        PackPart(
            "c",
            "the current number of cases of CSE being monitored by your council",
            "figure",
            questions=("cse-open",),
        ),
        PackPart(
            "d",
            "the number of CSE cases monitored that are thought to be gang/group based (cases "
            "involving 2 or more perpetrators)",
            "figure",
            questions=("cse-open-group-based",),
        ),
        PackPart(
            "e",
            "a breakdown of ethnicity and - if possible - age of the assumed victims of CSE being "
            "monitored by your council",
            "figure",
            questions=("cse-open-ethnicity", "cse-open-age"),
        ),
        PackPart(
            "f",
            "a breakdown of ethnicity of perpetrators for cases being monitored by your council",
            "not_held",
            library="perpetrators-not-held",
        ),
        PackPart(
            "g",
            "the number of cases being monitored each year between 2010 and 2024 (please use the "
            "most appropriate reporting date for this data and, if this is not available, please "
            "provide this information as of the 1st March of that year). If data is not available "
            "for a particular year then please specify the reason for this.",
            "figure",
            questions=("cse-by-year",),
        ),
    ),
)

PACKS: dict[str, Pack] = {pack.code: pack for pack in (CSE_2025,)}
