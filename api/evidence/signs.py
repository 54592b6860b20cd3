"""What speaks for a sentence being the one that answers, as numbers.

Everything is read off what search has found out already: the question's vector and
slots, the passage's place among the hits, and the words of the sentence itself.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.language import Language
from index.models import Hit
from index.occurrences import WantedTerms, Word
from index.searcher import Searcher
from index.slots import Alternative
from ingest.models import BlockKind, Passage, Sentence

#: What each column of ``signs_of_sentences`` says. The fitted model has their names.
SIGNS = (
    "near",  # how far the sentence's similarity stands out, in deviations
    "held",  # share of the question's words that stand in it or in the sentences beside it
    "behind",  # how far the passage scores behind the best one, 0 or less
    "rank",  # logarithm of the passage's rank
    "length",  # logarithm of the number of words
    "number",  # the question asks for a number, and the sentence has one
    "reason",  # the question asks why, and the sentence gives a reason
    "informant",  # the sentence is in the words of somebody who was asked
)
Signs = NDArray[np.float64]

#: Blocks that stand among the running text without being a part of it.
SET_APART: frozenset[BlockKind] = frozenset({"caption", "footnote", "reference"})
#: What a compound's part is worth beside the whole word.
_PART = 0.5
#: What a sentence too short to have a vector counts as, in deviations.
_UNKNOWN_NEARNESS = -2.0

_ASKS_NUMBER = re.compile(
    r"\b(?:h?[vk]or (?:mange|stor|store|mye|mykje|høy|høg|lang|lenge|ofte)"
    r"|how (?:many|much|large|big|long|often)"
    r"|prosent\w*|per ?cent|andel\w*|del|share|proportion|antal\w*|number|gjennomsnitt\w*"
    r"|average|mean|når|when|år|year)\b",
    re.IGNORECASE,
)
_ASKS_REASON = re.compile(
    r"\b(?:hvorfor|kvifor|why|grunn\w*|årsak\w*|reason\w*|skyldes|kjem av)\b", re.IGNORECASE
)
_ASKS_QUESTION = re.compile(
    r"\b(?:spørsmål\w*|spurt\w*|spør\w*|problemstilling\w*|intervjuguide\w*|spørjeskjema\w*"
    r"|påstand\w*|question\w*|ask(?:s|ed)?|interview guide|hypothes[ei]s|statements?)\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d")
_REASON = re.compile(
    r"\b(?:fordi|skyld\w*|grunn\w*|årsak\w*|derfor|difor|dermed|for å|slik at|ettersom|siden"
    r"|sidan|because|since|due to|therefore)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Wording:
    """One way in which a slot may be worded, its terms parted by kind.

    Attributes:
        slot: The number of the slot.
        words: How many words it has.
        stems, lemmas, parts: Names of terms; a word is met by its stem or its lemma.
        names: All of them.
    """

    slot: int
    weight: float
    words: int
    stems: frozenset[str]
    lemmas: frozenset[str]
    parts: frozenset[str]
    names: frozenset[str]

    def met_by(self, names: Set[str]) -> float:
        """How well the terms of a sentence meet it, 0 to its weight."""
        if self.words > 1:
            return self.weight * len(self.lemmas & names) / max(len(self.lemmas), 1)
        if not (self.lemmas.isdisjoint(names) and self.stems.isdisjoint(names)):
            return self.weight
        return 0.0 if self.parts.isdisjoint(names) else self.weight * _PART


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, ready to be held up against sentences.

    Attributes:
        slots: How many things it asks about.
        wordings: Of all of these; ``worded_with`` has their places by term.
        wanted: All these terms.
        share: What each slot is of the whole question; sums to 1.
        mean, deviation: Of the best similarity that each passage has to the question.
        number, reason, questions: Whether a number, a reason or a question is asked for.
    """

    language: Language
    slots: int
    wordings: tuple[Wording, ...]
    worded_with: Mapping[str, Sequence[int]]
    wanted: WantedTerms
    share: NDArray[np.float64]
    vector: NDArray[np.float32]
    mean: float
    deviation: float
    number: bool
    reason: bool
    questions: bool


def asked_of(text: str, searcher: Searcher) -> Asked:
    """Take a question apart as search does."""
    scored = searcher.ranker.score(text)
    wordings = tuple(
        _wording(n, alternative)
        for n, slot in enumerate(scored.slots)
        for alternative in slot.alternatives
    )
    return Asked(
        language=scored.language,
        slots=len(scored.slots),
        wordings=wordings,
        worded_with=_places_by_term(wordings),
        wanted=scored.wanted,
        share=scored.words.share,
        vector=scored.vector,
        mean=float(scored.cosine_sentence.mean()),
        deviation=float(scored.cosine_sentence.std()) or 1.0,
        number=bool(_ASKS_NUMBER.search(text)),
        reason=bool(_ASKS_REASON.search(text)),
        questions=bool(_ASKS_QUESTION.search(text)),
    )


def sentences_of(passage: Passage) -> Sequence[Sentence]:
    """The sentences of a passage; a passage without any is one."""
    return passage.sentences or (Sentence(passage.start, passage.end),)


