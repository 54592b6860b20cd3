"""The order of the passages that a query lets through, as its exact phrases demand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from index.query.constraints import Mask, is_question
from index.query.named_things import absent_things
from index.query.notes import (
    mentioned_nowhere,
    no_phrase,
    nothing_left,
    phrase_first,
    phrase_lifted,
)
from index.query.parser import ParsedQuery
from index.ranking.diversity import diversify
from index.ranking.ranker import Scored
from index.ranking.signs import occurring
from ingest.notes import Note

Order = NDArray[np.int64]
#: Score bonus for a passage with a phrase quoted in «…». Good hits score 5–7, so it only
#: breaks near-ties.
PHRASE_LIFT = 0.5


@dataclass(frozen=True, slots=True)
class Ordered:
    """Rows of passages, best first.

    Attributes:
        scored: The scores that they are ordered by.
        phrases: The exact phrases that the rows were chosen or lifted by.
    """

    rows: Order
    scored: Scored
    phrases: tuple[str, ...]
    notes: tuple[Note, ...]


def order_passages(
    query: ParsedQuery,
    scored: Scored,
    allowed: Mask,
    exact: Mask,
    *,
    k: int,
    documents: NDArray[np.int64],
    rerank: Callable[[Order], Order],
) -> Ordered:
    """Order the rows that are let through.

    Args:
        exact: Those of ``allowed`` that hold every exact phrase.
        documents: The number of each passage's document.
        rerank: Orders the best rows again.
    """
    phrases = query.phrases
    notes = [*query.notes, *scored.query.spellings.notes, *_absent(scored)]
    in_question = bool(phrases) and is_question(query, scored.query.language)
    if not allowed.any():
        notes.append(nothing_left())
    if phrases and allowed.any() and not exact.any():
        notes.append(no_phrase(phrases))
        exact, phrases = allowed, ()
    elif in_question and query.as_in_prose:
        notes.append(phrase_lifted(phrases))
        scored = replace(scored, fused=scored.fused + PHRASE_LIFT * exact)
        exact = allowed
    elif in_question and exact.sum() < k:
        notes.append(phrase_first(phrases))
        return Ordered(_sorted(scored, allowed, exact), scored, phrases, tuple(notes))
    rows = diversify(_sorted(scored, exact), scored.fused, documents, k)
    return Ordered(rerank(rows), scored, phrases, tuple(notes))


def _sorted(scored: Scored, allowed: Mask, first: Mask | None = None) -> Order:
    """Return the rows of ``allowed``, best first, those of ``first`` before all others."""
    behind = np.zeros_like(allowed) if first is None else ~first
    order = np.lexsort((-scored.fused, behind))
    return order[allowed[order]]


def _absent(scored: Scored) -> tuple[Note, ...]:
    """Say what things of the question no document mentions."""
    absent = absent_things(scored.query, occurring(scored))
    return (mentioned_nowhere([concept.words for concept in absent]),) if absent else ()
