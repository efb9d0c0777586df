"""Sealing of the audit log into a chain of hashes, shortly after its rows were written."""

from collections.abc import Iterable, Iterator
from datetime import timedelta
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from getsafe.audit_chain import FIELDS, FIRST, link
from getsafe.models import AuditEntry, AuditSeal

BATCH = 2000
LOCK = 7_402_025_735  # a number that nothing else locks, so that one sealer works at a time
# How long before the last sealed row a slower transaction may have written one of its own.
LATECOMERS = timedelta(days=1)


@transaction.atomic
def seal_entries(*, by: None, limit: int = BATCH) -> int:  # noqa: ARG001 (every action names who)
    """Seal up to `limit` rows that are not yet, in order; returns how many.

    Does nothing while another sealer is at work, and makes no writer wait. The chain is the audit
    log's own proof (`manage.py verify_audit`), so sealing writes no audit row.
    """
    if not _is_only_sealer():
        return 0
    last = AuditSeal.objects.order_by("-number").first()
    seals = list(_links(last, _unsealed(last)[:limit]))
    AuditSeal.objects.bulk_create(seals)
    return len(seals)


def _is_only_sealer() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [LOCK])
        return bool(cursor.fetchone()[0])


def _unsealed(last: AuditSeal | None) -> Any:
    rows = AuditEntry.objects.filter(seal=None).order_by("id").values(*FIELDS)
    if last is None:
        return rows
    sealed = AuditEntry.objects.filter(pk=last.entry_id).first()
    return rows.filter(at__gte=sealed.at - LATECOMERS) if sealed else rows


def _links(last: AuditSeal | None, rows: Iterable[dict[str, Any]]) -> Iterator[AuditSeal]:
    number, previous = (last.number, last.hash) if last else (0, FIRST)
    now = timezone.now()
    for row in rows:
        number, previous = number + 1, link(previous, row)
        yield AuditSeal(number=number, entry_id=row["id"], hash=previous, sealed_at=now)
