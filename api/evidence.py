"""Hits → the stretches of them that answer, best first.

Every sentence gets a probability of being an answer, from a few signs and weights that
were fitted on questions with known evidence. A run of sentences is worth the probability
that any of them answers; the best runs are quoted, the best of all at most length.
"""

from __future__ import annotations

import json
import math
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from api.evidence_signs import SIGNS, Asked, Signs, asked_of, sentences_of, signs_of_sentences
from api.openings import dangles, introduces
from index.models import Hit
from index.searcher import Searcher
from ingest.models import Block, BlockKind, Passage, Sentence

#: How many words each quote may have, by its place: the strongest one gets the most
#: room. A single sentence may have more.
ROOM = (80, 60, 40, 30, 30)
#: The length at which stretches are compared with one another.
COMPARED_WORDS = 60
#: So many more are allowed where a quote could not be understood without them.
UNDERSTANDING_WORDS = 15
#: What a quote counts that begins with a word that points back to what is not quoted.
DANGLING_COUNTS = 0.95
#: A row beside the best one of a table is quoted with it if it is worth half as much.
ROW_COUNTS = 0.5
#: Two stretches of one passage may answer; a third would be the passage itself.
STRETCHES_PER_HIT = 2
#: What the second one counts: another passage is more likely to say something else.
SECOND_COUNTS = 0.8
#: Hits further down are there to be read, not to be quoted.
HITS_READ = 12
#: All quotes together: what a caseworker reads between two meetings.
ANSWER_WORDS = 225
#: Blocks that stand among the running text without being a part of it.
SET_APART: frozenset[BlockKind] = frozenset({"caption", "footnote", "reference"})
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
        strength: What quotes are ordered by: about the probability that it answers.
    """

    hit: Hit
    start: int
    end: int
    words: int
    strength: float

    @property
    def text(self) -> str:
        """Its words, as they stand."""
        passage = self.hit.passage
        return passage.text[self.start - passage.start : self.end - passage.start]


@dataclass(frozen=True, slots=True)
class Run:
    """Sentences ``first`` to ``last`` of a hit, and the probability that one answers."""

    first: int
    last: int
    worth: float

    def touches(self, other: Run) -> bool:
        """Whether they share a sentence."""
        return self.first <= other.last and other.first <= self.last


@dataclass(frozen=True, slots=True)
class Reading:
    """A hit's sentences, one by one.

    Attributes:
        words: How many each has.
        worth: How likely each is to answer.
        kinds: Of the text that each stands in; a run is of one kind.
    """

    hit: Hit
    sentences: Sequence[Sentence]
    words: tuple[int, ...]
    worth: NDArray[np.float64]
    kinds: tuple[str, ...]

    def best_runs(self, room: int) -> Iterator[Run]:
        """Runs that do not touch, best first, each of at most ``room`` words.

        A single sentence may be longer, and so may a run that needs the sentence before
        it to be understood.
        """
        runs = [self._understandable(run, room) for run in self._runs(room)]
        taken: list[Run] = []
        for whole in sorted(runs, key=lambda run: (-self._counts(run), run.first)):
            if not any(whole.touches(other) for other in taken):
                taken.append(whole)
                yield whole

    def stretch(self, run: Run, strength: float) -> Stretch:
        """Where a run stands in the canonical text."""
        return Stretch(
            hit=self.hit,
            start=self.sentences[run.first].start,
            end=self.sentences[run.last].end,
            words=self._count(run.first, run.last),
            strength=strength,
        )

    def _runs(self, room: int) -> Iterator[Run]:
        for first in range(len(self.words)):
            for last in range(first, len(self.words)):
                if last > first and not self._may_grow(first, last, room):
                    break
                yield self._run(first, last)

    def _may_grow(self, first: int, last: int, room: int) -> bool:
        """Whether sentence ``last`` may be quoted together with those before it."""
        if self._count(first, last) > room or self.kinds[last] != self.kinds[first]:
            return False
        worth = self.worth[first : last + 1]
        return self.hit.passage.kind != "table" or worth.min() >= ROW_COUNTS * worth.max()

    def _counts(self, run: Run) -> float:
        dangling = run.first > 0 and dangles(self._text(run.first))
        return run.worth * DANGLING_COUNTS if dangling else run.worth

    def _run(self, first: int, last: int) -> Run:
        missed = (1.0 - self.worth[first : last + 1]).tolist()
        return Run(first, last, 1.0 - math.prod(missed))

    def _understandable(self, run: Run, room: int) -> Run:
        """Begin with what «dette» is, or with who speaks."""
        first = run.first - 1
        if first < 0 or self._count(first, run.last) > room + UNDERSTANDING_WORDS:
            return run
        if self.kinds[first] != self.kinds[run.first]:
            return run
        needed = dangles(self._text(run.first)) or introduces(self._text(first))
        return self._run(first, run.last) if needed else run

    def _count(self, first: int, last: int) -> int:
        return sum(self.words[first : last + 1])

    def _text(self, n: int) -> str:
        return _text_of(self.hit.passage, self.sentences[n])


def find_evidence(text: str, hits: Sequence[Hit], searcher: Searcher) -> list[Stretch]:
    """Choose what to quote for a question, strongest first, until the reader has enough."""
    return choose(read_hits(asked_of(text, searcher), hits, searcher))


def read_hits(
    asked: Asked, hits: Sequence[Hit], searcher: Searcher, model: EvidenceModel | None = None
) -> list[Reading]:
    """Weigh the sentences of the first hits.

    Args:
        model: The one that comes with the package, unless given.
    """
    model = model or load_model()
    readings = []
    for hit in hits[:HITS_READ]:
        sentences = sentences_of(hit.passage)
        words = tuple(len(_text_of(hit.passage, s).split()) for s in sentences)
        signs = signs_of_sentences(asked, hit, hits[0].score, searcher)
        blocks = searcher.document(hit.passage.document_id).parsed.blocks
        kinds = tuple(_kind_of_text(blocks, sentence) for sentence in sentences)
        readings.append(Reading(hit, sentences, words, model.probabilities(signs), kinds))
    return readings


def _kind_of_text(blocks: Sequence[Block], sentence: Sentence) -> str:
    """What must not be mixed in one quote: running text with captions or footnotes."""
    place = bisect_right(blocks, sentence.start, key=lambda block: block.start) - 1
    kind = blocks[place].kind if place >= 0 else "paragraph"
    return kind if kind in SET_APART else "paragraph"


def choose(readings: Sequence[Reading]) -> list[Stretch]:
    """Take the strongest stretches that say different things and fit into one answer."""
    chosen: list[Stretch] = []
    taken: defaultdict[int, list[Run]] = defaultdict(list)
    for strength, n, run in _candidates(readings):
        if len(chosen) == len(ROOM):
            break
        fitted = _fitted(readings[n], run, ROOM[len(chosen)], taken[n])
        if fitted is None:
            continue
        stretch = readings[n].stretch(fitted, strength)
        room_left = ANSWER_WORDS - sum(other.words for other in chosen)
        if chosen and stretch.words > room_left:
            continue
        if not any(says_the_same(stretch.text, other.text) for other in chosen):
            chosen.append(stretch)
            taken[n].append(fitted)
    return chosen


def _candidates(readings: Sequence[Reading]) -> list[tuple[float, int, Run]]:
    """Strength, place of the reading and run of what may be quoted, strongest first."""
    found = [
        (run.worth * SECOND_COUNTS**nth, n, run)
        for n, reading in enumerate(readings)
        for nth, run in enumerate(islice(reading.best_runs(COMPARED_WORDS), STRETCHES_PER_HIT))
    ]
    return sorted(found, key=lambda c: (-c[0], c[1]))


def _fitted(reading: Reading, run: Run, room: int, taken: Sequence[Run]) -> Run | None:
    """The best part of a run, or more than it, that fits the room it gets."""
    for fitted in reading.best_runs(room):
        if fitted.touches(run) and not any(fitted.touches(other) for other in taken):
            return fitted
    return None


def says_the_same(one: str, other: str) -> bool:
    """Whether two texts are of nearly the same words."""
    a, b = set(one.casefold().split()), set(other.casefold().split())
    return len(a & b) >= SAME_WORDS * max(min(len(a), len(b)), 1)


def _text_of(passage: Passage, sentence: Sentence) -> str:
    return passage.text[sentence.start - passage.start : sentence.end - passage.start]
