"""What the program refuses: a page that nobody said who may open, and tables made by halves."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.core import checks
from django.db import connections
from django.db.migrations.loader import MigrationLoader
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


@checks.register(checks.Tags.database)
def folded_migrations_are_applied_whole_or_not(
    databases: Iterable[str] | None = None, **_options: Any
) -> list[checks.CheckMessage]:
    """Find tables made half by migrations that were since folded into one, and are gone."""
    return [
        checks.Error(
            f"The tables are older than {app}.{name}, which stands for migrations of before the "
            f"first release: {missing} is not applied.",
            hint="Run `manage.py migrate` of the last version that has it, then of this one.",
            id="getsafe.E002",
        )
        for alias in databases or []
        for (app, name), missing in _half_applied(MigrationLoader(connections[alias]))
    ]


def _half_applied(loader: MigrationLoader) -> Iterator[tuple[tuple[str, str], str]]:
    for key, migration in loader.replacements.items():
        missing = [old for old in migration.replaces if old not in loader.applied_migrations]
        gone = [old for old in missing if old not in loader.disk_migrations]
        if gone and len(missing) < len(migration.replaces):
            yield key, ".".join(gone[0])


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
