"""Reporting's entries in the service's menu."""

from getsafe.navigation import Entry
from getsafe.navigation import register as add
from getsafe.permissions import Permission

ENTRIES = (
    Entry("Team", "reporting:manager", Permission.DASHBOARD_READ, 60),
    Entry("Reports", "reporting:reports", Permission.REPORT_READ, 70),
    Entry("FOI requests", "reporting:foi-register", Permission.FOI_ANSWER, 80),
    Entry("FOI approvals", "reporting:foi-approvals", Permission.FOI_APPROVE, 81),
)


def register() -> None:
    """Put them there."""
    for entry in ENTRIES:
        add(entry)
