"""Questions worded once: the same rows as the ORM's, for whoever asks, and nobody else's."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.db.models import Count, Q

from getsafe import history
from getsafe.models import Case, Child
from getsafe.permissions import Role
from getsafe.wording import Worded, prepared, tally
from tests.factories import CaseFactory, ChildFactory, ClosedCaseFactory, UserFactory

pytestmark = pytest.mark.django_db


class Words:
    """The cases led by somebody, and how often the question was worded."""

    def __init__(self):
        self.times = 0

    def __call__(self, reader, worker):
        self.times += 1
        cases = Case.objects.visible_to(reader).filter(lead_worker=worker)
        return cases.select_related("child", "lead_worker")


def test_question_is_worded_once_and_answered_each_time():
    words = Words()
    led_by = Worded(words)
    reader, case, other = UserFactory(role=Role.WORKER), CaseFactory(), CaseFactory()

    for _ in range(9):
        assert led_by.ask(reader, worker=case.lead_worker_id) == [case]
        assert led_by.first(reader, worker=other.lead_worker_id) == other

    assert words.times == 1


def test_rows_hold_what_the_orm_reads(django_assert_num_queries):
    case = CaseFactory()
    found = Worded(Words()).first(UserFactory(role=Role.WORKER), worker=case.lead_worker_id)
    case.refresh_from_db()
    columns = [field.attname for field in Case._meta.concrete_fields]

    with django_assert_num_queries(0):
        related = (found.child, found.lead_worker)
    assert related == (case.child, case.lead_worker)
    assert [getattr(found, name) for name in columns] == [getattr(case, name) for name in columns]


def test_what_one_kind_of_reader_may_not_see_another_still_may():
    led_by = Worded(Words())
    case = CaseFactory()
    worker, foi = UserFactory(role=Role.WORKER), UserFactory(role=Role.FOI_OFFICER)

    assert led_by.ask(foi, worker=case.lead_worker_id) == []
    assert led_by.ask(worker, worker=case.lead_worker_id) == [case]
    assert led_by.ask(foi, worker=case.lead_worker_id) == []
    assert led_by.text(foi, worker=case.lead_worker_id) is None


def test_an_invited_person_is_asked_about_anew_and_sees_only_their_own():
    words = Words()
    led_by = Worded(words)
    first, second = UserFactory(role=Role.PARTNER), UserFactory(role=Role.PARTNER)
    case = CaseFactory(lead_worker=first)

    for _ in range(3):
        assert led_by.ask(first, worker=first.pk) == [case]
        assert led_by.ask(second, worker=first.pk) == []
    assert words.times == 6


def test_words_cannot_rest_on_who_asked_first():
    mine = Worded(lambda reader: Case.objects.filter(lead_worker=reader.pk))

    with pytest.raises(AttributeError):
        mine.ask(UserFactory(role=Role.WORKER))


def test_words_cannot_rest_on_the_day_they_were_written():
    late = Worded(lambda _: Case.objects.filter(review_due_on__lt=date(2025, 1, 1)))

    with pytest.raises(TypeError, match="give it as a value"):
        late.ask(None)


def test_values_that_are_named_shape_the_question():
    def word(reader, **given):
        cases = Case.objects.visible_to(reader).order_by("id")
        return cases.filter(lead_worker=given["worker"]) if given else cases

    cases = Worded(word)
    reader, case, other = UserFactory(role=Role.WORKER), CaseFactory(), CaseFactory()

    assert cases.ask(reader) == [case, other]
    assert cases.ask(reader, worker=other.lead_worker_id) == [other]
    assert cases.ask(reader) == [case, other]


def test_values_of_one_column_are_given_as_they_are():
    days = Worded(lambda _: Case.objects.order_by("id").values_list("review_due_on", flat=True))
    pairs = Worded(lambda _: Case.objects.values_list("status", "review_due_on"))
    case = CaseFactory()

    assert days.ask(None) == [case.review_due_on]
    assert pairs.ask(None) == [(case.status, case.review_due_on)]


def test_constants_with_percent_signs_stand_as_they_are():
    named = Worded(lambda _, name: Child.objects.filter(given_name=name, family_name="50%s %% x"))
    child = ChildFactory(given_name="%s", family_name="50%s %% x")

    assert named.first(None, name="%s") == child


def test_tally_counts_what_aggregate_counts():
    CaseFactory(review_due_on=date(2024, 12, 2))
    CaseFactory(review_due_on=date(2025, 2, 3))
    ClosedCaseFactory()
    late = Q(review_due_on__lt=date(2025, 1, 1))

    counted = tally(Case.objects.order_by("opened_on"), all=Q(), late=late).get()

    assert counted == Case.objects.aggregate(all=Count("pk"), late=Count("pk", filter=late))
    assert counted == {"all": 3, "late": 1}


def test_count_is_nothing_where_the_gate_lets_nothing_through():
    counted = Worded(lambda reader: tally(Case.objects.visible_to(reader), all=Q()))
    CaseFactory()

    assert counted.count(UserFactory(role=Role.WORKER))["all"] == 1
    assert counted.count(UserFactory(role=Role.FOI_OFFICER))["all"] == 0
    assert counted.count(UserFactory(role=Role.PARTNER))["all"] == 0


def test_recurring_question_is_prepared_even_while_history_has_its_context():
    led_by = Worded(Words())
    reader, case = UserFactory(role=Role.WORKER), CaseFactory()

    with history.told(user=reader.pk):
        for _ in range(5):
            assert led_by.ask(reader, worker=case.lead_worker_id) == [case]
            with prepared() as cursor:
                cursor.execute("WITH one AS (SELECT %s AS day) SELECT day FROM one", [date.max])
                assert cursor.fetchall() == [(date.max,)]

    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_prepared_statements")
        assert cursor.fetchone() == (2,)


def test_value_of_another_day_is_not_what_was_given_first():
    due = Worded(lambda _, day: Case.objects.filter(review_due_on__lt=day))
    case = CaseFactory(review_due_on=date(2024, 12, 2))

    assert due.ask(None, day=date(2024, 12, 2)) == []
    assert due.ask(None, day=date(2024, 12, 2) + timedelta(days=1)) == [case]
