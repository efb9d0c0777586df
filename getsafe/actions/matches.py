"""A person's word on whether two records are one child: asked once, remembered."""

from django.db import transaction
from django.utils import timezone

from getsafe import audit
from getsafe.errors import Refused
from getsafe.models import Child, MatchDecision, User
from getsafe.permissions import Permission
from getsafe.policies.permits import check_may


@transaction.atomic
def decide(child: Child, other: Child, *, by: User, is_same: bool) -> MatchDecision:
    """Say that two records are, or are not, one child. Audited as "match.decide".

    Saying that they are merges nothing: that is a manager's act.
    """
    check_may(by, Permission.REFERRAL_SCREEN, "decide whether two records are one child")
    if child.pk == other.pk:
        raise Refused("These are the same record")
    return remember(child, other, is_same=is_same, by=by)


def remember(child: Child, other: Child, *, is_same: bool, by: User) -> MatchDecision:
    """Keep the word on two records, whichever is named first; part of another act."""
    first, second = sorted((child, other), key=lambda record: record.pk)
    said = {"is_same": is_same, "decided_by": by, "decided_at": timezone.now()}
    decision, _ = MatchDecision.objects.update_or_create(child=first, other=second, defaults=said)
    details = {"other": str(other.uuid), "is_same": is_same}
    audit.record("match.decide", decision, by=by, child=child, details=details)
    return decision
