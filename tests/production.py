"""The settings of a production installation, for tests that start programs with them."""

import os
import secrets

from tests.cluster import FOLDER

MADE_UP = {
    "COUNCIL_NAME": "Example Council",
    "ALLOWED_HOSTS": "getsafe.example.gov.uk",
    "DATABASE_URL": "postgresql://getsafe_app@localhost/none",
    "REDIS_URL": "redis://localhost/0",
    "EMAIL_URL": "submission://mail.example.gov.uk:587",
    "DEFAULT_FROM_EMAIL": "getsafe@example.gov.uk",
}
NOT_INHERITED = ("GETSAFE_", "DATABASE_", "DJANGO_", "REDIS_", "SECRET_", FOLDER)


def environment(**changes: str) -> dict[str, str]:
    """A complete production environment, with some settings changed; a blank one is not set."""
    inherited = {
        name: value for name, value in os.environ.items() if not name.startswith(NOT_INHERITED)
    }
    return inherited | MADE_UP | {"SECRET_KEY": secrets.token_urlsafe(50)} | changes
