"""The fictional people that one signs in as in the demonstration, one for each role."""

from typing import NamedTuple

from getsafe.permissions import ROLES, Role

DOMAIN = "example.gov.uk"
PASSWORD = "kestrel-harbour-42-lantern"  # noqa: S105 (published on purpose; refused outside the demo)


class DemoAccount(NamedTuple):
    """What a person types to sign in as a role."""

    role: str
    email: str
    password: str


ADDRESSES = {
    Role.WORKER: "worker",
    Role.TEAM_MANAGER: "manager",
    Role.BUSINESS_SUPPORT: "support",
    Role.POLICE_CHAIR: "police",
    Role.PARTNER: "partner",
    Role.HEAD_OF_SERVICE: "head",
    Role.REPORT_VIEWER: "reports",
    Role.FOI_OFFICER: "foi",
    Role.INFORMATION_GOVERNANCE: "governance",
    Role.SYSTEM_ADMINISTRATOR: "admin",
}

DEMO_ACCOUNTS = [
    DemoAccount(ROLES[role].label, f"{name}@{DOMAIN}", PASSWORD) for role, name in ADDRESSES.items()
]
