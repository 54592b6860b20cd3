"""Values of search: hits with their reasons and highlights, facets, lines of a run."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ingest.models import DocumentId, Passage, PassageId, Sentence

AnswerStatus = Literal["answered", "weak_evidence", "no_evidence"]
ReasonKind = Literal[
    "phrase", "term", "lemma", "compound_part", "thesaurus", "spelling", "nearest_sentence"
]


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason that a passage was found.

    Attributes:
        query: The words of the question.
        matched: The words of the passage that match them.
        relation: For a thesaurus match, how the two are related ("translation").
    """

    kind: ReasonKind
    query: str
    matched: str
    relation: str | None = None


@dataclass(frozen=True, slots=True)
class Highlight:
    """A span to mark, as half-open offsets into the document's canonical text."""

    start: int
    end: int
    kind: ReasonKind


@dataclass(frozen=True, slots=True)
class ScoreParts:
    """The components of a fused score, each calibrated to about 0 to 1."""

    lexical: float
    passage_vector: float
    sentence_vector: float


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage with its place in a ranking. Ranks start at 1."""

    rank: int
    score: float
    passage: Passage
    parts: ScoreParts
    best_sentence: Sentence | None = None
    why: tuple[Reason, ...] = ()
    highlights: tuple[Highlight, ...] = ()


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value of a facet and how many of the matching passages have it."""

    value: str
    count: int


@dataclass(frozen=True, slots=True)
class RankedPassage:
    """A line of a run: a passage with its rank and score."""

    passage_id: PassageId
    document_id: DocumentId
    rank: int
    score: float
