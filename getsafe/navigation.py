"""The service's main menu: each app adds its entries, a person sees those they may open."""

from dataclasses import dataclass

from django.urls import reverse

from getsafe.models import User
from getsafe.permissions import Permission


@dataclass(frozen=True, slots=True)
class Entry:
    """A menu entry: its label, the URL name it leads to, who sees it and its place."""

    label: str
    url_name: str
    permission: Permission
    order: int


@dataclass(frozen=True, slots=True)
class MenuItem:
    """An entry made ready for the page."""

    label: str
    href: str
    is_current: bool


_entries: list[Entry] = []


def register(entry: Entry) -> None:
    """Add an entry; called from an app's `ready`."""
    if entry not in _entries:
        _entries.append(entry)


def menu_for(user: User, current_path: str) -> list[MenuItem]:
    """The entries that `user` may open, in order, with the one now open marked."""
    shown = [e for e in sorted(_entries, key=lambda e: e.order) if user.may(e.permission)]
    hrefs = {entry: reverse(entry.url_name) for entry in shown}
    under = [href for href in hrefs.values() if _is_under(current_path, href)]
    current = max(under, key=len, default=None)
    return [MenuItem(e.label, hrefs[e], hrefs[e] == current) for e in shown]


def _is_under(path: str, href: str) -> bool:
    """Whether a page belongs to an entry; every page lies under the start page, none belongs."""
    return path == href or (href != "/" and path.startswith(f"{href.rstrip('/')}/"))
