"""Where an installation keeps its embedded servers' data, sockets, logs and locks."""

import contextlib
import dataclasses
import fcntl
import hashlib
import os
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path

from getsafe.embedded.accounts import Account, account_for
from getsafe.embedded.errors import EmbeddedError

# A socket's path holds 104 bytes on macOS and 108 on Linux.
LONGEST_SOCKET_PATH = 100
SYSTEM_STATE = Path("/var/lib")


def _digest(path: Path) -> str:
    return hashlib.sha256(os.fsencode(path)).hexdigest()[:8]


@dataclasses.dataclass(frozen=True)
class Places:
    """The folders of one installation; two data folders never touch each other."""

    data: Path
    root: Path
    run: Path
    account: Account

    @property
    def cluster(self) -> Path:
        """PostgreSQL's data."""
        return self.root / "pg"

    @property
    def valkey(self) -> Path:
        """Valkey's data."""
        return self.root / "valkey"

    @property
    def log(self) -> Path:
        """The servers' and the keeper's logs."""
        return self.root / "log"

    @property
    def copies(self) -> Path:
        """Copies of the binaries, for an account that cannot reach the virtual environment."""
        return self.root / "dist"

    @property
    def keeper_socket(self) -> Path:
        """Where commands reach the keeper."""
        return self.run / "keeper.sock"

    @property
    def valkey_socket(self) -> Path:
        """Where programs reach Valkey."""
        return self.run / "valkey.sock"

    @contextlib.contextmanager
    def lock(self, name: str) -> Iterator[None]:
        """Hold an exclusive lock; the kernel lets go of it when the process dies."""
        with (self.root / f"{name}.lock").open("w") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield


def places_for(data: Path) -> Places:
    """Find or make the folders of the installation at `data`."""
    data = data.absolute()
    try:
        data.mkdir(parents=True, exist_ok=True, mode=0o755)
        account = account_for(data / "pg")
        root = _reachable_root(data, account)
        places = Places(data, root, _run_folder(root), account)
        for folder in (places.run, places.log):
            account.make_folder(folder)
        _check_run_folder(places)
        (root / "start.lock").touch()
    except OSError as error:
        message = (
            f"The folder {data} cannot be used by this account ({error.strerror}): "
            "set GETSAFE_DATA to a folder of your own."
        )
        raise EmbeddedError(message) from error
    return places


def _reachable_root(data: Path, account: Account) -> Path:
    """Leave a folder below a private home for the system's own; never open up its parents."""
    if account.can_enter(data):
        return data
    root = SYSTEM_STATE / f"getsafe-{_digest(data)}"
    root.mkdir(parents=True, exist_ok=True, mode=0o755)
    return root


def _run_folder(root: Path) -> Path:
    run = root / "run"
    if len(os.fsencode(run / ".s.PGSQL.5432.lock")) <= LONGEST_SOCKET_PATH:
        return run
    return Path(tempfile.gettempdir()) / f"getsafe-{os.getuid()}-{_digest(root)}"


def _check_run_folder(places: Places) -> None:
    found = places.run.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != places.account.uid:
        message = f"{places.run} belongs to somebody else: remove it and start again."
        raise EmbeddedError(message)
