"""What reporting does in a worker; each task is safe to run twice."""

from celery import shared_task

from reporting.actions import report_runs


@shared_task
def start_report(schedule: str) -> None:
    """Ask for the latest due report of a schedule."""
    report_runs.ask_latest(schedule)


@shared_task
def start_missed_reports() -> None:
    """Ask for reports that were missed, and for those that got stuck."""
    report_runs.ask_missed()


@shared_task
def run_report(run_id: int) -> None:
    """Make one report."""
    report_runs.perform(run_id)
