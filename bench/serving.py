"""Gunicorn for the length of a measurement, and a browser's requests over one connection."""

import contextlib
import http.client
import os
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

from bench import kernel

PROJECT = Path(__file__).resolve().parent.parent


def free_port() -> int:
    """A port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextlib.contextmanager
def gunicorn(application: str, environment: dict[str, str]) -> Iterator[tuple[int, int]]:
    """Serve `application` with two workers; gives the port and the master's process number."""
    port = free_port()
    command = [sys.executable, "-m", "gunicorn", application, "--config", "gunicorn.conf.py"]
    # As in production, but no worker is renewed in the middle of a measurement.
    command += ["--workers", "2", "--max-requests", "0", "--bind", f"127.0.0.1:{port}"]
    process = subprocess.Popen(command, env=os.environ | environment, cwd=PROJECT)
    try:
        _wait_for(port, process)
        yield port, process.pid
    finally:
        process.terminate()
        process.wait(20)


def _wait_for(port: int, process: subprocess.Popen) -> None:
    for _ in range(300):
        if process.poll() is not None:
            raise SystemExit("gunicorn ended before it served")
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.1)
    raise SystemExit("gunicorn did not come up")


@dataclass(frozen=True, slots=True)
class Request:
    """One request: where, and what is posted."""

    address: str
    posted: dict[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Cost:
    """What one request of a page cost: CPU and wall time in milliseconds."""

    cpu: float
    p50: float
    p95: float


class Visitor:
    """A signed-in browser, which keeps its connection where the server does."""

    def __init__(self, port: int, cookies: dict[str, str]) -> None:
        self.cookies = cookies
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)

    def send(self, request: Request) -> tuple[int, str, str]:
        """Status, body and Location of the answer."""
        headers = {"Cookie": "; ".join(f"{k}={v}" for k, v in self.cookies.items())}
        body, method = None, "GET"
        if request.posted is not None:
            method = "POST"
            body = urlencode(request.posted | {"csrfmiddlewaretoken": self.cookies["csrftoken"]})
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        self._connection.request(method, request.address, body, headers)
        answer = self._connection.getresponse()
        text = answer.read().decode()
        return answer.status, text, answer.getheader("Location") or ""


def cost(
    visitor: Visitor,
    make: Callable[[int], Request],
    *,
    times: int,
    watched: Callable[[], list[int]],
    leads_to: str = "",
) -> Cost:
    """Send `make(0)`, `make(1)`... and give the mean CPU of the watched processes per request.

    The first tenth warms caches, plans and connections, and is not counted.
    """
    warm = max(4, times // 10)
    for number in range(warm):
        _checked(visitor, make(number), leads_to)
    before, walls = kernel.cpu_nanoseconds(watched()), []
    for number in range(warm, warm + times):
        request = make(number)
        started = time.perf_counter()
        _checked(visitor, request, leads_to)
        walls.append((time.perf_counter() - started) * 1000)
    spent = kernel.cpu_nanoseconds(watched()) - before
    walls.sort()
    return Cost(spent / times / 1e6, statistics.median(walls), walls[int(len(walls) * 0.95)])


def _checked(visitor: Visitor, request: Request, leads_to: str) -> None:
    status, _, location = visitor.send(request)
    wanted = (302, 303) if request.posted is not None else (200,)
    if status not in wanted or leads_to not in location:
        raise SystemExit(f"{request.address} answered {status} {location}")
