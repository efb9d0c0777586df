"""What a figure means, in words: the sentence that every answer carries."""

from reporting.statistics.periods import Period, in_words
from reporting.statistics.questions import AgeFilter, ListFilter, Question
from reporting.statistics.words import DIMENSIONS, Level, fixed_values, level_values

OPERATORS = {
    "any": "any of {}",
    "all": "all of {}",
    "only": "{} and nothing else",
    "none": "none of {}",
}


def sentence(question: Question, *, levels: tuple[Level, ...]) -> str:
    """One or two sentences that say exactly what is counted."""
    filters = [_filter_words(asked, levels) for asked in question.lists]
    if question.ages is not None:
        filters.append(_age_words(question.ages))
    where = f", where {'; '.join(filters)}" if filters else ""
    return f"{_subject(question)} {_when(question)}{where}.{_age_rule(question)}"


def _subject(question: Question) -> str:
    measure = question.measure
    spells = measure.has_end and question.uses("exploitation") and not _is_none_only(question)
    if question.unit == "children":
        noun = "spell of exploitation in a case" if spells else measure.one
        return f"Children, each once, with at least one {noun}"
    many = measure.many[0].upper() + measure.many[1:]
    return f"{many} with at least one spell of exploitation" if spells else many


def _is_none_only(question: Question) -> bool:
    wanted = question.filter_by("exploitation")
    return wanted is not None and not wanted.positive


def _when(question: Question) -> str:
    days = _days(question.period)
    if not question.measure.has_end:
        return f"dated {days}"
    return {
        "as_at": f"open {days}",
        "started": f"that started {days}",
        "ended": f"that ended {days}",
        "during": f"open on any day {days}",
    }[question.period.test]


def _days(period: Period) -> str:
    first, last = in_words(period.first), in_words(period.last)
    if period.test == "as_at":
        if period.is_series:
            return f"at the end of each snapshot day from {first} to {last}"
        return f"at the end of {first}"
    step = f" in each of the {len(period.spans)} spans" if period.is_series else ""
    return f"{step.strip()} from {first} to {last}".strip()


def _filter_words(asked: ListFilter, levels: tuple[Level, ...]) -> str:
    values = level_values(levels) if asked.name == "risk_level" else fixed_values(asked.name)
    labels = {value.code: value.label for value in values}
    parts = []
    for operator, words in OPERATORS.items():
        codes = getattr(asked, operator)
        if codes is not None and operator == "any" and len(codes) == 1:
            parts.append(labels[codes[0]])
        elif codes is not None:
            parts.append(words.format(", ".join(labels[code] for code in codes)))
    return f"{DIMENSIONS[asked.name].label.lower()} is {' and '.join(parts)}"


def _age_words(ages: AgeFilter) -> str:
    if ages.oldest is None:
        return f"age is {ages.youngest} or over"
    if ages.youngest is None:
        return f"age is {ages.oldest} or under"
    return f"age is {ages.youngest} to {ages.oldest}"


def _age_rule(question: Question) -> str:
    if not question.uses_age:
        return ""
    if question.period.test == "as_at":
        return " Age is in completed years on that day."
    if question.age_at == "first":
        return (
            " Age is in completed years on the child's first qualifying day in the period, so "
            "that each child has one age a period."
        )
    return " Age is in completed years on the record's first qualifying day in the period."
