"""One real record for each kind that an address may name, so that every page can be asked for."""

import re
import uuid
from collections.abc import Callable
from functools import cached_property
from pathlib import Path

from django.urls import get_resolver
from django.utils import timezone

from getsafe.actions import merges
from getsafe.actions.typed_work import Typed, keep
from getsafe.checks import routes
from getsafe.models import ClosureProposal, ReferralDraft, RiskLevel, SavedForm, User
from getsafe.permissions import ROLES, Permission, Role
from getsafe.web import PUBLIC
from meetings.models import MinutesDraft
from reporting.actions import releases
from tests import factories

TABLE = Path(__file__).parents[2] / "docs" / "reference" / "pages.md"
ROW = re.compile(r"^\| `/[^`]*` \| `(?P<name>[^`]*)` \| `(?P<needs>[^`]*)` \|", re.MULTILINE)
NEEDS = {row["name"]: row["needs"] for row in ROW.finditer(TABLE.read_text())}
ROUTES = {name: route for route, name, _ in routes(get_resolver().url_patterns)}
OURS = sorted(name for name in ROUTES if ":" in name)
PARAMETER = re.compile(r"<(?P<kind>\w+):(?P<name>\w+)>")


class World:
    """Records made when first asked for; `near` lets an invited person reach them."""

    @cached_property
    def case(self):
        return factories.CaseFactory()

    @cached_property
    def worker(self):
        return factories.UserFactory(role=Role.WORKER)

    @cached_property
    def spell(self):
        return factories.ExploitationSpellFactory(case=self.case)

    @cached_property
    def referral(self):
        return factories.ReferralFactory()

    @cached_property
    def proposal(self):
        return ClosureProposal.objects.create(
            case=self.case,
            closed_on=self.case.opened_on,
            reason="risk_reduced",
            summary="A fictional summary.",
            told="A fictional note.",
            level=RiskLevel.objects.get(code="low"),
            experience="historic",
            proposed_by=self.worker,
        )

    @cached_property
    def other_child(self):
        return factories.ChildFactory()

    @cached_property
    def merge(self):
        manager = factories.UserFactory(role=Role.TEAM_MANAGER)
        return merges.merge(self.other_child, by=manager, into=self.case.child)

    @cached_property
    def care_status(self):
        return factories.CareStatusSpellFactory(child=self.case.child)

    @cached_property
    def foi_request(self):
        return factories.FoiPartFactory().request

    @cached_property
    def preparation(self):
        officer = factories.UserFactory(role=Role.FOI_OFFICER)
        return releases.prepare(factories.FoiPartFactory().request, by=officer)

    @cached_property
    def library_answer(self):
        return factories.LibraryAnswerFactory()

    @cached_property
    def recording_fact(self):
        return factories.RecordingFactFactory()

    @cached_property
    def report_run(self):
        return factories.ReportRunFactory()

    @cached_property
    def screening(self):
        return factories.ScreeningFactory()

    @cached_property
    def meeting(self):
        return factories.MeetingFactory(held_on=timezone.localdate(), status="agenda_issued")

    @cached_property
    def item(self):
        return factories.AgendaItemFactory(meeting=self.meeting)

    @cached_property
    def attendance(self):
        return factories.AttendanceFactory(meeting=self.meeting)

    @cached_property
    def action(self):
        return factories.ActionFactory(case=self.case)

    def draft(self, actor: User) -> ReferralDraft:
        """A referral half written by `actor`."""
        return ReferralDraft.objects.create(author=actor)

    def minutes_draft(self, actor: User) -> MinutesDraft:
        """Minutes half typed by `actor`."""
        return MinutesDraft.objects.create(author=actor, item=self.item)

    def typed(self, actor: User) -> SavedForm:
        """A form kept for `actor` with nothing in it."""
        return keep(Typed(page="/", action="/", fields={}), by=None, owner=actor)

    def bring_near(self, actor: User) -> None:
        """Make the action, the case and the referral theirs, and invite them to the meeting."""
        self.action.owner = self.case.lead_worker = actor
        self.action.save()
        self.case.save()
        self.referral.logged_by = actor
        self.referral.save()
        factories.AttendanceFactory(meeting=self.meeting, person=actor)


