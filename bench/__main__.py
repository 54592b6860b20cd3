"""Run the benches one after another, and print their main figures.

    python -m bench [--material FOLDER] [--only NAME …] [--slow]

The live index of ``FUNN_HOME`` is searched (``funn build`` first). Questions and texts are
looked for in ``--material``; a bench without its material is reported and skipped. Every
file of ``bench/results/`` has a row in ``BENCHES``, but for ``page.json``, which is written
by a browser (``ui/e2e/followed-quotes.ts``).
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
    """One bench and the file that it writes.

    Attributes:
        name: Name of the file of its figures, without ending.
        arguments: Command-line arguments; ``@`` stands for the folder of the material.
        figures: Printed name of a figure → its place in the file.
        slow: Takes many minutes, so it is run only when asked for.
        module: Module to run, ``bench.NAME`` where none is given.
    """

    name: str
    arguments: tuple[str, ...]
    figures: Mapping[str, str]
    slow: bool = False
    module: str = ""


QUESTIONS = ("@eval/nav_dev.jsonl", "@eval/nav_dev_more.jsonl")
GOLD = ("--gold", *QUESTIONS)
HOME = ("--home", os.environ.get("FUNN_HOME", "var"))
NORQUAD = ("--norquad", "@eval/norquad", "--home", os.environ.get("FUNN_BENCH_HOME", "var/norquad"))
BENCHES = (
    Measuring(
        "retrieval",
        ("eval", *GOLD, "--run", "var/run.jsonl", "--out", "bench/results/retrieval.json"),
        {"nDCG@10": "groups.all.ndcg_at_10", "hit@5": "groups.all.hit_at_5"},
        module="api.cli",
    ),
    Measuring(
        "answers",
        (*QUESTIONS, *HOME, "--out", "bench/results/answers.json"),
        {"q3": "quotes.all.q3", "q5": "quotes.all.q5"},
    ),
    Measuring(
        "answers_unseen",
        (*QUESTIONS, *HOME, "--fit", "--out", "bench/results/answers_unseen.json"),
        {"q5": "unseen.all.q5"},
        slow=True,
        module="bench.answers",
    ),
    Measuring("promise", (*QUESTIONS, *HOME), {"quotes": "quotes", "exact": "standing"}, slow=True),
    Measuring(
        "evidence_training",
        (*QUESTIONS, *HOME, "--tunings", "var/tunings"),
        {"q5": "unseen.all.q5"},
        slow=True,
    ),
    Measuring("tests", (), {"wall s": "wall_s", "processor s": "processor_s"}, slow=True),
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
        (
            *("--corpus", "nav", HOME[1], *QUESTIONS),
            *("--corpus", "pdf", os.environ.get("FUNN_PDF_HOME", "var/pdf"), "@eval/pdf_dev.jsonl"),
            *("--corpus", "handbook", os.environ.get("FUNN_HANDBOOK_HOME", "var/handbook")),
            *("bench/questions/handbook.jsonl", "--norquad", "@eval/norquad"),
            *("--norquad-home", os.environ.get("FUNN_HALVED_HOME", "var/norquad-half")),
        ),
        {
            f"AUROC {name}": f"words_and_vectors.left_out_with_the_thresholds_in_use.{name}.auroc"
            for name in ("nav", "pdf", "handbook", "norquad")
        },
        slow=True,
    ),
    Measuring(
        "latency",
        GOLD,
        {"search ms": "later_rounds.search_ms", "encodings": "later_rounds.search_in_encodings"},
    ),
    Measuring("quote_check", (), {}),
    Measuring("voice", (), {}, slow=True),
    Measuring("speakers", (), {}, slow=True),
    Measuring("statements", (), {"macro-F1, held": "held.macro_f1"}, slow=True),
    Measuring("embedding", ("--out", "bench/results/embedding.json"), {}, slow=True),
    Measuring(
        "corpora",
        (
            *("--corpus", "nav", HOME[1], *QUESTIONS),
            *("--corpus", "pdf", os.environ.get("FUNN_PDF_HOME", "var/pdf"), "@eval/pdf_dev.jsonl"),
            *("--corpus", "norquad", NORQUAD[3], "@eval/norquad"),
            *(
                "--corpus",
                "handbook",
                os.environ.get("FUNN_HANDBOOK_HOME", "var/handbook"),
                "bench/questions/handbook.jsonl",
            ),
            *("--every", "20"),
        ),
        {"nav": "corpora.nav.in use.all.ndcg_at_10", "pdf": "corpora.pdf.in use.all.ndcg_at_10"},
        slow=True,
    ),
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
    Measuring(
        "reader",
        (
            *("--pdf", os.environ.get("FUNN_PDF_HOME", "var/pdf"), "@eval/pdf_dev.jsonl"),
            *("--nav", os.environ.get("FUNN_HOME", "var"), *QUESTIONS),
        ),
        {
            "likely": "likely.pdf.best_in_hindsight.ndcg_at_10.change",
            "words": "words.pdf.best_in_hindsight.ndcg_at_10.change",
        },
        slow=True,
    ),
    Measuring("pdf", ("--folder", "@pdf"), {}, slow=True),
    Measuring("reading_cost", ("--folder", "@pdf"), {"ratio": "ratio"}, slow=True),
    Measuring(
        "metadata",
        ("--folder", "@pdf"),
        {"right or unsure": "right_or_unsure", "author names F1": "author_names.f1"},
        slow=True,
    ),
    Measuring(
        "tables",
        ("--folder", "@tables"),
        {"F1": "grid.f1", "precision": "grid.precision", "recall": "grid.recall"},
        slow=True,
    ),
    Measuring(
        "faults",
        ("--folder", "@faults", "--out", "bench/results/faults.json"),
        {"right": "right", "rows": "rows"},
        slow=True,
    ),
)


def with_paths(arguments: tuple[str, ...], material: Path) -> list[str]:
    """Replace ``@`` by the material's folder."""
    return [str(material / a[1:]) if a.startswith("@") else a for a in arguments]


