"""A person's own forms that were kept when their session had ended."""

from uuid import UUID

from django.db import models
from django.db.models import Q
from django.utils import timezone

from getsafe.models import SavedForm, User
from getsafe.wording import Worded, tally

_FORMS = Worded(lambda _, me, now: tally(SavedForm.objects.visible_to(me).kept_at(now), all=Q()))


def list_forms(actor: User) -> models.QuerySet[SavedForm]:
    """The forms kept for `actor`, newest first."""
    return SavedForm.objects.visible_to(actor).kept_at(timezone.now())


def count_forms(actor: User) -> int:
    """How many forms `list_forms` lists."""
    return _FORMS.count(None, me=actor.pk, now=timezone.now())["all"]


def get_form(actor: User, key: str | UUID) -> SavedForm | None:
    """The form of that identifier, if it is `actor`'s and still kept."""
    try:
        return list_forms(actor).filter(uuid=UUID(str(key))).first()
    except ValueError:
        return None


def get_owner(key: str) -> User | None:
    """The active person of an identifier that a signed cookie gave."""
    return User.objects.active().filter(uuid=key).first()
