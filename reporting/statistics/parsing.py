"""From JSON to a question: every word checked, every refusal one sentence that names the key."""

import json
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

from reporting.statistics import parsing_filters, parsing_periods
from reporting.statistics.parsing_values import listed, mapping, one_of, quoted
from reporting.statistics.questions import AgeBand, Question
from reporting.statistics.refusals import QuestionRefused
from reporting.statistics.words import (
    AGE_BASES,
    DEFAULT_AGE_BANDS,
    DEFAULT_PROTECTION,
    DIMENSIONS,
    LATER_MEASURES,
    MEASURES,
    MOST_DIMENSIONS,
    PROTECTIONS,
    UNITS,
    Level,
)

KEYS = "measure unit period where rows columns age_bands age_at protection".split()


def loads(text: str) -> list[Any] | dict[str, Any]:
    """Read JSON of one question or a list of them; a key given twice is refused."""
    try:
        payload = json.loads(text, object_pairs_hook=_without_twins)
    except json.JSONDecodeError as error:
        raise QuestionRefused(
            f"The question must be JSON, and is not from line {error.lineno}, "
            f"column {error.colno} on."
        ) from error
    except QuestionRefused:
        raise
    except (ValueError, RecursionError) as error:
        raise QuestionRefused(
            "The question must be JSON without endless numbers or nesting."
        ) from error
    if not isinstance(payload, dict | list):
        raise QuestionRefused("The question must be a JSON object, or a list of them.")
    return payload


def _without_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise QuestionRefused(f'"{key}" is given twice: give it once.')
        found[key] = value
    return found


def parse(payload: object, *, levels: Iterable[Level]) -> Question:
    """The question that `payload` (decoded JSON) asks.

    `levels` is the local risk scale, lowest first. Raises QuestionRefused.
    """
    scale = tuple(levels)
    asked = mapping(payload, "The question", allowed=KEYS, needed=("measure", "period"))
    bands = _age_bands(asked.get("age_bands", list(DEFAULT_AGE_BANDS)))
    filled = _filled(asked)
    measure = MEASURES[_measure(filled["measure"])]
    period = parsing_periods.parse(filled["period"], measure=measure)
    rows, columns = _layout(filled["rows"], filled["columns"], is_series=period.is_series)
    lists, ages = parsing_filters.parse(filled["where"], levels=scale)
    return Question(
        measure_name=measure.name,
        unit=one_of(filled["unit"], "unit", UNITS),
        period=period,
        lists=lists,
        ages=ages,
        rows=rows,
        columns=columns,
        age_bands=bands,
        age_at=one_of(filled["age_at"], "age_at", AGE_BASES),
        protection=one_of(filled["protection"], "protection", PROTECTIONS),
        asked=filled,
    )


def _filled(asked: dict[str, Any]) -> dict[str, Any]:
    return {
        "measure": asked["measure"],
        "unit": asked.get("unit", "children"),
        "where": asked.get("where", {}),
        "rows": asked.get("rows", []),
        "columns": asked.get("columns", []),
        "age_bands": asked.get("age_bands", list(DEFAULT_AGE_BANDS)),
        "age_at": asked.get("age_at", "record"),
        "period": asked["period"],
        "protection": asked.get("protection", DEFAULT_PROTECTION),
    }


def _measure(name: object) -> str:
    if name in LATER_MEASURES:
        raise QuestionRefused(
            f'"measure" {quoted(name)} cannot be answered yet because the system does not record '
            f"it: the measures that can be asked now are {', '.join(MEASURES)}."
        )
    return one_of(name, "measure", tuple(MEASURES))


def _layout(
    rows: object, columns: object, *, is_series: bool
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    allowed = (*DIMENSIONS, "period") if is_series else tuple(DIMENSIONS)
    across = tuple(one_of(name, "rows", allowed) for name in listed(rows, "rows"))
    down = tuple(one_of(name, "columns", allowed) for name in listed(columns, "columns"))
    named = across + down
    twice = [name for name in named if named.count(name) > 1]
    if twice:
        raise QuestionRefused(
            f'"rows" and "columns" name {quoted(twice[0])} twice: name each dimension once.'
        )
    counted = [name for name in named if name != "period"]
    if len(counted) > MOST_DIMENSIONS:
        raise QuestionRefused(
            f'"rows" and "columns" may name {MOST_DIMENSIONS} dimensions in all, '
            f"not {len(counted)}."
        )
    return across, down


def _age_bands(bands: object) -> tuple[AgeBand, ...]:
    found = tuple(_age_band(band) for band in listed(bands, "age_bands"))
    if not found:
        raise QuestionRefused('"age_bands" must list at least one band, such as "13-15".')
    _refuse_overlap(found)
    return found


def _age_band(band: object) -> AgeBand:
    parts = band.split("-") if isinstance(band, str) else []
    if len(parts) != 2 or not all(part.isascii() and part.isdigit() for part in parts):
        raise QuestionRefused(
            f'"age_bands" must list bands written from-to in years, such as "13-15", '
            f"not {quoted(band)}."
        )
    youngest, oldest = (int(part.lstrip("0")[:4] or "0") for part in parts)
    if youngest > oldest or oldest > parsing_filters.OLDEST:
        raise QuestionRefused(
            f'"age_bands" has {quoted(band)}: each band must run from a lower to a higher age, '
            f"0 to {parsing_filters.OLDEST}."
        )
    return AgeBand(str(band), youngest, oldest)


def _refuse_overlap(bands: Sequence[AgeBand]) -> None:
    ordered = sorted(bands, key=lambda band: band.youngest)
    for lower, upper in pairwise(ordered):
        if upper.youngest <= lower.oldest:
            raise QuestionRefused(
                f'"age_bands" has "{lower.code}" and "{upper.code}", which overlap: every age may '
                "be in one band only."
            )
