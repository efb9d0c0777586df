"""Which records may be the child that a referral is about: a bounded search, explained in words.

One statement draws a shortlist by indexes (identifiers, dates of birth and plausible mistypings
of them, the sound of the name); the scoring is done here on some 20 records.
"""

import calendar
import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, fields, replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.db.models import BooleanField, ExpressionWrapper, Func, OuterRef, Q, QuerySet, Subquery
from django.db.models.expressions import RawSQL

from getsafe.matching import compare
from getsafe.models import Case, Child, MatchDecision, RecordMerge, Referral, User
from getsafe.permissions import Scope
from getsafe.wording import Worded

SHOWN = 5
MERGES_SHOWN = 50
SOUND_WINDOW = timedelta(days=730)

# The keys of records worth comparing. Likeness is dear, so it is worked out only where it can be
# enough: a name that shares three fifths of the typed one's trigrams has at least one of any
# two fifths of them (`marks`; all names have, where the typed one is too short to say). CASE holds
# the planner to that order: it thinks both tests equally cheap, and likeness costs ten times more.
SHORTLIST = """
WITH typed AS (
  SELECT getsafe_name_sound(%(given)s, %(family)s) AS sound,
         getsafe_name_sound(%(family)s, %(given)s) AS swapped,
         getsafe_fold(%(name)s) AS name, getsafe_fold(%(family)s) AS family),
sought AS MATERIALIZED (
  SELECT CASE WHEN cardinality(marks) < enough THEN ARRAY['%%']
              ELSE ARRAY(SELECT '%%' || mark || '%%' FROM unnest(marks[:enough]) mark)
         END AS marks
  FROM (
    SELECT ARRAY(SELECT part FROM unnest(parts) part WHERE part ~ '^[a-z0-9]{3}$'
                 ORDER BY strpos(family, part) = 0) AS marks,
           cardinality(parts) - (3 * cardinality(parts) + 4) / 5 + 1 AS enough
    FROM (SELECT family, show_trgm(name) AS parts FROM typed) shown) counted)
(SELECT id FROM getsafe_child WHERE nhs_number = %(nhs_number)s AND merged_into_id IS NULL)
UNION ALL
(SELECT id FROM getsafe_child WHERE upn = %(upn)s AND merged_into_id IS NULL)
UNION ALL
(SELECT id FROM getsafe_child WHERE social_care_id = %(social_care_id)s
   AND merged_into_id IS NULL)
UNION ALL
(SELECT c.id FROM getsafe_child c, typed
  WHERE c.date_of_birth = ANY(%(births)s) AND c.merged_into_id IS NULL
  ORDER BY word_similarity(typed.name, c.search_name) DESC, c.id LIMIT 8)
UNION ALL
(SELECT c.id FROM (
    SELECT id, search_name FROM getsafe_child
    WHERE date_of_birth = ANY(%(mistypings)s) AND merged_into_id IS NULL OFFSET 0) c, typed, sought
  WHERE CASE WHEN c.search_name LIKE ANY (sought.marks)
             THEN word_similarity(typed.name, c.search_name) >= 0.6 END
  ORDER BY word_similarity(typed.name, c.search_name) DESC, c.id LIMIT 4)
UNION ALL
(SELECT c.id FROM getsafe_child c, typed
  WHERE c.name_sound IN (typed.sound, typed.swapped)
    AND c.date_of_birth BETWEEN %(earliest)s AND %(latest)s AND c.merged_into_id IS NULL
  ORDER BY similarity(typed.name, c.search_name) DESC, c.id LIMIT 8)
UNION ALL
SELECT unnest(%(more)s::bigint[])
"""

