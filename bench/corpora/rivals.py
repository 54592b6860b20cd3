"""Simple rankings of the same passages: what any search could do with this model and BM25."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from bench.ablation import RRF_K
from bench.corpora.material import Corpus

Scores = NDArray[np.float64]


def rivals(corpus: Corpus) -> Iterator[tuple[str, list[dict[str, float]]]]:
    """Yield each simple ranking by name, with the measures of every question."""
    bench = corpus.bench
    pairs = [_words_and_meaning(corpus, trial.question.text) for trial in corpus.trials]
    ways = {
        "BM25": [words for words, _ in pairs],
        "model alone": [meaning for _, meaning in pairs],
        "rank fusion": [_by_rank(pair) for pair in pairs],
        "min-max fusion": [_by_range(pair) for pair in pairs],
    }
    for name, rankings in ways.items():
        measured = [bench.measure(t, s) for t, s in zip(corpus.trials, rankings, strict=True)]
        yield name, measured


def _words_and_meaning(corpus: Corpus, text: str) -> tuple[Scores, Scores]:
    """Score by BM25 over stems, and by the bundled model as it came, passage by passage."""
    generation = corpus.bench.generation
    tokens = generation.analyzer.analyze(text)
    stems = {str(t): 1.0 for token in tokens for t in token.terms if t.kind == "stem"}
    vector = corpus.bench.embedder.embed_untuned(text)
    meaning = generation.passage_vectors.scores(vector).astype(np.float64)
    return generation.fields["text"].scores(stems), meaning


def _by_rank(rankings: Sequence[Scores]) -> Scores:
    ranks = [np.argsort(np.argsort(-scores, kind="stable")) + 1 for scores in rankings]
    return np.asarray(sum(1.0 / (RRF_K + rank) for rank in ranks), dtype=np.float64)


def _by_range(rankings: Sequence[Scores]) -> Scores:
    spread = [scores - scores.min() for scores in rankings]
    return np.asarray(sum(s / s.max() if s.max() else s for s in spread), dtype=np.float64)
