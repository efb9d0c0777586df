"""Logging a referral: every step, what is kept, who may, and what the check asks."""

from datetime import date, timedelta

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone

from getsafe import tasks
from getsafe.dates import today
from getsafe.models import AuditEntry, Child, Referral, ReferralDraft
from getsafe.permissions import Role
from tests.factories import CaseFactory, ChildFactory, UserFactory

pytestmark = pytest.mark.django_db
CHILD = {
    "given_name": "Sarah",
    "family_name": "Testchild",
    "birth_known": "yes",
    "date_of_birth-day": "4",
    "date_of_birth-month": "5",
    "date_of_birth-year": "2010",
    "sex": "F",
    "ethnicity": "WBRI",
}
CONCERN = {
    "at_immediate_risk": "no",
    "types": ["CSE", "CCE"],
    "primary": "CSE",
    "experience_status": "suspected",
    "concerns": "A fictional concern.",
}
REFERRER = {
    "received_on-day": "2",
    "received_on-month": "9",
    "received_on-year": "2024",
    "source": "2A",
    "referrer_name": "A Fictional Teacher",
    "route": "form",
}
FAMILY = {
    "child_aware": "yes",
    "parent_aware": "yes",
    "service_consent": "not_known",
    "sharing_basis": "safeguarding",
    "intelligence_form_sent": "no",
}
STEPS = {"child": CHILD, "concern": CONCERN, "referrer": REFERRER, "family": FAMILY}
LOGGERS = [
    Role.WORKER, Role.TEAM_MANAGER, Role.BUSINESS_SUPPORT, Role.POLICE_CHAIR, Role.PARTNER,
]  # fmt: skip


def sign_in(client, role=Role.WORKER):
    user = UserFactory(role=role)
    client.force_login(user)
    return user


def begin(client):
    client.post(reverse("getsafe:referral-new"))
    return ReferralDraft.objects.latest("id")


def address(draft, name, *more):
    return reverse(f"getsafe:draft-{name}", args=[draft.uuid, *more])


def fill_all(client, draft, **changed):
    for name, answers in STEPS.items():
        response = client.post(address(draft, "step", name), answers | changed.get(name, {}))
        assert response.status_code == 302, errors(response)
    return response


def errors(response):
    soup = BeautifulSoup(response.content, "html.parser")
    return {a["href"]: a.text for a in soup.select(".govuk-error-summary a")}


@pytest.mark.parametrize("role", list(Role))
def test_new_referral_is_for_those_who_may_log(client, role):
    sign_in(client, role)
    wanted = 200 if role in LOGGERS else 403
    assert client.get(reverse("getsafe:referral-new")).status_code == wanted


@pytest.mark.parametrize("role", LOGGERS)
def test_whole_journey_gives_one_referral_however_often_it_is_sent(client, role):
    user = sign_in(client, role)
    draft = begin(client)
    assert fill_all(client, draft)["Location"] == address(draft, "check")
    page = client.get(address(draft, "check")).content.decode()
    assert "A fictional concern." in page
    first = client.post(address(draft, "check"))
    second = client.post(address(draft, "check"))
    referral = Referral.objects.get()
    receipt = reverse("getsafe:referral-submitted", args=[referral.uuid])
    assert first["Location"] == second["Location"] == receipt
    assert referral.reference in client.get(receipt).content.decode()
    assert (referral.logged_by, referral.received_on) == (user, date(2024, 9, 2))
    main, other = referral.concern_types.all()
    assert (main.exploitation_type, main.experience_status) == ("CSE", "suspected")
    assert (other.exploitation_type, other.experience_status) == ("CCE", None)
    assert client.get(address(draft, "discard")).status_code == 404


def test_step_with_errors_says_them_beside_the_fields_and_keeps_what_was_typed(client):
    sign_in(client)
    draft = begin(client)
    wrong = {
        "family_name": "Testchild",
        "birth_known": "yes",
        "date_of_birth-day": "31",
        "date_of_birth-month": "2",
        "date_of_birth-year": "2010",
        "nhs_number": "943 476 5871",
        "upn": "nonsense",
        "postcode": "HR4",
        "ethnicity": "NOBT",
    }
    response = client.post(address(draft, "step", "child"), wrong)
    assert errors(response) == {
        "#id_date_of_birth-day": "The child's date of birth must be a real date",
        "#id_sex": "Select the child's sex",
        "#id_nhs_number": "Enter a real NHS number, like 943 476 5870",
        "#id_upn": "Enter a real unique pupil number, like B801200005001",
        "#id_postcode": "Enter a full UK postcode, like HR4 0LE",
    }
    soup = BeautifulSoup(client.get(address(draft, "step", "child")).content, "html.parser")
    for name in ("family_name", "nhs_number", "postcode", "date_of_birth-day"):
        assert soup.find(attrs={"name": name})["value"] == wrong[name]
    assert not soup.select(".govuk-error-summary")


