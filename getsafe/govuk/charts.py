"""Where the bars, lines and words of a chart go: pure geometry, set by components/chart.html.

Positions across are per cent of the picture's width and positions down are pixels, so that one
picture fits any screen and its words keep their size.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from django.utils.safestring import SafeString

from getsafe.govuk.components import Column, Table, html

LEFT = 10.0  # per cent kept for the scale
TOP = 30  # pixels kept for the topmost number
FLOOR = 230
HEIGHT = 265
BAR_SHARE = 0.7
FEW = 6  # up to so many labels always fit side by side
WIDE_WORDS = 26  # so many letters fit side by side on the narrowest screen


@dataclass(frozen=True)
class Point:
    """A thing counted; `value` None is a gap, and `mark` says why in the table."""

    label: str
    value: int | float | None
    short: str = ""
    mark: str = "not recorded"


@dataclass(frozen=True)
class Shape:
    """A bar, or the dashed outline that stands for a gap."""

    x: str
    y: str
    width: str
    height: str
    gap: bool = False


@dataclass(frozen=True)
class Dot:
    """A point of a line."""

    x: str
    y: str


@dataclass(frozen=True)
class Segment:
    """A straight line: part of a line chart, or a line of the scale."""

    x1: str
    y1: str
    x2: str
    y2: str


@dataclass(frozen=True)
class Word:
    """A text; a `minor` one gives way on a narrow screen, where all would overlap."""

    x: str
    y: str
    text: str
    minor: bool = False


@dataclass(frozen=True)
class Chart:
    """A finished chart with the table that says the same."""

    id: str
    title: str
    description: str
    height: int
    floor: int
    shapes: Sequence[Shape]
    dots: Sequence[Dot]
    segments: Sequence[Segment]
    scale: Sequence[Segment]
    scale_words: Sequence[Word]
    words: Sequence[Word]
    numbers: Sequence[Word]
    gap_note: str
    table: Table

    @property
    def picture(self) -> SafeString:
        """Return the picture's inside, joined here: a template loop takes ten times as long."""
        kinds = ["axis", *["grid"] * (len(self.scale) - 1)]
        drawn = [_drawn_line(line, kind) for line, kind in zip(self.scale, kinds, strict=False)]
        drawn += [_drawn_word(word, "end") for word in self.scale_words]
        drawn += [_drawn_shape(shape) for shape in self.shapes]
        drawn += [_drawn_line(line, "line") for line in self.segments]
        drawn += [
            f'<circle class="app-chart__point" cx="{dot.x}" cy="{dot.y}" r="5"/>'
            for dot in self.dots
        ]
        drawn += [_drawn_word(word, "middle") for word in self.words]
        drawn += [_drawn_word(word, "middle", "value") for word in self.numbers]
        return SafeString("\n".join(drawn))


def _drawn_line(line: Segment, kind: str) -> str:
    ends = f'x1="{line.x1}" y1="{line.y1}" x2="{line.x2}" y2="{line.y2}"'
    return f'<line class="app-chart__{kind}" {ends}/>'


def _drawn_shape(shape: Shape) -> str:
    kind = "gap" if shape.gap else "bar"
    place = f'x="{shape.x}" y="{shape.y}" width="{shape.width}" height="{shape.height}"'
    return f'<rect class="app-chart__{kind}" {place}/>'


def _drawn_word(word: Word, *kinds: str) -> str:
    kinds = (*kinds, "minor") if word.minor else kinds
    classes = "".join(f" app-chart__text--{kind}" for kind in kinds)
    place = f'x="{word.x}" y="{word.y}"'
    return f'<text class="app-chart__text{classes}" {place}>{html(word.text)}</text>'


def bar_chart(
    points: Sequence[Point], *, title: str, label: str, unit: str, chart_id: str = "chart"
) -> Chart:
    """Lay out upright bars. `label` heads the table's first column, `unit` its second."""
    return _chart(points, title, label, unit, chart_id, kind="bar")


def line_chart(
    points: Sequence[Point], *, title: str, label: str, unit: str, chart_id: str = "chart"
) -> Chart:
    """Lay out one line over the points in order; it breaks at a gap."""
    return _chart(points, title, label, unit, chart_id, kind="line")


def _chart(
    points: Sequence[Point],
    title: str,
    label: str,
    unit: str,
    chart_id: str,
    *,
    kind: Literal["bar", "line"],
) -> Chart:
    if not points:
        raise ValueError("A chart needs at least one point")
    ticks = scale_ticks(max((point.value or 0 for point in points), default=0))
    frame = _Frame(len(points), ticks[-1])
    gaps = any(point.value is None for point in points)
    return Chart(
        id=chart_id,
        title=title,
        description=describe(points, kind, unit),
        height=HEIGHT,
        floor=FLOOR,
        shapes=list(_shapes(points, frame, kind)),
        dots=list(_dots(points, frame)) if kind == "line" else (),
        segments=list(_segments(points, frame)) if kind == "line" else (),
        scale=[Segment(_pc(LEFT), frame.y(t), "100%", frame.y(t)) for t in ticks],
        scale_words=[Word(_pc(LEFT - 1), _px(frame.down(t) + 5), _number(t)) for t in ticks],
        words=list(_words(points, frame)),
        numbers=list(_numbers(points, frame)),
        gap_note=_gap_note(points) if gaps else "",
        table=_table(points, title, label, unit, chart_id),
    )


