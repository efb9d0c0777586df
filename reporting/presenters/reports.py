"""Scheduled reports in finished words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.forms import Form
from django.urls import reverse

from getsafe.govuk.components import Column, Link, SummaryList, SummaryRow, Table, Tag
from getsafe.govuk.fields import long_date
from reporting.choices import RUN_STATE
from reporting.models import ReportRun
from reporting.periodic_tasks import Timing
from reporting.presenters import figures, schedules
from reporting.presenters.foi import moment
from reporting.schedules import REPORTS, Period, ScheduledReport

STATE_COLOURS = {"queued": "blue", "running": "yellow", "done": "green", "failed": "red"}


@dataclass(frozen=True, slots=True)
class Report:
    """A scheduled report with its runs and the form for a past period."""

    code: str
    title: str
    description: str
    when: str
    runs: Table
    form: Form | None


def present(
    report: ScheduledReport,
    runs: Iterable[ReportRun],
    *,
    timing: Timing | None,
    form: Form | None,
) -> Report:
    """One report's section of the page."""
    when = schedules.when(report, timing)
    return Report(report.code, report.title, report.description, when, _runs(report, runs), form)


def period(report: ScheduledReport, first: date, last: date) -> str:
    """A report's period in words: "March 2025", "3 March to 9 March 2025"."""
    if report.every == "month":
        return f"{first:%B %Y}"
    return f"{long_date(first)} to {long_date(last)}"


def periods(report: ScheduledReport, open_periods: Iterable[Period]) -> list[tuple[str, str]]:
    """The periods that may still be asked for, as a form's choices."""
    return [(p.first.isoformat(), period(report, p.first, p.last)) for p in open_periods]


def state(run: ReportRun) -> Tag:
    """Where a run stands; a running one says how far it is."""
    words = RUN_STATE.label(run.state)
    if run.state == "running":
        words = f"{words}: {run.percent}%"
    return Tag(words, STATE_COLOURS[run.state])


def _runs(report: ScheduledReport, runs: Iterable[ReportRun]) -> Table:
    return Table(
        caption=f"{report.title}: reports made",
        columns=[Column("Period"), Column("State"), Column("Made"), Column("File")],
        rows=[
            (
                Link(
                    period(report, run.period_from, run.period_to),
                    reverse("reporting:report-run", args=[run.uuid]),
                ),
                state(run),
                moment(run.finished_at) if run.finished_at else "",
                Link(
                    "Download CSV",
                    reverse("reporting:report-file", args=[run.uuid]),
                    f"for {period(report, run.period_from, run.period_to)}",
                )
                if run.state == "done"
                else "",
            )
            for run in runs
        ],
        row_headings=True,
        caption_size="s",
        stacks=True,
        empty="No report has been made yet. The first is made when its period ends.",
        id=report.code,
    )


def summary(run: ReportRun) -> SummaryList:
    """What is known of one run."""
    report = REPORTS[run.schedule]
    rows = [
        SummaryRow("Period", period(report, run.period_from, run.period_to)),
        SummaryRow("State", state(run)),
        SummaryRow("Asked for", moment(run.queued_at)),
        SummaryRow("Asked for by", run.asked_by.name if run.asked_by else "The schedule"),
        SummaryRow("Attempts", run.attempts),
    ]
    if run.progress:
        rows.append(SummaryRow("Now", run.progress))
    if run.error:
        label = "Why it failed" if run.state == "failed" else "Why the last attempt failed"
        rows.append(SummaryRow(label, run.error))
    if run.state == "queued" and run.attempts:
        rows.append(SummaryRow("Will be tried again", moment(run.next_attempt_at)))
    if run.finished_at:
        rows.append(SummaryRow("Finished", moment(run.finished_at)))
    return SummaryList(rows)


def result(run: ReportRun) -> list[figures.Figure]:
    """The figures of a finished run."""
    answers: list[dict[str, Any]] = run.result["answers"] if run.result else []
    title = REPORTS[run.schedule].title
    return [
        figures.present(title, answer, element_id=f"result-{number}")
        for number, answer in enumerate(answers, 1)
    ]
