"""Two people at one meeting: whoever writes takes the meeting's row first, then what belongs to it.

A meeting is taken before its case, everywhere, so that two people never wait for each other.
"""

from meetings.models import AgendaItem, Meeting

RELATED = ("type", "chair", "case__child")


def take(meeting: Meeting) -> None:
    """Hold the meeting until the transaction ends, and read it as it is now."""
    rows = Meeting.objects.select_for_update(of=("self",)).select_related(*RELATED)
    meeting.refresh_from_db(from_queryset=rows)


def take_item(item: AgendaItem) -> None:
    """Hold the item's meeting until the transaction ends, and read both as they are now."""
    take(item.meeting)
    related = ("case__child", "referral__child", "written_by")
    meeting = item.meeting
    item.refresh_from_db(from_queryset=AgendaItem.objects.select_related(*related))
    item.meeting = meeting
