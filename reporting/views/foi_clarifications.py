"""Clarification: the requester was asked what is meant, and answered."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from getsafe import web
from getsafe.errors import Refused
from getsafe.forms import refusals
from getsafe.permissions import Permission
from reporting.actions import clarifications
from reporting.forms.foi import AskedForm, ClarifiedForm
from reporting.presenters import foi
from reporting.views.opened import request_or_404


@web.page(Permission.FOI_ANSWER)
def ask(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Stop the clock because the requester was asked what is meant."""
    asked = request_or_404(request, uuid)
    form = AskedForm(web.sent(request))
    if form.is_valid():
        try:
            clarifications.ask(asked, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            refusals.show(form, refusal)
        else:
            messages.success(request, "The clock has stopped.")
            return redirect("reporting:foi-request", uuid)
    return render(request, "reporting/foi_clarification_ask.html", {"form": form, "asked": asked})


@web.page(Permission.FOI_ANSWER)
def receive(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Start the clock anew from the day on which the request was clear."""
    asked = request_or_404(request, uuid)
    form = ClarifiedForm(web.sent(request))
    if form.is_valid():
        try:
            clear = clarifications.receive(asked, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            refusals.show(form, refusal)
        else:
            messages.success(
                request, f"Now due {foi.due(clear)}. Change the parts to what is meant."
            )
            return redirect("reporting:foi-request", uuid)
    context = {"form": form, "asked": asked}
    return render(request, "reporting/foi_clarification_receive.html", context)
