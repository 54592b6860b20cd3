"""Hits → the stretches of them that answer, best first.

Every sentence gets a probability of being an answer, from a few signs and weights that
were fitted on questions with known evidence. A stretch is a run of sentences short enough
to be read in one breath; its worth is the probability that any of them answers.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from api.evidence_signs import SIGNS, Asked, Signs, asked_of, sentences_of, signs_of_sentences
from api.openings import dangles, introduces
from index.models import Hit
from index.searcher import Searcher
from ingest.models import Passage, Sentence

#: A quote is read in one breath: at most so many words, unless one sentence has more.
QUOTE_WORDS = 55
#: So many more are allowed where the quote could not be understood without them.
UNDERSTANDING_WORDS = 20
#: Two stretches of one passage may answer; a third would be the passage itself.
STRETCHES_PER_HIT = 2
#: Hits further down are there to be read, not to be quoted.
HITS_READ = 12
#: All quotes together: what a caseworker reads between two meetings.
ANSWER_WORDS = 225
MAX_QUOTES = 5
#: Two quotes that share so much of the shorter one's words say the same.
SAME_WORDS = 0.8


@dataclass(frozen=True, slots=True)
class EvidenceModel:
    """A logistic regression on ``SIGNS``; see ``bench/answers.py``.

    Attributes:
        weights, means, scales: By the name of the sign.
    """

    weights: dict[str, float]
    means: dict[str, float]
    scales: dict[str, float]
    bias: float

    def probabilities(self, signs: Signs) -> NDArray[np.float64]:
        """Of each sentence, that it answers. Shape ``(sentences,)``."""
        weights = np.array([self.weights[name] for name in SIGNS])
        means = np.array([self.means[name] for name in SIGNS])
        scales = np.array([self.scales[name] for name in SIGNS])
        total = self.bias + ((signs - means) / scales) @ weights
        return np.asarray(1.0 / (1.0 + np.exp(-total)), dtype=np.float64)


@lru_cache(maxsize=1)
def load_model() -> EvidenceModel:
    """Read the fitted model that comes with the package."""
    return EvidenceModel(**json.loads(files("api").joinpath("evidence.json").read_text("utf-8")))


@dataclass(frozen=True, slots=True)
class Stretch:
    """Consecutive sentences of one hit, at ``start`` to ``end`` of the canonical text.

    Attributes:
        worth: Probability that it answers, 0 to 1.
    """

    hit: Hit
    start: int
    end: int
    words: int
    worth: float

    @property
    def text(self) -> str:
        """Its words, as they stand."""
        passage = self.hit.passage
        return passage.text[self.start - passage.start : self.end - passage.start]


@dataclass(frozen=True, slots=True)
class _Reading:
    """A hit's sentences with what each is worth."""

    hit: Hit
    sentences: Sequence[Sentence]
    words: tuple[int, ...]
    worth: NDArray[np.float64]

    def text(self, n: int) -> str:
        passage, sentence = self.hit.passage, self.sentences[n]
        return passage.text[sentence.start - passage.start : sentence.end - passage.start]

    def stretch(self, first: int, last: int) -> Stretch:
        missed = 1.0 - self.worth[first : last + 1]
        return Stretch(
            hit=self.hit,
            start=self.sentences[first].start,
            end=self.sentences[last].end,
            words=sum(self.words[first : last + 1]),
            worth=1.0 - math.prod(missed.tolist()),
        )


def find_evidence(text: str, hits: Sequence[Hit], searcher: Searcher) -> list[Stretch]:
    """Choose what to quote for a question, best first, until the reader has enough."""
    return choose(weigh(asked_of(text, searcher), hits, searcher))


def weigh(
    asked: Asked, hits: Sequence[Hit], searcher: Searcher, model: EvidenceModel | None = None
) -> list[Stretch]:
    """The best stretches of the first hits, best first.

    Args:
        model: The one that comes with the package, unless given.
    """
    model = model or load_model()
    found: list[Stretch] = []
    for hit in hits[:HITS_READ]:
        signs = signs_of_sentences(asked, hit, hits[0].score, searcher)
        found += best_stretches(hit, model.probabilities(signs))
    return sorted(found, key=lambda s: (-s.worth, s.hit.rank, s.start))


def best_stretches(hit: Hit, worth: NDArray[np.float64]) -> list[Stretch]:
    """The best stretches of one hit, none overlapping another.

    Args:
        worth: Of each of the hit's sentences, the probability that it answers.
    """
    sentences = sentences_of(hit.passage)
    words = tuple(_count_words(hit.passage, sentence) for sentence in sentences)
    reading = _Reading(hit, sentences, words, worth)
    candidates = sorted(
        ((reading.stretch(first, last).worth, first, last) for first, last in _runs(words)),
        key=lambda c: (-c[0], c[1]),
    )
    taken: list[tuple[int, int]] = []
    for _, first, last in candidates:
        first = _understandable_from(reading, first, last)
        if all(last < a or first > b for a, b in taken):
            taken.append((first, last))
        if len(taken) == STRETCHES_PER_HIT:
            break
    return [reading.stretch(first, last) for first, last in taken]


def _runs(words: Sequence[int]) -> Iterator[tuple[int, int]]:
    """All runs of sentences that fit into a quote, and every single sentence."""
    for first in range(len(words)):
        total = 0
        for last in range(first, len(words)):
            total += words[last]
            if last > first and total > QUOTE_WORDS:
                break
            yield first, last


def _understandable_from(reading: _Reading, first: int, last: int) -> int:
    """Where a run must begin to be understood: with what «dette» is, with who speaks."""
    if first == 0:
        return first
    room = QUOTE_WORDS + UNDERSTANDING_WORDS - sum(reading.words[first : last + 1])
    needed = dangles(reading.text(first)) or introduces(reading.text(first - 1))
    return first - 1 if needed and reading.words[first - 1] <= room else first


def choose(stretches: Sequence[Stretch]) -> list[Stretch]:
    """Take the best stretches that say different things and fit into one answer."""
    chosen: list[Stretch] = []
    words = 0
    for stretch in stretches:
        if len(chosen) == MAX_QUOTES:
            break
        if chosen and words + stretch.words > ANSWER_WORDS:
            continue
        if any(says_the_same(stretch.text, other.text) for other in chosen):
            continue
        chosen.append(stretch)
        words += stretch.words
    return chosen


def says_the_same(one: str, other: str) -> bool:
    """Whether two texts are of nearly the same words."""
    a, b = set(one.casefold().split()), set(other.casefold().split())
    return len(a & b) >= SAME_WORDS * max(min(len(a), len(b)), 1)


def _count_words(passage: Passage, sentence: Sentence) -> int:
    start, end = sentence.start - passage.start, sentence.end - passage.start
    return len(passage.text[start:end].split())
