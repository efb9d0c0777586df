"""The filters of a question, from its JSON."""

from collections.abc import Sequence

from reporting.statistics.parsing_values import listed, mapping, one_of, whole_number
from reporting.statistics.questions import AgeFilter, ListFilter
from reporting.statistics.refusals import QuestionRefused
from reporting.statistics.words import (
    DIMENSIONS,
    FILTERS,
    LIST_OPERATORS,
    Level,
    fixed_values,
    level_values,
)

OLDEST = 130


def parse(
    value: object, *, levels: Sequence[Level]
) -> tuple[tuple[ListFilter, ...], AgeFilter | None]:
    """The filters over codes, and the one over ages."""
    where = mapping(value, '"where"', allowed=FILTERS)
    ages = _ages(where["age"]) if "age" in where else None
    lists = tuple(
        _filter(name, asked, codes=_codes(name, levels))
        for name, asked in where.items()
        if name != "age"
    )
    return lists, ages


def _codes(name: str, levels: Sequence[Level]) -> tuple[str, ...]:
    values = level_values(levels) if name == "risk_level" else fixed_values(name)
    return tuple(value.code for value in values)


def _filter(name: str, value: object, *, codes: Sequence[str]) -> ListFilter:
    if DIMENSIONS[name].kind == "fact":
        asked = mapping(value, f'"where.{name}"', allowed=("is",), needed=("is",))
        return ListFilter(name, any=(one_of(asked["is"], f"where.{name}.is", codes),))
    asked = mapping(value, f'"where.{name}"', allowed=LIST_OPERATORS)
    if not asked:
        raise QuestionRefused(
            f'"where.{name}" needs at least one of the keys {", ".join(LIST_OPERATORS)}.'
        )
    operators = {key: _codes_of(asked[key], f"where.{name}.{key}", codes) for key in asked}
    return ListFilter(name, **operators)


def _codes_of(value: object, name: str, codes: Sequence[str]) -> tuple[str, ...]:
    found = tuple(dict.fromkeys(one_of(code, name, codes) for code in listed(value, name)))
    if not found:
        raise QuestionRefused(f'"{name}" must list at least one of {", ".join(codes)}.')
    return found


def _ages(value: object) -> AgeFilter:
    asked = mapping(value, '"where.age"', allowed=("from", "to"))
    if not asked:
        raise QuestionRefused('"where.age" needs at least one of the keys from, to.')
    bounds = {
        key: whole_number(years, f"where.age.{key}", least=0, most=OLDEST)
        for key, years in asked.items()
    }
    youngest, oldest = bounds.get("from"), bounds.get("to")
    if youngest is not None and oldest is not None and youngest > oldest:
        raise QuestionRefused(
            f'"where.age.from" must be at most "where.age.to", {oldest}, not {youngest}.'
        )
    return AgeFilter(youngest, oldest)
