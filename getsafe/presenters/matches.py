"""Records that may be one child, side by side, and merges, in finished words."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BoundField
from django.urls import reverse
from django.utils import timezone

from getsafe.choices import ETHNICITY, SEX
from getsafe.govuk.components import Column, Link, Table
from getsafe.govuk.fields import long_date
from getsafe.models import Child, MatchDecision, RecordMerge, Referral
from getsafe.presenters.drafts import saved
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
UNKNOWN = {None, "", "U", "NOBT"}
FACT_LABELS = dict(FACTS) | {"address": "Address"}


@dataclass(frozen=True, slots=True)
class Match:
    """A record beside what was typed, and the question whether it is the same child."""

    title: str
    reasons: Sequence[str]
    open_case: str
    table: Table
    question: BoundField


def match_list(
    candidates: Sequence[Candidate], said: Mapping[str, Any], form: forms.BaseForm
) -> list[Match]:
    """Each likely record beside what was typed."""
    return [
        Match(
            title=f"Record {number} of {len(candidates)}: {candidate.child.reference}",
            reasons=[*_said_before(candidate), *candidate.reasons],
            open_case=_open_case(candidate),
            table=_side_by_side(candidate.child, said, number),
            question=form[str(candidate.child.uuid)],
        )
        for number, candidate in enumerate(candidates, 1)
    ]


def notice(candidates: Sequence[Candidate]) -> str:
    """That there are likely records, and why, while the child's details are being typed."""
    if not candidates:
        return ""
    reasons = "; ".join(dict.fromkeys(one.reasons[0] for one in candidates if one.reasons))
    looks = "1 record looks" if len(candidates) == 1 else f"{len(candidates)} records look"
    return f"{looks} like this child: {reasons[:1].lower()}{reasons[1:]}."


def _said_before(candidate: Candidate) -> Iterator[str]:
    if said := candidate.said_different:
        day = long_date(timezone.localdate(said.decided_at))
        yield f"{said.decided_by.name} said on {day} that this is another child"


def _open_case(candidate: Candidate) -> str:
    case = candidate.open_case
    return f"This child already has an open case: {case}" if case else ""


def _side_by_side(child: Child, said: Mapping[str, Any], number: int) -> Table:
    told = [(name, said.get(name), getattr(child, name)) for name, _ in FACTS]
    compared = [facts for facts in told if facts[1] or facts[2]]
    rows = [[FACT_LABELS[name], _given(said, name), _held(child, name)] for name, _, _ in compared]
    return Table(
        f"Record {number} beside what was given",
        (Column("Detail"), Column("Given"), Column("On record")),
        rows,
        caption_size="s",
        compact=True,
        row_headings=True,
        different=_disagreeing(compared),
        id=f"record-{number}",
    )


def _held(child: Child, name: str) -> str:
    if name == "postcode" and child.address_is_sensitive:
        return HIDDEN
    words = _value(name, getattr(child, name))
    return _marked(words, name, is_guess=child.birth_estimated)


def _given(said: Mapping[str, Any], name: str) -> str:
    words = _value(name, said.get(name))
    return _marked(words, name, is_guess=bool(said.get("birth_estimated")))


def _marked(words: str, name: str, *, is_guess: bool) -> str:
    """A date of birth that was worked out from an age says so."""
    return f"{words} (estimated)" if is_guess and name == "date_of_birth" else words


def _value(name: str, value: Any) -> str:
    if value in (None, ""):
        return "Not known"
    if name == "date_of_birth":
        return long_date(value)
    labels = {"sex": SEX, "ethnicity": ETHNICITY}
    return labels[name].label(value) if name in labels else str(value)


def facts_said(referral: Referral) -> dict[str, Any]:
    """What a logged referral says of its child, its differing identifiers among it."""
    said = {name: getattr(referral.child, name) for name in (*dict(FACTS), "birth_estimated")}
    stated = referral.differing_facts
    return said | {name: stated[name] for name, _ in FACTS if stated.get(name) and not said[name]}


def two_records(one: Child, other: Child) -> Table:
    """Two records side by side."""
    told = [(name, getattr(one, name), getattr(other, name)) for name, _ in FACTS]
    compared = [facts for facts in told if facts[1] or facts[2]]
    return Table(
        "The two records",
        (Column("Detail"), Column(one.reference), Column(other.reference)),
        [[FACT_LABELS[name], _held(one, name), _held(other, name)] for name, _, _ in compared],
        row_headings=True,
        compact=True,
        different=_disagreeing(compared),
        id="records",
    )


def _disagreeing(compared: Sequence[tuple[str, Any, Any]]) -> list[int]:
    """The numbers of the details that both sides know and tell differently."""
    return [
        number
        for number, (_, one, other) in enumerate(compared)
        if not {one, other} & UNKNOWN and str(one).casefold() != str(other).casefold()
    ]


def to_merge_table(pairs: Iterable[MatchDecision]) -> Table:
    """The records that somebody said are one child, each pair leading to its merge."""
    columns = (
        Column("Records"), Column("Names"), Column("Said by"), Column("On"), Column("Merge"),
    )  # fmt: skip
    rows = [
        [
            f"{pair.child.reference} and {pair.other.reference}",
            f"{pair.child.full_name} and {pair.other.full_name}",
            pair.decided_by.name,
            saved(pair.decided_at),
            Link(
                "Compare and merge",
                reverse("getsafe:child-merge", args=[pair.child.uuid, pair.other.uuid]),
                f"{pair.child.reference} and {pair.other.reference}",
            ),
        ]
        for pair in pairs
    ]
    return Table(
        "To be merged",
        columns,
        rows,
        row_headings=True,
        stacks=True,
        empty="No records wait to be merged.",
    )


def merges_table(merged: Iterable[RecordMerge]) -> Table:
    """The last merges, each with its undoing or when it was undone."""
    columns = (
        Column("Merged record"), Column("Kept record"), Column("By"), Column("On"), Column("Undo"),
    )  # fmt: skip
    rows = [
        [
            record.child.reference,
            Link(record.into.reference, reverse("getsafe:child", args=[record.into.uuid])),
            record.merged_by.name,
            saved(record.merged_at),
            f"Undone {saved(record.undone_at)}"
            if record.undone_at
            else Link("Undo", reverse("getsafe:merge-undo", args=[record.uuid]), "this merge"),
        ]
        for record in merged
    ]
    return Table(
        "Merged before",
        columns,
        rows,
        row_headings=True,
        stacks=True,
        empty="No records have been merged.",
    )


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
