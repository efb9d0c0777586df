"""The accounts, for those who keep them and for those who read the audit log."""

from django.db import models

from getsafe.models import User


def list_people() -> models.QuerySet[User]:
    """Every account by name; those who may not sign in any more after the others."""
    return User.objects.all().select_related("agency").order_by("-is_active", "name", "id")
