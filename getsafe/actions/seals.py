"""Sealing of the audit log into a chain of hashes, shortly after its rows were written."""

import logging
from collections.abc import Iterable, Iterator
from datetime import timedelta
from functools import partial
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from getsafe import audit
from getsafe.audit_chain import FIELDS, FIRST, link
from getsafe.errors import Refused
from getsafe.integrations import anchors
from getsafe.models import AuditEntry, AuditSeal
from getsafe.queries.audit import hash_of_seal

logger = logging.getLogger(__name__)

BATCH = 2000
MOST_BATCHES = 50  # a run ends; the next one goes on where it stopped
LOCK = 7_402_025_735  # a number that nothing else locks, so that one sealer works at a time
# How long before the last sealed row a slower transaction may have written one of its own.
LATECOMERS = timedelta(days=1)


def seal_waiting(*, by: None) -> None:
    """Seal what waits, a batch a transaction."""
    for _ in range(MOST_BATCHES):
        if seal_entries(by=by) < BATCH:
            return


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
    if seals:
        transaction.on_commit(partial(_note, seals[-1]))
    return len(seals)


@transaction.atomic
def note_anew(*, by: None, reason: str) -> AuditSeal:
    """Note the last seal afresh, where the noted one is gone with the rows that a restore lost.

    Audited as audit.note_anew with the seal that had been noted. Refuses while nothing is sealed.
    """
    last = AuditSeal.objects.order_by("-number").first()
    if last is None:
        raise Refused("Nothing is sealed yet: wait a minute, then try again")
    lost = anchors.noted()
    details = {"noted": f"{lost[0]}:{lost[1]}" if lost else ""}
    audit.record("audit.note_anew", last, by=by, reason=reason, details=details)
    transaction.on_commit(partial(anchors.note, last.number, last.hash))
    return last


def _note(last: AuditSeal) -> None:
    """Note the last seal, unless the one noted before is gone: that must go on being seen."""
    before = anchors.noted()
    if before and hash_of_seal(before[0]) != before[1]:
        logger.error("The audit log no longer holds seal %s:%s: see verify_audit", *before)
    elif before is None or before[0] < last.number:
        anchors.note(last.number, last.hash)


def _is_only_sealer() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [LOCK])
        return bool(cursor.fetchone()[0])


def _unsealed(last: AuditSeal | None) -> Any:
    rows = AuditEntry.objects.filter(seal=None).order_by("id").values(*FIELDS)
    if last is None:
        return rows
    sealed = AuditEntry.objects.filter(pk=last.entry_id).first()
    # A row that says that it was written after its seal would keep all later ones from theirs.
    return rows.filter(at__gte=min(sealed.at, last.sealed_at) - LATECOMERS) if sealed else rows


def _links(last: AuditSeal | None, rows: Iterable[dict[str, Any]]) -> Iterator[AuditSeal]:
    number, previous = (last.number, last.hash) if last else (0, FIRST)
    now = timezone.now()
    for row in rows:
        number, previous = number + 1, link(previous, row)
        yield AuditSeal(number=number, entry_id=row["id"], hash=previous, sealed_at=now)
