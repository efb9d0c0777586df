"""What may be done to a referral, by whom and when."""

from collections.abc import Iterable
from datetime import date

from getsafe.errors import Refused
from getsafe.models import Child, Referral, Screening, User
from getsafe.permissions import Permission
from getsafe.policies.permits import check_may
from getsafe.policies.statuses import REFERRAL


class NotInThisState(Refused):
    """The referral's status does not allow the act."""


def _check_status(referral: Referral, act: str) -> None:
    REFERRAL.check(referral.status, act, NotInThisState)


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


def check_can_correct(actor: User, referral: Referral) -> None:
    """The team may correct a referral at any time; the row's history keeps what it said."""
    check_may(actor, Permission.REFERRAL_SCREEN, "correct a referral")
    _check_status(referral, "correct")


def check_can_contribute(actor: User, referral: Referral) -> None:
    """The team may write down what an agency holds until the referral has been screened."""
    check_may(actor, Permission.REFERRAL_SCREEN, "record what an agency holds")
    _check_status(referral, "contribute")


def check_can_decide(actor: User, referral: Referral) -> None:
    """A manager decides a referral that waits."""
    check_may(actor, Permission.REFERRAL_DECIDE, "decide a screening")
    _check_status(referral, "decide")


def check_can_tell(actor: User, referral: Referral) -> None:
    """The team tells the referrer what was decided, and records it."""
    check_may(actor, Permission.REFERRAL_SCREEN, "record that a referrer was told")
    _check_status(referral, "tell")


def check_told(told_on: date, told: str, *, decided_on: date, today: date) -> None:
    """A referrer is told between the day of the decision and today; how is written down."""
    if told_on > today:
        raise Refused("The date they were told must be today or in the past", field="told_on")
    if told_on < decided_on:
        raise Refused(
            f"The date they were told must be on or after {decided_on.day} {decided_on:%B %Y}, "
            "when it was decided",
            field="told_on",
        )
    if not told.strip():
        raise Refused("Enter how they were told, and what", field="told")


def check_received_first(received_on: date, screenings: Iterable[Screening]) -> None:
    """A referral is received on or before the day of each decision about it."""
    first = min((screening.screened_on for screening in screenings), default=None)
    if first and received_on > first:
        raise Refused(
            f"The date received must be on or before {first.day} {first:%B %Y}, "
            "when it was decided",
            field="received_on",
        )


def check_received(received_on: date, *, child: Child, today: date) -> None:
    """A referral is received between the child's birth and today."""
    if received_on > today:
        raise Refused("The date received must be today or in the past", field="received_on")
    if received_on < child.date_of_birth:
        raise Refused(
            "The date received must be on or after the child's date of birth", field="received_on"
        )
