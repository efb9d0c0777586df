"""Makers of referrals, their concerns and their screenings."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from getsafe.models import Concern, Referral, Screening
from getsafe.permissions import Role
from tests.factories.children import ChildFactory
from tests.factories.people import UserFactory


class ReferralFactory(DjangoModelFactory):
    """A referral that waits for screening."""

    class Meta:
        model = Referral

    child = factory.SubFactory(ChildFactory)
    received_on = date(2024, 9, 2)
    complete_on = factory.SelfAttribute("received_on")
    information_due_on = factory.LazyAttribute(
        lambda o: o.received_on if getattr(o, "status", "") == "returned_incomplete" else None
    )
    source = "2A"
    concerns = "A fictional concern."


class ConcernFactory(DjangoModelFactory):
    class Meta:
        model = Concern

    referral = factory.SubFactory(ReferralFactory)
    exploitation_type = "CSE"


class ScreeningFactory(DjangoModelFactory):
    """A decision to open a case, by a manager."""

    class Meta:
        model = Screening

    referral = factory.SubFactory(ReferralFactory, status="screened")
    screened_on = factory.SelfAttribute("referral.received_on")
    basis = "weekly"
    outcome = "MACE1"
    rationale = "A fictional rationale."
    decided_by = factory.SubFactory(UserFactory, role=Role.TEAM_MANAGER)
