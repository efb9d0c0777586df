"""The screening list: its clock, its counts, its pages."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from getsafe import clocks
from getsafe.dates import today
from getsafe.permissions import Role
from tests.factories import ChildFactory, ConcernFactory, ReferralFactory, UserFactory

pytestmark = pytest.mark.django_db


def sign_in(client, role=Role.WORKER):
    user = UserFactory(role=role)
    client.force_login(user)
    return user


def received(days_ago, **fields):
    day = today() - timedelta(days=days_ago)
    referral = ReferralFactory(received_on=day, **fields)
    ConcernFactory(referral=referral, is_primary=True)
    return referral


def page(client, **query):
    response = client.get(reverse("getsafe:screening-list"), query)
    return BeautifulSoup(response.content, "html.parser")


def rows(soup):
    return [row.get_text(" ", strip=True) for row in soup.select("tbody tr")]


def numbers(soup):
    return {
        item.select_one(".app-counts__label").get_text(strip=True): int(
            item.select_one(".app-counts__number").text
        )
        for item in soup.select(".app-counts__item")
    }


@pytest.mark.parametrize("role", list(Role))
def test_list_is_for_those_who_screen(client, role):
    sign_in(client, role)
    wanted = 200 if role in {Role.WORKER, Role.TEAM_MANAGER} else 403
    assert client.get(reverse("getsafe:screening-list")).status_code == wanted


def test_counts_equal_their_lists_and_the_longest_waiting_is_first(client):
    user = sign_in(client)
    fresh, old, older = received(0, logged_by=user), received(40), received(60)
    received(20, status="returned_incomplete", returned_reason="More.", complete_on=None)
    received(80, status="screened")
    counted = numbers(page(client))
    assert counted == {
        "Waiting for screening": 3,
        "Late": 2,
        "Returned: more needed": 1,
        "Logged by me": 1,
        "Referrers to tell": 1,
    }
    names = ("waiting", "late", "returned", "mine", "untold")
    for name, count in zip(names, counted.values(), strict=True):
        assert len(rows(page(client, list=name))) == count
    order = [
        next(r for r in (older, old, fresh) if r.reference in row) for row in rows(page(client))
    ]
    assert order == [older, old, fresh]


def test_clock_is_told_in_words(client):
    sign_in(client)
    received(0)
    received(60)
    late, in_time = rows(page(client))
    assert "working days late" in late
    assert "working days left" in in_time
    due = clocks.load().due_on("screening", today())
    assert f"{due.day} {due:%b %Y}" in in_time


def test_list_costs_the_same_however_long_it_is(client, django_assert_max_num_queries):
    sign_in(client)
    child = ChildFactory()
    for _ in range(60):
        received(10, child=child)
    with django_assert_max_num_queries(9):  # two of them a savepoint around the session
        soup = page(client)
    assert len(rows(soup)) == 50
    following = soup.select_one("a[rel=next]")["href"]
    response = client.get(reverse("getsafe:screening-list") + following)
    assert len(rows(BeautifulSoup(response.content, "html.parser"))) == 10


def test_my_work_counts_drafts_and_what_waits(client):
    sign_in(client)
    received(0)
    received(60)
    client.post(reverse("getsafe:referral-new"))
    home = BeautifulSoup(client.get(reverse("getsafe:home")).content, "html.parser")
    counted = numbers(home)
    assert counted["Draft referrals"] == 1
    assert counted["Waiting for screening"] == 2
    assert counted["Late for screening"] == 1
