"""Concepts of a question → BM25 scores of every passage, concept by concept."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial, reduce

import numpy as np
from numpy.typing import NDArray

from index.lexical.bm25 import K1, FieldIndex
from index.lexical.positions import WantedTerms
from index.query.concepts import QueryConcept, Variant
from index.query.expansion import BROADER

BODY = "text"
#: First letter of the name of a term that is a base form.
LEMMA = "l"
#: Terms whose postings are kept: finding a term's name takes longer than adding up its scores.
TERM_CACHE_SIZE = 1 << 13


@dataclass(frozen=True, slots=True)
class LexicalScores:
    """BM25 scores of every passage for each concept of a question.

    Attributes:
        by_concept: One row per concept, one column per passage.
        met: Weight (0–1) of each concept's best variant found in the passage, laid out as
            ``by_concept``.
        importance: How much each concept asks for: the idf of its words. Shape ``(concepts,)``.
        known: Weight of the best variant of each concept that the corpus holds, 0 to 1.
        held: Whether the passage holds all words of a variant that means the same or less, laid
            out as ``by_concept``; a broader or related name is another thing.
        saturation: The most that a term's frequency can multiply its idf by: ``k1 + 1``.
    """

    by_concept: NDArray[np.float64]
    met: NDArray[np.float64]
    importance: NDArray[np.float64]
    known: NDArray[np.float64]
    held: NDArray[np.bool_]
    saturation: float = K1 + 1.0

    @property
    def total(self) -> NDArray[np.float64]:
        """The score of every passage over all concepts."""
        return np.asarray(self.by_concept.sum(axis=0))

    @property
    def attainable(self) -> float:
        """About what a passage would score that held every concept's words."""
        return float(self.importance.sum() * self.saturation)

    @property
    def share(self) -> NDArray[np.float64]:
        """Share of each concept in the whole question; sums to 1. Shape ``(concepts,)``."""
        whole = float(self.importance.sum())
        return self.importance / whole if whole else self.importance

    @property
    def vocabulary(self) -> float:
        """Share of the question that the corpus has words for, 0 to 1."""
        return float((self.share * self.known).sum())

    @property
    def coverage(self) -> NDArray[np.float64]:
        """Share of the question that each passage has words for, 0 to 1."""
        return np.asarray(self.share @ self.met)


@dataclass(frozen=True, slots=True)
class _Found:
    """The scores that one term adds to the passages that hold it in any field.

    Attributes:
        number: Among the terms of ``BODY``; ``None`` where no passage's text has it.
    """

    number: int | None
    idf: float
    rows: NDArray[np.int32]
    scores: NDArray[np.float64]

    @property
    def occurs(self) -> bool:
        """Return whether any passage holds it."""
        return len(self.rows) > 0


_NOWHERE = np.empty(0, dtype=np.int32), np.empty(0)


class ConceptScorer:
    """Scores concepts against the postings of one index. Safe to share between threads."""

    def __init__(
        self, fields: Mapping[str, FieldIndex], weights: Mapping[str, float], *, k1: float = K1
    ) -> None:
        """Take the fields that weigh something.

        Args:
            fields: Must hold ``BODY``.
            weights: By the field's name.
            k1: BM25's parameter that the postings were made with.
        """
        self._saturation = k1 + 1.0
        self._size, self._terms = len(fields[BODY]), len(fields[BODY].idf)
        self._fields = [(name, fields[name], weight) for name, weight in weights.items() if weight]
        self._found = lru_cache(maxsize=TERM_CACHE_SIZE)(self._look_up)

    def score(self, concepts: Sequence[QueryConcept]) -> LexicalScores:
        """Score every passage on every concept by the concept's best variant there."""
        by_concept = np.zeros((len(concepts), self._size))
        met = np.zeros((len(concepts), self._size))
        held = np.zeros((len(concepts), self._size), dtype=np.bool_)
        scratch = np.zeros(self._size)
        for scores, weights, whole, concept in zip(by_concept, met, held, concepts, strict=True):
            for variant in concept.variants:
                rows, added = self._scored(variant, scratch)
                if len(rows):  # most names of most concepts occur in no passage
                    scores[rows] = np.maximum(scores[rows], added)
                    weights[rows] = np.maximum(weights[rows], variant.weight)
                    whole[self._holding(variant, rows)] = True
        return LexicalScores(
            by_concept=by_concept,
            met=met,
            importance=np.array([self._importance(concept) for concept in concepts]),
            known=np.array([self._known(concept) for concept in concepts]),
            held=held,
            saturation=self._saturation,
        )

    def wanted(self, concepts: Sequence[QueryConcept]) -> WantedTerms:
        """The terms of all concepts, to be looked for in the text of passages."""
        numbers = {
            number: term
            for concept in concepts
            for variant in concept.variants
            for term, _ in variant.terms
            if (number := self._found(term).number) is not None
        }
        return WantedTerms.of(numbers, self._terms)

    def _scored(
        self, variant: Variant, scratch: NDArray[np.float64]
    ) -> tuple[NDArray[np.int32], NDArray[np.float64]]:
        """The passages that hold a term of the variant, and what all its terms score there.

        Args:
            scratch: Zero for every passage, and left so.
        """
        found = [(self._found(term), weight) for term, weight in variant.terms]
        scored = [(f.rows, weight * variant.weight * f.scores) for f, weight in found if f.occurs]
        if len(scored) < 2:
            return scored[0] if scored else _NOWHERE
        for rows, scores in scored:
            scratch[rows] += scores
        touched = np.concatenate([rows for rows, _ in scored])
        added = scratch[touched]
        scratch[touched] = 0.0
        return touched, added

    def _holding(self, variant: Variant, rows: NDArray[np.int32]) -> NDArray[np.int32]:
        """Return those of the passages with a word of the variant that have all its words."""
        if variant.weight <= BROADER:
            return rows[:0]
        if variant.tokens > 1:
            lemmas = [self._found(term).rows for term, _ in variant.terms if term[0] == LEMMA]
            return reduce(partial(np.intersect1d, assume_unique=True), lemmas or [rows])
        # A number says nothing of the word that it hangs on: «19» of «covid-19».
        worded = [term for term, _ in variant.terms if not term[2:].isdigit()]
        if len(worded) in (0, len(variant.terms)):
            return rows
        return np.unique(np.concatenate([self._found(term).rows for term in worded]))

    def _look_up(self, term: str) -> _Found:
        """The postings of a term in all fields, each field's scores times its weight."""
        found = {
            name: (postings, weight)
            for name, field, weight in self._fields
            if (postings := field.postings(term))
        }
        if not found:
            return _Found(None, 0.0, *_NOWHERE)
        total = np.zeros(self._size)
        for postings, weight in found.values():
            total[postings.rows] += weight * postings.scores
        rows = np.flatnonzero(total).astype(np.int32)
        number, idf = None, 0.0
        if BODY in found:
            body, _ = found[BODY]
            number, idf = body.number, body.idf
        return _Found(number, idf, rows, total[rows])

    def _importance(self, concept: QueryConcept) -> float:
        """Return the idf of the best-known variant; an unknown word counts as rarest.

        Words that only ask for a quantity count nothing.
        """
        if concept.asks:
            return 0.0
        sums = [self._idf_sum(variant) for variant in concept.variants]
        return max(sums) or math.log(self._size + 1.0)

    def _idf_sum(self, variant: Variant) -> float:
        return sum(self._found(term).idf * weight for term, weight in variant.terms)

    def _known(self, concept: QueryConcept) -> float:
        known = (v.weight for v in concept.variants if self._idf_sum(v) > 0.0)
        return max(known, default=0.0)
