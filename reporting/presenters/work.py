"""The groups that reporting adds to "My work": each count is of the rows behind its link."""

from collections.abc import Iterator

from django.urls import reverse

from getsafe.dates import today
from getsafe.models import User
from getsafe.panels import WorkGroup
from getsafe.permissions import Permission
from reporting.queries import foi_requests


def groups(actor: User) -> Iterator[WorkGroup]:
    """Requests to answer, for those who answer; answers to approve, for those who approve."""
    if actor.may(Permission.FOI_ANSWER):
        count, late = foi_requests.count_unanswered(actor, on=today())
        address = reverse("reporting:foi-register")
        yield WorkGroup("FOI requests to answer", count, late, address, 50)
    if actor.may(Permission.FOI_APPROVE):
        count, late = foi_requests.count_awaiting_approval(actor, on=today())
        address = reverse("reporting:foi-approvals")
        yield WorkGroup("FOI answers to approve", count, late, address, 51)
