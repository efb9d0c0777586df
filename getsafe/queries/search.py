"""Finding a child by what a person has at hand: a name, a reference, a number or a birthday.

The work is bounded whatever is typed: at most LIMIT records are looked at further, and the answer
says when there were more.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypedDict
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Func, Q, QuerySet, Subquery, TextField, Value

from getsafe.models import Case, Child, Referral, User

LIMIT = 500
PAGE = 50
REFERENCE = re.compile(r"(GS|C|R)-[A-Z0-9]{8}", re.IGNORECASE)
BIRTHDAYS = ("%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y", "%Y-%m-%d", "%d %m %Y", "%d %B %Y", "%d %b %Y")
BY_REFERENCE = {"GS": "reference", "C": "cases__reference", "R": "referrals__reference"}


class FoundChild(TypedDict):
    """One line of the answer, with the child's latest case if there is one to be seen."""

    uuid: UUID
    reference: str
    given_name: str
    family_name: str
    preferred_name: str
    date_of_birth: date
    case_uuid: UUID | None
    case_reference: str | None
    case_status: str | None


COLUMNS = tuple(FoundChild.__annotations__)
# Who matches is found once, for the count and the page; the case is looked up for the page alone.
ROWS = """
WITH found AS MATERIALIZED ({found})
SELECT h.uuid, h.reference, h.given_name, h.family_name, h.preferred_name, h.date_of_birth,
       latest.uuid, latest.reference, latest.status, (SELECT count(*) FROM found)
  FROM (SELECT * FROM getsafe_child WHERE id = ANY (ARRAY(SELECT * FROM found LIMIT {limit}))
        ORDER BY family_name, given_name, id LIMIT {size} OFFSET {skip}) h
  LEFT JOIN LATERAL (
    SELECT seen.uuid, seen.reference, seen.status FROM ({seen}) seen
    WHERE seen.child_id = h.id ORDER BY seen.opened_on DESC LIMIT 1) latest ON true
  ORDER BY h.family_name, h.given_name, h.id
"""


@dataclass(frozen=True, slots=True)
class Found:
    """One page of the answer: how many there are (LIMIT + 1 is "more"), and its rows."""

    rows: list[FoundChild]
    count: int
    page: int
    pages: int
    sounds_alike: bool = False


def find_children(actor: User, text: str, page: int = 1) -> Found:
    """The children that `actor` may open and that `text` fits, by name.

    `text` is a reference, an NHS number, a date of birth, another identifier, or names in any
    order. Where no name fits, those that sound alike are given instead.
    """
    text = " ".join(text.split())
    children = Child.objects.visible_to(actor).current()
    found = _page(actor, children.filter(_condition(text)), page)
    if found.count or not _is_name(text):
        return found
    return _page(actor, children.filter(_sound(text)), page, sounds_alike=True)


def parse_birthday(text: str) -> date | None:
    """The date that `text` is, in one of the ways people type one."""
    for form in BIRTHDAYS:
        try:
            return datetime.strptime(text, form).date()  # noqa: DTZ007
        except ValueError:
            continue
    return None


def _condition(text: str) -> Q:
    if REFERENCE.fullmatch(text):
        return Q(**{BY_REFERENCE[text.split("-", maxsplit=1)[0].upper()]: text.upper()})
    if born := parse_birthday(text):
        return Q(date_of_birth=born)
    digits = text.replace(" ", "")
    if re.fullmatch(r"\d{10}", digits):
        return Q(nhs_number=digits) | Q(external_ref=text) | Q(social_care_id=text)
    if _is_name(text):
        return _names(text)
    return (
        Q(external_ref=text)
        | Q(social_care_id=text)
        | Q(upn=text.upper())
        | Q(pk=Subquery(Referral.objects.filter(external_ref=text).values("child")[:1]))
    )


def _is_name(text: str) -> bool:
    return not any(letter.isdigit() for letter in text)


def _names(text: str) -> Q:
    """Every word is part of the name; Maya finds Amaya too, capitals and accents do not count."""
    condition = Q()
    for word in text.split()[:5]:
        condition &= Q(search_name__contains=_folded(word))
    return condition


def _folded(word: str) -> Func:
    return Func(Value(word), function="getsafe_fold", output_field=TextField())


def _sound(text: str) -> Q:
    """The first and the last word sound like the given and the family name."""
    words = text.split()
    sound = Func(
        Value(words[0]),
        Value(words[-1] if len(words) > 1 else ""),
        function="getsafe_name_sound",
        output_field=TextField(),
    )
    return Q(name_sound=sound) if len(words) > 1 else Q(name_sound__startswith=sound)


def _page(
    actor: User, children: QuerySet[Child], page: int, *, sounds_alike: bool = False
) -> Found:
    found = _read(actor, children, page)
    if not found and page > 1:
        return _page(actor, children, 1, sounds_alike=sounds_alike)
    count = found[0][-1] if found else 0
    rows: list[Any] = [dict(zip(COLUMNS, row[:-1], strict=True)) for row in found]
    pages = max(1, -(-min(count, LIMIT) // PAGE))
    return Found(rows, count, page, pages, sounds_alike)


def _read(actor: User, children: QuerySet[Child], page: int) -> list[tuple]:
    fields = ("child_id", "uuid", "reference", "status", "opened_on")
    try:
        found, parameters = _sql(children.order_by().values("pk")[: LIMIT + 1])
        seen, more = _sql(Case.objects.visible_to(actor).order_by().values(*fields))
    except EmptyResultSet:
        return []
    sql = ROWS.format(found=found, seen=seen, limit=LIMIT, size=PAGE, skip=(page - 1) * PAGE)
    with connection.cursor() as cursor:
        cursor.execute(sql, [*parameters, *more])
        return cursor.fetchall()


def _sql(rows: QuerySet) -> tuple[str, tuple]:
    return rows.query.sql_with_params()
