"""CPU time and memory of processes and their children, read from the kernel."""

import os
from collections.abc import Iterable
from pathlib import Path

PROC = Path("/proc")
TICK = 1_000_000_000 // os.sysconf("SC_CLK_TCK")


def children_of(pid: int) -> list[int]:
    """The live processes below `pid`, at any depth."""
    found: list[int] = []
    for task in (PROC / str(pid) / "task").glob("*/children"):
        try:
            direct = [int(child) for child in task.read_text().split()]
        except (FileNotFoundError, ProcessLookupError):
            continue
        for child in direct:
            found += [child, *children_of(child)]
    return found


def cpu_nanoseconds(pids: Iterable[int]) -> int:
    """Nanoseconds on a processor so far by `pids`, all their threads and reaped children."""
    total = 0
    for pid in pids:
        try:
            for task in (PROC / str(pid) / "task").glob("*/schedstat"):
                total += int(task.read_text().split()[0])
            fields = (PROC / str(pid) / "stat").read_text().rsplit(")", 1)[1].split()
        except (FileNotFoundError, ProcessLookupError):
            continue
        total += (int(fields[13]) + int(fields[14])) * TICK  # reaped children, in clock ticks
    return total


def resident_megabytes(pid: int) -> float:
    """The memory that `pid` has to itself and its share of what it shares (PSS), in megabytes."""
    text = (PROC / str(pid) / "smaps_rollup").read_text()
    line = next(line for line in text.splitlines() if line.startswith("Pss:"))
    return int(line.split()[1]) / 1024
