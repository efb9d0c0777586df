"""Which children, cases and referrals an invitation opens to people of scope INVITED.

They reach what stands on the agenda of a meeting in its window, the child of a MACE 1 that they
are invited to and the cases that they lead. An action shows itself on its own page to whoever has
it, and opens nothing of its case: who has only a task needs no chronology.
"""

from datetime import timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet

from getsafe.dates import today
from getsafe.models import Case, Referral, User
from getsafe.permissions import Permission
from meetings.models import AgendaItem, Attendance, Meeting
from meetings.policies import states
from meetings.policies.meetings import PACK_DAYS


def referrals(actor: User) -> Q:
    """The condition over referrals."""
    return Q(pk__in=_items(actor).filter(referral__isnull=False).values("referral"))


def cases(actor: User) -> Q:
    """The condition over cases."""
    on_agenda = _items(actor).filter(case__isnull=False).values("case")
    met_about = open_packs(actor).filter(case__isnull=False).values("case")
    return Q(lead_worker=actor) | Q(pk__in=on_agenda) | Q(pk__in=met_about)


def children(actor: User) -> Q:
    """The condition over children: those of the cases and referrals reached."""
    of_cases = Case.objects.filter(cases(actor)).values("child")
    of_referrals = Referral.objects.filter(referrals(actor)).values("child")
    return Q(pk__in=of_cases) | Q(pk__in=of_referrals)


def open_packs(actor: User) -> QuerySet[Meeting]:
    """The meetings whose pack someone of scope INVITED may open today.

    The same rule as `policies.meetings.can_open_pack`, which answers for one meeting.
    """
    in_time = Q(held_on__gte=today() - timedelta(days=PACK_DAYS))
    shown = Q(status__in=[states.ISSUED, states.HELD, states.APPROVED]) & in_time
    invited = Exists(Attendance.objects.filter(person=actor, meeting=OuterRef("pk")))
    chaired = Q(chair=actor) & (~Q(status__in=[states.APPROVED, states.CANCELLED]) | shown)
    return Meeting.objects.filter(chaired | (shown & invited))


def _items(actor: User) -> QuerySet[AgendaItem]:
    items = AgendaItem.objects.standing().filter(meeting__in=open_packs(actor))
    items = items.exclude(meeting__type__kind="oversight")  # policies.meetings.names_no_child
    if actor.may(Permission.MEETING_RESTRICTED):
        return items
    return items.filter(Q(professionals_only=False) | Q(meeting__type__kind="child"))
