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
from itertools import pairwise
from pathlib import Path
from urllib.parse import urlencode

from bench import kernel

ROUNDS = 9
BARE_TIMES = 120
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
    """What one request of a page cost: in B, and CPU and wall time in milliseconds."""

    ratio: float
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


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two pages that are measured by turns: who asks, for what, and who works for it.

    `watched` gives the processes whose CPU counts; `leads_to` is what the address after a form
    that was taken holds; `before` is what happens, uncounted, before each request.
    """

    visitor: Visitor
    make: Callable[[int], Request]
    watched: Callable[[], list[int]]
    leads_to: str = ""
    before: Callable[[], object] | None = None

    def batch(self, numbers: range) -> tuple[float, list[float]]:
        """Ask for `make(n)` of each number: mean CPU and each wall time, in milliseconds."""
        requests, walls, spent = [self.make(number) for number in numbers], [], 0
        since = kernel.cpu_nanoseconds(self.watched())
        for request in requests:
            if self.before:
                spent += kernel.cpu_nanoseconds(self.watched()) - since
                self.before()
                since = kernel.cpu_nanoseconds(self.watched())
            started = time.perf_counter()
            _checked(self.visitor, request, self.leads_to)
            walls.append((time.perf_counter() - started) * 1000)
        spent += kernel.cpu_nanoseconds(self.watched()) - since
        return spent / len(requests) / 1e6, walls


def cost(page: Side, bare: Side, *, times: int) -> tuple[Cost, list[float]]:
    """What a request of `page` costs, and B as it was measured before and after each round.

    The page is asked for in rounds, the bare page between them: each round is set against the mean
    of its two neighbours, so that a machine which gets slower or faster meanwhile changes both.
    The page's ratio is the median of its rounds'. What comes first warms caches, plans and
    connections, and is not counted.
    """
    warm, each = max(4, times // 10), times // ROUNDS
    page.batch(range(warm))
    bare.batch(range(warm))
    units, spent, walls = [bare.batch(range(BARE_TIMES))[0]], [], []
    for first in range(warm, warm + each * ROUNDS, each):
        cpu, waited = page.batch(range(first, first + each))
        spent.append(cpu)
        walls += waited
        units.append(bare.batch(range(BARE_TIMES))[0])
    ratios = [
        cpu / statistics.mean(neighbours)
        for cpu, neighbours in zip(spent, pairwise(units), strict=True)
    ]
    walls.sort()
    found = Cost(
        ratio=statistics.median(ratios),
        cpu=statistics.mean(spent),
        p50=statistics.median(walls),
        p95=walls[int(len(walls) * 0.95)],
    )
    return found, units


def _checked(visitor: Visitor, request: Request, leads_to: str) -> None:
    status, _, location = visitor.send(request)
    wanted = (302, 303) if request.posted is not None else (200,)
    if status not in wanted or leads_to not in location:
        raise SystemExit(f"{request.address} answered {status} {location}")
