"""The small checks that every part of a question shares, each with its sentence."""

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from reporting.statistics.refusals import QuestionRefused

SHOWN = 60


def quoted(value: object) -> str:
    """A value as JSON writes it, shortened so that the refusal stays one readable sentence."""
    written = json.dumps(value, ensure_ascii=False, default=str)
    return written if len(written) <= SHOWN else written[:SHOWN] + "..."


def mapping(
    value: object, name: str, *, allowed: Sequence[str], needed: Sequence[str] = ()
) -> dict[str, Any]:
    """`value` as an object that has every key of `needed` and none beyond `allowed`."""
    if not isinstance(value, dict):
        raise QuestionRefused(
            f"{name} must be a JSON object with the keys {', '.join(allowed)}, not {quoted(value)}."
        )
    for key in value:
        if key not in allowed:
            raise QuestionRefused(
                f"{name} has the unknown key {quoted(key)}: the keys allowed are "
                f"{', '.join(allowed)}."
            )
    for key in needed:
        if key not in value:
            raise QuestionRefused(
                f'{name} needs the key "{key}": the keys allowed are {", ".join(allowed)}.'
            )
    return value


def listed(value: object, name: str) -> list[Any]:
    """`value` as a list."""
    if not isinstance(value, list):
        raise QuestionRefused(f'"{name}" must be a list, not {quoted(value)}.')
    return value


def one_of(value: object, name: str, allowed: Sequence[str]) -> str:
    """`value` as one of the words of `allowed`."""
    if not isinstance(value, str) or value not in allowed:
        raise QuestionRefused(f'"{name}" must be one of {", ".join(allowed)}, not {quoted(value)}.')
    return value


def whole_number(value: object, name: str, *, least: int, most: int) -> int:
    """`value` as a whole number from `least` to `most`."""
    is_whole = isinstance(value, int) and not isinstance(value, bool)
    if not is_whole or not least <= value <= most:  # type: ignore[operator]
        raise QuestionRefused(
            f'"{name}" must be a whole number from {least} to {most}, not {quoted(value)}.'
        )
    return int(value)  # type: ignore[call-overload]


def real_date(value: object, name: str) -> date:
    """`value` as a date written YYYY-MM-DD."""
    written = value if isinstance(value, str) else ""
    try:
        day = date.fromisoformat(written)
    except ValueError:
        day = None
    if day is None or day.isoformat() != written:
        raise QuestionRefused(
            f'"{name}" must be a real date written YYYY-MM-DD, not {quoted(value)}.'
        )
    return day
