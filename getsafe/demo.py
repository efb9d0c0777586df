"""The demonstration: web, worker and beat as children of one command, on the embedded servers."""

import contextlib
import dataclasses
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path

from getsafe.embedded import EmbeddedError, Servers
from getsafe.embedded.processes import die_with_parent, last_lines

PROJECT = Path(__file__).resolve().parent.parent
HOST = "127.0.0.1"
SIGNALS = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)
WATCH_SECONDS = 0.3
STOP_SECONDS = 30
FIRST_PAGE_SECONDS = 90
# A program that ends this often, each time within seconds, will not come to stay.
SHORT_LIFE_SECONDS = 10
SHORT_LIVES_ALLOWED = 3


def check_port(port: int) -> None:
    """Refuse a port that something else listens on."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            message = (
                f"Port {port} cannot be used ({error.strerror}): stop what uses it, or choose "
                f"another with GETSAFE_PORT, for example `GETSAFE_PORT={port + 1} make demo`."
            )
            raise EmbeddedError(message) from error


@dataclasses.dataclass
class Program:
    """One child: what it is called, how it starts, and how it has fared."""

    name: str
    arguments: list[str]
    process: subprocess.Popen | None = None
    started: float = 0.0
    short_lives: int = 0


def programs(port: int) -> list[Program]:
    """The three programs of an installation, in the order in which they stop."""
    celery = ["-m", "celery", "--app", "getsafe"]
    quiet = ["--loglevel", "WARNING"]
    gunicorn = ["-m", "gunicorn", "--config", str(PROJECT / "gunicorn.conf.py")]
    alone = ["--without-gossip", "--without-mingle"]
    return [
        Program("beat", [*celery, "beat", "--pidfile=", *quiet]),
        Program("web", [*gunicorn, "--bind", f"{HOST}:{port}", "getsafe.wsgi"]),
        Program("worker", [*celery, "worker", "--concurrency", "1", *alone, *quiet]),
    ]


def leave_on_signals() -> None:
    """Turn the signals that end a program into an orderly end; `nohup` keeps what it asked for."""
    for number in SIGNALS:
        if number != signal.SIGHUP or signal.getsignal(number) != signal.SIG_IGN:
            signal.signal(number, _leave)


class Supervisor:
    """Starts the programs, starts a dead one again, and stops them all, however it ends itself."""

    def __init__(self, children: list[Program], *, servers: Servers) -> None:
        self.children = children
        self.servers = servers

    def run(self, announce: Callable[[], None], *, port: int) -> None:
        """Run until we are told to leave; `announce` is called when the first page can be had."""
        try:
            for child in self.children:
                self._start(child)
            self._await_first_page(port)
            announce()
            while True:
                self._restart_the_servers()
                self._restart_the_dead()
                time.sleep(WATCH_SECONDS)
        finally:
            for number in SIGNALS:
                signal.signal(number, signal.SIG_IGN)
            self._stop()

    def _log(self, child: Program) -> Path:
        return self.servers.places.log / f"{child.name}.log"

    def _start(self, child: Program) -> None:
        with self._log(child).open("ab") as output:
            child.process = subprocess.Popen(  # noqa: S603
                [sys.executable, *child.arguments],
                cwd=PROJECT,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                start_new_session=True,
                preexec_fn=lambda: die_with_parent(signal.SIGTERM),  # noqa: PLW1509 (no threads)
            )
        child.started = time.monotonic()
        # The keeper of the servers ends it should we be killed.
        self.servers.adopt(child.process.pid)

    def _restart_the_servers(self) -> None:
        """The keeper starts a dead server again; should it be killed itself, that falls to us."""
        if self.servers.are_lost():
            self.servers.start()
            for child in self.children:
                if child.process:
                    self.servers.adopt(child.process.pid)

    def _restart_the_dead(self) -> None:
        for child in self.children:
            if child.process is None or child.process.poll() is None:
                continue
            lived = time.monotonic() - child.started
            child.short_lives = child.short_lives + 1 if lived < SHORT_LIFE_SECONDS else 1
            if child.short_lives > SHORT_LIVES_ALLOWED:
                log = self._log(child)
                message = f"{child.name} does not stay up; see {log}: {last_lines(log)}"
                raise EmbeddedError(message)
            self._start(child)

    def _await_first_page(self, port: int) -> None:
        deadline = time.monotonic() + FIRST_PAGE_SECONDS
        while time.monotonic() < deadline:
            self._restart_the_dead()
            with (
                contextlib.suppress(OSError),
                urllib.request.urlopen(f"http://{HOST}:{port}/health/live", timeout=5),
            ):
                return
            time.sleep(0.1)
        log = self.servers.places.log / "web.log"
        message = f"The web server gave no page in {FIRST_PAGE_SECONDS} seconds; see {log}."
        raise EmbeddedError(message)

    def _stop(self) -> None:
        running = [child.process for child in self.children if child.process]
        for process in running:
            _signal_group(process.pid, signal.SIGTERM)
        deadline = time.monotonic() + STOP_SECONDS
        for process in running:
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(max(0.1, deadline - time.monotonic()))
            _signal_group(process.pid, signal.SIGKILL)
            process.wait()


def _signal_group(pid: int, number: signal.Signals) -> None:
    with contextlib.suppress(OSError):
        os.killpg(pid, number)


def _leave(number: int, _frame) -> None:
    raise SystemExit(0 if number == signal.SIGINT else 128 + number)
