"""The meetings app."""

from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    """Meetings, their agendas, decisions and actions."""

    name = "meetings"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Add meetings to made-up caseloads."""
        from getsafe.caseload import register_follow_up  # noqa: PLC0415 -- models must be loaded
        from meetings.caseload import hold_initial_meetings  # noqa: PLC0415

        register_follow_up(hold_initial_meetings)