# Only where the date of birth is a guess: the one part whose cost grows with the register.
BY_NAME_ALONE_SQL = """
SELECT id FROM getsafe_child
WHERE search_name %% getsafe_fold(%(name)s) AND merged_into_id IS NULL
ORDER BY similarity(search_name, getsafe_fold(%(name)s)) DESC, id LIMIT 8
"""


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a child, to compare with the records."""

    date_of_birth: date
    given_name: str = ""
    family_name: str = ""
    preferred_name: str = ""
    birth_estimated: bool = False
    nhs_number: str | None = None
    upn: str | None = None
    social_care_id: str | None = None
    postcode: str = ""
    school: str = ""

    @classmethod
    def of(cls, known: Mapping[str, Any]) -> "Facts":
        """The facts among the fields of a child."""
        names = [field.name for field in fields(cls)]
        return cls(**{name: known[name] for name in names if name in known})

    @classmethod
    def of_child(cls, child: Child) -> "Facts":
        """The facts that a child's record holds."""
        return cls.of({field.name: getattr(child, field.name) for field in fields(cls)})

    @property
    def digest(self) -> str:
        """A fingerprint: an answer given about other facts is not an answer about these."""
        text = json.dumps(asdict(self), sort_keys=True, default=str)
        return hashlib.sha256(text.encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A record that may be the same child, how likely (0 to 100), why, its open case's reference.

    `said_different` is somebody's word that it is another child, where it is compared again.
    """

    child: Child
    score: int
    reasons: tuple[str, ...]
    open_case: str = ""
    said_different: MatchDecision | None = None


def list_candidates(
    actor: User, facts: Facts, *, excluding: frozenset[int] = frozenset()
) -> list[Candidate]:
    """The likeliest records that `actor` may see, best first; at most five.

    A person of scope INVITED gets none: that a child is known to the team is not theirs to learn.
    One statement; four more where the date of birth is a guess.
    """
    if actor.scope is not Scope.ALL:
        return []
    near: list[Any] = _NEAR.ask(actor, **_given(facts))
    scored = [
        (child, compare(facts, child, sounds_alike=child.sounds_alike))
        for child in near
        if child.pk not in excluding
    ]
    likely = [(child, likeness) for child, likeness in scored if likeness.is_likely]
    likely.sort(key=lambda pair: (-pair[1].score, pair[0].pk))
    return [
        Candidate(child, likeness.score, likeness.reasons, child.open_case or "")
        for child, likeness in likely[:SHOWN]
    ]


def list_for_referral(actor: User, referral: Referral) -> list[Candidate]:
    """Records that may be the child of a logged referral, without those decided upon."""
    child = referral.child
    without = frozenset({child.pk, *_decided(child)})
    return list_candidates(actor, _facts_of(referral), excluding=without)


def list_for_second_thoughts(actor: User, referral: Referral) -> list[Candidate]:
    """Records that somebody said are not the child of a referral, to be compared again."""
    facts, child = _facts_of(referral), referral.child
    said = _pairs_of(_said(actor, is_same=False).select_related("decided_by"), child)
    words = {_other(pair, child): pair for pair in said}
    found = []
    open_cases = dict(_open_cases(actor).filter(child__in=words).values_list("child", "reference"))
    for other, pair in words.items():
        likeness = compare(facts, other, sounds_alike=False)
        open_case = open_cases.get(other.pk, "")
        found.append(Candidate(other, likeness.score, likeness.reasons, open_case, pair))
    return found


def get_record(actor: User, uuid: UUID) -> Child | None:
    """A child's record that was not merged away, through the gate."""
    return Child.objects.visible_to(actor).current().filter(uuid=uuid).first()


def list_to_merge(actor: User) -> list[MatchDecision]:
    """The pairs of records that somebody said are one child, not merged yet, the oldest first."""
    return list(_to_merge(actor).select_related("child", "other", "decided_by").order_by("id"))


def list_said_same(actor: User, child: Child) -> list[Child]:
    """The records that somebody said are this child too, and that are not merged yet."""
    return _others(_to_merge(actor), child)


def list_said_different(actor: User, child: Child) -> list[Child]:
    """The records that somebody said are not this child."""
    return _others(_said(actor, is_same=False), child)


def count_to_merge(actor: User) -> int:
    """How many pairs `list_to_merge` lists."""
    return _to_merge(actor).count()


def list_merges(actor: User) -> list[RecordMerge]:
    """The last merges, the newest first."""
    rows = RecordMerge.objects.visible_to(actor).select_related("child", "into", "merged_by")
    return list(rows[:MERGES_SHOWN])


def get_merge(actor: User, uuid: UUID) -> RecordMerge | None:
    """One merge, through the gate."""
    rows = RecordMerge.objects.visible_to(actor).select_related("child", "into")
    return rows.filter(uuid=uuid).first()


def get_same(actor: User, answers: Mapping[str, str]) -> Child | None:
    """The record that an author said is the same child, through the gate."""
    same = [key for key, answer in answers.items() if answer == "same"]
    return Child.objects.visible_to(actor).current().filter(uuid__in=same).first()


def holders_of(identifiers: Mapping[str, str]) -> dict[str, Child]:
    """Which record holds each of the given identifiers ("nhs_number", ...), whoever may see it."""
    wanted = {name: value for name, value in identifiers.items() if value}
    if not wanted:
        return {}
    condition = Q()
    for name, value in wanted.items():
        condition |= Q(**{name: value})
    found = list(Child.objects.filter(condition))
    return {
        name: child
        for name, value in wanted.items()
        for child in found
        if getattr(child, name) == value
    }


def _to_merge(actor: User) -> QuerySet[MatchDecision]:
    return _said(actor, is_same=True)


def _said(actor: User, *, is_same: bool) -> QuerySet[MatchDecision]:
    records = Child.objects.visible_to(actor).current()
    return MatchDecision.objects.filter(is_same=is_same, child__in=records, other__in=records)


def _others(pairs: QuerySet[MatchDecision], child: Child) -> list[Child]:
    return [_other(pair, child) for pair in _pairs_of(pairs, child)]


def _pairs_of(pairs: QuerySet[MatchDecision], child: Child) -> QuerySet[MatchDecision]:
    both = pairs.filter(Q(child=child) | Q(other=child)).select_related("child", "other")
    return both.order_by("id")


def _other(pair: MatchDecision, child: Child) -> Child:
    return pair.other if pair.child_id == child.pk else pair.child


def _facts_of(referral: Referral) -> Facts:
    names = ("nhs_number", "upn", "social_care_id")
    stated = {name: referral.differing_facts.get(name) for name in names}
    known = {name: value for name, value in stated.items() if value}
    return replace(Facts.of_child(referral.child), **known)


def _decided(child: Child) -> set[int]:
    pairs = MatchDecision.objects.filter(Q(child=child) | Q(other=child))
    return {key for pair in pairs.values_list("child_id", "other_id") for key in pair}


def _open_cases(reader: User) -> QuerySet[Case]:
    return Case.objects.visible_to(reader).open().order_by()


def _near(reader: User, **given: Any) -> QuerySet[Child]:
    """The records on the shortlist: each whether its name sounds as typed, and its open case."""
    records = Child.objects.visible_to(reader).current()
    sound = Func(given["given"], given["family"], function="getsafe_name_sound")
    alike = Q(name_sound=sound) & ~Q(name_sound=" ")
    running = _open_cases(reader).filter(child=OuterRef("pk"))
    return records.filter(pk__in=_shortlist(given)).annotate(
        sounds_alike=ExpressionWrapper(alike, output_field=BooleanField()),
        open_case=Subquery(running.values("reference")),
    )


def _shortlist(given: Mapping[str, Any]) -> RawSQL:
    """SHORTLIST with its places numbered, as a subquery takes them; it takes values only."""
    places = re.findall(r"%\((\w+)\)s", SHORTLIST)
    text = re.sub(r"%\(\w+\)s", "%s", SHORTLIST)
    return RawSQL(text, [given[name] for name in places])  # noqa: S611  # nosec B611


_NEAR = Worded(_near)


def _given(facts: Facts) -> dict[str, Any]:
    born = facts.date_of_birth
    given: dict[str, Any] = {
        "given": facts.given_name,
        "family": facts.family_name,
        "name": f"{facts.given_name} {facts.family_name}".strip(),
        "nhs_number": facts.nhs_number or None,
        "upn": facts.upn or None,
        "social_care_id": facts.social_care_id or None,
        "births": [born, *_swapped(born)],
        "mistypings": sorted(set(_mistypings(born))),
        "earliest": born - SOUND_WINDOW,
        "latest": born + SOUND_WINDOW,
        "more": [],
    }
    if facts.birth_estimated and given["name"]:
        given["more"] = _by_name_alone(given)
    return given


def _by_name_alone(given: dict[str, Any]) -> list[int]:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('pg_trgm.similarity_threshold', '0.6', true)")
        cursor.execute(BY_NAME_ALONE_SQL, given)
        return [key for (key,) in cursor.fetchall()]


def _swapped(born: date) -> list[date]:
    """The date with day and month the other way round, where that is a date."""
    return [born.replace(day=born.month, month=born.day)] if born.day <= 12 else []


def _mistypings(born: date) -> Iterator[date]:
    """The dates that differ from `born` in one part: any day, any month, a year near by."""
    days = calendar.monthrange(born.year, born.month)[1]
    yield from (born.replace(day=day) for day in range(1, days + 1))
    candidates = [(born.year, month) for month in range(1, 13)]
    candidates += [(born.year + gap, born.month) for gap in (-10, -2, -1, 1, 2, 10)]
    for year, month in candidates:
        if born.day <= calendar.monthrange(year, month)[1]:
            yield date(year, month, born.day)
