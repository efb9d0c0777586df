"""Who the pages of meetings are tried as."""

# Records are imported inside: settings are made only after this is read.
import pytest


@pytest.fixture
def manager():
    from getsafe.permissions import Role

    return _person(Role.TEAM_MANAGER)


@pytest.fixture
def as_manager(client, manager):
    client.force_login(manager)
    return client


@pytest.fixture
def partner():
    from getsafe.permissions import Role

    return _person(Role.PARTNER, agency="health")


@pytest.fixture
def police():
    from getsafe.permissions import Role

    return _person(Role.POLICE_CHAIR, agency="police")


def _person(role, *, agency=""):
    from getsafe.models import Agency
    from tests.factories import UserFactory

    return UserFactory(role=role, agency=Agency.objects.filter(code=agency).first())
