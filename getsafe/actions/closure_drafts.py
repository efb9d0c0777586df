"""A proposal to close a case half typed: kept while it is typed, given up once it is sent."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.db import transaction

from getsafe import audit
from getsafe.actions import cases, sendings
from getsafe.actions.sendings import Sending
from getsafe.errors import Refused
from getsafe.models import Case, ClosureDraft, User
from getsafe.policies import cases as policy

KEPT = timedelta(days=90)  # after it was last touched


@transaction.atomic
def keep(
    case: Case, *, by: User, typed: Mapping[str, list[str]], sending: Sending | None
) -> ClosureDraft:
    """Keep what has been typed so far, right or wrong.

    Refuses a closed case, one whose closure is proposed, text that arrives after later text of
    its own page, and text of a page that does not show what another of the person's windows kept
    since. Not audited: it is saved every few seconds and is its author's alone. What arrives while
    the proposal is sent waits for it, and leaves nothing behind.
    """
    case = cases.lock(case)
    policy.check_can_work(by, case)
    if case.closure_proposals.filter(status="waiting").exists():
        raise Refused("A proposal to close this case is already waiting for a manager")
    own = ClosureDraft.objects.select_for_update().visible_to(by)
    held = own.get_or_create(author=by, case=case)[0]
    if sending:
        kept = sendings.digest(held.typed)
        sendings.check_order(held.sendings, sending, kept=kept, may_be_late=True)
    held.typed = dict(typed)
    held.sendings = sendings.note(held.sendings, sending) if sending and sending.page else []
    held.save()
    return held


@transaction.atomic
def discard(draft: ClosureDraft, *, by: User) -> None:
    """Throw away what was typed and not sent. Audited as "closure_draft.discard"."""
    held = ClosureDraft.objects.select_for_update().visible_to(by).filter(pk=draft.pk).first()
    if held:
        audit.record("closure_draft.discard", held, by=by)
        held.delete()


@transaction.atomic
def forget_untouched(*, by: None, now: datetime) -> int:
    """Delete those that nobody has touched for 90 days, each audited as "closure_draft.expire"."""
    untouched = ClosureDraft.objects.select_for_update(skip_locked=True)
    drafts = list(untouched.untouched_since(now - KEPT))
    for draft in drafts:
        audit.record("closure_draft.expire", draft, by=by, details={"author": draft.author_id})
        draft.delete()
    return len(drafts)
