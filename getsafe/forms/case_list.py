"""The address of a list of cases, read: anything that is not a choice does not narrow."""

import re
from datetime import datetime

from django.http import QueryDict

from getsafe.choices import CASE_STATUS, EXPLOITATION_TYPE
from getsafe.queries.cases import NO_LEVEL, UNALLOCATED, CaseFilter, Place

STATUSES = {"open", "closed", "any", *CASE_STATUS.codes}
PLACE = re.compile(r"(\d{8})-(\d{1,18})")


def read_filter(query: QueryDict, me: str) -> CaseFilter:
    """What the address asks for; the worker "me" is the reader, whose key is `me`."""
    names = ("status", "type", "level", "worker", "due", "month", "sort")
    status, kind, level, worker, due, month, sort = (query.get(name, "") for name in names)
    worker = me if worker == "me" else worker
    return CaseFilter(
        status=status if status in STATUSES else "open",
        exploitation_type=kind if kind in EXPLOITATION_TYPE else "",
        level=level if level == NO_LEVEL or _is_key(level) else "",
        worker=worker if worker == UNALLOCATED or _is_key(worker) else "",
        due=due if due in {"late", "soon"} else "",
        month=month if month in {"opened", "closed"} else "",
        sort="due" if sort == "due" else "newest",
    )


def read_place(query: QueryDict) -> Place | None:
    """The place in the list that the address names, if it names one."""
    for name, is_backwards in (("after", False), ("before", True)):
        found = PLACE.fullmatch(query.get(name, ""))
        if found:
            return _place(found, is_backwards=is_backwards)
    return None


def _place(found: re.Match[str], *, is_backwards: bool) -> Place | None:
    try:
        day = datetime.strptime(found[1], "%Y%m%d").date()  # noqa: DTZ007
    except ValueError:
        return None
    return Place(day, int(found[2]), is_backwards)


def _is_key(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 19
