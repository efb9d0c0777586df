"""Which records a person may open: the gates' one rule, open to what meetings add to it.

A person whose scope is ALL reaches every record. One whose scope is INVITED reaches what some
registered rule names: the core's own (their own work), and what the meetings app adds (what they
are invited to discuss, or have an action on). Everyone else reaches nothing.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.db.models import Q

from getsafe.permissions import Permission, Scope

if TYPE_CHECKING:
    from getsafe.models.user import User

NOTHING = Q(pk__in=[])
READS = {
    "child": Permission.CASE_READ,
    "case": Permission.CASE_READ,
    "referral": Permission.REFERRAL_READ,
}

Rule = Callable[["User"], Q]
_invitations: dict[str, list[Rule]] = {noun: [] for noun in READS}


def register_invitation(noun: str, rule: Rule) -> None:
    """Let people of scope INVITED also reach the `noun`s ("child", "case" or "referral") of `rule`.

    Called from an app's `ready`; a rule gives a condition over that noun and is one subquery.
    """
    _invitations[noun].append(rule)


def scope_of(actor: "User", noun: str) -> Q:
    """The condition that holds the records of `noun` that `actor` may open."""
    if not actor.may(READS[noun]):
        return NOTHING
    if actor.scope in {Scope.ALL, Scope.ALL_WITH_REASON}:
        return Q()
    if actor.scope is Scope.INVITED:
        condition = NOTHING
        for rule in _invitations[noun]:
            condition |= rule(actor)
        return condition
    return NOTHING


register_invitation("referral", lambda actor: Q(logged_by=actor))
