"""Keeping what was typed into a form that could not be sent, until its owner has signed in."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from getsafe import audit, key_ring
from getsafe.models import SavedForm, User

KEPT = timedelta(days=1)
MOST = 20  # of one person; the oldest make room


@dataclass(frozen=True, slots=True)
class Typed:
    """A form as it was sent: the page it stood on, where it was sent, and its fields."""

    page: str
    action: str
    fields: Mapping[str, Sequence[str]]


def read(saved: SavedForm) -> Typed:
    """What was typed."""
    return Typed(**json.loads(key_ring.decrypt(saved.content)))


@transaction.atomic
def keep(typed: Typed, *, by: None, owner: User) -> SavedForm:
    """Keep a form for `owner`, encrypted, for a day.

    Nobody is signed in when this happens, so nobody is the actor. Audited without its content.
    """
    now = timezone.now()
    saved = SavedForm.objects.create(
        owner=owner,
        content=key_ring.encrypt(json.dumps(asdict(typed))),
        kept_at=now,
        expires_at=now + KEPT,
    )
    newest = SavedForm.objects.visible_to(owner).values("pk")[:MOST]
    SavedForm.objects.visible_to(owner).exclude(
        pk__in=list(newest.values_list("pk", flat=True))
    ).delete()
    audit.record("typed_work.keep", saved, by=by, details={"owner": owner.pk})
    return saved


@transaction.atomic
def discard(saved: SavedForm, *, by: User) -> None:
    """Throw a kept form away: it was sent after all, or is not wanted. Audited."""
    audit.record("typed_work.discard", saved, by=by)
    saved.delete()


@transaction.atomic
def forget_expired(*, by: None, now: datetime) -> int:
    """Delete the forms past their day; audited by their number where there were any."""
    expired = SavedForm.objects.filter(expires_at__lte=now)
    sample, (count, _) = expired.first(), expired.delete()
    if sample:
        audit.record("typed_work.expire", sample, by=by, details={"count": count})
    return count
