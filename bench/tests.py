"""Run every test as ``make test`` does, and record where the time goes.

    python -m bench.tests [--out bench/results/tests.json] [--from TIMINGS]

Wall and processor seconds are those of the whole ``make test``, set-up and browsers
included. The figures of a file are those of ``pytest --timings`` (``tests/timing.py``).
``--from`` makes the table from a file that ``--timings`` wrote, and runs nothing.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
RESULTS = ROOT / "bench" / "results" / "tests.json"
#: Number of files, and of single phases of tests, that the table lists.
LISTED_FILES = 25
LISTED_PHASES = 25


def run_tests(timings: Path) -> dict[str, Any]:
    """Run ``make test``; return its exit status, wall and processor seconds."""
    options = f"{os.environ.get('PYTEST_ADDOPTS', '')} --timings {timings}".strip()
    started, before = time.monotonic(), _processor_s()
    done = subprocess.run(
        ["make", "test"], cwd=ROOT, env={**os.environ, "PYTEST_ADDOPTS": options}, check=False
    )
    return {
        "exit_status": done.returncode,
        "wall_s": round(time.monotonic() - started),
        "processor_s": round(_processor_s() - before),
        "processors": os.cpu_count(),
    }


def _processor_s() -> float:
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime


def tabulate(measured: dict[str, Any]) -> dict[str, Any]:
    """Sum the seconds of tests by file, and list the slowest files and phases.

    Args:
        measured: The content of a file that ``pytest --timings`` wrote.

    Returns:
        Each entry as ``[wall seconds, processor seconds, name]``, the most processor
        seconds first.
    """
    files: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
    phases: list[tuple[float, float, str]] = []
    for test, spent in measured["tests"].items():
        for phase, (wall, processor) in spent.items():
            file = files[test.partition("::")[0]]
            file[0] += wall
            file[1] += processor
            phases.append((wall, processor, f"{phase} of {test}"))
    by_file = [(round(wall, 1), round(cpu, 1), name) for name, (wall, cpu) in files.items()]
    return {
        "tests": len(measured["tests"]),
        "outcomes": measured["outcomes"],
        "files": _slowest(by_file, LISTED_FILES),
        "phases": _slowest(phases, LISTED_PHASES),
    }


def _slowest(entries: list[tuple[float, float, str]], count: int) -> list[tuple[float, float, str]]:
    return sorted(entries, key=lambda entry: -entry[1])[:count]


def main() -> int:
    """Run the tests, unless their timings are given, and write the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--out", type=Path, default=RESULTS)
    parser.add_argument("--from", dest="timings", type=Path, help="timings of an earlier run")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        timings = options.timings or Path(folder) / "timings.json"
        whole = {} if options.timings else run_tests(timings)
        table = tabulate(json.loads(timings.read_text("utf-8")))
    figures = {"command": "python -m bench.tests", **whole, **table}
    options.out.write_text(json.dumps(figures, indent=1, ensure_ascii=False) + "\n", "utf-8")
    print(json.dumps({name: figures[name] for name in (*whole, "tests", "outcomes")}))
    return int(whole.get("exit_status", 0))


if __name__ == "__main__":
    sys.exit(main())
