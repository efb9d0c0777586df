"""The list of cases and the page of one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from getsafe import panels, web
from getsafe.dates import today
from getsafe.forms.case_list import read_filter, read_place
from getsafe.models import Case
from getsafe.permissions import Permission
from getsafe.policies.permits import reads_names_in_lists
from getsafe.presenters import case_list
from getsafe.presenters import case_page as presenter
from getsafe.queries import cases, decisions
from getsafe.views.opened import case_page


@web.page(Permission.CASE_READ)
def list_cases(request: HttpRequest) -> HttpResponse:
    """Show a page of the list, narrowed and sorted as the address says."""
    wanted = read_filter(request.GET, me=str(request.user.pk))
    listed = case_list.present(
        cases.list_cases(request.user, wanted, read_place(request.GET)),
        wanted,
        levels=cases.list_risk_levels(),
        workers=cases.lead_worker_choices(),
        today=today(),
        named=reads_names_in_lists(request.user),
    )
    return render(request, "getsafe/cases.html", {"list": listed})


@case_page(Permission.CASE_READ)
def show_case(request: HttpRequest, case: Case) -> HttpResponse:
    """Show everything of one case."""
    context = _page(request, case) | {"panels": panels.render_panels("case", request.user, case)}
    return render(request, "getsafe/case.html", context)


@case_page(Permission.CASE_READ)
def print_case(request: HttpRequest, case: Case) -> HttpResponse:
    """Show the case for printing: no menus, and who printed it when; the log says so too."""
    web.record_copy(request, case, "print", child=case.child)
    context = _page(request, case) | {"panels": panels.render_panels("case", request.user, case)}
    return render(request, "getsafe/case_print.html", context)


def _page(request: HttpRequest, case: Case) -> dict[str, object]:
    now = timezone.localtime()
    presented = presenter.present(
        case,
        request.user,
        levels=cases.list_risk_levels(),
        decision=decisions.of_case(case, now.date()),
        events=panels.chronology_of(request.user, case),
        part=request.GET.get("part", ""),
        now=now,
    )
    return {"case": case, "shown": presented, "now": now}
