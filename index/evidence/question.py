"""A question made ready for comparison with sentences: its words, and what it asks for."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.lexical.positions import WantedTerms
from index.query.concepts import Variant
from index.ranking.ranker import Scored
from index.statements.asked import Asked, read_question
from index.text.language import Language

#: Weight of a compound's part; the whole word has 1.
_PART = 0.5

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


@dataclass(frozen=True, slots=True)
class Wording:
    """One way in which a concept may be worded, its terms parted by kind.

    Attributes:
        concept: The number of the concept.
        words: How many words it has.
        stems, lemmas, parts: Names of terms; a word is met by its stem or its lemma.
        names: All of them.
    """

    concept: int
    weight: float
    words: int
    stems: frozenset[str]
    lemmas: frozenset[str]
    parts: frozenset[str]
    names: frozenset[str]

    def met_by(self, names: Set[str]) -> float:
        """Return how much of it the terms of a sentence cover, 0 to its weight."""
        if self.words > 1:
            return self.weight * len(self.lemmas & names) / max(len(self.lemmas), 1)
        if not (self.lemmas.isdisjoint(names) and self.stems.isdisjoint(names)):
            return self.weight
        return 0.0 if self.parts.isdisjoint(names) else self.weight * _PART


@dataclass(frozen=True, slots=True)
class QuestionFeatures:
    """A question made ready for comparison with sentences.

    Attributes:
        concepts: How many things it asks about.
        wordings: Of all of these; ``worded_with`` has their places by term.
        wanted: All these terms.
        share: What each concept is of the whole question; sums to 1.
        mean, deviation: Of the best similarity that each passage has to the question.
        best: These similarities, in deviations, the smallest first.
        number, reason: Whether a number or a reason is asked for.
        asked: The kind of statement, the side and the opinion that are asked for.
    """

    language: Language
    concepts: int
    wordings: tuple[Wording, ...]
    worded_with: Mapping[str, Sequence[int]]
    wanted: WantedTerms
    share: NDArray[np.float64]
    vector: NDArray[np.float32]
    mean: float
    deviation: float
    best: NDArray[np.float64]
    number: bool
    reason: bool
    asked: Asked


def question_features(scored: Scored) -> QuestionFeatures:
    """Make a question that was scored ready for comparison with sentences."""
    text = scored.query.text
    wordings = tuple(
        _wording(n, variant)
        for n, concept in enumerate(scored.query.concepts)
        for variant in concept.variants
    )
    mean = float(scored.cosine_sentence.mean())
    deviation = float(scored.cosine_sentence.std()) or 1.0
    return QuestionFeatures(
        language=scored.query.language,
        concepts=len(scored.query.concepts),
        wordings=wordings,
        worded_with=_places_by_term(wordings),
        wanted=scored.wanted,
        share=scored.words.share,
        vector=scored.vector,
        mean=mean,
        deviation=deviation,
        best=np.sort((scored.cosine_sentence - mean) / deviation),
        number=bool(_ASKS_NUMBER.search(text)),
        reason=bool(_ASKS_REASON.search(text)),
        asked=read_question(text),
    )


def _places_by_term(wordings: Sequence[Wording]) -> dict[str, list[int]]:
    found: defaultdict[str, list[int]] = defaultdict(list)
    for place, wording in enumerate(wordings):
        for name in wording.names:
            found[name].append(place)
    return dict(found)


def _wording(concept: int, variant: Variant) -> Wording:
    names = [name for name, _ in variant.terms]

    def of_kind(letter: str) -> frozenset[str]:
        return frozenset(name for name in names if name[0] == letter)

    stems, lemmas, parts = of_kind("s"), of_kind("l"), of_kind("p")
    return Wording(
        concept=concept,
        weight=variant.weight,
        words=variant.tokens,
        stems=stems,
        lemmas=lemmas,
        parts=parts,
        names=stems | lemmas | parts,
    )
