"""The pages that are measured, and how each is asked for."""

import html
import random
import re
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urljoin

from django.db.models import Count
from django.urls import reverse

from bench.serving import Request, Visitor
from getsafe.models import Case, Child, ReferralDraft, RiskLevel, User
from reporting.models import FoiRequest

CHANCE = random.Random()
FIRST_BORN = date(2010, 1, 1)
DEEP = 40  # pages turned before the deep page
STEPS = {
    "concern": {
        "at_immediate_risk": ["no"],
        "types": ["CSE", "ONLINE"],
        "primary": ["CSE"],
        "experience_status": ["at_risk"],
        "concerns": ["A fictional concern, written for a measurement."],
    },
    "referrer": {
        "received_on-day": ["1"],
        "received_on-month": ["9"],
        "received_on-year": ["2026"],
        "source": ["2A"],
        "referrer_name": ["A fictional teacher"],
        "route": ["form"],
    },
    "family": {
        "child_aware": ["yes"],
        "parent_aware": ["not_known"],
        "service_consent": ["not_known"],
        "sharing_basis": ["safeguarding"],
        "intelligence_form_sent": ["no"],
    },
}


@dataclass(frozen=True, slots=True)
class Page:
    """A page by name; `request` gives the n-th request of it, `by` who asks."""

    name: str
    request: Callable[[int], Request]
    by: str
    times: int = 150
    leads_to: str = ""  # what the address after a form that was taken holds
    before: Callable[[], object] | None = None  # what happens, uncounted, before each request
    budget: float | None = None
    statements: int | None = None


def child_step(given: str, family: str, born: date) -> dict[str, list[str]]:
    """The first step of a referral, filled in."""
    return {
        "given_name": [given],
        "family_name": [family],
        "birth_known": ["yes"],
        "date_of_birth-day": [str(born.day)],
        "date_of_birth-month": [str(born.month)],
        "date_of_birth-year": [str(born.year)],
        "sex": ["F"],
        "ethnicity": ["WBRI"],
    }


def unheard_of() -> str:
    """A name that nobody has."""
    syllables = (
        "".join(pair)
        for pair in zip(
            CHANCE.choices("bdfgklmnprstvz", k=4), CHANCE.choices("aeiou", k=4), strict=True
        )
    )
    return "".join(syllables).capitalize()


def finished_drafts(author: User, count: int) -> list[uuid.UUID]:
    """Drafts ready to be sent, each about a child whom nobody knows yet."""
    drafts = ReferralDraft.objects.bulk_create(
        ReferralDraft(
            author=author,
            typed=STEPS
            | {"child": child_step(unheard_of(), unheard_of(), FIRST_BORN + timedelta(days=n))},
            steps_done=["child", *STEPS],
        )
        for n in range(count)
    )  # fmt: skip
    return [draft.uuid for draft in drafts]


def search(visitor: Visitor, words: str) -> str:
    """The address that answers a search for `words`."""
    _, _, address = visitor.send(Request(reverse("getsafe:search"), {"text": words}))
    return address


NEXT = re.compile(r'href="([^"]*)"[^>]*rel="next"')


def deep_page(visitor: Visitor, first: str) -> str:
    """The address of the page that one comes to by turning many pages of the list."""
    address = first
    for _ in range(DEEP):
        _, text, _ = visitor.send(Request(address))
        link = NEXT.search(text)
        if link is None:
            break
        address = urljoin(address, html.unescape(link[1]))
    return address


def pages(visitors: dict[str, Visitor], people: dict[str, User]) -> list[Page]:
    """Everything that is measured, with its budget in B and in statements."""
    worker, listed = visitors["worker"], reverse("getsafe:cases")
    some_case = Case.objects.open().annotate(n=Count("actions")).order_by("-n").first()
    family = Child.objects.values_list("family_name").annotate(n=Count("*")).order_by("-n")[0][0]
    rare = Child.objects.order_by("id").values_list("reference", flat=True)[17]
    drafts = finished_drafts(people["worker"], 260)
    checked = finished_drafts(people["worker"], 1)[0]
    high = RiskLevel.objects.get(code="high").pk
    asked = FoiRequest.objects.order_by("id").first()

    def at(address: str) -> Callable[[int], Request]:
        return lambda _: Request(address)

    def submit(number: int) -> Request:
        return Request(reverse("getsafe:draft-check", args=[drafts[number]]), {})

    def check_duplicates(number: int) -> Request:
        known = child_step("Alfie", family, date(2012, 3, 1 + number % 28))
        fields = {name: values[0] for name, values in known.items()}
        return Request(reverse("getsafe:draft-step", args=[checked, "child"]), fields)

    def write() -> None:
        """Change something that is counted, so that what was counted before is counted anew."""
        due = FIRST_BORN + timedelta(days=CHANCE.randrange(1000))
        Case.objects.filter(pk=some_case.pk).update(review_due_on=due)

    manager, pack = (
        reverse("reporting:manager"),
        reverse("reporting:foi-request", args=[asked.uuid]),
    )
    return [
        Page("My work", at(reverse("getsafe:home")), "worker"),
        Page("Case list", at(f"{listed}?status=any"), "worker", budget=25, statements=8),
        Page("Case list, filtered", at(f"{listed}?status=any&type=CSE&level={high}"), "worker",
             budget=27, statements=8),
        Page("Case list, deep page", at(deep_page(worker, f"{listed}?status=any")), "worker"),
        Page("Search, common word", at(search(worker, family)), "worker", budget=35),
        Page("Search, rare word", at(search(worker, rare)), "worker", budget=35),
        Page("Case page", at(reverse("getsafe:case", args=[some_case.uuid])), "worker",
             budget=25, statements=14),
        Page("Submit a referral", submit, "worker", budget=15, leads_to="submitted"),
        Page("Duplicate check", check_duplicates, "worker"),
        Page("Screening list", at(reverse("getsafe:screening-list")), "worker"),
        Page("Manager's page", at(manager), "manager", times=60),
        Page("Manager's page, after a write", at(manager), "manager", times=30, before=write),
        Page("FOI pack", at(pack), "foi", times=60),
        Page("FOI pack, after a write", at(pack), "foi", times=30, before=write),
    ]  # fmt: skip
