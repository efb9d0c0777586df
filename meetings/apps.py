"""The meetings app: what it adds to the core's gates, pages, menu and made-up caseloads."""

from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    """Meetings, their agendas, decisions and actions."""

    name = "meetings"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the reach of an invitation, the guard on closing a case, and the rest."""
        # ruff: noqa: PLC0415  models are loaded only by now
        from getsafe.access import register_invitation
        from getsafe.caseload import register_follow_up
        from getsafe.guards import register_closure_guard
        from meetings.caseload import hold_initial_meetings
        from meetings.queries import reach
        from meetings.queries.actions import closure_obstacle

        register_invitation("case", reach.cases)
        register_invitation("child", reach.children)
        register_invitation("referral", reach.referrals)
        register_closure_guard(closure_obstacle)
        register_follow_up(hold_initial_meetings)
