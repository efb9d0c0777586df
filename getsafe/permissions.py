"""What a person may do, and the ten roles that grant it."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Permission(StrEnum):
    """One thing a person may do; every page declares exactly one."""

    SIGNED_IN = "signed_in"  # any signed-in person: own account, own work, help
    REFERRAL_LOG = "referral.log"  # anyone who may bring a concern to the team
    REFERRAL_READ = "referral.read"
    REFERRAL_SCREEN = "referral.screen"  # record agencies' contributions and prepare the list
    REFERRAL_DECIDE = "referral.decide"  # the screening decision itself
    CASE_READ = "case.read"
    CASE_WORK = "case.work"  # change a case and the child's record
    CASE_MANAGE = "case.manage"  # allocate, sign off levels, authorise closures, merge children
    MEETING_READ = "meeting.read"
    MEETING_MINUTE = "meeting.minute"  # plan, invite, minute, chase: the meetings that one chairs
    MEETING_RUN = "meeting.run"  # the same at every meeting
    MEETING_RESTRICTED = "meeting.restricted"  # MACE 2 and professionals-only parts
    ACTION_UPDATE = "action.update"
    DASHBOARD_READ = "dashboard.read"  # the manager's page: counts without disclosure control
    REPORT_READ = "report.read"  # scheduled reports: protected counts
    FOI_READ = "foi.read"  # requests, their protected answers and the answer library
    FOI_ANSWER = "foi.answer"  # answer requests and keep the answer library
    FOI_APPROVE = "foi.approve"  # the second person on a release
    AUDIT_READ = "audit.read"
    USER_MANAGE = "user.manage"
    CONFIGURE = "configure"  # meeting types, risk scale, clocks, schedules


class Scope(StrEnum):
    """Which records a permission to read reaches."""

    NONE = "none"  # no record at all
    INVITED = "invited"  # what one is invited to, allocated to, or has an action on
    ALL = "all"
    ALL_WITH_REASON = "all_with_reason"  # every record, after giving a reason, which is kept


class Role(StrEnum):
    """The ten roles."""

    WORKER = "worker"
    TEAM_MANAGER = "team_manager"
    BUSINESS_SUPPORT = "business_support"
    POLICE_CHAIR = "police_chair"
    PARTNER = "partner"
    HEAD_OF_SERVICE = "head_of_service"
    REPORT_VIEWER = "report_viewer"
    FOI_OFFICER = "foi_officer"
    INFORMATION_GOVERNANCE = "information_governance"
    SYSTEM_ADMINISTRATOR = "system_administrator"


@dataclass(frozen=True, slots=True)
class RoleDefinition:
    """A role as data: its label, who may hold it, what it grants and which records it reaches."""

    label: str
    holders: str
    grants: frozenset[Permission]
    scope: Scope


P = Permission
ROLES: dict[Role, RoleDefinition] = {
    Role.WORKER: RoleDefinition(
        "GETSAFE worker",
        "A practitioner in the council's GETSAFE team who logs referrals and runs cases.",
        frozenset(
            {
                P.REFERRAL_LOG,
                P.REFERRAL_READ,
                P.REFERRAL_SCREEN,
                P.CASE_READ,
                P.CASE_WORK,
                P.MEETING_READ,
                P.MEETING_MINUTE,
                P.MEETING_RUN,
                P.MEETING_RESTRICTED,
                P.ACTION_UPDATE,
                P.DASHBOARD_READ,
            }
        ),
        Scope.ALL,
    ),
    Role.TEAM_MANAGER: RoleDefinition(
        "Team manager",
        "The manager of the GETSAFE team: screens, chairs MACE 1, signs off levels and closures.",
        frozenset(
            {
                P.REFERRAL_LOG,
                P.REFERRAL_READ,
                P.REFERRAL_SCREEN,
                P.REFERRAL_DECIDE,
                P.CASE_READ,
                P.CASE_WORK,
                P.CASE_MANAGE,
                P.MEETING_READ,
                P.MEETING_MINUTE,
                P.MEETING_RUN,
                P.MEETING_RESTRICTED,
                P.ACTION_UPDATE,
                P.DASHBOARD_READ,
                P.REPORT_READ,
                P.FOI_APPROVE,
            }
        ),
        Scope.ALL,
    ),
    Role.BUSINESS_SUPPORT: RoleDefinition(
        "Business support",
        "The team's business support: agendas, invitations, minutes and chasing of actions.",
        frozenset(
            {
                P.REFERRAL_LOG,
                P.REFERRAL_READ,
                P.CASE_READ,
                P.MEETING_READ,
                P.MEETING_MINUTE,
                P.MEETING_RUN,
                P.MEETING_RESTRICTED,
                P.ACTION_UPDATE,
                P.DASHBOARD_READ,
            }
        ),
        Scope.ALL,
    ),
    Role.POLICE_CHAIR: RoleDefinition(
        "Police chair",
        "The police officer who chairs MACE 2; sees what that meeting is shown, no more.",
        frozenset(
            {
                P.REFERRAL_LOG,
                P.REFERRAL_READ,
                P.CASE_READ,
                P.MEETING_READ,
                P.MEETING_MINUTE,
                P.MEETING_RESTRICTED,
                P.ACTION_UPDATE,
            }
        ),
        Scope.INVITED,
    ),
    Role.PARTNER: RoleDefinition(
        "Partner agency",
        "A representative of health, education, youth justice or another partner: sees what they "
        "are invited to and their own actions, nothing else.",
        frozenset({P.REFERRAL_LOG, P.REFERRAL_READ, P.CASE_READ, P.MEETING_READ, P.ACTION_UPDATE}),
        Scope.INVITED,
    ),
    Role.HEAD_OF_SERVICE: RoleDefinition(
        "Head of Service",
        "The council's Head of Service, who chairs the Child Exploitation and Missing group: reads "
        "every record and changes none.",
        frozenset(
            {
                P.REFERRAL_READ,
                P.CASE_READ,
                P.MEETING_READ,
                P.MEETING_MINUTE,
                P.MEETING_RESTRICTED,
                P.ACTION_UPDATE,
                P.DASHBOARD_READ,
                P.REPORT_READ,
                P.FOI_APPROVE,
            }
        ),
        Scope.ALL,
    ),
    Role.REPORT_VIEWER: RoleDefinition(
        "Report viewer",
        "A council manager or analyst who reads reports and charts, never a record.",
        frozenset({P.DASHBOARD_READ, P.REPORT_READ}),
        Scope.NONE,
    ),
    Role.FOI_OFFICER: RoleDefinition(
        "FOI officer",
        "An officer who answers freedom of information requests from protected statistics and can "
        "reach no child's record and no unprotected count.",
        frozenset({P.FOI_READ, P.FOI_ANSWER, P.REPORT_READ}),
        Scope.NONE,
    ),
    Role.INFORMATION_GOVERNANCE: RoleDefinition(
        "Information governance",
        "The information governance lead or an auditor: reads the audit log, and a record only "
        "after giving a reason.",
        frozenset(
            {
                P.AUDIT_READ,
                P.REFERRAL_READ,
                P.CASE_READ,
                P.MEETING_READ,
                P.DASHBOARD_READ,
                P.REPORT_READ,
                P.FOI_READ,
            }
        ),
        Scope.ALL_WITH_REASON,
    ),
    Role.SYSTEM_ADMINISTRATOR: RoleDefinition(
        "System administrator",
        "Keeps accounts, roles and settings; reads no case content.",
        frozenset({P.USER_MANAGE, P.CONFIGURE}),
        Scope.NONE,
    ),
}

REACHING = frozenset(role for role, one in ROLES.items() if one.scope is not Scope.NONE)
COUNTING = frozenset(
    role for role, one in ROLES.items() if one.grants & {P.DASHBOARD_READ, P.FOI_APPROVE}
)
# What a role may never reach, another role held beside it may not reach for it.
KEPT_APART: dict[Role, frozenset[Role]] = {
    Role.FOI_OFFICER: REACHING | COUNTING,
    Role.SYSTEM_ADMINISTRATOR: REACHING,
}

ROLE_CHOICES = [(str(role), definition.label) for role, definition in ROLES.items()]


def clashes(roles: Iterable[Role]) -> list[tuple[Role, Role]]:
    """The pairs among `roles` that nobody may hold together."""
    held = set(roles)
    return [
        (role, other)
        for role, apart in KEPT_APART.items()
        if role in held
        for other in sorted(apart & held)
    ]
