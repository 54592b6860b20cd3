"""Hits → the stretches of them that answer, best first.

Every sentence gets a probability of being an answer, from a few signs and weights that
were fitted on questions with known evidence. A run of sentences is worth the probability
that any of them answers; the best runs are quoted, the best of all at most length.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from index.evidence.classifier import EvidenceModel, load_model
from index.evidence.coherence import is_question, speeches
from index.evidence.features import kinds_of, sentences_of, signs_of_hits
from index.evidence.question import Asked, asked_of
from index.evidence.spans import Reading, Run, Stretch, text_of
from index.models import Hit, SearchOutcome
from index.searcher import Searcher
from ingest.passage_voices import voice_at

#: How many words each quote may have, by its place: the strongest one gets the most
#: room. A single sentence may have more, and so may two runs that continue each other.
ROOM = (80, 60, 40, 40, 40)
#: The length at which stretches are compared with one another.
COMPARED_WORDS = 60
#: So many stretches of one passage may be quoted; more would be the passage itself.
STRETCHES_PER_HIT = 3
#: What each but the first one counts: another passage is more likely to say something else.
SECOND_COUNTS = 0.9
#: Hits further down are there to be read, not to be quoted.
HITS_READ = 12
#: All quotes together: what a caseworker reads between two meetings.
ANSWER_WORDS = 226
#: What continues a quote is read together with it if it is worth so much beside it.
JOINED_SHARE = 0.2
#: What is worth less beside the strongest quote says something else.
LEAST_SHARE = 0.08
#: What a caption counts: it says what a figure shows, not what is found.
CAPTION_COUNTS = 0.2
#: What a question counts, such as one of an interview guide, where none is asked for.
QUESTION_COUNTS = 0.3
#: Two quotes that share so much of the shorter one's words say the same.
SAME_WORDS = 0.8


@dataclass(frozen=True, slots=True)
class Choice:
    """A run that is to be quoted.

    Attributes:
        strength: Of its strongest part, where it was joined of several.
    """

    reading: Reading
    run: Run
    strength: float

    @property
    def stretch(self) -> Stretch:
        """Where it stands in the canonical text."""
        return self.reading.stretch(self.run, self.strength)


def find_evidence(outcome: SearchOutcome, searcher: Searcher) -> list[Stretch]:
    """Choose what to quote for a question, strongest first, until the reader has enough."""
    return choose(read_hits(asked_of(outcome.query, searcher), outcome, searcher))


def read_hits(
    asked: Asked, outcome: SearchOutcome, searcher: Searcher, model: EvidenceModel | None = None
) -> list[Reading]:
    """Weigh the sentences of the first hits; those in a voice not asked for count nothing.

    Args:
        model: The one that comes with the package, unless given.
    """
    model = model or load_model()
    readings: list[Reading] = []
    hits = outcome.hits[:HITS_READ]
    for hit, signs in zip(hits, signs_of_hits(asked, hits, searcher), strict=True):
        reading = _read(asked, hit, model.probabilities(signs), searcher)
        if outcome.voices:
            heard = in_voices(reading, outcome.voices)
            reading = replace(reading, worth=reading.worth * heard)
        readings.append(reading)
    return readings


def in_voices(reading: Reading, voices: Collection[str]) -> NDArray[np.bool_]:
    """For each sentence whether most of it is in one of ``voices``."""
    whose = [voice_at(reading.hit.passage, s.start, s.end)[0] for s in reading.sentences]
    return np.array([voice in voices for voice in whose], dtype=bool)


def _read(asked: Asked, hit: Hit, worth: NDArray[np.float64], searcher: Searcher) -> Reading:
    sentences = sentences_of(hit.passage)
    texts = [text_of(hit.passage, sentence) for sentence in sentences]
    kinds = kinds_of(hit.passage, sentences, searcher)
    counts = [_counts(text, kind, asked) for text, kind in zip(texts, kinds, strict=True)]
    return Reading(
        hit=hit,
        sentences=sentences,
        words=tuple(len(text.split()) for text in texts),
        worth=worth * counts,
        kinds=kinds,
        speeches=speeches(texts),
    )


def _counts(text: str, kind: str, asked: Asked) -> float:
    """What a sentence of its kind counts beside one that says something itself."""
    if kind == "caption":
        return CAPTION_COUNTS
    return QUESTION_COUNTS if is_question(text) and not asked.questions else 1.0


def choose(readings: Sequence[Reading]) -> list[Stretch]:
    """Take the strongest stretches that say different things and fit into one answer."""
    chosen: list[Choice] = []
    for strength, reading, run in _candidates(readings):
        if len(chosen) == len(ROOM) or (chosen and strength < LEAST_SHARE * chosen[0].strength):
            break
        taken = [choice.run for choice in chosen if choice.reading is reading]
        fitted = reading.best_of(run, ROOM[len(chosen)], taken)
        if fitted and _adds(choice := Choice(reading, fitted, strength), chosen):
            _put(choice, chosen)
    return [choice.stretch for choice in chosen]


def _candidates(readings: Sequence[Reading]) -> list[tuple[float, Reading, Run]]:
    """Strength, reading and run of what may be quoted, strongest first."""
    found = [
        (run.worth * SECOND_COUNTS**nth, reading, run)
        for reading in readings
        for nth, run in enumerate(islice(reading.best_runs(COMPARED_WORDS), STRETCHES_PER_HIT))
        if run.worth > 0
    ]
    return sorted(found, key=lambda candidate: -candidate[0])


def _adds(choice: Choice, chosen: Sequence[Choice]) -> bool:
    """Whether there is room for it, and it says something that is not said yet."""
    stretch, others = choice.stretch, [other.stretch for other in chosen]
    if others and stretch.words > ANSWER_WORDS - sum(other.words for other in others):
        return False
    return not any(says_the_same(stretch.text, other.text) for other in others)


def _put(choice: Choice, chosen: list[Choice]) -> None:
    """Add a choice; one that continues another is read together with it, in its place."""
    for place, other in enumerate(chosen):
        if other.reading is choice.reading and choice.strength >= JOINED_SHARE * other.strength:
            joined = choice.reading.joined(other.run, choice.run)
            if joined:
                chosen[place] = Choice(choice.reading, joined, other.strength)
                return
    chosen.append(choice)


def says_the_same(one: str, other: str) -> bool:
    """Whether two texts are of nearly the same words."""
    a, b = set(one.casefold().split()), set(other.casefold().split())
    return len(a & b) >= SAME_WORDS * max(min(len(a), len(b)), 1)
