"""What the program refuses to start with: a page that nobody said who may open."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.core import checks
from django.urls import URLPattern, URLResolver, get_resolver

from getsafe.permissions import Permission
from getsafe.web import PUBLIC

DECLARED = frozenset({PUBLIC, *Permission})


@checks.register(checks.Tags.urls)
def pages_declare_a_permission(**_options: Any) -> list[checks.CheckMessage]:
    """Find the pages of the whole site that declare no permission."""
    return [
        checks.Error(
            f"The page /{route} ({name or 'without a name'}) does not say who may open it.",
            hint="Decorate its view with getsafe.web.page or getsafe.web.public_page.",
            id="getsafe.E001",
        )
        for route, name, permission in routes(get_resolver().url_patterns)
        if permission not in DECLARED
    ]


def routes(
    patterns: Iterable[URLPattern | URLResolver], before: str = "", space: str = ""
) -> Iterator[tuple[str, str, str]]:
    """Every page under `patterns`: its route, its full name and the permission it declares."""
    for pattern in patterns:
        here = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from routes(pattern.url_patterns, here, inner)
        else:
            permission = getattr(pattern.callback, "permission", "")
            yield here, space + (pattern.name or ""), str(permission)
