"""Text saved while it is typed: what arrives late, or from a page out of date, undoes nothing."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from getsafe.errors import Refused

PAGES = 10  # whose sendings are remembered, the latest


class Overtaken(Refused):
    """Something typed later on the same page has been kept already."""


class ChangedElsewhere(Refused):
    """Another window has kept something since this one read what was there."""


@dataclass(frozen=True, slots=True)
class Sending:
    """Where text came from: which open page, and its number there: a later one has a higher number.

    `seen` is a digest of what was kept when the page was drawn. Without script that is all.
    """

    page: str = ""
    number: int = 0
    seen: str = ""


Pages = Sequence[Sequence[Any]]  # the pages that kept text came from with their number, latest last


def read(sent: Mapping[str, str]) -> Sending | None:
    """Where the script says that the text came from; without script nobody says."""
    page, number = sent.get("sent_page", ""), sent.get("sent_number", "")
    seen = sent.get("sent_seen", "")
    if not (page and number.isdecimal() and len(page) <= 64 and len(number) <= 9):
        return Sending(seen=seen) if seen else None
    return Sending(page, int(number), seen)


def digest(typed: Mapping[str, Sequence[str]]) -> str:
    """A fingerprint of what is kept."""
    text = json.dumps(typed, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def check_order(pages: Pages, sending: Sending, *, kept: str, may_be_late: bool) -> None:
    """Refuse text older than what its page kept, or of a page that has not seen what is kept.

    `kept` is the digest of what is kept now.
    """
    last = _last_number(pages, sending.page)
    if may_be_late and last is not None and sending.number <= last:
        raise Overtaken("What you typed later has been saved already")
    is_known = pages[-1][0] == sending.page if last is not None else sending.seen in {"", kept}
    if not is_known:
        raise ChangedElsewhere(
            "This step was changed in another window. What is shown here is what you typed in this "
            "one: check it, and continue to keep it instead"
        )


def note(pages: Pages, sending: Sending) -> list[list[Any]]:
    """The pages with this sending the latest; it must say its page."""
    others = [[page, number] for page, number in pages if page != sending.page]
    last = _last_number(pages, sending.page) or 0
    return [*others, [sending.page, max(last, sending.number)]][-PAGES:]


def _last_number(pages: Pages, wanted: str) -> int | None:
    return next((number for page, number in pages if page == wanted), None)
