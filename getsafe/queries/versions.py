"""What a record says, in plain values that a page can carry; and who changed it last."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import pairwise
from typing import Any

from django.db import models

from getsafe.models import Case, Referral, User

Facts = Mapping[str, Any]
MOST_EVENTS = 50  # read back to find who changed something


@dataclass(frozen=True, slots=True)
class Change:
    """One change: when, and whose it was; no key is no person."""

    at: datetime
    by: int | None
    name: str


def facts_of(record: models.Model, names: Iterable[str]) -> dict[str, Any]:
    """What some fields of a record say."""
    return {name: _plain(_attribute(record, name)) for name in names}


def rebuild(model: type[models.Model], facts: Facts) -> Any:
    """A record, never to be saved, that says what `facts_of` gave."""
    record = model()
    for name, value in facts.items():
        field: Any = model._meta.get_field(name)
        setattr(record, field.attname, field.to_python(value))
    return record


def level_facts(case: Case) -> dict[str, Any]:
    """The level of risk in force: its key and since when."""
    spell = case.risk_levels.filter(ended_on=None).first()
    return {"level": [spell.level_id, spell.started_on.isoformat()] if spell else None}


def spell_facts(case: Case) -> dict[str, Any]:
    """The stretches of exploitation: each type with its dates."""
    spells = case.exploitation_spells.values_list("exploitation_type", "started_on", "ended_on")
    return {"spells": [[code, _plain(start), _plain(end)] for code, start, end in spells]}


def end_facts(stretch: models.Model) -> dict[str, Any]:
    """When a stretch of exploitation, or a care status, began and ended."""
    return facts_of(stretch, ["started_on", "ended_on"])


def concern_facts(referral: Referral) -> dict[str, Any]:
    """The types that a referral raises, the main one first."""
    names = ("exploitation_type", "is_primary", "experience_status")
    return {"concern_types": [list(row) for row in referral.concern_types.values_list(*names)]}


def last_change(*kinds: models.QuerySet[Any], names: Collection[str]) -> Change | None:
    """The latest change of these rows that was of any of `names`, from their history.

    A name that is no field of theirs stands for the rows of the last kind.
    """
    fields = [{field.name for field in rows.model._meta.concrete_fields} for rows in kinds]
    others = set(names).difference(*fields)
    events = [
        event
        for rows, known in zip(kinds, fields, strict=True)
        if known.intersection(names) or (others and rows is kinds[-1])
        if (event := _last_event(rows, known.intersection(names)))
    ]
    if not events:
        return None
    latest = max(events, key=lambda event: event.pgh_created_at)
    author: int | None = (latest.pgh_context or {}).get("user")
    person = User.objects.filter(pk=author).first() if author else None
    return Change(latest.pgh_created_at, author, person.name if person else "")


def row(record: models.Model) -> models.QuerySet[Any]:
    """The row of one record, to ask its last change."""
    return type(record)._default_manager.filter(pk=record.pk)


def _last_event(rows: models.QuerySet[Any], names: Collection[str]) -> Any | None:
    """The newest event that changed any of `names`; without names, or beyond those read, any."""
    history: Any = rows.model._meta.get_field("history").related_model
    events = history._default_manager.filter(pgh_obj__in=rows.order_by().values("pk"))
    newest = list(events.order_by("-pgh_created_at", "-pgh_id")[:MOST_EVENTS])
    for event, before in pairwise(newest):
        if any(_attribute(event, name) != _attribute(before, name) for name in names):
            return event
    return newest[0] if newest else None


def _attribute(record: models.Model, name: str) -> Any:
    field: Any = record._meta.get_field(name)
    return getattr(record, field.attname)


def _plain(value: Any) -> Any:
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    return list(value) if isinstance(value, tuple | list) else value
