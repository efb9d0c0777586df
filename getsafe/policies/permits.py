"""The plainest rule: a person may do only what a role of theirs grants."""

from getsafe.errors import NotAllowed
from getsafe.models import User
from getsafe.permissions import Permission


def check_may(actor: User, permission: Permission, act: str) -> None:
    """Refuse unless `actor` holds `permission`; `act` completes "You may not ..."."""
    if not actor.may(permission):
        raise NotAllowed(f"You may not {act}. Ask a team manager if you need to")
