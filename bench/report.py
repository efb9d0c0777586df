"""The results as a page: ratios first, the machine and the wall times beside them."""

import os
import platform
import statistics
from datetime import UTC, datetime
from pathlib import Path


def write(found: dict[int, dict], *, load: float) -> str:
    """The text of RESULTS.md; `load` is the machine's load average before the run began."""
    bare = [unit for result in found.values() for unit in result["bare"]]
    lines = [
        "# What GETSAFE costs",
        "",
        f"Measured {datetime.now(UTC):%d %B %Y} by `make bench` on {_machine()}.",
        f"B, a bare Django page served by the same gunicorn, took {statistics.median(bare):.2f} ms",
        f"of CPU ({min(bare):.2f} to {max(bare):.2f} in {len(bare)} measurements). Each page was",
        "asked for in rounds with B between them; a round is set against the B before and after",
        "it, so that a machine growing slower or faster changes both, and a page's figure is the",
        "median of its rounds. Ratios of CPU (web workers and database, from the kernel) and",
        "statements are what counts; wall times (one visitor) are published, never gated. What the",
        "manager's page and the FOI pack counted is kept until something that is counted changes:",
        "each is measured with nothing written in between, and after a write before every request.",
        f"The machine's load average was {load:.1f} when the run began: where that is not near 0,",
        "others worked on it too, and every time and speed is the worse for it, ratios least.",
        "",
    ]
    for size, result in found.items():
        lines += _pages(size, result)
    if len(found) > 1:
        lines += _growth(found)
    for size, result in found.items():
        lines += _questions(size, result)
    return "\n".join(lines) + "\n"


def _machine() -> str:
    model = next(
        (
            line.split(":", 1)[1].strip()
            for line in Path("/proc/cpuinfo").read_text().splitlines()
            if line.startswith("model name")
        ),
        platform.processor(),
    )
    return f"{os.cpu_count()} cores of {model}, Python {platform.python_version()}"


def _pages(size: int, result: dict) -> list[str]:
    lines = [
        f"## {size:,} children",
        "",
        "| Page | CPU in B | at most | statements | at most | p50 ms | p95 ms |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for name, page in result["pages"].items():
        budget, most = page["budget"] or "", page["most"] or ""
        lines.append(
            f"| {name} | {page['ratio']:.1f} | {budget} | {page['statements']} | {most} "
            f"| {page['p50']:.1f} | {page['p95']:.1f} |"
        )
    memory, made = result["worker_megabytes"], result["children_a_minute"]
    imported = result["import_rows_a_second"]
    said = (
        f"A web worker holds {memory:.0f} MB; {made:,.0f} made-up children are written a minute; "
        f"{imported:,.0f} rows of a spreadsheet are imported a second."
    )
    return [*lines, "", said, ""]


def _growth(found: dict[int, dict]) -> list[str]:
    small, large = min(found), max(found)
    lines = [
        f"## Growth from {small:,} to {large:,} children",
        "",
        "| Page | CPU in B grows by |",
        "| --- | ---: |",
    ]
    for name, page in found[large]["pages"].items():
        lines.append(f"| {name} | {page['ratio'] / found[small]['pages'][name]['ratio']:.2f} |")
    return [*lines, ""]


def _questions(size: int, result: dict) -> list[str]:
    lines = [
        f"## The engine beside SQL written by hand, {size:,} children",
        "",
        "| Question | engine ms | by hand ms | ratio |",
        "| --- | ---: | ---: | ---: |",
    ]
    for name, engine, by_hand in result["questions"]:
        lines.append(f"| {name} | {engine:.1f} | {by_hand:.1f} | {engine / by_hand:.2f} |")
    return [*lines, ""]