@pytest.mark.parametrize(
    ("step", "changed", "field", "sentence"),
    [
        ("child", {"given_name": "", "family_name": ""}, "given_name", "first name or family"),
        ("child", {"date_of_birth-year": ""}, "date_of_birth-year", "must include a year"),
        (
            "child",
            {f"date_of_birth-{part}": "" for part in ("day", "month", "year")},
            "date_of_birth-day",
            "Enter the child's date of birth",
        ),
        ("child", {"birth_known": "no"}, "age", "Enter the child's age"),
        ("child", {"birth_known": ""}, "birth_known", "Select whether you know"),
        ("concern", {"types": []}, "types", "Select at least one type"),
        ("concern", {"primary": ""}, "primary", "Select the main type"),
        ("concern", {"primary": "FGM"}, "primary", "Select the main type"),
        ("concern", {"at_immediate_risk": "yes"}, "safety_steps", "made safe|make the child safe"),
        ("concern", {"persons_of_concern": "some"}, "persons_of_concern", "whole number"),
        ("referrer", {"received_on-year": "2999"}, "received_on-day", "today or in the past"),
        ("referrer", {"source": ""}, "source", "Select where the referral came from"),
        ("referrer", {"referrer_name": ""}, "referrer_name", "Enter the referrer's name"),
        ("family", {"child_aware": "no"}, "not_informed_reason", "Enter why they do not know"),
        ("family", {"service_consent": "not_asked"}, "not_asked_reason", "Enter why they have not"),
        ("family", {"intelligence_form_sent": ""}, "intelligence_form_sent", "Select whether"),
        ("referrer", {"received_time": "half past"}, "received_time", "must be a real time"),
        (
            "family",
            {"service_consent": ""},
            "service_consent",
            "Select whether the child and family agree",
        ),
    ],
)
def test_each_refusal_stands_beside_its_field(client, step, changed, field, sentence):
    sign_in(client)
    draft = begin(client)
    found = errors(client.post(address(draft, "step", step), STEPS[step] | changed))
    assert any(part in found[f"#id_{field}"] for part in sentence.split("|"))
    assert client.post(address(draft, "step", step), STEPS[step]).status_code == 302


def test_question_not_answered_is_asked_alone(client):
    sign_in(client)
    draft = begin(client)
    said = STEPS["child"] | {"birth_known": "", "age": "", "date_of_birth-day": ""}
    assert list(errors(client.post(address(draft, "step", "child"), said))) == ["#id_birth_known"]


def test_age_alone_gives_an_estimated_date_of_birth(client):
    sign_in(client)
    draft = begin(client)
    only_age = {"birth_known": "no", "age": "14", "date_of_birth-day": ""}
    fill_all(client, draft, child=only_age)
    client.post(address(draft, "check"))
    child = Child.objects.get()
    assert child.birth_estimated
    assert child.age_on(today()) == 14
    assert child.date_of_birth.day == 15


def test_step_leads_back_to_the_step_before_it_and_the_first_to_the_drafts(client):
    sign_in(client)
    draft = begin(client)
    backs = {
        "child": reverse("getsafe:referral-drafts"),
        "concern": address(draft, "step", "child"),
    }
    for name, back in backs.items():
        page = BeautifulSoup(client.get(address(draft, "step", name)).content, "html.parser")
        assert page.select_one(".govuk-back-link")["href"] == back


def test_autosave_keeps_a_half_typed_step_and_answers_with_the_time(client):
    sign_in(client)
    draft = begin(client)
    half = {"given_name": "Sar", "csrfmiddlewaretoken": "x", "later": "1"}
    response = client.post(address(draft, "autosave", "child"), half)
    assert ":" in response.json()["saved_at"]
    draft.refresh_from_db()
    assert draft.typed == {"child": {"given_name": ["Sar"]}}


def test_autosave_says_which_records_look_like_the_child_before_the_step_is_done(client):
    known = ChildFactory(
        given_name="Sarah", family_name="Testchild", date_of_birth=date(2010, 5, 4)
    )
    half = {name: text for name, text in CHILD.items() if name != "sex"}
    sign_in(client)
    draft = begin(client)
    save, ask = address(draft, "autosave", "child"), address(draft, "matches")
    unborn = half | {"date_of_birth-year": ""}
    assert client.post(save, unborn).json()["notice"] == ""
    notice = client.post(save, half).json()["notice"]
    assert notice == "1 record looks like this child: same date of birth, same name."
    step = address(draft, "step", "child")
    assert client.post(ask, {str(known.uuid): "same"})["Location"] == step
    assert f"added to the record {known.reference}" in client.get(step).content.decode()
    assert client.post(save, half).json()["notice"] == ""
    sign_in(client, Role.PARTNER)
    draft = begin(client)
    assert client.post(address(draft, "autosave", "child"), half).json()["notice"] == ""


