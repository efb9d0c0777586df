"""Writing planned lives to the database, a batch at a time, with COPY."""

import uuid
from collections.abc import Sequence
from datetime import date, timedelta
from random import Random

from django.db import connection, models, transaction

from getsafe.bulk import allocate_ids, copy_in
from getsafe.caseload import follow_ups, names
from getsafe.caseload.lives import CaseFacts, Life, ReferralFacts
from getsafe.choices import OUTCOMES_PASSED_ON
from getsafe.models import (
    CareStatusSpell,
    Case,
    Child,
    Concern,
    Consent,
    ExploitationSpell,
    Referral,
    RiskLevel,
    RiskLevelSpell,
    Screening,
    User,
)
from getsafe.permissions import Role

TOLD_WITHIN = timedelta(days=28)  # of the decision; until then the demo has referrers to tell

# A row is written after those that it points to and that its constraints look at.
ORDER = (
    Child,
    CareStatusSpell,
    Consent,
    Referral,
    Concern,
    Screening,
    Case,
    ExploitationSpell,
    RiskLevelSpell,
)


class Batch:
    """The rows that one batch of lives becomes."""

    def __init__(self, lives: Sequence[Life], rng: Random, today: date) -> None:
        self.rng, self.today = rng, today
        self.workers = list(User.objects.holding(Role.WORKER).order_by("id"))
        self.managers = list(User.objects.holding(Role.TEAM_MANAGER).order_by("id"))
        self.levels = {level.code: level for level in RiskLevel.objects.all()}
        self.rows: dict[type[models.Model], list[models.Model]] = {noun: [] for noun in ORDER}
        self.cases: list[tuple[Case, CaseFacts]] = []
        referrals = [facts for life in lives for facts in life.referrals]
        self._keys = {
            Child: iter(allocate_ids(Child, len(lives))),
            Referral: iter(allocate_ids(Referral, len(referrals))),
            Case: iter(allocate_ids(Case, sum(1 for facts in referrals if facts.case))),
        }
        for life in lives:
            self._add_life(life)

    def _add(self, row: models.Model) -> None:
        self.rows[type(row)].append(row)

    def _keyed(self, noun: type[models.Model]) -> dict[str, object]:
        """A new row's key, and an identifier for its address that the same seed gives again."""
        return {
            "id": next(self._keys[noun]),
            "uuid": uuid.UUID(int=self.rng.getrandbits(128), version=4),
        }

    def _add_life(self, life: Life) -> None:
        child = Child(
            **self._keyed(Child),
            given_name=life.given_name,
            family_name=life.family_name,
            date_of_birth=life.date_of_birth,
            sex=life.sex,
            ethnicity=life.ethnicity,
            school=life.school,
        )
        self._add(child)
        if life.care_leaver_from:
            self._add(
                CareStatusSpell(
                    child=child, status="former_relevant", started_on=life.care_leaver_from
                )
            )
        if life.consent_on:
            self._add(Consent(child=child, decision="given", decided_on=life.consent_on))
        previous = None
        for facts in life.referrals:
            previous = self._add_referral(child, facts, previous) or previous

    def _add_referral(
        self, child: Child, facts: ReferralFacts, previous: Case | None
    ) -> Case | None:
        referral = Referral(
            **self._keyed(Referral),
            child=child,
            received_on=facts.received_on,
            complete_on=facts.received_on,
            status="screened" if facts.outcome else "awaiting_screening",
            source=facts.source,
            concerns=facts.concerns,
            persons_of_concern=facts.case.persons_of_concern if facts.case else None,
            logged_by=self.rng.choice(self.workers),
        )
        self._add(referral)
        for code in facts.types:
            self._add(
                Concern(
                    referral=referral, exploitation_type=code, is_primary=code == facts.types[0]
                )
            )
        if facts.outcome:
            self._add_screening(referral, facts)
        return self._add_case(referral, facts.case, previous) if facts.case else None

    def _add_screening(self, referral: Referral, facts: ReferralFacts) -> None:
        screening = Screening(
            uuid=uuid.UUID(int=self.rng.getrandbits(128), version=4),
            referral=referral,
            screened_on=facts.screened_on,
            basis="weekly",
            outcome=facts.outcome,
            passed_to=names.PASSED_TO if facts.outcome in OUTCOMES_PASSED_ON else "",
            level=self.levels[facts.level] if facts.level else None,
            rationale=names.RATIONALE,
            decided_by=self.rng.choice(self.managers),
        )
        self._add(screening)
        if self.today - screening.screened_on > TOLD_WITHIN:
            referral.referrer_told_on = screening.screened_on
            referral.referrer_told = names.TOLD
            referral.referrer_told_by = screening.decided_by

    def _add_case(self, referral: Referral, facts: CaseFacts, previous: Case | None) -> Case:
        worker = self.rng.choice(self.workers)
        case = Case(
            **self._keyed(Case),
            child=referral.child,
            referral=referral,
            previous_case=previous,
            opened_on=facts.opened_on,
            status=facts.status,
            lead_worker=worker,
            persons_of_concern=facts.persons_of_concern,
            review_due_on=facts.review_due_on,
            mace1_due_on=facts.mace1_due_on,
        )
        if facts.closed_on:
            self._close(case, facts)
        self._add(case)
        self.cases.append((case, facts))
        self._add_spells(case, facts)
        return case

    def _close(self, case: Case, facts: CaseFacts) -> None:
        case.closed_on, case.closure_reason = facts.closed_on, facts.closure_reason
        case.closure_summary = names.SUMMARY
        case.final_level = self.levels[facts.levels[-1].code]
        case.final_experience = "historic"
        case.closed_by = case.lead_worker
        case.closure_authorised_by = self.rng.choice(self.managers)

    def _add_spells(self, case: Case, facts: CaseFacts) -> None:
        for place, spell in enumerate(facts.types):
            self._add(
                ExploitationSpell(
                    case=case,
                    exploitation_type=spell.code,
                    is_primary=place == 0,
                    started_on=spell.started_on,
                    ended_on=spell.ended_on,
                    experience_status=self.rng.choice(("at_risk", "suspected", "confirmed")),
                    recorded_by=case.lead_worker,
                )
            )
        for spell in facts.levels:
            self._add(
                RiskLevelSpell(
                    case=case,
                    level=self.levels[spell.code],
                    started_on=spell.started_on,
                    ended_on=spell.ended_on,
                    basis="meeting",
                    rationale=names.RATIONALE,
                    decided_by=self.managers[0],
                )
            )


def write(lives: Sequence[Life], *, today: date, rng: Random) -> None:
    """Write `lives` and what the apps above add to their cases, in one transaction.

    There must be at least one account that holds the worker's role and one the team manager's.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        # Checked row by row: put off, the checks of a batch take longer the longer it is.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        batch = Batch(lives, rng, today)
        for noun in ORDER:
            copy_in(batch.rows[noun])
        for follow_up in follow_ups:
            follow_up(batch.cases, batch.managers, today, rng)
