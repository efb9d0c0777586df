"""What a case's page asks of meetings: three statements, asked once for all its panels."""

from dataclasses import dataclass

from django.db.models import F

from getsafe.models import Case, User
from meetings.choices import LIVE_ACTION
from meetings.models import Action, Meeting, SafetyPlan

MOST = 120
KEPT = "_meetings_file"


@dataclass(frozen=True, slots=True)
class CaseFile:
    """A case's meetings, newest first, its actions, live ones first, and its plan: for a reader."""

    reader: int
    meetings: list[Meeting]
    actions: list[Action]
    plan: SafetyPlan | None

    @property
    def live_actions(self) -> list[Action]:
        """The actions still to be done, soonest first."""
        return [action for action in self.actions if action.status in LIVE_ACTION]

    @property
    def ended_actions(self) -> list[Action]:
        """The others."""
        return [action for action in self.actions if action.completed_on]


def file_of(actor: User, case: Case) -> CaseFile:
    """What meetings hold on a case, as the person may see it; kept on the object for its page."""
    kept = case.__dict__.get(KEPT)
    if kept is None or kept.reader != actor.pk:
        kept = case.__dict__[KEPT] = _ask(actor, case)
    return kept


# The columns that the panels and the chronology show: writing the SQL of the others costs more
# than the rest of the page.
OF_MEETING = "uuid held_on status is_review cancelled_reason case_id type__short_name".split()
OF_ACTION = "uuid text due_on status outcome completed_on case_id owner__name agency__name".split()


def _ask(actor: User, case: Case) -> CaseFile:
    met = Meeting.objects.visible_to(actor).filter(case=case)
    met = met.select_related("type").only(*OF_MEETING)
    actions = Action.objects.visible_to(actor).filter(case=case)
    actions = actions.select_related("owner", "agency").only(*OF_ACTION)
    live_first = actions.order_by(F("completed_on").desc(nulls_first=True), "due_on", "id")
    plan = SafetyPlan.objects.filter(case=case).first()
    return CaseFile(actor.pk, list(met[:MOST]), list(live_first[:MOST]), plan)
