"""The accounts, for those who keep them and for those who read the audit log."""

from uuid import UUID

from allauth.mfa.models import Authenticator
from django.db import models

from getsafe.models import Agency, Case, User
from getsafe.wording import Worded

_SIGNED_IN = Worded(lambda _, key: User.objects.get_queryset().filter(pk=key))


def get_signed_in(key: int) -> User | None:
    """The account of a session, by the key that the session holds."""
    return _SIGNED_IN.first(None, key=key)


def list_people() -> models.QuerySet[User]:
    """Every account by name; those who may not sign in any more after the others."""
    return User.objects.get_queryset().select_related("agency").order_by("-is_active", "name", "id")


def list_agencies() -> models.QuerySet[Agency]:
    """The agencies that an account may belong to."""
    return Agency.objects.order_by("name")


def get_person(key: UUID) -> User | None:
    """The account of that identifier."""
    return list_people().filter(uuid=key).first()


def count_cases_led(person: User) -> int:
    """How many open cases somebody leads: what would be without a lead worker."""
    return Case.objects.open().led_by(person).count()


def has_second_step(person: User) -> bool:
    """Whether somebody has set up an app or a passkey."""
    kinds = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
    return bool(Authenticator.objects.filter(user=person, type__in=kinds).exists())
