"""What the core itself puts into the menu, "My work" and a case's chronology."""

from getsafe import navigation, panels
from getsafe.navigation import Entry
from getsafe.permissions import Permission
from getsafe.presenters import chronology, late, referral_work, typed_work, work


def register() -> None:
    """Fill the core's places; called once, when the app is ready."""
    navigation.register(Entry("My work", "getsafe:home", Permission.SIGNED_IN, 0))
    navigation.register(Entry("Referrals", "getsafe:referral-list", Permission.REFERRAL_READ, 10))
    navigation.register(
        Entry("Screening", "getsafe:screening-list", Permission.REFERRAL_SCREEN, 15)
    )
    navigation.register(Entry("Cases", "getsafe:cases", Permission.CASE_READ, 20))
    navigation.register(Entry("Accounts", "getsafe:people", Permission.USER_MANAGE, 80))
    navigation.register(Entry("Audit log", "getsafe:audit", Permission.AUDIT_READ, 85))
    panels.register_work(typed_work.group)
    panels.register_work_lists(work.groups_of_worker)
    panels.register_work_lists(work.groups_of_manager)
    panels.register_work_lists(referral_work.groups)
    panels.register_late(late.groups)
    panels.register_chronology(chronology.core_events)
