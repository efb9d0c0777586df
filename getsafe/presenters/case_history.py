"""The changes of a case and its child as lines of the chronology; a correction shows as one."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any
from uuid import UUID

from django.db import models
from django.utils import timezone

from getsafe import routes
from getsafe.choices import CASE_STATUS, EXPERIENCE_STATUS, EXPLOITATION_TYPE
from getsafe.models import Child, ExploitationSpell, Referral, RiskLevel, RiskLevelSpell
from getsafe.panels import Event
from getsafe.presenters import words
from getsafe.queries.case_history import Step

# What a referral goes through on its way, which is no correction of what was keyed.
OF_THE_WAY = (
    "status",
    "complete_on",
    "returned_reason",
    "information_due_on",
    "duplicate_of_id",
    "referrer_told_on",
    "referrer_told",
    "referrer_told_by_id",
    "child_id",
)
NO_DETAIL = ("merged_into_id", "import_batch_id", "created_at", "uuid", "id", "reference")
NOT_SAID = ("address", "postcode", "phone")  # where somebody lives is for the child's own page
TYPE = "Type of exploitation"
LONGEST = 60  # a longer text is named, not quoted
ABBREVIATIONS = {"gp": "GP", "upn": "UPN", "nhs": "NHS", "sen": "SEN", "id": "ID"}


def events(steps: Iterable[Step], levels: Iterable[RiskLevel]) -> Iterator[Event]:
    """Every change that no dated fact of the case tells."""
    listed = list(steps)
    scale = {level.pk: level.label for level in levels}
    referrals = {step.key: step.after for step in listed if step.kind == "referral"}
    tell: dict[str, Callable[[Step], Iterable[Event]]] = {
        "case": _case,
        "child": lambda step: _corrected(step, Child, "Details of the child", "Child"),
        "referral": lambda step: _referral(step, referrals),
        "level": lambda step: _level(step, scale),
        "types": lambda step: _types(step, referrals),
        "spell": lambda step: _corrected(step, ExploitationSpell, TYPE, "Exploitation"),
        "closure": _closure,
        "contribution": lambda step: [_contribution(step, referrals)],
        "merge": lambda step: [_merge(step)],
        "unmerge": lambda step: [_merge(step)],
    }
    for step in listed:
        yield from tell[step.kind](step)


def _case(step: Step) -> Iterator[Event]:
    if step.changed("status"):
        yield from _moved(step)
    if step.changed("lead_worker_id"):
        before, now = (one.get("lead_worker") or "No one" for one in (step.before, step.after))
        yield _event(step, "Case", f"Lead worker: {now}", f"Before: {before}")
    if step.changed("persons_of_concern"):
        before, now = (_number(one["persons_of_concern"]) for one in (step.before, step.after))
        yield _event(step, "Case", f"Persons of concern: {now}", f"Before: {before}")
    if step.changed("review_due_on") and step.after["review_due_on"]:
        before, now = (_day(one["review_due_on"]) for one in (step.before, step.after))
        yield _event(step, "Case", f"Next review due: {now}", f"Before: {before}")


def _moved(step: Step) -> Iterator[Event]:
    """A change of status; closing and what undoes it are told by the closure itself."""
    before, now = step.before["status"], step.after["status"]
    if "closed" in {before, now}:
        return
    text = f"Before: {CASE_STATUS.label(before)}"
    if now == "step_down":
        text += f". Until {_day(step.after['monitoring_until'])}. {step.after['monitoring_plan']}"
    yield _event(step, "Case", f"Status: {CASE_STATUS.label(now)}", text)


def _referral(step: Step, referrals: dict[int, dict[str, Any]]) -> Iterator[Event]:
    name, href = step.after["reference"], _referral_page(step.after)
    if step.changed("status"):
        now, before = step.after["status"], step.before["status"]
        if now == "returned_incomplete":
            text = step.after["returned_reason"]
            yield _event(
                step, "Referral", f"Referral {name} returned: information needed", text, href
            )
        elif before == "returned_incomplete" and now == "awaiting_screening":
            yield _event(step, "Referral", f"Referral {name} complete", "", href)
        elif before == "screened":
            title = f"Screening decision on referral {name} withdrawn"
            yield _event(step, "Screening", title, "", href, is_correction=True)
    if step.changed("referrer_told_on") and step.after["referrer_told_on"]:
        yield _event(
            step, "Referral", f"Referrer of {name} told", step.after["referrer_told"], href
        )
    if step.changed("duplicate_of_id") and step.after["duplicate_of_id"]:
        first = referrals.get(step.after["duplicate_of_id"], {}).get("reference", "another")
        yield _event(step, "Referral", f"Referral {name} repeats referral {first}", "", href)
    yield from _corrected(step, Referral, f"Referral {name}", "Referral", href, but=OF_THE_WAY)


def _types(step: Step, referrals: dict[int, dict[str, Any]]) -> Iterator[Event]:
    """The types of a referral put right: their rows are replaced, so all are told."""
    referral = referrals.get(step.key)
    if referral and step.changed("types"):
        title = f"Types of exploitation of referral {referral['reference']} corrected"
        before, now = (", ".join(map(_type, one["types"])) for one in (step.before, step.after))
        text = f"{before or 'None'} → {now or 'none'}"
        href = _referral_page(referral)
        yield _event(step, "Referral", title, text, href, is_correction=True)


def _type(said: list[Any]) -> str:
    code, is_main, experience = said
    notes = ["main"] if is_main else []
    notes += [EXPERIENCE_STATUS.label(experience).lower()] if experience else []
    label = EXPLOITATION_TYPE.label(code)
    return f"{label} ({'; '.join(notes)})" if notes else label


def _level(step: Step, scale: dict[int, str]) -> Iterator[Event]:
    said = []
    if step.changed("level_id"):
        before, now = (scale.get(one["level_id"], "") for one in (step.before, step.after))
        said.append(f"Level: {before} → {now}")
    said += _differences(step, RiskLevelSpell, but=("level_id", "ended_on"))
    if said:
        yield _event(step, "Risk level", "Risk level corrected", _listed(said), is_correction=True)


def _closure(step: Step) -> Iterator[Event]:
    titles = {
        "waiting": "Closure proposed",
        "sent_back": "Closure sent back",
        "withdrawn": "Proposal to close withdrawn",
        "authorised": "Closure authorised",
        "undone": "Closure undone: the case is open again",
    }
    if step.before and not step.changed("status"):
        return
    status = step.after["status"]
    answered = step.after["answer"] if status in {"sent_back", "undone"} else ""
    title = titles[status]
    yield _event(step, "Closure", title, answered, is_correction=status == "undone")


def _contribution(step: Step, referrals: dict[int, dict[str, Any]]) -> Event:
    referral = referrals.get(step.after["referral"], {})
    title = f"{step.after['agency']}: what they know, for referral {referral.get('reference', '')}"
    href = _referral_page(referral) if referral else ""
    return _event(step, "Contribution", title, step.after["text"], href)


def _merge(step: Step) -> Event:
    undone = step.kind == "unmerge"
    title = f"Record {step.after['reference']} merged into this one"
    title = f"Merge of record {step.after['reference']} undone" if undone else title
    return _event(step, "Child", title, step.after["reason"], is_correction=undone)


def _corrected(
    step: Step,
    model: type[models.Model],
    what: str,
    kind: str,
    href: str = "",
    *,
    but: tuple[str, ...] = ("ended_on",),
) -> Iterator[Event]:
    """A line where what had been said was replaced, and one where it was only added to."""
    replaced = _differences(step, model, but=but)
    added = _additions(step, model, but=but)
    if replaced:
        text = _listed([*replaced, *(f"{name}: added" for name in added)])
        yield _event(step, kind, f"{what} corrected", text, href, is_correction=True)
    elif added:
        yield _event(step, kind, f"{what} added to", _listed(added), href)


def _differences(step: Step, model: type[models.Model], *, but: Iterable[str]) -> list[str]:
    return [
        _difference(field, step)
        for field in _changed(step, model, but)
        if step.before.get(field.attname) not in _unknown(field)
    ]


def _additions(step: Step, model: type[models.Model], *, but: Iterable[str]) -> list[str]:
    return [
        _name(field)
        for field in _changed(step, model, but)
        if step.before.get(field.attname) in _unknown(field)
    ]


def _changed(step: Step, model: type[models.Model], but: Iterable[str]) -> list[Any]:
    left_out = {*NO_DETAIL, *but}
    return [
        field
        for field in model._meta.concrete_fields
        if field.attname in step.after
        and field.attname not in left_out
        and step.changed(field.attname)
    ]


def _unknown(field: Any) -> tuple[Any, ...]:
    """What a field says while nobody knows."""
    default = field.default if isinstance(field.default, str | bool) else ""
    return (None, "", [], default)


def _difference(field: Any, step: Step) -> str:
    said = [_said(field, one.get(field.attname)) for one in (step.before, step.after)]
    if field.name in NOT_SAID or any(len(one) > LONGEST for one in said) or field.is_relation:
        return _name(field)
    return f"{_name(field)}: {said[0]} → {said[1]}"


def _said(field: Any, value: Any) -> str:
    if value in (None, "", []):
        return "nothing"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(field, models.DateField):
        return _day(value)
    choices = dict(getattr(getattr(field, "base_field", field), "choices", None) or ())
    codes = value if isinstance(value, list) else [value]
    return ", ".join(str(choices.get(code, code)) for code in codes)


def _name(field: Any) -> str:
    named = [ABBREVIATIONS.get(word, word) for word in str(field.verbose_name).split()]
    text = " ".join(named)
    return text[0].upper() + text[1:]


def _listed(parts: list[str]) -> str:
    return "\n".join(parts)


def _event(
    step: Step,
    kind: str,
    title: str,
    text: str = "",
    href: str = "",
    *,
    is_correction: bool = False,
) -> Event:
    on = timezone.localdate(step.at)
    return Event(on, kind, title, text, href, at=step.at, by=step.by, is_correction=is_correction)


def _referral_page(facts: dict[str, Any]) -> str:
    return routes.to_record("getsafe:referral-detail", UUID(facts["uuid"]))


def _day(text: str | None) -> str:
    return words.day(date.fromisoformat(text)) if text else "not set"


def _number(count: int | None) -> str:
    return "not known" if count is None else str(count)
