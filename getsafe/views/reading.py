"""The page that asks for a reason before a record opens."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from getsafe import web
from getsafe.actions import reading
from getsafe.forms.reading import ReasonForm
from getsafe.permissions import Permission
from getsafe.queries.records import child_of, visible_records


@web.page(Permission.SIGNED_IN)
def give_reason(request: HttpRequest, label: str, uuid: UUID) -> HttpResponse:
    """Take the reason, keep it for this record and go on to the page that was asked for."""
    records = visible_records(request.user, label)
    if records is None:
        raise Http404
    subject = get_object_or_404(records, uuid=uuid)
    form = ReasonForm(web.sent(request))
    if form.is_valid():
        reason = form.cleaned_data["reason"]
        given = reading.give_reason(
            subject, by=request.user, child=child_of(subject), reason=reason
        )
        web.keep_reason(request, subject, given)
        return redirect(web.local_address(request, request.GET.get("next", "")))
    return render(request, "getsafe/reading_reason.html", {"form": form, "record": subject})
