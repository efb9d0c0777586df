"""Reporting's entries in the service's menu, and its link on an agenda's figures."""

from typing import Any

from django.urls import reverse
from django.utils.html import format_html

from getsafe import panels
from getsafe.models import User
from getsafe.navigation import Entry
from getsafe.navigation import register as add
from getsafe.permissions import Permission

ENTRIES = (
    Entry("Team", "reporting:manager", Permission.DASHBOARD_READ, 60),
    Entry("Reports", "reporting:reports", Permission.REPORT_READ, 70),
    Entry("FOI requests", "reporting:foi-register", Permission.FOI_READ, 80),
    Entry("FOI approvals", "reporting:foi-approvals", Permission.FOI_APPROVE, 81),
    Entry("Schedules", "reporting:schedules", Permission.CONFIGURE, 90),
)


def register() -> None:
    """Put them there."""
    for entry in ENTRIES:
        add(entry)
    panels.register_panel("figures", 10, figures_link)


def figures_link(actor: User, meeting: Any) -> str:  # noqa: ARG001  the page is the same for each
    """The link to the team's figures, on the figures item of an agenda, for those who may read."""
    if not actor.may(Permission.DASHBOARD_READ):
        return ""
    address = reverse("reporting:manager")
    return format_html(
        '<p class="govuk-body"><a class="govuk-link" href="{}">The team\'s figures</a></p>', address
    )
