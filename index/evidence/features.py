"""Features of sentences: numbers that tell those that answer from the others.

Everything is read off what search has found out already: the question's vector and
concepts, the passage's place among the hits, and the words of the sentence itself.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence, Set
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.evidence.question import QuestionFeatures
from index.lexical.positions import Word
from index.models import Hit
from index.searcher import Searcher
from ingest.models import BlockKind, Passage, Sentence

#: The columns of ``features_of_hits``, by the names that the fitted model has.
FEATURES = (
    "similarity_z",  # the sentence's similarity to the question, as a z-score
    "similarity_z_before",  # the same of the sentence before it
    "similarity_z_after",  # the same of the sentence after it
    "log_passages_nearer",  # logarithm of 1 + the number of passages with a nearer sentence
    "coverage",  # share of the question's concepts that occur in the sentence
    "gap_to_top_coverage",  # coverage minus the highest coverage among all hits, 0 or less
    "coverage_with_neighbours",  # share that occurs in it or in the sentences beside it
    "coverage_with_headings",  # share that occurs there or in the headings above it
    "coverage_of_headings",  # share that occurs in the headings
    "gap_to_top_score",  # the passage's score minus the best passage's, 0 or less
    "log_rank",  # logarithm of the passage's rank
    "log_words",  # logarithm of the number of words
    "gives_number_asked_for",  # the question asks for a number, and the sentence has one
    "gives_reason_asked_for",  # the question asks why, and the sentence gives a reason
    "is_informant",  # most of the sentence is the words of an interviewee
)
FeatureTable = NDArray[np.float64]

#: Blocks among the running text that are not a part of it.
SET_APART: frozenset[BlockKind] = frozenset({"caption", "footnote", "reference"})
#: Tolerance for comparing similarities, as z-scores.
_SAME = 1e-4
#: z-score of a sentence too short to have a vector.
_UNKNOWN_NEARNESS = -2.0

_NUMBER = re.compile(r"\d")
_REASON = re.compile(
    r"\b(?:fordi|skyld\w*|grunn\w*|årsak\w*|derfor|difor|dermed|for å|slik at|ettersom|siden"
    r"|sidan|because|since|due to|therefore)\b",
    re.IGNORECASE,
)


def sentences_of(passage: Passage) -> Sequence[Sentence]:
    """The sentences of a passage; a passage without any is one."""
    return passage.sentences or (Sentence(passage.start, passage.end),)


def features_of_hits(
    question: QuestionFeatures, hits: Sequence[Hit], searcher: Searcher
) -> list[FeatureTable]:
    """Compute the features of every sentence of the hits.

    Args:
        hits: Best first.

    Returns:
        For each hit one row per sentence, one column per name in ``FEATURES``.
    """
    tables = [_features_of(question, hit, hits[0].score, searcher) for hit in hits]
    coverage, gap = FEATURES.index("coverage"), FEATURES.index("gap_to_top_coverage")
    most = max((table[:, coverage].max() for table in tables), default=0.0)
    for table in tables:
        table[:, gap] = table[:, coverage] - most
    return tables


def _features_of(
    question: QuestionFeatures, hit: Hit, best_score: float, searcher: Searcher
) -> FeatureTable:
    """All features but ``gap_to_top_coverage``, which takes all hits."""
    passage = hit.passage
    sentences = sentences_of(passage)
    texts = [passage.text[s.start - passage.start : s.end - passage.start] for s in sentences]
    features = np.zeros((len(sentences), len(FEATURES)))
    columns = {
        **_similarity_features(
            question, similarity_z_scores(question, passage, sentences, searcher)
        ),
        **_coverage_features(question, passage, sentences, searcher),
        "gap_to_top_score": hit.score - best_score,
        "log_rank": np.log(hit.rank),
        "log_words": [np.log(max(len(text.split()), 1)) for text in texts],
        "gives_number_asked_for": [
            question.number and bool(_NUMBER.search(text)) for text in texts
        ],
        "gives_reason_asked_for": [
            question.reason and bool(_REASON.search(text)) for text in texts
        ],
        "is_informant": [is_informant(passage, sentence) for sentence in sentences],
    }
    for name, values in columns.items():
        features[:, FEATURES.index(name)] = values
    return features


def _similarity_features(
    question: QuestionFeatures, z_scores: NDArray[np.float64]
) -> dict[str, Any]:
    """Take the passage's lowest z-score where there is no sentence before or after."""
    farthest = z_scores.min(keepdims=True)
    beside = np.concatenate([farthest, z_scores, farthest])
    return {
        "similarity_z": z_scores,
        "similarity_z_before": beside[:-2],
        "similarity_z_after": beside[2:],
        "log_passages_nearer": np.log1p(
            len(question.best) - np.searchsorted(question.best, z_scores + _SAME, "right")
        ),
    }


