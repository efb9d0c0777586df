"""Pages of one meeting, item or action: through the gate, the reading kept, refusals answered.

What one may not see is a 404. What one may see but not do is a 403; what the record's state does
not allow leads back to its page with the sentence that says why.
"""

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect

from getsafe import audit, web
from getsafe.actions import typed_work
from getsafe.dates import today
from getsafe.errors import NotAllowed, Refused
from getsafe.permissions import Permission
from getsafe.views.typed_work import NOT_TYPED
from meetings.errors import MeetingRefused
from meetings.models import AgendaItem
from meetings.policies import actions as action_policy
from meetings.policies import meetings as policy
from meetings.queries import actions, meetings

Decorator = Callable[[web.View], web.View]


def meeting_page(permission: Permission, *, act: str = "") -> Decorator:
    """Declare a page of one meeting, and the act of the status table that it is for."""

    def decorate(view: web.View) -> web.View:
        @web.page(permission)
        @wraps(view)
        def opened(request: HttpRequest, uuid: UUID, **more: Any) -> HttpResponse:
            meeting = get_object_or_404(meetings.visible(request.user), uuid=uuid)
            child = meeting.case.child if meeting.case else None
            if asked := web.record_read(request, meeting, child=child):
                return asked

            def answer() -> HttpResponse:
                if act:
                    policy.check_can(request.user, meeting, act)
                return view(request, meeting, **more)

            return _answered(request, answer, "meetings:meeting-detail", meeting.uuid)

        return opened

    return decorate


def item_page(permission: Permission, *, act: str = "", tells_itself: bool = False) -> Decorator:
    """Declare a page of one agenda item; opening it is kept as a reading of its child.

    One removed from the agenda is not found. What is sent to it all the same is refused as what any
    other state does not allow, unless the page `tells_itself`.
    """

    def decorate(view: web.View) -> web.View:
        @web.page(permission)
        @wraps(view)
        def opened(request: HttpRequest, uuid: UUID, **more: Any) -> HttpResponse:
            item = _found_item(request, uuid)
            subject = item.case or item.referral or item.meeting
            if asked := web.record_read(request, subject, child=getattr(subject, "child", None)):
                return asked

            def answer() -> HttpResponse:
                if item.removed_reason and not tells_itself:
                    why = item.removed_reason.rstrip(".")
                    raise MeetingRefused(f"This item was removed from the agenda: {why}")
                if act:
                    policy.check_can(request.user, item.meeting, act)
                return view(request, item, **more)

            return _answered(request, answer, "meetings:meeting-detail", item.meeting.uuid)

        return opened

    return decorate


def action_page(permission: Permission, *, act: str = "") -> Decorator:
    """Declare a page of one action."""

    def decorate(view: web.View) -> web.View:
        @web.page(permission)
        @wraps(view)
        def opened(request: HttpRequest, uuid: UUID, **more: Any) -> HttpResponse:
            action = get_object_or_404(actions.visible(request.user), uuid=uuid)
            child = action.case.child if action.case else None
            if asked := web.record_read(request, action, child=child):
                return asked

            def answer() -> HttpResponse:
                if act:
                    action_policy.check_can(request.user, action, act)
                return view(request, action, **more)

            return _answered(request, answer, "meetings:action-detail", action.uuid)

        return opened

    return decorate


def case_page(permission: Permission) -> Decorator:
    """Declare a page that starts something from one case."""

    def decorate(view: web.View) -> web.View:
        @web.page(permission)
        @wraps(view)
        def opened(request: HttpRequest, uuid: UUID, **more: Any) -> HttpResponse:
            case = meetings.get_case(request.user, uuid)
            if case is None:
                raise Http404
            if asked := web.record_read(request, case, child=case.child):
                return asked
            return _answered(
                request, lambda: view(request, case, **more), "getsafe:case", case.uuid
            )

        return opened

    return decorate


def record_minutes_read(request: HttpRequest, items: Iterable[AgendaItem], verb: str) -> None:
    """Keep, for each child whose item is shown in full, that the person read or took it out."""
    for item in items:
        if subject := item.case or item.referral:
            audit.record(verb, item.meeting, by=request.user, child=subject.child)


def sent(request: HttpRequest) -> QueryDict | None:
    """What was posted, even if nothing; None where the page was only opened."""
    return request.POST if request.method == "POST" else None


def typed_in(request: HttpRequest) -> dict[str, list[str]]:
    """What was sent of a form, without what its page put there by itself."""
    own = NOT_TYPED | {"do"}
    return {name: values for name, values in request.POST.lists() if name not in own}


def kept_apart(request: HttpRequest, why: str) -> HttpResponse | None:
    """Keep sentences sent to a page that takes them no more, and show them; None without any."""
    fields = typed_in(request)
    if not any(" " in value.strip() for values in fields.values() for value in values):
        return None
    here = request.get_full_path()
    typed = typed_work.Typed(page=here, action=here, fields=fields)
    saved = typed_work.keep(typed, by=None, owner=request.user)  # type: ignore[arg-type]
    messages.warning(request, f"{why}. What you typed was not added: copy what you need from below")
    return redirect("getsafe:typed-work-text", saved.uuid)


def done(form: forms.BaseForm, act: Callable[[], Any]) -> bool:
    """Do `act`; a refusal goes beside the field that it names, or on top of the form."""
    try:
        act()
    except NotAllowed as refusal:
        raise PermissionDenied(refusal.message) from refusal
    except Refused as refusal:
        field = refusal.field if refusal.field in form.fields else None
        form.add_error(field, refusal.message)
        return False
    return True


def _found_item(request: HttpRequest, uuid: UUID) -> AgendaItem:
    item = get_object_or_404(meetings.readable_items(request.user), uuid=uuid)
    in_pack = policy.can_open_pack(request.user, item.meeting, today=today())
    if not (in_pack and policy.can_read_item(request.user, item)):
        raise Http404
    is_sent = request.method == "POST" and policy.may_run(request.user, item.meeting)
    if item.removed_reason and not is_sent:
        raise Http404
    return item


def _answered(
    request: HttpRequest, answer: Callable[[], HttpResponse], home: str, uuid: UUID
) -> HttpResponse:
    try:
        return answer()
    except NotAllowed as refusal:
        raise PermissionDenied(refusal.message) from refusal
    except Refused as refusal:
        return kept_apart(request, refusal.message) or _led_back(request, refusal, home, uuid)


def _led_back(request: HttpRequest, refusal: Refused, home: str, uuid: UUID) -> HttpResponse:
    messages.warning(request, refusal.message)
    return redirect(home, uuid)
