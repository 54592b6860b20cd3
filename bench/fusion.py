"""Fits the weights of the fused score, with cross-validation.

    python -m bench.fusion --gold FILE … [--write]

Each weight is moved in turn through a few values, as long as that helps by more than
noise. Figures are those of questions that the weights were not fitted on (five folds,
several draws), beside those of the weights in use; there the fitting starts from weights
that were not fitted, since those in use have seen every question. The index
is the live one of ``FUNN_HOME``. ``--write`` stores the weights fitted on all questions;
the weights of fields and of kinds of terms are set by hand, since they hardly matter.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bench.trials import FOLDS, Bench, Trial, arguments, folds, mean_by_language, open_bench
from index.query.thesaurus import Thesaurus
from index.ranking.fusion import (
    RankingWeights,
    ScoreComponents,
    fuse,
    lend_to_neighbours,
    load_ranking_weights,
)
from index.ranking.ranker import (
    Ranker,
    continuations,
    document_types,
    named_sources,
    of_quantities,
    priors,
    tabular,
)
from index.text.analyzer import ANALYZER_VERSION

WEIGHTS = Path(__file__).parents[1] / "index" / "ranking" / "ranking_weights.json"
RESULTS = Path(__file__).parent / "results" / "fusion.json"
GRID: dict[str, tuple[float, ...]] = {
    "lexical": (3.0, 6.0, 9.0, 12.0, 15.0),
    "coverage": (0.0, 1.0, 2.5, 4.0),
    "passage": (0.3, 0.5, 0.7),
    "sentence": (0.3, 0.5, 0.7),
    "translation": (0.3, 0.5, 0.7, 0.85),
    "neighbours": (0.0, 0.03, 0.05, 0.1),
}
#: Start of a cross-validated fit: round numbers, a step from either end.
UNFITTED: dict[str, float] = {
    "lexical": 6.0,
    "coverage": 1.0,
    "passage": 0.5,
    "sentence": 0.5,
    "translation": 0.5,
    "neighbours": 0.0,
}
DRAWS = 3
#: Smallest gain in nDCG@10 for which a weight moves; less is noise.
WORTH_MOVING = 0.004


@dataclass(frozen=True)
class Scores:
    """A question's evidence at one share of the translation, and its vocabulary."""

    components: ScoreComponents
    vocabulary: float


class Fit:
    """All questions with their evidence, so that a trial is a few sums."""

    def __init__(self, bench: Bench, start: RankingWeights) -> None:
        self._bench = bench
        self.trials: Sequence[Trial] = bench.answerable
        self._continues = continuations(bench.generation.passages)
        kinds = priors(bench.generation.passages, start)
        types = document_types(bench.generation)
        tables = tabular(bench.generation.passages)
        texts = [trial.question.text for trial in self.trials]
        self._priors = [
            kinds + named_sources(text, types, start) + of_quantities(text, tables)
            for text in texts
        ]
        thesaurus = Thesaurus.load()
        self._known: dict[tuple[float, ...], NDArray[np.float64]] = {}
        self._scores: dict[float, list[Scores]] = {}
        for share in sorted({start.translation, *GRID["translation"]}):
            weights = replace(start, translation=share)
            ranker = Ranker(bench.generation, bench.embedder, thesaurus, weights)
            scored = [ranker.score(trial.question.text) for trial in self.trials]
            self._scores[share] = [Scores(s.components, s.words.vocabulary) for s in scored]

    def measures(self, weights: RankingWeights) -> list[dict[str, float]]:
        """Measure every question."""
        return [
            self._bench.measure(trial, self._fused(scores, prior, weights))
            for trial, scores, prior in zip(
                self.trials, self._scores[weights.translation], self._priors, strict=True
            )
        ]

    def _fused(
        self, scores: Scores, prior: NDArray[np.float64], weights: RankingWeights
    ) -> NDArray[np.float64]:
        fused = fuse(scores.components, scores.vocabulary, weights) + prior
        return lend_to_neighbours(fused, self._continues, weights.neighbours)

    def ndcg(self, weights: RankingWeights) -> NDArray[np.float64]:
        """Return nDCG@10 of every question, from a cache."""
        key = tuple(getattr(weights, name) for name in GRID)
        if key not in self._known:
            found = [m["ndcg_at_10"] for m in self.measures(weights)]
            self._known[key] = np.array(found)
        return self._known[key]

    def best(self, start: RankingWeights, among: NDArray[np.bool_]) -> RankingWeights:
        """Fit the weights on some of the questions."""
        return climb(start, lambda weights: float(self.ndcg(weights)[among].mean()))


def climb(start: RankingWeights, worth: Callable[[RankingWeights], float]) -> RankingWeights:
    """Move one weight after the other, to its best value, until no move pays."""
    best, moved = start, True
    while moved:
        moved = False
        for name, values in GRID.items():
            candidates = [_moved(best, name, value) for value in values]
            gains = [worth(candidate) for candidate in candidates]
            top = int(np.argmax(gains))
            if gains[top] > worth(best) + WORTH_MOVING:
                best, moved = candidates[top], True
    return best


def _moved(weights: RankingWeights, name: str, value: float) -> RankingWeights:
    change: dict[str, Any] = {name: value}
    return replace(weights, **change)


def cross_validate(fit: Fit, start: RankingWeights) -> list[list[Mapping[str, float]]]:
    """Measure every question, in each draw, with weights fitted without it."""
    drawn = []
    for draw in range(DRAWS):
        fold = folds(len(fit.trials), draw)
        got: list[Mapping[str, float]] = [{} for _ in fit.trials]
        for held_out in range(FOLDS):
            measured = fit.measures(fit.best(start, fold != held_out))
            for i in np.flatnonzero(fold == held_out).tolist():
                got[i] = measured[i]
        drawn.append(got)
    return drawn


def summarised(
    trials: Sequence[Trial], drawn: Sequence[Sequence[Mapping[str, float]]]
) -> dict[str, dict[str, float]]:
    """Return means of each measure over the draws, for all questions and by language."""
    return {
        measure: mean_by_language(
            trials, [float(np.mean([got[i][measure] for got in drawn])) for i in range(len(trials))]
        )
        for measure in ("ndcg_at_10", "hit_at_5")
    }


def main() -> int:
    """Run the bench."""
    parser = arguments("Fit the weights of the fused score.")
    parser.add_argument("--write", action="store_true", help="store what was fitted")
    parser.add_argument("--out", type=Path, default=RESULTS)
    options = parser.parse_args()
    start = replace(load_ranking_weights(), analyzer=ANALYZER_VERSION)
    fit = Fit(open_bench(options.gold), start)
    unfitted: dict[str, Any] = dict(UNFITTED)
    drawn = cross_validate(fit, replace(start, **unfitted))
    fitted = fit.best(start, np.ones(len(fit.trials), dtype=np.bool_))
    figures = {
        "command": "python -m bench.fusion --gold …",
        "questions": len(fit.trials),
        "cross_validated": summarised(fit.trials, drawn),
        "in_use": summarised(fit.trials, [fit.measures(start)]),
        "parameters_in_use": {name: getattr(start, name) for name in GRID},
        "parameters_fitted_on_all": {name: getattr(fitted, name) for name in GRID},
    }
    options.out.write_text(json.dumps(figures, indent=2, ensure_ascii=False) + "\n", "utf-8")
    print(json.dumps(figures, indent=2))
    if options.write:
        WEIGHTS.write_text(json.dumps(asdict(fitted), indent=2) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
