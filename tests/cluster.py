"""The throw-away servers of one test run: PostgreSQL that need not survive a crash, and Valkey.

The controlling process starts them before Django reads its settings; xdist workers inherit their
addresses and share them, each with a database and two Valkey databases of its own.
"""

import os
import tempfile
from pathlib import Path

from getsafe.embedded import Servers
from getsafe.embedded.binaries import postgres_folder
from getsafe.embedded.places import Places, places_for
from getsafe.embedded.postgres import url as postgres_url
from getsafe.embedded.valkey import url as valkey_url

FOLDER = "GETSAFE_TEST_FOLDER"


class Cluster:
    """The servers and their folder; both go with `stop()`, or with the process."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="getsafe-test-"))
        # As root the servers run as another account, which must reach its folders below.
        self.folder.chmod(0o711)
        self.servers = Servers(self.folder, throw_away=True, remove=True)

    def start(self) -> None:
        """Start the servers and point this process, and those it starts, at them."""
        for name in ("SECRET_KEY", "DATABASE_URL", "REDIS_URL", "DATABASE_OWNER_URL"):
            os.environ.pop(name, None)
        os.environ.update(self.servers.start())
        os.environ["GETSAFE_DATA"] = str(self.folder)
        os.environ[FOLDER] = str(self.folder)

    def stop(self) -> None:
        """Stop the servers; their keeper removes the folder."""
        self.servers.stop()


def worker_number() -> int:
    """Which xdist worker this is, from 0."""
    return int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))


def use_own_valkey_databases() -> None:
    """Give this worker its own broker and cache."""
    os.environ["REDIS_URL"] = valkey_url(_places(), 2 * worker_number())


def superuser_url(database: str) -> str:
    """The address of a test database for the set-up that no role of the program may do."""
    return postgres_url(_places(), "postgres", database)


def programs() -> Path:
    """The folder with PostgreSQL's own tools."""
    return postgres_folder(_places())


def program_environment(database: str) -> dict[str, str]:
    """The environment in which a real program (web, worker, beat) works on a test database."""
    return os.environ | {
        "DATABASE_URL": postgres_url(_places(), "getsafe_app", database),
        "DATABASE_OWNER_URL": postgres_url(_places(), "getsafe_owner", database),
        "GETSAFE_DATABASE_ROLE": "app",
    }


def _places() -> Places:
    return places_for(Path(os.environ["GETSAFE_DATA"]))
