"""The service's main menu: each app adds its entries, a person sees those they may open."""

from dataclasses import dataclass
from html import escape

from django.utils.safestring import SafeString

from getsafe import routes
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
    """An entry made ready for the page, where it prints itself as a line of the menu."""

    label: str
    href: str
    is_current: bool

    def __str__(self) -> SafeString:
        item, link, text = "govuk-service-navigation__item", "", escape(self.label)
        if self.is_current:
            item, link = f"{item} {item}--active", ' aria-current="true"'
            text = f'<strong class="govuk-service-navigation__active-fallback">{text}</strong>'
        return SafeString(
            f'<li class="{item}"><a class="govuk-service-navigation__link" '
            f'href="{escape(self.href)}"{link}>{text}</a></li>'
        )

    __html__ = __str__


_entries: list[Entry] = []


def register(entry: Entry) -> None:
    """Add an entry; called from an app's `ready`."""
    if entry not in _entries:
        _entries.append(entry)


def menu_for(user: User, current_path: str) -> list[MenuItem]:
    """The entries that `user` may open, in order, with the one now open marked."""
    shown = [e for e in sorted(_entries, key=lambda e: e.order) if user.may(e.permission)]
    hrefs = {entry: routes.to(entry.url_name) for entry in shown}
    under = [href for href in hrefs.values() if _is_under(current_path, href)]
    current = max(under, key=len, default=None)
    return [MenuItem(e.label, hrefs[e], hrefs[e] == current) for e in shown]


def _is_under(path: str, href: str) -> bool:
    """Whether a page belongs to an entry; every page lies under the start page, none belongs."""
    return path == href or (href != "/" and path.startswith(f"{href.rstrip('/')}/"))
