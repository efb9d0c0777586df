"""Makers of agencies and accounts."""

import factory
from django.contrib.auth.hashers import make_password
from factory.django import DjangoModelFactory

from getsafe.models import Agency, User
from getsafe.permissions import Role

PASSWORD = "correct horse battery staple"


class AgencyFactory(DjangoModelFactory):
    class Meta:
        model = Agency

    code = factory.Sequence(lambda n: f"test-agency-{n}")
    name = factory.Sequence(lambda n: f"Test agency {n}")


class UserFactory(DjangoModelFactory):
    """An account; `UserFactory(role=Role.WORKER)` gives it a role."""

    class Meta:
        model = User

    class Params:
        role = None

    email = factory.Sequence(lambda n: f"person{n}@getsafe.example")
    name = factory.Sequence(lambda n: f"Person {n}")
    roles = factory.LazyAttribute(lambda o: [str(Role(o.role))] if o.role else [])
    password = factory.LazyFunction(lambda: make_password(PASSWORD))
