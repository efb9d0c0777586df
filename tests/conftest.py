"""Every test run: throw-away servers, a database a worker, the app role, no outside network."""

import os

import hypothesis
import pytest

from tests import cluster

# A busy machine is no fault of the code: properties are held however long an example takes.
hypothesis.settings.register_profile(
    "suite", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("suite")
CLUSTER = pytest.StashKey[cluster.Cluster]()


def pytest_configure(config):
    """Start the servers once, before pytest-django makes Django read its settings."""
    if not hasattr(config, "workerinput"):
        config.stash[CLUSTER] = cluster.Cluster()
        config.stash[CLUSTER].start()
    cluster.use_own_valkey_databases()
    os.environ["DJANGO_SETTINGS_MODULE"] = "getsafe.settings"
    # The session migrates; once migrated, every connection takes the app role (tests/database.py).
    os.environ["GETSAFE_DATABASE_ROLE"] = "owner"
    from django.conf import settings

    from getsafe.addresses import cache_url

    # Tests sign in by `force_login`; those of the second step itself ask for it.
    settings.MFA_REQUIRED = False
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    # An xdist worker has read its settings before it comes here: give it its own cache and broker.
    settings.REDIS_URL = settings.CELERY_BROKER_URL = os.environ["REDIS_URL"]
    settings.CACHES["default"]["LOCATION"] = cache_url(os.environ["REDIS_URL"])


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session, exitstatus):
    """In CI a browser journey that was skipped, or that nobody ran, is a failure."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if not os.environ.get("CI") or hasattr(session.config, "workerinput") or reporter is None:
        return
    ended = {
        outcome: [one for one in reporter.stats.get(outcome, []) if "browser" in one.keywords]
        for outcome in ("passed", "skipped")
    }
    if exitstatus == pytest.ExitCode.OK and (ended["skipped"] or not ended["passed"]):
        reporter.ensure_newline()
        reporter.write_line("CI: a browser journey was skipped, or none ran.", red=True)
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_unconfigure(config):
    """Stop the servers and remove their data."""
    running = config.stash.get(CLUSTER, None)
    if running:
        running.stop()


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment, django_db_blocker):
    """A migrated database for this worker; tests that commit put it back when they end."""
    from django.db import connections
    from django.test import TransactionTestCase

    from tests import database

    with django_db_blocker.unblock():
        database.prepare()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda _test: database.restore())
        yield
    with django_db_blocker.unblock():
        connections.close_all()


@pytest.fixture(autouse=True)
def _empty_cache():
    """No test sees what another cached."""
    yield
    from django.core.cache import caches

    for cache in caches.all():
        cache.clear()


@pytest.fixture
def program_environment(transactional_db):
    """The environment for a real program (web, worker, beat) that works on the test's database."""
    from django.db import connection

    return cluster.program_environment(connection.settings_dict["NAME"])
