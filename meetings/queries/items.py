"""What stands behind one agenda item: its referral or case, or the list that a rule counted."""

from dataclasses import dataclass

from getsafe.models import Case, Concern, ExploitationSpell, Referral, RiskLevelSpell
from meetings.models import Action, AgendaItem, Meeting, SafetyPlan
from meetings.policies import meetings as policy
from meetings.queries import actions, agenda

MOST = 50
LISTS = {
    "late_actions": actions.late_for,
    "carried_forward": actions.carried_to,
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
    agencies: tuple[str, ...] = ()
    apart: tuple[Meeting, ...] = ()


def facts_of(item: AgendaItem) -> Facts:
    """The facts behind an item, in three statements at most; of no child where none is shown.

    Of stuck actions then only the agencies are told, and of what was escalated none of the words,
    which may name anybody; `apart` are the meetings whose minutes hold them.
    """
    if policy.names_no_child(item.meeting):
        return _aggregates(item)
    if item.case:
        return _of_case(item.case)
    if item.referral:
        types = Concern.objects.filter(referral=item.referral)
        return Facts(
            referral=item.referral, types=tuple(types.values_list("exploitation_type", flat=True))
        )
    if item.rule in LISTS:
        return Facts(actions=tuple(LISTS[item.rule](item.meeting)[:MOST]))
    return Facts()


def list_actions(item: AgendaItem) -> list[Action]:
    """The actions given on an item."""
    return list(item.actions.select_related("owner", "agency", "case__child"))


def _aggregates(item: AgendaItem) -> Facts:
    if item.rule == "stuck_actions":
        stuck = actions.stuck_at(item.meeting).order_by("agency__name")
        return Facts(agencies=tuple(stuck.values_list("agency__name", flat=True).distinct()))
    if item.rule == "escalations":
        sources = [one.item.meeting for one in agenda.escalated_to(item.meeting)[:MOST]]
        return Facts(apart=tuple(dict.fromkeys(sources)))
    return Facts()


def _of_case(case: Case) -> Facts:
    spells = ExploitationSpell.objects.filter(case=case, ended_on=None)
    levels = RiskLevelSpell.objects.filter(case=case, ended_on=None).select_related("level")
    return Facts(
        case=case,
        types=tuple(spells.values_list("exploitation_type", flat=True)),
        level=levels.first(),
        plan=SafetyPlan.objects.filter(case=case).first(),
    )
