"""Drafts, their steps, and the records that may be the same child, in finished words."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django import forms
from django.urls import reverse
from django.utils import timezone

from getsafe.errors import Refused
from getsafe.govuk.components import Column, Link, SummaryList, Table, Tag, Task
from getsafe.govuk.fields import long_date
from getsafe.govuk.summary import target_id
from getsafe.models import ReferralDraft
from getsafe.presenters import answers


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
        stacks=True,
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
