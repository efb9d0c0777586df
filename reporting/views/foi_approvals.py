"""The second person's pages: what waits, the whole answer with every number, and the decision."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from getsafe import web
from getsafe.errors import Refused
from getsafe.permissions import Permission
from reporting import policies
from reporting.actions import releases
from reporting.forms.foi import SendBackForm
from reporting.models import Preparation
from reporting.presenters import foi
from reporting.queries import foi_answers, foi_overlaps
from reporting.queries import foi_requests as queries


@web.page(Permission.FOI_APPROVE)
def waiting(request: HttpRequest) -> HttpResponse:
    """The answers that wait for approval."""
    table = foi.approvals(queries.list_awaiting_approval(request.user))
    return render(request, "reporting/foi_approvals.html", {"table": table})


@web.page(Permission.FOI_APPROVE)
def review(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """A prepared answer as it would go out, each figure beside its unprotected count."""
    prepared = _prepared_or_404(request, uuid)
    form = SendBackForm(web.sent(request))
    if form.is_valid():
        try:
            reason = form.cleaned_data["reason"]
            releases.send_back(prepared, by=request.user, reason=reason)
        except Refused as refusal:
            form.add_error(None, refusal.message)
        else:
            messages.success(request, "Sent back to be changed.")
            return redirect("reporting:foi-approvals")
    overlaps = foi_overlaps.list_overlaps(prepared.request, prepared.content)
    raw = foi_answers.unprotected(prepared, actor=request.user)
    context = {
        "form": form,
        "prepared": prepared,
        "prepared_at": foi.moment(prepared.at),
        "asked": prepared.request,
        "summary": foi.summary(
            prepared.request, queries.working_days_left([prepared.request])[prepared.request.pk]
        ),
        "overlaps": foi.overlaps(overlaps),
        "parts": foi.parts(prepared.content, unprotected=raw),
        "obstacle": policies.obstacle_to_approval(request.user, prepared),
    }
    return render(request, "reporting/foi_approval.html", context)


@web.page(Permission.FOI_APPROVE)
def approve(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Release the answer exactly as it was put forward."""
    prepared = _prepared_or_404(request, uuid)
    if request.method == "POST":
        try:
            releases.approve(prepared, by=request.user)
        except Refused as refusal:
            messages.error(request, refusal.message)
            return redirect("reporting:foi-approval", uuid)
        messages.success(request, f"{prepared.request.reference} is released.")
    return redirect("reporting:foi-approvals")


def _prepared_or_404(request: HttpRequest, uuid: UUID) -> Preparation:
    prepared = queries.get_preparation(request.user, uuid)
    if prepared is None:
        raise Http404
    return prepared
