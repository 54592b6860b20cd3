"""Run the cases of all rows, print each that is wrong, and the count.

    python -m bench.faults --folder FOLDER [--only ROW …] [--out bench/results/faults.json]

FOLDER holds ``README.tsv`` and the inputs it names. A row without a case counts as wrong.
"""

from __future__ import annotations

import argparse
import csv
import json
import pkgutil
import sys
from importlib import import_module
from pathlib import Path

from bench import faults
from bench.faults.case import CASES, MORE


def rows(folder: Path) -> list[str]:
    """Return the first field of every row of the table, its heading left out."""
    with (folder / "README.tsv").open(encoding="utf-8", newline="") as table:
        return [row[0] for row in csv.reader(table, delimiter="\t", quoting=csv.QUOTE_NONE)][1:]


def outcome(row: str, folder: Path) -> str:
    """Return "right", or why the row is wrong."""
    if row not in CASES:
        return "no case"
    try:
        for check in (CASES[row], *MORE.get(row, ())):
            check(folder)
    except Exception as error:  # a case must not end the others
        return f"{type(error).__name__}: {error}".strip()
    return "right"


def main() -> int:
    """Run the cases; exit with 1 if a row is wrong."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--only", nargs="+")
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    for module in pkgutil.iter_modules(faults.__path__):
        if not module.name.startswith("_"):
            import_module(f"bench.faults.{module.name}")
    folder = options.folder.resolve()
    found = {row: outcome(row, folder) for row in rows(folder) if row in (options.only or [row])}
    for row, result in found.items():
        print(f"{row}: {result}")
    right = sum(result == "right" for result in found.values())
    print(f"{right} of {len(found)} right")
    if options.out:
        facts = {"rows": len(found), "right": right, "outcomes": found}
        options.out.write_text(json.dumps(facts, ensure_ascii=False, indent=2) + "\n", "utf-8")
    return int(right < len(found))


if __name__ == "__main__":
    sys.exit(main())
