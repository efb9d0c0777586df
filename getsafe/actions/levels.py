"""The level of risk: a person's decision, with its rationale, never computed."""

from datetime import date, timedelta

from django.db import transaction

from getsafe import audit
from getsafe.actions import cases, versions
from getsafe.errors import Refused
from getsafe.models import Case, RiskLevel, RiskLevelSpell, User
from getsafe.policies import cases as policy
from getsafe.queries.versions import Facts, level_facts


@transaction.atomic
def set(  # noqa: A001
    case: Case,
    *,
    by: User,
    level: RiskLevel,
    started_on: date,
    basis: str,
    rationale: str,
    was: Facts | None = None,
) -> RiskLevelSpell:
    """Put an open case at `level` from a day on, ending the level before it.

    `basis` is "screening", "meeting" or "manager", and each needs its own permission; `was` is
    the level that the page showed. Refuses where another holds by now, the level that already
    holds, a day before the last decision and a third decision of one day: of two the later holds,
    and the earlier stays on record as ended the day it began. An active case's review date moves
    forward when the new level is reviewed sooner. Audited as level.set.
    """
    case = cases.lock(case)
    policy.check_can_set_level(by, case, basis)
    versions.check(level_facts(case), was)
    policy.check_dated_within(started_on, case, "started_on")
    before = _end_current(case, level, started_on)
    spell = RiskLevelSpell.objects.create(
        case=case,
        level=level,
        started_on=started_on,
        basis=basis,
        rationale=rationale,
        decided_by=by,
    )
    _bring_review_forward(case, started_on + timedelta(weeks=level.review_weeks))
    details = {"from": before, "to": level.code, "basis": basis}
    audit.record("level.set", spell, by=by, child=case.child, details=details)
    return spell


def _end_current(case: Case, level: RiskLevel, day: date) -> str:
    current = case.risk_levels.select_related("level").order_by("-started_on", "-id").first()
    if current is None:
        return ""
    if current.ended_on is None and current.level_id == level.pk:
        raise Refused("The case is already at this level. Select another", field="level")
    if day < (current.ended_on or current.started_on):
        raise Refused(
            "The date must not be before the last decision on the level", field="started_on"
        )
    if case.risk_levels.filter(started_on=day, ended_on=day).exists():
        raise Refused(
            "The level was changed twice on this date already. Enter a later date",
            field="started_on",
        )
    if current.ended_on is None:
        current.ended_on = day
        current.save(update_fields=["ended_on"])
    return current.level.code


def _bring_review_forward(case: Case, due: date) -> None:
    if case.review_due_on and due < case.review_due_on:
        case.review_due_on = due
        case.save(update_fields=["review_due_on"])