def test_step_that_another_window_changed_is_shown_again_with_what_was_typed(client):
    sign_in(client)
    draft = begin(client)
    step = address(draft, "step", "concern")
    seen = BeautifulSoup(client.get(step).content, "html.parser").find(attrs={"name": "sent_seen"})
    unseen = CONCERN | {"sent_seen": seen["value"]}
    client.post(step, unseen | {"concerns": "Typed in one window."})
    again = client.post(step, unseen | {"concerns": "Typed in another."})
    page = BeautifulSoup(again.content, "html.parser")
    assert "changed in another window" in page.select_one(".govuk-error-summary").text
    assert "Typed in another." in page.select_one("#id_concerns").text
    now_seen = page.find(attrs={"name": "sent_seen"})["value"]
    kept = client.post(step, CONCERN | {"concerns": "Typed in another.", "sent_seen": now_seen})
    assert kept.status_code == 302
    draft.refresh_from_db()
    assert draft.typed["concern"]["concerns"] == ["Typed in another."]


def test_step_of_a_draft_that_was_sent_leads_to_the_receipt(client):
    sign_in(client)
    draft = begin(client)
    fill_all(client, draft)
    client.post(address(draft, "check"))
    receipt = reverse("getsafe:referral-submitted", args=[draft.uuid])
    assert client.get(address(draft, "step", "concern"))["Location"] == receipt
    late = client.post(address(draft, "step", "concern"), CONCERN | {"concerns": "Late."})
    assert "Late." in client.get(late["Location"]).content.decode()
    stopped = client.post(address(draft, "autosave", "concern"), CONCERN)
    assert (stopped.status_code, "Not saved" in stopped.json()["stop"]) == (404, True)


def test_answers_that_another_one_closed_are_not_sent(client):
    sign_in(client)
    draft = begin(client)
    closed = {"safety_steps": "Typed, then closed."}
    sent = {"intelligence_form_sent_on-day": "nonsense", "intelligence_form_ref": "1"}
    fill_all(client, draft, concern=closed, family=sent | {"not_asked_reason": "Closed too."})
    client.post(address(draft, "check"))
    referral = Referral.objects.get()
    assert (referral.safety_steps, referral.not_asked_reason) == ("", "")
    assert (referral.intelligence_form_sent_on, referral.intelligence_form_ref) == (None, "")


@time_machine.travel("2025-03-03 09:00", tick=False)
def test_time_received_later_today_is_refused(client):
    sign_in(client)
    draft = begin(client)
    received = {"received_on-day": "3", "received_on-month": "3", "received_on-year": "2025"}
    sent = REFERRER | received
    late = client.post(address(draft, "step", "referrer"), sent | {"received_time": "09:01"})
    assert errors(late) == {"#id_received_time": "The time received must be in the past"}
    in_time = client.post(address(draft, "step", "referrer"), sent | {"received_time": "09:00"})
    assert in_time.status_code == 302


def test_autosave_that_arrives_after_the_button_is_refused_and_changes_nothing(client):
    sign_in(client)
    draft = begin(client)
    sent = {"sent_page": "a-page", "given_name": "Sarah"}
    client.post(address(draft, "step", "child"), sent | {"sent_number": "3"})
    late = client.post(
        address(draft, "autosave", "child"), sent | {"given_name": "S", "sent_number": "2"}
    )
    assert late.status_code == 409
    draft.refresh_from_db()
    assert draft.typed == {"child": {"given_name": ["Sarah"]}}
    nonsense = sent | {"given_name": "Sara", "sent_number": "9" * 40}
    assert client.post(address(draft, "autosave", "child"), nonsense).status_code == 200


def test_drafts_left_alone_are_deleted_by_the_daily_task(client):
    sign_in(client)
    draft = begin(client)
    tasks.forget_drafts()
    assert ReferralDraft.objects.exists()
    ReferralDraft.objects.update(saved_at=timezone.now() - timedelta(days=91))
    tasks.forget_drafts()
    tasks.forget_drafts()
    assert client.get(address(draft, "step", "child")).status_code == 404


def test_save_for_later_lists_the_draft_and_discard_asks_first(client):
    sign_in(client)
    draft = begin(client)
    response = client.post(
        address(draft, "step", "child"), {"given_name": "Sarah", "later": "1"}, follow=True
    )
    assert "Draft saved" in response.content.decode()
    assert "Sarah" in response.content.decode()
    assert "Incomplete" in client.get(address(draft, "check")).content.decode()
    assert "gone for good" in client.get(address(draft, "discard")).content.decode()
    client.post(address(draft, "discard"))
    assert not ReferralDraft.objects.exists()


