"""Two small pages for load balancers and monitors: is it alive, is it ready to serve."""

import time

from django.core.cache import cache
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from getsafe.web import public_page

HEARTBEAT = "beat-heartbeat"
HEARTBEAT_KEPT_SECONDS = 7 * 24 * 3600


def record_heartbeat() -> None:
    """Note that beat fired and a worker ran: both must live for this to be called."""
    cache.set(HEARTBEAT, time.time(), HEARTBEAT_KEPT_SECONDS)


@public_page
@require_safe
@never_cache
def live(_request: HttpRequest) -> JsonResponse:
    """Answer 200 while the process can answer at all."""
    return JsonResponse({"live": True})


@public_page
@require_safe
@never_cache
def ready(_request: HttpRequest) -> JsonResponse:
    """Answer 200 when database, cache and migrations are in order, else 503; say what is not.

    The age of the last heartbeat of the scheduled tasks is told but decides nothing: pages can
    be served without them.
    """
    found = {name: _passes(check) for name, check in CHECKS.items()}
    ages = {"heartbeat_age_seconds": _heartbeat_age() if found["cache"] else None}
    return JsonResponse(found | ages, status=200 if all(found.values()) else 503)


def _database() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return True


def _cache() -> bool:
    cache.set("ready", 1, 10)
    return cache.get("ready") == 1


def _migrations() -> bool:
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


CHECKS = {"database": _database, "cache": _cache, "migrations": _migrations}


def _passes(check) -> bool:
    try:
        return check()
    except Exception:  # noqa: BLE001 (whatever is wrong, the answer is: not ready)
        return False


def _heartbeat_age() -> int | None:
    at = cache.get(HEARTBEAT)
    return None if at is None else max(0, int(time.time() - at))
