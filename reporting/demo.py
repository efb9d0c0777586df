"""The demo's FOI request: the real FOI2025/00735, to be answered from the demo's caseload."""

from datetime import date, timedelta

from getsafe.dates import today
from getsafe.models import User
from getsafe.permissions import Role
from reporting.actions import foi_requests, library, recording_facts
from reporting.models import LibraryAnswer
from reporting.packs import CSE_2025

REFERENCE = "FOI2025/00735"
RECEIVED_ON = date(2025, 4, 14)
NOT_RECORDED = (date(1990, 1, 1), date(2013, 12, 31))  # before the request's years too
REVIEWED = ("cse-strategy", "cse-mechanisms")  # the third answer is left due, to show the warning
A_YEAR = timedelta(days=365)


def seed_demo_requests() -> None:
    """Log the request, say which years were never recorded, and review most of the library."""
    officer = User.objects.active().holding(Role.FOI_OFFICER).order_by("pk").first()
    if officer is None:
        return
    first_on, last_on = NOT_RECORDED
    recording_facts.record(
        "cases",
        exploitation_type="CSE",
        first_on=first_on,
        last_on=last_on,
        reason="not_recorded",
        text="The service began to record child sexual exploitation in 2014.",
        by=officer,
    )
    for answer in LibraryAnswer.objects.filter(code__in=REVIEWED):
        library.revise(
            answer,
            by=officer,
            title=answer.title,
            text=answer.text,
            owner=answer.owner,
            review_on=today() + A_YEAR,
        )
    foi_requests.log_request(
        REFERENCE,
        by=officer,
        title=CSE_2025.subject,
        received_on=RECEIVED_ON,
        pack=CSE_2025.code,
    )
