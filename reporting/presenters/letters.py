"""The reply to a request as plain text, from an answer that has been prepared or released."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from getsafe.govuk.fields import long_date
from reporting.presenters import figures
from reporting.queries.foi_answers import withholds

WIDTH_OF_RULE = 40
REFUSAL = (
    "Numbers marked [c] are withheld under section 40(2) of the Act (personal information). A",
    "small number, or one from which a small number could be worked out, could lead people who",
    "know a child to recognise them. The exemption is absolute.",
    "",
)
ENDING = (
    "If you are unhappy with this answer you can ask us for an internal review within 40 working",
    "days. If you are still unhappy after that you can complain to the Information Commissioner:",
    "ico.org.uk.",
    "",
    "You may re-use this information under the Open Government Licence v3.0.",
)


def letter(content: dict[str, Any], *, council: str, is_draft: bool) -> str:
    """The whole reply. A draft says so in its first line."""
    lines = ["DRAFT: not approved for release", ""] if is_draft else []
    lines += [
        council,
        "Freedom of Information Act 2000",
        f"{content['title']}",
        f"Case reference {content['reference']}",
        f"Received {long_date(date.fromisoformat(content['received_on']))}",
    ]
    if content.get("clarified_on"):
        lines.append(f"Made clear {long_date(date.fromisoformat(content['clarified_on']))}")
    lines.append("")
    for part in content["parts"]:
        lines += _part(part)
    if is_anything_withheld(content):
        lines += REFUSAL
    lines += ENDING
    return "\n".join(lines).rstrip() + "\n"


def _part(part: dict[str, Any]) -> Iterator[str]:
    yield f"{part['letter']}) {part['wording']}"
    yield ""
    if part["kind"] == "not_held":
        yield "We do not hold this information."
        yield ""
    for text in (part["library"]["text"] if part["library"] else "", part["text"]):
        if text:
            yield text
            yield ""
    for number, held in enumerate(part["figures"], 1):
        shown = figures.present(held["title"], held["answer"], element_id=f"figure-{number}")
        yield from _figure(shown)


def _figure(figure: figures.Figure) -> Iterator[str]:
    yield figure.title
    yield "-" * min(len(figure.title), WIDTH_OF_RULE)
    yield from figure.lines
    yield ""
    for line in figure.notes:
        yield f"Note: {line}"
    for row in figure.meaning.rows:
        yield f"{row.key}: {row.value}"
    yield ""


def is_anything_withheld(content: dict[str, Any]) -> bool:
    """Whether any figure of an answer was withheld."""
    return any(withholds(held["answer"]) for part in content["parts"] for held in part["figures"])
