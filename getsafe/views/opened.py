"""Pages of one case, child or referral: fetched through the gate, and the reading recorded."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse

from getsafe import web
from getsafe.models import Case, Child, Referral, User
from getsafe.permissions import Permission
from getsafe.queries import cases, children, referrals

Decorator = Callable[[web.View], web.View]


def case_page(permission: Permission) -> Decorator:
    """Declare a page of one case: the view gets the case, or a 404 is shown."""
    return _record_page(permission, cases.get_case, lambda case: case.child)


def child_page(permission: Permission) -> Decorator:
    """Declare a page of one child: the view gets the child, or a 404 is shown."""
    return _record_page(permission, children.get_child, lambda child: child)


def referral_page(permission: Permission) -> Decorator:
    """Declare a page of one referral: the view gets the referral, or a 404 is shown."""
    return _record_page(permission, referrals.get_referral, lambda referral: referral.child)


def _record_page(
    permission: Permission,
    get: Callable[[User, UUID], Case | Child | Referral | None],
    child_of: Callable[[Any], Child],
) -> Decorator:
    def decorate(view: web.View) -> web.View:
        @web.page(permission)
        @wraps(view)
        def opened(request: HttpRequest, uuid: UUID, **more: Any) -> HttpResponse:
            record = get(request.user, uuid)
            if record is None:
                raise Http404
            asked = web.record_read(request, record, child=child_of(record))
            return asked or view(request, record, **more)

        return opened

    return decorate
