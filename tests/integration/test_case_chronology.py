"""One chronology of everything on the case's page: each change once, corrections as corrections."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from getsafe.actions import cases, children, closures, merges, referrals, screenings, spells
from getsafe.dates import today
from getsafe.models import Agency, Concern, ExploitationSpell, RiskLevel, RiskLevelSpell
from getsafe.permissions import Role
from meetings.actions import actions
from meetings.actions.actions import NewAction
from tests.factories import (
    AgendaItemFactory,
    CareStatusSpellFactory,
    CaseFactory,
    ChildFactory,
    ConcernFactory,
    ExploitationSpellFactory,
    MeetingFactory,
    ReferralFactory,
    RiskLevelSpellFactory,
    ScreeningFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def manager(client):
    manager = UserFactory(role=Role.TEAM_MANAGER, name="Robin Fictional")
    client.force_login(manager)
    return manager


@pytest.fixture
def worker():
    return UserFactory(role=Role.WORKER, name="Ash Fictional")


@pytest.fixture
def case():
    case = CaseFactory(referral__persons_of_concern=None, lead_worker=None)
    ExploitationSpellFactory(case=case, is_primary=True)
    RiskLevelSpellFactory(case=case, code="low")
    return case


def lines(client, case, part=""):
    page = client.get(reverse("getsafe:case", args=[case.uuid]), {"part": part} if part else {})
    found = BeautifulSoup(page.content, "html.parser").select(".app-timeline__event")
    return {
        " ".join(line.h3.get_text().split()): " ".join(line.get_text(" ").split()) for line in found
    }


def test_chronology_tells_what_a_case_went_through(client, case, manager, worker):
    cases.allocate(case, by=manager, worker=worker)
    cases.set_persons_of_concern(case, by=worker, count=2)
    cases.set_review(case, by=worker, review_due_on=date(2030, 2, 1))
    cases.hold(case, by=worker)
    cases.resume(case, by=worker)

    told = lines(client, case)

    assert "Lead worker: Ash Fictional" in told
    assert "Before: not known" in told["Persons of concern: 2"]
    assert "Before: 2 December 2024" in told["Next review due: 1 February 2030"]
    assert "Status: On hold: child missing" in told
    assert "Status: Active" in told


def test_chronology_tells_a_proposal_sent_back_written_anew_authorised_and_undone(
    client, case, manager, worker
):
    facts = {
        "closed_on": date(2024, 12, 20), "reason": "risk_reduced", "summary": "A summary.",
        "told": "The child.", "level": RiskLevel.objects.get(code="low"), "experience": "historic",
    }  # fmt: skip
    first = closures.propose(case, by=worker, **facts)
    closures.send_back(first, by=manager, answer="Tell the school first")
    second = closures.propose(case, by=worker, **facts)
    closures.authorise(second, by=manager)
    closures.undo(second, by=manager, reason="The wrong child")

    told = lines(client, case, "case")

    assert "Tell the school first" in told["Closure sent back"]
    assert {"Closure proposed", "Closure authorised", "Proposal to close withdrawn"} <= set(told)
    assert "The wrong child" in told["Closure undone: the case is open again Correction"]
    assert "Robin Fictional" in told["Closure authorised"]


def test_chronology_shows_a_correction_as_one_with_what_was_said_before(client, case, worker):
    client.force_login(worker)
    child = case.child
    children.edit(child, by=worker, school="First School", address="1 Fictional Road")
    children.edit(child, by=worker, school="Second School", address="2 Fictional Road")
    RiskLevelSpell.objects.filter(case=case).update(level=RiskLevel.objects.get(code="high"))
    ExploitationSpell.objects.filter(case=case).update(experience_status="suspected")
    ExploitationSpell.objects.filter(case=case).update(experience_status="historic")

    told = lines(client, case, "corrections")

    details = told["Details of the child corrected Correction"]
    assert "School: First School → Second School" in details
    assert "Fictional Road" not in details
    assert "Level: Low → High" in told["Risk level corrected Correction"]
    assert "Type of exploitation corrected Correction" in told
    assert "Details of the child added to" in lines(client, case, "child")


def test_chronology_tells_of_referrals_what_agencies_know_and_duplicates(client, case, manager):
    referral = ReferralFactory(child=case.child, status="awaiting_screening", source="3A")
    police = Agency.objects.get(code="police")
    screenings.record_contribution(referral, by=manager, agency=police, text="Seen by the river.")
    referrals.return_incomplete(
        referral, by=manager, reason="The address.", information_due_on=today()
    )
    referrals.mark_complete(referral, by=manager, complete_on=today())
    referrals.correct(referral, by=manager, facts={"source": "1A"})
    screenings.decide(
        referral, by=manager, screened_on=today(), basis="weekly", outcome="NFA",
        rationale="Fictional.", duplicate_of=case.referral,
    )  # fmt: skip
    referrals.record_told(referral, by=manager, told_on=today(), told="By telephone.")

    told = lines(client, case, "referrals")

    name = referral.reference
    assert "Seen by the river." in told[f"{police.name}: what they know, for referral {name}"]
    assert "The address." in told[f"Referral {name} returned: information needed"]
    assert f"Referral {name} complete" in told
    assert f"Referral {name} corrected Correction" in told
    assert f"Referral {name} repeats referral {case.referral.reference}" in told
    assert "By telephone." in told[f"Referrer of {name} told"]


def test_chronology_shows_the_types_of_a_referral_before_and_after_their_correction(
    client, case, manager
):
    referral = ConcernFactory(referral__child=case.child, exploitation_type="CSE").referral
    name = f"Types of exploitation of referral {referral.reference} corrected Correction"
    assert name not in lines(client, case)
    types = [
        Concern(exploitation_type="CCE", is_primary=True, experience_status="suspected"),
        Concern(exploitation_type="CSE"),
    ]
    referrals.correct(referral, by=manager, facts={}, concerns=types)

    told = lines(client, case, "corrections")

    assert (
        "Child sexual exploitation → Child criminal exploitation (main; suspected: is being "
        "exploited), Child sexual exploitation" in told[name]
    )


def test_chronology_tells_of_a_merge_and_of_its_undoing(client, case, manager):
    other = ChildFactory()
    record = merges.merge(other, by=manager, into=case.child)
    merges.undo(record, by=manager, reason="Two children after all")

    told = lines(client, case, "child")

    assert f"Record {other.reference} merged into this one" in told
    assert "Two children after all" in told[f"Merge of record {other.reference} undone Correction"]


def test_chronology_tells_of_actions_given_and_of_meetings_that_spoke_of_the_case(
    client, case, manager
):
    agency = Agency.objects.get(code="police")
    new = NewAction(text="Visit the flat.", agency=agency, due_on=today() + timedelta(days=3))
    actions.add(new, by=manager, case=case)
    weekly = MeetingFactory(status="held", chair=manager)
    AgendaItemFactory(meeting=weekly, case=case, subject="case")

    told = lines(client, case, "meetings")

    assert f"Action given to {agency.name}: Visit the flat." in told
    assert any(title.startswith("Discussed at") for title in told)


@pytest.mark.parametrize(("days", "is_told"), [(14, True), (15, False)])
def test_chronology_tells_who_was_invited_of_a_meeting_while_its_pack_is_open(
    client, case, manager, days, is_told
):
    partner = UserFactory(role=Role.PARTNER, agency=Agency.objects.get(code="police"))
    held_on = today() - timedelta(days=days)
    weekly = MeetingFactory(status="held", chair=manager, held_on=held_on)
    weekly.attendance.create(person=partner, name=partner.name, agency=partner.agency)
    AgendaItemFactory(meeting=weekly, case=case, subject="case")
    # An action opens nothing of a case, so who leads it is asked once the pack is closed.
    case.lead_worker = partner
    case.save()
    new = NewAction(text="Visit.", agency=partner.agency, owner=partner, due_on=today())
    actions.add(new, by=manager, case=case)
    client.force_login(partner)

    told = lines(client, case, "meetings")

    assert any(title.startswith("Action given to") for title in told)
    assert any(title.startswith("Discussed at") for title in told) is is_told


def test_chronology_parts_count_what_they_show(client, case, manager):
    CareStatusSpellFactory(child=case.child)
    ScreeningFactory(referral=case.referral, outcome="MACE1")
    spells.start(case, by=manager, exploitation_type="CCE", started_on=date(2024, 11, 4))
    page = BeautifulSoup(
        client.get(reverse("getsafe:case", args=[case.uuid])).content, "html.parser"
    )
    links = page.select('nav[aria-label="Part of the chronology"] a')
    assert links[0]["aria-current"] == "page"
    for link in links:
        shown = BeautifulSoup(client.get(link["href"]).content, "html.parser")
        count = len(shown.select(".app-timeline__event"))
        assert link.get_text().endswith(f"({count})")
        days = [time["datetime"] for time in shown.select(".app-timeline__event time")]
        assert all(later >= earlier for later, earlier in pairwise(days))


def test_print_view_prints_the_chosen_part(client, case, manager):
    address = reverse("getsafe:case", args=[case.uuid])
    page = client.get(address, {"part": "risk"}).content.decode()
    printed = reverse("getsafe:case-print", args=[case.uuid]) + "?part=risk"
    assert f'href="{printed}"' in page
    paper = BeautifulSoup(client.get(printed).content, "html.parser")
    assert paper.find(id="chronology").get_text() == "Chronology: exploitation and risk"
    assert not paper.select('nav[aria-label="Part of the chronology"]')


def test_chronology_of_someone_invited_leaves_out_who_changed_what(client, case, manager):
    police = UserFactory(role=Role.PARTNER, agency=Agency.objects.get(code="police"))
    meeting = MeetingFactory(
        code="mace1", case=case, status="agenda_issued", chair=manager, held_on=today()
    )
    meeting.attendance.create(person=police, name=police.name, agency=police.agency)
    cases.set_persons_of_concern(case, by=manager, count=2)
    client.force_login(police)
    told = lines(client, case)
    assert "Case opened" in told
    assert "Persons of concern: 2" not in told
