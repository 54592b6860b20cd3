"""What each part of the search is worth on each corpus, and what it costs."""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from bench.ablation import variants
from bench.corpora.material import Corpus
from index.evaluation.measures import interval
from index.query.dictionary import Dictionary
from index.query.thesaurus import Thesaurus
from index.ranking.fusion import RankingWeights
from index.ranking.ranker import Ranker, of_quantities, tabular
from index.vectors.embedder import Embedder

#: The parts of ``bench.ablation`` that are judged over corpora: those that a corpus may tell
#: apart. Its variants of single scores and of the model stay there.
JUDGED = (
    "without thesaurus",
    "without glossary",
    "without rendering in bokmål",
    "without lemmas and parts",
    "without section, title and caption",
    "without words in one passage",
    "without neighbours",
    "without kinds of passage",
    "without passage vectors",
    "without sentence vectors",
)


@dataclass(frozen=True, slots=True)
class Part:
    """The search without one of its parts.

    Attributes:
        lift: Whether tables are lifted where a quantity is asked for.
        charts: Whether labels of charts are searched.
    """

    name: str
    weights: RankingWeights
    thesaurus: Thesaurus = field(default_factory=Thesaurus.load)
    dictionary: Dictionary | None = None
    lift: bool = True
    charts: bool = True


@dataclass(frozen=True, slots=True)
class Measured:
    """Of every question: nDCG@10 and the processor's milliseconds."""

    ndcg: list[float]
    milliseconds: list[float]


def steps(corpora: Sequence[Corpus], weights: RankingWeights) -> Iterator[dict[str, Any]]:
    """Yield one line for each part: the change without it, and the time that it takes.

    The time is the processor's for one question without its encoding, the median.
    """
    whole = [_measured(corpus, Part("everything", weights)) for corpus in corpora]
    found = {variant.name: variant for variant in variants(weights, Thesaurus.load())}
    parts = [
        Part(name, v.weights, v.thesaurus, v.dictionary)
        for name, v in found.items()
        if name in JUDGED
    ]
    parts.append(Part("without lift of tables for quantities", weights, lift=False))
    parts.append(Part("without charts", weights, charts=False))
    for part in parts:
        got = [_measured(corpus, part) for corpus in corpora]
        changes = {
            corpus.name: np.array(measured.ndcg) - np.array(before.ndcg)
            for corpus, measured, before in zip(corpora, got, whole, strict=True)
        }
        yield {
            "part": part.name,
            "change": {name: round(float(c.mean()), 4) for name, c in changes.items()},
            "interval": {name: interval(c.tolist()) for name, c in changes.items()},
            "price_ms": round(_median(whole) - _median(got), 2),
        }


def _measured(corpus: Corpus, part: Part) -> Measured:
    """Ask every question of one corpus."""
    bench = corpus.bench
    ranker = Ranker(bench.generation, bench.embedder, part.thesaurus, part.weights, part.dictionary)
    tables = tabular(bench.generation.passages)
    charts = np.array([passage.kind == "figure" for passage in bench.generation.passages])
    ndcg, milliseconds = [], []
    for trial in corpus.trials:
        text = trial.question.text
        _encode_ahead(ranker, bench.embedder, text)
        started = time.process_time()
        scores = ranker.score(text).fused.copy()
        milliseconds.append(1000 * (time.process_time() - started))
        scores -= 0.0 if part.lift else of_quantities(text, tables)
        scores[charts & (not part.charts)] = -np.inf
        ndcg.append(bench.measure(trial, scores)["ndcg_at_10"])
    return Measured(ndcg, milliseconds)


def _encode_ahead(ranker: Ranker, embedder: Embedder, text: str) -> None:
    """Encode a question in every way that scoring will, so that only the rest is timed."""
    query = ranker.interpret(text)
    embedder.embed_queries([query.text, query.in_bokmal])
    embedder.embed_untuned(query.in_bokmal)


def _median(measured: Sequence[Measured]) -> float:
    return statistics.median(t for one in measured for t in one.milliseconds)
