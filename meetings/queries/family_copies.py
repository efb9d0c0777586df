"""Whether a family's copy was read before it is printed, and what in it needs a second look."""

import re

from getsafe.models import Case
from meetings.models import FamilyCheck, Meeting


def get_check(meeting: Meeting, fingerprint: str) -> FamilyCheck | None:
    """The reading of the copy as it stands, if anybody has read it."""
    checks = meeting.family_checks.filter(fingerprint=fingerprint)
    return checks.select_related("checked_by").first()


def list_writers(meeting: Meeting) -> set[int | None]:
    """The keys of the people who wrote the record."""
    return set(meeting.items.values_list("written_by", flat=True))


def other_children_named(meeting: Meeting, text: str) -> list[str]:
    """The full names in a text that belong to other children with an open case."""
    own = meeting.case.child_id if meeting.case else None
    others = Case.objects.open().exclude(child=own)
    names = others.values_list("child__given_name", "child__family_name")
    known = {f"{given} {family}" for given, family in names if given and family}
    return sorted(
        name for name in known if re.search(rf"\b{re.escape(name)}\b", text, re.IGNORECASE)
    )
