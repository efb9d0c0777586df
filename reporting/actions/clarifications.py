"""Asking a requester what is meant, and counting anew from the day on which it is clear."""

from datetime import date

from django.db import transaction

from getsafe import audit
from getsafe.errors import Refused
from getsafe.models import User
from reporting import policies
from reporting.models import FoiRequest
from reporting.queries.clock import get_due_on


@transaction.atomic
def ask(request: FoiRequest, *, by: User, asked_on: date) -> FoiRequest:
    """Note that the requester was asked; the clock stops, and the parts wait.

    Refuses a day before the request arrived. Audited as foi_request.ask_clarification.
    """
    request = FoiRequest.objects.select_for_update().get(pk=request.pk)
    policies.check_can_ask_clarification(by, request)
    if asked_on < request.counted_from:
        raise Refused("The day must be on or after the day it arrived", field="asked_on")
    request.clarification_asked_on, request.clarified_on = asked_on, None
    request.status = policies.FOI_REQUEST.after(request.status, "ask")
    request.save()
    audit.record("foi_request.ask_clarification", request, by=by)
    return request


@transaction.atomic
def receive(request: FoiRequest, *, by: User, clarified_on: date) -> FoiRequest:
    """Note that the requester answered: the twenty working days start again after that day.

    Refuses a day before the question. Audited as foi_request.receive_clarification.
    """
    request = FoiRequest.objects.select_for_update().get(pk=request.pk)
    policies.check_can_receive_clarification(by, request)
    if request.clarification_asked_on and clarified_on < request.clarification_asked_on:
        raise Refused("The day must be on or after the day you asked", field="clarified_on")
    request.clarified_on = clarified_on
    request.status = policies.FOI_REQUEST.after(request.status, "receive")
    request.due_on = get_due_on(clarified_on)
    request.save()
    audit.record("foi_request.receive_clarification", request, by=by)
    return request
