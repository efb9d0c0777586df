"""The plainest rule: a person may do only what a role of theirs grants."""

from getsafe.errors import NotAllowed
from getsafe.models import User
from getsafe.permissions import Permission, Scope


def check_may(actor: User, permission: Permission, act: str) -> None:
    """Refuse unless `actor` holds `permission`; `act` completes "You may not ..."."""
    if not actor.may(permission):
        raise NotAllowed(f"You may not {act}. Ask a team manager if you need to")


def reads_names_in_lists(actor: User) -> bool:
    """Whether lists name children; who opens a record only for a reason learns the name from it."""
    return actor.scope is not Scope.ALL_WITH_REASON
