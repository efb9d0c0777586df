"""What the core does on a schedule; each task is safe to run twice."""

from celery import shared_task

from getsafe import health


@shared_task
def beat_heartbeat() -> None:
    """Record that the scheduler and a worker are alive (shown by /health/ready)."""
    health.record_heartbeat()
