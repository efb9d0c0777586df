"""Nothing typed is lost: a form sent after its session ended is kept and offered again."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from getsafe import typist, web
from getsafe.actions import typed_work
from getsafe.middleware.sessions import wants_step
from getsafe.queries import typed_work as kept
from getsafe.refill import Refilled, refill
from getsafe.views.typed_work import FIELD, PARAMETER, VERSION, keep, lead_back

SCRIPTED = "X-Requested-With"  # a draft saved in the background: its page says so and tries again


class TypedWork:
    """Keeps forms that arrive without a session, and fills them in for their owner afterwards."""

    def __init__(self, answer: Callable) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer; fill the form that was asked for, forget the one that was sent."""
        response = self.answer(request)
        if not request.user.is_authenticated:
            return response
        typist.remember(request, response)
        if request.method == "GET" and PARAMETER in request.GET:
            _offer(request, response)
        elif request.method == "POST" and FIELD in request.POST:
            _settle(request, response)
        return response

    def process_view(
        self, request: HttpRequest, view: Callable, _args: Any, _kwargs: Any
    ) -> HttpResponse | None:
        """Keep a form that nobody signed in may send, and ask them to sign in."""
        if request.method != "POST" or web.is_for_anyone(view) or web.is_own_account(request):
            return None
        if request.user.is_authenticated and not wants_step(request):
            return None
        if request.headers.get(SCRIPTED):
            return HttpResponse("Sign in again to save this.", status=401)
        return lead_back(request, keep(request))


def _offer(request: HttpRequest, response: HttpResponse) -> None:
    """Fill the page's form with what was kept, under a notice that says so."""
    saved = kept.get_form(request.user, request.GET[PARAMETER])  # type: ignore[arg-type]
    if saved is None or not _is_page(response):
        return
    typed = typed_work.read(saved)
    filled = _filled(request, response, action=typed.action, fields=typed.fields, key=saved.uuid)
    words = {"saved": saved, "found": filled.found, "left_over": filled.left_over}
    notice = render_to_string("components/typed_work.html", words)
    _write(response, _after_main(filled.html, notice))


def _settle(request: HttpRequest, response: HttpResponse) -> None:
    """Forget what has now been sent; where the form was refused, go on remembering it."""
    saved = kept.get_form(request.user, request.POST[FIELD])  # type: ignore[arg-type]
    if saved is None:
        return
    if 300 <= response.status_code < 400:
        typed_work.discard(saved, by=request.user)  # type: ignore[arg-type]
    elif _is_page(response):
        fields = {name: sent for name, sent in request.POST.lists() if name != VERSION}
        again = _filled(request, response, action=request.path, fields=fields, key=saved.uuid)
        _write(response, again.html)


def _filled(
    request: HttpRequest, response: HttpResponse, *, action: str, fields: Any, key: Any
) -> Refilled:
    html, extra = response.content.decode(), {FIELD: str(key)}
    return refill(html, page=request.path, action=action, fields=fields, extra=extra)


def _is_page(response: HttpResponse) -> bool:
    is_html = response.headers.get("Content-Type", "").startswith("text/html")
    return response.status_code in {200, 422} and is_html and not response.streaming


def _write(response: HttpResponse, html: str) -> None:
    response.content = html.encode()
    if "Content-Length" in response.headers:
        response.headers["Content-Length"] = str(len(response.content))


def _after_main(html: str, notice: str) -> str:
    start = html.find("<main")
    end = html.find(">", start) + 1 if start >= 0 else 0
    return html[:end] + notice + html[end:]
