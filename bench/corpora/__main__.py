"""Measure search on several corpora, with weights fitted on the others.

    python -m bench.corpora --corpus NAME HOME GOLD… [--corpus …] [--every N] [--out FILE]

HOME holds an index built with the bundled model; GOLD are files of questions, or the folder of
NorQuAD. For each corpus the table has the weights in use, those fitted on the other corpora
alone, the search as it is served, its first hits ordered by how likely they answer, and simple
rankings of the same passages (BM25, the bundled model, rank and min-max fusion of both); by
language and kind of question, with 95 % bootstrap intervals. Below it
stands what the search loses on each corpus without one of its parts, and that part's time.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from bench.corpora.answering import served
from bench.corpora.material import Corpus, open_corpus
from bench.corpora.rivals import rivals
from bench.corpora.steps import steps
from bench.fusion import GRID, UNFITTED, climb
from index.evaluation.measures import interval
from index.ranking.fusion import RankingWeights, load_ranking_weights
from index.text.analyzer import ANALYZER_VERSION

RESULTS = Path(__file__).parents[1] / "results" / "corpora.json"

Measures = Sequence[Mapping[str, float]]


def fitted_on(corpora: Sequence[Corpus], start: RankingWeights) -> RankingWeights:
    """Fit the weights; every corpus counts alike, however many questions it has."""

    def worth(weights: RankingWeights) -> float:
        return float(np.mean([corpus.fit.ndcg(weights).mean() for corpus in corpora]))

    return climb(start, worth)


def groups(corpus: Corpus) -> Iterator[tuple[str, list[int]]]:
    """Yield all questions, those of each language and those of each kind, by place."""
    questions = [trial.question for trial in corpus.trials]
    yield "all", list(range(len(questions)))
    for name in sorted({q.language for q in questions}):
        yield name, [n for n, q in enumerate(questions) if q.language == name]
    for name in sorted({q.kind for q in questions}):
        yield name, [n for n, q in enumerate(questions) if q.kind == name]


def summary(corpus: Corpus, measured: Measures) -> dict[str, Any]:
    """Return nDCG@10 with its interval, and hit@5, of each group of questions."""
    found = {}
    for name, members in groups(corpus):
        ndcg = [measured[n]["ndcg_at_10"] for n in members]
        found[name] = {
            "questions": len(members),
            "ndcg_at_10": round(float(np.mean(ndcg)), 4),
            "interval": interval(ndcg),
            "hit_at_5": round(float(np.mean([measured[n]["hit_at_5"] for n in members])), 4),
        }
    return found


def judged(corpora: Sequence[Corpus], start: RankingWeights) -> Iterator[tuple[str, Any]]:
    """Yield each corpus with all ways of searching it."""
    unfitted: dict[str, Any] = dict(UNFITTED)
    for corpus in corpora:
        others = [other for other in corpora if other is not corpus]
        ways: dict[str, Measures] = {"in use": corpus.fit.measures(start)}
        rows: dict[str, Any] = {}
        if others:
            weights = fitted_on(others, replace(start, **unfitted))
            ways["fitted on the others"] = corpus.fit.measures(weights)
            rows["weights_of_the_others"] = {name: getattr(weights, name) for name in GRID}
        ways["ordered by answering"], rows["ordering_ms"] = served(corpus)
        ways |= dict(rivals(corpus))
        yield corpus.name, rows | {name: summary(corpus, got) for name, got in ways.items()}


def printed(name: str, table: Mapping[str, Any]) -> None:
    """Print one corpus, a line for each way of searching."""
    for way, by_group in table.items():
        if isinstance(by_group, dict) and "all" in by_group:
            whole = by_group["all"]
            parts = "  ".join(
                f"{group} {row['ndcg_at_10']:.3f}" for group, row in list(by_group.items())[1:4]
            )
            print(
                f"{name:<10}{way:<22}{whole['ndcg_at_10']:.3f} {whole['interval']} "
                f"hit@5 {whole['hit_at_5']:.3f}  {parts}"
            )


def main() -> int:
    """Run the bench."""
    parser = argparse.ArgumentParser(description="Search over several corpora.")
    parser.add_argument("--corpus", nargs="+", action="append", required=True, metavar="WORD")
    parser.add_argument("--every", type=int, default=1, help="every so many of NorQuAD's questions")
    parser.add_argument("--out", type=Path, default=RESULTS)
    options = parser.parse_args()
    start = replace(load_ranking_weights(), analyzer=ANALYZER_VERSION)
    corpora = [
        open_corpus(name, Path(home), [Path(g) for g in gold], start, options.every)
        for name, home, *gold in options.corpus
    ]
    figures: dict[str, Any] = {
        "command": f"python -m bench.corpora --corpus NAME HOME GOLD … --every {options.every}",
        "embedder": corpora[0].bench.embedder.model_id,
        "weights_in_use": {name: getattr(start, name) for name in GRID},
        "corpora": {},
    }
    for name, table in judged(corpora, start):
        figures["corpora"][name] = table
        printed(name, table)
    figures["parts"] = list(steps(corpora, start))
    for line in figures["parts"]:
        print(f"{line['part']:<40}{line['change']}  {line['price_ms']} ms")
    options.out.write_text(json.dumps(figures, indent=1, ensure_ascii=False) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
