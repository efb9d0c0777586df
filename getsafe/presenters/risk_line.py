"""The level of risk over a case's time, drawn to scale, with the table that says the same."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from getsafe.choices import LEVEL_BASIS
from getsafe.govuk.charts import Chart, Dot, Segment, Word
from getsafe.govuk.components import Column, Table
from getsafe.models import Case, RiskLevel
from getsafe.presenters import words
from getsafe.queries.case_files import Level

LEFT = 24.0  # per cent kept for the names of the levels
RIGHT = 98.0
TOP = 24  # pixels
STEP = 44  # pixels between two levels


def table(spells: Sequence[Level]) -> Table:
    """Every level that the case had, the newest first; the chronology says why."""
    return Table(
        caption="Risk levels",
        columns=[Column("From"), Column("Level"), Column("Decided")],
        rows=[_line(spell) for spell in reversed(spells)],
        caption_size="s",
        compact=True,
        row_headings=True,
        empty="No risk level has been set.",
        id="risk-levels",
    )


def chart(case: Case, spells: Sequence[Level], levels: Sequence[RiskLevel], until: date) -> Chart:
    """The line of levels from the opening of the case to `until`."""
    top = max(level.rank for level in levels)
    days = max((until - case.opened_on).days, 1)

    def across(day: date) -> str:
        share = (day - case.opened_on).days / days
        return f"{LEFT + (RIGHT - LEFT) * min(max(share, 0.0), 1.0):.2f}%"

    def down(rank: int) -> str:
        return str(TOP + (top - rank) * STEP)

    runs = [(across(s.started_on), across(s.ended_on or until), down(s.level.rank)) for s in spells]
    floor = TOP + (top - 1) * STEP + STEP // 2
    rises = [(a, b) for a, b in pairwise(runs) if a[1] == b[0]]
    return Chart(
        id="risk-line",
        title="Risk level over time",
        description=_description(spells, until),
        height=floor + 34,
        floor=floor,
        shapes=(),
        dots=[Dot(start, y) for start, _, y in runs],
        segments=[
            *(Segment(start, y, end, y) for start, end, y in runs),
            *(Segment(later, y, later, other) for (_, _, y), (later, _, other) in rises),
        ],
        scale=[
            Segment(f"{LEFT}%", str(y), f"{RIGHT}%", str(y))
            for y in (floor, *(TOP + (top - level.rank) * STEP for level in levels))
        ],
        scale_words=[
            Word(f"{LEFT - 2}%", str(TOP + (top - level.rank) * STEP + 5), level.label)
            for level in levels
        ],
        words=_ends(case.opened_on, until, str(floor + 24)),
        numbers=(),
        gap_note="",
        table=table(spells),
    )


def _ends(first: date, last: date, y: str) -> list[Word]:
    """The day at either end of the line; a case of one day has one."""
    words_at = [Word(f"{LEFT + 10}%", y, words.short_day(first))]
    if last > first:
        words_at.append(Word(f"{RIGHT - 10}%", y, words.short_day(last)))
    return words_at


def _line(spell: Level) -> tuple[object, ...]:
    decided = LEVEL_BASIS.label(spell.basis)
    who = f"{decided}, {spell.decided_by}" if spell.decided_by else decided
    return words.short_day(spell.started_on), words.level_tag(spell.level), who


def _description(spells: Sequence[Level], until: date) -> str:
    changes = [f"{s.level.label} from {words.day(s.started_on)}" for s in spells]
    return f"{'; '.join(changes)}. Until {words.day(until)}."
