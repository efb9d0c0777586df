"""Drafts, their steps, and the records that may be the same child, in finished words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.forms import BoundField
from django.urls import reverse
from django.utils import timezone

from getsafe.choices import ETHNICITY, SEX
from getsafe.errors import Refused
from getsafe.govuk.components import Column, Link, SummaryList, Table, Tag, Task
from getsafe.govuk.fields import long_date
from getsafe.govuk.summary import target_id
from getsafe.models import Child, Referral, ReferralDraft
from getsafe.presenters import answers
from getsafe.queries.duplicates import Candidate

HIDDEN = "Sensitive: not shown here"
FACTS = (
    ("given_name", "First name"),
    ("family_name", "Family name"),
    ("preferred_name", "Other name used"),
    ("date_of_birth", "Date of birth"),
    ("sex", "Sex"),
    ("ethnicity", "Ethnicity"),
    ("nhs_number", "NHS number"),
    ("upn", "Unique pupil number"),
    ("social_care_id", "Social care ID"),
    ("postcode", "Postcode"),
    ("school", "School or college"),
)
FACT_LABELS = dict(FACTS) | {"address": "Address"}


@dataclass(frozen=True, slots=True)
class Match:
    """A record beside what was typed, and the question whether it is the same child."""

    title: str
    reasons: Sequence[str]
    open_case: str
    table: Table
    question: BoundField


def saved(at: datetime) -> str:
    """When a draft was saved: the time today, else the day too."""
    local = timezone.localtime(at)
    clock = f"{local:%H:%M}"
    return clock if local.date() == timezone.localdate() else f"{long_date(local.date())}, {clock}"


def drafts_table(drafts: Iterable[ReferralDraft]) -> Table:
    """The author's drafts, by the child's name as far as it was typed."""
    columns = (Column("Child"), Column("Started"), Column("Last saved"), Column("Discard"))
    return Table(
        "My drafts",
        columns,
        [_draft_row(draft) for draft in drafts],
        row_headings=True,
        empty="You have no drafts.",
        id="drafts",
    )


def draft_name(draft: ReferralDraft) -> str:
    """Whom a draft is about, as typed."""
    typed = draft.typed.get("child", {})
    names = [(typed.get(name) or [""])[0] for name in ("given_name", "family_name")]
    return " ".join(name for name in names if name) or "No name yet"


def _draft_row(draft: ReferralDraft) -> list[Any]:
    name = draft_name(draft)
    return [
        Link(name, reverse("getsafe:draft-check", args=[draft.uuid])),
        saved(draft.started_at),
        saved(draft.saved_at),
        Link("Discard", reverse("getsafe:draft-discard", args=[draft.uuid]), f"draft for {name}"),
    ]


def tasks(draft: ReferralDraft, steps: Mapping[str, Any]) -> list[Task]:
    """The steps of an unfinished draft, and which are done."""
    return [
        Task(
            form.short_title,
            "Completed" if form.is_valid() else Tag("Incomplete"),
            reverse("getsafe:draft-step", args=[draft.uuid, name]),
        )
        for name, form in steps.items()
    ]


def checked(draft: ReferralDraft, steps: Mapping[str, Any]) -> list[SummaryList]:
    """Every answer of a whole draft, with links to change them."""
    return [
        answers.summary(
            form,
            title=form.short_title,
            url=reverse("getsafe:draft-step", args=[draft.uuid, name]),
            leave_out=_left_out(form),
        )
        for name, form in steps.items()
    ]


def _left_out(form: forms.BaseForm) -> tuple[str, ...]:
    """The questions that another answer made needless."""
    said = form.cleaned_data
    needless = {
        "birth_known": True,
        "age": said.get("birth_known") == "yes",
        "date_of_birth": said.get("birth_known") == "no",
        "safety_steps": said.get("at_immediate_risk") != "yes",
        "primary": len(said.get("types") or []) == 1,
    }
    return tuple(name for name, is_needless in needless.items() if is_needless)


def refused(draft: ReferralDraft, steps: Mapping[str, Any], refusal: Refused) -> list[dict]:
    """Why a whole draft was not taken, each reason leading to where it is put right."""
    found = [name for name, form in steps.items() if refusal.field in form.fields]
    if not found:
        return [{"text": refusal.message, "href": "#submit"}]
    address = reverse("getsafe:draft-step", args=[draft.uuid, found[0]])
    field = target_id(steps[found[0]][refusal.field])
    return [{"text": refusal.message, "href": f"{address}#{field}"}]


def match_list(
    candidates: Sequence[Candidate], said: Mapping[str, Any], form: forms.BaseForm
) -> list[Match]:
    """Each likely record beside what was typed."""
    return [
        Match(
            title=f"Record {number} of {len(candidates)}: {candidate.child.reference}",
            reasons=candidate.reasons,
            open_case=_open_case(candidate),
            table=_side_by_side(candidate.child, said, number),
            question=form[str(candidate.child.uuid)],
        )
        for number, candidate in enumerate(candidates, 1)
    ]


def _open_case(candidate: Candidate) -> str:
    case = candidate.open_case
    return f"This child already has an open case: {case.reference}" if case else ""


def _side_by_side(child: Child, said: Mapping[str, Any], number: int) -> Table:
    rows = [
        [label, _value(name, said.get(name)), _held(child, name)]
        for name, label in FACTS
        if said.get(name) or getattr(child, name)
    ]
    return Table(
        f"Record {number} beside what was given",
        (Column("Detail"), Column("Given"), Column("On record")),
        rows,
        caption_size="s",
        compact=True,
        row_headings=True,
        id=f"record-{number}",
    )


def _held(child: Child, name: str) -> str:
    if name == "postcode" and child.address_is_sensitive:
        return HIDDEN
    words = _value(name, getattr(child, name))
    return f"{words} (estimated)" if name == "date_of_birth" and child.birth_estimated else words


def _value(name: str, value: Any) -> str:
    if value in (None, ""):
        return "Not known"
    if name == "date_of_birth":
        return long_date(value)
    labels = {"sex": SEX, "ethnicity": ETHNICITY}
    return labels[name].label(value) if name in labels else str(value)


def facts_said(referral: Referral) -> dict[str, Any]:
    """What a logged referral says of its child, its differing identifiers among it."""
    said = {name: getattr(referral.child, name) for name, _ in FACTS}
    stated = referral.differing_facts
    return said | {name: stated[name] for name, _ in FACTS if stated.get(name) and not said[name]}


def two_records(one: Child, other: Child) -> Table:
    """Two records side by side."""
    rows = [
        [label, _held(one, name), _held(other, name)]
        for name, label in FACTS
        if getattr(one, name) or getattr(other, name)
    ]
    columns = (Column("Detail"), Column(one.reference), Column(other.reference))
    return Table("The two records", columns, rows, row_headings=True, compact=True, id="records")


def filled(new: Mapping[str, Any], differing: Mapping[str, str]) -> list[str]:
    """What choosing an existing record will do, a sentence a line."""
    lines = []
    if new:
        lines.append(f"Added to the record: {_names(new)}")
    if differing:
        lines.append(
            f"Different from the record, so kept with the referral and not changed: "
            f"{_names(differing)}"
        )
    return lines


def _names(fields: Iterable[str]) -> str:
    return ", ".join(FACT_LABELS[name].lower() for name in fields if name in FACT_LABELS)
