"""The probability that the corpus answers at all, from a few features."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np

from index.models import AnswerStatus
from index.ranking.fusion import warn_if_weights_differ

if TYPE_CHECKING:
    from index.ranking.ranker import Scored

#: Hits, sentences and hits again that the features are taken from.
SENTENCES_CONSIDERED, NEAREST_SENTENCES, HITS_WITH_NAMES = 10, 3, 3

_FIGURE = re.compile(
    r"""\b(
      (?:hvor|kor) [ ] (?:mange|mye|mykje|stor|store|lang|lange|høy|høg|gammel|gammal)
    | how [ ] (?:many|much|large|big|long|high|old)
    | prosent(?:andel)? | andel(?:en)? | svarprosent(?:en)? | gjennomsnitt(?:et|lig|leg)?
    | (?:del|number|share|proportion) [ ] (?:av|of) | percent(?:age)? | per [ ] cent | average
    | kost(?:er|et|a|ar)? | costs?
    )\b""",
    re.VERBOSE | re.IGNORECASE,
)
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class AbstentionModel:
    """A logistic regression, fitted on questions with and without an answer.

    Attributes:
        weights, means, scales: By the name of the feature; see ``features_of``.
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


def features_of(scored: Scored, order: Sequence[int]) -> dict[str, float]:
    """Compute the features of a question that say whether the corpus answers it.

    Args:
        order: Rows that the filters let through, best first.

    Returns:
        ``nearest_sentence_similarity``: mean similarity of the nearest sentences among the
        best hits, by untuned weights.
        ``asks_for_number``: 1 for «how many», which is often asked and seldom answered.
        ``missing_concept_share``: of the words of the question, the share of the rarest one
        that the best hit lacks. ``missing_names``: how many names of the question the
        best hits lack.
    """
    if not order:
        return {}
    top = np.asarray(order[:SENTENCES_CONSIDERED])
    words = scored.words
    nearest = np.sort(scored.untuned_similarity[top])[-NEAREST_SENTENCES:]
    lacking = words.share * (1.0 - words.met[:, top[0]])
    names = np.array(
        [_is_name(concept.words, concept.start) for concept in scored.query.concepts],
        dtype=np.bool_,
    )
    present = words.met[:, top[:HITS_WITH_NAMES]].max(axis=1)
    return {
        "nearest_sentence_similarity": float(nearest.mean()),
        "asks_for_number": float(_FIGURE.search(scored.query.text) is not None),
        "missing_concept_share": float(lacking.max(initial=0.0)),
        "missing_names": float((1.0 - present)[names].sum()),
    }


def _is_name(words: str, start: int) -> bool:
    """A capital inside the question makes a name; capitals only make an abbreviation."""
    return start > 0 and any(
        word[0].isupper() and not word.isupper() for word in _WORD.findall(words)
    )


def estimate(features: Mapping[str, float], model: AbstentionModel) -> float:
    """Probability that the corpus holds an answer, 0 to 1; 0 where nothing was found."""
    if not features:
        return 0.0
    total = model.bias + sum(
        weight * (features[name] - model.means[name]) / model.scales[name]
        for name, weight in model.weights.items()
    )
    return 1.0 / (1.0 + math.exp(-total))


def status_of(probability: float, model: AbstentionModel) -> AnswerStatus:
    """Return the status that a probability amounts to."""
    if probability < model.refuse_below:
        return "no_evidence"
    return "answered" if probability >= model.answer_from else "weak_evidence"
