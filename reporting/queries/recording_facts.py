"""What was not recorded, for those who answer requests."""

from getsafe.models import User
from reporting.models import RecordingFact


def list_facts(actor: User) -> list[RecordingFact]:
    """Every fact that `actor` may see."""
    return list(RecordingFact.objects.visible_to(actor))


def get_fact(actor: User, key: int) -> RecordingFact | None:
    """One of them."""
    return RecordingFact.objects.visible_to(actor).filter(pk=key).first()
