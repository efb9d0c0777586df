"""Which records a question is about: by their own dates, or by their exploitation spells."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reporting.statistics.questions import ListFilter, Question
from reporting.statistics.sql_tests import put_to_test

if TYPE_CHECKING:
    from reporting.statistics.sql import Statement


@dataclass(frozen=True, slots=True)
class Source:
    """Where `picked` reads records from, and the names that their columns have there.

    `has_facts` says that the record's own facts are at hand under the alias `f`.
    """

    tables: str
    record: str
    child: str
    span: str
    day: str
    exploitation: str = "c.exploitation"
    has_facts: bool = False
    where: tuple[str, ...] = ()


def add(statement: "Statement", question: Question) -> Source:
    """Add the steps that choose the records; exploitation spells are looked at only if asked."""
    if not question.uses("exploitation"):
        rows = put_to_test(question.period, alias="f", bind=statement.bind)
        tables = f"{statement.view(question.measure.view)} f{rows.join}"
        return Source(
            tables=tables,
            record="f.record",
            child="f.child",
            span=rows.span,
            day=rows.day,
            has_facts=True,
            where=(rows.where,),
        )
    wanted = question.filter_by("exploitation")
    if wanted is None:
        _add_met(statement, question, types=None)
        statement.step("chosen", _every_type(question))
    else:
        _add_filtered(statement, question, wanted)
    return Source(tables="chosen c", record="c.record", child="c.child", span="c.span", day="c.day")


def _columns(question: Question, alias: str) -> str:
    span = f", {alias}.span" if question.period.is_series else ""
    return f"{alias}.record, {alias}.child{span}"


def _same_row(question: Question, left: str, right: str) -> str:
    span = f" AND {left}.span = {right}.span" if question.period.is_series else ""
    return f"{left}.record = {right}.record{span}"


def _add_rows(statement: "Statement", question: Question, *, step: str, view: str) -> str:
    """Rows of a view that meet the test, under the columns that the later steps read."""
    rows = put_to_test(question.period, alias="x", bind=statement.bind)
    span = f", {rows.span} AS span" if rows.span else ""
    day = f", {rows.day} AS day" if question.uses_age else ""
    kind = ", x.exploitation_type" if step == "met" else ""
    return (
        f"SELECT x.record, x.child{span}{day}{kind} FROM {statement.view(view)} x{rows.join} "
        f"WHERE {rows.where}"
    )


def _add_met(statement: "Statement", question: Question, *, types: list[str] | None) -> None:
    body = _add_rows(statement, question, step="met", view=question.measure.types_view)
    only = f" AND x.exploitation_type = ANY({statement.bind(types)})" if types else ""
    statement.step("met", body + only)


def _every_type(question: Question) -> str:
    day = ""
    if question.uses_age:
        span = ", m.span" if question.period.is_series else ""
        day = f", min(m.day) OVER (PARTITION BY m.record{span}) AS day"
    return f"SELECT {_columns(question, 'm')}{day}, m.exploitation_type AS exploitation FROM met m"


def _add_filtered(statement: "Statement", question: Question, wanted: ListFilter) -> None:
    has_rows = "exploitation" in question.dimensions
    is_any = wanted.all is None and wanted.only is None and wanted.none is None
    _add_met(
        statement,
        question,
        types=list(wanted.any or ()) if is_any and not has_rows else None,
    )
    if wanted.none is not None:
        body = _add_rows(statement, question, step="own", view=question.measure.view)
        statement.step("own", body)
    name = "passed" if has_rows else "chosen"
    statement.step(name, _passed(statement, question, wanted))
    if has_rows:
        day = ", p.day" if question.uses_age else ""
        statement.step(
            "chosen",
            f"SELECT {_columns(question, 'p')}{day}, m.exploitation_type AS exploitation "
            f"FROM passed p LEFT JOIN met m ON {_same_row(question, 'm', 'p')}",
        )


def _passed(statement: "Statement", question: Question, wanted: ListFilter) -> str:
    if not wanted.positive:
        day = ", o.day" if question.uses_age else ""
        return (
            f"SELECT {_columns(question, 'o')}{day} FROM own o WHERE NOT EXISTS (SELECT FROM met m "
            f"WHERE {_same_row(question, 'm', 'o')} "
            f"AND m.exploitation_type = ANY({statement.bind(list(wanted.none or ()))}))"
        )
    listed = f"m.exploitation_type = ANY({statement.bind(list(wanted.positive))})"
    day = f", min(m.day) FILTER (WHERE {listed}) AS day" if question.uses_age else ""
    own = ""
    if wanted.none is not None:
        own = f" WHERE EXISTS (SELECT FROM own o WHERE {_same_row(question, 'o', 'm')})"
    columns = _columns(question, "m")
    return (
        f"SELECT {columns}{day} FROM met m{own} GROUP BY {columns} "
        f"HAVING {' AND '.join(_having(statement, wanted))}"
    )


def _having(statement: "Statement", wanted: ListFilter) -> list[str]:
    def among(types: tuple[str, ...]) -> str:
        return f"m.exploitation_type = ANY({statement.bind(list(types))})"

    conditions = []
    if wanted.any is not None:
        conditions.append(f"bool_or({among(wanted.any)})")
    if wanted.all is not None:
        held = f"count(DISTINCT m.exploitation_type) FILTER (WHERE {among(wanted.all)})"
        conditions.append(f"{held} = {len(wanted.all)}")
    if wanted.only is not None:
        conditions.append(f"bool_and({among(wanted.only)})")
    if wanted.none is not None:
        conditions.append(f"NOT bool_or({among(wanted.none)})")
    return conditions
