"""The pages that say when reports are made."""

import pytest

from getsafe.permissions import Role
from reporting import periodic_tasks
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
ADDRESS = "/schedules/screening-summary/"


@pytest.fixture(autouse=True)
def admin(client):
    client.force_login(UserFactory(role=Role.SYSTEM_ADMINISTRATOR))


def text_of(response):
    assert response.status_code == 200
    return response.content.decode()


def test_schedules_page_says_when_each_report_is_made(client):
    page = text_of(client.get("/schedules/"))
    assert "Made on day 1 of the month at 06:00." in page
    assert "Made every Monday at 06:00." in page
    assert ADDRESS in page


def test_schedule_is_changed_and_said_to_those_who_read_reports(client):
    assert 'value="06:00"' in text_of(client.get(ADDRESS))
    sent = client.post(ADDRESS, {"is_on": "yes", "day": "0", "at": "18:30"})
    assert sent.url == "/schedules/"
    assert "Made every Sunday at 18:30." in text_of(client.get("/schedules/"))
    client.force_login(UserFactory(role=Role.REPORT_VIEWER))
    assert "Made every Sunday at 18:30." in text_of(client.get("/reports/"))


def test_schedule_is_switched_off(client):
    client.post(ADDRESS, {"is_on": "no", "day": "1", "at": "06:00"})
    assert not periodic_tasks.timings()["screening-summary"].is_on
    assert "Switched off" in text_of(client.get("/schedules/"))


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({}, ["Select whether it is made by itself", "Select a day", "Enter a time"]),
        ({"is_on": "yes", "day": "9", "at": "25:00"}, ["Select a day", "Enter a time in 24 hours"]),
    ],
)
def test_schedule_with_faults_says_what_to_enter(client, sent, words):
    page = text_of(client.post(ADDRESS, sent))
    assert [word for word in words if word not in page] == []


def test_schedule_of_no_report_is_not_found(client):
    assert client.get("/schedules/nothing/").status_code == 404
