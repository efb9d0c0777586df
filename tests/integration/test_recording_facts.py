"""What was not recorded: said, corrected and taken back, and figures as they were known."""

from datetime import date

import pytest
from django.utils import timezone

from getsafe.errors import NotAllowed, Refused
from getsafe.models import AuditEntry
from getsafe.permissions import Role
from reporting.actions import foi_requests, recording_facts, releases
from reporting.models import RecordingFact
from reporting.queries import foi_answers
from reporting.queries.answers import get_answer
from tests.factories import FoiRequestFactory, RecordingFactFactory, UserFactory

pytestmark = pytest.mark.django_db
LIST = "/foi/not-recorded/"
SAID = {
    "measure": "cases",
    "exploitation_type": "CSE",
    "first_on-day": "1",
    "first_on-month": "1",
    "first_on-year": "2010",
    "last_on-day": "31",
    "last_on-month": "12",
    "last_on-year": "2013",
    "reason": "paper",
    "text": "It was kept in a book.",
}
IN_2012 = {
    "measure": "cases",
    "where": {"exploitation": {"any": ["CSE"]}},
    "period": {"type": "during", "from": "2012-01-01", "to": "2012-12-31"},
}


@pytest.fixture(autouse=True)
def officer(client):
    person = UserFactory(role=Role.FOI_OFFICER)
    client.force_login(person)
    return person


def text_of(response):
    assert response.status_code == 200
    return response.content.decode()


def marked(**options):
    (cell,) = get_answer(IN_2012, **options).cells
    return cell.value, cell.mark


@pytest.mark.parametrize("stop", ["", "."])
def test_one_reason_after_another_reads_as_sentences_whether_or_not_a_stop_was_typed(stop):
    half, other_half = ("2012-01-01", "2012-06-30"), ("2012-07-01", "2012-12-31")
    for (first, last), reason, text in [
        (half, "system_change", f"The new system lost them{stop}"),
        (other_half, "paper", ""),
    ]:
        RecordingFactFactory(first_on=first, last_on=last, reason=reason, text=text)

    (cell,) = get_answer(IN_2012).cells

    assert cell.reason == (
        "The records were lost in a change of system. The new system lost them. "
        "It was recorded on paper only."
    )


def test_time_without_records_is_added_corrected_and_taken_back(client):
    assert "Nothing is marked as not recorded" in text_of(client.get(LIST))
    assert client.post(f"{LIST}new", SAID).url == LIST
    assert "It was recorded on paper only. It was kept in a book." in text_of(client.get(LIST))
    assert marked() == (None, "x")
    fact = RecordingFact.objects.get()
    assert "It was kept in a book." in text_of(client.get(f"{LIST}{fact.pk}/"))
    client.post(f"{LIST}{fact.pk}/", SAID | {"last_on-year": "2011", "exploitation_type": ""})
    fact.refresh_from_db()
    assert (fact.last_on, fact.exploitation_type) == (date(2011, 12, 31), None)
    assert "Cases, of every type" in text_of(client.get(f"{LIST}{fact.pk}/remove"))
    client.post(f"{LIST}{fact.pk}/remove")
    assert not RecordingFact.objects.exists()
    verbs = AuditEntry.objects.order_by("id").values_list("verb", flat=True)
    assert list(verbs) == [f"recording_fact.{act}" for act in ("record", "change", "remove")]


def test_form_with_faults_says_what_to_enter(client):
    page = text_of(client.post(f"{LIST}new", {"text": "Kept"}))
    for words in ("Select what was not recorded", "Enter the first day", "Select why", "Kept"):
        assert words in page
    swapped = SAID | {"last_on-year": "2009"}
    assert "must be on or after the first day" in text_of(client.post(f"{LIST}new", swapped))
    fact = RecordingFactFactory()
    page = text_of(client.post(f"{LIST}{fact.pk}/", swapped))
    assert "must be on or after the first day" in page


def test_changing_and_removing_need_permission(officer):
    fact, worker = RecordingFactFactory(), UserFactory(role=Role.WORKER)
    facts = {"first_on": fact.first_on, "last_on": fact.last_on, "text": "So."}
    for act in (
        lambda by: recording_facts.change(fact, by=by, **facts),
        lambda by: recording_facts.remove(fact, by=by),
    ):
        with pytest.raises(NotAllowed):
            act(worker)
        act(officer)


def test_days_out_of_order_are_refused(officer):
    with pytest.raises(Refused, match="on or after") as refusal:
        recording_facts.record(
            "cases",
            by=officer,
            first_on=date(2014, 1, 1),
            last_on=date(2013, 1, 1),
            reason="paper",
        )
    assert refusal.value.field == "last_on"


@pytest.mark.parametrize(
    ("last", "rows"), [("2013-12-31", "2012 and 2013"), ("2013-06-30", "2012")]
)
def test_reply_and_page_say_the_reason_once_and_the_command_as_ever(client, officer, last, rows):
    text = "The service began to record it then."
    facts = {"exploitation_type": "CSE", "last_on": date.fromisoformat(last), "text": text}
    recording_facts.record("cases", by=officer, first_on=date(2010, 1, 1), reason="paper", **facts)
    request = FoiRequestFactory(created_by=officer)
    foi_requests.add_part(
        request, by=officer, letter="a", wording="asked", kind="figure", questions=["cse-by-year"]
    )

    letter = text_of(client.get(f"/foi/{request.uuid}/reply.txt"))

    for reply in (letter, text_of(client.get(f"/foi/{request.uuid}/"))):
        assert reply.count(text) == 1
        assert f"{rows}: It was recorded on paper only. {text}" in reply
        assert ("to 30 June 2013 are incomplete or absent, for the reason" in reply) == (
            rows == "2012"
        )
    asked = IN_2012 | {"period": {"type": "during", "by": "calendar_year", "years": [2012, 2014]}}
    (note,) = get_answer(asked).notes
    assert note.endswith(f"are incomplete or absent: It was recorded on paper only. {text}")


@pytest.mark.django_db(transaction=True)
def test_figure_asked_for_as_once_known_is_as_it_was_before_and_after_a_fact(officer):
    before = timezone.now()
    fact = recording_facts.record(
        "cases",
        by=officer,
        first_on=date(2010, 1, 1),
        last_on=date(2013, 12, 31),
        reason="paper",
    )
    between = timezone.now()
    recording_facts.remove(fact, by=officer)
    assert marked(as_known_at=before) == (0, "")
    assert marked(as_known_at=between) == (None, "x")
    assert marked(as_known_at=timezone.now()) == marked() == (0, "")


@pytest.mark.django_db(transaction=True)
def test_prepared_answer_counts_the_same_after_a_fact_is_corrected(officer):
    fact = RecordingFactFactory()
    request = FoiRequestFactory(created_by=officer)
    foi_requests.add_part(
        request, by=officer, letter="a", wording="asked", kind="figure", questions=["cse-by-year"]
    )
    preparation = releases.prepare(request, by=officer)
    recording_facts.remove(fact, by=officer)
    assert foi_answers.count_changes(preparation) == (0, 4)