def _coverage_features(
    question: QuestionFeatures, passage: Passage, sentences: Sequence[Sentence], searcher: Searcher
) -> dict[str, Any]:
    words = searcher.term_positions(passage.passage_id, question.wanted)
    met = concepts_met(question, sentences, words, passage.start)
    beside = _with_neighbours(met)
    # A table's caption and header say of its rows what a heading says of its sentences.
    above = (*passage.section, passage.context) if passage.context else passage.section
    terms = searcher.terms_of(above)
    headed = np.array(_best_met(question, terms & question.worded_with.keys()))
    return {
        "coverage": met @ question.share,
        "coverage_with_neighbours": beside @ question.share,
        "coverage_with_headings": np.maximum(beside, headed) @ question.share,
        "coverage_of_headings": headed @ question.share,
    }


def is_informant(passage: Passage, sentence: Sentence) -> bool:
    """Return whether most of a sentence is the words of an interviewee."""
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
    """Return the kind of block of each sentence; ``"paragraph"`` for all running text."""
    blocks = searcher.document(passage.document_id).parsed.blocks
    places = (bisect_right(blocks, s.start, key=lambda block: block.start) for s in sentences)
    kinds = (blocks[place - 1].kind if place else "paragraph" for place in places)
    return tuple(kind if kind in SET_APART else "paragraph" for kind in kinds)


def similarity_z_scores(
    question: QuestionFeatures, passage: Passage, sentences: Sequence[Sentence], searcher: Searcher
) -> NDArray[np.float64]:
    """Return each sentence's similarity to the question as a z-score."""
    known = searcher.sentence_similarities(passage.passage_id, question.vector)
    return np.array(
        [
            (known[s.start, s.end] - question.mean) / question.deviation
            if (s.start, s.end) in known
            else _UNKNOWN_NEARNESS
            for s in sentences
        ]
    )


def concepts_met(
    question: QuestionFeatures,
    sentences: Sequence[Sentence],
    words: Sequence[Word],
    at: int,
) -> NDArray[np.float64]:
    """Weigh the best variant of each concept in each sentence, 0 to 1.

    Shape ``(sentences, concepts)``.

    Args:
        words: Those of the passage that have a term of a concept. The passage begins at
            ``at`` of the canonical text.
    """
    met = np.zeros((len(sentences), question.concepts))
    for row, sentence in zip(met, sentences, strict=True):
        first, last = sentence.start - at, sentence.end - at
        within = (word.names for word in words if first <= word.start and word.end <= last)
        if names := frozenset[str]().union(*within):
            row[:] = _best_met(question, names)
    return met


def _best_met(question: QuestionFeatures, names: Set[str]) -> list[float]:
    """Return the weight of each concept's best variant among the terms ``names``."""
    best = [0.0] * question.concepts
    for place in {place for name in names for place in question.worded_with[name]}:
        wording = question.wordings[place]
        best[wording.concept] = max(best[wording.concept], wording.met_by(names))
    return best


def _with_neighbours(met: NDArray[np.float64]) -> NDArray[np.float64]:
    best = met.copy()
    np.maximum(best[1:], met[:-1], out=best[1:])
    np.maximum(best[:-1], met[1:], out=best[:-1])
    return best
