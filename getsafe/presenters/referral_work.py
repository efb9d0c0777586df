"""My work: the groups that referrals add."""

from collections.abc import Iterator

from getsafe import clocks, routes
from getsafe.dates import today
from getsafe.models import User
from getsafe.panels import WorkGroup
from getsafe.permissions import Permission, Scope
from getsafe.queries import referrals as queries


def groups(actor: User) -> Iterator[WorkGroup]:
    """The person's half-written referrals, and what waits for screening."""
    if actor.may(Permission.REFERRAL_LOG) and (drafts := queries.count_drafts(actor)):
        yield WorkGroup("Draft referrals", drafts, 0, routes.to("getsafe:referral-drafts"), 5)
    if actor.may(Permission.REFERRAL_SCREEN):
        counts = queries.count_waiting(actor, clocks=clocks.load(), today=today())
        address = routes.to("getsafe:screening-list")
        yield WorkGroup("Waiting for screening", counts.waiting, 0, address, 15)
        late = f"{address}?list=late"
        yield WorkGroup("Late for screening", counts.late, counts.late, late, 16)
        back = f"{address}?list=returned"
        yield WorkGroup("Returned: more needed", counts.returned, counts.overdue, back, 17)
        untold = f"{address}?list=untold"
        yield WorkGroup("Referrers to tell", counts.untold, 0, untold, 18)
    elif actor.scope is Scope.INVITED and (wanting := queries.count_wanting_more(actor)):
        own = f"{routes.to('getsafe:referral-list')}?status=returned_incomplete"
        yield WorkGroup("Referrals that need more from you", wanting, 0, own, 6)
