"""The parts of a request: added, changed and removed while its answer is open."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from getsafe import web
from getsafe.errors import Refused
from getsafe.forms import refusals
from getsafe.permissions import Permission
from reporting.actions import foi_requests
from reporting.forms.foi import ChangePartForm, PartForm, initial_of
from reporting.models import FoiPart
from reporting.queries import foi_requests as queries
from reporting.views.opened import request_or_404


@web.page(Permission.FOI_ANSWER)
def add(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Add a part after the others."""
    asked = request_or_404(request, uuid)
    form = PartForm(web.sent(request), library=queries.list_library(request.user))
    if form.is_valid():
        letter = form.cleaned_data["letter"]
        try:
            foi_requests.add_part(asked, by=request.user, letter=letter, **form.answer())
        except Refused as refusal:
            refusals.show(form, refusal)
        else:
            return redirect("reporting:foi-request", uuid)
    return render(request, "reporting/foi_part.html", {"form": form, "asked": asked})


@web.page(Permission.FOI_ANSWER)
def change(request: HttpRequest, uuid: UUID, letter: str) -> HttpResponse:
    """Answer a part anew."""
    part = _part_or_404(request, uuid, letter)
    form = ChangePartForm(
        web.sent(request), library=queries.list_library(request.user), initial=initial_of(part)
    )
    if form.is_valid():
        try:
            foi_requests.change_part(part, by=request.user, **form.answer())
        except Refused as refusal:
            refusals.show(form, refusal)
        else:
            return redirect("reporting:foi-request", uuid)
    context = {"form": form, "asked": part.request, "part": part}
    return render(request, "reporting/foi_part.html", context)


@web.page(Permission.FOI_ANSWER)
def remove(request: HttpRequest, uuid: UUID, letter: str) -> HttpResponse:
    """Take a part out, after asking."""
    part = _part_or_404(request, uuid, letter)
    if request.method == "POST":
        try:
            foi_requests.remove_part(part, by=request.user)
        except Refused as refusal:
            messages.error(request, refusal.message)
        return redirect("reporting:foi-request", uuid)
    context = {"asked": part.request, "part": part}
    return render(request, "reporting/foi_part_remove.html", context)


def _part_or_404(request: HttpRequest, uuid: UUID, letter: str) -> FoiPart:
    part = queries.get_part(request.user, uuid, letter)
    if part is None:
        raise Http404
    return part
