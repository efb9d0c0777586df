"""The list of cases, a page at a time, and one case with all that its page shows."""

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, TypedDict, cast
from uuid import UUID

from django.core.cache import caches
from django.db.models import Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Coalesce

from getsafe.dates import today
from getsafe.models import (
    Case,
    ClosureDraft,
    ClosureProposal,
    ExploitationSpell,
    RiskLevel,
    RiskLevelSpell,
    User,
)
from getsafe.models.case import NEVER
from getsafe.permissions import Role
from getsafe.wording import Text, Worded, prepared

PAGE = 50
CAP = 100  # a longer list is "more than 100": counting it all would cost more than it tells
SOON = timedelta(days=14)
NEXT_DUE = Coalesce("review_due_on", "mace1_due_on", Value(NEVER))
UNALLOCATED = "none"
NO_LEVEL = "none"
MINUTE = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFilter:
    """What a list of cases is narrowed to; an empty part does not narrow.

    `status` is "open", "closed", "any" or a case status; `worker` a user's key or "none"; `due` is
    "late" (the next review or MACE 1 should have been) or "soon" (it falls in the next 14 days);
    `month` is "opened" or "closed" (in this month); `level` a level's key or "none".
    """

    status: str = "open"
    exploitation_type: str = ""
    level: str = ""
    worker: str = ""
    due: str = ""
    month: str = ""
    sort: str = "newest"


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a sorted list: the last row seen, and which way one reads on from it."""

    day: date
    key: int
    is_backwards: bool = False


class CaseRow(TypedDict):
    """One line of the list."""

    pk: int
    uuid: UUID
    reference: str
    status: str
    opened_on: date
    closed_on: date | None
    next_due: date
    final_level_id: int | None
    child__given_name: str
    child__family_name: str
    child__reference: str
    child__date_of_birth: date
    lead_worker__name: str | None


COLUMNS = tuple(CaseRow.__annotations__)
# The keys that match, found once for the count and the page; then the page's rows alone are joined.
ROWS = """
WITH found AS MATERIALIZED ({keys})
SELECT c.id, c.uuid, c.reference, c.status, c.opened_on, c.closed_on,
       coalesce(c.review_due_on, c.mace1_due_on, '9999-12-31'), c.final_level_id,
       h.given_name, h.family_name, h.reference, h.date_of_birth, w.name,
       (SELECT count(*) FROM found)
  FROM (SELECT * FROM found AS page (key, day) ORDER BY day {way}, key {way} LIMIT {size}) page
  JOIN getsafe_case c ON c.id = page.key
  JOIN getsafe_child h ON h.id = c.child_id
  LEFT JOIN getsafe_user w ON w.id = c.lead_worker_id
  ORDER BY page.day {way}, page.key {way}
"""
# By hand: one statement for a page's facts, and a third of the time the ORM takes to word two.
FACTS = """
SELECT case_id, exploitation_type, NULL AS level, NOT is_primary AS place, id
  FROM getsafe_exploitationspell
  WHERE (case_id = ANY(%(running)s) AND ended_on IS NULL) OR case_id = ANY(%(closed)s)
UNION ALL
SELECT case_id, NULL, level_id, false, id
  FROM getsafe_risklevelspell WHERE case_id = ANY(%(running)s) AND ended_on IS NULL
