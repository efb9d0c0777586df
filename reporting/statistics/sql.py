"""From a question to one SQL statement that counts the complete table.

The statement is a chain of named steps:

    own     the records that meet the period test by their own dates, one row a span
    met     the exploitation spells that meet it, one row a span
    levels  the highest risk level of each case in each span
    chosen  the records that the exploitation filter chooses, with their first qualifying day
    picked  the records with the facts asked for, after every filter but the one on ages
    faced   the same with the child's age on the day that decides it, after the age filter
    (last)  the table: every cell and every margin counted afresh over distinct keys

Only the steps and columns that a question needs are written, so that a plain question stays a
plain statement.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from reporting.statistics import sql_chosen, sql_facts
from reporting.statistics.questions import Question
from reporting.statistics.sql_tests import put_to_test
from reporting.statistics.words import Level

AGES = ("age", "age_band")


@dataclass(slots=True)
class Statement:
    """The statement being written: its steps so far and its parameters."""

    suffix: str
    steps: list[str] = field(default_factory=list)
    parameters: dict[str, Any] = field(default_factory=dict)

    def bind(self, value: object) -> str:
        """The placeholder of a parameter."""
        name = f"p{len(self.parameters)}"
        self.parameters[name] = value
        return f"%({name})s"

    def view(self, name: str) -> str:
        """A statistics view: as things stand, or as they were known at a moment."""
        return f"statistics.{name}{self.suffix}"

    def step(self, name: str, body: str) -> None:
        """Add a named step."""
        self.steps.append(f"{name} AS ({body})")

    def text(self, last: str) -> str:
        """The whole statement."""
        return f"WITH {', '.join(self.steps)} {last}"


def build(
    question: Question, *, levels: Sequence[Level], with_children: bool, suffix: str
) -> Statement:
    """Write the statement; its last step is added as the step `answer`.

    `with_children` adds the number of children behind each cell, which disclosure control needs
    where records are counted. `suffix` picks the set of views. The rows of the statement are the
    dimensions' values, the mask of the dimensions that are totalled over (PostgreSQL's GROUPING),
    the count and, if asked for, the number of children.
    """
    statement = Statement(suffix)
    _add_levels(statement, question)
    source = sql_chosen.add(statement, question)
    _add_picked(statement, question, source=source, levels=levels)
    _add_faced(statement, question)
    statement.step("answer", _table(question, with_children=with_children))
    return statement


def _add_levels(statement: Statement, question: Question) -> None:
    if not question.uses("risk_level") or _is_one_day(question):
        return
    test = "as_at" if question.period.test == "as_at" else "during"
    rows = put_to_test(question.period, alias="x", bind=statement.bind, test=test)
    span = f", {rows.span} AS span" if rows.span else ""
    group = "1, 2" if rows.span else "1"
    statement.step(
        "levels",
        f"SELECT x.record{span}, max(x.rank) AS rank FROM {statement.view('risk_levels')} x"
        f"{rows.join} WHERE {rows.where} GROUP BY {group}",
    )


def _add_picked(
    statement: Statement, question: Question, *, source: sql_chosen.Source, levels: Sequence[Level]
) -> None:
    bind = statement.bind
    shown = [name for name in question.dimensions if name not in (*AGES, "period", "exploitation")]
    columns = [f"{source.record} AS record", f"{source.child} AS child"]
    columns += [f"{sql_facts.fact(name, bind)} AS {name}" for name in shown]
    if "exploitation" in question.dimensions:
        columns.append(f"{source.exploitation} AS exploitation")
    if question.period.is_series:
        columns.append(f"{source.span} AS period")
    if question.uses_age:
        columns += ["k.date_of_birth", f"{_deciding_day(question, source)} AS day"]
    filters = [asked for asked in question.lists if asked.name != "exploitation"]
    conditions = [sql_facts.condition(asked, bind=bind, levels=levels) for asked in filters]
    where = " AND ".join([*source.where, *conditions])
    statement.step(
        "picked",
        f"SELECT {', '.join(columns)} FROM {source.tables}{_joins(statement, question, source)}"
        f"{' WHERE ' if where else ''}{where}",
    )


def _deciding_day(question: Question, source: sql_chosen.Source) -> str:
    if question.age_at == "record" or question.period.test == "as_at":
        return source.day
    span = f", {source.span}" if question.period.is_series else ""
    return f"min({source.day}) OVER (PARTITION BY {source.child}{span})"


def _joins(statement: Statement, question: Question, source: sql_chosen.Source) -> str:
    joins = ""
    if not source.has_facts and any(question.uses(name) for name in sql_facts.OF_RECORD):
        view = statement.view(question.measure.view)
        joins += f" JOIN {view} f ON f.record = {source.record}"
    if question.uses("risk_level"):
        joins += _join_levels(statement, question, source)
    if question.uses_age or any(question.uses(name) for name in sql_facts.OF_CHILD):
        joins += f" JOIN {statement.view('children')} k ON k.child = {source.child}"
    return joins


def _is_one_day(question: Question) -> bool:
    return question.period.test == "as_at" and not question.period.is_series


def _join_levels(statement: Statement, question: Question, source: sql_chosen.Source) -> str:
    """The level as `l`; an event's own where none was in force on the case that it opened."""
    if _is_one_day(question):
        # A constraint of the database holds a case to one level at a time.
        rows = put_to_test(question.period, alias="l", bind=statement.bind, test="as_at")
        view = statement.view("risk_levels")
        return f" LEFT JOIN {view} l ON l.record = f.case_record AND {rows.where}"
    own = question.measure.levels_view
    name = "held" if own else "l"
    span = f" AND {name}.span = {source.span}" if question.period.is_series else ""
    held = f" LEFT JOIN levels {name} ON {name}.record = f.case_record{span}"
    if not own:
        return held
    return (
        f"{held} LEFT JOIN {statement.view(own)} own ON own.record = f.record"
        " CROSS JOIN LATERAL (SELECT COALESCE(held.rank, own.rank) AS rank) l"
    )


