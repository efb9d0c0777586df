"""What a MACE 1 starts from, and what one recorded."""

from datetime import date
from typing import Any

from getsafe.models import Case
from getsafe.queries.versions import Change
from meetings.models import Meeting, SafetyPlan
from meetings.queries.meetings import DONE

PLAN = ("worries", "working_well", "next_steps", "contingency", "safety_scale")
ITEM = ("child_views", "family_views", "discussion", "professional_notes")


def has_been_held(case: Case) -> bool:
    """Whether a MACE 1 was held for the case."""
    return case.meetings.filter(status__in=DONE, type__kind="child").exists()


def find_held(case: Case, held_on: date) -> Meeting | None:
    """The MACE 1 of this child that was held on that day, if it is recorded."""
    done = case.meetings.filter(type__kind="child", status__in=DONE, held_on=held_on)
    return done.first()


def has_another_initial(meeting: Meeting, case: Case) -> bool:
    """Whether another MACE 1 of the case is its initial one."""
    held = case.meetings.filter(status__in=DONE, type__kind="child").exclude(pk=meeting.pk)
    return held.exclude(is_review=True).exists()


def standing_facts(case: Case) -> dict[str, Any]:
    """The level and the plan as they stand, which a review starts from; no views, no notes."""
    level = case.risk_levels.filter(ended_on=None).values_list("level", flat=True).first()
    plan = SafetyPlan.objects.filter(case=case).first()
    kept = ("worries", "next_steps", "contingency") if plan else ()
    return {"level": level} | {name: getattr(plan, name) for name in kept}


def recorded(meeting: Meeting, case: Case) -> dict[str, Any]:
    """Everything that a MACE 1 recorded, as its form names it."""
    item = meeting.items.get(case=case)
    plan = SafetyPlan.objects.filter(meeting=meeting).first()
    decision = item.decisions.filter(kind="level").select_related("risk_level").first()
    spell = decision.risk_level if decision else None
    return {
        "seen": item.version,
        "kind": "review" if meeting.is_review else "initial",
        "held_on": meeting.held_on,
        "chair": meeting.chair_id,
        "deputy_reason": meeting.deputy_reason,
        "confidentiality_read": meeting.confidentiality_read,
        "level": spell.level_id if spell else standing_facts(case)["level"],
        "experience_status": decision.experience_status if decision else None,
        "rationale": decision.rationale if decision else "",
        "review_due_on": decision.next_review_on if decision else None,
        **{name: getattr(item, name) for name in ITEM},
        **{name: getattr(plan, name, None) for name in PLAN},
    }


def last_correction(meeting: Meeting) -> Change | None:
    """Who wrote a MACE 1's record last, and when."""
    item = meeting.items.select_related("written_by").get(case=meeting.case_id)
    if item.written_by is None or item.written_at is None:
        return None
    return Change(item.written_at, item.written_by.pk, item.written_by.name)
