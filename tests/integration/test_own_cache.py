"""Workers of one test run do not empty each other's caches."""

from django.conf import settings

from tests.cluster import worker_number


def test_each_worker_has_a_cache_and_a_broker_of_its_own():
    assert settings.CACHES["default"]["LOCATION"].endswith(f"db={2 * worker_number() + 1}")
