"""A case's page in finished words: what it is, what it waits for, and what may be done to it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse

from getsafe import routes
from getsafe.choices import (
    CLOSURE_REASON,
    EXPERIENCE_STATUS,
    EXPLOITATION_MODEL,
    EXPLOITATION_SETTING,
    EXPLOITATION_TYPE,
)
from getsafe.govuk.charts import Chart
from getsafe.govuk.components import Column, Link, SummaryList, SummaryRow, Table, Tag
from getsafe.models import Case, ClosureProposal, RiskLevel, User
from getsafe.panels import Event as DatedEvent
from getsafe.permissions import Permission, Scope
from getsafe.policies import cases as policy
from getsafe.presenters import case_chronology, owed, risk_line, words
from getsafe.presenters.case_chronology import Chronology
from getsafe.presenters.closures import transfer_facts
from getsafe.queries.case_files import CaseFile, Spell, file_of
from getsafe.queries.decisions import Owed

SPELL_COLUMNS = [
    Column("Type"),
    Column("Experience"),
    Column("Where and how"),
    Column("From", nowrap=True),
    Column("To", nowrap=True),
]


@dataclass(frozen=True, slots=True)
class CasePresentation:
    """Everything on the page but the panels of the apps above."""

    name: str
    reference: str
    tags: list[Tag | str]
    owed: list[str]
    summary: SummaryList
    closing: SummaryList | None
    spells: Table
    chart: Chart | None
    levels: Table | None
    acts: list[Link]
    chronology: Chronology


def present(
    case: Case,
    actor: User,
    *,
    levels: Sequence[RiskLevel],
    decision: Owed | None,
    events: Sequence[DatedEvent],
    part: str,
    now: datetime,
) -> CasePresentation:
    """A case as `actor` may see it; `levels` is the risk scale, `events` the chronology.

    `part` is the part of the chronology to show.
    """
    today = now.date()
    file = file_of(case)
    spells = file.levels
    current = file.level or next((one for one in levels if one.pk == case.final_level_id), None)
    whole = actor.scope is not Scope.INVITED
    until = case.closed_on or today
    chart = risk_line.chart(case, spells, levels, until) if spells else None
    return CasePresentation(
        name=case.child.full_name,
        reference=case.reference,
        tags=[words.status_tag(case.status), words.level_tag(current) if current else ""],
        owed=owed.of_case(case, decision, today),
        summary=_summary(case, actor, current, until),
        closing=_closing(case, current, file) if case.closed_on and whole else None,
        spells=_spells(case, file, actor),
        chart=chart,
        levels=None if chart else risk_line.table(spells),
        acts=_acts(case, actor, current, now),
        chronology=case_chronology.present(case, events, part, whole=whole),
    )


def _summary(case: Case, actor: User, level: RiskLevel | None, until: date) -> SummaryList:
    child = case.child
    link = Link(child.full_name, routes.to_record("getsafe:child", child.uuid))
    born = f"{words.day(child.date_of_birth)}, {child.age_on(until)} years old"
    lead = case.lead_worker.name if case.lead_worker else "No one yet"
    may_work, may_lead = policy.can_work(actor, case), policy.can_allocate(actor, case)
    rows = [
        SummaryRow("Child", link),
        SummaryRow("Date of birth", f"{born} (estimated)" if child.birth_estimated else born),
        SummaryRow("Identifiers", _identifiers(case, actor)),
        SummaryRow(
            "Risk level",
            words.level_tag(level),
            _change(case, "case-level", "risk level", may=may_lead),
        ),
        SummaryRow(
            "Lead worker", lead, _change(case, "case-allocate", "lead worker", may=may_lead)
        ),
        SummaryRow(
            "Persons of concern",
            _count(case.persons_of_concern),
            _change(case, "case-persons", "persons of concern", may=may_work),
        ),
        SummaryRow("Opened", _opened(case)),
    ]
    return SummaryList([*rows, *_dates(case, may=may_work)])


def _dates(case: Case, *, may: bool) -> list[SummaryRow]:
    rows = []
    if case.is_open:
        review = words.day(case.review_due_on)
        rows.append(
            SummaryRow("Next review due", review, _change(case, "case-review", "review", may=may))
        )
    if case.status == "pending_mace1":
        rows.append(SummaryRow("MACE 1 due", words.day(case.mace1_due_on)))
    if case.monitoring_until and case.is_open:
        text = f"{words.day(case.monitoring_until)}\n{case.monitoring_plan}"
        rows.append(SummaryRow("Monitoring until", text))
    return rows


def _identifiers(case: Case, actor: User) -> str:
    """The child's numbers in other systems are for those who see every record, as on their page."""
    child = case.child
    if actor.scope is Scope.INVITED:
        return child.reference
    pairs = [
        ("", child.reference),
        ("NHS ", child.nhs_number),
        ("UPN ", child.upn),
        ("Social care ", child.social_care_id),
        ("", child.external_ref),
    ]
    return "\n".join(f"{label}{value}" for label, value in pairs if value)


