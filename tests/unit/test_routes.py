"""Addresses worked out once are those that Django reverses."""

import uuid

from django.urls import reverse, set_script_prefix

from getsafe import routes


def test_addresses_are_those_that_django_reverses():
    for record in (uuid.uuid4(), uuid.uuid4()):
        assert routes.to("getsafe:cases") == reverse("getsafe:cases")
        for name in ("getsafe:case", "getsafe:case-level", "meetings:action-detail"):
            assert routes.to_record(name, record) == reverse(name, args=[record])


def test_addresses_follow_the_place_that_the_site_is_mounted_at():
    record, plain = uuid.uuid4(), routes.to("getsafe:cases")
    set_script_prefix("/getsafe/")
    try:
        assert routes.to("getsafe:cases") == f"/getsafe{plain}"
        assert routes.to_record("getsafe:case", record) == reverse("getsafe:case", args=[record])
    finally:
        set_script_prefix("/")
