"""Scheduled reports: what was made, how far one is, its file, and asking for another."""

from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from getsafe import web
from getsafe.errors import Refused
from getsafe.permissions import Permission
from reporting import periodic_tasks
from reporting.actions import report_runs
from reporting.forms.reports import PeriodForm
from reporting.models import ReportRun
from reporting.presenters import reports as words
from reporting.queries import reports as queries
from reporting.schedules import REPORTS
from reporting.views.files import attachment


@web.page(Permission.REPORT_READ)
def index(request: HttpRequest) -> HttpResponse:
    """Every scheduled report with its latest runs."""
    runs = queries.list_runs(request.user)
    timings = periodic_tasks.timings()
    shown = [
        words.present(
            report,
            [run for run in runs if run.schedule == code],
            timing=timings.get(code),
            form=_form(request, code),
        )
        for code, report in REPORTS.items()
    ]
    return render(request, "reporting/reports.html", {"reports": shown})


@web.page(Permission.REPORT_READ)
def run_now(request: HttpRequest, code: str) -> HttpResponse:
    """Ask for the report of a past period; asking twice makes it once."""
    if code not in REPORTS:
        raise Http404
    form = _form(request, code)
    if request.method == "POST" and form and form.is_valid():
        period = REPORTS[code].period_of(date.fromisoformat(form.cleaned_data["period"]))
        try:
            run = report_runs.ask(code, by=request.user, period=period)
        except Refused as refusal:
            messages.error(request, refusal.message)
        else:
            return redirect("reporting:report-run", run.uuid)
    return redirect("reporting:reports")


@web.page(Permission.REPORT_READ)
def show(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """One run: its state, and its figures when it is ready."""
    run = _run_or_404(request, uuid)
    context = {
        "run": run,
        "report": REPORTS[run.schedule],
        "summary": words.summary(run),
        "figures": words.result(run),
    }
    return render(request, "reporting/report_run.html", context)


@web.page(Permission.REPORT_READ)
def file(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The finished report's file."""
    run = _run_or_404(request, uuid)
    if run.file is None:
        raise Http404
    web.record_copy(request, run, "download")
    return attachment(bytes(run.file), name=run.file_name, kind="text/csv")


@web.page(Permission.REPORT_READ)
def retry(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Try a failed report again."""
    run = _run_or_404(request, uuid)
    if request.method == "POST":
        try:
            report_runs.retry(run, by=request.user)
        except Refused as refusal:
            messages.error(request, refusal.message)
    return redirect("reporting:report-run", uuid)


def _form(request: HttpRequest, code: str) -> PeriodForm | None:
    """The form for a past period, where one is left that has no report."""
    periods = queries.list_periods(code, timezone.now())
    if not periods:
        return None
    data = request.POST if request.method == "POST" else None
    choices = words.periods(REPORTS[code], periods)
    return PeriodForm(data, periods=choices, auto_id=f"{code}-%s")


def _run_or_404(request: HttpRequest, uuid: UUID) -> ReportRun:
    run = queries.get_run(request.user, uuid)
    if run is None:
        raise Http404
    return run
