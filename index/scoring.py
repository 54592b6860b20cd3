"""Slots of a question → BM25 scores of every passage, slot by slot."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.lexical import FieldIndex
from index.slots import Alternative, Slot

#: The most that a term's frequency in a passage can add to its idf: ``k1 + 1``.
SATURATION = 2.5
BODY = "text"


@dataclass(frozen=True, slots=True)
class LexicalScores:
    """What the words of a question say about every passage.

    Attributes:
        by_slot: One row per slot, one column per passage.
        importance: How much each slot asks for: the idf of its words. Shape ``(slots,)``.
        known: Weight of the best alternative of each slot that the corpus holds, 0 to 1.
    """

    by_slot: NDArray[np.float64]
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
    def coverage(self) -> float:
        """Share of the question that the corpus vocabulary covers, 0 to 1."""
        whole = float(self.importance.sum())
        return float((self.importance * self.known).sum() / whole) if whole else 0.0


def score_slots(
    slots: Sequence[Slot],
    fields: Mapping[str, FieldIndex],
    field_weights: Mapping[str, float],
) -> LexicalScores:
    """Score every passage on every slot by the slot's best alternative there."""
    size = len(fields[BODY])
    by_slot = np.zeros((len(slots), size))
    for row, slot in zip(by_slot, slots, strict=True):
        for alternative in slot.alternatives:
            np.maximum(row, _score(alternative, fields, field_weights, size), out=row)
    body = fields[BODY]
    return LexicalScores(
        by_slot=by_slot,
        importance=np.array([_importance(slot, body) for slot in slots]),
        known=np.array([_known(slot, body) for slot in slots]),
    )


def _score(
    alternative: Alternative,
    fields: Mapping[str, FieldIndex],
    field_weights: Mapping[str, float],
    size: int,
) -> NDArray[np.float64]:
    scores = np.zeros(size)
    for name, field in fields.items():
        if weight := field_weights.get(name, 0.0) * alternative.weight:
            for term, term_weight in alternative.terms:
                if found := field.postings(term):
                    scores[found.rows] += weight * term_weight * found.scores
    return scores


def _importance(slot: Slot, body: FieldIndex) -> float:
    """The idf of the best-known alternative; a word that nobody knows is rare indeed."""
    sums = [_idf_sum(alternative, body) for alternative in slot.alternatives]
    return max(sums) or math.log(len(body) + 1.0)


def _idf_sum(alternative: Alternative, body: FieldIndex) -> float:
    found = ((body.inverse_document_frequency(term), weight) for term, weight in alternative.terms)
    return sum(idf * weight for idf, weight in found if idf is not None)


def _known(slot: Slot, body: FieldIndex) -> float:
    known = (a.weight for a in slot.alternatives if _idf_sum(a, body) > 0.0)
    return max(known, default=0.0)
