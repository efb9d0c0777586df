"""Makers of FOI requests and runs of reports."""

from datetime import UTC, date, datetime

import factory
from factory.django import DjangoModelFactory

from getsafe.permissions import Role
from reporting.models import FoiPart, FoiRequest, LibraryAnswer, RecordingFact, ReportRun
from tests.factories.people import UserFactory


class FoiRequestFactory(DjangoModelFactory):
    class Meta:
        model = FoiRequest

    reference = factory.Sequence(lambda n: f"FOI2025/{n:05}")
    title = "A fictional subject"
    received_on = date(2025, 4, 14)
    due_on = date(2025, 5, 15)
    figures_on = factory.SelfAttribute("received_on")
    created_by = factory.SubFactory(UserFactory, role=Role.FOI_OFFICER)


class FoiPartFactory(DjangoModelFactory):
    """A part answered in words."""

    class Meta:
        model = FoiPart

    request = factory.SubFactory(FoiRequestFactory)
    position = factory.Sequence(lambda n: n)
    letter = "a"
    wording = "what is asked"
    kind = "narrative"
    text = "A fictional answer."


class LibraryAnswerFactory(DjangoModelFactory):
    class Meta:
        model = LibraryAnswer

    code = factory.Sequence(lambda n: f"fictional-{n}")
    title = "A fictional title"
    text = "A fictional answer."
    owner = "A fictional post"
    review_on = date(2099, 1, 1)


class RecordingFactFactory(DjangoModelFactory):
    class Meta:
        model = RecordingFact

    measure = "cases"
    exploitation_type = "CSE"
    first_on = date(2010, 1, 1)
    last_on = date(2013, 12, 31)
    reason = "not_recorded"


class ReportRunFactory(DjangoModelFactory):
    """A run that waits."""

    class Meta:
        model = ReportRun

    schedule = "children-supported"
    period_from = date(2025, 3, 1)
    period_to = date(2025, 3, 31)
    queued_at = datetime(2025, 4, 1, 5, tzinfo=UTC)
    next_attempt_at = factory.SelfAttribute("queued_at")
