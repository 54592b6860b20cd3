"""Fits the probability that the corpus holds an answer, with cross-validation.

    python -m bench.abstention --gold FILE … [--write]

Questions without evidence are those that the corpus does not answer. The index is the
live one of ``FUNN_HOME``. Two models are fitted: one for the embedding model in use, and
one that judges by the words alone, for any other. ``--write`` stores both.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import RepeatedStratifiedKFold

from bench.trials import FOLDS, Bench, arguments, open_bench
from index.evaluation.measures import auroc, interval
from index.query.thesaurus import Thesaurus
from index.ranking.abstention import AbstentionModel, estimate, features_of, without_recipe
from index.ranking.fusion import load_ranking_weights, weights_digest
from index.ranking.hits import nearest_sentence
from index.ranking.ranker import Ranker

MODEL = Path(__file__).parents[1] / "index" / "ranking" / "abstention.json"
RESULTS = Path(__file__).parent / "results" / "abstention.json"
FEATURES: dict[str, tuple[str, ...]] = {
    "words_and_vectors": (
        "nearest_sentence_similarity",
        "lacks_quantity",
        "missing_names",
    ),
    "words": ("lacks_quantity", "missing_concept_share", "missing_names"),
}
DRAWS = 20
#: Largest share of answerable questions that the threshold may refuse, cross-validated.
REFUSED_ANSWERABLE = 0.025
#: Smallest probability at which an answer counts as one.
ANSWER_FROM = 0.6

Flags = NDArray[np.bool_]
Numbers = NDArray[np.float64]


def read_features(bench: Bench) -> list[dict[str, float]]:
    """Return the features of every question."""
    ranker = Ranker(bench.generation, bench.embedder, Thesaurus.load())
    found = []
    for trial in bench.trials:
        scored = ranker.score(trial.question.text)
        order = [int(r) for r in np.argsort(-scored.fused, kind="stable") if bench.searched[r]]
        sentence_of = partial(nearest_sentence, bench.generation, scored)
        found.append(features_of(scored, order, sentence_of, bench.generation.analyzer.index_terms))
    return found


def fit(
    features: Sequence[dict[str, float]], answerable: Flags, names: Sequence[str]
) -> AbstentionModel:
    """Fit one model, without its threshold."""
    table = np.array([[feature[name] for name in names] for feature in features])
    means, scales = table.mean(axis=0), table.std(axis=0)
    scales[scales == 0.0] = 1.0
    logistic = LogisticRegression().fit((table - means) / scales, answerable)
    rounded = [dict(zip(names, map(_short, row), strict=True)) for row in (means, scales)]
    return AbstentionModel(
        weights=dict(zip(names, map(_short, logistic.coef_[0]), strict=True)),
        means=rounded[0],
        scales=rounded[1],
        bias=_short(logistic.intercept_[0]),
        refuse_below=0.0,
        answer_from=ANSWER_FROM,
    )


def cross_validated(
    features: Sequence[dict[str, float]], answerable: Flags, names: Sequence[str]
) -> Numbers:
    """Return each question's probability from models fitted without it, mean over draws."""
    totals = np.zeros(len(features))
    splitter = RepeatedStratifiedKFold(n_splits=FOLDS, n_repeats=DRAWS, random_state=1)
    for fitted_on, held_out in splitter.split(np.zeros(len(features)), answerable):
        model = fit([features[i] for i in fitted_on], answerable[fitted_on], names)
        totals[held_out] += [estimate(features[i], model) for i in held_out]
    return np.asarray(totals / DRAWS)


def refusing(probability: Numbers, answerable: Flags, threshold: float) -> dict[str, Any]:
    """Return precision and recall of refusal and wrong refusals, with 95 % intervals."""
    refused = probability < threshold
    right = (refused & ~answerable).astype(np.float64)
    hit = refused[answerable].astype(np.float64)
    return {
        "refused": int(refused.sum()),
        "precision": _with_interval(right[refused]),
        "recall": _with_interval(right[~answerable]),
        "answerable_refused": _with_interval(hit),
    }


def judge(
    bench: Bench, features: Sequence[dict[str, float]], names: Sequence[str]
) -> dict[str, Any]:
    """Fit a model, choose its threshold, and measure both."""
    answerable = np.array([trial.question.answerable for trial in bench.trials])
    probability = cross_validated(features, answerable, names)
    threshold = round(float(np.quantile(probability[answerable], REFUSED_ANSWERABLE)), 3)
    model = {**asdict(fit(features, answerable, names)), "refuse_below": threshold}
    rows = np.arange(len(features), dtype=np.float64)

    def area(draw: Numbers) -> float:
        at = draw.astype(int)
        return auroc(answerable[at], probability[at]) if answerable[at].any() else 0.5

    return {
        "model": model,
        "cross_validated": {
            "auroc": round(auroc(answerable, probability), 4),
            "auroc_interval": interval(rows.tolist(), area),
            **refusing(probability, answerable, threshold),
        },
        "each_feature_alone": {
            name: round(auroc(answerable, np.array([feature[name] for feature in features])), 4)
            for name in names
        },
    }


def main() -> int:
    """Run the bench."""
    parser = arguments("Fit the probability that the corpus holds an answer.")
    parser.add_argument("--write", action="store_true", help="store what was fitted")
    parser.add_argument("--out", type=Path, default=RESULTS)
    options = parser.parse_args()
    bench = open_bench(options.gold)
    features = read_features(bench)
    judged = {name: judge(bench, features, names) for name, names in FEATURES.items()}
    embedder = without_recipe(bench.embedder.model_id)
    figures = {"command": "python -m bench.abstention --gold …", "embedder": embedder, **judged}
    options.out.write_text(json.dumps(figures, indent=2) + "\n", "utf-8")
    print(json.dumps(figures, indent=2))
    if options.write:
        models = {name: found["model"] for name, found in judged.items()}
        fitted_with = weights_digest(load_ranking_weights())
        stored = {"embedder": embedder, "ranking_weights": fitted_with, **models}
        MODEL.write_text(json.dumps(stored, indent=2) + "\n", "utf-8")
    return 0


def _short(number: float) -> float:
    return round(float(number), 4)


def _with_interval(values: Numbers) -> dict[str, Any]:
    if not len(values):
        return {"value": None, "interval": None}
    return {"value": round(float(values.mean()), 4), "interval": interval(values.tolist())}


if __name__ == "__main__":
    sys.exit(main())
