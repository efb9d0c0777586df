"""What meetings refuse; each message is a sentence fit for the screen."""

from getsafe.errors import Refused


class MeetingRefused(Refused):
    """Something the rules of meetings do not allow."""


class WrongState(MeetingRefused):
    """The meeting, or the action, is past or before the state that the act needs."""


class WrongChair(MeetingRefused):
    """The person may not chair this type of meeting."""
