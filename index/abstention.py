"""Does the corpus answer at all? A probability from signs that can be read one by one."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np

from index.models import AnswerStatus

if TYPE_CHECKING:
    from index.ranking import Scored


@dataclass(frozen=True, slots=True)
class AbstentionModel:
    """A logistic regression, fitted on questions with and without an answer.

    Attributes:
        weights, means, scales: By the name of the sign.
        refuse_below: Under this probability the answer is no.
        answer_from: From this probability on the answer is yes.
    """

    weights: dict[str, float]
    means: dict[str, float]
    scales: dict[str, float]
    bias: float
    refuse_below: float
    answer_from: float


@lru_cache(maxsize=1)
def load_model() -> AbstentionModel:
    """Read the fitted model that comes with the package; see ``bench/abstention.py``."""
    facts = json.loads(files("index").joinpath("abstention.json").read_text("utf-8"))
    return AbstentionModel(**facts)


def signs_of(scored: Scored, order: list[int]) -> dict[str, float]:
    """Everything that speaks for or against an answer.

    Args:
        order: Rows that the filters let through, best first.
    """
    if not order:
        return {}
    top = order[:10]
    words, held, evidence = scored.words, scored.evidence.held, scored.evidence
    best = scored.fused[order]
    return {
        "best_sentence": float(scored.cosine_sentence[order].max()),
        "best_passage": float(scored.cosine_passage[order].max()),
        "sentence_stands_out": float(evidence.sentence[order].max()),
        "passage_stands_out": float(evidence.passage[order].max()),
        "lexical": float(evidence.lexical[order].max()),
        "words_in_one_passage": float(held[order].max()),
        "words_in_top": float(held[top[:3]].max()),
        "vocabulary": words.vocabulary,
        "fused": float(best[0]),
        "margin": float(best[0] - best[min(5, len(best) - 1)]),
        "agreement": _agreement(scored, order),
    }


def _agreement(scored: Scored, order: list[int]) -> float:
    """How many of each way's ten best are among another's, 0 to 1."""
    evidence = scored.evidence
    ways = [evidence.lexical, evidence.passage, evidence.sentence]
    tops = [set(np.asarray(order)[np.argsort(-way[order])[:10]].tolist()) for way in ways]
    pairs = [(0, 1), (0, 2), (1, 2)]
    return sum(len(tops[a] & tops[b]) for a, b in pairs) / 30.0


def estimate(signs: dict[str, float], model: AbstentionModel) -> float:
    """Probability that the corpus holds an answer, 0 to 1; 0 where nothing was found."""
    if not signs:
        return 0.0
    total = model.bias + sum(
        weight * (signs[name] - model.means[name]) / model.scales[name]
        for name, weight in model.weights.items()
    )
    return 1.0 / (1.0 + math.exp(-total))


def status_of(probability: float, model: AbstentionModel) -> AnswerStatus:
    """The probability in a word."""
    if probability < model.refuse_below:
        return "no_evidence"
    return "answered" if probability >= model.answer_from else "weak_evidence"
