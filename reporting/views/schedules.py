"""When scheduled reports are made."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from getsafe import web
from getsafe.permissions import Permission
from reporting import periodic_tasks
from reporting.actions import timings
from reporting.forms.reports import ScheduleForm
from reporting.presenters import schedules as words
from reporting.schedules import REPORTS


@web.page(Permission.CONFIGURE)
def index(request: HttpRequest) -> HttpResponse:
    """Every report with the day and time it is made."""
    table = words.table(periodic_tasks.timings())
    return render(request, "reporting/schedules.html", {"table": table})


@web.page(Permission.CONFIGURE)
def change(request: HttpRequest, code: str) -> HttpResponse:
    """Set the day and time of one report, or switch it off."""
    if code not in REPORTS:
        raise Http404
    report, timing = REPORTS[code], periodic_tasks.timings().get(code)
    form = ScheduleForm(
        web.sent(request), days=list(report.days.items()), initial=words.initial(report, timing)
    )
    if form.is_valid():
        timings.change(code, by=request.user, **form.chosen())
        messages.success(request, f"{report.title}: changed.")
        return redirect("reporting:schedules")
    return render(request, "reporting/schedule.html", {"form": form, "report": report})
