"""What meetings do on a schedule; each task is safe to run twice."""

from celery import shared_task
from django.utils import timezone

from meetings.actions import drafts


@shared_task
def forget_drafts() -> None:
    """Delete what was typed into minutes and not saved, once nobody has touched it for 90 days."""
    drafts.forget_untouched(by=None, now=timezone.now())
