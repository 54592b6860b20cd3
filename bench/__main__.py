"""Runs the benches one after another, and says in a few lines what came out.

    python -m bench [--material FOLDER] [--only NAME …] [--slow]

The index that is asked is the live one of ``FUNN_HOME`` (``funn build`` first). What a
bench needs beyond that, questions and texts, is looked for in ``--material``; a bench
whose material is not there is passed over, and that is said. Figures go to
``bench/results/``, each file with the command that made it.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
RESULTS = ROOT / "bench" / "results"
MATERIAL = ROOT.parent / "shared"


@dataclass(frozen=True, slots=True)
class Measuring:
    """One bench.

    Attributes:
        name: Its module, and the file of its figures.
        arguments: Those that begin with ``@`` are paths below the material's folder.
        figures: What is said of it: a word, and where it stands in the file.
        slow: Takes many minutes; run only when asked to.
    """

    name: str
    arguments: tuple[str, ...]
    figures: Mapping[str, str]
    slow: bool = False


GOLD = ("--gold", "@eval/nav_dev.jsonl", "@eval/nav_dev_more.jsonl")
NORQUAD = ("--norquad", "@eval/norquad", "--home", os.environ.get("FUNN_BENCH_HOME", "var/norquad"))
BENCHES = (
    Measuring(
        "compounds",
        ("--gold", "@eval/compounds.tsv"),
        {"boundary accuracy": "boundary_accuracy.all.share", "simplex cut": "simplex_cut.share"},
    ),
    Measuring(
        "fusion",
        GOLD,
        {
            "nDCG@10": "in_use.ndcg_at_10.all",
            "cross-validated": "cross_validated.ndcg_at_10.all",
            "hit@5": "in_use.hit_at_5.all",
        },
    ),
    Measuring("ablation", GOLD, {"stems only, change": "table.-2.change"}),
    Measuring(
        "abstention",
        GOLD,
        {
            "AUROC": "words_and_vectors.cross_validated.auroc",
            "precision": "words_and_vectors.cross_validated.precision.value",
            "answerable refused": "words_and_vectors.cross_validated.answerable_refused.value",
        },
    ),
    Measuring(
        "latency",
        GOLD,
        {"search ms": "later_rounds.search_ms", "encodings": "later_rounds.search_in_encodings"},
    ),
    Measuring("quote_check", (), {}),
    Measuring("voice", (), {}, slow=True),
    Measuring("embedding", ("--out", "bench/results/embedding.json"), {}, slow=True),
    Measuring("norquad", NORQUAD, {"nDCG@10": "ndcg_at_10"}, slow=True),
    Measuring(
        "adapter",
        (*GOLD, *NORQUAD),
        {
            "vector": "low_rank_change_of_the_question.change",
            "network": "network_over_the_best_hits.change",
        },
        slow=True,
    ),
    Measuring("pdf", ("--folder", "@pdf"), {}, slow=True),
)


def with_paths(arguments: tuple[str, ...], material: Path) -> list[str]:
    """The arguments, those below the material's folder written out."""
    return [str(material / a[1:]) if a.startswith("@") else a for a in arguments]


def missing(arguments: tuple[str, ...], material: Path) -> str | None:
    """The first piece of material that is not there."""
    needed = (material / a[1:] for a in arguments if a.startswith("@"))
    return next((str(path) for path in needed if not path.exists()), None)


def run(bench: Measuring, material: Path) -> str:
    """Run one bench in a process of its own; say how that went."""
    if absent := missing(bench.arguments, material):
        return f"passed over: {absent} is not there"
    command = [sys.executable, "-m", f"bench.{bench.name}", *with_paths(bench.arguments, material)]
    started = time.monotonic()
    done = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)
    if done.returncode != 0:
        return f"failed: {(done.stderr.strip() or done.stdout.strip()).splitlines()[-1:]}"
    said = ", ".join(figures_of(bench))
    return f"{time.monotonic() - started:.0f} s{': ' if said else ''}{said}"


def figures_of(bench: Measuring) -> Iterator[str]:
    """The bench's chief figures, as words."""
    path = RESULTS / f"{bench.name}.json"
    if not path.is_file():
        return
    found = json.loads(path.read_text(encoding="utf-8"))
    for word, place in bench.figures.items():
        yield f"{word} {at(found, place)}"


def at(figures: Any, place: str) -> Any:
    """What stands at ``place``: names, or numbers in lists, with dots between."""
    for step in place.split("."):
        figures = figures[int(step)] if isinstance(figures, list) else figures[step]
    return figures


def main() -> int:
    """Run the benches."""
    parser = argparse.ArgumentParser(description="Run the benches.")
    parser.add_argument("--material", type=Path, default=MATERIAL, help="eval/ and pdf/ are in it")
    parser.add_argument("--only", nargs="+", choices=[bench.name for bench in BENCHES])
    parser.add_argument("--slow", action="store_true", help="those of many minutes as well")
    options = parser.parse_args()
    outcomes = {}
    for bench in BENCHES:
        wanted = bench.name in options.only if options.only else options.slow or not bench.slow
        if wanted:
            outcomes[bench.name] = run(bench, options.material.resolve())
            print(f"{bench.name:<12} {outcomes[bench.name]}", flush=True)
    return int(any(outcome.startswith("failed") for outcome in outcomes.values()))


if __name__ == "__main__":
    sys.exit(main())
