"""Finding a child by what a person has at hand: a name, a reference, a number or a birthday.

The work is bounded whatever is typed: at most LIMIT records are looked at further, and the answer
says when there were more.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypedDict
from uuid import UUID

from django.db.models import Func, OuterRef, Q, QuerySet, Subquery, TextField, Value

from getsafe.models import Case, Child, User

LIMIT = 500
PAGE = 50
REFERENCE = re.compile(r"(GS|C|R)-[A-Z0-9]{8}", re.IGNORECASE)
BIRTHDAYS = ("%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y", "%Y-%m-%d", "%d %m %Y", "%d %B %Y", "%d %b %Y")
BY_REFERENCE = {"GS": "reference", "C": "cases__reference", "R": "referrals__reference"}


class FoundChild(TypedDict):
    """One line of the answer, with the child's latest case if there is one to be seen."""

    pk: int
    uuid: UUID
    reference: str
    given_name: str
    family_name: str
    preferred_name: str
    date_of_birth: date
    case_uuid: UUID | None
    case_reference: str | None
    case_status: str | None


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
        | Q(referrals__external_ref=text)
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
    keys = list(children.order_by().values_list("pk", flat=True)[: LIMIT + 1])
    pages = max(1, -(-min(len(keys), LIMIT) // PAGE))
    page = min(max(page, 1), pages)
    rows = _rows(actor, keys[:LIMIT], page) if keys else []
    return Found(rows, len(keys), page, pages, sounds_alike)


def _rows(actor: User, keys: list[int], page: int) -> list[FoundChild]:
    latest = Case.objects.visible_to(actor).filter(child=OuterRef("pk")).order_by("-opened_on")
    children = Child.objects.filter(pk__in=keys).order_by("family_name", "given_name", "pk")
    return list(
        children.annotate(
            case_uuid=Subquery(latest.values("uuid")[:1]),
            case_reference=Subquery(latest.values("reference")[:1]),
            case_status=Subquery(latest.values("status")[:1]),
        ).values(*FoundChild.__annotations__)[(page - 1) * PAGE : page * PAGE]
    )
