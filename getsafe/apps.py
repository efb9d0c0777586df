"""The core app."""

import sys

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate

from getsafe import databases

# Imported so that tasks find their application in every process.
from getsafe.celery import app as celery_app

__all__ = ["GetsafeConfig", "celery_app"]


class GetsafeConfig(AppConfig):
    """People, referrals and cases."""

    name = "getsafe"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "GETSAFE"

    def ready(self) -> None:
        """Fill the core's places, listen to sign-ins, give the database roles their rights."""
        from getsafe import checks, places, receivers  # noqa: F401, PLC0415 (they need the models)

        places.register()
        post_migrate.connect(_grant_rights, sender=self, dispatch_uid="getsafe.grant_rights")


def _grant_rights(*, using: str, **_kwargs) -> None:
    absent = databases.grant_rights(connections[using])
    if absent:
        print(  # noqa: T201
            f"Protections absent on this database: {'; '.join(absent)}. "
            "See docs/operations/production.md and `manage.py create_database_roles`.",
            file=sys.stderr,
        )