@pytest.mark.parametrize("name", ["step", "autosave", "matches", "check", "discard"])
def test_draft_of_another_is_not_found(client, name):
    sign_in(client)
    draft = begin(client)
    more = ["child"] if name in {"step", "autosave"} else []
    assert client.get(address(draft, name, *more), follow=True).status_code == 200
    sign_in(client)
    assert client.get(address(draft, name, *more)).status_code == 404


def test_unknown_step_is_not_found(client):
    sign_in(client)
    draft = begin(client)
    assert client.get(address(draft, "step", "nonsense")).status_code == 404


def test_likely_records_are_asked_about_and_the_answer_is_used(client):
    known = ChildFactory(
        given_name="Sara", family_name="Testchild", date_of_birth=date(2010, 5, 4), school="Old"
    )
    case = CaseFactory(referral__child=known)
    sign_in(client)
    draft = begin(client)
    response = client.post(address(draft, "step", "child"), CHILD | {"school": "New"})
    assert response["Location"] == address(draft, "matches")
    page = client.get(address(draft, "matches")).content.decode()
    assert "Same date of birth, name spelled alike" in page
    assert f"already has an open case: {case.reference}" in page
    assert AuditEntry.objects.filter(verb="child.compare", child_key=str(known.uuid)).exists()
    asked = client.post(address(draft, "matches"), {})
    assert errors(asked) == {f"#id_{known.uuid}": "Select whether record 1 is the same child"}
    answered = client.post(address(draft, "matches"), {str(known.uuid): "same"})
    assert answered["Location"] == address(draft, "step", "concern")
    for name in ("concern", "referrer", "family"):
        client.post(address(draft, "step", name), STEPS[name])
    page = client.get(address(draft, "check")).content.decode()
    assert f"added to the record {known.reference}" in page
    assert "not changed: first name, school or college" in page
    client.post(address(draft, "check"))
    assert Referral.objects.latest("id").child == known
    known.refresh_from_db()
    assert known.school == "Old"


def test_date_of_birth_worked_out_from_an_age_is_marked_where_records_are_compared(client):
    born = today().replace(year=today().year - 14, day=1)
    ChildFactory(given_name="Sarah", family_name="Testchild", date_of_birth=born)
    sign_in(client)
    draft = begin(client)
    only_age = CHILD | {"birth_known": "no", "age": "14", "date_of_birth-day": ""}
    client.post(address(draft, "step", "child"), only_age)
    page = BeautifulSoup(client.get(address(draft, "matches")).content, "html.parser")
    (row,) = [one for one in page.select("table tr") if "Date of birth" in one.text]
    given, on_record = (cell.text.strip() for cell in row.select("td"))
    assert given.endswith("(estimated)")
    assert not on_record.endswith("(estimated)")


def test_send_with_unanswered_records_leads_to_the_question(client):
    sign_in(client)
    draft = begin(client)
    fill_all(client, draft)
    ChildFactory(given_name="Sarah", family_name="Testchild", date_of_birth=date(2010, 5, 4))
    response = client.post(address(draft, "check"))
    assert response["Location"] == address(draft, "matches")
    assert ReferralDraft.objects.exists()


@pytest.mark.parametrize("role", [Role.PARTNER, Role.POLICE_CHAIR])
def test_people_outside_the_team_are_not_told_that_a_child_is_known(client, role):
    ChildFactory(given_name="Sarah", family_name="Testchild", date_of_birth=date(2010, 5, 4))
    user = sign_in(client, role)
    draft = begin(client)
    fill_all(client, draft)
    assert client.get(address(draft, "matches")).status_code == 302
    client.post(address(draft, "check"))
    referral = Referral.objects.get(logged_by=user)
    page = client.get(reverse("getsafe:referral-detail", args=[referral.uuid])).content.decode()
    assert "You sent this referral" in page
    assert "Testchild" not in page


def test_received_before_birth_is_refused_on_the_check_with_a_link_to_the_step(client):
    sign_in(client)
    draft = begin(client)
    fill_all(client, draft, referrer={"received_on-year": "2009"})
    found = errors(client.post(address(draft, "check")))
    link = address(draft, "step", "referrer") + "#id_received_on-day"
    assert found == {link: "The date received must be on or after the child's date of birth"}


def test_submit_costs_a_bounded_number_of_statements(client, django_assert_max_num_queries):
    sign_in(client)
    draft = begin(client)
    fill_all(client, draft)
    for _ in range(20):
        ChildFactory(date_of_birth=date(2010, 5, 4), given_name="Quentin", family_name="Other")
    with django_assert_max_num_queries(32):
        client.post(address(draft, "check"))
    assert Referral.objects.exists()
