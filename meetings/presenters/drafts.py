"""What a page says of text not saved: one's own that was filled in, and others at work."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils import timezone

from getsafe.actions.sendings import digest
from getsafe.models import User
from meetings.models import AgendaItem, MinutesDraft


@dataclass(frozen=True, slots=True)
class Typing:
    """What the form of a page is told: where it is kept, and what is kept already."""

    address: str
    seen: str
    saved_at: str = ""
    discard_url: str = ""
    notice: str = ""


def typing(address: str, draft: MinutesDraft | None, *, notice: str = "") -> Typing:
    """What the form is told about `draft`, one's own of this page."""
    if draft is None:
        return Typing(address, digest({}), notice=notice)
    discard = reverse("meetings:draft-discard", args=[draft.uuid])
    return Typing(address, digest(draft.typed), saved(draft.saved_at), discard, notice)


def company(item: AgendaItem, others: Sequence[MinutesDraft], *, reader: User) -> str:
    """A sentence on who else writes on the item just now, or ""."""
    if others:
        names = " and ".join(sorted({one.author.name for one in others}))
        verb = "is" if len(others) == 1 else "are"
        return f"{names} {verb} typing on this item too. You will be shown what they save."
    if item.written_by and item.written_by != reader:
        at = timezone.localtime(item.written_at)
        if at.date() == timezone.localdate():
            return f"{item.written_by.name} saved notes on this item at {at:%H:%M}."
    return ""


def saved(at: datetime) -> str:
    """The time of day at which something was saved."""
    return f"{timezone.localtime(at):%H:%M}"


def unsaved_text(draft: MinutesDraft | None) -> list[str]:
    """The sentences of a draft whose page takes no more, for copying out."""
    if draft is None:
        return []
    hidden = ("-token", "-seen_discussion", "-seen_professional_notes", "-last_seen")
    found = [
        "\n".join(values)
        for name, values in sorted(draft.typed.items())
        if not name.endswith(hidden)
    ]
    return [text for text in found if " " in text.strip()]
