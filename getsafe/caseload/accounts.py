"""The fictional people of a made-up caseload: those one signs in as, and their colleagues."""

from functools import cache, partial

from django.contrib.auth.hashers import make_password

from getsafe.demo_accounts import DEMO_ACCOUNTS
from getsafe.models import Agency, User
from getsafe.permissions import ROLES, Role

# Role: the person's name, their job and their agency.
PERSONS = {
    Role.WORKER: ("Wren Oakenshaw", "GETSAFE practitioner", "getsafe"),
    Role.TEAM_MANAGER: ("Morgan Silverdale", "GETSAFE team manager", "getsafe"),
    Role.BUSINESS_SUPPORT: ("Blythe Lockwood", "Business support officer", "getsafe"),
    Role.POLICE_CHAIR: ("Piper Stonebridge", "Detective Inspector", "police"),
    Role.PARTNER: ("Harley Meadowcroft", "Named nurse for safeguarding", "health"),
    Role.HEAD_OF_SERVICE: ("Hollis Ravenhill", "Head of Service", "social-care"),
    Role.REPORT_VIEWER: ("Reese Barnfield", "Performance analyst", "social-care"),
    Role.FOI_OFFICER: ("Finley Westerdale", "Information access officer", "legal"),
    Role.INFORMATION_GOVERNANCE: ("Indigo Hazeldine", "Information governance lead", "legal"),
    Role.SYSTEM_ADMINISTRATOR: ("Sage Underhill", "Systems administrator", "other"),
}
COLLEAGUES = ("Robin Thistlewood", "Jamie Wheatcroft", "Casey Dovedale")


def ensure_demo_accounts() -> None:
    """Make the demo's accounts, one a role with the published password, where they are absent."""
    agencies = {agency.code: agency for agency in Agency.objects.all()}
    # A third of a second each, by design; asked for only where an account is made.
    hashed = cache(make_password)
    labels = {definition.label: role for role, definition in ROLES.items()}
    for account in DEMO_ACCOUNTS:
        role = labels[account.role]
        name, job, agency = PERSONS[role]
        User.objects.get_or_create(
            email=account.email,
            defaults={
                "name": name,
                "job_title": job,
                "agency": agencies[agency],
                "roles": [str(role)],
                "password": partial(hashed, account.password),
            },
        )
    for name in COLLEAGUES:
        ensure_worker(name, agencies["getsafe"])


def ensure_worker(name: str, agency: Agency) -> User:
    """A worker who leads cases but cannot sign in."""
    worker, _ = User.objects.get_or_create(
        email=f"{name.lower().replace(' ', '.')}@caseload.example",
        defaults={
            "name": name,
            "job_title": "GETSAFE practitioner",
            "agency": agency,
            "roles": [str(Role.WORKER)],
            "password": make_password(None),
        },
    )
    return worker
