"""Named refusals; each message is a sentence fit for the screen."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

P = ParamSpec("P")


class Refused(Exception):
    """Something the rules do not allow; `field` names the form field it belongs beside, if any."""

    def __init__(self, message: str, *, field: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.field = field


class Gone(Refused):
    """The record was taken away, or moved elsewhere, since its page was opened."""


class NotAllowed(Refused):
    """The person does not hold the permission that the act needs."""


def passes(check: Callable[P, object]) -> Callable[P, bool]:
    """The yes-or-no form of a check, for presenters and templates."""

    @wraps(check)
    def answer(*args: P.args, **kwargs: P.kwargs) -> bool:
        try:
            check(*args, **kwargs)
        except Refused:
            return False
        return True

    return answer
