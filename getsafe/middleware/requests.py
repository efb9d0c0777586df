"""A request's identifier, the context of its changes, and what browsers may keep of its answer."""

import uuid
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from getsafe import audit, history

Answer = Callable[[HttpRequest], HttpResponse]
READS = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})


def request_id(answer: Answer) -> Answer:
    """Give each request an identifier, found again in its audit rows, history and logs."""

    def handle(request: HttpRequest) -> HttpResponse:
        token = audit.request_id.set(uuid.uuid4().hex)
        try:
            response = answer(request)
            response.headers["X-Request-ID"] = audit.request_id.get()
        finally:
            audit.request_id.reset(token)
        return response

    return handle


def history_context(answer: Answer) -> Answer:
    """Let the database's history of a change say whose request made it."""

    def handle(request: HttpRequest) -> HttpResponse:
        if request.method in READS:
            return answer(request)
        with history.told(user=request.user.pk, request=audit.request_id.get()):
            return answer(request)

    return handle


def keep_nothing(answer: Answer) -> Answer:
    """Tell browsers and proxies to keep no page: shared computers are common."""

    def handle(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        response.headers.setdefault("Cache-Control", "no-store, private")
        return response

    return handle
