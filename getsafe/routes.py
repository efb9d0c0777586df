"""Addresses of pages and records, each route worked out once: a page writes dozens of them."""

from functools import cache
from uuid import UUID

from django.urls import get_script_prefix, reverse

SOMETHING = UUID(int=0)


def to(name: str) -> str:
    """The address of a page that needs nothing more than its name."""
    return _page(name, get_script_prefix())


def to_record(name: str, uuid: UUID) -> str:
    """The address of a page about the record of that identifier."""
    before, after = _around(name, get_script_prefix())
    return f"{before}{uuid}{after}"


@cache
def _page(name: str, _prefix: str) -> str:
    return reverse(name)


@cache
def _around(name: str, _prefix: str) -> tuple[str, str]:
    before, _, after = reverse(name, args=[SOMETHING]).partition(str(SOMETHING))
    return before, after
