"""Measure what reading PDF reports costs against an earlier state of the project.

    python -m bench.reading_cost --folder FOLDER [--before COMMIT] [--only WORD …]
                                 [--out bench/results/reading_cost.json]

Both states read each document in turn, in one run, each in a process of its own that stays
open, so that both meet the same machine. Counted are processor seconds, those of the OCR
programs that are started included; the least of the rounds is kept. The earlier state is
checked out beside the repository's own and removed again.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
RESULTS = ROOT / "bench" / "results" / "reading_cost.json"
#: The state before marginal notes, hidden words and scans under stamps were looked for.
BEFORE = "87a0b4e"
#: Highest cost of reading all documents, as a multiple of the earlier state's.
MOST = 1.25
#: Reads the files named on its input; says the processor seconds of each.
_READER = """
import resource, sys
from pathlib import Path
from ingest.parsers import parser_for

def spent():
    own, started = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return own.ru_utime + own.ru_stime + started.ru_utime + started.ru_stime

for line in sys.stdin:
    path, before = Path(line.rstrip("\\n")), spent()
    try:
        pages = len(parser_for(path).parse(path).pages)
    except Exception:
        pages = 0
    print(pages, spent() - before, flush=True)
"""


@dataclass(frozen=True, slots=True)
class Cost:
    """Processor seconds of reading one document in both states."""

    file: str
    pages: int
    before_s: float
    now_s: float

    @property
    def ratio(self) -> float:
        return round(self.now_s / self.before_s, 3)


class Reader:
    """One state of the project, reading files in a process of its own."""

    def __init__(self, checkout: Path) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-c", _READER],
            cwd=checkout,
            env={**os.environ, "PYTHONPATH": str(checkout)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def read(self, path: Path) -> tuple[int, float]:
        """Read one file; return its pages, 0 where it is refused, and processor seconds."""
        asked, answers = self._process.stdin, self._process.stdout
        assert asked is not None
        assert answers is not None
        asked.write(f"{path}\n")
        asked.flush()
        pages, seconds = answers.readline().split()
        return int(pages), float(seconds)

    def close(self) -> None:
        """End the process."""
        self._process.communicate()


def costs_of(paths: Sequence[Path], before: Path, rounds: int) -> list[Cost]:
    """Read every file in both states, turn by turn."""
    old, new = Reader(before), Reader(ROOT)
    least: dict[Path, Cost] = {}
    for reader in (old, new):
        reader.read(paths[0])  # the first file pays for what is loaded once
    for turn in range(rounds):
        for n, path in enumerate(paths):
            first, last = (old, new) if (n + turn) % 2 else (new, old)
            told = {first: first.read(path), last: last.read(path)}
            seen = least.get(path, Cost(path.name, told[new][0], float("inf"), float("inf")))
            least[path] = Cost(
                path.name,
                told[new][0],
                min(seen.before_s, told[old][1]),
                min(seen.now_s, told[new][1]),
            )
            print(f"{path.name:52} {least[path].ratio:.2f}", file=sys.stderr)
    for reader in (old, new):
        reader.close()
    return list(least.values())


def summary(costs: Sequence[Cost], before: str) -> dict[str, object]:
    """Return the cost of all documents, and of each."""
    old, new = sum(cost.before_s for cost in costs), sum(cost.now_s for cost in costs)
    return {
        "before": before,
        "files": len(costs),
        "pages": sum(cost.pages for cost in costs),
        "before_s": round(old, 1),
        "now_s": round(new, 1),
        "ratio": round(new / old, 3),
        "most": MOST,
        "ratios": {cost.file: cost.ratio for cost in sorted(costs, key=lambda cost: -cost.ratio)},
    }


@contextmanager
def checked_out(commit: str) -> Iterator[Path]:
    """Check an earlier state out in a folder of its own; remove it at the end."""
    with tempfile.TemporaryDirectory() as folder:
        checkout = Path(folder) / "before"
        _git("worktree", "add", "--detach", str(checkout), commit)
        try:
            yield checkout
        finally:
            _git("worktree", "remove", "--force", str(checkout))


def _git(*arguments: str) -> None:
    subprocess.run(["git", "-C", str(ROOT), *arguments], capture_output=True, check=True)


def main() -> int:
    """Run the bench; fails where reading costs more than ``MOST`` allows."""
    parser = argparse.ArgumentParser(description="Measure the cost of reading PDF reports.")
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--before", default=BEFORE, help="the earlier state's commit")
    parser.add_argument("--only", nargs="*", default=[""], help="words of file names")
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--out", type=Path, default=RESULTS)
    options = parser.parse_args()
    listed = sorted(options.folder.resolve().glob("*.pdf"))
    paths = [path for path in listed if any(word in path.name for word in options.only)]
    with checked_out(options.before) as checkout:
        found = summary(costs_of(paths, checkout, options.rounds), options.before)
    print(json.dumps(found, indent=2))
    options.out.write_text(json.dumps(found, indent=2, ensure_ascii=False) + "\n")
    return int(found["ratio"] > MOST)  # type: ignore[operator]


if __name__ == "__main__":
    sys.exit(main())
