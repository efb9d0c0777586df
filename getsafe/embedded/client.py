"""The side of the embedded servers that commands use: start or join them, and leave."""

import contextlib
import os
import secrets
import select
import socket
import subprocess
import sys
import time
from pathlib import Path

from getsafe.embedded import postgres, valkey
from getsafe.embedded.errors import EmbeddedError
from getsafe.embedded.places import Places, places_for
from getsafe.embedded.processes import last_lines

PROJECT = Path(__file__).resolve().parent.parent.parent
KEEPER_SECONDS = 20
START_SECONDS = 180
STOP_SECONDS = 60


class Servers:
    """The embedded servers of one data folder, used by this process until `stop()`.

    `throw_away` trades the data's safety in a crash for speed; `remove` has the folder removed
    when the last user has gone, however that one went.
    """

    def __init__(self, data: Path | str, *, throw_away: bool = False, remove: bool = False) -> None:
        self.places: Places = places_for(Path(data))
        self.options = ["--throw-away"] * throw_away + ["--remove"] * remove
        self._connection: socket.socket | None = None
        self._keeper: subprocess.Popen | None = None

    def start(self) -> dict[str, str]:
        """Start or join the servers; returns the settings that lead to them."""
        # PGPORT and its like lead to a person's other servers, for every program started from here.
        for name in [name for name in os.environ if name.startswith("PG")]:
            del os.environ[name]
        with self.places.lock("start"):
            deadline = time.monotonic() + START_SECONDS
            while not self._join():
                # A keeper that is just stopping hangs up; the next one waits for its end.
                if time.monotonic() > deadline:
                    message = f"The embedded servers did not start; see {self.places.log}."
                    raise EmbeddedError(message)
        return self.environment()

    def stop(self) -> None:
        """Leave; when nobody else uses the servers, wait until they have stopped."""
        if self._connection is None:
            return
        connection, self._connection = self._connection, None
        with connection:
            connection.settimeout(STOP_SECONDS)
            try:
                connection.sendall(b"bye\n")
                while connection.recv(64):
                    pass
            except OSError:
                return
        if self._keeper and not self.places.keeper_socket.exists():
            self._keeper.wait(STOP_SECONDS)

    def reset(self) -> None:
        """Throw away everything in the database, the queue and the cache."""
        postgres.reset(self.places)
        valkey.ask(self.places, b"FLUSHALL\r\n")

    def adopt(self, pid: int) -> None:
        """Have the keeper end this child, and all of its process group, should we be killed."""
        if self._connection:
            # A keeper that has just been killed is told by whoever joins its successor.
            with contextlib.suppress(OSError):
                self._connection.sendall(f"child {pid}\n".encode())

    def are_lost(self) -> bool:
        """Whether the keeper has gone, and both servers with it: it never hangs up on a user."""
        if self._connection is None:
            return False
        readable, _, _ = select.select([self._connection], [], [], 0)
        try:
            return bool(readable) and not self._connection.recv(4096)
        except OSError:
            return True

    def environment(self) -> dict[str, str]:
        """The settings of an installation that runs on these servers."""
        return {
            "GETSAFE_EMBEDDED": "true",
            "DATABASE_URL": postgres.url(self.places, "getsafe_app"),
            "DATABASE_OWNER_URL": postgres.url(self.places, "getsafe_owner"),
            "REDIS_URL": valkey.url(self.places),
            "SECRET_KEY": os.environ.get("SECRET_KEY") or self._secret_key(),
        }

    def superuser_url(self, database: str = "postgres") -> str:
        """The address with which the tests' set-up and a backup reach every database."""
        return postgres.url(self.places, postgres.SUPERUSER, database)

    def _join(self) -> bool:
        connection = self._connect() or self._spawn_keeper()
        connection.settimeout(START_SECONDS)
        try:
            answer = connection.makefile().readline()
        except OSError:
            answer = ""
        if answer.startswith("error "):
            connection.close()
            if self._keeper:
                self._keeper.wait(STOP_SECONDS)
            raise EmbeddedError(answer.removeprefix("error ").strip())
        if answer != "ready\n":
            connection.close()
            time.sleep(0.05)
            return False
        self._connection = connection
        return True

    def _connect(self) -> socket.socket | None:
        connection = socket.socket(socket.AF_UNIX)
        try:
            connection.connect(str(self.places.keeper_socket))
        except PermissionError as error:
            connection.close()
            message = (
                f"The servers in {self.places.data} were started by another account: run this as "
                "that account, or set GETSAFE_DATA to a folder of your own."
            )
            raise EmbeddedError(message) from error
        except OSError:
            connection.close()
            return None
        return connection

    def _spawn_keeper(self) -> socket.socket:
        module = ["-m", "getsafe.embedded.keeper"]
        command = [sys.executable, *module, str(self.places.data), *self.options]
        log = self.places.log / "keeper.log"
        with log.open("ab") as output:
            self._keeper = subprocess.Popen(
                command,
                cwd="/",
                env=os.environ | {"PYTHONPATH": str(PROJECT)},
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                start_new_session=True,
            )
        deadline = time.monotonic() + KEEPER_SECONDS + STOP_SECONDS
        while self._keeper.poll() is None and time.monotonic() < deadline:
            connection = self._connect()
            if connection:
                return connection
            time.sleep(0.02)
        message = f"The embedded servers' keeper did not start; see {log}: {last_lines(log)}"
        raise EmbeddedError(message)

    def _secret_key(self) -> str:
        """The installation's own secret, made once, readable by its owner only."""
        path = self.places.data / "secret-key"
        if not path.exists():
            unfinished = path.with_suffix(f".{os.getpid()}")
            descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(descriptor, "w") as file:
                file.write(secrets.token_urlsafe(50))
            unfinished.replace(path)
        return path.read_text()
