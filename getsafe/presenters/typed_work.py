"""Typed work that was kept, as a group of "My work"."""

from getsafe import routes
from getsafe.models import User
from getsafe.panels import WorkGroup
from getsafe.queries import typed_work


def group(actor: User) -> WorkGroup | None:
    """How many forms of theirs were kept and not sent; no group where there are none."""
    count = typed_work.count_forms(actor)
    return (
        WorkGroup("Typed but not saved", count, 0, routes.to("getsafe:typed-work"), 0)
        if count
        else None
    )
