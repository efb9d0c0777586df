"""Adding to a child's record what it does not know, overwriting nothing."""

from collections.abc import Mapping
from typing import Any

from getsafe import audit
from getsafe.models import Child, User
from getsafe.queries import duplicates

IDENTIFIERS = ("nhs_number", "upn", "social_care_id")
UNKNOWN = {"sex": "U", "ethnicity": "NOBT", "unaccompanied": "not_known"}


# A detail that means something only beside another one as it was given.
DEPENDS_ON = {"gender_described": "gender", "sen_needs": "sen_provision"}


def fill(child: Child, known: Mapping[str, Any], *, by: User) -> dict[str, str]:
    """Add to a record what it does not know; returns what differs from what it says."""
    new, differing = compare_facts(child, known)
    taken = duplicates.holders_of({name: new[name] for name in IDENTIFIERS if name in new})
    differing |= {name: str(new.pop(name)) for name in taken}
    for name, value in new.items():
        setattr(child, name, value)
    if new:
        child.save(update_fields=list(new))
        audit.record("child.fill", child, by=by, child=child, details={"fields": sorted(new)})
    return differing


def compare_facts(child: Child, known: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, str]]:
    """What of `known` the record lacks, and what of it differs from the record."""
    new: dict[str, Any] = {}
    differing: dict[str, str] = {}
    for name, value in known.items():
        if name in {"date_of_birth", "birth_estimated"} or _is_unknown(name, value):
            continue
        held = getattr(child, name)
        if _is_unknown(name, held):
            new[name] = value
        elif str(held).casefold() != str(value).casefold():
            differing[name] = str(value)
    for name, other in DEPENDS_ON.items():
        if name in new and new.get(other, getattr(child, other)) != known[other]:
            differing[name] = str(new.pop(name))
    _compare_births(child, known, new, differing)
    return new, differing


def _compare_births(
    child: Child, known: Mapping[str, Any], new: dict[str, Any], differing: dict[str, str]
) -> None:
    """A known date of birth replaces a guessed one; two known ones that differ are both kept."""
    if known["date_of_birth"] == child.date_of_birth or known.get("birth_estimated"):
        return
    if child.birth_estimated and not child.cases.exists():
        new |= {"date_of_birth": known["date_of_birth"], "birth_estimated": False}
    else:
        differing["date_of_birth"] = known["date_of_birth"].isoformat()


def _is_unknown(name: str, value: Any) -> bool:
    return value in (None, "", [], UNKNOWN.get(name, ""))