def _opened(case: Case) -> object:
    opened = words.day(case.opened_on)
    previous = vars(case).get("previous_reference")
    return f"{opened}, after case {previous}" if previous else opened


def _count(count: int | None) -> str:
    return "Not known" if count is None else str(count)


def _change(case: Case, url_name: str, what: str, *, may: bool) -> Sequence[Link]:
    if not may:
        return ()
    return [Link("Change", routes.to_record(f"getsafe:{url_name}", case.uuid), what)]


def _closing(case: Case, level: RiskLevel | None, file: CaseFile) -> SummaryList:
    experience = case.final_experience and EXPERIENCE_STATUS.label(case.final_experience)
    facts = [
        ("Closed", words.day(case.closed_on)),
        ("Reason", CLOSURE_REASON.label(case.closure_reason)),
        ("Final level", words.level_tag(level)),
        ("Experience", experience or "Not recorded"),
        ("Summary", case.closure_summary or "Not recorded"),
        ("Who was told", case.told or "Not recorded"),
    ]
    closed = next((p for p in file.proposals if p.status == "authorised"), None)
    if closed and closed.decided_by:
        facts[2:2] = transfer_facts(closed)
        facts.append(("Proposed by", closed.proposed_by.name))
        facts.append(("Authorised by", closed.decided_by.name))
    return SummaryList([SummaryRow(key, value) for key, value in facts])


def _spells(case: Case, file: CaseFile, actor: User) -> Table:
    may = policy.can_work(actor, case)
    return Table(
        caption="Exploitation",
        columns=[*SPELL_COLUMNS, Column("Change", on_screen_only=True)] if may else SPELL_COLUMNS,
        rows=[_spell(case, spell, may=may) for spell in file.spells],
        row_headings=True,
        compact=True,
        stacks=True,
        empty="No type of exploitation has been recorded.",
        id="exploitation",
    )


def _spell(case: Case, spell: Spell, *, may: bool) -> tuple[object, ...]:
    label = EXPLOITATION_TYPE.label(spell.exploitation_type)
    where = [
        EXPLOITATION_SETTING.label(spell.setting) if spell.setting else "",
        EXPLOITATION_MODEL.label(spell.model) if spell.model else "",
    ]
    line = (
        f"{label} (primary)" if spell.is_primary else label,
        EXPERIENCE_STATUS.label(spell.experience_status),
        ", ".join(part for part in where if part) or "Not recorded",
        words.short_day(spell.started_on),
        words.short_day(spell.ended_on, "In force"),
    )
    if not may:
        return line
    href = reverse("getsafe:spell-end", args=[case.uuid, spell.key])
    return (*line, "" if spell.ended_on else Link("End", href, label))


def _acts(case: Case, actor: User, level: RiskLevel | None, now: datetime) -> list[Link]:
    """The links to what `actor` may do to the case as it stands."""
    offers = [
        ("Add a type of exploitation", "spell-add", policy.can_work(actor, case)),
        ("Put on hold: child missing", "case-hold", policy.can_move(actor, case, "hold")),
        ("Take off hold", "case-resume", policy.can_move(actor, case, "resume")),
        ("Step down to monitoring", "case-step-down", policy.can_step_down(actor, case, level)),
        ("Return to active work", "case-step-up", policy.can_move(actor, case, "step_up")),
    ]
    acts = [_act(case, label, name) for label, name, may in offers if may]
    acts += _closure_acts(case, actor, now)
    if not case.is_open and actor.may(Permission.REFERRAL_LOG):
        acts.append(Link("Log a new referral", routes.to("getsafe:referral-new")))
    if actor.may(Permission.CASE_MANAGE):
        acts.append(_act(case, "See who opened and changed this record", "case-audit"))
    return acts


def _act(case: Case, label: str, url_name: str) -> Link:
    return Link(label, routes.to_record(f"getsafe:{url_name}", case.uuid))


def _closure_acts(case: Case, actor: User, now: datetime) -> list[Link]:
    file = file_of(case)
    live = file.live_proposal
    if live and live.status == "waiting":
        text = "Decide" if policy.can_decide_closure(actor, live) else "See"
        return [Link(f"{text} the proposed closure", _closure(live))]
    if policy.can_work(actor, case):
        href = routes.to_record("getsafe:closure-propose", case.uuid)
        return [Link("Propose closure", href)]
    closed = next((p for p in file.proposals if policy.can_undo_closure(actor, p, now)), None)
    if closed:
        href = routes.to_record("getsafe:closure-undo", case.uuid)
        return [Link("Undo this closure: closed in error", href)]
    return []


def _closure(proposal: ClosureProposal) -> str:
    return routes.to_record("getsafe:closure", proposal.uuid)
