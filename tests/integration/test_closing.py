"""A case is closed in the browser by two people, undone, and listed where it waits."""

import pytest
from bs4 import BeautifulSoup
from django.db import IntegrityError, transaction
from django.urls import reverse

from getsafe.dates import today
from getsafe.models import RiskLevel
from getsafe.permissions import Role
from tests.factories import (
    CaseFactory,
    ChildFactory,
    ExploitationSpellFactory,
    ReferralFactory,
    RiskLevelSpellFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def case():
    case = CaseFactory()
    ExploitationSpellFactory(case=case)
    RiskLevelSpellFactory(case=case, code="low")
    return case


@pytest.fixture
def worker():
    return UserFactory(role=Role.WORKER)


@pytest.fixture
def manager():
    return UserFactory(role=Role.TEAM_MANAGER)


def typed(**changes):
    day = today()
    return {
        "closed_on-day": day.day,
        "closed_on-month": day.month,
        "closed_on-year": day.year,
        "reason": "risk_reduced",
        "summary": "A fictional summary.",
        "level": RiskLevel.objects.get(code="low").pk,
        "experience": "historic",
        "told": "The child and the school.",
    } | changes


def names_of(client, address):
    """The names under which a form sends its date."""
    page = BeautifulSoup(client.get(address).content, "html.parser")
    return {field["name"] for field in page.select("form input[name]")}


def post_proposal(client, case, **changes):
    return client.post(reverse("getsafe:closure-propose", args=[case.uuid]), typed(**changes))


def test_closing_by_two_people_then_undoing_it(client, case, worker, manager):
    client.force_login(worker)
    assert {"closed_on-day", "closed_on-month"} <= names_of(
        client, reverse("getsafe:closure-propose", args=[case.uuid])
    )
    assert post_proposal(client, case).status_code == 302
    proposal = case.closure_proposals.get()
    address = reverse("getsafe:closure", args=[proposal.uuid])
    assert "Your decision" not in client.get(address).content.decode()

    client.force_login(manager)
    assert proposal.case.child.full_name in client.get(reverse("getsafe:closures")).content.decode()
    assert client.post(address, {"decision": "authorise"}).status_code == 302
    case.refresh_from_db()
    assert case.closed_on == today()
    assert (
        "A fictional summary."
        in client.get(reverse("getsafe:case", args=[case.uuid])).content.decode()
    )

    undo = reverse("getsafe:closure-undo", args=[case.uuid])
    assert client.post(undo, {"reason": "The wrong child."}).status_code == 302
    case.refresh_from_db()
    assert case.is_open


def test_proposal_with_something_missing_says_what_and_keeps_the_rest(client, case, worker):
    client.force_login(worker)

    page = post_proposal(client, case, told="", reason="").content.decode()

    assert "Enter who was told" in page
    assert "A fictional summary." in page
    assert not case.closure_proposals.exists()


def test_proposal_refused_by_the_rules_is_shown_on_the_form(client, case, worker):
    client.force_login(worker)
    post_proposal(client, case)

    page = post_proposal(client, case).content.decode()

    assert "already waiting for a manager" in page


def test_sending_back_needs_a_word_and_leads_the_author_to_it(client, case, worker, manager):
    client.force_login(worker)
    post_proposal(client, case)
    address = reverse("getsafe:closure", args=[case.closure_proposals.get().uuid])
    client.force_login(manager)
    assert (
        "Enter what is needed" in client.post(address, {"decision": "send_back"}).content.decode()
    )

    client.post(address, {"decision": "send_back", "answer": "Say who told the family."})

    client.force_login(worker)
    back = client.get(reverse("getsafe:closures-sent-back")).content.decode()
    again = client.get(reverse("getsafe:closure-propose", args=[case.uuid])).content.decode()
    assert "Say who told the family." in back
    assert "Sent back by" in again
    assert "Say who told the family." in again
    post_proposal(client, case, summary="Who told the family is in it now.")
    client.force_login(manager)
    newest = case.closure_proposals.get(status="waiting")
    asked = client.get(reverse("getsafe:closure", args=[newest.uuid])).content.decode()
    assert "Asked for before" in asked
    assert "Say who told the family." in asked
    assert "A fictional summary." in again


def moved(**changes):
    day = today()
    return {
        "reason": "moved_area",
        "transferred_to": "Fictionshire Council",
        "received_by": "A. Fictional, exploitation team; the plan and the chronology",
        "handed_over_on-day": day.day,
        "handed_over_on-month": day.month,
        "handed_over_on-year": day.year,
    } | changes


def test_move_to_another_council_asks_where_to_and_whom_told(client, case, worker, manager):
    client.force_login(worker)
    page = post_proposal(client, case, reason="moved_area").content.decode()
    assert "Enter the council that they moved to" in page
    assert "Enter who there was told, and of what" in page
    assert "Enter the date of the handover" in page
    assert post_proposal(client, case, **moved()).status_code == 302
    proposal = case.closure_proposals.get()
    client.force_login(manager)
    client.post(reverse("getsafe:closure", args=[proposal.uuid]), {"decision": "authorise"})
    shown = client.get(reverse("getsafe:case", args=[case.uuid])).content.decode()
    assert "Fictionshire Council" in shown
    assert "the plan and the chronology" in shown
    assert "Log a new referral" in shown


def test_move_of_before_it_was_asked_says_that_the_handover_is_not_recorded(client, case, worker):
    client.force_login(worker)
    post_proposal(client, case, **moved())
    rows = case.closure_proposals.all()
    with pytest.raises(IntegrityError, match="transfer_says_where_and_whom"), transaction.atomic():
        rows.update(handed_over_on=None)
    rows.update(transferred_to="Not recorded", received_by="Not recorded", handed_over_on=None)
    page = client.get(reverse("getsafe:closure", args=[rows.get().uuid])).content.decode()
    assert page.count("Not recorded") == len(("moved to", "told", "handed over"))


def test_what_was_typed_of_a_move_is_dropped_for_another_reason(client, case, worker):
    client.force_login(worker)
    assert post_proposal(client, case, **moved(reason="risk_reduced")).status_code == 302
    assert case.closure_proposals.get().transferred_to == ""


def test_withdrawing_ones_own_proposal(client, case, worker):
    client.force_login(worker)
    post_proposal(client, case)
    proposal = case.closure_proposals.get()

    client.post(reverse("getsafe:closure-withdraw", args=[proposal.uuid]))

    proposal.refresh_from_db()
    assert proposal.status == "withdrawn"


def test_proposal_out_of_scope_is_not_found(client, case, worker):
    client.force_login(worker)
    post_proposal(client, case)
    client.force_login(UserFactory(role=Role.PARTNER))

    address = reverse("getsafe:closure", args=[case.closure_proposals.get().uuid])
    assert client.get(address).status_code == 404


def test_decisions_owed_are_listed_and_shown_on_the_case(client, manager):
    child = ChildFactory(date_of_birth=today().replace(day=1, year=today().year - 19))
    case = CaseFactory(referral=ReferralFactory(child=child))
    client.force_login(manager)

    listed = client.get(reverse("getsafe:decisions")).content.decode()
    page = client.get(reverse("getsafe:case", args=[case.uuid])).content.decode()

    assert "Turned 18, not a care leaver" in listed
    assert "not a care leaver on record: propose closure" in page


def test_page_opened_from_decisions_owed_leads_back_to_them_and_no_other(client, manager):
    child = ChildFactory(date_of_birth=today().replace(day=1, year=today().year - 19))
    CaseFactory(referral=ReferralFactory(child=child))
    client.force_login(manager)
    decisions = reverse("getsafe:decisions")
    listed = BeautifulSoup(client.get(decisions).content, "html.parser")

    links = [link["href"] for link in listed.main.select("a[href*='from=decisions']")]
    assert len(links) == 4
    for address in links:
        page = BeautifulSoup(client.get(address).content, "html.parser")
        assert page.find("a", string="Cancel")["href"] == decisions
        assert page.select_one(".govuk-back-link")["href"] == decisions
    consent = next(address for address in links if "consents" in address)
    said = {"decision": "refused", "method": "Fictional."}
    on = {f"decided_on-{part}": getattr(today(), part) for part in ("day", "month", "year")}
    assert client.post(consent, said | on).url == decisions

    elsewhere = client.get(consent.replace("decisions", "//example.com")).content.decode()
    assert "example.com" not in elsewhere.partition("<main")[2]
    assert f'href="{reverse("getsafe:child", args=[child.uuid])}">Cancel' in elsewhere
