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
        return Source(
            tables=f"{statement.view(question.measure.view)} f{rows.join}",
            record="f.record",
            child="f.child",
            span=rows.span,
            day=rows.day,
            has_facts=True,
            where=(rows.where,),
        )
    wanted = question.filter_by("exploitation")
    if wanted is None:
        _add_met(statement, question)
        statement.step("chosen", _every_type(question))
    elif not _is_grouped(question, wanted):
        _add_met(statement, question, types=wanted.any)
        statement.step("chosen", _any_type(question))
    else:
        _add_filtered(statement, question, wanted)
    day = _day_of_snapshot(statement, question) or "c.day"
    if wanted is not None and wanted.positive and _is_grouped(question, wanted):
        return _joined_to_the_few(statement, question, day=day)
    return Source(tables="chosen c", record="c.record", child="c.child", span="c.span", day=day)


def _joined_to_the_few(statement: "Statement", question: Question, *, day: str) -> Source:
    """Records that passed a narrow filter, to which their own facts are joined only then."""
    view = statement.view(question.measure.view)
    return Source(
        tables=f"chosen c JOIN {view} f ON f.record = c.record",
        record="c.record",
        child="f.child",
        span="c.span",
        day=day,
        has_facts=True,
    )


def _is_grouped(question: Question, wanted: ListFilter) -> bool:
    """Whether a record's spells must be looked at together, not one by one."""
    others = (wanted.all, wanted.only, wanted.none)
    return "exploitation" in question.dimensions or any(codes is not None for codes in others)


def _day_of_snapshot(statement: "Statement", question: Question) -> str:
    """The day of a snapshot; empty where each row has a day of its own."""
    if question.period.test != "as_at":
        return ""
    if not question.period.is_series:
        return f"{statement.bind(question.period.first)}::date"
    return f"({statement.bind([span.first for span in question.period.spans])}::date[])[c.span]"


def _needs_day(question: Question) -> bool:
    return question.uses_age and question.period.test != "as_at"


def _span(question: Question, alias: str) -> str:
    return f", {alias}.span" if question.period.is_series else ""


def _columns(question: Question, alias: str, *, with_child: bool = True) -> str:
    child = f", {alias}.child" if with_child else ""
    return f"{alias}.record{child}{_span(question, alias)}"


def _day(question: Question, alias: str) -> str:
    return f", {alias}.day" if _needs_day(question) else ""


def _same_row(question: Question, left: str, right: str) -> str:
    span = f" AND {left}.span = {right}.span" if question.period.is_series else ""
    return f"{left}.record = {right}.record{span}"


def _rows(statement: "Statement", question: Question, view: str, *, more: str = "") -> str:
    """Rows of a view that meet the test, under the columns that the later steps read."""
    rows = put_to_test(question.period, alias="x", bind=statement.bind)
    span = f", {rows.span} AS span" if rows.span else ""
    day = f", {rows.day} AS day" if _needs_day(question) else ""
    return (
        f"SELECT x.record, x.child{span}{day}{more} FROM {statement.view(view)} x{rows.join} "
        f"WHERE {rows.where}"
    )


def _add_met(
    statement: "Statement",
    question: Question,
    *,
    types: tuple[str, ...] | None = None,
    step: str = "met",
) -> None:
    body = _rows(statement, question, question.measure.types_view, more=", x.exploitation_type")
    only = f" AND x.exploitation_type = ANY({statement.bind(list(types))})" if types else ""
    statement.step(step, body + only)


def _every_type(question: Question) -> str:
    day = ""
    if _needs_day(question):
        day = f", min(m.day) OVER (PARTITION BY m.record{_span(question, 'm')}) AS day"
    return f"SELECT {_columns(question, 'm')}{day}, m.exploitation_type AS exploitation FROM met m"


def _any_type(question: Question) -> str:
    """A record comes once for each of its spells, unless its first day must be found."""
    columns = _columns(question, "m")
    if not _needs_day(question):
        return f"SELECT {columns} FROM met m"
    return f"SELECT {columns}, min(m.day) AS day FROM met m GROUP BY {columns}"


def _add_filtered(statement: "Statement", question: Question, wanted: ListFilter) -> None:
    has_rows = "exploitation" in question.dimensions
    sees_every_type = has_rows or wanted.only is not None
    named = (*wanted.positive, *(wanted.none or ()))
    if wanted.none is not None:
        statement.step("own", _rows(statement, question, question.measure.view))
        if not wanted.positive:
            _add_met(statement, question, types=wanted.none, step="barred")
    if wanted.positive or has_rows:
        _add_met(statement, question, types=None if sees_every_type else named)
    statement.step("passed" if has_rows else "chosen", _passed(statement, question, wanted))
    if has_rows:
        columns = _columns(question, "p", with_child=not wanted.positive)
        statement.step(
            "chosen",
            f"SELECT {columns}{_day(question, 'p')}, m.exploitation_type AS exploitation "
            f"FROM passed p LEFT JOIN met m ON {_same_row(question, 'm', 'p')}",
        )


def _passed(statement: "Statement", question: Question, wanted: ListFilter) -> str:
    if not wanted.positive:
        return (
            f"SELECT {_columns(question, 'o')}{_day(question, 'o')} FROM own o "
            f"WHERE NOT EXISTS (SELECT FROM barred b WHERE {_same_row(question, 'b', 'o')})"
        )
    listed = f"m.exploitation_type = ANY({statement.bind(list(wanted.positive))})"
    day = f", min(m.day) FILTER (WHERE {listed}) AS day" if _needs_day(question) else ""
    own = ""
    if wanted.none is not None:
        own = f" WHERE EXISTS (SELECT FROM own o WHERE {_same_row(question, 'o', 'm')})"
    columns = _columns(question, "m", with_child=False)
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
        conditions += [f"bool_or({among((code,))})" for code in wanted.all]
    if wanted.only is not None:
        conditions.append(f"bool_and({among(wanted.only)})")
    if wanted.none is not None:
        conditions.append(f"NOT bool_or({among(wanted.none)})")
    return conditions
