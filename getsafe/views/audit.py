"""The audit log's page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from getsafe import web
from getsafe.actions import reading
from getsafe.forms.audit import AuditSearchForm
from getsafe.models import Case
from getsafe.permissions import Permission
from getsafe.presenters import audit as words
from getsafe.queries import audit, people
from getsafe.views.opened import case_page


@web.page(Permission.AUDIT_READ)
def search(request: HttpRequest) -> HttpResponse:
    """Show what fits the search, a page at a time; the search itself goes into the log."""
    form = AuditSearchForm(
        request.GET, people=people.list_people(), verbs=audit.list_verbs(), words=words.words
    )
    context: dict = {"form": form}
    if form.is_valid():
        page = audit.list_entries(form.search, before=_before(request))
        reading.search_audit(request.user, by=request.user, search=form.search)
        context |= _found(request, page)
    return render(request, "getsafe/audit.html", context)


@case_page(Permission.CASE_MANAGE)
def of_case(request: HttpRequest, case: Case) -> HttpResponse:
    """Show a manager who opened and changed a case of the team's; the look itself is logged."""
    search = audit.Search(child=case.child)
    reading.search_audit(request.user, by=request.user, search=search)
    entries = audit.list_entries(search, before=_before(request))
    shown = entries[: audit.PAGE]
    context = {
        "case": case,
        "table": words.acts(shown),
        "pages": words.pages(
            shown, has_more=len(entries) > audit.PAGE, address=request.path, asked=""
        ),
    }
    return render(request, "getsafe/case_readers.html", context)


def _before(request: HttpRequest) -> int | None:
    before = request.GET.get("before", "")
    return int(before) if before.isascii() and before.isdecimal() and len(before) < 19 else None


def _found(request: HttpRequest, page: list) -> dict:
    address = reverse("getsafe:audit")
    asked = request.GET.copy()
    asked.pop("before", None)
    shown = page[: audit.PAGE]
    return {
        "table": words.table(shown, address=address),
        "pages": words.pages(
            shown, has_more=len(page) > audit.PAGE, address=address, asked=asked.urlencode()
        ),
    }
