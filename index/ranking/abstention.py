"""The probability that the corpus answers at all, from a few signs."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from index.models import AnswerStatus
from index.ranking.fusion import warn_if_weights_differ

#: Probability above ``answer_from`` at least, where a sentence says all that a question has;
#: more with its figure.
SAID, SAID_WITH_QUANTITY = 0.05, 0.1

#: Taken from the log odds where a name or a year of the question is mentioned nowhere: 3 of 462
#: questions with an answer hold one, 71 of 386 without (``bench/results/abstention.json``).
UNMENTIONED = 2.0


@dataclass(frozen=True, slots=True)
class AbstentionModel:
    """A logistic regression, fitted on questions with and without an answer.

    Attributes:
        weights, means, scales: By the name of the sign; see ``index.ranking.signs``.
        refuse_below: Under this probability the answer is no.
        answer_from: From this probability on the answer is yes.
    """

    weights: Mapping[str, float]
    means: Mapping[str, float]
    scales: Mapping[str, float]
    bias: float
    refuse_below: float
    answer_from: float


@lru_cache(maxsize=8)
def load_model(embedder: str) -> AbstentionModel:
    """Read the fitted model that comes with the package; see ``bench/abstention.py``.

    Similarities mean something else with every embedding model. Where another is in use
    than the one that was fitted with, only the words are judged by.

    Args:
        embedder: The ``model_id`` of the embedder in use.
    """
    facts = json.loads(files("index.ranking").joinpath("abstention.json").read_text("utf-8"))
    warn_if_weights_differ("index/ranking/abstention.json", facts.get("ranking_weights"))
    fitted = facts["embedder"] == without_recipe(embedder)
    return AbstentionModel(**facts["words_and_vectors" if fitted else "words"])


def without_recipe(embedder: str) -> str:
    """Name and revision: how a model is run hardly changes its similarities."""
    return embedder.split("/", 1)[0] if "@" in embedder else embedder


def estimate(signs: Mapping[str, float], model: AbstentionModel) -> float:
    """Probability that the corpus holds an answer, 0 to 1; 0 where nothing was found."""
    if not signs:
        return 0.0
    total = model.bias + sum(
        weight * (signs[name] - model.means[name]) / model.scales[name]
        for name, weight in model.weights.items()
    )
    if signs["mentioned_nowhere"] == 1.0:
        total -= UNMENTIONED
    probability = 1.0 / (1.0 + math.exp(-total))
    if not signs.get("said_in_one_sentence"):
        return probability
    lifted = SAID_WITH_QUANTITY if signs["lacks_quantity"] < 0.0 else SAID
    return max(probability, model.answer_from + lifted)


def status_of(probability: float, model: AbstentionModel) -> AnswerStatus:
    """Return the status that a probability amounts to."""
    if probability < model.refuse_below:
        return "no_evidence"
    return "answered" if probability >= model.answer_from else "weak_evidence"
