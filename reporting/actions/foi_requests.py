"""Logging a request and its parts, and closing one that needs no answer."""

from datetime import date
from typing import Any

from django.db import transaction

from getsafe import audit
from getsafe.errors import Refused
from getsafe.models import User
from reporting import policies
from reporting.models import FoiPart, FoiRequest, LibraryAnswer
from reporting.packs import PACKS, SAVED_QUESTIONS, Pack, PackPart
from reporting.queries.clock import get_due_on


@transaction.atomic
def log_request(
    reference: str, *, by: User, title: str, received_on: date, pack: str = ""
) -> FoiRequest:
    """Log a request with its due date and, from a pack, all its parts.

    Refuses a reference that is in the register already. Audited as foi_request.log.
    """
    policies.check_can_answer(by)
    if FoiRequest.objects.filter(reference=reference).exists():
        raise Refused("This reference is in the register already", field="reference")
    request = FoiRequest.objects.create(
        reference=reference,
        title=title,
        received_on=received_on,
        due_on=get_due_on(received_on),
        figures_on=received_on,
        created_by=by,
    )
    if pack:
        _add_pack(request, PACKS[pack])
    audit.record("foi_request.log", request, by=by, details={"pack": pack})
    return request


@transaction.atomic
def add_part(request: FoiRequest, *, by: User, letter: str, **answer: Any) -> FoiPart:
    """Add a part after the others; `answer` is as for `change_part`.

    Refuses a letter the request has already. Audited as foi_request.add_part.
    """
    request = _locked(request)
    policies.check_can_change(by, request)
    if request.parts.filter(letter=letter).exists():
        raise Refused(f"This request already has a part {letter}", field="letter")
    last = request.parts.order_by("-position").values_list("position", flat=True).first()
    part = FoiPart(request=request, letter=letter, position=(last or 0) + 1)
    _answer(part, **answer)
    audit.record("foi_request.add_part", request, by=by, details={"letter": letter})
    return part


@transaction.atomic
def change_part(part: FoiPart, *, by: User, **answer: Any) -> FoiPart:
    """Answer a part anew: `wording`, `kind`, `library_answer`, `text`, `questions` (codes).

    Audited as foi_request.change_part.
    """
    request = _locked(part.request)
    policies.check_can_change(by, request)
    part.request = request
    _answer(part, **answer)
    audit.record("foi_request.change_part", request, by=by, details={"letter": part.letter})
    return part


@transaction.atomic
def remove_part(part: FoiPart, *, by: User) -> None:
    """Take a part out of the request. Audited as foi_request.remove_part."""
    request = _locked(part.request)
    policies.check_can_change(by, request)
    audit.record("foi_request.remove_part", request, by=by, details={"letter": part.letter})
    part.delete()


@transaction.atomic
def withdraw(request: FoiRequest, *, by: User, reason: str) -> FoiRequest:
    """Close a request that the requester withdrew or let lapse. Audited as foi_request.withdraw."""
    request = _locked(request)
    policies.check_can_withdraw(by, request)
    request.status = policies.FOI_REQUEST.after(request.status, "withdraw")
    request.save(update_fields=["status"])
    audit.record("foi_request.withdraw", request, by=by, reason=reason)
    return request


def _locked(request: FoiRequest) -> FoiRequest:
    return FoiRequest.objects.select_for_update().get(pk=request.pk)


def _answer(
    part: FoiPart,
    *,
    wording: str,
    kind: str,
    library_answer: LibraryAnswer | None = None,
    text: str = "",
    questions: tuple[str, ...] | list[str] = (),
) -> None:
    in_words = kind != "figure"
    part.wording, part.kind = wording, kind
    part.library_answer = library_answer if in_words else None
    part.text = text
    day = part.request.figures_on
    part.figures = [] if in_words else [SAVED_QUESTIONS[code].asked_on(day) for code in questions]
    part.save()


def _add_pack(request: FoiRequest, pack: Pack) -> None:
    library = {
        answer.code: answer
        for answer in LibraryAnswer.objects.filter(code__in=[p.library for p in pack.parts])
    }
    for position, asked in enumerate(pack.parts, 1):
        _answer(
            FoiPart(request=request, letter=asked.letter, position=position),
            wording=asked.wording,
            kind=asked.kind,
            library_answer=_library_answer(asked, library),
            questions=asked.questions,
        )


def _library_answer(asked: PackPart, library: dict[str, LibraryAnswer]) -> LibraryAnswer | None:
    if asked.library and asked.library not in library:
        raise Refused(f"Add the library answer “{asked.library}” first: this pack uses it")
    return library.get(asked.library)