def _add_faced(statement: Statement, question: Question) -> None:
    age = sql_facts.age_in_years("day", "date_of_birth")
    columns = {name: name for name in question.dimensions}
    columns["age"] = age
    columns["age_band"] = sql_facts.band_of(age, question.age_bands, statement.bind)
    shown = "".join(f", {columns[name]} AS {name}" for name in question.dimensions)
    where = ""
    if question.ages is not None:
        where = " WHERE " + sql_facts.age_condition(age, question.ages, statement.bind)
    statement.step("faced", f"SELECT record, child{shown} FROM picked{where}")


def _table(question: Question, *, with_children: bool) -> str:
    """The last step: a key is counted once in each cell and each margin, wherever it stands."""
    names = question.dimensions
    key = "child" if question.unit == "children" else "record"
    if _has_one_row_a_key(question):
        source, counts = "faced", "count(*)"
    elif not names or _is_in_one_cell(question):
        keys = "record, child" if with_children else key
        source = f"(SELECT DISTINCT {', '.join([keys, *names])} FROM faced) AS once"
        counts = "count(*)"
    else:
        source, counts = "faced", f"count(DISTINCT {key})"
    if with_children:
        counts += ", count(DISTINCT child)"
    if not names:
        return f"SELECT 0 AS mask, {counts} FROM {source}"
    listed = ", ".join(names)
    columns = f"{listed}, GROUPING({listed}) AS mask, {counts}"
    return f"SELECT {columns} FROM {source} GROUP BY CUBE ({listed})"


def _has_one_row_a_key(question: Question) -> bool:
    """Whether each record comes once, in one span."""
    if question.unit != "records" or question.uses("exploitation"):
        return False
    return not question.period.is_series or question.period.test in ("started", "ended")


def _is_in_one_cell(question: Question) -> bool:
    """Whether a key can stand in one cell only, though it may come more than once."""
    if question.period.is_series or "exploitation" in question.dimensions:
        return False
    if question.unit == "records":
        return True
    fixed = set(sql_facts.OF_CHILD)
    if question.period.test == "as_at" or question.age_at == "first":
        fixed |= set(AGES)
    return set(question.dimensions) <= fixed
