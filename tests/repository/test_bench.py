"""What the measurement sends must be what the program takes, or it measures refusals."""

import pytest
from django.urls import reverse

from bench.pages import finished_drafts
from getsafe.models import Referral
from getsafe.permissions import Role
from tests.factories import UserFactory


@pytest.mark.django_db
def test_draft_of_the_measurement_is_sent(client):
    worker = UserFactory(role=Role.WORKER)
    client.force_login(worker)
    [draft] = finished_drafts(worker, 1)

    response = client.post(reverse("getsafe:draft-check", args=[draft]))

    referral = Referral.objects.get()
    assert response.url == reverse("getsafe:referral-submitted", args=[referral.uuid])
