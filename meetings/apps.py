"""The meetings app."""

from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    """Meetings, their agendas, decisions and actions."""

    name = "meetings"
    default_auto_field = "django.db.models.BigAutoField"
