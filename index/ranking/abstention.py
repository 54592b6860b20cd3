"""The probability that the corpus answers at all, from a few features."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Collection, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache, partial
from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from index.models import AnswerStatus
from index.query.concepts import Variant
from index.query.quantities import asked_quantity, gives
from index.ranking.fusion import warn_if_weights_differ

if TYPE_CHECKING:
    from index.ranking.ranker import Scored

#: Hits, sentences and hits again that the features are taken from.
SENTENCES_CONSIDERED, NEAREST_SENTENCES, HITS_WITH_NAMES = 10, 3, 3

#: Value of ``lacks_quantity`` where the quantity is given.
GIVEN = -0.1
#: Least weight of another name that means the same; broader and related ones weigh less.
SAME_MEANING = 0.5
#: Probability at least, where a sentence says all that a question has; more with its figure.
SAID, SAID_WITH_QUANTITY = 0.65, 0.75
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


def features_of(
    scored: Scored,
    order: Sequence[int],
    sentence_of: Callable[[int], str],
    terms_of: Callable[[str], Collection[str]],
) -> dict[str, float]:
    """Compute the features of a question that say whether the corpus answers it.

    Args:
        order: Rows that the filters let through, best first.
        sentence_of: The words of a row's nearest sentence.
        terms_of: The names of the terms of words, from the analyzer.

    Returns:
        ``nearest_sentence_similarity``: mean similarity of the nearest sentences among the
        best hits, by untuned weights.
        ``lacks_quantity``: 1 if a quantity is asked for and neither the nearest sentence nor
        that of the best hit gives one of its kind; a little below 0 if one does.
        ``missing_concept_share``: of the words of the question, the share of the rarest one
        that the best hit lacks. ``missing_names``: how many names of the question the
        best hits lack. ``said_in_one_sentence``: whether one of those two sentences holds
        every word of the question, or another name for it, and any quantity asked for.
    """
    if not order:
        return {}
    top = np.asarray(order[:SENTENCES_CONSIDERED])
    words = scored.words
    sentences = [sentence_of(row) for row in _likeliest(scored, top)]
    nearest = np.sort(scored.untuned_similarity[top])[-NEAREST_SENTENCES:]
    lacking = words.share * (1.0 - words.met[:, top[0]])
    return {
        "nearest_sentence_similarity": float(nearest.mean()),
        "lacks_quantity": _lacks_quantity(scored.query.text, sentences),
        "missing_concept_share": float(lacking.max(initial=0.0)),
        "missing_names": _missing_names(scored, top[:HITS_WITH_NAMES]),
        "said_in_one_sentence": float(any(map(partial(_says_all, scored, terms_of), sentences))),
    }


def _missing_names(scored: Scored, rows: NDArray[np.int64]) -> float:
    concepts = scored.query.concepts
    names = np.array([_is_name(concept.words, concept.start) for concept in concepts], np.bool_)
    present = scored.words.met[:, rows].max(axis=1)
    return float((1.0 - present)[names].sum())


def _likeliest(scored: Scored, top: NDArray[np.int64]) -> tuple[int, int]:
    """Return the rows with the nearest sentence, and with the highest score."""
    return int(top[scored.untuned_similarity[top].argmax()]), int(top[0])


def _lacks_quantity(question: str, sentences: Sequence[str]) -> float:
    asked = asked_quantity(question)
    if asked is None:
        return 0.0
    return GIVEN if any(gives(asked.kind, sentence) for sentence in sentences) else 1.0


def _says_all(scored: Scored, terms_of: Callable[[str], Collection[str]], sentence: str) -> bool:
    """Return whether a sentence holds every concept of a question of two or more."""
    asked = asked_quantity(scored.query.text)
    concepts = [concept for concept in scored.query.concepts if not concept.asks]
    if len(concepts) < 2 or (asked and not gives(asked.kind, sentence)):
        return False
    names = frozenset(terms_of(sentence))
    return all(any(_holds(names, v) for v in concept.variants) for concept in concepts)


def _holds(names: Set[str], variant: Variant) -> bool:
    """Return whether the terms ``names`` hold all words of a variant that means the same."""
    lemmas = {name for name, _ in variant.terms if name[0] == "l"}
    return variant.weight >= SAME_MEANING and bool(lemmas) and lemmas <= names


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
    probability = 1.0 / (1.0 + math.exp(-total))
    if not features.get("said_in_one_sentence"):
        return probability
    given = features["lacks_quantity"] == GIVEN
    return max(probability, SAID_WITH_QUANTITY if given else SAID)


def status_of(probability: float, model: AbstentionModel) -> AnswerStatus:
    """Return the status that a probability amounts to."""
    if probability < model.refuse_below:
        return "no_evidence"
    return "answered" if probability >= model.answer_from else "weak_evidence"
