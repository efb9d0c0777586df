"""Figures for reporting's pages: protected, except for those whose role may see every number."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from django.db import connection, transaction

from getsafe.errors import NotAllowed
from getsafe.models import User
from getsafe.permissions import Permission
from reporting.queries.answers import list_answers, list_figures
from reporting.statistics.protection import ProtectedAnswer
from reporting.statistics.words import DEFAULT_PROTECTION

Payload = dict[str, Any]


def list_protected(
    payloads: Iterable[Payload], *, as_known_at: datetime | None = None
) -> list[ProtectedAnswer]:
    """Each question's answer, small numbers withheld whatever the question says."""
    safe = [_safe(payload) for payload in payloads]
    return _in_one_snapshot(lambda: list_answers(safe, as_known_at=as_known_at))


def list_finest_protected(
    variants: Iterable[Iterable[Payload]], *, as_known_at: datetime | None = None
) -> list[ProtectedAnswer]:
    """Each figure's answer, small numbers withheld, in the finest detail that can be shown whole.

    A figure is one question, or several from the finest to the coarsest.
    """
    safe = [[_safe(payload) for payload in payloads] for payloads in variants]
    return _in_one_snapshot(lambda: list_figures(safe, as_known_at=as_known_at))


def list_unprotected(
    payloads: Iterable[Payload], *, actor: User, as_known_at: datetime | None = None
) -> list[ProtectedAnswer]:
    """Each question's answer with every number in it, for those whose role may see them.

    Those are the people who approve FOI answers and those who read the team's own page.
    """
    if not (actor.may(Permission.FOI_APPROVE) or actor.may(Permission.DASHBOARD_READ)):
        raise NotAllowed("You need permission to see full counts")
    raw = [payload | {"protection": "none"} for payload in payloads]
    return _in_one_snapshot(lambda: list_answers(raw, as_known_at=as_known_at))


def _safe(payload: Payload) -> Payload:
    return payload | {"protection": DEFAULT_PROTECTION}


def _in_one_snapshot(ask: Callable[[], list[ProtectedAnswer]]) -> list[ProtectedAnswer]:
    is_alone = not connection.in_atomic_block
    with transaction.atomic():
        if is_alone:
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        return ask()
