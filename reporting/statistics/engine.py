"""Answers questions: one statement each, as the role that can see the statistics views only."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from math import prod
from typing import Any

from django.db import connection
from django.utils import timezone

from getsafe import databases
from getsafe.wording import prepared
from reporting.statistics import definitions, kept, parsing, sql, sql_facts
from reporting.statistics.answers import Answer, AnsweredDimension, Count, Place
from reporting.statistics.questions import Question
from reporting.statistics.recording import Gap, gaps_in
from reporting.statistics.refusals import QuestionRefused
from reporting.statistics.words import (
    DIMENSIONS,
    NOT_KNOWN,
    OLDEST_LISTED_AGE,
    OTHER_AGES,
    Level,
    Value,
    fixed_values,
    level_values,
)

# A table to protect is looked through again and again. One printed as it is may be as large as any
# that three dimensions and the months of fifteen years make.
MOST_CELLS = 400_000
MOST_UNPROTECTED_CELLS = 3_000_000
SETTINGS = {
    "work_mem": "64MB",
    "jit": "off",
    # Helpers cost a page's short questions more than they save.
    "max_parallel_workers_per_gather": "0",
    "transaction_read_only": "on",
}
LIVE, KNOWN = "", "_known"
Row = tuple[Any, ...]


def answer(
    payloads: Iterable[object],
    *,
    as_known_at: datetime | None = None,
    gaps: Sequence[Gap] = (),
    now: datetime | None = None,
) -> list[Answer]:
    """Answer each of `payloads` (decoded JSON), in order, from what was known at a moment.

    `as_known_at` None is `now`, the moment of asking. `gaps` are the stretches for which figures
    are not available. Raises QuestionRefused. Call it inside one REPEATABLE READ transaction where
    several answers must be of one snapshot; only then is what was counted before taken again.
    """
    settings = dict(SETTINGS)
    suffix = LIVE
    if as_known_at is not None:
        settings["getsafe.as_known_at"] = as_known_at.isoformat()
        # How much of the history a moment picks cannot be foreseen; a loop that was thought short
        # is then a long one.
        settings["enable_nestloop"] = "off"
        suffix = KNOWN
    asked = list(payloads)
    may_stand = suffix == LIVE and connection.in_atomic_block  # else this snapshot is for us alone
    with databases.as_statistics(connection, settings=settings):
        sight = _Sight(
            moment=as_known_at or now or timezone.now(),
            suffix=suffix,
            levels=_scale(suffix) if "risk_level" in repr(asked) else (),
            gaps=gaps,
            version=kept.current_version() if may_stand else "",
        )
        return [_answer(question, sight) for question in _parsed(asked, sight.levels)]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sight:
    """What is known when questions are answered: since when, of what data, on which scale."""

    moment: datetime
    suffix: str
    levels: tuple[Level, ...]
    gaps: Sequence[Gap]
    version: str


def _parsed(payloads: Sequence[object], levels: tuple[Level, ...]) -> list[Question]:
    """The questions; a refusal says which one of several it is about."""
    questions = []
    for number, payload in enumerate(payloads, 1):
        try:
            questions.append(parsing.parse(payload, levels=levels))
        except QuestionRefused as error:
            if len(payloads) == 1:
                raise
            raise QuestionRefused(f"Question {number}: {error}") from error
    return questions


def _scale(suffix: str) -> tuple[Level, ...]:
    """The risk scale as it was known; at a moment before there was one, today's."""
    with connection.cursor() as cursor:
        for view in dict.fromkeys((suffix, LIVE)):
            cursor.execute(
                f"SELECT code, label, rank FROM statistics.risk_scale{view} ORDER BY rank"  # noqa: S608
            )
            if levels := tuple(Level(*row) for row in cursor.fetchall()):
                return levels
    return ()


def _answer(question: Question, sight: _Sight) -> Answer:
    rows = _run(question, sight)
    counts = _counts(question, sight.levels, rows)
    dimensions = tuple(
        _dimension(name, question, sight.levels, counts) for name in question.dimensions
    )
    most = MOST_UNPROTECTED_CELLS if question.protection == "none" else MOST_CELLS
    if prod(len(entry.values) + 1 for entry in dimensions) > most:
        raise QuestionRefused(
            f'"rows" and "columns" must make a table of at most {most} cells: name fewer '
            "dimensions or a shorter period."
        )
    today = timezone.localdate(sight.moment)
    not_recorded, notes = gaps_in(question, dimensions, sight.gaps, today=today)
    return Answer(
        question=question,
        definition=definitions.sentence(question, levels=sight.levels),
        version=question.measure.version,
        as_known_at=timezone.localtime(sight.moment),
        dimensions=dimensions,
        counts=counts,
        not_recorded=not_recorded,
        notes=notes,
    )


def _run(question: Question, sight: _Sight) -> list[Row]:
    behind = question.unit == "records" and question.protection != "none"
    statement = sql.build(question, levels=sight.levels, with_children=behind, suffix=sight.suffix)
    text = statement.text("SELECT * FROM answer")

    def count() -> list[Row]:
        with prepared() if sight.suffix == LIVE else connection.cursor() as cursor:
            cursor.execute(text, statement.parameters)
            return cursor.fetchall()

    rows = kept.rows(sight.version, (text, repr(statement.parameters)), count)
    return rows if behind else [(*row, row[-1]) for row in rows]


def _counts(question: Question, levels: Sequence[Level], rows: Iterable[Row]) -> dict[Place, Count]:
    names = question.dimensions
    codes = _codes(question, levels)
    found: dict[Place, Count] = {}
    for *values, mask, value, children in rows:
        totalled = [bool(mask >> (len(names) - 1 - i) & 1) for i in range(len(names))]
        if any(v is None and not total for v, total in zip(values, totalled, strict=True)):
            continue  # a record with no spell to show: inside the totals, in no row
        place = tuple(
            None if total else codes[name].get(v, str(v))
            for name, v, total in zip(names, values, totalled, strict=True)
        )
        found[place] = Count(value, children)
    return found


def _codes(question: Question, levels: Sequence[Level]) -> dict[str, dict[Any, str]]:
    """For each dimension, the code of what the statement returns; a code stands for itself."""
    special: dict[str, dict[Any, str]] = {
        "period": {i: span.code for i, span in enumerate(question.period.spans, 1)},
        "age_band": {i: band.code for i, band in enumerate(question.age_bands)}
        | {sql_facts.NO_BAND: OTHER_AGES},
        "risk_level": {level.rank: level.code for level in levels} | {sql_facts.NO_RANK: NOT_KNOWN},
    }
    return {name: special.get(name, {}) for name in question.dimensions}


def _dimension(
    name: str, question: Question, levels: Sequence[Level], counts: dict[Place, Count]
) -> AnsweredDimension:
    found = {place[question.dimensions.index(name)] for place in counts} - {None}
    if name == "period":
        values = tuple(Value(span.code, span.label) for span in question.period.spans)
        return AnsweredDimension(name, "Period", values)
    if name == "risk_level":
        values = level_values(levels)
    elif name == "age":
        oldest = max([OLDEST_LISTED_AGE, *(int(code) for code in found if code)])
        values = tuple(Value(str(age), str(age)) for age in range(oldest + 1))
    elif name == "age_band":
        values = tuple(Value(b.code, b.code.replace("-", " to ")) for b in question.age_bands)
        if OTHER_AGES in found:
            values += (Value(OTHER_AGES, "Other ages"),)
    else:
        values = fixed_values(name)
    return AnsweredDimension(name, DIMENSIONS[name].label, values)
