"""A child's page, and the pages that change the child's record."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from getsafe import web
from getsafe.actions import care, children
from getsafe.dates import today
from getsafe.forms.cases import EndForm
from getsafe.forms.children import CareStatusForm, ChildForm, ConsentForm
from getsafe.models import Child
from getsafe.permissions import Permission
from getsafe.presenters import children as presenter
from getsafe.queries import children as queries
from getsafe.queries import versions
from getsafe.views.changes import Drawn, change, ending
from getsafe.views.opened import child_page


@web.page(Permission.CASE_READ)
def show(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Show a child with all their cases and referrals; a merged record leads to the one kept."""
    file = queries.get_child_file(request.user, uuid)
    if file is None:
        raise Http404
    if file.child.merged_into:
        return redirect("getsafe:child", uuid=file.child.merged_into.uuid)
    asked = web.record_read(request, file.child, child=file.child)
    context = presenter.present(file, request.user, today())
    return asked or render(request, "getsafe/child.html", context)


@child_page(Permission.CASE_WORK)
def edit(request: HttpRequest, child: Child) -> HttpResponse:
    """Change the child's details."""
    form = ChildForm(web.sent(request), initial=ChildForm.initial_of(child))
    words = {"heading": "Change details", "done": "The details were saved"}
    drawn = Drawn(
        versions.facts_of(child, children.DETAILS),
        lambda said: ChildForm.initial_of(versions.rebuild(Child, said)),
        [versions.row(child)],
    )
    act = partial(children.edit, child)
    return _change(request, child, form, act, drawn=drawn, **words)


@child_page(Permission.CASE_WORK)
def add_status(request: HttpRequest, child: Child) -> HttpResponse:
    """Record a social care status."""
    words = {"heading": "Add a social care status", "done": "The status was added"}
    form = CareStatusForm(web.sent(request))
    return _change(request, child, form, partial(care.start_status, child), **words)


@child_page(Permission.CASE_WORK)
def end_status(request: HttpRequest, child: Child, key: int) -> HttpResponse:
    """End a social care status."""
    spell = queries.get_care_status(child, key)
    if spell is None:
        raise Http404
    heading = f"When did this end: {spell.get_status_display()}?"
    words = {"heading": heading, "done": "The status was ended"}
    form = EndForm(web.sent(request))
    act = partial(care.end_status, spell)
    return _change(request, child, form, act, drawn=ending(spell), **words)


@child_page(Permission.CASE_WORK)
def add_consent(request: HttpRequest, child: Child) -> HttpResponse:
    """Record what a young person said about support after 18."""
    words = {"heading": "Consent to support after 18", "done": "The decision was recorded"}
    form = ConsentForm(web.sent(request))
    return _change(request, child, form, partial(care.record_consent, child), **words)


def _change(
    request: HttpRequest,
    child: Child,
    form: Form,
    act: Callable[..., object],
    *,
    heading: str,
    done: str,
    drawn: Drawn | None = None,
) -> HttpResponse:
    return change(
        request,
        form,
        partial(act, by=request.user),
        done=done,
        back=reverse("getsafe:child", args=[child.uuid]),
        words={"heading": heading, "record": child, "child": child},
        drawn=drawn,
    )