# The address up to a parameter, and what the parameter is of.
PARAMETERS: dict[str, Callable[[World, User], object]] = {
    "cases/<uuid:uuid>": lambda world, _: world.case.uuid,
    "cases/<uuid:uuid>/spells/<int:key>": lambda world, _: world.spell.pk,
    "children/<uuid:uuid>": lambda world, _: world.case.child.uuid,
    "children/<uuid:uuid>/care-statuses/<int:key>": lambda world, _: world.care_status.pk,
    "children/<uuid:uuid>/merge/<uuid:other>": lambda world, _: world.other_child.uuid,
    "children/merges/<uuid:uuid>": lambda world, _: world.merge.uuid,
    "closures/<uuid:uuid>": lambda world, _: world.proposal.uuid,
    "foi/<uuid:uuid>": lambda world, _: world.foi_request.uuid,
    "foi/<uuid:uuid>/parts/<slug:letter>": lambda _world, _: "a",
    "foi/<uuid:uuid>/tables/<slug:letter>": lambda _world, _: "a",
    "foi/<uuid:uuid>/tables/<slug:letter>-<int:number>": lambda _world, _: 1,
    "foi/approvals/<uuid:uuid>": lambda world, _: world.preparation.uuid,
    "foi/library/<slug:code>": lambda world, _: world.library_answer.code,
    "foi/not-recorded/<int:key>": lambda world, _: world.recording_fact.pk,
    "meetings/<uuid:uuid>": lambda world, _: world.meeting.uuid,
    "meetings/<uuid:uuid>/invitations/<int:key>": lambda world, _: world.attendance.pk,
    "meetings/actions/<uuid:uuid>": lambda world, _: world.action.uuid,
    "meetings/cases/<uuid:uuid>": lambda world, _: world.case.uuid,
    "meetings/drafts/<uuid:uuid>": lambda world, actor: world.minutes_draft(actor).uuid,
    "meetings/items/<uuid:uuid>": lambda world, _: world.item.uuid,
    "meetings/plan/<slug:code>": lambda world, _: world.meeting.type.code,
    "people/<uuid:uuid>": lambda world, _: world.worker.uuid,
    "records/<str:label>": lambda _world, _: "getsafe.case",
    "records/<str:label>/<uuid:uuid>": lambda world, _: world.case.uuid,
    "referrals/<uuid:uuid>": lambda world, _: world.referral.uuid,
    "referrals/<uuid:uuid>/correct/<slug:step>": lambda _world, _: "concern",
    "referrals/drafts/<uuid:uuid>": lambda world, actor: world.draft(actor).uuid,
    "referrals/drafts/<uuid:uuid>/steps/<slug:name>": lambda _world, _: "child",
    "reports/<slug:code>": lambda world, _: world.report_run.schedule,
    "reports/runs/<uuid:uuid>": lambda world, _: world.report_run.uuid,
    "schedules/<slug:code>": lambda world, _: world.report_run.schedule,
    "screenings/<uuid:uuid>": lambda world, _: world.screening.uuid,
    "search/<slug:key>": lambda _world, _: "nothing",
    "typed-work/<uuid:uuid>": lambda world, actor: world.typed(actor).uuid,
}


def granted(name: str) -> list[Role]:
    """The roles that the reviewed table lets open a page."""
    if NEEDS[name] == PUBLIC:
        return list(ROLES)
    needs = Permission(NEEDS[name])
    return [role for role, held in ROLES.items() if needs in held.grants | {Permission.SIGNED_IN}]


def fill(route: str, world: World, actor: User) -> str:
    """The address of `route` for records of this world; KeyError names what nobody made."""
    parts, end = [], 0
    for parameter in PARAMETER.finditer(route):
        value = PARAMETERS[route[: parameter.end()]](world, actor)
        parts += [route[end : parameter.start()], str(value)]
        end = parameter.end()
    return "/" + "".join(parts) + route[end:]


def fill_with_nothing(route: str) -> str:
    """The address of `route` for records that are not there."""
    nothing = {"uuid": str(uuid.uuid4()), "int": "999999", "slug": "none", "str": "getsafe.case"}
    return "/" + PARAMETER.sub(lambda parameter: nothing[parameter["kind"]], route)


def names_a_record(route: str) -> bool:
    """Whether the address names a record by its random identifier."""
    return "<uuid:" in route
