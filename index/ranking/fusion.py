"""Several scores → one. Pure functions of arrays, one row per passage.

Scores are fused, not ranks: how far ahead a passage lies is evidence that ranks throw
away. The words weigh as much as they have to go by: a question whose words the corpus
hardly holds leans on the vectors.
"""

from __future__ import annotations

import hashlib
import json
import logging
from dataclasses import asdict, dataclass, field
from functools import lru_cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.text.analyzer import TermKind
from ingest.errors import IndexMismatchError

Scores = NDArray[np.float64]
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class RankingWeights:
    """Weights fitted on questions with known answers; see ``bench/fusion.py``.

    Attributes:
        analyzer: The analyzer version that they were fitted with.
        fields: Weight of each field in the lexical score.
        kinds: Weight of each kind of term.
        lexical, coverage, passage, sentence: Weight of each score, for a question that the
            corpus has all words for.
        translation: Share of the bokmål translation in the vector of a question that is in
            another language.
        neighbours: Share of each neighbour's score that a passage gets.
        passage_kinds: Added to the fused score by kind of passage.
        document_type: Added where the question names the kind of document that a passage is of.
    """

    analyzer: str
    fields: dict[str, float]
    kinds: dict[TermKind, float]
    lexical: float
    coverage: float
    passage: float
    sentence: float
    translation: float
    neighbours: float
    passage_kinds: dict[str, float] = field(default_factory=dict)
    document_type: float = 0.0

    def to_json(self) -> dict[str, Any]:
        """As stored in ``ranking_weights.json``."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class ScoreComponents:
    """The components of every passage's score, each on its own scale.

    Attributes:
        lexical: Share of the BM25 score that could be had, from ``saturate``.
        coverage: Share of the question that occurs in the passage, 0 to 1.
        passage, sentence: From ``standardise``.
    """

    lexical: Scores
    coverage: Scores
    passage: Scores
    sentence: Scores


@lru_cache(maxsize=1)
def load_ranking_weights() -> RankingWeights:
    """Read the fitted weights that come with the package."""
    facts = json.loads(files("index.ranking").joinpath("ranking_weights.json").read_text("utf-8"))
    return RankingWeights(**facts)


def weights_digest(weights: RankingWeights) -> str:
    """Digest ranking weights: other models that were fitted with them record it."""
    packed = json.dumps(weights.to_json(), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(packed.encode()).hexdigest()[:12]


@lru_cache
def warn_if_weights_differ(file: str, fitted_with: str | None) -> None:
    """Log, once a process, that a fitted file was fitted with other ranking weights.

    Args:
        file: Path of the fitted file in the checkout.
        fitted_with: The digest of ranking weights that it records.
    """
    if fitted_with != (in_use := weights_digest(load_ranking_weights())):
        _log.warning(
            "%s was fitted with ranking weights %s, in use are %s: fit it anew, see bench/",
            file,
            fitted_with,
            in_use,
        )


def check_ranking_weights(weights: RankingWeights, analyzer: str) -> None:
    """Refuse weights that were fitted with another analyzer.

    Raises:
        IndexMismatchError: Says how to fit them anew.
    """
    if weights.analyzer != analyzer:
        raise IndexMismatchError(
            "ranking_weights_stale",
            path="index/ranking/ranking_weights.json",
            fitted=weights.analyzer,
            analyzer=analyzer,
        )


def standardise(similarities: Scores) -> Scores:
    """Normalise the similarities of one question to z-scores.

    A question's similarities to a corpus lie in a narrow band whose place depends on
    the question; only the distance from the rest of the band says something.
    """
    deviation = float(similarities.std())
    if deviation == 0.0:
        return np.zeros_like(similarities)
    return np.asarray((similarities - similarities.mean()) / deviation, dtype=np.float64)


def saturate(scores: Scores, attainable: float) -> Scores:
    """BM25 scores → share of the score of a passage that held every concept's words."""
    if attainable <= 0.0:
        return np.zeros_like(scores)
    return np.asarray(scores / attainable, dtype=np.float64)


def fuse(components: ScoreComponents, vocabulary: float, weights: RankingWeights) -> Scores:
    """Add the weighted components up.

    Args:
        vocabulary: Share of the question that the corpus has words for, 0 to 1.
    """
    return np.asarray(
        weights.lexical * vocabulary * components.lexical
        + weights.coverage * components.coverage
        + weights.passage * components.passage
        + weights.sentence * components.sentence,
        dtype=np.float64,
    )


def lend_to_neighbours(scores: Scores, continues: NDArray[np.bool_], share: float) -> Scores:
    """Give a passage some of what its neighbours score: a thought runs over the border.

    Args:
        continues: Whether each passage continues the section of the one before it.
        share: Of each neighbour's score, 0 to 0.5. A missing neighbour counts as equal.
    """
    before = np.where(continues, np.roll(scores, 1), scores)
    followed = np.roll(continues, -1)
    after = np.where(followed, np.roll(scores, -1), scores)
    return np.asarray((1.0 - 2.0 * share) * scores + share * (before + after))