def missing(arguments: tuple[str, ...], material: Path) -> str | None:
    """Return the first piece of material that does not exist, if one does not."""
    needed = (material / a[1:] for a in arguments if a.startswith("@"))
    return next((str(path) for path in needed if not path.exists()), None)


def run(bench: Measuring, material: Path) -> str:
    """Run one bench in a process of its own; return its time and figures, or its failure."""
    if absent := missing(bench.arguments, material):
        return f"skipped: {absent} does not exist"
    module = bench.module or f"bench.{bench.name}"
    command = [sys.executable, "-m", module, *with_paths(bench.arguments, material)]
    started = time.monotonic()
    done = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)
    if done.returncode != 0:
        return f"failed: {(done.stderr.strip() or done.stdout.strip()).splitlines()[-1:]}"
    figures = ", ".join(figures_of(bench))
    return f"{time.monotonic() - started:.0f} s{': ' if figures else ''}{figures}"


def figures_of(bench: Measuring) -> Iterator[str]:
    """Yield the bench's main figures, each after its name."""
    path = RESULTS / f"{bench.name}.json"
    if not path.is_file():
        return
    found = json.loads(path.read_text(encoding="utf-8"))
    for name, place in bench.figures.items():
        yield f"{name} {at(found, place)}"


def at(figures: Any, place: str) -> Any:
    """Return the value at ``place``: keys, or positions in lists, joined by dots."""
    for step in place.split("."):
        figures = figures[int(step)] if isinstance(figures, list) else figures[step]
    return figures


def main() -> int:
    """Run the benches."""
    parser = argparse.ArgumentParser(description="Run the benches.")
    parser.add_argument("--material", type=Path, default=MATERIAL, help="eval/ and pdf/ are in it")
    parser.add_argument("--only", nargs="+", choices=[bench.name for bench in BENCHES])
    parser.add_argument("--slow", action="store_true", help="run those that take many minutes too")
    options = parser.parse_args()
    outcomes = {}
    for bench in BENCHES:
        wanted = bench.name in options.only if options.only else options.slow or not bench.slow
        if wanted:
            outcomes[bench.name] = run(bench, options.material.resolve())
            print(f"{bench.name:<18} {outcomes[bench.name]}", flush=True)
    return int(any(outcome.startswith("failed") for outcome in outcomes.values()))


if __name__ == "__main__":
    sys.exit(main())
