"""What the FOI desk adds to "My work": each count is of the rows behind it."""

from datetime import date, timedelta

import pytest

from getsafe import panels
from getsafe.dates import today
from getsafe.permissions import Role
from reporting.actions import clarifications, releases
from tests.factories import FoiPartFactory, FoiRequestFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    return UserFactory(role=Role.FOI_OFFICER)


def counts_of(actor):
    return {group.label: (group.count, group.late) for group in panels.work_of(actor)}


def rows_behind(client, actor, table):
    client.force_login(actor)
    (group,) = (group for group in panels.work_of(actor) if "FOI" in group.label)
    page = client.get(group.href).content.decode()
    body = page.split(f'id="{table}"')[1].split("</table>")[0]
    return body.count("<tr") - 1


def test_officer_is_told_of_every_request_not_closed_and_which_are_late(client, officer):
    FoiRequestFactory()
    FoiRequestFactory(status="withdrawn")
    FoiRequestFactory(due_on=today() + timedelta(days=1))
    clarifications.ask(FoiRequestFactory(), by=officer, asked_on=date(2025, 4, 24))
    assert counts_of(officer) == {"FOI requests to answer": (3, 1)}
    assert rows_behind(client, officer, "unanswered") == 3


def test_approver_is_told_of_answers_that_wait(client, officer):
    manager = UserFactory(role=Role.TEAM_MANAGER)
    assert counts_of(manager)["FOI answers to approve"] == (0, 0)
    releases.prepare(FoiPartFactory().request, by=officer)
    FoiRequestFactory()
    assert counts_of(manager)["FOI answers to approve"] == (1, 1)
    assert rows_behind(client, manager, "approvals") == 1


def test_worker_is_told_of_no_request():
    FoiRequestFactory()
    assert not [label for label in counts_of(UserFactory(role=Role.WORKER)) if "FOI" in label]
