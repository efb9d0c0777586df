"""Makers of meetings and what belongs to them."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from getsafe.models import Agency
from meetings.models import Action, AgendaItem, Attendance, Meeting, MeetingType
from tests.factories.cases import CaseFactory
from tests.factories.people import UserFactory


class MeetingFactory(DjangoModelFactory):
    """A planned meeting; `MeetingFactory(code="mace1", ...)` for another type than the weekly."""

    class Meta:
        model = Meeting

    class Params:
        code = "weekly"

    type = factory.LazyAttribute(lambda o: MeetingType.objects.get(code=o.code))
    held_on = date(2024, 9, 4)


class AttendanceFactory(DjangoModelFactory):
    class Meta:
        model = Attendance

    meeting = factory.SubFactory(MeetingFactory)
    person = factory.SubFactory(UserFactory)
    name = factory.SelfAttribute("person.name")
    agency = factory.LazyFunction(lambda: Agency.objects.get(code="health"))


class AgendaItemFactory(DjangoModelFactory):
    class Meta:
        model = AgendaItem

    meeting = factory.SubFactory(MeetingFactory)
    position = factory.Sequence(lambda n: n)
    subject = "theme"
    title = "A fictional theme"


class ActionFactory(DjangoModelFactory):
    class Meta:
        model = Action

    case = factory.SubFactory(CaseFactory)
    text = "A fictional task."
    agency = factory.LazyFunction(lambda: Agency.objects.get(code="getsafe"))
    due_on = date(2024, 9, 30)
    original_due_on = factory.SelfAttribute("due_on")
