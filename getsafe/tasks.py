"""What the core does on a schedule; each task is safe to run twice."""

from celery import shared_task
from django.core.management import call_command
from django.utils import timezone

from getsafe import health
from getsafe.actions import closure_drafts, referral_drafts, seals, typed_work
from getsafe.integrations import invitations
from getsafe.queries import people


@shared_task
def beat_heartbeat() -> None:
    """Record that the scheduler and a worker are alive (shown by /health/ready)."""
    health.record_heartbeat()


@shared_task
def seal_audit() -> None:
    """Seal the audit rows written since the last run."""
    seals.seal_waiting(by=None)


@shared_task
def forget_typed_work() -> None:
    """Delete what was kept for a day, and the sessions that have ended."""
    typed_work.forget_expired(by=None, now=timezone.now())
    call_command("clearsessions")


@shared_task
def forget_drafts() -> None:
    """Delete the drafts of referrals and closures that nobody has touched for 90 days."""
    referral_drafts.forget_untouched(by=None, now=timezone.now())
    closure_drafts.forget_untouched(by=None, now=timezone.now())


@shared_task
def send_invitation(person: int, origin: str) -> None:
    """Send a new account's owner the link to choose a password."""
    invitations.send(people.list_people().get(pk=person), origin=origin)
