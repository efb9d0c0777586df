"""The embedded Valkey: Celery's broker and the cache."""

import signal
import socket
import subprocess
import time

from getsafe.embedded.binaries import valkey_program
from getsafe.embedded.errors import EmbeddedError
from getsafe.embedded.places import Places
from getsafe.embedded.processes import last_lines, spawn, stop

START_SECONDS = 30


def url(places: Places, database: int = 0) -> str:
    """The address of the embedded server as Celery reads it."""
    return f"redis+socket://{places.valkey_socket}?virtual_host={database}"


def ask(places: Places, words: bytes) -> bytes:
    """Send one command as it goes over the wire; the answer, or nothing if none comes."""
    with socket.socket(socket.AF_UNIX) as connection:
        connection.settimeout(2)
        try:
            connection.connect(str(places.valkey_socket))
            connection.sendall(words)
            return connection.recv(64)
        except OSError:
            return b""


class Valkey:
    """One Valkey server; `durable=False` keeps nothing on disk."""

    def __init__(self, places: Places, *, durable: bool) -> None:
        self.places = places
        self.durable = durable
        self.process: subprocess.Popen | None = None

    def start(self) -> None:
        """Start the server and wait until it answers."""
        if self.answers():
            ask(self.places, b"SHUTDOWN NOSAVE\r\n")
        self.places.account.make_folder(self.places.valkey)
        program = valkey_program(self.places)
        deadline = time.monotonic() + START_SECONDS
        self.process = spawn(
            [program, *self._arguments()],
            places=self.places,
            log="valkey.log",
            stop_with=signal.SIGTERM,
        )
        while not self.answers():
            if self.process.poll() is not None or time.monotonic() > deadline:
                log = self.places.log / "valkey.log"
                message = f"Valkey did not start; see {log}: {last_lines(log)}"
                raise EmbeddedError(message)
            time.sleep(0.01)

    def stop(self) -> None:
        """Stop the server; queued messages are on disk."""
        if self.process:
            stop(self.process, [(signal.SIGTERM, 30.0), (signal.SIGKILL, 5.0)])
            self.process = None

    def answers(self) -> bool:
        """Whether a client gets an answer."""
        return ask(self.places, b"PING\r\n").startswith(b"+PONG")

    def _arguments(self) -> list:
        settings = {
            "port": "0",
            "unixsocket": self.places.valkey_socket,
            "unixsocketperm": "700",
            "dir": self.places.valkey,
            "appendonly": "yes" if self.durable else "no",
            "appendfsync": "everysec",
            "save": "",
            "maxmemory-policy": "noeviction",
            "daemonize": "no",
        }
        return [part for name, value in settings.items() for part in (f"--{name}", value)]
