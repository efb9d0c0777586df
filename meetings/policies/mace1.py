"""Who may record a MACE 1, and whether it is the initial one or a review."""

from getsafe.errors import NotAllowed, Refused, passes
from getsafe.models import Case, User
from getsafe.permissions import Permission, Role
from meetings.errors import WrongState


def check_can_record(actor: User, case: Case) -> None:
    """The GETSAFE team records it, while the case is open."""
    if not actor.may(Permission.MEETING_RUN):
        raise NotAllowed("Ask the GETSAFE team to record a MACE 1")
    if not case.is_open:
        raise WrongState("This case is closed. Log a new referral instead")


def check_kind(*, is_review: bool, has_been_held: bool) -> None:
    """The first MACE 1 of a case is the initial one, every later one a review."""
    if is_review and not has_been_held:
        raise Refused("Select “Initial”: no MACE 1 has been held for this case", field="kind")
    if has_been_held and not is_review:
        raise Refused("Select “Review”: the initial MACE 1 has been held", field="kind")


def usually_chairs(actor: User) -> bool:
    """Whether the person holds the role that chairs MACE 1, so that they are offered first."""
    return actor.holds(Role.TEAM_MANAGER)


can_record = passes(check_can_record)
