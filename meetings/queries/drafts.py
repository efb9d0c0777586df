"""What was typed into minutes and not saved: one's own, and whether others are typing too."""

from datetime import datetime, timedelta
from uuid import UUID

from getsafe.models import Case, User
from meetings.models import AgendaItem, Meeting, MinutesDraft

AT_WORK = timedelta(minutes=15)  # who saved a draft this lately is taken to be typing still


def find(
    actor: User,
    *,
    item: AgendaItem | None = None,
    case: Case | None = None,
    meeting: Meeting | None = None,
) -> MinutesDraft | None:
    """What the person typed on this and did not save, if anything."""
    own = MinutesDraft.objects.visible_to(actor).filter(item=item, case=case, meeting=meeting)
    return own.holding_text().first()


def get(actor: User, uuid: UUID) -> MinutesDraft | None:
    """One's own, by its identifier, with what it is of."""
    own = MinutesDraft.objects.visible_to(actor).select_related("item", "case", "meeting")
    return own.filter(uuid=uuid).first()


def list_own(actor: User, meeting: Meeting) -> set[int]:
    """The keys of the meeting's items on which the person has text not saved."""
    own = MinutesDraft.objects.visible_to(actor).holding_text().filter(item__meeting=meeting)
    return set(own.values_list("item", flat=True))


def list_others_at_work(actor: User, item: AgendaItem, *, now: datetime) -> list[MinutesDraft]:
    """The drafts that others are typing on the same item just now."""
    others = MinutesDraft.objects.filter(item=item, saved_at__gt=now - AT_WORK)
    return list(others.holding_text().exclude(author=actor).select_related("author"))


def list_unsaved(meeting: Meeting) -> list[str]:
    """Who has typed into the meeting's minutes and not saved it, by name."""
    drafts = MinutesDraft.objects.holding_text()
    of_items = drafts.filter(item__meeting=meeting) | drafts.filter(meeting=meeting)
    return sorted(set(of_items.values_list("author__name", flat=True)))
