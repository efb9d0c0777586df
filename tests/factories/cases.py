"""Makers of cases and of what is true of them for a time."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from getsafe.models import Case, ExploitationSpell, RiskLevel, RiskLevelSpell
from getsafe.permissions import Role
from tests.factories.people import UserFactory
from tests.factories.referrals import ReferralFactory


class CaseFactory(DjangoModelFactory):
    """An open, active case."""

    class Meta:
        model = Case

    referral = factory.SubFactory(ReferralFactory, status="screened")
    child = factory.SelfAttribute("referral.child")
    opened_on = factory.SelfAttribute("referral.received_on")
    status = "active"
    lead_worker = factory.SubFactory(UserFactory, role=Role.WORKER)
    review_due_on = date(2024, 12, 2)


class ClosedCaseFactory(CaseFactory):
    """A case closed by a worker and authorised by a manager."""

    status = "closed"
    closed_on = date(2024, 12, 20)
    closure_reason = "risk_reduced"
    closure_summary = "A fictional summary."
    final_level = factory.LazyFunction(lambda: RiskLevel.objects.get(code="low"))
    final_experience = "historic"
    closed_by = factory.SubFactory(UserFactory, role=Role.WORKER)
    closure_authorised_by = factory.SubFactory(UserFactory, role=Role.TEAM_MANAGER)
    review_due_on = None


class ExploitationSpellFactory(DjangoModelFactory):
    class Meta:
        model = ExploitationSpell

    case = factory.SubFactory(CaseFactory)
    exploitation_type = "CSE"
    started_on = factory.SelfAttribute("case.opened_on")
    ended_on = factory.SelfAttribute("case.closed_on")


class RiskLevelSpellFactory(DjangoModelFactory):
    class Meta:
        model = RiskLevelSpell

    class Params:
        code = "medium"

    case = factory.SubFactory(CaseFactory)
    level = factory.LazyAttribute(lambda o: RiskLevel.objects.get(code=o.code))
    started_on = factory.SelfAttribute("case.opened_on")
    ended_on = factory.SelfAttribute("case.closed_on")
    basis = "manager"
    rationale = "A fictional rationale."
    decided_by = factory.SubFactory(UserFactory, role=Role.TEAM_MANAGER)
