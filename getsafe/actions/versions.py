"""Two people who had one page open: the second is told what the first changed."""

from getsafe.errors import Refused
from getsafe.queries.versions import Facts


class ChangedMeanwhile(Refused):
    """Somebody changed what the page was drawn from; `now` is what the record says now."""

    def __init__(self, now: Facts) -> None:
        super().__init__("Somebody changed this after you opened the page. Check it and save again")
        self.now = now


def check(now: Facts, was: Facts | None) -> None:
    """Refuse where a record, held by its action, does not say what its page was drawn from.

    `was` None is an act that rests on no page.
    """
    if was is not None and any(was.get(name) != value for name, value in now.items()):
        raise ChangedMeanwhile(now)
