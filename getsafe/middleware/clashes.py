"""Nobody meets an error page because somebody else was quicker: they are told, and go on."""

import logging
from collections.abc import Callable
from typing import Any

import psycopg
from django.contrib import messages
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse

from getsafe.errors import Refused
from getsafe.middleware.typed_work import SCRIPTED
from getsafe.views.typed_work import keep, lead_back

logger = logging.getLogger(__name__)

CLASH = (
    "This was not saved: somebody changed the same record at the same moment. Look at what it "
    "says now, check what you typed and send it again"
)
# One of two writes was quicker, or they wait for each other: by the codes of PostgreSQL.
CLASHES = frozenset({"23503", "23505", "23P01", "40001", "40P01"})
# Rules over two rows that somebody else's write can break between a check and one's own.
RULES = (
    "_of_a_current_record",
    "_on_an_open_case",
    "spell_inside_its_case",
    "_contains_its_spells",
)


class Clashes:
    """Says of a change that was refused below the form why; what was typed is kept and offered.

    Most refusals are shown beside a field by the page that sent them. This is for the ones that
    no page expects, such as a rule of the database that broke between its check and the write.
    """

    def __init__(self, answer: Callable) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer."""
        return self.answer(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Lead back to the form, filled, under a sentence that says why it was not saved."""
        said = _sentence(error)
        if said is None or request.method != "POST" or not request.user.is_authenticated:
            return None
        logger.warning("A change was refused below its form", exc_info=error)
        if request.headers.get(SCRIPTED):
            return HttpResponse(said, status=409)
        messages.error(request, said)
        return lead_back(request, keep(request))


def _sentence(error: Exception) -> str | None:
    if isinstance(error, Refused):
        return error.message
    if isinstance(error, DatabaseError):
        return CLASH if _is_clash(error.__cause__) else None
    return None


def _is_clash(cause: Any) -> bool:
    if not isinstance(cause, psycopg.Error):
        return False
    broken = cause.diag.constraint_name or ""
    return cause.sqlstate in CLASHES or broken.endswith(RULES)
