"""Whether a family's copy was read before it is printed, and what in it needs a second look."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import QuerySet

from getsafe.models import Case
from meetings.models import Addendum, AgendaItem, Decision, FamilyCheck, Meeting, SafetyPlan


def get_check(meeting: Meeting, fingerprint: str) -> FamilyCheck | None:
    """The reading of the copy as it stands, if anybody has read it."""
    checks = meeting.family_checks.filter(fingerprint=fingerprint)
    return checks.select_related("checked_by").first()


def list_writers(meeting: Meeting) -> set[int | None]:
    """The keys of everyone who wrote any of the record, also where another corrected it since."""
    history: Any = AgendaItem._meta.get_field("history").related_model
    wrote = history.objects.filter(pgh_obj__in=meeting.items.order_by().values("pk"))
    others = (
        Decision.objects.filter(item__meeting=meeting).order_by().values_list("recorded_by"),
        SafetyPlan.objects.filter(meeting=meeting).order_by().values_list("recorded_by"),
        Addendum.objects.filter(meeting=meeting).order_by().values_list("added_by"),
    )
    keys = wrote.order_by().values_list("written_by").union(*others)
    return {key for (key,) in keys}


def other_children_named(meeting: Meeting, text: str) -> list[str]:
    """The full names in a text that belong to other children with an open case."""
    own = meeting.case.child_id if meeting.case else None
    return _named_in(text, _full_names(Case.objects.open().exclude(child=own)))


def naming_a_child(texts: Sequence[str]) -> list[int]:
    """Which of the texts, by their places, hold the full name of a child with an open case."""
    known = _full_names(Case.objects.open()) if any(texts) else set()
    return [place for place, text in enumerate(texts) if _named_in(text, known)]


def _full_names(cases: QuerySet[Case]) -> set[str]:
    names = cases.values_list("child__given_name", "child__family_name")
    return {f"{given} {family}" for given, family in names if given and family}


def _named_in(text: str, known: Iterable[str]) -> list[str]:
    folded = text.casefold()
    near = [name for name in known if name.casefold() in folded]  # a pattern each would cost a page
    return sorted(
        name for name in near if re.search(rf"\b{re.escape(name)}\b", text, re.IGNORECASE)
    )
