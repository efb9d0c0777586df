"""Who may keep accounts, and what nobody may do to an account."""

from collections.abc import Iterable

from getsafe.errors import Refused, passes
from getsafe.models import User
from getsafe.permissions import Permission, Role
from getsafe.policies.permits import check_may


class OwnAccount(Refused):
    """Nobody changes what they themselves may do."""


class LastAdministrator(Refused):
    """Without an administrator nobody could make one."""


def check_can_manage(actor: User) -> None:
    """Refuse whoever does not keep the accounts."""
    check_may(actor, Permission.USER_MANAGE, "keep accounts")


def check_can_change_access(actor: User, person: User) -> None:
    """Refuse a change of one's own roles, of whether one may sign in and how."""
    check_can_manage(actor)
    if actor.pk == person.pk:
        raise OwnAccount("You cannot change your own access. Ask another administrator")


def check_leaves_an_administrator(person: User, administrators: Iterable[int]) -> None:
    """Refuse to take the last administrator away; `administrators` are the keys of all of them."""
    if set(administrators) == {person.pk}:
        raise LastAdministrator(
            "This is the last administrator. Make somebody else an administrator first"
        )


def is_administrator(roles: Iterable[str]) -> bool:
    """Whether roles make an administrator of somebody."""
    return str(Role.SYSTEM_ADMINISTRATOR) in roles


can_change_access = passes(check_can_change_access)
