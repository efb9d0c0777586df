"""Starts a server so that it cannot outlive its keeper, and stops it politely, then firmly."""

import contextlib
import ctypes
import signal
import subprocess
import sys
from pathlib import Path

from getsafe.embedded.places import Places

PR_SET_PDEATHSIG = 1
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


def last_lines(path: Path, count: int = 3) -> str:
    """The end of a log, for an error message."""
    with contextlib.suppress(OSError):
        return " | ".join(path.read_text(errors="replace").splitlines()[-count:])
    return ""
