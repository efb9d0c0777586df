"""Drafts, referrals, and the list of those that wait for screening."""

from collections import defaultdict
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, Self, cast
from uuid import UUID

from django.core.cache import caches
from django.db.models import Prefetch, Q, QuerySet

from getsafe.clocks import Clocks
from getsafe.models import (
    Agency,
    AgencyContribution,
    Case,
    Child,
    Referral,
    ReferralDraft,
    Screening,
    User,
)
from getsafe.models.referral import OWED, UNTOLD
from getsafe.wording import Worded, prepared, tally

PAGE = 50
# What each list is sorted by; any other, by when the clock began.
SORTED_BY = {"returned": "information_due_on", "untold": "received_on"}
MINUTE = 60
COLUMNS = (
    "pk",
    "uuid",
    "reference",
    "status",
    "received_on",
    "complete_on",
    "information_due_on",
    "source",
    "at_immediate_risk",
    "child__given_name",
    "child__family_name",
    "child__reference",
    "child__date_of_birth",
)
# By hand: the ORM writes a place for each of a page's keys.
TYPES = """
SELECT referral_id, exploitation_type FROM getsafe_concern
WHERE referral_id = ANY(%s) ORDER BY is_primary DESC, id
"""


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a list sorted by a date: the last row seen, and which way one reads on."""

    day: date
    key: int
    is_backwards: bool = False

    @classmethod
    def parse(cls, text: str) -> Self | None:
        """Read a place from an address; nonsense is the beginning."""
        way, _, rest = text.partition(".")
        day, _, key = rest.partition(".")
        try:
            return cls(date.fromisoformat(day), int(key), way == "before")
        except ValueError:
            return None

    def __str__(self) -> str:
        return f"{'before' if self.is_backwards else 'after'}.{self.day}.{self.key}"


@dataclass(frozen=True, slots=True)
class ReferralPage:
    """One page of a list: its rows, the types that each raises, and what lies on either side."""

    rows: list[dict[str, Any]]
    types: dict[int, list[str]]
    earlier: Place | None
    later: Place | None


@dataclass(frozen=True, slots=True)
class WaitingCounts:
    """How many referrals each list of the screening page holds."""

    waiting: int
    late: int
    returned: int
    overdue: int
    mine: int
    untold: int


def get_draft(actor: User, uuid: UUID) -> ReferralDraft | None:
    """One of the actor's own drafts."""
    return _ONE_DRAFT.first(None, me=actor.pk, uuid=uuid)


def list_drafts(actor: User) -> list[ReferralDraft]:
    """The actor's own drafts, the last touched first."""
    return list(ReferralDraft.objects.visible_to(actor))


def count_drafts(actor: User) -> int:
    """How many drafts the actor has."""
    return _DRAFTS.count(None, me=actor.pk)["all"]


def get_referral(actor: User, uuid: UUID) -> Referral | None:
    """One referral with its child, through the gate."""
    related = ("child", "referrer_agency", "logged_by")
    return Referral.objects.visible_to(actor).filter(uuid=uuid).select_related(*related).first()


def get_referral_file(actor: User, uuid: UUID) -> Referral | None:
    """One referral with all that its page shows, in four statements."""
    contributions = AgencyContribution.objects.select_related("agency", "recorded_by")
    screenings = Screening.objects.select_related("level", "decided_by")
    return (
        Referral.objects.visible_to(actor)
        .filter(uuid=uuid)
        .select_related(
            "child",
            "referrer_agency",
            "level",
            "logged_by",
            "duplicate_of",
            "referrer_told_by",
        )
        .prefetch_related(
            "concern_types",
            Prefetch("contributions", contributions),
            Prefetch("screenings", screenings),
        )
        .first()
    )


def get_screening(actor: User, uuid: UUID) -> Screening | None:
    """One screening decision, through the gate of its referral."""
    rows = Screening.objects.filter(uuid=uuid, referral__in=Referral.objects.visible_to(actor))
    return rows.select_related("referral__child", "level").first()


def list_cases_of(actor: User, child: Child) -> list[Case]:
    """The child's cases that `actor` may open, the newest first."""
    return list(Case.objects.visible_to(actor).filter(child=child))


def list_other_referrals(actor: User, referral: Referral) -> list[Referral]:
    """The child's other referrals, the newest first."""
    rows = Referral.objects.visible_to(actor).filter(child=referral.child_id)
    return list(rows.exclude(pk=referral.pk).only("pk", "reference", "received_on", "child_id"))


def list_referrals(actor: User, *, status: str, place: Place | None) -> ReferralPage:
    """A page of the referrals that `actor` may open, the newest first; two statements."""
    way = "ASC" if place and place.is_backwards else "DESC"
    return _page(_LISTED.ask(actor, status, way, **_given(place)), "received_on", place)


def list_waiting(
    actor: User, *, which: str, clocks: Clocks, today: date, place: Place | None
) -> ReferralPage:
    """A page of a list of the screening page, the longest waiting first; two statements.

    `which` is "waiting", "late", "returned", "mine" or "untold", as in `WaitingCounts`.
    """
    way = "DESC" if place and place.is_backwards else "ASC"
    given = _marks(actor, clocks, today) | _given(place)
    return _page(_WAITING.ask(actor, which, way, **given), _day_of(which), place)


