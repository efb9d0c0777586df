"""What every page goes through: one declared permission, or it does not load."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern
from django.urls import path as django_path

from getsafe import audit
from getsafe.models import Child
from getsafe.permissions import Permission

View = Callable[..., HttpResponse]
PUBLIC = "public"


def page(permission: Permission) -> Callable[[View], View]:
    """Declare the one permission that a page needs.

    A stranger is sent to sign in and comes back; a signed-in person without it gets the 403 page.
    A record that the person may not see is not this decorator's matter: the gate makes it a 404.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            if not request.user.may(permission):  # type: ignore[union-attr]
                raise PermissionDenied
            return view(request, *args, **kwargs)

        guarded.permission = permission  # type: ignore[attr-defined]
        return guarded

    return decorate


def public_page(view: View) -> View:
    """Declare that a page is for anyone, signed in or not."""
    view.permission = PUBLIC  # type: ignore[attr-defined]
    return view


def path(route: str, view: View, name: str) -> URLPattern:
    """Django's `path`, for a view that has declared its permission; any other does not load."""
    if getattr(view, "permission", None) is None:
        raise ImproperlyConfigured(
            f"The view of {route!r} declares no permission: decorate it with getsafe.web.page"
        )
    return django_path(route, view, name=name)


def record_read(request: HttpRequest, subject: models.Model, *, child: Child) -> None:
    """Keep that the signed-in person opened `subject`, a record about `child`."""
    verb = f"{subject._meta.model_name}.read"
    audit.record(verb, subject, by=request.user, child=child)  # type: ignore[arg-type]
