"""What was not recorded: the stretches for which there is no figure, never a 0."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product

from reporting.statistics.answers import AnsweredDimension, Place
from reporting.statistics.periods import ONE_DAY, Period, Span, from_words, in_words
from reporting.statistics.questions import Question

NOTE = "Figures for {} are incomplete or absent: {}"
DAY = r"\d{1,2} [A-Z][a-z]+ \d{4}"
NOTE_READ = re.compile(NOTE.format(f"({DAY}(?: to {DAY})?)", "(.*)"), re.DOTALL)


@dataclass(frozen=True, slots=True)
class Gap:
    """From `first` to `last`, both included, a measure was not recorded, for `reason`.

    Where `exploitation_type` is None that is true of every type.
    """

    measure: str
    exploitation_type: str | None
    first: date
    last: date
    reason: str

    def touches(self, span: Span) -> bool:
        """Whether some of the span was not recorded."""
        return self.first <= span.last and span.first <= self.last


@dataclass(frozen=True, slots=True)
class Lacking:
    """What a note says of figures that are there: from `first` to `last` they lack something."""

    days: str
    first: date
    last: date
    reason: str

    def touches(self, span: Span) -> bool:
        """Whether the note is about some of the span."""
        return self.first <= span.last and span.first <= self.last


def read_note(text: str) -> Lacking | None:
    """The note on what figures lack, read back from its sentence; None for any other note."""
    found = NOTE_READ.fullmatch(text)
    if found is None:
        return None
    days, reason = found.groups()
    first, _, last = days.partition(" to ")
    return Lacking(days, from_words(first), from_words(last or first), reason)


def note_at_mark(lacking: Lacking) -> str:
    """The note beside a line that gives its reason at the mark of what has no figure at all."""
    return f"Figures for {lacking.days} are incomplete or absent, for the reason given at [x]."


def gaps_in(
    question: Question,
    dimensions: Sequence[AnsweredDimension],
    gaps: Sequence[Gap],
    *,
    today: date,
) -> tuple[dict[Place, str], tuple[str, ...]]:
    """The places without a figure, each with its reason, and the notes that readers need.

    A place has no figure when nothing of its period was recorded; where part of the period (or
    one of several types asked for) was, the figure stays and a note says what it lacks.
    """
    asked = [gap for gap in gaps if gap.measure == question.measure_name]
    spans = {span.code: span for span in question.period.spans}
    reasons: dict[Place, str] = {}
    notes: dict[str, None] = {}
    touching = [gap for gap in asked if any(gap.touches(span) for span in spans.values())]
    for place in _places(dimensions) if touching else ():
        at = dict(zip((entry.name for entry in dimensions), place, strict=True))
        period = at.get("period")
        here = [spans[period]] if period else list(spans.values())
        types = _types(question, at.get("exploitation"))
        reason = _reason(touching, here, types)
        if reason:
            reasons[place] = reason
        else:
            notes |= dict.fromkeys(_lacking(touching, here, types, question.period))
    if question.period.last > today:
        notes["The period goes on after today: the figures are what is recorded so far."] = None
    return reasons, tuple(notes)


def _places(dimensions: Sequence[AnsweredDimension]) -> Iterator[Place]:
    return product(*((*(value.code for value in entry.values), None) for entry in dimensions))


def _types(question: Question, row: str | None) -> tuple[str, ...]:
    """The exploitation types that a place speaks of; none named is every type."""
    if row:
        return (row,)
    wanted = question.filter_by("exploitation")
    return wanted.positive if wanted else ()


def _about(gap: Gap, types: Sequence[str]) -> bool:
    return gap.exploitation_type is None or gap.exploitation_type in types


def _reason(gaps: Sequence[Gap], spans: Sequence[Span], types: Sequence[str]) -> str:
    """Why there is no figure: every day of every span, for every type named, falls in a gap."""
    found: dict[str, None] = {}
    for span in spans:
        for kind in types or (None,):
            reasons = _covering([g for g in gaps if g.exploitation_type in (None, kind)], span)
            if not reasons:
                return ""
            found |= dict.fromkeys(reasons)
    return " ".join(found)


def _covering(gaps: Sequence[Gap], span: Span) -> list[str]:
    """The reasons of gaps that leave no day of `span`, one after another or one alone; or none."""
    reasons, day = [], span.first
    for gap in sorted(gaps, key=lambda gap: gap.first):
        if gap.first <= day <= gap.last:
            reasons.append(gap.reason)
            day = gap.last + ONE_DAY
            if day > span.last:
                return reasons
    return []


def _lacking(
    gaps: Sequence[Gap], spans: Sequence[Span], types: Sequence[str], period: Period
) -> Iterator[str]:
    """The notes on what `spans` lack: of each gap only the days that the question looks at."""
    for gap in gaps:
        if _about(gap, types) and any(gap.touches(span) for span in spans):
            first, last = max(gap.first, period.first), min(gap.last, period.last)
            days = in_words(first) if first == last else f"{in_words(first)} to {in_words(last)}"
            yield NOTE.format(days, gap.reason)
