"""Whether the audit log is whole, and what it says about a person or a child."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import connection, models
from django.utils import timezone

from getsafe.audit_chain import FIELDS, FIRST, link
from getsafe.models import AuditEntry, AuditSeal, Child, User

CHUNK = 2000
GRACE = timedelta(minutes=5)  # a row is sealed within one minute; five allow for a restart
PAGE = 50
NEXT_VERBS = """
WITH RECURSIVE held (verb) AS (
    (SELECT min(verb) FROM getsafe_auditentry)
    UNION ALL
    SELECT (SELECT min(e.verb) FROM getsafe_auditentry e WHERE e.verb > held.verb)
    FROM held WHERE held.verb IS NOT NULL
)
SELECT verb FROM held WHERE verb IS NOT NULL ORDER BY verb
"""


class ChainBroken(Exception):
    """The audit log is not what was written; the message names the first row that shows it."""


@dataclass(frozen=True, slots=True)
class Proof:
    """How far the chain was found whole: the number of links and the last one's hash."""

    links: int
    head: str
    waiting: int


def verify_chain(
    *, at: datetime, grace: timedelta = GRACE, noted: Sequence[tuple[int, str]] = ()
) -> Proof:
    """Walk the whole chain; ChainBroken at the first row changed, missing or long unsealed.

    `noted` are seals, by number and hash, that were noted outside the database: without one
    nothing tells that the end of the log was cut off, or that every row was written anew.
    """
    number, head = 0, FIRST
    for seal, row in _sealed_rows():
        if seal["number"] != number + 1:
            raise ChainBroken(f"Seal {number + 1} is missing.")
        number = seal["number"]
        named = f"Row {seal['entry_id']} (seal {number})"
        if row is None:
            raise ChainBroken(f"{named} is missing.")
        head = link(head, row)
        if head != seal["hash"]:
            raise ChainBroken(f"{named} was changed after it was sealed.")
        if any(held == number and hash_ != head for held, hash_ in noted):
            raise ChainBroken(f"{named} is not the one that was noted: the log was written anew.")
    if cut := [held for held, _ in noted if held > number]:
        raise ChainBroken(
            f"Seal {number + 1} is missing: seal {max(cut)} was noted, and the log ends before it."
        )
    unsealed = AuditEntry.objects.filter(seal=None).order_by("id")
    late = unsealed.filter(at__lt=at - grace).first()
    if late:
        raise ChainBroken(f"Row {late.pk} of {late.at:%Y-%m-%d %H:%M} was never sealed.")
    return Proof(number, head, unsealed.count())


def hash_of_seal(number: int) -> str | None:
    """The hash that seal `number` has now."""
    return AuditSeal.objects.filter(pk=number).values_list("hash", flat=True).first()


def _sealed_rows() -> Iterator[tuple[dict[str, Any], dict[str, Any] | None]]:
    seals: Any = AuditSeal.objects.order_by("number").values("number", "entry_id", "hash")
    after = -1
    while chunk := list(seals.filter(number__gt=after)[:CHUNK]):
        keys = [seal["entry_id"] for seal in chunk]
        rows = {row["id"]: row for row in AuditEntry.objects.filter(pk__in=keys).values(*FIELDS)}
        yield from ((seal, rows.get(seal["entry_id"])) for seal in chunk)
        after = chunk[-1]["number"]


@dataclass(frozen=True, slots=True)
class Search:
    """What to look for; each part that is empty is not asked about. Both days are included."""

    person: User | None = None
    child: Child | None = None
    subject: str = ""
    verb: str = ""
    from_day: date | None = None
    to_day: date | None = None

    @property
    def parts(self) -> list[str]:
        """The names of the parts that were filled in, for the audit row of the search."""
        return [name for name in self.__slots__ if getattr(self, name)]


def list_entries(search: Search, *, before: int | None = None) -> list[AuditEntry]:
    """A page of the entries that fit, newest first, from below `before`; one more than shown.

    Every entry may be read by whoever holds the permission to read the log: there is no gate.
    """
    entries = AuditEntry.objects.filter(_fits(search)).order_by("-id")
    if before is not None:
        entries = entries.filter(pk__lt=before)
    return list(entries[: PAGE + 1])


def list_verbs() -> list[str]:
    """The verbs that the log holds, in alphabetical order.

    The index is asked for the next verb after each, so that a long log is not read whole.
    """
    with connection.cursor() as cursor:
        cursor.execute(NEXT_VERBS)
        return [verb for (verb,) in cursor.fetchall()]


def _fits(search: Search) -> models.Q:
    wanted = models.Q()
    if search.person:
        wanted &= models.Q(actor_id=search.person.pk)
    if search.child:
        wanted &= models.Q(child_key=str(search.child.uuid))
    if search.subject:
        wanted &= models.Q(subject_key=search.subject)
    if search.verb:
        wanted &= models.Q(verb=search.verb)
    if search.from_day:
        wanted &= models.Q(at__gte=_midnight(search.from_day))
    if search.to_day:
        wanted &= models.Q(at__lt=_midnight(search.to_day + timedelta(days=1)))
    return wanted


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