def count_waiting(actor: User, *, clocks: Clocks, today: date) -> WaitingCounts:
    """The counts of the screening page, in one statement; each equals its list."""
    counted = _COUNTS.count(actor, **_marks(actor, clocks, today))
    return WaitingCounts(*(counted[field.name] for field in fields(WaitingCounts)))


def count_wanting_more(actor: User) -> int:
    """How many of the referrals that `actor` may open were returned for more."""
    return Referral.objects.visible_to(actor).returned().count()


def list_agencies() -> list[tuple[int, str]]:
    """The agencies to choose from, by name, kept by this process for a minute."""
    in_use = Agency.objects.filter(valid_to=None).values_list("pk", "name")
    kept = caches["local"].get_or_set("agencies", lambda: list(in_use), MINUTE)
    return cast("list[tuple[int, str]]", kept)


def get_agency(key: int) -> Agency:
    """One agency."""
    return Agency.objects.get(pk=key)


def contribution_of(referral: Referral, agency: str) -> str:
    """What an agency said already of a referral; `agency` is a key as an address gives it."""
    if not agency.isdecimal():
        return ""
    said = AgencyContribution.objects.filter(referral=referral, agency=int(agency)).first()
    return said.text if said else ""


def _marks(actor: User, clocks: Clocks, today: date) -> dict[str, Any]:
    """Whose the lists are, and from which day on what they hold is late."""
    latest = clocks.latest_late_start("screening", today)
    return {"me": actor.pk, "latest": latest, "today": today}


def _kinds(me: Any, latest: Any, today: Any) -> dict[str, Q]:
    waiting = Q(status="awaiting_screening")
    return {
        "waiting": waiting,
        "late": waiting & Q(complete_on__lte=latest),
        "returned": Q(status="returned_incomplete"),
        "overdue": Q(status="returned_incomplete", information_due_on__lt=today),
        "mine": waiting & Q(logged_by=me),
        "untold": UNTOLD,
    }


def _day_of(which: str) -> str:
    return SORTED_BY.get(which, "complete_on")


def _given(place: Place | None) -> dict[str, Any]:
    return {"day": place.day, "key": place.key} if place else {}


def _listed(reader: User, status: str, way: str, **place: Any) -> QuerySet:
    rows = Referral.objects.visible_to(reader)
    return _in_order(rows.filter(status=status) if status else rows, "received_on", way, place)


def _waiting(
    reader: User, which: str, way: str, *, me: Any, latest: Any, today: Any, **place: Any
) -> QuerySet:
    rows = Referral.objects.visible_to(reader).filter(_kinds(me, latest, today)[which])
    return _in_order(rows, _day_of(which), way, place)


def _counts(reader: User, **marks: Any) -> QuerySet:
    owed = Referral.objects.visible_to(reader).filter(OWED)
    return tally(owed, **_kinds(**marks))


def _in_order(
    rows: QuerySet[Referral], name: str, way: str, place: dict[str, Any]
) -> QuerySet[Referral, dict[str, Any]]:
    """One page and one row more, by place, so that a deep page costs what the first does."""
    side, sign = ("lt", "-") if way == "DESC" else ("gt", "")
    if place:
        passed = Q(**{name: place["day"]}) & ~Q(**{f"pk__{side}": place["key"]})
        rows = rows.filter(Q(**{f"{name}__{side}e": place["day"]}) & ~passed)
    return rows.order_by(f"{sign}{name}", f"{sign}pk").values(*COLUMNS)[: PAGE + 1]


_ONE_DRAFT = Worded(lambda _, me, uuid: ReferralDraft.objects.visible_to(me).filter(uuid=uuid))
_DRAFTS = Worded(lambda _, me: tally(ReferralDraft.objects.visible_to(me), all=Q()))
_LISTED: Worded[dict[str, Any]] = Worded(_listed)
_WAITING: Worded[dict[str, Any]] = Worded(_waiting)
_COUNTS = Worded(_counts)


def _page(found: list[dict[str, Any]], name: str, place: Place | None) -> ReferralPage:
    """What was read, as a page with what lies on either side of it."""
    is_backwards = place is not None and place.is_backwards
    has_more, found = len(found) > PAGE, found[:PAGE]
    if is_backwards:
        found.reverse()
    has_earlier = has_more if is_backwards else place is not None
    has_later = is_backwards or has_more
    return ReferralPage(
        rows=found,
        types=_types([row["pk"] for row in found]),
        earlier=_place(found[0], name, is_backwards=True) if found and has_earlier else None,
        later=_place(found[-1], name) if found and has_later else None,
    )


def _place(row: dict[str, Any], name: str, *, is_backwards: bool = False) -> Place:
    return Place(row[name], row["pk"], is_backwards)


def _types(keys: list[int]) -> dict[int, list[str]]:
    types: dict[int, list[str]] = defaultdict(list)
    with prepared() as cursor:
        cursor.execute(TYPES, [keys])
        for key, code in cursor.fetchall():
            types[key].append(code)
    return types
