"""The FOI desk in finished words: the register, a request with its parts, clock and release."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from typing import Any

from django.urls import reverse
from django.utils import timezone

from getsafe.govuk.components import Column, Link, SummaryList, SummaryRow, Table, Tag
from getsafe.govuk.fields import long_date
from reporting.choices import FOI_STATUS, PART_KIND
from reporting.clock import Day
from reporting.models import FoiRequest, LibraryAnswer, Preparation, Release
from reporting.packs import PACKS
from reporting.presenters import figures
from reporting.presenters.figures import Figure
from reporting.presenters.letters import is_anything_withheld
from reporting.queries.foi_overlaps import Overlap

APART = "govuk-link govuk-!-margin-right-3"
STATUS_COLOURS = {
    "open": "blue",
    "clarifying": "purple",
    "awaiting_approval": "yellow",
    "released": "green",
    "withdrawn": "grey",
}


@dataclass(frozen=True, slots=True)
class Part:
    """One part of an answer, ready for the page."""

    letter: str
    wording: str
    kind: Tag
    not_held: bool
    paragraphs: tuple[str, ...]
    source: str
    source_warning: str
    figures: tuple[Figure, ...]
    unprotected: tuple[Figure, ...]
    actions: tuple[Link, ...]


def status_tag(request: FoiRequest) -> Tag:
    """The status of a request."""
    return Tag(FOI_STATUS.label(request.status), STATUS_COLOURS[request.status])


def days_left(request: FoiRequest, left: int) -> Tag | str:
    """How the clock stands; `left` is in working days, below 0 when the day has passed."""
    if request.status == "clarifying":
        return "Stopped"
    if request.status not in {"open", "awaiting_approval"}:
        return ""
    if left < 0:
        return Tag("Late", "red")
    if left == 0:
        return Tag("Due today", "red")
    return f"{left} working {'day' if left == 1 else 'days'} left"


def register(requests: Iterable[FoiRequest], left: dict[int, int]) -> Table:
    """The requests whose clock is running; `left` holds each request's working days left."""
    return Table(
        caption="To answer",
        columns=[Column(name) for name in ("Reference", "Subject", "Received", "Due", "Clock")]
        + [Column("Status")],
        rows=[
            (
                Link(request.reference, reverse("reporting:foi-request", args=[request.uuid])),
                request.title,
                long_date(request.received_on),
                "" if request.status == "clarifying" else long_date(request.due_on),
                days_left(request, left[request.pk]),
                status_tag(request),
            )
            for request in requests
        ],
        row_headings=True,
        stacks=True,
        empty="No request is waiting for an answer.",
        id="unanswered",
    )


def closed(requests: Iterable[FoiRequest]) -> Table:
    """The requests that need no more work."""
    return Table(
        caption="Closed",
        columns=[Column(name) for name in ("Reference", "Subject", "Received", "Status")],
        rows=[
            (
                Link(request.reference, reverse("reporting:foi-request", args=[request.uuid])),
                request.title,
                long_date(request.received_on),
                status_tag(request),
            )
            for request in requests
        ],
        row_headings=True,
        stacks=True,
        empty="No requests have been closed yet.",
        id="closed",
    )


def initial_request(asked: Mapping[str, str]) -> dict[str, str]:
    """What the form starts with when a pack was chosen on the register."""
    pack = PACKS.get(asked.get("pack", ""))
    return {"pack": pack.code, "title": pack.subject} if pack else {}


def approvals(preparations: Iterable[Preparation]) -> Table:
    """The answers that wait for the second person."""
    return Table(
        caption="Waiting for approval",
        columns=[Column(name) for name in ("Reference", "Subject", "Due", "Prepared by")],
        rows=[
            (
                Link(
                    preparation.request.reference,
                    reverse("reporting:foi-approval", args=[preparation.uuid]),
                ),
                preparation.request.title,
                long_date(preparation.request.due_on),
                preparation.by.name,
            )
            for preparation in preparations
        ],
        row_headings=True,
        stacks=True,
        empty="Nothing is waiting for approval.",
        id="approvals",
    )


def summary(request: FoiRequest, left: int) -> SummaryList:
    """What the register says of a request."""
    rows = [
        SummaryRow("Status", status_tag(request)),
        SummaryRow("Received", long_date(request.received_on)),
        *_clarification(request),
        SummaryRow("Due", due(request)),
    ]
    clock = days_left(request, left)
    if clock:
        rows.append(SummaryRow("Clock", clock))
    rows.append(SummaryRow("Figures “now” are as at", long_date(request.figures_on)))
    return SummaryList(rows)


