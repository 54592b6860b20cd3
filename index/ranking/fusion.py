"""Several scores → one. Pure functions of arrays, one row per passage.

Scores are fused, not ranks: how far ahead a passage lies is evidence that ranks throw
away. The words weigh as much as they have to go by: a question whose words the corpus
hardly holds leans on the vectors.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from functools import lru_cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.text.analyzer import TermKind
from ingest.errors import IndexMismatchError

Scores = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class FusionParameters:
    """What was fitted on questions with known answers; see ``bench/fusion.py``.

    Attributes:
        analyzer: The analyzer version that they were fitted with.
        fields: Weight of each field in the lexical score.
        kinds: Weight of each kind of term.
        lexical, held, passage, sentence: Weight of each score, for a question that the
            corpus has all words for.
        rendering: Share of the bokmål rendering in the vector of a question that is in
            another language.
        neighbours: Share of each neighbour's score that a passage gets.
        passage_kinds: Added to the fused score by kind of passage.
        source: Added where the question names the kind of document that a passage is of.
    """

    analyzer: str
    fields: dict[str, float]
    kinds: dict[TermKind, float]
    lexical: float
    held: float
    passage: float
    sentence: float
    rendering: float
    neighbours: float
    passage_kinds: dict[str, float] = field(default_factory=dict)
    source: float = 0.0

    def to_json(self) -> dict[str, Any]:
        """As stored in ``parameters.json``."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for every passage, each on its own scale.

    Attributes:
        lexical: Share of the BM25 score that could be had, from ``saturate``.
        held: Share of the question that stands in the passage, 0 to 1.
        passage, sentence: From ``standardise``.
    """

    lexical: Scores
    held: Scores
    passage: Scores
    sentence: Scores


@lru_cache(maxsize=1)
def load_parameters() -> FusionParameters:
    """Read the fitted parameters that come with the package."""
    facts = json.loads(files("index.ranking").joinpath("parameters.json").read_text("utf-8"))
    return FusionParameters(**facts)


def check_parameters(parameters: FusionParameters, analyzer: str) -> None:
    """Refuse parameters that were fitted with another analyzer.

    Raises:
        IndexMismatchError: Says how to fit them anew.
    """
    if parameters.analyzer != analyzer:
        raise IndexMismatchError(
            f"index/ranking/parameters.json was fitted with analyzer {parameters.analyzer}, "
            f"in use is {analyzer}. Run `python -m bench.fusion --write`."
        )


def standardise(similarities: Scores) -> Scores:
    """Similarities of one question → how many deviations each lies above the mean.

    A question's similarities to a corpus lie in a narrow band whose place depends on
    the question; only what stands out of the band says something.
    """
    deviation = float(similarities.std())
    if deviation == 0.0:
        return np.zeros_like(similarities)
    return np.asarray((similarities - similarities.mean()) / deviation, dtype=np.float64)


def saturate(scores: Scores, attainable: float) -> Scores:
    """BM25 scores → share of what a passage could get that held every concept's words."""
    if attainable <= 0.0:
        return np.zeros_like(scores)
    return np.asarray(scores / attainable, dtype=np.float64)


def fuse(evidence: Evidence, vocabulary: float, parameters: FusionParameters) -> Scores:
    """Add everything up.

    Args:
        vocabulary: Share of the question that the corpus has words for, 0 to 1.
    """
    return np.asarray(
        parameters.lexical * vocabulary * evidence.lexical
        + parameters.held * evidence.held
        + parameters.passage * evidence.passage
        + parameters.sentence * evidence.sentence,
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
