"""The second pair of eyes on what goes to a child and family."""

from django.db import transaction

from getsafe import audit
from getsafe.models import User
from meetings.actions import locks
from meetings.errors import MeetingRefused
from meetings.models import FamilyCheck, Meeting
from meetings.policies import meetings as policy
from meetings.queries import family_copies as queries


@transaction.atomic
def check(meeting: Meeting, *, by: User, shown: str, now: str) -> None:
    """Record that `by` has read the copy; `shown` is what they read, `now` what it says now.

    Refuses who wrote the record, and a copy that has changed since it was read. Audits
    `minutes.check_family_copy`.
    """
    locks.take(meeting)
    policy.check_can_check_family_copy(by, meeting, queries.list_writers(meeting))
    if shown != now:
        raise MeetingRefused("The minutes changed while you read. Read this copy again, then check")
    FamilyCheck.objects.get_or_create(meeting=meeting, fingerprint=now, defaults={"checked_by": by})
    child = meeting.case.child if meeting.case else None
    audit.record("minutes.check_family_copy", meeting, by=by, child=child)
