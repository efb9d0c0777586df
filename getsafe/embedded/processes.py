"""Starts a server so that it cannot outlive its keeper, and stops it politely, then firmly."""

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path

from getsafe.embedded.places import Places

PR_SET_PDEATHSIG = 1
GROUP_SECONDS = 10.0
LARGEST_LOG = 10 * 1024 * 1024


def die_with_parent(number: signal.Signals) -> None:
    """Have the kernel send us `number` when the parent dies; Linux only, and nothing elsewhere.

    Call it after any change of account, which would clear it.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, number)


def spawn(
    command: list, *, places: Places, log: str, stop_with: signal.Signals
) -> subprocess.Popen:
    """Start a server in a session of its own, as the installation's account, its output logged."""
    path = places.log / log
    if path.exists() and path.stat().st_size > LARGEST_LOG:
        path.replace(path.with_suffix(".old.log"))
    with path.open("ab") as output:
        return subprocess.Popen(
            [str(part) for part in command],
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            umask=0o077,
            preexec_fn=lambda: die_with_parent(stop_with),  # noqa: PLW1509 (no threads here)
            **places.account.popen_arguments(),
        )


def stop(process: subprocess.Popen, steps: list[tuple[signal.Signals, float]]) -> None:
    """Send each signal in turn until the process has gone, waiting the seconds given with it."""
    for number, seconds in steps:
        if process.poll() is not None:
            return
        process.send_signal(number)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(seconds)


def end_groups(leaders: Iterable[int], seconds: float = GROUP_SECONDS) -> None:
    """End process groups: ask each, wait for them together, then insist."""
    left = set(leaders)
    for number, patience in ((signal.SIGTERM, seconds), (signal.SIGKILL, 2.0)):
        left = {leader for leader in left if _signal_group(leader, number)}
        deadline = time.monotonic() + patience
        while left and time.monotonic() < deadline:
            time.sleep(0.05)
            left = {leader for leader in left if _signal_group(leader, 0)}


def _signal_group(leader: int, number: int) -> bool:
    """Send a signal to a process group; whether there was any such group (0 only asks)."""
    try:
        os.killpg(leader, number)
    except (ProcessLookupError, PermissionError):
        return False
    return True


def last_lines(path: Path, count: int = 3) -> str:
    """The end of a log, for an error message."""
    with contextlib.suppress(OSError):
        return " | ".join(path.read_text(errors="replace").splitlines()[-count:])
    return ""
