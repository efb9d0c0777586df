"""The register of requests, each page in a fixed number of statements."""

from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from getsafe.dates import today, working_days_between
from getsafe.models import User
from reporting import clock
from reporting.models import FoiPart, FoiRequest, LibraryAnswer, Preparation
from reporting.queries.clock import get_holidays

MOST_CLOSED = 200


def get_request(actor: User, uuid: UUID) -> FoiRequest | None:
    """The request, if `actor` may see it."""
    return FoiRequest.objects.visible_to(actor).filter(uuid=uuid).first()


def get_part(actor: User, uuid: UUID, letter: str) -> FoiPart | None:
    """One part of a request that `actor` may see."""
    seen = FoiRequest.objects.visible_to(actor).filter(uuid=uuid)
    return FoiPart.objects.filter(request__in=seen, letter=letter).select_related("request").first()


def list_unanswered(actor: User) -> list[FoiRequest]:
    """Requests that are not closed, the soonest due first."""
    return list(FoiRequest.objects.visible_to(actor).unanswered())


def count_unanswered(actor: User, *, on: date) -> tuple[int, int]:
    """How many requests are not closed, and how many of them are late."""
    return _count(FoiRequest.objects.visible_to(actor).unanswered(), on)


def count_awaiting_approval(actor: User, *, on: date) -> tuple[int, int]:
    """How many answers wait for the second person, and how many of them are late."""
    return _count(FoiRequest.objects.visible_to(actor).awaiting_approval(), on)


def _count(requests: QuerySet[FoiRequest], on: date) -> tuple[int, int]:
    late = Count("pk", filter=Q(due_on__lt=on) & ~Q(status="clarifying"))
    found = requests.aggregate(count=Count("pk"), late=late)
    return found["count"], found["late"]


def list_closed(actor: User) -> list[FoiRequest]:
    """The latest requests that are closed, the newest first."""
    closed = FoiRequest.objects.visible_to(actor).closed()
    return list(closed.order_by("-received_on", "-id")[:MOST_CLOSED])


def working_days_left(requests: Sequence[FoiRequest]) -> dict[int, int]:
    """Each request's working days from today to its due date; below 0 when it has passed."""
    if not requests:
        return {}
    day = today()
    due = [request.due_on for request in requests]
    holidays = get_holidays(min(day, *due), max(day, *due))
    return {request.pk: _left(day, request.due_on, holidays) for request in requests}


def _left(day: date, due: date, holidays: Iterable[date]) -> int:
    return working_days_between(day, due, set(holidays)) if due >= day else -1


def get_working_day(request: FoiRequest, on: date) -> int:
    """How many working days after receipt, or after it was made clear, `on` is."""
    first = request.counted_from
    return clock.working_day_of(first, on, get_holidays(first, on))


def list_awaiting_approval(actor: User) -> list[Preparation]:
    """The answers that wait, as last prepared, the soonest due first."""
    waiting = FoiRequest.objects.visible_to(actor).awaiting_approval()
    latest = (
        Preparation.objects.filter(request__in=waiting)
        .select_related("request", "by")
        .order_by("request_id", "-id")
        .distinct("request_id")
        .defer("content")
    )
    return sorted(latest, key=lambda preparation: preparation.request.due_on)


def get_preparation(actor: User, uuid: UUID) -> Preparation | None:
    """A preparation of a request that `actor` may see."""
    seen = FoiRequest.objects.visible_to(actor)
    found = Preparation.objects.filter(request__in=seen, uuid=uuid)
    return found.select_related("request", "by").first()


def latest_preparation(request: FoiRequest) -> Preparation | None:
    """What was last put forward for a request."""
    found = Preparation.objects.filter(request=request)
    return found.select_related("by", "release__approved_by", "release__prepared_by").first()


def list_library(actor: User) -> list[LibraryAnswer]:
    """The answer library."""
    return list(LibraryAnswer.objects.visible_to(actor))


def get_library_answer(actor: User, code: str) -> LibraryAnswer | None:
    """One library answer, with its versions."""
    return (
        LibraryAnswer.objects.visible_to(actor)
        .filter(code=code)
        .prefetch_related("versions__written_by")
        .first()
    )
