"""The audit log's page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from getsafe import web
from getsafe.actions import reading
from getsafe.forms.audit import AuditSearchForm
from getsafe.permissions import Permission
from getsafe.presenters import audit as words
from getsafe.queries import audit, people


@web.page(Permission.AUDIT_READ)
def search(request: HttpRequest) -> HttpResponse:
    """Show what fits the search, a page at a time; the search itself goes into the log."""
    form = AuditSearchForm(
        request.GET, people=people.list_people(), verbs=audit.list_verbs(), words=words.words
    )
    context: dict = {"form": form}
    if form.is_valid():
        before = request.GET.get("before", "")
        page = audit.list_entries(form.search, before=int(before) if before.isdecimal() else None)
        reading.search_audit(request.user, by=request.user, search=form.search)
        context |= _found(request, page)
    return render(request, "getsafe/audit.html", context)


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
