"""Slots of a question → BM25 scores of every passage, slot by slot."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from index.lexical import FieldIndex, TermPostings
from index.slots import Alternative, Slot

#: The most that a term's frequency in a passage can add to its idf: ``k1 + 1``.
SATURATION = 2.5
BODY = "text"
#: Terms whose postings stay at hand: finding one in the names takes longer than adding it up.
TERMS_AT_HAND = 1 << 15


@dataclass(frozen=True, slots=True)
class LexicalScores:
    """What the words of a question say about every passage.

    Attributes:
        by_slot: One row per slot, one column per passage.
        met: What the best wording of each slot weighs that stands in the passage at
            all, 0 to 1, laid out as ``by_slot``.
        importance: How much each slot asks for: the idf of its words. Shape ``(slots,)``.
        known: Weight of the best alternative of each slot that the corpus holds, 0 to 1.
    """

    by_slot: NDArray[np.float64]
    met: NDArray[np.float64]
    importance: NDArray[np.float64]
    known: NDArray[np.float64]

    @property
    def total(self) -> NDArray[np.float64]:
        """The score of every passage over all slots."""
        return np.asarray(self.by_slot.sum(axis=0))

    @property
    def attainable(self) -> float:
        """About what a passage would score that held every slot's words."""
        return float(self.importance.sum() * SATURATION)

    @property
    def share(self) -> NDArray[np.float64]:
        """What each slot is of the whole question; sums to 1. Shape ``(slots,)``."""
        whole = float(self.importance.sum())
        return self.importance / whole if whole else self.importance

    @property
    def vocabulary(self) -> float:
        """Share of the question that the corpus has words for, 0 to 1."""
        return float((self.share * self.known).sum())

    @property
    def held(self) -> NDArray[np.float64]:
        """Share of the question that each passage has words for, 0 to 1."""
        return np.asarray(self.share @ self.met)


class SlotScorer:
    """Scores slots against the postings of one index. Safe to share between threads."""

    def __init__(self, fields: Mapping[str, FieldIndex], weights: Mapping[str, float]) -> None:
        """Take the fields that weigh something.

        Args:
            fields: Must hold ``BODY``.
            weights: By the field's name.
        """
        self._size = len(fields[BODY])
        self._body = lru_cache(maxsize=TERMS_AT_HAND)(fields[BODY].postings)
        self._fields: list[tuple[float, Callable[[str], TermPostings | None]]] = [
            (
                weight,
                self._body if name == BODY else lru_cache(TERMS_AT_HAND)(fields[name].postings),
            )
            for name, weight in weights.items()
            if weight
        ]

    def score(self, slots: Sequence[Slot]) -> LexicalScores:
        """Score every passage on every slot by the slot's best alternative there."""
        by_slot = np.zeros((len(slots), self._size))
        met = np.zeros((len(slots), self._size))
        for scores, weights, slot in zip(by_slot, met, slots, strict=True):
            for alternative in slot.alternatives:
                found = self._score(alternative)
                np.maximum(scores, found, out=scores)
                np.maximum(weights, (found > 0.0) * alternative.weight, out=weights)
        return LexicalScores(
            by_slot=by_slot,
            met=met,
            importance=np.array([self._importance(slot) for slot in slots]),
            known=np.array([self._known(slot) for slot in slots]),
        )

    def _score(self, alternative: Alternative) -> NDArray[np.float64]:
        scores = np.zeros(self._size)
        for field_weight, postings in self._fields:
            for term, term_weight in alternative.terms:
                if found := postings(term):
                    weight = field_weight * term_weight * alternative.weight
                    scores[found.rows] += weight * found.scores
        return scores

    def _importance(self, slot: Slot) -> float:
        """The idf of the best-known alternative; a word that nobody knows is rare indeed."""
        sums = [self._idf_sum(alternative) for alternative in slot.alternatives]
        return max(sums) or math.log(self._size + 1.0)

    def _idf_sum(self, alternative: Alternative) -> float:
        found = ((self._body(term), weight) for term, weight in alternative.terms)
        return sum(postings.idf * weight for postings, weight in found if postings)

    def _known(self, slot: Slot) -> float:
        known = (a.weight for a in slot.alternatives if self._idf_sum(a) > 0.0)
        return max(known, default=0.0)
