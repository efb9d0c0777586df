"""The pages of scheduled reports."""

from datetime import UTC, datetime

import pytest
import time_machine

from getsafe.permissions import Role
from reporting.actions import report_runs
from reporting.models import ReportRun
from tests.factories import ReportRunFactory, UserFactory

pytestmark = pytest.mark.django_db
NOW = datetime(2025, 4, 10, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def viewer(client):
    person = UserFactory(role=Role.REPORT_VIEWER)
    with time_machine.travel(NOW, tick=False):
        client.force_login(person)
        yield person


def text_of(response):
    assert response.status_code == 200
    return response.content.decode()


def test_reports_page_lists_runs_with_their_state_and_file(client):
    done, failed = (
        ReportRunFactory(),
        ReportRunFactory(
            schedule="screening-summary",
            period_from="2025-03-03",
            period_to="2025-03-09",
            state="failed",
            error="It failed.",
        ),
    )
    report_runs.perform(done.pk)
    page = text_of(client.get("/reports/"))
    assert "March 2025" in page
    assert "3 March 2025 to 9 March 2025" in page
    assert f"/reports/runs/{done.uuid}/file" in page
    assert f"/reports/runs/{failed.uuid}/file" not in page
    assert "It failed." in text_of(client.get(f"/reports/runs/{failed.uuid}/"))


def test_run_page_of_a_ready_report_shows_its_figures_and_gives_its_file(client):
    run = ReportRunFactory()
    report_runs.perform(run.pk)
    page = text_of(client.get(f"/reports/runs/{run.uuid}/"))
    assert "At any time from 1 March 2025 to 31 March 2025" in page
    answer = client.get(f"/reports/runs/{run.uuid}/file")
    assert answer["Content-Disposition"] == (
        'attachment; filename="children-supported-2025-03-01.csv"'
    )
    assert "exploitation" in answer.content.decode("utf-8-sig").splitlines()[0]


def test_file_of_a_waiting_report_is_not_found(client):
    assert client.get(f"/reports/runs/{ReportRunFactory().uuid}/file").status_code == 404


def test_run_now_asks_for_a_past_period_once(client):
    assert "February 2025" in text_of(client.get("/reports/"))
    asked = client.post("/reports/children-supported/run", {"period": "2025-02-01"})
    run = ReportRun.objects.get()
    assert asked.url == f"/reports/runs/{run.uuid}/"
    client.post("/reports/children-supported/run", {"period": "2025-02-01"})
    assert ReportRun.objects.count() == 1
    assert client.post("/reports/nothing/run", {"period": "2025-02-01"}).status_code == 404


def test_retry_of_a_failed_report_puts_it_back_in_the_queue(client):
    run = ReportRunFactory(state="failed", attempts=4, error="It failed.")
    assert "Try again" in text_of(client.get(f"/reports/runs/{run.uuid}/"))
    client.post(f"/reports/runs/{run.uuid}/retry")
    run.refresh_from_db()
    assert run.state == "queued"


@pytest.mark.parametrize(
    ("role", "status"), [(Role.TEAM_MANAGER, 200), (Role.FOI_OFFICER, 200), (Role.WORKER, 403)]
)
def test_reports_are_open_to_those_who_read_reports_only(client, role, status):
    client.force_login(UserFactory(role=role))
    assert client.get("/reports/").status_code == status
