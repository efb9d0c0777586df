"""The pages of logged referrals: who opens them, what they show, what they change."""

from datetime import date, timedelta

import pytest
from bs4 import BeautifulSoup
from django.core.cache import caches
from django.urls import reverse

from getsafe import panels
from getsafe.choices import REFERRAL_STATUS
from getsafe.dates import today
from getsafe.govuk.fields import long_date
from getsafe.models import Agency, AuditEntry, Case, Child, MatchDecision, RiskLevel
from getsafe.permissions import Role
from tests.factories import (
    CareStatusSpellFactory,
    CaseFactory,
    ChildFactory,
    ConcernFactory,
    ConsentFactory,
    ReferralFactory,
    ScreeningFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db
READERS = [Role.WORKER, Role.TEAM_MANAGER, Role.BUSINESS_SUPPORT, Role.HEAD_OF_SERVICE]
OUTSIDERS = [Role.POLICE_CHAIR, Role.PARTNER]
STRANGERS = [Role.REPORT_VIEWER, Role.FOI_OFFICER, Role.SYSTEM_ADMINISTRATOR]


def sign_in(client, role=Role.WORKER):
    user = UserFactory(role=role)
    client.force_login(user)
    return user


def waiting(**fields):
    referral = ReferralFactory(**fields)
    ConcernFactory(referral=referral, is_primary=True, experience_status="suspected")
    return referral


def url(name, referral, *more):
    return reverse(f"getsafe:referral-{name}", args=[referral.uuid, *more])


def text(response):
    return " ".join(BeautifulSoup(response.content, "html.parser").get_text(" ").split())


def errors(response):
    soup = BeautifulSoup(response.content, "html.parser")
    return {a["href"]: a.text for a in soup.select(".govuk-error-summary a")}


@pytest.mark.parametrize("role", READERS)
def test_page_shows_the_referral_to_the_team_and_keeps_that_it_was_read(client, role):
    sign_in(client, role)
    referral = waiting()
    response = client.get(url("detail", referral))
    assert response.status_code == 200
    assert referral.child.full_name in text(response)
    assert "Suspected: is being exploited" in text(response)
    assert AuditEntry.objects.get(verb="referral.read").subject_key == str(referral.uuid)


@pytest.mark.parametrize(
    ("role", "status"), [(r, 404) for r in OUTSIDERS] + [(r, 403) for r in STRANGERS]
)
def test_page_is_not_for_people_outside_the_team(client, role, status):
    sign_in(client, role)
    referral = waiting()
    assert client.get(url("detail", referral)).status_code == status
    assert not AuditEntry.objects.filter(verb="referral.read").exists()


def test_page_asks_information_governance_for_a_reason(client):
    sign_in(client, Role.INFORMATION_GOVERNANCE)
    response = client.get(url("detail", waiting()))
    assert response.status_code == 302
    assert "/reason" in response["Location"]


def test_page_costs_a_fixed_number_of_statements(client, django_assert_max_num_queries):
    sign_in(client, Role.TEAM_MANAGER)
    referral = waiting()
    for agency in Agency.objects.all()[:6]:
        referral.contributions.create(agency=agency, text="Known.", recorded_by=UserFactory())
    with django_assert_max_num_queries(22):
        client.get(url("detail", referral))


@pytest.mark.parametrize("name", ["return", "complete", "contribute", "matches", "screen"])
@pytest.mark.parametrize("role", [Role.BUSINESS_SUPPORT, Role.PARTNER, Role.HEAD_OF_SERVICE])
def test_changes_are_not_for_those_who_do_not_screen(client, role, name):
    sign_in(client, role)
    assert client.get(url(name, waiting())).status_code == 403


def test_deciding_is_for_managers(client):
    referral = waiting()
    sign_in(client, Role.WORKER)
    assert client.get(url("screen", referral)).status_code == 403
    sign_in(client, Role.TEAM_MANAGER)
    assert client.get(url("screen", referral)).status_code == 200


def test_return_then_complete(client):
    sign_in(client)
    referral = waiting()
    assert errors(client.post(url("return", referral), {})) == {
        "#id_reason": "Enter what is missing",
        "#id_information_due_on-day": "Enter the date it is needed by",
    }
    needed_by = today() + timedelta(days=7)
    typed = {"reason": "The date of birth."} | {
        f"information_due_on-{part}": getattr(needed_by, part) for part in ("day", "month", "year")
    }
    client.post(url("return", referral), typed)
    page = text(client.get(url("detail", referral)))
    assert "What is missing: The date of birth." in page
    assert f"It is needed by {long_date(needed_by)}" in page
    early = {"complete_on-day": "1", "complete_on-month": "9", "complete_on-year": "2024"}
    assert "#id_complete_on-day" in errors(client.post(url("complete", referral), early))
    client.post(url("complete", referral), early | {"complete_on-day": "10"})
    referral.refresh_from_db()
    assert (referral.status, referral.complete_on) == ("awaiting_screening", date(2024, 9, 10))


def test_act_that_the_status_does_not_allow_leads_back_with_the_reason(client):
    sign_in(client, Role.TEAM_MANAGER)
    referral = ScreeningFactory(referral__status="screened").referral
    for name in ("return", "complete", "contribute", "screen"):
        page = text(client.get(url(name, referral), follow=True))
        assert "Only a re" in page or "has been screened" in page


def test_correct_changes_what_was_keyed(client):
    sign_in(client)
    referral = waiting(referrer_name="A Fictional Teacher")
    page = client.get(url("correct", referral, "concern")).content.decode()
    assert "A fictional concern." in page
    sent = {
        "at_immediate_risk": "no",
        "types": ["CCE"],
        "experience_status": "at_risk",
        "concerns": "A corrected concern.",
    }
    client.post(url("correct", referral, "concern"), sent)
    referral.refresh_from_db()
    assert referral.concerns == "A corrected concern."
    assert referral.concern_types.get().exploitation_type == "CCE"
    before_birth = {"received_on-day": "1", "received_on-month": "1", "received_on-year": "2001"}
    who = {"source": "2A", "referrer_name": "A Fictional Teacher", "route": "form"}
    found = errors(client.post(url("correct", referral, "referrer"), before_birth | who))
    assert "on or after the child's date of birth" in found["#id_received_on-day"]
    assert client.get(url("correct", referral, "child")).status_code == 404


def test_contribution_is_kept_and_can_be_changed(client):
    sign_in(client)
    referral = waiting()
    police = Agency.objects.get(code="police")
    assert "#id_agency" in errors(client.post(url("contribute", referral), {"text": "Known."}))
    client.post(url("contribute", referral), {"agency": police.pk, "text": "Known to us."})
    page = client.get(f"{url('contribute', referral)}?agency={police.pk}").content.decode()
    assert "Known to us." in page
    assert "Known to us." in text(client.get(url("detail", referral)))


def decision(**changed):
    sent = {
        "outcome": "MACE1",
        "level": RiskLevel.objects.get(code="high").pk,
        "rationale": "A fictional rationale.",
        "basis": "weekly",
        "screened_on-day": "4",
        "screened_on-month": "9",
        "screened_on-year": "2024",
    }
    return sent | changed


def test_decision_opens_a_case_and_can_be_withdrawn_the_same_day(client):
    manager = sign_in(client, Role.TEAM_MANAGER)
    referral = waiting()
    response = client.post(url("screen", referral), decision())
    assert errors(response) == {"#id_lead_worker": "Select a lead worker"}
    assert "A fictional rationale." in response.content.decode()
    client.post(url("screen", referral), decision(lead_worker=manager.pk))
    case = Case.objects.get()
    assert (case.child, case.lead_worker) == (referral.child, manager)
    page = text(client.get(url("detail", referral)))
    assert "Screening decision, 4 September 2024" in page
    assert "Withdraw" in page
    screening = referral.screenings.get()
    withdraw = reverse("getsafe:screening-withdraw", args=[screening.uuid])
    assert "#id_reason" in errors(client.post(withdraw, {}))
    client.post(withdraw, {"reason": "Wrong child."})
    assert not Case.objects.exists()


def test_decision_deferred_needs_what_and_when(client):
    sign_in(client, Role.TEAM_MANAGER)
    referral = waiting()
    found = errors(client.post(url("screen", referral), decision(outcome="MOREINFO")))
    assert found == {"#id_needed": "Enter what information is needed"}


def test_decision_on_a_care_leaver_asks_for_status_and_consent(client):
    manager = sign_in(client, Role.TEAM_MANAGER)
    referral = waiting(child=ChildFactory(date_of_birth=date(2005, 1, 1)))
    page = text(client.get(url("screen", referral)))
    assert "only for a care leaver of this council" in page
    sent = decision(lead_worker=manager.pk)
    assert "#id_status" in errors(client.post(url("screen", referral), sent))
    sent |= {"status": "former_relevant"}
    sent |= {f"decided_on-{part}": sent[f"screened_on-{part}"] for part in ("day", "month", "year")}
    client.post(url("screen", referral), sent)
    assert Case.objects.get().child == referral.child


def test_decision_page_suggests_the_open_case(client):
    sign_in(client, Role.TEAM_MANAGER)
    case = CaseFactory()
    referral = waiting(child=case.child)
    response = client.get(url("screen", referral))
    assert f"already has an open case, {case.reference}" in text(response)
    soup = BeautifulSoup(response.content, "html.parser")
    assert soup.find("input", attrs={"name": "outcome", "value": "CONTINUE"}).has_attr("checked")


def test_likely_records_of_a_logged_referral_are_decided_and_merged(client):
    sign_in(client, Role.TEAM_MANAGER)
    known = ChildFactory(given_name="Sarah", family_name="Testchild")
    referral = waiting(child=ChildFactory(given_name="Sara", family_name="Testchild"))
    assert "1 other record looks like this child" in text(client.get(url("detail", referral)))
    response = client.post(url("matches", referral), {str(known.uuid): "same"})
    merge = reverse("getsafe:child-merge", args=[referral.child.uuid, known.uuid])
    assert response["Location"] == merge
    side_by_side = BeautifulSoup(client.get(merge).content, "html.parser")
    assert known.reference in side_by_side.text
    assert side_by_side.find("a", string="Cancel")["href"] == reverse("getsafe:merges")
    different = [row.th.text for row in side_by_side.select(".app-row--different")]
    assert different == ["First name"]
    assert "#id_kept" in errors(client.post(merge, {}))
    done = client.post(merge, {"kept": str(known.uuid)})
    assert done["Location"] == reverse("getsafe:child", args=[known.uuid])
    referral.refresh_from_db()
    assert referral.child == known
    assert client.get(merge).status_code == 404
    merged = BeautifulSoup(client.get(reverse("getsafe:merges")).content, "html.parser")
    undo = merged.select_one("a[href$=undo]")["href"]
    assert "#id_reason" in errors(client.post(undo, {}))
    client.post(undo, {"reason": "Two cousins."})
    referral.refresh_from_db()
    assert referral.child != known
    assert "Undone" in text(client.get(reverse("getsafe:merges")))


def test_worker_decides_a_match_but_does_not_merge(client):
    sign_in(client)
    known = ChildFactory(given_name="Sarah", family_name="Testchild")
    referral = waiting(child=ChildFactory(given_name="Sara", family_name="Testchild"))
    response = client.post(url("matches", referral), {str(known.uuid): "different"})
    assert response["Location"] == url("detail", referral)
    assert MatchDecision.objects.get().is_same is False
    merge = reverse("getsafe:child-merge", args=[referral.child.uuid, known.uuid])
    assert client.get(merge).status_code == 403
    assert "No other record" in text(client.get(url("matches", referral), follow=True))


def test_a_record_said_to_be_another_child_is_compared_again(client):
    worker = sign_in(client)
    known = ChildFactory(given_name="Sarah", family_name="Testchild")
    referral = waiting(child=ChildFactory(given_name="Sara", family_name="Testchild"))
    assert "said to be another child" not in text(client.get(url("detail", referral)))
    client.post(url("matches", referral), {str(known.uuid): "different"})
    page = client.get(url("detail", referral))
    assert "1 record was said to be another child" in text(page)
    assert "Your answer is kept" in text(page)
    again = BeautifulSoup(page.content, "html.parser").find("a", string="Compare again")["href"]
    compared = text(client.get(again))
    assert known.reference in compared
    said = f"{worker.name} said on {long_date(today())} that this is another child"
    assert said in compared
    client.post(again, {str(known.uuid): "same"})
    assert MatchDecision.objects.get().is_same is True
    page = text(client.get(url("detail", referral)))
    assert f"Record {known.reference} was said to be the same child" in page
    assert "said to be another child" not in page


def test_word_that_two_records_are_one_child_waits_for_a_manager(client):
    sign_in(client)
    known = ChildFactory(given_name="Sarah", family_name="Testchild")
    referral = waiting(child=ChildFactory(given_name="Sara", family_name="Testchild"))
    client.post(url("matches", referral), {str(known.uuid): "same"})
    of_the_known = waiting(child=known)
    for one, other in ((referral, known), (of_the_known, referral.child)):
        page = text(client.get(url("detail", one)))
        assert f"Record {other.reference} was said to be the same child" in page
        assert "looks like this child" not in page
    manager = sign_in(client, Role.TEAM_MANAGER)
    work = {group.label: group for group in panels.work_of(manager)}
    assert work["Records to merge"].count == 1
    listed = BeautifulSoup(client.get(work["Records to merge"].href).content, "html.parser")
    merge = listed.select_one("#table-to-be-merged a")["href"]
    client.post(merge, {"kept": str(known.uuid)})
    assert "Records to merge" not in {group.label for group in panels.work_of(manager)}


def test_decision_names_the_council_that_takes_it_on_and_what_to_do_next(client):
    sign_in(client, Role.TEAM_MANAGER)
    referral = waiting()
    found = errors(client.post(url("screen", referral), decision(outcome="OTHERLA")))
    assert "which council" in found["#id_council_to"]
    sent = decision(outcome="OTHERLA", council_to="Fictionshire", single_to="Not this")
    page = text(client.post(url("screen", referral), sent, follow=True))
    assert "Tell the referrer what was decided" in page
    assert referral.screenings.get().passed_to == "Fictionshire"


def test_decision_may_say_that_it_repeats_another_referral(client):
    sign_in(client, Role.TEAM_MANAGER)
    referral = waiting()
    assert "repeat another referral" not in text(client.get(url("screen", referral)))
    other = waiting(child=referral.child)
    sent = decision(outcome="NFA", duplicate_of=other.pk)
    page = text(client.post(url("screen", referral), sent, follow=True))
    assert f"repeats referral {other.reference}" in page


def test_decision_page_says_what_is_on_record_of_an_adult(client):
    sign_in(client, Role.TEAM_MANAGER)
    child = ChildFactory(date_of_birth=date(2005, 1, 1))
    CareStatusSpellFactory(child=child)
    ConsentFactory(child=child)
    page = text(client.get(url("screen", waiting(child=child))))
    assert "On record: Care leaver: former relevant, from 1 January 2024" in page
    assert "On record: consent given, 1 January 2024" in page


def test_decision_page_warns_of_danger_and_shows_the_whole_referral(client):
    sign_in(client, Role.TEAM_MANAGER)
    referral = waiting(
        at_immediate_risk="yes", safety_steps="999 was called.", child_views="Their own words."
    )
    page = text(client.get(url("screen", referral)))
    assert "in immediate danger when referred. What was done: 999 was called." in page
    assert "Their own words." in page
    assert "In danger when referred" in text(client.get(reverse("getsafe:screening-list")))


def test_level_that_is_no_longer_used_is_not_offered(client):
    sign_in(client, Role.TEAM_MANAGER)
    RiskLevel.objects.filter(code="medium").update(valid_to=today() - timedelta(days=1))
    caches["local"].clear()
    soup = BeautifulSoup(client.get(url("screen", waiting())).content, "html.parser")
    labels = [
        radio.find_next("label").get_text(strip=True) for radio in soup.select("[name=level]")
    ]
    assert labels == ["Low", "High", "No level"]


def test_referrer_is_told_and_what_they_were_told_can_be_corrected(client):
    sign_in(client)
    referral = ScreeningFactory(referral__status="screened").referral
    untold = {"list": "untold"}
    waiting_list = reverse("getsafe:screening-list")
    assert referral.child.full_name in text(client.get(waiting_list, untold))
    assert "Record that the referrer was told" in text(client.get(url("detail", referral)))
    assert "#id_told" in errors(client.post(url("told", referral), {}))
    sent = {"told": "Rang them.", "told_on-day": "3", "told_on-month": "9", "told_on-year": "2024"}
    page = text(client.post(url("told", referral), sent, follow=True))
    assert "Rang them." in page
    assert "Record that the referrer was told" not in page
    assert referral.child.full_name not in text(client.get(waiting_list, untold))
    page = client.get(url("told", referral)).content.decode()
    assert "Rang them." in page


def test_partner_is_asked_for_what_their_referral_lacks(client):
    partner = sign_in(client, Role.PARTNER)
    sent_back = {"status": "returned_incomplete", "returned_reason": "The school's name."}
    own = waiting(logged_by=partner, complete_on=None, **sent_back)
    waiting(complete_on=None, **sent_back)
    work = {group.label: group for group in panels.work_of(partner)}
    group = work["Referrals that need more from you"]
    assert (group.count, group.href) == (1, "/referrals?status=returned_incomplete")
    assert own.reference in text(client.get(group.href))
    page = text(client.get(url("detail", own)))
    assert "The school's name." in page
    assert f"by {long_date(own.information_due_on)}" in page


def test_details_that_differ_from_the_record_are_shown(client):
    sign_in(client)
    referral = waiting(differing_facts={"date_of_birth": "2010-05-05", "school": "Other School"})
    page = text(client.get(url("detail", referral)))
    assert "date of birth: 5 May 2010; school or college: Other School" in page
    Child.objects.update(school="Other School", date_of_birth=date(2010, 5, 5))
    assert "differ from the record" not in text(client.get(url("detail", referral)))


@pytest.mark.parametrize("role", READERS)
def test_list_shows_names_to_the_team(client, role):
    sign_in(client, role)
    referral = waiting()
    page = text(client.get(reverse("getsafe:referral-list")))
    assert referral.child.full_name in page
    assert "No referral has been screened yet" in text(
        client.get(reverse("getsafe:referral-list"), {"status": "screened"})
    )


def test_list_without_a_referral_says_whose_there_is_none_of(client):
    address = reverse("getsafe:referral-list")
    for role, sentence, whose in (
        (Role.WORKER, "No referral has been logged yet.", "No referral"),
        (Role.PARTNER, "You have logged no referral yet.", "No referral of yours"),
    ):
        sign_in(client, role)
        assert sentence in text(client.get(address))
        told = [text(client.get(address, {"status": s})) for s in REFERRAL_STATUS.codes]
        for page, lack in zip(
            told, ("waits for screening.", "waits for more", "has been"), strict=True
        ):
            assert f"{whose} {lack}" in page


@pytest.mark.parametrize("role", [*OUTSIDERS, Role.INFORMATION_GOVERNANCE])
def test_list_shows_others_no_name(client, role):
    user = sign_in(client, role)
    own, other = waiting(logged_by=user), waiting()
    page = text(client.get(reverse("getsafe:referral-list")))
    assert own.reference in page
    assert own.child.full_name not in page
    assert (other.reference in page) is (role is Role.INFORMATION_GOVERNANCE)


def test_list_turns_pages_both_ways(client, django_assert_max_num_queries):
    sign_in(client)
    child = ChildFactory()
    made = [ReferralFactory(child=child) for _ in range(120)]
    seen, address = [], reverse("getsafe:referral-list")
    with django_assert_max_num_queries(24):
        for _ in range(3):
            soup = BeautifulSoup(client.get(address).content, "html.parser")
            seen += [cell.a.text for cell in soup.select("tbody th")]
            link = soup.select_one("a[rel=next]")
            address = reverse("getsafe:referral-list") + link["href"] if link else address
    assert seen == [referral.reference for referral in reversed(made)]
    back = soup.select_one("a[rel=prev]")["href"]
    soup = BeautifulSoup(client.get(reverse("getsafe:referral-list") + back).content, "html.parser")
    assert [cell.a.text for cell in soup.select("tbody th")] == seen[50:100]


@pytest.mark.parametrize("nonsense", ["x", "after.2024-99-99.1", "after.2024-01-01.x"])
def test_list_takes_a_nonsense_place_for_the_beginning(client, nonsense):
    sign_in(client)
    referral = waiting()
    response = client.get(reverse("getsafe:referral-list"), {"at": nonsense})
    assert referral.reference in text(response)
    assert Child.objects.count() == 1
