"""Every dated fact of one case, and of its child, that the case's page and chronology show."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from getsafe.models import Case, ClosureProposal, RiskLevel
from getsafe.queries import cases
from getsafe.wording import prepared

# By hand: the ORM takes five statements and ten times as long. The case came through its gate.
FACTS = """
SELECT 'spell' AS kind, id, exploitation_type AS code, started_on, ended_on, rationale AS note,
       is_primary, experience_status, setting, model, NULL AS who, NULL::bigint AS level
  FROM getsafe_exploitationspell WHERE case_id = %(case)s
UNION ALL
SELECT 'level', s.id, basis, started_on, ended_on, rationale,
       NULL, NULL, NULL, NULL, u.name, level_id
  FROM getsafe_risklevelspell s LEFT JOIN getsafe_user u ON u.id = s.decided_by_id
  WHERE case_id = %(case)s
UNION ALL
SELECT 'status', id, status, started_on, ended_on, '', NULL, NULL, NULL, NULL, NULL, NULL
  FROM getsafe_carestatusspell WHERE child_id = %(child)s
UNION ALL
SELECT 'consent', id, decision, decided_on, NULL, scope, NULL, NULL, NULL, NULL, NULL, NULL
  FROM getsafe_consent WHERE child_id = %(child)s
UNION ALL
SELECT 'proposal', id, status, NULL, NULL, '', NULL, NULL, NULL, NULL, NULL, NULL
  FROM getsafe_closureproposal WHERE case_id = %(case)s
ORDER BY started_on NULLS FIRST, id
"""


@dataclass(frozen=True, slots=True)
class Fact:
    """One dated fact; `code` is a type of exploitation, a basis, a care status or a decision."""

    key: int
    code: str
    started_on: date | None
    ended_on: date | None
    note: str


@dataclass(frozen=True, slots=True)
class Spell:
    """A stretch of exploitation."""

    key: int
    exploitation_type: str
    started_on: date
    ended_on: date | None
    rationale: str
    is_primary: bool
    experience_status: str | None
    setting: str | None
    model: str | None


@dataclass(frozen=True, slots=True)
class Level:
    """A stretch at one level of risk, and who decided it."""

    level: RiskLevel
    basis: str
    started_on: date
    ended_on: date | None
    rationale: str
    decided_by: str


@dataclass(frozen=True, slots=True)
class CaseFile:
    """The facts of a case and its child, each kind in the order of time."""

    spells: list[Spell] = field(default_factory=list)
    levels: list[Level] = field(default_factory=list)
    statuses: list[Fact] = field(default_factory=list)
    consents: list[Fact] = field(default_factory=list)
    proposals: list[ClosureProposal] = field(default_factory=list)

    @property
    def level(self) -> RiskLevel | None:
        """The level of risk in force."""
        return next((one.level for one in self.levels if one.ended_on is None), None)

    @property
    def live_proposal(self) -> ClosureProposal | None:
        """The proposal to close that waits or was sent back."""
        live = (one for one in self.proposals if one.status in {"waiting", "sent_back"})
        return next(live, None)


def file_of(case: Case) -> CaseFile:
    """The facts of `case`, read once for all who show part of them: one statement.

    A second one reads the proposals to close of a case that has any.
    """
    kept: dict[str, Any] = vars(case)
    if "core_file" not in kept:
        kept["core_file"] = _read(case)
    return kept["core_file"]


def _read(case: Case) -> CaseFile:
    file = CaseFile()
    scale = {level.pk: level for level in cases.list_risk_levels()}
    has_proposals = False
    with prepared() as cursor:
        cursor.execute(FACTS, {"case": case.pk, "child": case.child_id})
        for kind, key, code, start, end, note, *more in cursor.fetchall():
            if kind == "spell":
                file.spells.append(Spell(key, code, start, end, note, *more[:4]))
            elif kind == "level":
                file.levels.append(Level(scale[more[5]], code, start, end, note, more[4] or ""))
            elif kind == "status":
                file.statuses.append(Fact(key, code, start, end, note))
            elif kind == "consent":
                file.consents.append(Fact(key, code, start, end, note))
            else:
                has_proposals = True
    if has_proposals:
        file.proposals.extend(cases.list_proposals(case))
    return file