ORDER BY place, id
"""


_ONE_CASE = Worded(
    lambda reader, uuid: (
        Case.objects.visible_to(reader)
        .filter(uuid=uuid)
        .select_related("child", "lead_worker")
        .annotate(previous_reference=F("previous_case__reference"))
    )
)


@dataclass(frozen=True, slots=True)
class CasePage:
    """One page of the list: its rows, their types and levels, and what lies on either side."""

    rows: list[CaseRow]
    types: dict[int, list[str]]
    levels: dict[int, int]
    count: int  # from this page on: CAP + 1 at most, and after the first page PAGE + 1 at most
    has_earlier: bool
    has_later: bool


def list_cases(actor: User, wanted: CaseFilter, place: Place | None = None) -> CasePage:
    """One page of the cases that match, from `place` on, in two statements."""
    rows, count = _rows(actor, wanted, place)
    types, levels = _facts(rows)
    is_backwards = place is not None and place.is_backwards
    return CasePage(
        rows=rows,
        types=types,
        levels=levels,
        count=count,
        has_earlier=count > PAGE if is_backwards else place is not None,
        has_later=is_backwards or count > PAGE,
    )


def get_case(actor: User, uuid: UUID) -> Case | None:
    """One case with its child, its lead worker and the reference of the case before it."""
    return _ONE_CASE.first(actor, uuid=uuid)


def list_proposals(case: Case) -> list[ClosureProposal]:
    """The proposals to close a case, the newest first."""
    related = ("level", "proposed_by", "decided_by")
    return list(case.closure_proposals.select_related(*related))


def list_risk_levels() -> list[RiskLevel]:
    """The local risk scale, the lowest first, kept by this process for a minute."""
    kept = caches["local"].get_or_set("risk-levels", lambda: list(RiskLevel.objects.all()), MINUTE)
    return cast("list[RiskLevel]", kept)


def list_risk_levels_on(day: date) -> list[RiskLevel]:
    """The levels that a decision of `day` may give, the lowest first."""
    return [
        level
        for level in list_risk_levels()
        if (level.valid_from or day) <= day <= (level.valid_to or day)
    ]


def list_lead_workers() -> list[User]:
    """The people who may lead a case, by name."""
    return list(User.objects.active().holding(Role.WORKER, Role.TEAM_MANAGER))


def lead_worker_choices() -> list[tuple[str, str]]:
    """Pairs of key and name of those who may lead a case, kept by this process for a minute."""
    kept = caches["local"].get_or_set(
        "lead-workers", lambda: [(str(w.pk), w.name) for w in list_lead_workers()], MINUTE
    )
    return cast("list[tuple[str, str]]", kept)


def get_spell(case: Case, key: int) -> ExploitationSpell | None:
    """One of a case's stretches of exploitation."""
    return case.exploitation_spells.filter(pk=key).first()


def get_live_proposal(case: Case) -> ClosureProposal | None:
    """The proposal that was sent back and may be written anew."""
    sent_back = case.closure_proposals.filter(status="sent_back")
    return sent_back.select_related("decided_by").first()


def get_closure_draft(actor: User, case: Case) -> ClosureDraft | None:
    """What the person typed to propose the closure of a case and did not send, if anything."""
    own = ClosureDraft.objects.visible_to(actor).filter(case=case)
    return own.exclude(typed={}).first()


def list_earlier_proposals(proposal: ClosureProposal) -> list[ClosureProposal]:
    """The proposals before this one that a manager answered, the newest first."""
    earlier = ClosureProposal.objects.filter(case=proposal.case_id, pk__lt=proposal.pk)
    return list(earlier.exclude(answer=""))


def get_last_closure(case: Case) -> ClosureProposal | None:
    """The proposal by which a case was closed."""
    closed = case.closure_proposals.filter(status="authorised")
    return closed.select_related("case__child").first()


def get_proposal(actor: User, uuid: UUID) -> ClosureProposal | None:
    """One proposal of a case that `actor` may open."""
    visible = ClosureProposal.objects.filter(case__in=Case.objects.visible_to(actor))
    related = ("case__child", "case__lead_worker", "level", "proposed_by", "decided_by")
    return visible.select_related(*related).filter(uuid=uuid).first()


def _rows(actor: User, wanted: CaseFilter, place: Place | None) -> tuple[list[CaseRow], int]:
    """Read PAGE rows from `place`, and count those there are from it on."""
    is_backwards = place is not None and place.is_backwards
    way = "ASC" if (wanted.sort == "due") != is_backwards else "DESC"
    found = _read(_KEYS.text(actor, _shape(wanted), way, **_given(wanted, place)), way)
    rows: list[Any] = [dict(zip(COLUMNS, row[:-1], strict=True)) for row in found]
    return (rows[::-1] if is_backwards else rows), found[0][-1] if found else 0


def _read(keys: Text | None, way: str) -> list[tuple]:
    if keys is None:
        return []
    with prepared() as cursor:
        cursor.execute(ROWS.format(keys=keys[0], way=way, size=PAGE), keys[1])
        return cursor.fetchall()


def _shape(wanted: CaseFilter) -> CaseFilter:
    """The filter without the person it names."""
    return wanted if wanted.worker == UNALLOCATED else replace(wanted, worker="")


