"""Two releases, each safe by itself: who prepares or approves the second is warned of the first."""

from datetime import date, timedelta

import pytest

from getsafe.permissions import Role
from reporting.actions import foi_requests, releases
from reporting.packs import CSE_2025
from reporting.queries import foi_answers
from reporting.queries.foi_overlaps import list_overlaps
from tests.factories import (
    CaseFactory,
    ExploitationSpellFactory,
    ReferralFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db
FIRST = date(2025, 4, 14)


@pytest.fixture
def officer():
    return UserFactory(role=Role.FOI_OFFICER)


@pytest.fixture
def approver():
    return UserFactory(role=Role.TEAM_MANAGER)


def add_children(count, *, opened_on, type_code="CSE"):
    for _ in range(count):
        referral = ReferralFactory(received_on=opened_on, status="screened")
        case = CaseFactory(referral=referral, opened_on=opened_on)
        ExploitationSpellFactory(case=case, exploitation_type=type_code)


def log(officer, *, number, received_on, questions=("cse-open",)):
    request = foi_requests.log_request(
        f"FOI2025/{number:05}", by=officer, title="A subject", received_on=received_on
    )
    foi_requests.add_part(
        request, by=officer, letter="a", wording="asked", kind="figure", questions=questions
    )
    return request


def release(request, officer, approver):
    return releases.approve(releases.prepare(request, by=officer), by=approver)


def overlaps(request):
    found = list_overlaps(request, foi_answers.compose(request))
    return [(one.reference, one.differing, one.printed_once) for one in found]


def test_child_who_joined_since_the_last_release_is_warned_of(officer, approver):
    add_children(22, opened_on=date(2025, 1, 6))
    add_children(1, opened_on=FIRST + timedelta(days=1))
    release(log(officer, number=1, received_on=FIRST), officer, approver)
    later = log(officer, number=2, received_on=FIRST + timedelta(days=2))
    assert overlaps(later) == [("FOI2025/00001", 1, 0)]
    a_year_on = log(officer, number=3, received_on=FIRST + timedelta(days=365))
    assert overlaps(a_year_on) == []


def test_same_figures_on_the_same_day_are_no_danger(officer, approver):
    add_children(22, opened_on=date(2025, 1, 6))
    add_children(1, opened_on=date(2024, 1, 8))
    released = foi_requests.log_request(
        "FOI2025/00001", by=officer, title="A", received_on=FIRST, pack=CSE_2025.code
    )
    release(released, officer, approver)
    again = foi_requests.log_request(
        "FOI2025/00002", by=officer, title="A", received_on=FIRST, pack=CSE_2025.code
    )
    assert overlaps(again) == []
    assert overlaps(released) == []


def test_number_withheld_now_and_printed_before_is_warned_of(officer, approver):
    add_children(23, opened_on=date(2025, 1, 6))
    add_children(2, opened_on=date(2025, 1, 6), type_code="LABOUR")
    release(log(officer, number=1, received_on=FIRST), officer, approver)
    by_type = log(officer, number=2, received_on=FIRST, questions=["exploitation-open"])
    assert overlaps(by_type) == [("FOI2025/00001", 0, 1)]


def test_warning_stands_on_the_officers_page_and_on_the_approvers(client, officer, approver):
    add_children(22, opened_on=date(2025, 1, 6))
    release(log(officer, number=1, received_on=FIRST), officer, approver)
    add_children(1, opened_on=date(2025, 1, 6))  # entered late
    again = log(officer, number=2, received_on=FIRST)
    words = "1 pair of numbers differs by 1 to 5"
    client.force_login(officer)
    page = client.get(f"/foi/{again.uuid}/").content.decode()
    assert "FOI2025/00001, released " in page
    assert words in page
    preparation = releases.prepare(again, by=officer)
    client.force_login(approver)
    assert words in client.get(f"/foi/approvals/{preparation.uuid}/").content.decode()
    releases.approve(preparation, by=approver)
    client.force_login(officer)
    assert words not in client.get(f"/foi/{again.uuid}/").content.decode()
