"""Who may do what in reporting; each rule raises a refusal with a sentence for the screen."""

from getsafe.errors import NotAllowed
from getsafe.models import User
from getsafe.permissions import Permission


def check_can_configure(actor: User) -> None:
    """What was not recorded is said by those who configure the system or answer FOI requests."""
    if not (actor.may(Permission.CONFIGURE) or actor.may(Permission.FOI_ANSWER)):
        raise NotAllowed("You need permission to say what was not recorded")
