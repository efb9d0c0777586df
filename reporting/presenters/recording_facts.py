"""What was not recorded, in finished words."""

from collections.abc import Iterable

from django.urls import reverse

from getsafe.choices import EXPLOITATION_TYPE
from getsafe.govuk.components import Column, Link, Table
from getsafe.govuk.fields import long_date
from reporting.models import RecordingFact
from reporting.models.recording_fact import RECORDED_MEASURE, sentence


def table(facts: Iterable[RecordingFact]) -> Table:
    """Every stretch of time without records."""
    return Table(
        caption="Times without records",
        columns=[Column(name) for name in ("From", "To", "What", "Why")],
        rows=[
            (
                Link(
                    long_date(fact.first_on),
                    reverse("reporting:recording-fact", args=[fact.pk]),
                    f"to {long_date(fact.last_on)}: {what(fact)}",
                ),
                long_date(fact.last_on),
                what(fact),
                sentence(fact.reason, fact.text),
            )
            for fact in facts
        ],
        row_headings=True,
        stacks=True,
        empty="Nothing is marked as not recorded: every figure counts what is there.",
        id="recording-facts",
    )


def what(fact: RecordingFact) -> str:
    """What a fact is about: "Cases: Child sexual exploitation"."""
    measure = RECORDED_MEASURE.label(fact.measure)
    if fact.exploitation_type is None:
        return f"{measure}, of every type"
    return f"{measure}: {EXPLOITATION_TYPE.label(fact.exploitation_type)}"
