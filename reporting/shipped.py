"""The library answers that every installation starts with, to be made the council's own.

They are due for review from the first day: nobody at the council has looked at them yet.
"""

from getsafe.dates import today
from reporting.models import LibraryAnswer, LibraryVersion

OWNER = "GETSAFE team manager"
ANSWERS = [
    (
        "cse-strategy",
        "Child sexual exploitation: who we support and our strategy",
        (
            "Yes. The council has a GETSAFE team. Every concern is screened with partner agencies, "
            "using one contextual safeguarding assessment that covers child sexual "
            "exploitation.\n\n"
            "The team supports children and young people up to the age of 18, and care leavers of "
            "this council up to the age of 25 who agree to be supported.\n\n"
            "The strategy is published by the safeguarding partnership."
        ),
    ),
    (
        "cse-mechanisms",
        "Child sexual exploitation: how it is monitored",
        (
            "Partner agencies meet every week to discuss and review children at risk of "
            "exploitation.\n\n"
            "For each child an initial multi-agency child exploitation meeting (MACE 1) is held "
            "and chaired by the GETSAFE team manager, and reviews follow.\n\n"
            "A monthly MACE 2 meeting, chaired by the police, is about prevention and disruption: "
            "children missing of note, police operations, places of concern and child abduction "
            "warning notices.\n\n"
            "Both feed the Child Exploitation and Missing group, which meets every two months, is "
            "chaired by the Head of Service and oversees the work."
        ),
    ),
    (
        "perpetrators-not-held",
        "People who exploit children: not held",
        (
            "The council collects no statistics about the people who exploit children. Its records "
            "are about the children, who are seen as victims.\n\n"
            "The police may hold this information. You can ask your police force through "
            "www.police.uk (Freedom of Information)."
        ),
    ),
]


def ensure_library() -> None:
    """Add the answers that are missing; one that is there stays as the council has made it."""
    there = set(LibraryAnswer.objects.values_list("code", flat=True))
    for code, title, text in ANSWERS:
        if code not in there:
            facts = {"title": title, "text": text, "owner": OWNER, "review_on": today()}
            answer = LibraryAnswer.objects.create(code=code, **facts)
            LibraryVersion.objects.create(answer=answer, number=1, written_on=today(), **facts)
