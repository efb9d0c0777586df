"""The facts of a child and of a record in SQL: what a dimension shows and a filter tests."""

from collections.abc import Callable, Sequence

from reporting.statistics.questions import AgeBand, AgeFilter, ListFilter
from reporting.statistics.words import DIMENSIONS, ETHNICITY_GROUP_OF, NOT_KNOWN, Level

Bind = Callable[[object], str]
NO_RANK = -1  # the lowest rank of a scale may be 0
NO_BAND = -1

# k: the child; f: the record; l: its highest level in the span.
PLAIN = {
    "ethnicity": "k.ethnicity",
    "sex": "k.sex",
    "care_leaver": "CASE WHEN k.care_leaver THEN 'yes' ELSE 'no' END",
    "group_based": "f.group_based",
    "source": "f.source",
    "outcome": f"COALESCE(f.outcome, '{NOT_KNOWN}')",
    "closure_reason": f"COALESCE(f.closure_reason, '{NOT_KNOWN}')",
    "risk_level": f"COALESCE(l.rank, {NO_RANK})",
}
OF_CHILD = tuple(name for name, entry in DIMENSIONS.items() if entry.belongs == "child")
OF_RECORD = ("group_based", "source", "outcome", "closure_reason", "risk_level")


def fact(name: str, bind: Bind) -> str:
    """The expression of a fact of the child or the record."""
    return _ethnicity_group(bind) if name == "ethnicity_group" else PLAIN[name]


def _ethnicity_group(bind: Bind) -> str:
    members: dict[str, list[str]] = {}
    for code, group in ETHNICITY_GROUP_OF.items():
        members.setdefault(group, []).append(code)
    cases = " ".join(
        f"WHEN k.ethnicity = ANY({bind(codes)}) THEN {bind(group)}"
        for group, codes in members.items()
    )
    return f"CASE {cases} END"


def condition(asked: ListFilter, *, bind: Bind, levels: Sequence[Level]) -> str:
    """The condition that a fact with one value meets a filter."""
    ranks = {level.code: level.rank for level in levels} | {NOT_KNOWN: NO_RANK}

    def bound(codes: Sequence[str]) -> str:
        is_level = asked.name == "risk_level"
        return bind([ranks[code] for code in codes] if is_level else list(codes))

    value = fact(asked.name, bind)
    parts = [
        f"{value} = ANY({bound(codes)})" for codes in (asked.any, asked.only) if codes is not None
    ]
    if asked.all is not None:
        parts.append(f"{value} = ANY({bound(asked.all)})" if len(asked.all) == 1 else "FALSE")
    if asked.none is not None:
        parts.append(f"{value} <> ALL({bound(asked.none)})")
    return " AND ".join(parts)


def age_in_years(day: str, born: str) -> str:
    """Completed years; a birthday on 29 February falls on 1 March where there is none."""
    return f"date_part('year', age({day}::timestamp, {born}::timestamp))::int"


def age_condition(age: str, asked: AgeFilter, bind: Bind) -> str:
    """The condition that an age is within the filter."""
    parts = []
    if asked.youngest is not None:
        parts.append(f"{age} >= {bind(asked.youngest)}")
    if asked.oldest is not None:
        parts.append(f"{age} <= {bind(asked.oldest)}")
    return " AND ".join(parts)


def band_of(age: str, bands: Sequence[AgeBand], bind: Bind) -> str:
    """The position of the band that an age falls in, or NO_BAND."""
    edges = [edge for band in bands for edge in (band.youngest, band.oldest + 1)]
    edges = sorted(set(edges))
    places = [NO_BAND, *(_position(edge, bands) for edge in edges)]
    return f"({bind(places)}::int[])[width_bucket({age}, {bind(edges)}::int[]) + 1]"


def _position(age: int, bands: Sequence[AgeBand]) -> int:
    places = (i for i, band in enumerate(bands) if band.youngest <= age <= band.oldest)
    return next(places, NO_BAND)