def _clarification(request: FoiRequest) -> Iterator[SummaryRow]:
    if request.clarification_asked_on:
        yield SummaryRow("Requester asked", long_date(request.clarification_asked_on))
    if request.clarified_on:
        yield SummaryRow("Made clear", long_date(request.clarified_on))


def due(request: FoiRequest) -> str:
    """The day to answer by, which is not known while the requester has to answer first."""
    if request.status == "clarifying":
        return "20 working days after the requester answers"
    return f"{request.due_on:%A} {long_date(request.due_on)}"


def clock(days: Sequence[Day]) -> Table:
    """The day-by-day count of the FOI Act's clock."""
    return Table(
        caption="How the due date was counted",
        columns=[Column("Day"), Column("Working day"), Column("Not counted because")],
        rows=[(f"{day.on:%A} {long_date(day.on)}", day.number or "", day.because) for day in days],
        caption_size="s",
        compact=True,
        row_headings=True,
        id="clock",
    )


def parts(
    content: dict[str, Any],
    *,
    change: FoiRequest | None = None,
    unprotected: Iterable[dict[str, Any] | None] = (),
) -> list[Part]:
    """The parts of an answer; `change` is the request where they may still be changed.

    `unprotected` holds, for those who approve, the figures with all their numbers; None where
    nothing is withheld.
    """
    raw = iter(unprotected)
    return [_part(part, change=change, raw=raw) for part in content["parts"]]


def overlaps(found: Iterable[Overlap]) -> list[str]:
    """A warning for each earlier release that something could be worked out with."""
    return [
        f"{one.reference}, released {moment(one.released_at)}, counts some of the same children: "
        f"{', and '.join(_overlap(one))}. Someone who holds both answers could work out a small "
        "number. Read them side by side before this one goes out."
        for one in found
    ]


def _overlap(found: Overlap) -> Iterator[str]:
    if found.differing:
        yield (
            f"{found.differing} {'pair' if found.differing == 1 else 'pairs'} of numbers "
            f"{'differs' if found.differing == 1 else 'differ'} by 1 to 5"
        )
    if found.printed_once:
        numbers = "number is" if found.printed_once == 1 else "numbers are"
        yield f"{found.printed_once} {numbers} printed in one and withheld in the other"


def _part(
    part: dict[str, Any], *, change: FoiRequest | None, raw: Iterator[dict[str, Any] | None]
) -> Part:
    library = part["library"]
    held = part["figures"]
    shown = [entry["answer"] for entry in held]
    titles = [entry["title"] for entry in held]
    return Part(
        letter=part["letter"],
        wording=part["wording"],
        kind=Tag(PART_KIND.label(part["kind"]), "grey"),
        not_held=part["kind"] == "not_held",
        paragraphs=tuple(_paragraphs(library["text"] if library else "", part["text"])),
        source=_source(library) if library else "",
        source_warning=_warning(library) if library and change else "",
        figures=_figures(titles, shown, element_id=f"figure-{part['letter']}"),
        unprotected=_unprotected(part["letter"], held, list(islice(raw, len(held)))),
        actions=_part_actions(part["letter"], change) if change else (),
    )


def _unprotected(
    letter: str, held: list[dict[str, Any]], raw: list[dict[str, Any] | None]
) -> tuple[Figure, ...]:
    """The figures of which something is withheld, with every number."""
    return tuple(
        figures.present(
            f"{entry['title']}: every number", answer, element_id=f"unprotected-{letter}-{number}"
        )
        for number, (entry, answer) in enumerate(zip(held, raw, strict=False), 1)
        if answer is not None
    )


def _paragraphs(*texts: str) -> Iterator[str]:
    for text in texts:
        for paragraph in re.split(r"\n\s*\n", text.replace("\r\n", "\n")):
            if paragraph.strip():
                yield paragraph.strip()


def _figures(
    titles: Sequence[str], answers: Sequence[dict[str, Any]], *, element_id: str
) -> tuple[Figure, ...]:
    return tuple(
        figures.present(title, answer, element_id=f"{element_id}-{number}")
        for number, (title, answer) in enumerate(zip(titles, answers, strict=False), 1)
    )


