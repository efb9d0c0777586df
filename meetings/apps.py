"""The meetings app: what it adds to the core's gates, pages, menu and made-up caseloads."""

from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    """Meetings, their agendas, decisions and actions."""

    name = "meetings"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the reach of an invitation, the guard on closing a case, and the rest."""
        # ruff: noqa: PLC0415  models are loaded only by now
        from getsafe import access, guards, navigation, panels
        from getsafe.caseload import register_demo_seeder, register_follow_up
        from getsafe.permissions import Permission
        from meetings.caseload import hold_initial_meetings
        from meetings.demo import plan_meetings
        from meetings.presenters import case_panels, work
        from meetings.queries import actions, meetings, reach

        access.register_invitation("case", reach.cases)
        access.register_invitation("child", reach.children)
        access.register_invitation("referral", reach.referrals)
        guards.register_closure_guard(actions.closure_obstacle)
        guards.register_closure_guard(meetings.closure_obstacle)
        panels.register_panel("case", 30, case_panels.plan_panel)
        panels.register_panel("case", 40, case_panels.actions_panel)
        panels.register_panel("case", 50, case_panels.meetings_panel)
        panels.register_chronology(case_panels.chronology)
        panels.register_work_lists(work.groups)
        panels.register_late(work.late)
        read = Permission.MEETING_READ
        navigation.register(navigation.Entry("Meetings", "meetings:meeting-list", read, 40))
        navigation.register(navigation.Entry("Actions", "meetings:action-list", read, 50))
        register_follow_up(hold_initial_meetings)
        register_demo_seeder(plan_meetings)
