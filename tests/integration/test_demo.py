"""The demonstration as a real process: it serves, mends itself, keeps its data, leaves nothing."""

import os
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import psycopg
import pytest

from getsafe.demo_accounts import DEMO_ACCOUNTS
from getsafe.embedded.places import places_for
from getsafe.embedded.postgres import url
from tests import installation
from tests.installation import manage, processes_of, wait_until

pytestmark = pytest.mark.servers
LINE = "CREATE TABLE IF NOT EXISTS kept AS SELECT 7 AS number"


@pytest.fixture
def folder():
    made = installation.short_folder()
    yield made / "data"
    installation.remove(made)


@pytest.fixture
def start_demo(folder):
    """Starts the demonstration on a free port; what a test leaves behind is killed."""
    started = []

    def start(**changes) -> tuple[subprocess.Popen, int]:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        process = subprocess.Popen(
            [sys.executable, "manage.py", "demo"],
            cwd=installation.PROJECT,
            env=installation.environment(folder, GETSAFE_PORT=str(port)),
            stdout=subprocess.PIPE,
            text=True,
            **changes,
        )
        started.append(process)
        return process, port

    yield start
    for process in started:
        process.kill()
        process.communicate()


def announcement(process: subprocess.Popen) -> str:
    lines = []
    for line in process.stdout:
        lines.append(line)
        if "Ctrl-C" in line:
            break
    return "".join(lines)


def children_of(process: subprocess.Popen) -> dict[str, int]:
    command = ["ps", "-eww", "-o", "pid=,ppid=,args="]
    listed = subprocess.run(command, check=True, capture_output=True, text=True)
    rows = [line.split(None, 2) for line in listed.stdout.splitlines()]
    mine = [(int(pid), words) for pid, parent, words in rows if int(parent) == process.pid]
    names = {"beat": " beat ", "worker": " worker ", "web": "gunicorn"}
    return {name: pid for name, word in names.items() for pid, words in mine if word in words}


def alive(pid: int) -> bool:
    listed = subprocess.run(
        ["ps", "-o", "stat=", "-p", str(pid)], check=False, capture_output=True, text=True
    )
    return listed.stdout.strip() not in {"", "Z", "Zs"}


def is_ready(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/health/ready", timeout=10) as answer:
            return answer.status == 200
    except OSError:
        return False


def pids_of(folder: Path, words: str) -> set[int]:
    return {pid for pid, said in processes_of(folder).items() if words in said}


def test_demo_serves_mends_itself_keeps_its_data_and_leaves_no_process(folder, start_demo):
    process, port = start_demo()
    told = announcement(process)
    assert f"http://127.0.0.1:{port}/" in told
    assert all(account.email in told for account in DEMO_ACCOUNTS)
    assert is_ready(port)

    first = children_of(process)
    assert set(first) == {"beat", "worker", "web"}
    os.kill(first["worker"], signal.SIGKILL)
    wait_until(lambda: children_of(process).get("worker") not in {None, first["worker"]})
    [keeper], servers = pids_of(folder, "keeper"), pids_of(folder, "bin/postgres -D")
    os.kill(keeper, signal.SIGKILL)
    # It mends itself faster than a busy machine may notice that it was not ready.
    wait_until(lambda: pids_of(folder, "bin/postgres -D") - servers)
    wait_until(lambda: is_ready(port))
    assert process.poll() is None
    with psycopg.connect(url(places_for(folder), "getsafe_owner")) as connection:
        connection.execute(LINE)
    last = children_of(process)
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=60)
    assert process.returncode == 0
    assert not any(map(alive, last.values()))
    assert processes_of(folder) == {}

    again, port = start_demo(preexec_fn=lambda: signal.signal(signal.SIGHUP, signal.SIG_IGN))
    announcement(again)
    again.send_signal(signal.SIGHUP)
    second = manage("demo", environment=installation.environment(folder, GETSAFE_PORT="1"))
    assert second.returncode == 1
    assert f"A demonstration on {folder} is running" in second.stderr
    assert is_ready(port)
    with psycopg.connect(url(places_for(folder), "getsafe_owner")) as connection:
        assert connection.execute("SELECT number FROM kept").fetchone() == (7,)
    children = children_of(again)
    again.kill()
    again.communicate(timeout=10)
    wait_until(lambda: not any(map(alive, children.values())))
    wait_until(lambda: processes_of(folder) == {})
