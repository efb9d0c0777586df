"""The pages about the service: for anyone, signed in or not, and led to from every page."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from getsafe.permissions import Role
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
PAGES = {
    "about": "statutory social care record",
    "accessibility": "version 2.2, level AA",
    "privacy": "90 days after you last saved it",
}


@pytest.mark.parametrize("name", PAGES)
def test_page_about_the_service_opens_for_a_stranger_and_for_who_signed_in(client, name):
    for _ in range(2):
        page = client.get(reverse(f"getsafe:{name}")).content.decode()
        assert PAGES[name] in page
        client.force_login(UserFactory(role=Role.PARTNER))


@pytest.mark.parametrize("address", ["/account/login/", "/about", "/no-such-page"])
def test_footer_leads_to_the_pages_about_the_service(client, address):
    page = BeautifulSoup(client.get(address).content, "html.parser")
    links = [link["href"] for link in page.select("footer a")]
    assert links == [reverse(f"getsafe:{name}") for name in PAGES]


def test_page_about_the_service_claims_no_score_and_no_expansion_of_its_name(client):
    page = client.get(reverse("getsafe:about")).content.decode()
    assert "does not predict risk" in page
    assert "police intelligence system" in page
