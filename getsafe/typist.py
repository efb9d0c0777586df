"""Whose typing it was: a signed cookie that says for whom this browser drew its forms.

Every form carries a token made from a secret that changes at each sign-in. The cookie remembers,
for a day, which person was signed in under which secret (by digest), so that a form that arrives
after the session ended is kept for the person it was drawn for, and for nobody else who has
signed in at the same computer since.
"""

import hashlib
import time
from typing import Any

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import (
    CSRF_SECRET_LENGTH,
    CSRF_TOKEN_LENGTH,
    _unmask_cipher_token,
)

COOKIE = "__Host-getsafe-typist" if settings.HTTPS else "getsafe-typist"
SALT = "getsafe.typist"
KEPT_SECONDS = 24 * 3600
RENEWED_SECONDS = 3600
MOST = 5


def owner_of(request: HttpRequest) -> str | None:
    """The identifier of the person for whom the form that was sent had been drawn."""
    token = request.POST.get("csrfmiddlewaretoken", "")
    if len(token) not in {CSRF_SECRET_LENGTH, CSRF_TOKEN_LENGTH}:
        return None
    secret = _unmask_cipher_token(token) if len(token) == CSRF_TOKEN_LENGTH else token
    return _remembered(request)["owners"].get(_digest(secret))


def remember(request: HttpRequest, response: HttpResponse) -> None:
    """Note for whom the forms of this answer were drawn."""
    secret = request.META.get("CSRF_COOKIE")
    if not secret:
        return
    known, now = _remembered(request), int(time.time())
    digest, person = _digest(secret), str(request.user.uuid)  # type: ignore[union-attr]
    if known["owners"].get(digest) == person and now - known["at"] < RENEWED_SECONDS:
        return
    others = {key: value for key, value in known["owners"].items() if key != digest}
    owners = dict(list(others.items())[1 - MOST :]) | {digest: person}
    response.set_cookie(
        COOKIE,
        signing.dumps({"at": now, "owners": owners}, salt=SALT),
        max_age=KEPT_SECONDS,
        secure=settings.HTTPS,
        httponly=True,
        samesite="Lax",
    )


def _remembered(request: HttpRequest) -> dict[str, Any]:
    try:
        return signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=KEPT_SECONDS)
    except signing.BadSignature:
        return {"at": 0, "owners": {}}


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()[:16]
