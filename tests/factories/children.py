"""Makers of children and of what is true of them for a time."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from getsafe.models import CareStatusSpell, Child, Consent


class ChildFactory(DjangoModelFactory):
    class Meta:
        model = Child

    given_name = factory.Sequence(lambda n: f"Fictional{n}")
    family_name = "Testchild"
    date_of_birth = date(2010, 6, 15)
    sex = "F"
    ethnicity = "WBRI"


class CareStatusSpellFactory(DjangoModelFactory):
    class Meta:
        model = CareStatusSpell

    child = factory.SubFactory(ChildFactory)
    status = "former_relevant"
    started_on = date(2024, 1, 1)


class ConsentFactory(DjangoModelFactory):
    class Meta:
        model = Consent

    child = factory.SubFactory(ChildFactory)
    decision = "given"
    decided_on = date(2024, 1, 1)
