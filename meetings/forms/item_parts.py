"""The parts of an item's page while the meeting sits: which it has and what they offer."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import uuid4

from django.http import QueryDict

from getsafe.models import Agency, Case, RiskLevel, User
from meetings.forms.fields import PartForm
from meetings.forms.minutes import (
    ActionForm,
    AdultScreeningForm,
    ContributionForm,
    DecisionForm,
    NotesForm,
    ScreeningForm,
)
from meetings.models import AgendaItem

USUAL_TIME = timedelta(days=14)
ADULT = 18


@dataclass(frozen=True, slots=True)
class Choices:
    """What the parts offer."""

    agencies: Sequence[Agency]
    people: Sequence[User]
    invited: Collection[int]
    levels: Sequence[RiskLevel]
    workers: Sequence[User]
    cases: Sequence[Case]
    last_decision: int


def build(
    item: AgendaItem, choices: Choices, *, data: QueryDict | None, today: date
) -> dict[str, PartForm]:
    """The parts of this item's page, in the order in which a meeting needs them."""
    notes = {name: getattr(item, name) for name in NotesForm.SAID}
    notes |= {f"seen_{name}": item.fingerprint(name) for name in NotesForm.SAID}
    parts: dict[str, PartForm] = {"notes": NotesForm(data, prefix="notes", initial=notes)}
    if item.referral and item.referral.status == "awaiting_screening":
        parts["contribution"] = ContributionForm(
            data, prefix="contribution", agencies=choices.agencies
        )
        parts["decision"] = _screening(item, choices, data)
    elif not item.referral:
        parts["decision"] = DecisionForm(
            data,
            prefix="decision",
            is_child=item.case is not None,
            levels=choices.levels,
            initial={"kind": "noted", "last_seen": choices.last_decision},
        )
    parts["action"] = ActionForm(
        data,
        prefix="action",
        agencies=choices.agencies,
        people=choices.people,
        cases=choices.cases,
        invited=choices.invited,
        initial={"due_on": today + USUAL_TIME, "token": uuid4()},
    )
    return parts


def _screening(item: AgendaItem, choices: Choices, data: QueryDict | None) -> ScreeningForm:
    is_adult = item.referral.child.age_on(item.meeting.held_on) >= ADULT
    form = AdultScreeningForm if is_adult else ScreeningForm
    return form(data, prefix="decision", levels=choices.levels, workers=choices.workers)