@dataclass(frozen=True)
class _Frame:
    count: int
    highest: float

    @property
    def slot(self) -> float:
        return (100 - LEFT) / self.count

    def middle(self, index: int) -> float:
        return LEFT + self.slot * (index + 0.5)

    def down(self, value: float) -> float:
        return FLOOR - (FLOOR - TOP) * value / self.highest

    def y(self, value: float) -> str:
        return _px(self.down(value))


def scale_ticks(highest: float) -> list[float]:
    """Return three to six even steps in 1, 2 or 5 times a power of ten, from 0 to the highest."""
    if highest <= 0:
        return [0, 1]
    step = 1.0
    factors = (2.0, 2.5, 2.0)
    turn = 0
    while step * 5 < highest:
        step *= factors[turn % 3]
        turn += 1
    steps = -int(-highest // step)
    return [step * index for index in range(steps + 1)]


def describe(points: Sequence[Point], kind: str, unit: str) -> str:
    """Say in words what the picture shows: its kind, its ends, its peak and its gaps."""
    known = [point for point in points if point.value is not None]
    opening = f"{'Bar' if kind == 'bar' else 'Line'} chart of {unit.lower()}"
    if not known:
        return f"{opening}. Nothing recorded."
    peak = max(known, key=lambda point: point.value or 0)
    sentence = (
        f"{opening} from {points[0].label} to {points[-1].label}. "
        f"Highest: {_number(peak.value or 0)} ({peak.label}). "
        f"Last: {_number(known[-1].value or 0)} ({known[-1].label})."
    )
    missing = len(points) - len(known)
    return f"{sentence} {missing} without a figure." if missing else sentence


def _shapes(points: Sequence[Point], frame: _Frame, kind: str) -> Iterator[Shape]:
    width = frame.slot * BAR_SHARE
    for index, point in enumerate(points):
        x = _pc(frame.middle(index) - width / 2)
        if point.value is None:
            yield Shape(x, _px(FLOOR - 24), _pc(width), "24", gap=True)
        elif kind == "bar":
            top = frame.down(point.value)
            yield Shape(x, _px(top), _pc(width), _px(FLOOR - top))


def _dots(points: Sequence[Point], frame: _Frame) -> Iterator[Dot]:
    for index, point in enumerate(points):
        if point.value is not None:
            yield Dot(_pc(frame.middle(index)), frame.y(point.value))


def _segments(points: Sequence[Point], frame: _Frame) -> Iterator[Segment]:
    for (index, point), (_, following) in pairwise(enumerate(points)):
        if point.value is not None and following.value is not None:
            yield Segment(
                _pc(frame.middle(index)),
                frame.y(point.value),
                _pc(frame.middle(index + 1)),
                frame.y(following.value),
            )


def _words(points: Sequence[Point], frame: _Frame) -> Iterator[Word]:
    for index, point in enumerate(points):
        minor = len(points) > FEW and (len(points) - 1 - index) % _every(points) != 0
        yield Word(_pc(frame.middle(index)), _px(FLOOR + 22), point.short or point.label, minor)


def _every(points: Sequence[Point]) -> int:
    letters = max(len(point.short or point.label) for point in points) * len(points)
    return max(1, -(-letters // WIDE_WORDS))


def _numbers(points: Sequence[Point], frame: _Frame) -> Iterator[Word]:
    texts = ["" if point.value is None else _number(point.value) for point in points]
    crowded = sum(map(len, texts)) > WIDE_WORDS
    for index, (point, text) in enumerate(zip(points, texts, strict=True)):
        if point.value is not None:
            minor = crowded and (len(points) - 1 - index) % 2 == 1
            yield Word(_pc(frame.middle(index)), _px(frame.down(point.value) - 9), text, minor)


def _gap_note(points: Sequence[Point]) -> str:
    marks = sorted({point.mark for point in points if point.value is None})
    return f"A dashed outline has no figure ({', '.join(marks)}); it does not mean none."


def _table(points: Sequence[Point], title: str, label: str, unit: str, chart_id: str) -> Table:
    return Table(
        caption=f"{title}: figures",
        columns=[Column(label), Column(unit, numeric=True)],
        rows=[
            (point.label, point.mark if point.value is None else _number(point.value))
            for point in points
        ],
        caption_size="s",
        compact=True,
        row_headings=True,
        id=f"{chart_id}-table",
    )


def _number(value: float) -> str:
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.1f}"


def _pc(value: float) -> str:
    return f"{round(value, 2):g}%"


def _px(value: float) -> str:
    return f"{round(value, 1):g}"
