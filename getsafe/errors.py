"""Named refusals; each message is a sentence fit for the screen."""


class Refused(Exception):
    """Something the rules do not allow; `field` names the form field it belongs beside, if any."""

    def __init__(self, message: str, *, field: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.field = field


class NotAllowed(Refused):
    """The person does not hold the permission that the act needs."""
