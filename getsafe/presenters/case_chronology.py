"""A case's chronology as its page shows it: all or one part, and the parts to choose from."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from getsafe import routes
from getsafe.govuk.components import Event, Link, Tag
from getsafe.models import Case
from getsafe.panels import Event as DatedEvent
from getsafe.presenters import words

CORRECTION = Tag("Correction", "yellow")


def _of(*kinds: str) -> Callable[[DatedEvent], bool]:
    return lambda event: event.kind in kinds


# Each part: its code in the address, its name, and what belongs to it.
PARTS: list[tuple[str, str, Callable[[DatedEvent], bool]]] = [
    ("", "All", lambda _: True),
    ("referrals", "Referrals and screening", _of("Referral", "Screening", "Contribution")),
    ("risk", "Exploitation and risk", _of("Exploitation", "Risk level")),
    ("meetings", "Meetings and actions", _of("Meeting", "Decision", "Action")),
    ("child", "Child, care and consent", _of("Child", "Care status", "Consent")),
    ("case", "Case and closure", _of("Case", "Closure")),
    ("corrections", "Corrections", lambda event: event.is_correction),
]


@dataclass(frozen=True, slots=True)
class Part:
    """A link to a part of the chronology, with how many lines it has."""

    label: str
    url: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Chronology:
    """The lines of the chosen part, newest first; `code` and `name` are the part's."""

    code: str
    name: str
    parts: list[Part]
    events: list[Event]


def present(case: Case, events: Sequence[DatedEvent], wanted: str, *, whole: bool) -> Chronology:
    """The part `wanted`; an unknown one is all. Without `whole` the texts are left out."""
    code, name, belongs = next((part for part in PARTS if part[0] == wanted), PARTS[0])
    chosen = [event for event in events if belongs(event)]
    return Chronology(
        code,
        name,
        _parts(case, events, code),
        [_line(event, with_text=whole) for event in chosen],
    )


def _parts(case: Case, events: Sequence[DatedEvent], chosen: str) -> list[Part]:
    home = routes.to_record("getsafe:case", case.uuid)
    parts = []
    for code, name, belongs in PARTS:
        count = sum(map(belongs, events))
        if count or not code or code == chosen:
            query = f"?part={code}" if code else ""
            parts.append(Part(f"{name} ({count})", f"{home}{query}#chronology", code == chosen))
    return parts


def _line(event: DatedEvent, *, with_text: bool) -> Event:
    title = Link(event.title, event.href) if event.href else event.title
    return Event(
        title=title,
        at=words.day(event.on),
        body=event.text if with_text else "",
        by=", ".join(part for part in (event.kind, event.by) if part),
        tag=CORRECTION if event.is_correction else "",
        machine_at=event.on.isoformat(),
    )
