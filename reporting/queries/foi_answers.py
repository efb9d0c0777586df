"""A whole answer to a request as data: words, sources and protected figures, part by part.

This is what is shown, put forward, frozen and sent. It never holds an unprotected count.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from getsafe.models import User
from reporting.models import FoiPart, FoiRequest, LibraryAnswer, Preparation
from reporting.queries import figures

Content = dict[str, Any]


def compose(request: FoiRequest, *, as_known_at: datetime | None = None) -> Content:
    """The answer as it stands, from what was known at a moment (None is now).

    Its figures are protected together: what one prints must not give away what another withholds.
    """
    parts = list(request.parts.select_related("library_answer"))
    variants = [_variants(held) for part in parts for held in part.figures]
    answers = iter(_protected(variants, as_known_at=as_known_at))
    return {
        "reference": request.reference,
        "title": request.title,
        "received_on": request.received_on.isoformat(),
        "clarified_on": request.clarified_on.isoformat() if request.clarified_on else None,
        "due_on": request.due_on.isoformat(),
        "parts": [_part(part, answers) for part in parts],
    }


def sha256(content: Content) -> str:
    """The hash of an answer: of its JSON with sorted keys, without spaces, in UTF-8."""
    canonical = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(canonical.encode()).hexdigest()


def unprotected(preparation: Preparation, *, actor: User) -> list[dict[str, Any] | None]:
    """Each figure of a prepared answer with every number, counted anew as then known.

    None where nothing is withheld: the frozen figure has every number already.
    """
    held = [entry["answer"] for part in preparation.content["parts"] for entry in part["figures"]]
    asked = [answer["question"] for answer in held if withholds(answer)]
    found = figures.list_unprotected(asked, actor=actor, as_known_at=preparation.as_known_at)
    answers = iter(found)
    return [next(answers).as_json() if withholds(answer) else None for answer in held]


def withholds(answer: dict[str, Any]) -> bool:
    """Whether any number of an answer is withheld."""
    return any(cell["value"] is None and cell["mark"] == "c" for cell in answer["cells"])


def count_changes(preparation: Preparation) -> tuple[int, int]:
    """How many printed cells come out differently: as known then (0, always), and as known now."""
    content = preparation.content
    asked = [[question] for question in _asked(content)]
    then = _protected(asked, as_known_at=preparation.as_known_at)
    now = _protected(asked)
    frozen = [held["answer"] for part in content["parts"] for held in part["figures"]]
    return _differences(frozen, then), _differences(frozen, now)


def tables_of(content: Content) -> list[dict[str, Any]]:
    """Every figure of an answer in order, with the part's letter and its place in the part."""
    return [
        {"letter": part["letter"], "number": number, **held}
        for part in content["parts"]
        for number, held in enumerate(part["figures"], 1)
    ]


def _protected(
    variants: Iterable[Iterable[dict[str, Any]]], *, as_known_at: datetime | None = None
) -> list[dict[str, Any]]:
    answers = figures.list_finest_protected(variants, as_known_at=as_known_at)
    return [answer.as_json() for answer in answers]


def _variants(held: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The question as asked and, after it, with coarser and coarser age bands."""
    yield held["question"]
    for bands in held["coarser"]:
        yield held["question"] | {"age_bands": bands}


def _part(part: FoiPart, answers: Iterator[dict[str, Any]]) -> dict[str, Any]:
    return {
        "letter": part.letter,
        "wording": part.wording,
        "kind": part.kind,
        "text": part.text,
        "library": _library(part.library_answer) if part.library_answer else None,
        "figures": [
            {
                "code": held["code"],
                "title": held["title"],
                "answer": next(answers),
            }
            for held in part.figures
        ],
    }


def _library(answer: LibraryAnswer) -> dict[str, Any]:
    return {
        "code": answer.code,
        "title": answer.title,
        "text": answer.text,
        "owner": answer.owner,
        "version": answer.version,
        "review_on": answer.review_on.isoformat(),
        "review_due": answer.is_review_due,
    }


def _asked(content: Content) -> Iterator[dict[str, Any]]:
    return (held["answer"]["question"] for part in content["parts"] for held in part["figures"])


def _differences(frozen: list[dict[str, Any]], counted: list[dict[str, Any]]) -> int:
    def printed(answer: dict[str, Any]) -> dict[str, Any]:
        return {
            json.dumps(cell["at"], sort_keys=True): (cell["value"], cell.get("mark"))
            for cell in answer["cells"]
        }

    changed = 0
    for before, after in zip(map(printed, frozen), map(printed, counted), strict=True):
        changed += sum(before.get(at) != after.get(at) for at in before | after)
    return changed
