"""Run every measurement and write bench/RESULTS.md: `python -m bench [--sizes 10000 100000]`."""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from bench import report, serving

SIZES = [10_000, 100_000]


def measured(size: int) -> dict:
    """What a process of its own measures with `size` children in a fresh installation."""
    with tempfile.TemporaryDirectory(prefix="getsafe-bench-") as folder:
        Path(folder).chmod(0o755)
        environment = os.environ | {"GETSAFE_DATA": f"{folder}/data", "BENCH_SIZE": str(size)}
        command = [sys.executable, "-m", "bench.size"]
        done = subprocess.run(
            command, env=environment, stdout=subprocess.PIPE, text=True, check=True,
            cwd=serving.PROJECT,
        )  # fmt: skip
        return json.loads(done.stdout)


def main() -> None:
    """Measure each size and write the results."""
    parser = argparse.ArgumentParser(prog="bench")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    sizes = parser.parse_args().sizes
    load = os.getloadavg()[0]
    text = report.write({size: measured(size) for size in sizes}, load=load)
    (Path(__file__).parent / "RESULTS.md").write_text(text)
    sys.stdout.write(text)


if __name__ == "__main__":
    main()