def signs_of_sentences(asked: Asked, hit: Hit, best_score: float, searcher: Searcher) -> Signs:
    """Say of every sentence of a hit what speaks for it.

    Args:
        best_score: Of the first hit.

    Returns:
        One row per sentence, one column per name in ``SIGNS``.
    """
    passage = hit.passage
    sentences = sentences_of(passage)
    texts = [passage.text[s.start - passage.start : s.end - passage.start] for s in sentences]
    generation = searcher.generation
    words = generation.occurrences.words(generation.row_of[passage.passage_id], asked.wanted)
    met = slots_met(asked, sentences, words, passage.start)
    columns = {
        "near": nearness(asked, passage, sentences, searcher),
        "held": _with_neighbours(met) @ asked.share,
        "behind": hit.score - best_score,
        "rank": np.log(hit.rank),
        "length": [np.log(max(len(text.split()), 1)) for text in texts],
        "number": [asked.number and bool(_NUMBER.search(text)) for text in texts],
        "reason": [asked.reason and bool(_REASON.search(text)) for text in texts],
        "informant": [speaks(passage, sentence) for sentence in sentences],
    }
    signs = np.zeros((len(sentences), len(SIGNS)))
    for n, name in enumerate(SIGNS):
        signs[:, n] = columns[name]
    return signs


def speaks(passage: Passage, sentence: Sentence) -> bool:
    """Whether most of a sentence is in the words of somebody who was asked."""
    if passage.voice == "informant":
        return True
    half = (sentence.end - sentence.start) / 2
    return any(
        span.voice == "informant"
        and min(span.end, sentence.end) - max(span.start, sentence.start) > half
        for span in passage.voices
    )


def kinds_of(
    passage: Passage, sentences: Sequence[Sentence], searcher: Searcher
) -> tuple[BlockKind, ...]:
    """What kind of text each sentence stands in, as far as it is set apart from the rest."""
    blocks = searcher.document(passage.document_id).parsed.blocks
    places = (bisect_right(blocks, s.start, key=lambda block: block.start) for s in sentences)
    kinds = (blocks[place - 1].kind if place else "paragraph" for place in places)
    return tuple(kind if kind in SET_APART else "paragraph" for kind in kinds)


def nearness(
    asked: Asked, passage: Passage, sentences: Sequence[Sentence], searcher: Searcher
) -> NDArray[np.float64]:
    """How far each sentence's similarity to the question stands out, in deviations."""
    generation = searcher.generation
    row = generation.row_of[passage.passage_id]
    first, last = np.searchsorted(generation.sentence_places[:, 0], [row, row + 1])
    cosines = generation.sentence_vectors.vectors[first:last] @ asked.vector
    known = {
        (int(start), int(end)): float(cosine)
        for (_, start, end), cosine in zip(
            generation.sentence_places[first:last], cosines, strict=True
        )
    }
    return np.array(
        [
            (known[s.start, s.end] - asked.mean) / asked.deviation
            if (s.start, s.end) in known
            else _UNKNOWN_NEARNESS
            for s in sentences
        ]
    )


def slots_met(
    asked: Asked,
    sentences: Sequence[Sentence],
    words: Sequence[Word],
    at: int,
) -> NDArray[np.float64]:
    """How well each sentence words each slot, 0 to 1: shape (sentences, slots).

    Args:
        words: Those of the passage that have a term of a slot. The passage begins at
            ``at`` of the canonical text.
    """
    met = np.zeros((len(sentences), asked.slots))
    for row, sentence in zip(met, sentences, strict=True):
        first, last = sentence.start - at, sentence.end - at
        within = (word.names for word in words if first <= word.start and word.end <= last)
        if names := frozenset[str]().union(*within):
            row[:] = _best_met(asked, names)
    return met


def _best_met(asked: Asked, names: Set[str]) -> list[float]:
    """How well the best wording of each slot is met."""
    best = [0.0] * asked.slots
    for place in {place for name in names for place in asked.worded_with[name]}:
        wording = asked.wordings[place]
        best[wording.slot] = max(best[wording.slot], wording.met_by(names))
    return best


def _places_by_term(wordings: Sequence[Wording]) -> dict[str, list[int]]:
    found: defaultdict[str, list[int]] = defaultdict(list)
    for place, wording in enumerate(wordings):
        for name in wording.names:
            found[name].append(place)
    return dict(found)


def _wording(slot: int, alternative: Alternative) -> Wording:
    names = [name for name, _ in alternative.terms]

    def of_kind(letter: str) -> frozenset[str]:
        return frozenset(name for name in names if name[0] == letter)

    stems, lemmas, parts = of_kind("s"), of_kind("l"), of_kind("p")
    return Wording(
        slot=slot,
        weight=alternative.weight,
        words=alternative.tokens,
        stems=stems,
        lemmas=lemmas,
        parts=parts,
        names=stems | lemmas | parts,
    )


def _with_neighbours(met: NDArray[np.float64]) -> NDArray[np.float64]:
    best = met.copy()
    np.maximum(best[1:], met[:-1], out=best[1:])
    np.maximum(best[:-1], met[1:], out=best[:-1])
    return best
