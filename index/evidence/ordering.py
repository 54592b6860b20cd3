"""Orders the first hits by how likely a sentence of each answers, beside the search's scores.

A passage is scored as a whole; what answers is a sentence of it. The sentences are judged
once a question: an answer chooses among them by the same probabilities.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from index.evidence.classifier import EvidenceModel, load_model
from index.evidence.features import features_of_hits
from index.evidence.question import question_features
from index.filters import NO_FILTERS, Filters
from index.models import Hit
from index.outcome import SearchOutcome
from index.query.parser import ParsedQuery
from index.ranking.diversity import diversify
from index.searcher import Searcher

#: Hits whose sentences are judged; those behind them keep their places.
HITS_JUDGED = 20
#: Fused score for one standard deviation of the log probability that a hit answers.
ANSWERING_WEIGHT = 0.2
#: Probability below which hits are equally unlikely to answer.
_LEAST_PROBABILITY = 1e-9


def search(
    searcher: Searcher, query: ParsedQuery, *, k: int, filters: Filters = NO_FILTERS
) -> SearchOutcome:
    """Find at most ``k`` passages, those that likely answer first.

    Raises:
        QueryError: The query's own filters and ``filters`` contradict each other.
    """
    outcome = searcher.search(query, k=max(k, HITS_JUDGED), filters=filters)
    return by_answering(outcome, searcher, k=k)


def by_answering(
    outcome: SearchOutcome, searcher: Searcher, *, k: int, model: EvidenceModel | None = None
) -> SearchOutcome:
    """Judge the sentences of the first hits, order these by them, and keep ``k``.

    Hits that were ordered by an exact phrase or by a reranker keep that order.

    Args:
        outcome: Of a search for ``HITS_JUDGED`` passages or more.
        model: The one that comes with the package, unless given.
    """
    hits, behind = outcome.hits[:HITS_JUDGED], outcome.hits[HITS_JUDGED:]
    if outcome.scored is None or not hits:
        return replace(outcome, hits=outcome.hits[:k])
    model = model or load_model()
    features = features_of_hits(question_features(outcome.scored), hits, searcher)
    judged = [model.probabilities(table) for table in features]
    kept = hits
    if not (outcome.parsed.phrases or searcher.reranks):
        kept = _ordered(hits, [1.0 - float(np.prod(1.0 - of_hit)) for of_hit in judged], k)
    return replace(
        outcome,
        hits=(*kept, *behind)[:k],
        judged={hit.passage.passage_id: of_hit for hit, of_hit in zip(hits, judged, strict=True)},
    )


def _ordered(hits: Sequence[Hit], answering: Sequence[float], k: int) -> tuple[Hit, ...]:
    """Order hits by score and by the probability that they answer; several documents if broad.

    Args:
        answering: Probability that any sentence of each hit answers.
    """
    logs = np.log(np.maximum(answering, _LEAST_PROBABILITY))
    deviation = float(logs.std()) or 1.0
    fused = np.array([hit.score for hit in hits])
    scores = fused + ANSWERING_WEIGHT * (logs - logs.mean()) / deviation
    order = diversify(np.argsort(-scores, kind="stable"), scores, _documents(hits), k)
    return tuple(
        replace(hits[place], rank=rank, score=float(scores[place]))
        for rank, place in enumerate(order.tolist(), start=1)
    )


def _documents(hits: Sequence[Hit]) -> NDArray[np.int64]:
    """Number the document of each hit."""
    names = [str(hit.passage.document_id) for hit in hits]
    return np.unique(names, return_inverse=True)[1].astype(np.int64)
