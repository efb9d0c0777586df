"""What each page needs before a browser can be shown it: its records, in the state it is for.

The addresses come from the URLconf and their records from `World`; here is only what is special.
"""

from datetime import timedelta

from django.utils import timezone

from getsafe.actions import closures
from getsafe.dates import today
from getsafe.models import ReferralDraft, RiskLevel
from getsafe.permissions import Role
from meetings.actions import mace1
from meetings.actions.meetings import Place
from reporting.actions import foi_requests, releases
from reporting.models import ReportRun
from tests import factories
from tests.repository.addresses import ROUTES, fill, granted

# Who opens a page, where several roles may: the first of these that the reviewed table names.
WHO = (
    Role.TEAM_MANAGER,
    Role.WORKER,
    Role.FOI_OFFICER,
    Role.SYSTEM_ADMINISTRATOR,
    Role.INFORMATION_GOVERNANCE,
)


def opener(name):
    """The role that opens a page."""
    return next((role for role in WHO if role in granted(name)), granted(name)[0])


def furnish(world):
    """Give the case what its pages show: a type, a level and the referral's concern."""
    ReportRun.objects.all().delete()  # a period has one run, and each page a world of its own
    factories.ConcernFactory(referral=world.case.referral, is_primary=True)
    factories.ExploitationSpellFactory(case=world.case, exploitation_type="CCE", is_primary=True)
    factories.RiskLevelSpellFactory(case=world.case, code="low")
    factories.ConcernFactory(referral=world.referral, is_primary=True)


def _case(**facts):
    def prepare(world, _actor):
        for name, value in facts.items():
            setattr(world.case, name, value)
        world.case.save()

    return prepare


def _closed(world, actor):
    world.action.status, world.action.outcome = "complete", "It was done."
    world.action.completed_on = today()
    world.action.save()
    spell = world.case.risk_levels.get()
    proposal = closures.propose(
        world.case,
        by=world.worker,
        closed_on=today(),
        reason="risk_reduced",
        summary="A fictional summary.",
        told="A fictional note.",
        level=spell.level,
        experience="historic",
    )
    closures.authorise(proposal, by=actor)


def _own_proposal(world, actor):
    world.proposal.proposed_by = actor
    world.proposal.save()


def _referral(**facts):
    def prepare(world, _actor):
        for name, value in facts.items():
            setattr(world.referral, name, value)
        world.referral.save()
        if facts["status"] == "screened":
            factories.ScreeningFactory(referral=world.referral, outcome="EH")

    return prepare


def _meeting(status):
    def prepare(world, actor):
        meeting = world.meeting
        meeting.status, meeting.chair, meeting.confidentiality_read = status, actor, True
        if status == "minutes_approved":
            meeting.approved_by, meeting.approved_at = actor, timezone.now()
        meeting.save()

    return prepare


def _mace1(world, actor):
    world.meeting = mace1.record(
        world.case,
        by=actor,
        facts=mace1.Record(
            held_on=today(),
            is_review=False,
            chair=actor,
            deputy_reason="",
            confidentiality_read=True,
            attendance=[Place("A parent", capacity="Parent", status="present")],
            discussion="What may be shared.",
            child_views="The child's words.",
            family_views="The family's words.",
            professional_notes="What may not be shared.",
            worries="A worry.",
            working_well="A strength.",
            next_steps="A step.",
            contingency="",
            safety_scale=4,
            level=RiskLevel.objects.get(code="high"),
            experience_status="suspected",
            rationale="A fictional rationale.",
            review_due_on=None,
            actions=[],
        ),
    )


def _known_before(world, actor):
    known = factories.ChildFactory(given_name="Maya", family_name="Fictional")
    born = known.date_of_birth
    typed = {
        "given_name": ["Maya"],
        "family_name": ["Fictional"],
        "birth_known": ["yes"],
        "date_of_birth-day": [str(born.day)],
        "date_of_birth-month": [str(born.month)],
        "date_of_birth-year": [str(born.year)],
        "sex": ["F"],
    }
    draft = ReferralDraft.objects.create(author=actor, typed={"child": typed})
    world.draft = lambda _actor: draft


def _clarifying(world, _actor):
    asked = world.foi_request
    asked.status, asked.clarification_asked_on = "clarifying", today()
    asked.save()


def _released(world, _actor):
    approver = factories.UserFactory(role=Role.HEAD_OF_SERVICE)
    releases.approve(world.preparation, by=approver)
    world.foi_request = world.preparation.request


def _with_figures(world, actor):
    world.foi_request = factories.FoiRequestFactory()
    foi_requests.add_part(
        world.foi_request,
        by=factories.UserFactory(role=Role.FOI_OFFICER),
        letter="a",
        wording="how many",
        kind="figure",
        questions=["cse-by-year"],
    )


def _run(state, **facts):
    def prepare(world, _actor):
        for name, value in {"state": state, "finished_at": timezone.now(), **facts}.items():
            setattr(world.report_run, name, value)
        world.report_run.save()

    return prepare


def _away(world, _actor):
    world.worker.is_active = False
    world.worker.save()


# By the page's name, what brings its records into the state that the page is for.
PREPARE = {
    "getsafe:case-resume": _case(status="on_hold_missing"),
    "getsafe:case-step-up": _case(
        status="step_down", monitoring_until=today() + timedelta(days=30), monitoring_plan="A plan"
    ),
    "getsafe:closure-undo": _closed,
    "getsafe:closure-withdraw": _own_proposal,
    "getsafe:referral-complete": _referral(
        status="returned_incomplete",
        complete_on=None,
        information_due_on=today(),
        returned_reason="The school's record",
    ),
    "getsafe:referral-told": _referral(status="screened"),
    "getsafe:draft-matches": _known_before,
    "getsafe:person-reactivate": _away,
    "meetings:addendum-add": _meeting("minutes_approved"),
    "meetings:mace1-correct": _mace1,
    "meetings:meeting-attendance": _meeting("held"),
    "meetings:minutes": _meeting("held"),
    "meetings:minutes-approve": _meeting("held"),
    "meetings:minutes-family": _mace1,
    "reporting:foi-clarification-receive": _clarifying,
    "reporting:foi-log-entry": _released,
    "reporting:foi-request-recount": _released,
    "reporting:foi-table": _with_figures,
    "reporting:report-file": _run(
        "done", result={}, file=b"a,b\r\n", file_name="children-supported.csv"
    ),
    "reporting:report-retry": _run("failed", error="A fictional reason."),
}


def address_of(name, world, actor):
    """The address of one of our pages, with its records in the state that it is for."""
    furnish(world)
    world.bring_near(actor)
    PREPARE.get(name, lambda *_: None)(world, actor)
    return fill(ROUTES[name], world, actor)
