"""Pages of one case, child or referral: fetched through the gate, and the reading recorded."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse

from getsafe import web
from getsafe.permissions import Permission
from getsafe.queries import cases, children, referrals


def case_page(permission: Permission) -> Callable[[web.View], web.View]:
    """Declare a page of one case: the view gets the case, or a 404 is shown."""

    def decorate(view: web.View) -> web.View:
        @web.page(permission)
        @wraps(view)
        def opened(request: HttpRequest, uuid: UUID, **more: Any) -> HttpResponse:
            case = cases.get_case(request.user, uuid)
            if case is None:
                raise Http404
            asked = web.record_read(request, case, child=case.child)
            return asked or view(request, case, **more)

        return opened

    return decorate


def child_page(permission: Permission) -> Callable[[web.View], web.View]:
    """Declare a page of one child: the view gets the child, or a 404 is shown."""

    def decorate(view: web.View) -> web.View:
        @web.page(permission)
        @wraps(view)
        def opened(request: HttpRequest, uuid: UUID, **more: Any) -> HttpResponse:
            child = children.get_child(request.user, uuid)
            if child is None:
                raise Http404
            asked = web.record_read(request, child, child=child)
            return asked or view(request, child, **more)

        return opened

    return decorate


def referral_page(permission: Permission) -> Callable[[web.View], web.View]:
    """Declare a page of one referral: the view gets the referral, or a 404 is shown."""

    def decorate(view: web.View) -> web.View:
        @web.page(permission)
        @wraps(view)
        def opened(request: HttpRequest, uuid: UUID, **more: Any) -> HttpResponse:
            referral = referrals.get_referral(request.user, uuid)
            if referral is None:
                raise Http404
            asked = web.record_read(request, referral, child=referral.child)
            return asked or view(request, referral, **more)

        return opened

    return decorate
