"""Made-up caseloads: a large random one to measure with, and the demo's, which is exact.

Every child is fictional. The lives are planned as plain facts (`lives`, `demo`), then written
(`writer`); apps above the core add to the cases written by registering a follow-up.
"""

from collections.abc import Callable, Sequence
from datetime import date
from random import Random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from getsafe.caseload.lives import CaseFacts
    from getsafe.models import Case, User

# What a follow-up is given: the cases written with the facts that they were planned from, the
# people to name in them, the day to count as today, and the source of chance.
FollowUp = Callable[["Sequence[tuple[Case, CaseFacts]]", "Sequence[User]", date, Random], None]
Seeder = Callable[[], None]
follow_ups: list[FollowUp] = []
demo_seeders: list[Seeder] = []


def register_follow_up(follow_up: FollowUp) -> None:
    """Add rows of an app above the core (meetings, actions) to each batch of cases written."""
    follow_ups.append(follow_up)


def register_demo_seeder(seeder: Seeder) -> None:
    """Add an app's own demo records, written once after the demo caseload."""
    demo_seeders.append(seeder)
