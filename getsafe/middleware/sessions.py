"""How long a session lasts, and that nobody gets on without a second step of signing in."""

import time
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from getsafe import web

WANTED = "Set up an authenticator app or a passkey to go on. A password alone is not enough"
TOUCHED = "touched"
TOUCH_SECONDS = 60  # a session's end moves on at most this often: one write a minute, not a page


def move_end_on(answer: Callable) -> Callable:
    """Let a used session last: its end moves on with use, and an idle one ends."""

    def handle(request: HttpRequest) -> HttpResponse:
        if not request.session.is_empty():
            now = int(time.time())
            if now - request.session.get(TOUCHED, 0) >= TOUCH_SECONDS:
                request.session[TOUCHED] = now
        return answer(request)

    return handle


class SecondStep:
    """Sends a signed-in person without a second step to set one up, from every page but those.

    Single sign-on counts: the council's identity provider asks for its own second step.
    """

    def __init__(self, answer: Callable) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Go on: what is asked depends on the view."""
        return self.answer(request)

    def process_view(
        self, request: HttpRequest, view: Callable, _args: Any, _kwargs: Any
    ) -> HttpResponse | None:
        """Answer with the way to the set-up where a second step is wanting."""
        if web.is_for_anyone(view) or web.is_own_account(request) or not wants_step(request):
            return None
        messages.warning(request, WANTED)
        back = request.get_full_path() if request.method == "GET" else "/"
        return redirect(f"{reverse('mfa_index')}?{urlencode({'next': back})}")


def wants_step(request: HttpRequest) -> bool:
    """Whether the person signed in without a second step where one is required."""
    return (
        settings.MFA_REQUIRED
        and request.user.is_authenticated
        and not web.took_second_step(request)
    )
