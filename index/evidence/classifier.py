"""The fitted weights that turn the features of a sentence into a probability."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from index.evidence.features import FEATURES, FeatureTable
from index.ranking.fusion import warn_if_weights_differ


@dataclass(frozen=True, slots=True)
class EvidenceModel:
    """A logistic regression on ``FEATURES``; see ``bench/evidence_training.py``.

    Attributes:
        weights, means, scales: By the name of the feature.
    """

    weights: dict[str, float]
    means: dict[str, float]
    scales: dict[str, float]
    bias: float

    def probabilities(self, features: FeatureTable) -> NDArray[np.float64]:
        """Of each sentence, that it answers. Shape ``(sentences,)``."""
        weights = np.array([self.weights[name] for name in FEATURES])
        means = np.array([self.means[name] for name in FEATURES])
        scales = np.array([self.scales[name] for name in FEATURES])
        total = self.bias + ((features - means) / scales) @ weights
        return np.asarray(1.0 / (1.0 + np.exp(-total)), dtype=np.float64)


@lru_cache(maxsize=1)
def load_model() -> EvidenceModel:
    """Read the fitted model that comes with the package."""
    facts = json.loads(files("index.evidence").joinpath("evidence.json").read_text("utf-8"))
    warn_if_weights_differ("index/evidence/evidence.json", facts.pop("ranking_weights", None))
    return EvidenceModel(**facts)
