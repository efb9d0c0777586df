"""The settings, with the migration linter added."""

from getsafe.settings import *  # noqa: F403
from getsafe.settings import INSTALLED_APPS as OURS

INSTALLED_APPS = [*OURS, "django_migration_linter"]
