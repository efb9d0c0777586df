"""The manager's page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from getsafe import web
from getsafe.dates import today
from getsafe.govuk.fields import long_date
from getsafe.panels import late_of
from getsafe.permissions import Permission
from getsafe.queries.caseload import count_by_lead_worker, level_keys
from reporting.presenters import manager as words
from reporting.queries.manager import get_dashboard


@web.page(Permission.DASHBOARD_READ)
def show(request: HttpRequest) -> HttpResponse:
    """The team's figures; what leads to records only for those who may open them."""
    day = today()
    found = get_dashboard(request.user, today=day)
    may_open = request.user.may(Permission.CASE_READ)
    tables = [
        words.by_type(found, may_open=may_open),
        words.by_level(found, level_keys(), may_open=may_open),
    ]
    if may_open:
        tables.append(words.by_worker(count_by_lead_worker(request.user)))
    context = {
        "day": long_date(day),
        "counts": words.counts(found, may_open=may_open),
        "late": words.late(late_of(request.user)),
        "tables": tables,
        "chart": words.chart(found),
    }
    return render(request, "reporting/manager.html", context)
