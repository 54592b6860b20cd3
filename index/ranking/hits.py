"""Rows of passages, best first → hits with their explanations."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import numpy as np
from numpy.typing import NDArray

from index.generations.reader import Generation
from index.models import Hit, ScoreParts
from index.ranking.explanations import Explainer
from index.ranking.ranker import Scored
from index.ranking.signs import Texts
from ingest.models import Passage, Sentence

#: Score of every passage where a query holds filters only.
NEUTRAL_SCORE = 1.0


def hits_of(
    generation: Generation, scored: Scored, rows: Sequence[int], phrases: Sequence[str]
) -> tuple[Hit, ...]:
    """Make hits of rows of passages, best first, ranks from 1.

    Args:
        phrases: Exact phrases to mark in the passages.
    """
    explainer = Explainer(scored.query.concepts, phrases)
    return tuple(
        _hit(rank, row, generation, scored, explainer) for rank, row in enumerate(rows, start=1)
    )


def listed(passages: Sequence[Passage]) -> tuple[Hit, ...]:
    """Make hits of passages that were not scored, in their order."""
    nothing = ScoreParts(0.0, 0.0, 0.0)
    return tuple(
        Hit(rank, NEUTRAL_SCORE, passage, nothing) for rank, passage in enumerate(passages, start=1)
    )


def _hit(rank: int, row: int, generation: Generation, scored: Scored, explainer: Explainer) -> Hit:
    passage = generation.passages[row]
    sentence = _sentence(int(scored.best_sentence[row]), generation)
    words = generation.term_positions.words(row, scored.wanted)
    why, highlights = explainer.explain(passage, words, sentence)
    components = scored.components
    return Hit(
        rank=rank,
        score=float(scored.fused[row]),
        passage=passage,
        parts=ScoreParts(
            float(components.lexical[row]),
            float(components.passage[row]),
            float(components.sentence[row]),
        ),
        best_sentence=sentence,
        why=why,
        highlights=highlights,
    )


def texts_of(generation: Generation, scored: Scored, documents: NDArray[np.int64]) -> Texts:
    """Return the texts that a question's signs are looked for in.

    Args:
        documents: The number of each passage's document.
    """
    return Texts(
        text_of=lambda row: generation.passages[row].text,
        sentence_of=partial(nearest_sentence, generation, scored),
        terms_of=generation.analyzer.index_terms,
        documents=documents,
    )


def nearest_sentence(generation: Generation, scored: Scored, row: int) -> str:
    """Return the words of the sentence of a row's passage that is nearest to the question."""
    passage = generation.passages[row]
    sentence = _sentence(int(scored.best_sentence[row]), generation)
    if sentence is None:
        return passage.text
    return passage.text[sentence.start - passage.start : sentence.end - passage.start]


def _sentence(row: int, generation: Generation) -> Sentence | None:
    if row < 0:
        return None
    _, start, end = generation.sentence_places[row]
    return Sentence(int(start), int(end))
