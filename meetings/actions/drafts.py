"""Minutes half typed: kept while they are typed, and given up once they are saved."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from getsafe import audit
from getsafe.actions import sendings
from getsafe.actions.sendings import Sending
from getsafe.errors import NotAllowed
from getsafe.models import Case, User
from getsafe.permissions import Permission
from meetings.models import AgendaItem, Meeting, MinutesDraft

KEPT = timedelta(days=90)  # after it was last touched
Typed = Mapping[str, list[str]]
Of = AgendaItem | Case | Meeting  # an item's page, a case's MACE 1, the correction of one


@transaction.atomic
def keep(of: Of, *, by: User, typed: Typed, sending: Sending | None) -> MinutesDraft:
    """Keep what has been typed so far, right or wrong.

    Refuses text that arrives after later text of its own page, and text of a page that does not
    show what another of the person's windows kept since. Not audited: it is saved every few
    seconds and is its author's alone.
    """
    held = _hold(of, by=by)
    if sending:
        kept = sendings.digest(held.typed)
        sendings.check_order(held.sendings, sending, kept=kept, may_be_late=True)
    return _write(held, typed, sending)


@transaction.atomic
def settle(of: Of, *, by: User, unsaved: Typed, sending: Sending | None) -> None:
    """After a page was saved: keep what of it was not, which may be nothing.

    What another of the person's windows kept, and this page has not shown, stays. Not audited.
    """
    if not unsaved and not (sending and sending.page):
        MinutesDraft.objects.visible_to(by).filter(**_of(of)).delete()
        return
    held = _hold(of, by=by)
    if sending:
        try:
            kept = sendings.digest(held.typed)
            sendings.check_order(held.sendings, sending, kept=kept, may_be_late=False)
        except sendings.ChangedElsewhere:
            return
    _write(held, unsaved, sending)


@transaction.atomic
def discard(draft: MinutesDraft, *, by: User) -> None:
    """Throw away what was not saved; twice is once. Audited as "minutes_draft.discard"."""
    held = MinutesDraft.objects.select_for_update().visible_to(by).filter(pk=draft.pk).first()
    if held:
        audit.record("minutes_draft.discard", held, by=by)
        held.delete()


@transaction.atomic
def forget_untouched(*, by: None, now: datetime) -> int:
    """Delete those that nobody has touched for 90 days, each audited as "minutes_draft.expire"."""
    untouched = MinutesDraft.objects.select_for_update(skip_locked=True)
    drafts = list(untouched.untouched_since(now - KEPT))
    for draft in drafts:
        audit.record("minutes_draft.expire", draft, by=by, details={"author": draft.author_id})
        draft.delete()
    return len(drafts)


def _hold(of: Of, *, by: User) -> MinutesDraft:
    """The person's draft of this, locked; a new one where there is none."""
    if not by.may(Permission.MEETING_MINUTE):
        raise NotAllowed("You do not have permission to take minutes")
    own = MinutesDraft.objects.select_for_update().visible_to(by)
    return own.get_or_create(author=by, **_of(of))[0]


def _of(of: Of) -> dict[str, Any]:
    return {{AgendaItem: "item", Case: "case", Meeting: "meeting"}[type(of)]: of}


def _write(held: MinutesDraft, typed: Typed, sending: Sending | None) -> MinutesDraft:
    held.typed = dict(typed)
    held.sendings = sendings.note(held.sendings, sending) if sending and sending.page else []
    held.save()
    return held
