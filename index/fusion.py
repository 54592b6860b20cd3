"""Three scores → one. Pure functions of arrays, one row per passage.

Scores are fused, not ranks: how far ahead a passage lies is evidence that ranks throw
away. The lexical side weighs as much as it has to go by: a question whose words the
corpus hardly holds leans on the vectors.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from functools import lru_cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ingest.errors import IndexMismatchError

Scores = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class FusionParameters:
    """What was fitted on questions with known answers; see ``bench/fusion.py``.

    Attributes:
        analyzer: The analyzer version that they were fitted with.
        fields: Weight of each field in the lexical score.
        kinds: Weight of each kind of term.
        lexical, passage, sentence: Weight of each score, for a question that the
            vocabulary covers.
        coverage_power: How fast the lexical weight falls with the vocabulary's share of
            the question; 0 is not at all.
        passage_kinds: Factor on the fused score by kind of passage.
    """

    analyzer: str
    fields: dict[str, float]
    kinds: dict[str, float]
    lexical: float
    passage: float
    sentence: float
    coverage_power: float
    passage_kinds: dict[str, float] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        """As stored in ``parameters.json``."""
        return asdict(self)


@lru_cache(maxsize=1)
def load_parameters() -> FusionParameters:
    """Read the fitted parameters that come with the package."""
    facts = json.loads(files("index").joinpath("parameters.json").read_text("utf-8"))
    return FusionParameters(**facts)


def check_parameters(parameters: FusionParameters, analyzer: str) -> None:
    """Refuse parameters that were fitted with another analyzer.

    Raises:
        IndexMismatchError: Says how to fit them anew.
    """
    if parameters.analyzer != analyzer:
        raise IndexMismatchError(
            f"index/parameters.json was fitted with analyzer {parameters.analyzer}, in use is "
            f"{analyzer}. Run `python -m bench.fusion --write`."
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
    """BM25 scores → share of what a passage could get that held every slot's words."""
    if attainable <= 0.0:
        return np.zeros_like(scores)
    return np.asarray(scores / attainable, dtype=np.float64)


def fuse(
    lexical: Scores,
    passage: Scores,
    sentence: Scores,
    coverage: float,
    parameters: FusionParameters,
) -> Scores:
    """Add the three up.

    Args:
        lexical: From ``saturate``.
        passage, sentence: From ``standardise``.
        coverage: Share of the question that the corpus vocabulary covers, 0 to 1.
    """
    lexical_weight = parameters.lexical * coverage**parameters.coverage_power
    return np.asarray(
        lexical_weight * lexical + parameters.passage * passage + parameters.sentence * sentence,
        dtype=np.float64,
    )
