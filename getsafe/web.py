"""What every page goes through: one declared permission, and the record of who read what."""

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from allauth.account.authentication import get_authentication_records
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.db import models
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import URLPattern, reverse
from django.urls import path as django_path
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme

from getsafe import audit
from getsafe.models import AuditEntry, Child
from getsafe.permissions import Permission, Scope

View = Callable[..., HttpResponse]
PUBLIC = "public"
SECOND_STEP = "second_step_set_up"
# The pages of django-allauth that are ours to use; the others have no address here.
ACCOUNT_PAGES: dict[str, str] = dict.fromkeys(
    (
        "account_login",
        "account_logout",
        "account_inactive",
        "account_signup",
        "account_reset_password",
        "account_reset_password_done",
        "account_reset_password_from_key",
        "account_reset_password_from_key_done",
        "mfa_authenticate",
        "mfa_login_webauthn",
        "openid_connect_login",
        "openid_connect_callback",
        "socialaccount_login_cancelled",
        "socialaccount_login_error",
        "socialaccount_signup",
    ),
    PUBLIC,
) | dict.fromkeys(
    (
        "account_change_password",
        "account_set_password",
        "account_reauthenticate",
        "mfa_index",
        "mfa_reauthenticate",
        "mfa_reauthenticate_webauthn",
        "mfa_activate_totp",
        "mfa_deactivate_totp",
        "mfa_view_recovery_codes",
        "mfa_generate_recovery_codes",
        "mfa_download_recovery_codes",
        "mfa_list_webauthn",
        "mfa_add_webauthn",
        "mfa_remove_webauthn",
        "mfa_edit_webauthn",
        "socialaccount_connections",
    ),
    Permission.SIGNED_IN,
)
READ_MINUTES = 10  # a page opened again within these is the same reading
REASON_MINUTES = 60  # how long a reason opens the record that it was given for


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


def sent(request: HttpRequest) -> QueryDict | None:
    """What a form was sent, or None where it is only being looked at; an empty form is sent too."""
    return request.POST if request.method == "POST" else None


def record_read(
    request: HttpRequest, subject: models.Model, *, child: Child | None
) -> HttpResponse | None:
    """Write that the person opened the page of `subject`; call it after the gate.

    Returns None, or the redirect to answer with where a reason must be given first. A page opened
    again within ten minutes of the same session is one reading.
    """
    reader: Any = request.user
    given = _remembered(request, "reasons", subject)
    if reader.scope is Scope.ALL_WITH_REASON and given is None:
        return _ask_reason(request, subject)
    if _remembered(request, "reads", subject) is None:
        verb = f"{subject._meta.model_name}.read"
        reason = audit.reason_of(given) if given else ""
        entry = audit.record(verb, subject, by=reader, child=child, reason=reason)
        _remember(request, "reads", subject, entry, minutes=READ_MINUTES)
    return None


def record_copy(
    request: HttpRequest, subject: models.Model, act: str, *, child: Child | None = None
) -> None:
    """Write that the person took a copy of `subject` out, each time; `act` is print or download."""
    verb, by = f"{subject._meta.model_name}.{act}", request.user
    audit.record(verb, subject, by=by, child=child)  # type: ignore[arg-type]


def record_comparisons(request: HttpRequest, children: Iterable[Child]) -> None:
    """Write that the person was shown parts of these children's records, to compare them."""
    reader: Any = request.user
    audit.record_all(
        audit.compose("child.compare", child, by=reader, child=child) for child in children
    )


def keep_reason(request: HttpRequest, subject: models.Model, given: AuditEntry) -> None:
    """Let the reason `given` open `subject` for an hour of this session."""
    _remember(request, "reasons", subject, given, minutes=REASON_MINUTES)


def local_address(request: HttpRequest, wanted: str) -> str:
    """The address `wanted` if it is on this site, else the start page."""
    hosts = {request.get_host()}
    is_ours = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts=hosts, require_https=request.is_secure()
    )
    return wanted if is_ours else "/"


def _ask_reason(request: HttpRequest, subject: models.Model) -> HttpResponseRedirect:
    label, uuid = subject._meta.label_lower, subject.uuid  # type: ignore[attr-defined]
    address = reverse("getsafe:record-reason", args=[label, uuid])
    return HttpResponseRedirect(f"{address}?{urlencode({'next': request.get_full_path()})}")


def _remembered(request: HttpRequest, what: str, subject: models.Model) -> int | None:
    """The audit entry that the session still remembers about `subject`, by its key."""
    until, entry = request.session.get(what, {}).get(_key(subject), (0, None))
    return entry if until > timezone.now().timestamp() else None


def _remember(
    request: HttpRequest, what: str, subject: models.Model, entry: AuditEntry, *, minutes: int
) -> None:
    now = timezone.now().timestamp()
    kept = {key: pair for key, pair in request.session.get(what, {}).items() if pair[0] > now}
    request.session[what] = kept | {_key(subject): (now + minutes * 60, entry.pk)}


def _key(subject: models.Model) -> str:
    return f"{subject._meta.model_name}:{subject.pk}"


def is_for_anyone(view: Callable) -> bool:
    """Whether a view declares that anyone may open it, signed in or not."""
    return getattr(view, "permission", None) == PUBLIC


def is_own_account(request: HttpRequest) -> bool:
    """Whether the page is one of django-allauth's, about how one signs in."""
    match = request.resolver_match
    return bool(match and match.url_name in ACCOUNT_PAGES and not match.namespaces)


def took_second_step(request: HttpRequest) -> bool:
    """Whether this session was opened with a second step, or has set one up since.

    A step that the session has removed again does not count: without another, one is set up anew.
    """
    records = get_authentication_records(request, request.user)  # type: ignore[arg-type]
    methods = {record["method"] for record in records}
    return "socialaccount" in methods or request.session.get(SECOND_STEP, "mfa" in methods)


def note_second_step(request: HttpRequest, *, is_set_up: bool) -> None:
    """Remember that the person set up a second step in this session, or removed their last."""
    request.session[SECOND_STEP] = is_set_up
