"""The words of a question: what can be counted, by what it can be filtered and broken down.

Everything else (validation, SQL, the definitions page) reads these tables.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from getsafe.choices import (
    CLOSURE_REASON,
    ETHNICITY,
    ETHNICITY_GROUPS,
    EXPLOITATION_TYPE,
    REFERRAL_SOURCE,
    SCREENING_OUTCOME,
    SEX,
    CodeList,
)

NOT_KNOWN = "not_known"
OTHER_AGES = "other"
UNITS = ("children", "records")
PROTECTIONS = ("1-5", "none")
DEFAULT_PROTECTION = "1-5"
DEFAULT_AGE_BANDS = ("0-9", "10-12", "13-15", "16-17", "18-25")
LIST_OPERATORS = ("any", "all", "only", "none")
AGE_BASES = ("record", "first")
MOST_DIMENSIONS = 3
OLDEST_LISTED_AGE = 25


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a dimension: the code that scripts use and the label that people read."""

    code: str
    label: str


@dataclass(frozen=True, slots=True)
class Dimension:
    """One thing that figures are filtered or broken down by.

    `belongs` says whose fact it is ("child", "record", "spell" or "day"); `rule` is its
    definition for the reference page.
    """

    name: str
    label: str
    belongs: str
    kind: str  # "list", "fact" (yes, no, not known) or "age"
    values: tuple[Value, ...]
    rule: str


@dataclass(frozen=True, slots=True)
class Measure:
    """One thing that can be counted, with the statistics views that hold it."""

    name: str
    view: str
    types_view: str
    one: str
    many: str
    has_end: bool
    version: str
    rule: str
    levels_view: str = ""


@dataclass(frozen=True, slots=True)
class Level:
    """One step of the local risk scale, lowest rank first."""

    code: str
    label: str
    rank: int


def _values(codes: CodeList, unknown: str = "") -> tuple[Value, ...]:
    listed = tuple(Value(entry.code, entry.label) for entry in codes)
    return (*listed, Value(NOT_KNOWN, unknown)) if unknown else listed


MEASURES: dict[str, Measure] = {
    measure.name: measure
    for measure in (
        Measure(
            "cases",
            "cases",
            "exploitation_spells",
            "case",
            "cases",
            has_end=True,
            version="cases/1",
            rule="A case is one episode of support, from the day it opened to the day it closed.",
        ),
        Measure(
            "referrals",
            "referrals",
            "referral_types",
            "referral",
            "referrals",
            has_end=False,
            version="referrals/1",
            rule="A referral is one concern about one child; its date is the day it was received.",
            levels_view="referral_levels",
        ),
        Measure(
            "screenings",
            "screenings",
            "screening_types",
            "screening decision",
            "screening decisions",
            has_end=False,
            version="screenings/1",
            rule=(
                "A screening is one decision about a referral (a deferral for more information is "
                "one too); its date is the day it was decided."
            ),
            levels_view="screening_levels",
        ),
    )
}
LATER_MEASURES = (
    "assessments",
    "missing_episodes",
    "return_interviews",
    "warning_notices",
    "nrm_referrals",
    "discussions",
    "actions",
)

# The group's own name is its code here, as the contract of the command writes it.
ETHNICITY_GROUP_OF: dict[str, str] = {
    entry.code: ETHNICITY_GROUPS[entry.group].label for entry in ETHNICITY
}

DIMENSIONS: dict[str, Dimension] = {
    dimension.name: dimension
    for dimension in (
        Dimension(
            "exploitation",
            "Exploitation type",
            "spell",
            "list",
            _values(EXPLOITATION_TYPE),
            "A row counts the records with a spell of the row's type that meets the period test; "
            "for a referral or a screening, the types that the referral raised.",
        ),
        Dimension(
            "ethnicity",
            "Ethnicity",
            "child",
            "list",
            _values(ETHNICITY),
            "The child's ethnicity as now recorded. `REFU` and `NOBT` are the unknown rows.",
        ),
        Dimension(
            "ethnicity_group",
            "Ethnicity group",
            "child",
            "list",
            tuple(Value(group.label, group.label) for group in ETHNICITY_GROUPS),
            "The census group of the child's ethnicity; `Not known` is `REFU` and `NOBT`.",
        ),
        Dimension(
            "age",
            "Age",
            "day",
            "age",
            (),
            "Completed years. The list runs from 0 to 25, and on to any higher age found.",
        ),
        Dimension(
            "age_band",
            "Age band",
            "day",
            "list",
            (),
            "Completed years, in the bands of the question's `age_bands`. Ages outside every band "
            "are a row `other` that is shown when there are any: they are inside the total.",
        ),
        Dimension(
            "sex",
            "Sex",
            "child",
            "list",
            _values(SEX),
            "The child's sex as now recorded; `U` is the unknown row.",
        ),
        Dimension(
            "group_based",
            "Group-based",
            "record",
            "fact",
            (
                Value("yes", "Two or more persons of concern"),
                Value("no", "None or one person of concern"),
                Value(NOT_KNOWN, "Number of persons of concern not recorded"),
            ),
            "`yes`: two or more persons of concern; `no`: none or one; `not_known`: the number is "
            "not recorded.",
        ),
        Dimension(
            "risk_level",
            "Risk level",
            "record",
            "list",
            (),
            "The level in force on the day for `as_at`, else the highest in force on any day of "
            "the period. A referral or screening has the level of the case that it opened; where "
            "none was in force on it in the period, the level decided at the screening, or else "
            "the level that an earlier tracker gave the referral.",
        ),
        Dimension(
            "source",
            "Referral source",
            "record",
            "list",
            _values(REFERRAL_SOURCE),
            "Who made the referral; for a case, the referral that opened it. `10` is the unknown "
            "row.",
        ),
        Dimension(
            "outcome",
            "Screening outcome",
            "record",
            "list",
            _values(SCREENING_OUTCOME, "Not screened"),
            "The main outcome of the screening; for a case or referral, of the latest screening "
            "of its referral. `not_known`: not screened yet, or screening not recorded.",
        ),
        Dimension(
            "closure_reason",
            "Closure reason",
            "record",
            "list",
            _values(CLOSURE_REASON, "Not closed"),
            "Why the case closed, whenever it did; for a referral or screening, the case that it "
            "opened. `not_known`: not closed, or no case.",
        ),
        Dimension(
            "care_leaver",
            "Care leaver",
            "child",
            "fact",
            (Value("yes", "Yes"), Value("no", "No")),
            "`yes`: the child's record has a care leaver status, of whatever date.",
        ),
    )
}
# Filtered by from/to only, or broken down by only: not both.
FILTERS = tuple(name for name in DIMENSIONS if name != "age_band")


@cache
def fixed_values(name: str) -> tuple[Value, ...]:
    """The values of a dimension that need neither the question nor the risk scale."""
    return DIMENSIONS[name].values


def level_values(levels: Iterable[Level]) -> tuple[Value, ...]:
    """The values of `risk_level`, lowest first, and the unknown."""
    listed = tuple(Value(level.code, level.label) for level in levels)
    return (*listed, Value(NOT_KNOWN, "Not known"))
