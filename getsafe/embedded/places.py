"""Where an installation keeps its embedded servers' data, sockets, logs and locks."""

import contextlib
import dataclasses
import fcntl
import hashlib
import os
import stat
from collections.abc import Iterator
from pathlib import Path

from getsafe.embedded.accounts import Account, account_for
from getsafe.embedded.errors import EmbeddedError

# A socket's path holds 104 bytes on macOS and 108 on Linux.
LONGEST_SOCKET_PATH = 100
SYSTEM_STATE = Path("/var/lib")
# Not $TMPDIR: it differs between terminals, which then would not find each other's servers, may
# be closed to the account that runs them, and may itself be too long.
SHORT = Path("/tmp")  # noqa: S108 (what is there already is looked at before it is used)


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

    @contextlib.contextmanager
    def alone(self, name: str, *, otherwise: str) -> Iterator[None]:
        """Hold a lock that nobody waits for: who does not get it is told `otherwise`."""
        with (self.root / f"{name}.lock").open("w") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise EmbeddedError(otherwise) from None
            yield


def places_for(data: Path) -> Places:
    """Find or make the folders of the installation at `data`."""
    data = data.absolute()
    try:
        _make_passable(data)
        account = account_for(data / "pg")
        root = _reachable_root(data, account)
        places = Places(data, root, _run_folder(root), account)
        _refuse_the_run_folder_of_others(places)
        for folder in (places.run, places.log):
            account.make_folder(folder)
        (root / "start.lock").touch()
    except OSError as error:
        message = (
            f"The folder {data} cannot be used by this account ({error.strerror}): "
            "set GETSAFE_DATA to a folder of your own."
        )
        raise EmbeddedError(message) from error
    return places


def _make_passable(folder: Path) -> None:
    """Make a folder; root's, whatever root's umask, so that the servers' account gets through."""
    if folder.exists():
        return
    folder.mkdir(parents=True, exist_ok=True)
    if os.geteuid() == 0:
        folder.chmod(0o711)


def _reachable_root(data: Path, account: Account) -> Path:
    """Leave a folder below a private home for the system's own; never open up its parents."""
    if account.can_enter(data):
        return data
    root = SYSTEM_STATE / f"getsafe-{_digest(data)}"
    _make_passable(root)
    return root


def _run_folder(root: Path) -> Path:
    run = root / "run"
    if len(os.fsencode(run / ".s.PGSQL.5432.lock")) <= LONGEST_SOCKET_PATH:
        return run
    return SHORT / f"getsafe-{os.getuid()}-{_digest(root)}"


def _refuse_the_run_folder_of_others(places: Places) -> None:
    """Look before changing anything: in a shared folder anybody may have put a link there."""
    with contextlib.suppress(FileExistsError):
        places.run.mkdir(mode=0o700)
    found = places.run.lstat()
    ours = {os.geteuid(), places.account.uid}
    shared = places.run.parent == SHORT
    if shared and not (stat.S_ISDIR(found.st_mode) and found.st_uid in ours):
        message = f"{places.run} belongs to somebody else: remove it and start again."
        raise EmbeddedError(message)
