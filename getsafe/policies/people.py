"""Who may keep accounts, and what nobody may do to an account."""

from collections.abc import Iterable

from getsafe.errors import Refused, passes
from getsafe.models import User
from getsafe.permissions import ROLES, Permission, Role, clashes
from getsafe.policies.permits import check_may


class OwnAccount(Refused):
    """Nobody changes what they themselves may do."""


class LastAdministrator(Refused):
    """Without an administrator nobody could make one."""


class RolesClash(Refused):
    """Two roles that nobody holds together."""


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


def check_roles_fit(roles: Iterable[Role]) -> None:
    """Refuse roles of which one would open to another what that must never reach."""
    for role, other in clashes(roles):
        raise RolesClash(
            f"Nobody may be {ROLES[role].label} and {ROLES[other].label}: make two accounts, "
            "or choose one of the two",
            field="roles",
        )


def is_administrator(roles: Iterable[str]) -> bool:
    """Whether roles make an administrator of somebody."""
    return str(Role.SYSTEM_ADMINISTRATOR) in roles


can_change_access = passes(check_can_change_access)
