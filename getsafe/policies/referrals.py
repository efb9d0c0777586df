"""What may be done to a referral, by whom and when."""

from datetime import date

from getsafe.errors import Refused
from getsafe.models import Child, Referral, User
from getsafe.permissions import Permission
from getsafe.policies.permits import check_may

# What each status lets one do to a referral; a test holds it against the list of statuses.
ALLOWS: dict[str, frozenset[str]] = {
    "awaiting_screening": frozenset({"return", "contribute", "decide", "correct"}),
    "returned_incomplete": frozenset({"complete", "contribute", "correct"}),
    "screened": frozenset({"correct"}),
}
SENTENCES = {
    "return": "Only a referral that waits for screening can be returned",
    "complete": "Only a returned referral can be marked complete",
    "contribute": "This referral has been screened, so contributions can no longer be changed",
    "decide": "Only a referral that waits for screening can be decided",
}


class NotInThisState(Refused):
    """The referral's status does not allow the act."""


def _check_status(referral: Referral, act: str) -> None:
    if act not in ALLOWS[referral.status]:
        raise NotInThisState(SENTENCES[act])


def check_can_log(actor: User) -> None:
    """Anyone who may bring a concern to the team may log a referral."""
    check_may(actor, Permission.REFERRAL_LOG, "log a referral")


def check_can_return(actor: User, referral: Referral) -> None:
    """The team may send a waiting referral back for what is missing."""
    check_may(actor, Permission.REFERRAL_SCREEN, "return a referral")
    _check_status(referral, "return")


def check_can_complete(actor: User, referral: Referral) -> None:
    """The team may mark a returned referral complete."""
    check_may(actor, Permission.REFERRAL_SCREEN, "mark a referral complete")
    _check_status(referral, "complete")


def check_can_correct(actor: User, referral: Referral) -> None:  # noqa: ARG001  at any status
    """The team may correct a referral at any time; the row's history keeps what it said."""
    check_may(actor, Permission.REFERRAL_SCREEN, "correct a referral")


def check_can_contribute(actor: User, referral: Referral) -> None:
    """The team may write down what an agency holds until the referral has been screened."""
    check_may(actor, Permission.REFERRAL_SCREEN, "record what an agency holds")
    _check_status(referral, "contribute")


def check_can_decide(actor: User, referral: Referral) -> None:
    """A manager decides a referral that waits."""
    check_may(actor, Permission.REFERRAL_DECIDE, "decide a screening")
    _check_status(referral, "decide")


def check_received(received_on: date, *, child: Child, today: date) -> None:
    """A referral is received between the child's birth and today."""
    if received_on > today:
        raise Refused("The date received must be today or in the past", field="received_on")
    if received_on < child.date_of_birth:
        raise Refused(
            "The date received must be on or after the child's date of birth", field="received_on"
        )
