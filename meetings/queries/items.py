"""What stands behind one agenda item: its referral or case, or the list that a rule counted."""

from dataclasses import dataclass

from getsafe.models import Case, Concern, ExploitationSpell, Referral, RiskLevelSpell
from meetings.models import Action, AgendaItem, Decision, SafetyPlan
from meetings.queries import actions, agenda

MOST = 50
LISTS = {
    "late_actions": actions.late_for,
    "carried_forward": actions.carried_to,
    "stuck_actions": actions.stuck_at,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What an item's page says about its subject; what does not apply is empty."""

    referral: Referral | None = None
    case: Case | None = None
    types: tuple[str, ...] = ()
    level: RiskLevelSpell | None = None
    plan: SafetyPlan | None = None
    actions: tuple[Action, ...] = ()
    escalations: tuple[Decision, ...] = ()


def facts_of(item: AgendaItem) -> Facts:
    """The facts behind an item, in three statements at most."""
    if item.case:
        return _of_case(item.case)
    if item.referral:
        types = Concern.objects.filter(referral=item.referral)
        return Facts(
            referral=item.referral, types=tuple(types.values_list("exploitation_type", flat=True))
        )
    if item.rule in LISTS:
        return Facts(actions=tuple(LISTS[item.rule](item.meeting)[:MOST]))
    if item.rule == "escalations":
        return Facts(escalations=tuple(agenda.escalated_to(item.meeting)[:MOST]))
    return Facts()


def list_actions(item: AgendaItem) -> list[Action]:
    """The actions given on an item."""
    return list(item.actions.select_related("owner", "agency", "case__child"))


def _of_case(case: Case) -> Facts:
    spells = ExploitationSpell.objects.filter(case=case, ended_on=None)
    levels = RiskLevelSpell.objects.filter(case=case, ended_on=None).select_related("level")
    return Facts(
        case=case,
        types=tuple(spells.values_list("exploitation_type", flat=True)),
        level=levels.first(),
        plan=SafetyPlan.objects.filter(case=case).first(),
    )