def _given(wanted: CaseFilter, place: Place | None) -> dict[str, Any]:
    """The values that change from one person, day and page to the next."""
    given: dict[str, Any] = {}
    if wanted.worker and wanted.worker != UNALLOCATED:
        given["worker"] = int(wanted.worker)
    if wanted.due:
        given |= {"now": today(), "soon": today() + SOON}
    if wanted.month:
        given["first"] = today().replace(day=1)
    if place:
        given |= {"day": place.day, "key": place.key}
    return given


def _keys(reader: User, wanted: CaseFilter, way: str, **given: Any) -> QuerySet:
    """The keys of the cases that match, in order, as far as they are counted."""
    cases = Case.objects.visible_to(reader).annotate(next_due=NEXT_DUE)
    cases = cases.filter(_status(wanted.status), _due(wanted.due, given))
    if wanted.worker == UNALLOCATED:
        cases = cases.filter(lead_worker=None)
    if "worker" in given:
        cases = cases.filter(lead_worker=given["worker"])
    if wanted.exploitation_type:
        spells = _in_force(wanted.status).filter(exploitation_type=wanted.exploitation_type)
        cases = cases.filter(Exists(spells))
    if wanted.level:
        cases = cases.filter(_at_level(wanted.level, wanted.status))
    if wanted.month:
        cases = cases.filter(**{f"{wanted.month}_on__gte": given["first"]})
    name = "next_due" if wanted.sort == "due" else "opened_on"
    if "day" in given:
        cases = cases.filter(_beyond(name, way, given["day"], given["key"]))
    sign = "-" if way == "DESC" else ""
    keys = cases.order_by(f"{sign}{name}", f"{sign}id").values_list("pk", name)
    return keys[: PAGE + 1 if "day" in given else CAP + 1]


_KEYS = Worded(_keys)


def _beyond(name: str, way: str, day: Any, key: Any) -> Q:
    """The rows after a place: the first part lets an index begin there, the second cuts ties."""
    later = "lt" if way == "DESC" else "gt"
    passed = Q(**{name: day}) & ~Q(**{f"id__{later}": key})
    return Q(**{f"{name}__{later}e": day}) & ~passed


def _status(status: str) -> Q:
    if status == "any":
        return Q()
    if status in {"open", "closed"}:
        return Q(closed_on__isnull=status == "open")
    return Q(status=status, closed_on=None)


def _due(due: str, given: dict[str, Any]) -> Q:
    if due == "late":
        return Q(next_due__lt=given["now"])
    return Q(next_due__range=(given["now"], given["soon"])) if due == "soon" else Q()


def _in_force(status: str) -> QuerySet[ExploitationSpell]:
    """What holds now of an open case; in a list with closed cases, what held at some time."""
    spells = ExploitationSpell.objects.filter(case=OuterRef("pk"))
    return spells if status in {"any", "closed"} else spells.filter(ended_on=None)


def _at_level(wanted: str, status: str) -> Q:
    if wanted == NO_LEVEL:
        return Q(~Exists(RiskLevelSpell.objects.filter(case=OuterRef("pk"), ended_on=None)))
    level = int(wanted)
    now = Exists(RiskLevelSpell.objects.filter(case=OuterRef("pk"), ended_on=None, level=level))
    if status == "closed":
        return Q(final_level=level)
    return Q(now) | Q(final_level=level) if status == "any" else Q(now)


def _facts(rows: list[CaseRow]) -> tuple[dict[int, list[str]], dict[int, int]]:
    """Each case's types, the primary first, and the key of its level.

    Of an open case what is in force; of a closed one all its types and its final level.
    """
    running = [row["pk"] for row in rows if row["closed_on"] is None]
    closed = [row["pk"] for row in rows if row["closed_on"] is not None]
    types: dict[int, list[str]] = defaultdict(list)
    levels = {row["pk"]: row["final_level_id"] for row in rows if row["final_level_id"]}
    with prepared() as cursor:
        cursor.execute(FACTS, {"running": running, "closed": closed})
        for case, exploitation_type, level, _place, _key in cursor.fetchall():
            if level:
                levels[case] = level
            elif exploitation_type not in types[case]:
                types[case].append(exploitation_type)
    return types, levels
