"""Parts shared by the search benches: an index, questions with evidence, and measures.

Questions are scored by the passages of one index, so that a trial of other parameters
costs no search: which passages cover a question's evidence is worked out once.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from api.settings import load_settings
from index.evaluation.measures import CUT_OFF, measures_of
from index.evaluation.qrels import Question, covers, file_stem, load_questions, normalise
from index.facets import Columns, default_collections
from index.filters import Filters
from index.generations.directory import current_generation
from index.generations.reader import Generation, open_generation
from index.vectors.embedder import Embedder, Progress
from index.vectors.opening import open_embedder

FOLDS = 5


class RememberingEmbedder:
    """Encodes a question once, however many trials there are."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self.model_id, self.dim, self.tuned = embedder.model_id, embedder.dim, embedder.tuned
        self._query = lru_cache(maxsize=None)(embedder.embed_query)
        self._untuned = lru_cache(maxsize=None)(embedder.embed_untuned)

    def embed_passages(
        self, texts: Sequence[str], progress: Progress | None = None
    ) -> NDArray[np.float32]:
        """See ``Embedder``."""
        return self._embedder.embed_passages(texts, progress)

    def embed_query(self, text: str) -> NDArray[np.float32]:
        """See ``Embedder``."""
        return self._query(text)

    def embed_queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """See ``index.vectors.embedder.Embedder``."""
        return np.array([self._query(text) for text in texts], dtype=np.float32)

    def embed_untuned(self, text: str) -> NDArray[np.float32]:
        """See ``index.vectors.embedder.Embedder``."""
        return self._untuned(text)


@dataclass(frozen=True)
class Trial:
    """One question, and the passages that hold its evidence.

    Attributes:
        covered: One row per piece of evidence, one column per passage.
    """

    question: Question
    covered: NDArray[np.bool_]


@dataclass(frozen=True)
class Bench:
    """An open index with questions.

    Attributes:
        searched: Which passages a search without filters looks at.
    """

    generation: Generation
    embedder: Embedder
    trials: tuple[Trial, ...]
    searched: NDArray[np.bool_]

    @property
    def answerable(self) -> list[Trial]:
        """Return the questions that the corpus answers."""
        return [trial for trial in self.trials if trial.question.answerable]

    def measure(self, trial: Trial, scores: NDArray[np.float64]) -> dict[str, float]:
        """Return every measure of the ranking by ``scores``."""
        order = np.argsort(-np.where(self.searched, scores, -np.inf), kind="stable")[:CUT_OFF]
        return measures_of([_first(covered[order]) for covered in trial.covered])


def arguments(purpose: str) -> argparse.ArgumentParser:
    """Return the arguments that every search bench has."""
    parser = argparse.ArgumentParser(description=purpose)
    parser.add_argument("--gold", nargs="+", type=Path, required=True, help="files of questions")
    return parser


def open_bench(gold: Sequence[Path]) -> Bench:
    """Open the live index (``FUNN_HOME``) and judge its passages by the questions' evidence."""
    settings = load_settings()
    embedder = RememberingEmbedder(open_embedder(settings.embedder, home=settings.home))
    folder = settings.index_path
    generation = open_generation(folder, current_generation(folder), embedder)
    return bench_of(load_questions(gold), generation, embedder)


def bench_of(questions: Sequence[Question], generation: Generation, embedder: Embedder) -> Bench:
    """Judge the passages of an open index by the questions' evidence."""
    collections = default_collections(generation.facts)
    columns = Columns(generation.passages, generation.facts)
    trials = _judged(questions, generation)
    return Bench(generation, embedder, trials, columns.mask(Filters(collections=collections)))


def _judged(questions: Sequence[Question], generation: Generation) -> tuple[Trial, ...]:
    texts = [normalise(passage.text) for passage in generation.passages]
    stems = [
        Path(file_stem(generation.files[passage.document_id])).stem
        for passage in generation.passages
    ]
    trials = []
    for question in questions:
        pieces = [(piece.file_stem, normalise(piece.quote)) for piece in question.evidence]
        covered = [
            [
                stem == wanted and covers(text, quote)
                for stem, text in zip(stems, texts, strict=True)
            ]
            for wanted, quote in pieces
        ]
        trials.append(Trial(question, np.array(covered, dtype=np.bool_).reshape(-1, len(texts))))
    return tuple(trials)


def folds(size: int, seed: int) -> NDArray[np.int64]:
    """Draw the fold of each of ``size`` questions."""
    return np.random.default_rng(seed).permutation(np.arange(size) % FOLDS)


def mean_by_language(trials: Sequence[Trial], values: Sequence[float]) -> dict[str, float]:
    """Return means over all questions and over those of each language."""
    groups = {"all": range(len(trials))} | {
        language: [i for i, t in enumerate(trials) if t.question.language == language]
        for language in sorted({t.question.language for t in trials})
    }
    return {
        name: round(float(np.mean([values[i] for i in members])), 4)
        for name, members in groups.items()
    }


def _first(covering: NDArray[np.bool_]) -> int | None:
    places = np.flatnonzero(covering)
    return int(places[0]) + 1 if len(places) else None
