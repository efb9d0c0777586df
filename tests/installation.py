"""An installation of a test's own, on embedded servers in a folder that nobody else uses."""

import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests import production

PROJECT = Path(__file__).resolve().parent.parent


def environment(folder: Path, **changes: str) -> dict[str, str]:
    """The environment of its programs: no server configured, nothing inherited from the run."""
    keep = production.environment(**dict.fromkeys(production.MADE_UP, ""), SECRET_KEY="")
    return keep | {"GETSAFE_DATA": str(folder), "PYTHONPATH": str(PROJECT)} | changes


def processes_of(folder: Path) -> dict[int, str]:
    """The processes that have the folder in their command line, but for the users' own."""
    command = ["ps", "-eww", "-o", "pid=,args="]
    listed = subprocess.run(command, check=True, capture_output=True, text=True)
    lines = [line.split(None, 1) for line in listed.stdout.splitlines() if str(folder) in line]
    return {int(pid): words for pid, words in lines if " -c " not in words or "postgres" in words}


def wait_until(condition, seconds: float = 30):
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.05)


def manage(*arguments: str, environment: dict[str, str]) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        check=False,
        cwd=PROJECT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
    )


def short_folder() -> Path:
    """A new folder with a short path, which accounts other than ours may pass through."""
    made = Path(tempfile.mkdtemp(prefix="gs-"))
    made.chmod(0o711)
    return made


def remove(folder: Path) -> None:
    """Remove a folder with all that servers left in it."""
    shutil.rmtree(folder, ignore_errors=True)
