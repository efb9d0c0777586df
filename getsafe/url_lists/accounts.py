"""Addresses of signing in: the pages of django-allauth that we use, each with its permission."""

from collections.abc import Iterable, Iterator

from allauth.urls import urlpatterns as everything
from django.urls import URLPattern, URLResolver

from getsafe.web import ACCOUNT_PAGES


def chosen(patterns: Iterable[URLPattern | URLResolver]) -> Iterator[URLPattern | URLResolver]:
    """The patterns of the pages that we use, under the prefixes they had."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inside = list(chosen(pattern.url_patterns))
            if inside:
                yield URLResolver(pattern.pattern, inside)
        elif pattern.name in ACCOUNT_PAGES:
            pattern.callback.permission = ACCOUNT_PAGES[pattern.name]  # type: ignore[attr-defined]
            yield pattern


urlpatterns = list(chosen(everything))
