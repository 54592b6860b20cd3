"""Corpora with questions, each opened from the home that its index lies in."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

import numpy as np

from bench.fusion import Fit
from bench.trials import Bench, RememberingEmbedder, Trial, bench_of
from index.evaluation.qrels import Evidence, Question, load_questions
from index.generations.directory import current_generation
from index.generations.reader import Generation, open_generation
from index.ranking.fusion import RankingWeights
from index.vectors.opening import open_embedder


@dataclass(frozen=True)
class Corpus:
    """One corpus, its questions and what they score under any weights.

    Attributes:
        name: As the table calls it.
        start: The weights that fitting begins with.
    """

    name: str
    bench: Bench
    start: RankingWeights

    @property
    def trials(self) -> Sequence[Trial]:
        """Return the questions that the corpus answers."""
        return self.bench.answerable

    @cached_property
    def fit(self) -> Fit:
        """Score every question once, so that a trial of weights is a few sums."""
        return Fit(self.bench, self.start)


def open_corpus(
    name: str, home: Path, gold: Sequence[Path], start: RankingWeights, every: int
) -> Corpus:
    """Open a corpus.

    Args:
        gold: Files of questions with evidence; or the folder of NorQuAD, whose relevant
            texts are found by any of their passages.
        every: Ask every EVERY-th question of NorQuAD only.
    """
    embedder = RememberingEmbedder(open_embedder(None, home=home))
    folder = home / "index"
    generation = open_generation(folder, current_generation(folder), embedder)
    if gold[0].is_dir():
        bench = _of_texts(gold[0], generation, embedder, every)
    else:
        bench = bench_of(load_questions(gold), generation, embedder)
    return Corpus(name, bench, start)


def _of_texts(
    folder: Path, generation: Generation, embedder: RememberingEmbedder, every: int
) -> Bench:
    """Judge passages by the text that each question was written from, where the index has it."""
    lines = (folder / "queries.jsonl").read_text("utf-8").splitlines()
    asked = {facts["id"]: facts["text"] for facts in map(json.loads, lines)}
    rows: Mapping[str, list[int]] = defaultdict(list)
    for row, passage in enumerate(generation.passages):
        rows[str(passage.document_id)].append(row)
    trials = []
    for line in (folder / "qrels.tsv").read_text("utf-8").splitlines():
        question, text, _ = line.split()
        if text in rows:
            covered = np.zeros((1, len(generation.passages)), dtype=np.bool_)
            covered[0, rows[text]] = True
            made = Question(question, asked[question], "nb", "any", (Evidence(text, ""),))
            trials.append(Trial(made, covered))
    bench = bench_of([], generation, embedder)
    return replace(bench, trials=tuple(trials[::every]))