def _source(library: dict[str, Any]) -> str:
    review = long_date(date.fromisoformat(library["review_on"]))
    return (
        f"Library answer “{library['title']}”, version {library['version']}. "
        f"Owner: {library['owner']}. Review: {review}."
    )


def _warning(library: dict[str, Any]) -> str:
    if not library["review_due"]:
        return ""
    return (
        f"This library answer is due for review. Ask the {library['owner']} whether "
        "it is still right, and set a new date in the library."
    )


def _part_actions(letter: str, request: FoiRequest) -> tuple[Link, ...]:
    args = [request.uuid, letter]
    hidden = f"part {letter}"
    return (
        Link("Change", reverse("reporting:foi-part-change", args=args), hidden, APART),
        Link("Remove", reverse("reporting:foi-part-remove", args=args), hidden, APART),
    )


def release(made: Release) -> SummaryList:
    """How and when an answer went out."""
    return SummaryList(
        [
            SummaryRow("Prepared by", made.prepared_by.name),
            SummaryRow("Approved by", made.approved_by.name),
            SummaryRow("Released", moment(made.released_at)),
            SummaryRow("Figures as known at", moment(made.preparation.as_known_at)),
            SummaryRow("SHA-256 of the frozen answer", made.sha256),
        ],
        title="Release",
        id="release",
    )


def log_entry(request: FoiRequest, made: Release, working_day: int) -> SummaryList:
    """The line of the disclosure log, without what has no value."""
    entry = _log(request, made, working_day)
    return SummaryList([SummaryRow(key, value) for key, value in entry if value])


def log_rows(request: FoiRequest, made: Release, working_day: int) -> list[tuple[str, ...]]:
    """The disclosure log's line as a header row and a row of values."""
    entry = _log(request, made, working_day)
    return [
        tuple(key.lower().replace(" ", "_") for key, _ in entry),
        tuple(value for _, value in entry),
    ]


def _log(request: FoiRequest, made: Release, working_day: int) -> list[tuple[str, str]]:
    withheld = is_anything_withheld(made.preparation.content)
    not_held = any(part["kind"] == "not_held" for part in made.preparation.content["parts"])
    outcome = "Part answered" if withheld or not_held else "Answered in full"
    return [
        ("Reference", request.reference),
        ("Regime", "FOI"),
        ("Title", request.title),
        ("Received date", request.received_on.isoformat()),
        ("Clarified date", request.clarified_on.isoformat() if request.clarified_on else ""),
        ("Due date", request.due_on.isoformat()),
        ("Responded date", timezone.localdate(made.released_at).isoformat()),
        ("Working days", str(working_day)),
        ("Outcome", outcome),
        ("Exemptions", "s.40(2)" if withheld else ""),
        ("Licence", "Open Government Licence v3.0"),
    ]


def library(answers: Iterable[LibraryAnswer]) -> Table:
    """The answer library."""
    return Table(
        caption="Answers",
        columns=[Column(name) for name in ("Title", "Owner", "Version", "Review")],
        rows=[
            (
                Link(answer.title, reverse("reporting:library-answer", args=[answer.code])),
                answer.owner,
                answer.version,
                review(answer),
            )
            for answer in answers
        ],
        row_headings=True,
        stacks=True,
        empty="The library is empty.",
        id="library",
    )


def library_answer(answer: LibraryAnswer) -> SummaryList:
    """One answer with its owner and review date."""
    return SummaryList(
        [
            SummaryRow("Answer", answer.text),
            SummaryRow("Owner", answer.owner),
            SummaryRow("Review", review(answer)),
            SummaryRow("Version", answer.version),
        ]
    )


def versions(answer: LibraryAnswer) -> Table:
    """Every version of an answer, the newest first."""
    return Table(
        caption="Versions",
        columns=[Column(name) for name in ("Version", "Written", "By", "Answer")],
        rows=[
            (
                version.number,
                long_date(version.written_on),
                version.written_by.name if version.written_by else "Shipped with GETSAFE",
                version.text,
            )
            for version in answer.versions.all()
        ],
        row_headings=True,
        stacks=True,
        id="versions",
    )


def review(answer: LibraryAnswer) -> Tag | str:
    """When an answer is to be looked at again."""
    return Tag("Review due", "orange") if answer.is_review_due else long_date(answer.review_on)


def moment(at: datetime) -> str:
    """A moment in London time."""
    local = timezone.localtime(at)
    return f"{long_date(local.date())}, {local:%H:%M}"
