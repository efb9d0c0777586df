"""The core app."""

from django.apps import AppConfig


class GetsafeConfig(AppConfig):
    """People, referrals and cases."""

    name = "getsafe"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "GETSAFE"
